package store

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
)

// Names of the files in a data folder.
const (
	databaseFile = "simlab.db"
	lockFile     = "simlab.lock"
)

// openFolder makes the data folder for its owner alone, if it is not there, and
// locks it against other processes. The lock ends with the process, however that
// ends.
func openFolder(folder string) (*os.File, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		if errors.Is(err, syscall.ENOTDIR) || errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("data folder %s: %w: %w", folder, ErrFolder, err)
		}
		return nil, fmt.Errorf("data folder %s: %w", folder, translate(err))
	}
	f, err := lock(filepath.Join(folder, lockFile))
	if err != nil {
		return nil, fmt.Errorf("data folder %s: %w", folder, translate(err))
	}
	// SQLite gives its log and index the mode of the database, so that the mode
	// is settled here and not by whatever umask the process has.
	db, err := os.OpenFile(filepath.Join(folder, databaseFile), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("data folder %s: %w", folder, translate(err))
	}
	if err := db.Close(); err != nil {
		f.Close()
		return nil, fmt.Errorf("data folder %s: %w", folder, err)
	}
	return f, nil
}

// dsn names the database with the pragmas that every connection must have: set by
// a statement they would reach one connection of the pool only.
func dsn(folder string, reader bool) (string, error) {
	path, err := filepath.Abs(filepath.Join(folder, databaseFile))
	if err != nil {
		return "", fmt.Errorf("data folder %s: %w", folder, err)
	}
	path = filepath.ToSlash(path)
	if path[0] != '/' { // a drive letter
		path = "/" + path
	}
	u := url.URL{Scheme: "file", Path: path}
	q := url.Values{"_pragma": {
		"busy_timeout(5000)",
		"journal_mode(WAL)",
		"synchronous(FULL)",
		"foreign_keys(1)",
		"secure_delete(1)",
		"temp_store(MEMORY)", // words never spill into a temporary file
	}}
	if reader {
		q.Add("_pragma", "query_only(1)")
	} else {
		q.Set("_txlock", "immediate")
	}
	return u.String() + "?" + q.Encode(), nil
}
