package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"simlab/engine"
)

// noRows gives a missing row its meaning.
func noRows(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return translate(err)
}

// one reads a single row.
func (s *Store) one(ctx context.Context, into []any, query string, args ...any) error {
	db, err := s.reading(ctx)
	if err != nil {
		return err
	}
	return noRows(db.Raw(query, args...).Row().Scan(into...))
}

// Header returns what a run began with.
func (s *Store) Header(ctx context.Context, run string) (engine.Header, error) {
	var b []byte
	var h engine.Header
	if err := s.one(ctx, []any{&b}, "SELECT header FROM runs WHERE id = ?", run); err != nil {
		return h, fmt.Errorf("header of run %s: %w", run, err)
	}
	if err := json.Unmarshal(b, &h); err != nil {
		return h, fmt.Errorf("header of run %s: %w", run, err)
	}
	return h, nil
}

// Bundle returns the scenario bundle of a digest.
func (s *Store) Bundle(ctx context.Context, digest string) ([]byte, error) {
	var b []byte
	if err := s.one(ctx, []any{&b}, "SELECT bytes FROM bundles WHERE digest = ?", digest); err != nil {
		return nil, fmt.Errorf("bundle %s: %w", digest, err)
	}
	return b, nil
}

// Read returns the records of a run from a sequence on, in order, with their data
// undecoded: none when the journal ends before it.
func (s *Store) Read(ctx context.Context, run string, from int64) ([]engine.Record, error) {
	if err := s.exists(ctx, run); err != nil {
		return nil, fmt.Errorf("read run %s: %w", run, err)
	}
	db, err := s.reading(ctx)
	if err != nil {
		return nil, fmt.Errorf("read run %s: %w", run, err)
	}
	found, err := db.Raw("SELECT seq, at, kind, data, chain FROM records WHERE run = ? AND seq >= ? ORDER BY seq", run, from).Rows()
	if err != nil {
		return nil, fmt.Errorf("read run %s: %w", run, translate(err))
	}
	defer found.Close()
	var out []engine.Record
	for found.Next() {
		var r engine.Record
		if err := found.Scan(&r.Seq, &r.At, &r.Kind, &r.Data, &r.Chain); err != nil {
			return nil, fmt.Errorf("read run %s: %w", run, translate(err))
		}
		out = append(out, r)
	}
	if err := found.Err(); err != nil {
		return nil, fmt.Errorf("read run %s: %w", run, translate(err))
	}
	return out, nil
}

func (s *Store) exists(ctx context.Context, run string) error {
	var id string
	return s.one(ctx, []any{&id}, "SELECT id FROM runs WHERE id = ?", run)
}

// Texts returns the texts of a run in the order of their ids, erased ones with
// neither words nor salt.
func (s *Store) Texts(ctx context.Context, run string) ([]engine.Text, error) {
	if err := s.exists(ctx, run); err != nil {
		return nil, fmt.Errorf("texts of run %s: %w", run, err)
	}
	db, err := s.reading(ctx)
	if err != nil {
		return nil, fmt.Errorf("texts of run %s: %w", run, err)
	}
	var out []engine.Text
	if err := db.Raw("SELECT id, salt, words FROM texts WHERE run = ? ORDER BY id", run).Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("texts of run %s: %w", run, translate(err))
	}
	return out, nil
}

// Seats returns the seats of a run in the order of their ids.
func (s *Store) Seats(ctx context.Context, run string) ([]engine.Seat, error) {
	if err := s.exists(ctx, run); err != nil {
		return nil, fmt.Errorf("seats of run %s: %w", run, err)
	}
	db, err := s.reading(ctx)
	if err != nil {
		return nil, fmt.Errorf("seats of run %s: %w", run, err)
	}
	var out []engine.Seat
	if err := db.Raw("SELECT id, station FROM seats WHERE run = ? ORDER BY id", run).Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("seats of run %s: %w", run, translate(err))
	}
	return out, nil
}

// SeatOf returns the seat of a run that a token opens, named by its SHA-256.
// A token of no seat, or of another run's, answers [ErrNotFound].
func (s *Store) SeatOf(ctx context.Context, run string, token [32]byte) (engine.Seat, error) {
	var seat engine.Seat
	err := s.one(ctx, []any{&seat.ID, &seat.Station}, "SELECT id, station FROM seats WHERE token = ? AND run = ?", token[:], run)
	if err != nil {
		return engine.Seat{}, fmt.Errorf("seat of run %s: %w", run, err)
	}
	return seat, nil
}
