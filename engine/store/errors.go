package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	gosqlite "github.com/glebarez/go-sqlite"
	"gorm.io/gorm"
)

// What an operation on a journal can answer, for the program.
var (
	ErrNotFound  = errors.New("no such entry")                          // the run, text or bundle is not there
	ErrExists    = errors.New("exists already")                         // a run of that id was created before
	ErrConflict  = errors.New("journal has gone on from another place") // expected sequence is not the tip
	ErrFenced    = errors.New("somebody else has taken the run")        // an older lease
	ErrDuplicate = errors.New("records are stored already")             // the same records at the same place
	ErrMalformed = errors.New("malformed records")                      // sequence not dense, chain broken, nothing to store
	ErrClosed    = errors.New("store is closed")
)

// What can be wrong with a data folder, for whoever operates the program.
var (
	ErrFolder        = errors.New("not a usable folder")
	ErrReadOnly      = errors.New("folder cannot be written to")
	ErrDiskFull      = errors.New("disk is full")
	ErrLocked        = errors.New("in use by another process")
	ErrNewerDatabase = errors.New("database was written by a newer version of the program")
	ErrNotErased     = errors.New("words may still stand in the write-ahead log") // a reader held the log; erase again
)

// Result codes of SQLite, without their extensions.
const (
	sqliteBusy     = 5
	sqliteLocked   = 6
	sqliteReadOnly = 8
	sqliteFull     = 13
	sqliteCantOpen = 14
)

// translate gives an error of the database or the file system its meaning and
// keeps the original in the chain.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var lite *gosqlite.Error
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, gorm.ErrForeignKeyViolated):
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return fmt.Errorf("%w: %w", ErrConflict, err)
	case errors.As(err, &lite):
		switch lite.Code() & 0xff {
		case sqliteBusy, sqliteLocked:
			return fmt.Errorf("%w: %w", ErrLocked, err)
		case sqliteReadOnly, sqliteCantOpen:
			return fmt.Errorf("%w: %w", ErrReadOnly, err)
		case sqliteFull:
			return fmt.Errorf("%w: %w", ErrDiskFull, err)
		}
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%w: %w", ErrDiskFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return err
}
