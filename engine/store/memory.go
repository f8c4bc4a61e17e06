package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"simlab/engine"
)

// Memory is a journal that lives as long as the process: for tests and for
// playing without a data folder.
type Memory struct {
	mu      sync.Mutex
	runs    map[string]*memoryRun
	bundles map[string][]byte
	next    int64 // id of the last assessment
	closed  bool
}

type memoryRun struct {
	info        RunInfo
	header      []byte
	tip         tip
	seats       []engine.Seat
	tokens      map[string][32]byte
	records     []engine.Record
	texts       map[int64]engine.Text
	assessments []Assessment
}

// NewMemory returns an empty journal.
func NewMemory() *Memory {
	return &Memory{runs: map[string]*memoryRun{}, bundles: map[string][]byte{}}
}

// Close ends the journal; operations after it answer [ErrClosed].
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

// open locks the journal; the caller unlocks it when there is no error.
func (m *Memory) open(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	if m.closed {
		m.mu.Unlock()
		return ErrClosed
	}
	return nil
}

// in does something to a run under the lock.
func (m *Memory) in(ctx context.Context, run, action string, do func(r *memoryRun) error) error {
	if err := m.open(ctx); err != nil {
		return fmt.Errorf("%s run %s: %w", action, run, err)
	}
	defer m.mu.Unlock()
	r, ok := m.runs[run]
	err := error(ErrNotFound)
	if ok {
		err = do(r)
	}
	if err != nil {
		return fmt.Errorf("%s run %s: %w", action, run, err)
	}
	return nil
}

// CreateRun is as for [Store.CreateRun].
func (m *Memory) CreateRun(ctx context.Context, run string, h engine.Header, bundle []byte,
	seats []engine.Seat, tokens map[string][32]byte, created time.Time) error {
	header, epoch, err := encodeHeader(h)
	if err != nil {
		return fmt.Errorf("create run %s: %w", run, err)
	}
	if err := m.open(ctx); err != nil {
		return fmt.Errorf("create run %s: %w", run, err)
	}
	defer m.mu.Unlock()
	if m.runs[run] != nil {
		return fmt.Errorf("create run %s: %w", run, ErrExists)
	}
	if _, ok := m.bundles[h.Digest]; !ok {
		m.bundles[h.Digest] = bytes.Clone(notNil(bundle))
	}
	r := &memoryRun{
		info: RunInfo{ID: run, Created: time.UnixMilli(created.UnixMilli()).UTC(),
			Scenario: h.Scenario, Contact: h.Contact, Digest: h.Digest},
		header: header,
		tip:    tip{ID: run, Chain: epoch},
		seats:  slices.SortedFunc(slices.Values(seats), func(a, b engine.Seat) int { return cmp.Compare(a.ID, b.ID) }),
		tokens: map[string][32]byte{},
		texts:  map[int64]engine.Text{},
	}
	for _, s := range seats {
		r.tokens[s.ID] = tokens[s.ID]
	}
	m.runs[run] = r
	return nil
}

// Take is as for [Store.Take].
func (m *Memory) Take(ctx context.Context, run string) (lease int64, err error) {
	err = m.in(ctx, run, "take", func(r *memoryRun) error {
		r.tip.Lease++
		lease = r.tip.Lease
		return nil
	})
	return lease, err
}

// Append is as for [Store.Append].
func (m *Memory) Append(ctx context.Context, run string, lease, after int64, records []engine.Record, texts []engine.Text) error {
	a := &appending{run: run, lease: lease, after: after, records: records, texts: texts}
	if err := a.check(); err != nil {
		return fmt.Errorf("append to run %s: %w", run, err)
	}
	return m.in(ctx, run, "append to", func(r *memoryRun) error {
		next, err := a.follows(r.tip, func(seq int64) (string, error) { return r.records[seq-1].Chain, nil })
		if err != nil {
			return err
		}
		for _, t := range texts {
			if _, ok := r.texts[t.ID]; ok {
				return ErrConflict
			}
		}
		for _, t := range texts {
			r.texts[t.ID] = engine.Text{ID: t.ID, Salt: bytes.Clone(t.Salt), Words: t.Words}
		}
		for _, rec := range records {
			r.records = append(r.records, engine.Record{Seq: rec.Seq, At: rec.At, Kind: rec.Kind, Data: bytes.Clone(rec.Data), Chain: rec.Chain})
		}
		r.tip = next
		return nil
	})
}

// Header is as for [Store.Header].
func (m *Memory) Header(ctx context.Context, run string) (h engine.Header, err error) {
	err = m.in(ctx, run, "header of", func(r *memoryRun) error { return json.Unmarshal(r.header, &h) })
	return h, err
}

// Bundle is as for [Store.Bundle].
func (m *Memory) Bundle(ctx context.Context, digest string) ([]byte, error) {
	if err := m.open(ctx); err != nil {
		return nil, fmt.Errorf("bundle %s: %w", digest, err)
	}
	defer m.mu.Unlock()
	b, ok := m.bundles[digest]
	if !ok {
		return nil, fmt.Errorf("bundle %s: %w", digest, ErrNotFound)
	}
	return bytes.Clone(b), nil
}

// Read is as for [Store.Read].
func (m *Memory) Read(ctx context.Context, run string, from int64) (out []engine.Record, err error) {
	err = m.in(ctx, run, "read", func(r *memoryRun) error {
		for _, rec := range r.records[min(max(from-1, 0), int64(len(r.records))):] {
			rec.Data = bytes.Clone(rec.Data)
			out = append(out, rec)
		}
		return nil
	})
	return out, err
}

// Texts is as for [Store.Texts].
func (m *Memory) Texts(ctx context.Context, run string) (out []engine.Text, err error) {
	err = m.in(ctx, run, "texts of", func(r *memoryRun) error {
		for _, t := range r.texts {
			out = append(out, engine.Text{ID: t.ID, Salt: bytes.Clone(t.Salt), Words: t.Words})
		}
		slices.SortFunc(out, func(a, b engine.Text) int { return cmp.Compare(a.ID, b.ID) })
		return nil
	})
	return out, err
}

// Seats is as for [Store.Seats].
func (m *Memory) Seats(ctx context.Context, run string) (out []engine.Seat, err error) {
	err = m.in(ctx, run, "seats of", func(r *memoryRun) error {
		out = slices.Clone(r.seats)
		return nil
	})
	return out, err
}

// SeatOf is as for [Store.SeatOf].
func (m *Memory) SeatOf(ctx context.Context, run string, token [32]byte) (seat engine.Seat, err error) {
	err = m.in(ctx, run, "seat of", func(r *memoryRun) error {
		for _, s := range r.seats {
			if r.tokens[s.ID] == token {
				seat = s
				return nil
			}
		}
		return ErrNotFound
	})
	return seat, err
}
