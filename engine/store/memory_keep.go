package store

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"simlab/engine"
)

// EraseText is as for [Store.EraseText], except that the memory of a process is
// nothing that can be wiped at will.
func (m *Memory) EraseText(ctx context.Context, run string, id int64) error {
	return m.in(ctx, run, fmt.Sprintf("erase text %d of", id), func(r *memoryRun) error {
		if _, ok := r.texts[id]; !ok {
			return ErrNotFound
		}
		r.texts[id] = engine.Text{ID: id}
		return nil
	})
}

// Runs is as for [Store.Runs].
func (m *Memory) Runs(ctx context.Context, from Cursor, limit int) ([]RunInfo, error) {
	if err := m.open(ctx); err != nil {
		return nil, fmt.Errorf("list runs: %w", err)
	}
	defer m.mu.Unlock()
	var out []RunInfo
	for _, r := range m.runs {
		info := r.listed()
		if from == (Cursor{}) || newestFirst(info.Cursor(), from) > 0 {
			out = append(out, info)
		}
	}
	slices.SortFunc(out, func(a, b RunInfo) int { return newestFirst(a.Cursor(), b.Cursor()) })
	return out[:min(len(out), max(limit, 0), pageMost)], nil
}

// Run is as for [Store.Run].
func (m *Memory) Run(ctx context.Context, run string) (info RunInfo, err error) {
	err = m.in(ctx, run, "list", func(r *memoryRun) error {
		info = r.listed()
		return nil
	})
	return info, err
}

func (r *memoryRun) listed() RunInfo {
	info := r.info
	info.Records, info.Finished = r.tip.Seq, r.tip.Finished
	return info
}

func newestFirst(a, b Cursor) int {
	return cmp.Or(cmp.Compare(b.Created.UnixMilli(), a.Created.UnixMilli()), cmp.Compare(b.ID, a.ID))
}

// DeleteRun is as for [Store.DeleteRun].
func (m *Memory) DeleteRun(ctx context.Context, run string) error {
	return m.in(ctx, run, "delete", func(*memoryRun) error {
		delete(m.runs, run)
		m.dropBundles()
		return nil
	})
}

// Purge is as for [Store.Purge].
func (m *Memory) Purge(ctx context.Context, now time.Time, days int) (int, error) {
	if err := m.open(ctx); err != nil {
		return 0, fmt.Errorf("purge runs older than %d days: %w", days, err)
	}
	defer m.mu.Unlock()
	n := 0
	for id, r := range m.runs {
		if r.info.Created.UnixMilli() < keptFrom(now, days).UnixMilli() {
			delete(m.runs, id)
			n++
		}
	}
	m.dropBundles()
	return n, nil
}

func (m *Memory) dropBundles() {
	needed := map[string]bool{}
	for _, r := range m.runs {
		needed[r.info.Digest] = true
	}
	for digest := range m.bundles {
		if !needed[digest] {
			delete(m.bundles, digest)
		}
	}
}

// SaveAssessment is as for [Store.SaveAssessment].
func (m *Memory) SaveAssessment(ctx context.Context, run, kind string, data []byte, created time.Time) error {
	return m.in(ctx, run, "save assessment of", func(r *memoryRun) error {
		m.next++
		r.assessments = append(r.assessments, Assessment{m.next, run, kind, bytes.Clone(notNil(data)), time.UnixMilli(created.UnixMilli()).UTC()})
		return nil
	})
}

// Assessments is as for [Store.Assessments].
func (m *Memory) Assessments(ctx context.Context, run string) (out []Assessment, err error) {
	err = m.in(ctx, run, "assessments of", func(r *memoryRun) error {
		for _, a := range r.assessments {
			a.Data = bytes.Clone(a.Data)
			out = append(out, a)
		}
		return nil
	})
	return out, err
}
