package store

import (
	"context"
	"fmt"
	"strings"

	"simlab/engine"

	"gorm.io/gorm"
)

// appending is what an append wants stored.
type appending struct {
	run     string
	lease   int64
	after   int64
	records []engine.Record
	texts   []engine.Text

	repeated bool // was a duplicate when first looked at
}

// tip is where a run's journal ends.
type tip struct {
	ID       string
	Lease    int64
	Seq      int64
	Chain    string
	Finished bool
}

// Append stores records, and the texts they refer to, after the sequence named,
// in one transaction, and returns once they are on disk. See the package comment
// for what it answers.
func (s *Store) Append(ctx context.Context, run string, lease, after int64, records []engine.Record, texts []engine.Text) error {
	a := &appending{run: run, lease: lease, after: after, records: records, texts: texts}
	if err := a.check(); err != nil {
		return fmt.Errorf("append to run %s: %w", run, err)
	}
	if err := s.hand(ctx, job{append: a}); err != nil {
		return fmt.Errorf("append to run %s: %w", run, err)
	}
	return nil
}

// check tells whether the records hang together by themselves.
func (a *appending) check() error {
	if len(a.records) == 0 {
		return fmt.Errorf("%w: none", ErrMalformed)
	}
	for i, r := range a.records {
		if want := a.after + int64(i) + 1; r.Seq != want {
			return fmt.Errorf("%w: sequence %d stands where %d is due", ErrMalformed, r.Seq, want)
		}
		if i > 0 && r.Chain != engine.Chain(a.records[i-1].Chain, r) {
			return fmt.Errorf("%w: chain broken at sequence %d", ErrMalformed, r.Seq)
		}
	}
	return nil
}

// follows judges an append against the tip. chainAt reads the stored chain at a
// sequence up to the tip. It returns the tip after the append.
func (a *appending) follows(t tip, chainAt func(seq int64) (string, error)) (tip, error) {
	last := a.records[len(a.records)-1]
	switch {
	case a.lease != t.Lease:
		return t, ErrFenced
	case a.after == t.Seq:
		if first := a.records[0]; first.Chain != engine.Chain(t.Chain, first) {
			return t, fmt.Errorf("%w: chain broken at sequence %d", ErrMalformed, first.Seq)
		}
		t.Seq, t.Chain = last.Seq, last.Chain
		t.Finished = t.Finished || finishes(a.records)
		return t, nil
	case last.Seq <= t.Seq:
		chain, err := chainAt(last.Seq)
		if err != nil {
			return t, err
		}
		if chain == last.Chain { // equal there, hence all the way
			return t, ErrDuplicate
		}
	}
	return t, ErrConflict
}

// finishes reports whether the records hold the end of the run.
func finishes(records []engine.Record) bool {
	for _, r := range records {
		if r.Kind == engine.RecordEvent && r.Event.Body != nil && r.Event.Kind() == engine.KindRunFinished {
			return true
		}
	}
	return false
}

// appendGroup stores appends in one transaction and answers each. An error
// concerns them all: nothing was stored.
func appendGroup(db *gorm.DB, group []job) ([]error, error) {
	answers := make([]error, len(group))
	err := db.Transaction(func(tx *gorm.DB) error {
		tips, err := readTips(tx, group)
		if err != nil {
			return err
		}
		var good []*appending
		for i, j := range group {
			a := j.append
			t, ok := tips[a.run]
			if !ok {
				answers[i] = ErrNotFound
				continue
			}
			next, err := a.follows(t, func(seq int64) (string, error) { return chainAt(tx, good, a.run, seq) })
			answers[i] = err
			a.repeated = a.repeated || err == ErrDuplicate
			if err == nil {
				tips[a.run] = next
				good = append(good, a)
			}
		}
		if len(good) == 0 {
			return nil
		}
		return storeAll(tx, good, tips)
	})
	return answers, translate(err)
}

func readTips(tx *gorm.DB, group []job) (map[string]tip, error) {
	ids := make([]string, 0, len(group))
	for _, j := range group {
		ids = append(ids, j.append.run)
	}
	var rows []tip
	if err := tx.Raw("SELECT id, lease, seq, chain, finished FROM runs WHERE id IN ?", ids).Scan(&rows).Error; err != nil {
		return nil, err
	}
	out := make(map[string]tip, len(rows))
	for _, t := range rows {
		out[t.ID] = t
	}
	return out, nil
}

// chainAt looks for the chain at a sequence among appends not yet written, then in the table.
func chainAt(tx *gorm.DB, pending []*appending, run string, seq int64) (string, error) {
	for _, a := range pending {
		if a.run == run && seq > a.after && seq <= a.after+int64(len(a.records)) {
			return a.records[seq-a.after-1].Chain, nil
		}
	}
	var chain string
	err := tx.Raw("SELECT chain FROM records WHERE run = ? AND seq = ?", run, seq).Row().Scan(&chain)
	return chain, err
}

// rowsMost is how many rows go into one statement. The driver compiles a
// statement each time it runs, so that few long ones are cheaper than many short.
const rowsMost = 200

func storeAll(tx *gorm.DB, good []*appending, tips map[string]tip) error {
	var records, texts, ends rows
	seen := make(map[string]bool, len(good))
	for _, a := range good {
		for _, r := range a.records {
			records.add(a.run, r.Seq, int64(r.At), string(r.Kind), r.Data, r.Chain)
		}
		for _, t := range a.texts {
			texts.add(a.run, t.ID, t.Salt, t.Words)
		}
		if !seen[a.run] {
			seen[a.run] = true
			t := tips[a.run]
			ends.add(t.ID, t.Seq, t.Chain, t.Finished)
		}
	}
	if err := records.exec(tx, "INSERT INTO records (run, seq, at, kind, data, chain) VALUES ", ""); err != nil {
		return err
	}
	if err := texts.exec(tx, "INSERT INTO texts (run, id, salt, words) VALUES ", ""); err != nil {
		return err
	}
	return ends.exec(tx, "WITH t (id, seq, chain, finished) AS (VALUES ",
		") UPDATE runs SET seq = t.seq, chain = t.chain, finished = t.finished FROM t WHERE runs.id = t.id")
}

// rows collects values for statements with many rows.
type rows struct {
	width int
	args  []any
}

func (r *rows) add(values ...any) {
	r.width = len(values)
	r.args = append(r.args, values...)
}

// exec runs the statement made of head, rows and tail as often as the rows need.
func (r *rows) exec(tx *gorm.DB, head, tail string) error {
	for len(r.args) > 0 {
		n := min(len(r.args)/r.width, rowsMost)
		row := "(?" + strings.Repeat(",?", r.width-1) + ")"
		sql := head + row + strings.Repeat(","+row, n-1) + tail
		if err := tx.Exec(sql, r.args[:n*r.width]...).Error; err != nil {
			return err
		}
		r.args = r.args[n*r.width:]
	}
	return nil
}
