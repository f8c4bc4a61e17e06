package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Assessment is a filled rubric of a run. What its data says is the caller's
// affair; kind says who filled it, for example "self".
type Assessment struct {
	ID      int64
	Run     string
	Kind    string
	Data    []byte // JSON
	Created time.Time
}

// SaveAssessment adds an assessment to a run; earlier ones of the same kind stay.
func (s *Store) SaveAssessment(ctx context.Context, run, kind string, data []byte, created time.Time) error {
	err := s.writing(ctx, func(tx *gorm.DB) error {
		return tx.Exec("INSERT INTO assessments (run, kind, data, created) VALUES (?, ?, ?, ?)",
			run, kind, notNil(data), created.UnixMilli()).Error
	})
	if err != nil {
		return fmt.Errorf("save assessment of run %s: %w", run, err)
	}
	return nil
}

// Assessments returns the assessments of a run, oldest first.
func (s *Store) Assessments(ctx context.Context, run string) ([]Assessment, error) {
	if err := s.exists(ctx, run); err != nil {
		return nil, fmt.Errorf("assessments of run %s: %w", run, err)
	}
	db, err := s.reading(ctx)
	if err != nil {
		return nil, fmt.Errorf("assessments of run %s: %w", run, err)
	}
	var found []struct {
		ID, Created int64
		Kind        string
		Data        []byte
	}
	if err := db.Raw("SELECT id, kind, data, created FROM assessments WHERE run = ? ORDER BY id", run).Scan(&found).Error; err != nil {
		return nil, fmt.Errorf("assessments of run %s: %w", run, translate(err))
	}
	out := make([]Assessment, len(found))
	for i, f := range found {
		out[i] = Assessment{f.ID, run, f.Kind, f.Data, time.UnixMilli(f.Created).UTC()}
	}
	return out, nil
}

// EraseAssessments removes the assessments of one kind from a run; no file of the
// data folder holds them afterwards. A run that has none is no error.
func (s *Store) EraseAssessments(ctx context.Context, run, kind string) error {
	err := s.scrubbing(ctx, func(tx *gorm.DB) error {
		return tx.Exec("DELETE FROM assessments WHERE run = ? AND kind = ?", run, kind).Error
	})
	if err != nil {
		return fmt.Errorf("erase assessments of run %s: %w", run, err)
	}
	return nil
}
