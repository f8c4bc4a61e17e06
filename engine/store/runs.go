package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"simlab/engine"

	"gorm.io/gorm"
)

// pageMost is how many runs one page of the list holds at most.
const pageMost = 200

// RunInfo is a run as the list shows it.
type RunInfo struct {
	ID       string
	Created  time.Time // to the millisecond, UTC
	Scenario string
	Contact  string
	Digest   string // of the scenario bundle
	Records  int64
	Finished bool
}

// Cursor says where a page of the list ended; the zero Cursor is the beginning.
type Cursor struct {
	Created time.Time
	ID      string
}

// Cursor returns the place after the run.
func (r RunInfo) Cursor() Cursor { return Cursor{r.Created, r.ID} }

// CreateRun stores a run before anything has happened in it. The bundle is kept
// once for all runs with the header's digest. Tokens holds the SHA-256 of each
// seat's token by seat id. A run id that is taken answers [ErrExists].
func (s *Store) CreateRun(ctx context.Context, run string, h engine.Header, bundle []byte,
	seats []engine.Seat, tokens map[string][32]byte, created time.Time) error {
	header, epoch, err := encodeHeader(h)
	if err != nil {
		return fmt.Errorf("create run %s: %w", run, err)
	}
	err = s.writing(ctx, func(tx *gorm.DB) error {
		if err := tx.Exec("INSERT INTO bundles (digest, bytes) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
			h.Digest, notNil(bundle)).Error; err != nil {
			return err
		}
		if err := tx.Exec("INSERT INTO runs (id, created, scenario, contact, digest, header, epoch, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			run, created.UnixMilli(), h.Scenario, h.Contact, h.Digest, header, epoch, epoch).Error; err != nil {
			if errors.Is(err, gorm.ErrDuplicatedKey) {
				return ErrExists
			}
			return err
		}
		var r rows
		for _, seat := range seats {
			token := tokens[seat.ID]
			r.add(run, seat.ID, string(seat.Station), token[:])
		}
		return r.exec(tx, "INSERT INTO seats (run, id, station, token) VALUES ", "")
	})
	if err != nil {
		return fmt.Errorf("create run %s: %w", run, err)
	}
	return nil
}

func encodeHeader(h engine.Header) (header []byte, epoch string, err error) {
	if header, err = json.Marshal(h); err != nil {
		return nil, "", fmt.Errorf("encode header: %w", err)
	}
	epoch, err = h.Epoch()
	return header, epoch, err
}

// notNil keeps an empty blob from becoming NULL.
func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Take makes the caller the only one who may append to the run, under the lease
// returned. All earlier leases are fenced off from then on.
func (s *Store) Take(ctx context.Context, run string) (lease int64, err error) {
	err = s.writing(ctx, func(tx *gorm.DB) error {
		return tx.Raw("UPDATE runs SET lease = lease + 1 WHERE id = ? RETURNING lease", run).Row().Scan(&lease)
	})
	if err != nil {
		return 0, fmt.Errorf("take run %s: %w", run, noRows(err))
	}
	return lease, nil
}

// Runs lists runs, newest first, from a cursor on: at most limit of them, and at
// most 200.
func (s *Store) Runs(ctx context.Context, from Cursor, limit int) ([]RunInfo, error) {
	db, err := s.reading(ctx)
	if err != nil {
		return nil, fmt.Errorf("list runs: %w", err)
	}
	var found []listed
	q := db.Table("runs").Order("created DESC, id DESC").Limit(min(max(limit, 0), pageMost))
	if from != (Cursor{}) {
		q = q.Where("(created, id) < (?, ?)", from.Created.UnixMilli(), from.ID)
	}
	if err := q.Select(listedColumns).Scan(&found).Error; err != nil {
		return nil, fmt.Errorf("list runs: %w", translate(err))
	}
	out := make([]RunInfo, len(found))
	for i, f := range found {
		out[i] = f.info()
	}
	return out, nil
}

// Run returns one run as the list shows it.
func (s *Store) Run(ctx context.Context, run string) (RunInfo, error) {
	var f listed
	into := []any{&f.ID, &f.Created, &f.Scenario, &f.Contact, &f.Digest, &f.Seq, &f.Finished}
	if err := s.one(ctx, into, "SELECT "+listedColumns+" FROM runs WHERE id = ?", run); err != nil {
		return RunInfo{}, fmt.Errorf("run %s: %w", run, err)
	}
	return f.info(), nil
}

// listed is a row of runs without what only playing needs.
type listed struct {
	ID                        string
	Created                   int64
	Scenario, Contact, Digest string
	Seq                       int64
	Finished                  bool
}

const listedColumns = "id, created, scenario, contact, digest, seq, finished"

func (f listed) info() RunInfo {
	return RunInfo{f.ID, time.UnixMilli(f.Created).UTC(), f.Scenario, f.Contact, f.Digest, f.Seq, f.Finished}
}

// DeleteRun removes a run with all that belongs to it; no file of the data folder
// holds any of it afterwards.
func (s *Store) DeleteRun(ctx context.Context, run string) error {
	err := s.scrubbing(ctx, func(tx *gorm.DB) error {
		gone := tx.Exec("DELETE FROM runs WHERE id = ?", run)
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		if gone.Error != nil {
			return gone.Error
		}
		return dropBundles(tx)
	})
	if err != nil {
		return fmt.Errorf("delete run %s: %w", run, err)
	}
	return nil
}

// Purge removes the runs that were created more than days days before now, with
// all that belongs to them, and returns how many there were.
func (s *Store) Purge(ctx context.Context, now time.Time, days int) (int, error) {
	var n int64
	err := s.scrubbing(ctx, func(tx *gorm.DB) error {
		gone := tx.Exec("DELETE FROM runs WHERE created < ?", keptFrom(now, days).UnixMilli())
		if gone.Error != nil {
			return gone.Error
		}
		n = gone.RowsAffected
		return dropBundles(tx)
	})
	if err != nil {
		return int(n), fmt.Errorf("purge runs older than %d days: %w", days, err)
	}
	return int(n), nil
}

// keptFrom is the oldest time of creation that is kept.
func keptFrom(now time.Time, days int) time.Time {
	return now.Add(-time.Duration(days) * 24 * time.Hour)
}

// dropBundles removes the bundles that no run needs any more.
func dropBundles(tx *gorm.DB) error {
	return tx.Exec("DELETE FROM bundles WHERE NOT EXISTS (SELECT 1 FROM runs WHERE runs.digest = bundles.digest)").Error
}
