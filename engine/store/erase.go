package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// EraseText empties a text of a run: its words and its salt. The journal's chain
// stays whole, and no file of the data folder holds the words afterwards. A text
// that was erased before may be erased again.
//
// [ErrNotErased] means that the text is empty for every reader, but that somebody
// was reading just then and kept the log from being emptied: erase it again.
func (s *Store) EraseText(ctx context.Context, run string, id int64) error {
	err := s.scrubbing(ctx, func(tx *gorm.DB) error {
		gone := tx.Exec("UPDATE texts SET words = '', salt = x'' WHERE run = ? AND id = ?", run, id)
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return gone.Error
	})
	if err != nil {
		return fmt.Errorf("erase text %d of run %s: %w", id, run, err)
	}
	return nil
}

// scrubbing does something in a transaction and then removes what it left behind
// in the files: secure_delete overwrites what is freed in the database, and the
// log, which still holds older pages, is folded in and cut to nothing.
func (s *Store) scrubbing(ctx context.Context, do func(tx *gorm.DB) error) error {
	return s.hand(ctx, job{do: func(db *gorm.DB) error {
		if err := db.Transaction(do); err != nil {
			return translate(err)
		}
		return emptyLog(db)
	}})
}

// emptyLog folds the write-ahead log into the database and cuts it to nothing. It
// waits for readers as long as busy_timeout says.
func emptyLog(db *gorm.DB) error {
	var busy, frames, folded int
	if err := db.Raw("PRAGMA wal_checkpoint(TRUNCATE)").Row().Scan(&busy, &frames, &folded); err != nil {
		return fmt.Errorf("%w: %w", ErrNotErased, translate(err))
	}
	if busy != 0 {
		return ErrNotErased
	}
	return nil
}
