package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// readers is how many reads can go on at once; more wait.
const readers = 4

// Store is a journal in an SQLite database in a folder of its own.
type Store struct {
	lock  *os.File
	write *gorm.DB // one connection, used by the writer goroutine alone
	read  *gorm.DB

	mu     sync.RWMutex // held for reading while a job is handed over, so that Close cannot close jobs under it
	closed bool
	jobs   chan job
	done   chan struct{} // closed when the writer has ended
}

// Open opens the journal in a folder, which is made if it is not there, and
// brings its schema up to date. One process at a time may have it open.
//
// The errors are for whoever operates the program: [ErrFolder], [ErrReadOnly],
// [ErrDiskFull], [ErrLocked], [ErrNewerDatabase].
func Open(folder string) (*Store, error) {
	lock, err := openFolder(folder)
	if err != nil {
		return nil, err
	}
	s := &Store{lock: lock, jobs: make(chan job, 4*groupMost), done: make(chan struct{})}
	if err := s.connect(folder); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", folder, err), s.disconnect())
	}
	go s.writer()
	return s, nil
}

func (s *Store) connect(folder string) error {
	steps, err := readMigrations(migrations, "sqlite")
	if err != nil {
		return err
	}
	if s.write, err = pool(folder, false); err != nil {
		return err
	}
	if err := migrate(s.write, steps); err != nil {
		return err
	}
	s.read, err = pool(folder, true)
	return err
}

// pool opens connections to the database: one that writes, or several that read.
func pool(folder string, reader bool) (*gorm.DB, error) {
	name, err := dsn(folder, reader)
	if err != nil {
		return nil, err
	}
	db, err := gorm.Open(sqlite.Open(name), &gorm.Config{
		SkipDefaultTransaction: true,
		TranslateError:         true,
		Logger:                 logger.Discard, // errors are returned, to be logged once, by the caller
	})
	if err != nil {
		return nil, translate(err)
	}
	conns, err := db.DB()
	if err != nil {
		return nil, err
	}
	most := 1
	if reader {
		most = readers
	}
	conns.SetMaxOpenConns(most)
	conns.SetMaxIdleConns(most)
	return db, nil
}

// Close stores what was handed over before it, then closes the database and
// releases the folder. Operations after it answer [ErrClosed].
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	close(s.jobs)
	s.mu.Unlock()
	<-s.done
	return s.disconnect()
}

func (s *Store) disconnect() error {
	var errs []error
	for _, db := range []*gorm.DB{s.read, s.write} { // the writer last: closing it folds the log into the database
		if db == nil {
			continue
		}
		conns, err := db.DB()
		if err == nil {
			err = conns.Close()
		}
		errs = append(errs, err)
	}
	return errors.Join(append(errs, s.lock.Close())...)
}

// reading returns the connections that read, under a context.
func (s *Store) reading(ctx context.Context) (*gorm.DB, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return nil, ErrClosed
	}
	return s.read.WithContext(ctx), nil
}
