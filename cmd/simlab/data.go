package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"simlab/engine/store"
)

// dataFolder is where runs are kept when nothing else is said: in the user's own
// data folder, or beside the program where there is none.
func dataFolder() string {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "simlab")
	}
	if home, err := os.UserHomeDir(); err == nil {
		return filepath.Join(home, ".local", "share", "simlab")
	}
	return "simlab-data"
}

// openKept opens a data folder that is there already: looking for a run makes none.
func openKept(dir string) (*store.Store, error) {
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no data folder %s: name the right one with -data DIR", dir)
	}
	return openData(dir)
}

// openData opens the journal of a data folder. The error tells whoever operates
// the program what is wrong and what to do about it.
func openData(dir string) (*store.Store, error) {
	s, err := store.Open(dir)
	switch {
	case err == nil:
		return s, nil
	case errors.Is(err, store.ErrLocked):
		return nil, fmt.Errorf("%s is in use by another simlab: stop that one, or choose another folder with -data DIR", dir)
	case errors.Is(err, store.ErrReadOnly):
		return nil, fmt.Errorf("%s cannot be written to: mend its rights, or choose another folder with -data DIR", dir)
	case errors.Is(err, store.ErrDiskFull):
		return nil, fmt.Errorf("the disk that holds %s is full: make room, or choose another folder with -data DIR", dir)
	case errors.Is(err, store.ErrFolder):
		return nil, fmt.Errorf("%s cannot be used as data folder (%w): choose another with -data DIR", dir, err)
	case errors.Is(err, store.ErrNewerDatabase):
		return nil, fmt.Errorf("%s was written by a newer simlab (%w): use that one, or choose another folder with -data DIR", dir, err)
	}
	return nil, fmt.Errorf("open %s: %w", dir, err)
}
