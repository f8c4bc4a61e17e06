package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"simlab/engine"

	"gorm.io/gorm"
)

// group makes one job for each run, whose records say the word given for it.
func group(t *testing.T, s *Store, words ...string) []job {
	t.Helper()
	var out []job
	for i, word := range words {
		run := fmt.Sprintf("r%d", i)
		lease := create(t, s, run)
		out = append(out, job{
			append: &appending{run: run, lease: lease, records: notes(0, epoch(t, header("d1")), 2, word)},
			answer: make(chan error, 1),
		})
	}
	return out
}

// poison makes the database refuse any record that holds the word.
func poison(t *testing.T, s *Store, word string) {
	t.Helper()
	must(t, s.writing(t.Context(), func(tx *gorm.DB) error {
		return tx.Exec("CREATE TRIGGER poison BEFORE INSERT ON records WHEN instr(new.data, '" + word + "') BEGIN SELECT RAISE(ABORT, 'poisoned'); END").Error
	}))
}

func TestOneBadAppendInAGroupFailsAlone(t *testing.T) {
	s := openStore(t, t.TempDir())
	poison(t, s, "gift")
	jobs := group(t, s, "frisk", "gift", "frisk")
	must(t, s.hand(t.Context(), job{do: func(*gorm.DB) error { s.commit(jobs); return nil }}))
	for i, wantBad := range []bool{false, true, false} {
		err := <-jobs[i].answer
		if (err != nil) != wantBad {
			t.Errorf("append %d: got error %v, want one: %v", i, err, wantBad)
		}
		got, err := s.Read(t.Context(), fmt.Sprintf("r%d", i), 1)
		must(t, err)
		if want := map[bool]int{false: 2, true: 0}[wantBad]; len(got) != want {
			t.Errorf("run %d has %d records, want %d", i, len(got), want)
		}
	}
}

func TestAppendsToOneRunInOneGroup(t *testing.T) {
	s := openStore(t, t.TempDir())
	lease := create(t, s, "r1")
	first := notes(0, epoch(t, header("d1")), 2, "one")
	second := notes(2, first[1].Chain, 1, "two")
	other := notes(2, first[1].Chain, 1, "other")
	var jobs []job
	for _, a := range []*appending{{records: first}, {records: first}, {after: 2, records: second}, {after: 2, records: other}, {after: 2, records: second}} {
		a.run, a.lease = "r1", lease
		jobs = append(jobs, job{append: a, answer: make(chan error, 1)})
	}
	must(t, s.hand(t.Context(), job{do: func(*gorm.DB) error { s.commit(jobs); return nil }}))
	for i, want := range []error{nil, ErrDuplicate, nil, ErrConflict, ErrDuplicate} {
		if err := <-jobs[i].answer; !errors.Is(err, want) {
			t.Errorf("append %d: got error %v, want %v", i, err, want)
		}
	}
}

func TestDuplicateStaysOneWhenItsGroupFails(t *testing.T) {
	s := openStore(t, t.TempDir())
	poison(t, s, "gift")
	jobs := group(t, s, "frisk", "gift")
	must(t, s.Append(t.Context(), "r0", jobs[0].append.lease, 0, jobs[0].append.records, nil))
	must(t, s.hand(t.Context(), job{do: func(*gorm.DB) error { s.commit(jobs); return nil }}))
	wantErr(t, <-jobs[0].answer, ErrDuplicate)
}

func TestFullDiskIsToldAndPasses(t *testing.T) {
	s := openStore(t, t.TempDir())
	lease := create(t, s, "r1")
	limit := func(pages string) {
		must(t, s.hand(t.Context(), job{do: func(db *gorm.DB) error { return db.Exec("PRAGMA max_page_count = " + pages).Error }}))
	}
	limit("1") // as many as there are
	big := notes(0, epoch(t, header("d1")), 3, strings.Repeat("fullt ", 5000))
	wantErr(t, s.Append(t.Context(), "r1", lease, 0, big, nil), ErrDiskFull)
	got, err := s.Read(t.Context(), "r1", 1)
	must(t, err)
	if len(got) != 0 {
		t.Fatalf("got %d records of a refused append, want none", len(got))
	}
	limit("1000000")
	must(t, s.Append(t.Context(), "r1", lease, 0, big, nil))
}

func TestAppendAnswersWhenItsCallerGivesUp(t *testing.T) {
	s := openStore(t, t.TempDir())
	lease := create(t, s, "r1")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := s.Append(ctx, "r1", lease, 0, notes(0, epoch(t, header("d1")), 1, "x"), nil)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatalf("got error %v, want %v or none", err, context.Canceled)
	}
}

func TestCloseStoresWhatWasHandedOver(t *testing.T) {
	folder := t.TempDir()
	s, err := Open(folder)
	must(t, err)
	const runs = 300 // more than a group
	var begun, ended sync.WaitGroup
	results := make([]error, runs)
	for i := range runs {
		run := fmt.Sprintf("r%d", i)
		lease := create(t, s, run)
		records := notes(0, epoch(t, header("d1")), 1, "x")
		begun.Add(1)
		ended.Go(func() {
			begun.Done()
			results[i] = s.Append(context.Background(), run, lease, 0, records, nil)
		})
	}
	begun.Wait()
	must(t, s.Close())
	ended.Wait()
	s = openStore(t, folder)
	for i, err := range results {
		got, readErr := s.Read(t.Context(), fmt.Sprintf("r%d", i), 1)
		must(t, readErr)
		if stored := len(got) == 1; stored != (err == nil) || err != nil && !errors.Is(err, ErrClosed) {
			t.Fatalf("append %d: answered %v, stored %v", i, err, stored)
		}
	}
}

func TestAppendOfManyRecords(t *testing.T) {
	s := openStore(t, t.TempDir())
	lease := create(t, s, "r1")
	var texts []engine.Text
	for i := range int64(3*rowsMost + 1) {
		texts = append(texts, engine.Text{ID: i, Salt: []byte{1}, Words: "x"})
	}
	must(t, s.Append(t.Context(), "r1", lease, 0, notes(0, epoch(t, header("d1")), 3*rowsMost+1, "x"), texts))
	got, err := s.Read(t.Context(), "r1", 1)
	must(t, err)
	if len(got) != 3*rowsMost+1 {
		t.Errorf("got %d records, want %d", len(got), 3*rowsMost+1)
	}
}
