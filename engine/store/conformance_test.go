package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"simlab/engine"
)

// journal is what both kinds of store must do alike.
type journal interface {
	CreateRun(ctx context.Context, run string, h engine.Header, bundle []byte, seats []engine.Seat, tokens map[string][32]byte, created time.Time) error
	Take(ctx context.Context, run string) (int64, error)
	Append(ctx context.Context, run string, lease, after int64, records []engine.Record, texts []engine.Text) error
	Header(ctx context.Context, run string) (engine.Header, error)
	Bundle(ctx context.Context, digest string) ([]byte, error)
	Read(ctx context.Context, run string, from int64) ([]engine.Record, error)
	Texts(ctx context.Context, run string) ([]engine.Text, error)
	Seats(ctx context.Context, run string) ([]engine.Seat, error)
	SeatOf(ctx context.Context, run string, token [32]byte) (engine.Seat, error)
	EraseText(ctx context.Context, run string, id int64) error
	Runs(ctx context.Context, from Cursor, limit int) ([]RunInfo, error)
	Run(ctx context.Context, run string) (RunInfo, error)
	DeleteRun(ctx context.Context, run string) error
	Purge(ctx context.Context, now time.Time, days int) (int, error)
	SaveAssessment(ctx context.Context, run, kind string, data []byte, created time.Time) error
	Assessments(ctx context.Context, run string) ([]Assessment, error)
	Close() error
}

var (
	_ journal = (*Store)(nil)
	_ journal = (*Memory)(nil)
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func openStore(t testing.TB, folder string) *Store {
	t.Helper()
	s, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func header(digest string) engine.Header {
	return engine.Header{Format: 1, Rules: engine.RulesVersion, Scenario: "gjentatt", Contact: "tredje", Digest: digest, Seed: -7}
}

// create makes a run and takes it.
func create(t testing.TB, j journal, run string) (lease int64) {
	t.Helper()
	seats := []engine.Seat{{ID: "b", Station: engine.Observer}, {ID: "a", Station: engine.LVSOperator}}
	tokens := map[string][32]byte{"a": sha256.Sum256([]byte(run + "a")), "b": sha256.Sum256([]byte(run + "b"))}
	if err := j.CreateRun(t.Context(), run, header("d1"), []byte("bundle"), seats, tokens, noon); err != nil {
		t.Fatal(err)
	}
	lease, err := j.Take(t.Context(), run)
	if err != nil {
		t.Fatal(err)
	}
	return lease
}

// notes makes n chained records that follow a sequence and its chain.
func notes(after int64, chain string, n int, word string) []engine.Record {
	var out []engine.Record
	for i := range n {
		r := engine.Record{Seq: after + int64(i) + 1, At: engine.Millis(i) * engine.Second, Kind: engine.RecordShell, Data: fmt.Appendf(nil, `{"note":"%s %d"}`, word, i)}
		chain = engine.Chain(chain, r)
		r.Chain = chain
		out = append(out, r)
	}
	return out
}

func epoch(t testing.TB, h engine.Header) string {
	t.Helper()
	e, err := h.Epoch()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

func TestConformance(t *testing.T) {
	kinds := map[string]func(t *testing.T) journal{
		"sqlite": func(t *testing.T) journal { return openStore(t, t.TempDir()) },
		"memory": func(*testing.T) journal { return NewMemory() },
	}
	tests := map[string]func(*testing.T, journal){
		"a run keeps its header, bundle and seats":       keepsWhatItBeganWith,
		"a run id is taken once":                         takenOnce,
		"what is unknown is not found":                   unknownIsNotFound,
		"records come back as they were stored":          comeBackAsStored,
		"an append must follow the tip":                  mustFollowTip,
		"the same append again is a duplicate":           sameAgainIsDuplicate,
		"an older lease is fenced":                       olderLeaseIsFenced,
		"records that do not hang together are refused":  malformedIsRefused,
		"a text id is used once":                         textIDUsedOnce,
		"an erased text is empty and the chain is whole": erasedIsEmpty,
		"runs are listed newest first, page by page":     listedNewestFirst,
		"a finished run is listed as finished":           listedAsFinished,
		"a deleted run is gone, and its bundle":          deletedIsGone,
		"old runs are purged":                            oldArePurged,
		"assessments are kept in order":                  assessmentsInOrder,
		"many writers of many runs":                      manyWriters,
		"a closed store answers so":                      closedAnswersSo,
	}
	for kind, open := range kinds {
		for name, test := range tests {
			t.Run(kind+"/"+name, func(t *testing.T) { test(t, open(t)) })
		}
	}
}

func keepsWhatItBeganWith(t *testing.T, j journal) {
	create(t, j, "r1")
	h, err := j.Header(t.Context(), "r1")
	must(t, err)
	if want := header("d1"); !reflect.DeepEqual(h, want) {
		t.Errorf("got header %+v, want %+v", h, want)
	}
	if got, want := epoch(t, h), epoch(t, header("d1")); got != want {
		t.Errorf("got epoch %s, want %s", got, want)
	}
	// The first bundle of a digest is the one that is kept.
	must(t, j.CreateRun(t.Context(), "r2", header("d1"), []byte("another"), nil, nil, noon))
	b, err := j.Bundle(t.Context(), "d1")
	must(t, err)
	if string(b) != "bundle" {
		t.Errorf("got bundle %q, want %q", b, "bundle")
	}
	seats, err := j.Seats(t.Context(), "r1")
	must(t, err)
	if want := []engine.Seat{{ID: "a", Station: engine.LVSOperator}, {ID: "b", Station: engine.Observer}}; !slices.Equal(seats, want) {
		t.Errorf("got seats %v, want %v", seats, want)
	}
	seat, err := j.SeatOf(t.Context(), "r1", sha256.Sum256([]byte("r1b")))
	must(t, err)
	if seat.ID != "b" || seat.Station != engine.Observer {
		t.Errorf("got seat %v, want b, the observer", seat)
	}
}

func takenOnce(t *testing.T, j journal) {
	create(t, j, "r1")
	wantErr(t, j.CreateRun(t.Context(), "r1", header("d2"), nil, nil, nil, noon), ErrExists)
	_, err := j.Bundle(t.Context(), "d2") // nothing of the refused run stays
	wantErr(t, err, ErrNotFound)
}

func unknownIsNotFound(t *testing.T, j journal) {
	create(t, j, "other")
	asks := map[string]func() error{
		"header":      func() error { _, err := j.Header(t.Context(), "r1"); return err },
		"bundle":      func() error { _, err := j.Bundle(t.Context(), "none"); return err },
		"read":        func() error { _, err := j.Read(t.Context(), "r1", 1); return err },
		"texts":       func() error { _, err := j.Texts(t.Context(), "r1"); return err },
		"run":         func() error { _, err := j.Run(t.Context(), "r1"); return err },
		"seats":       func() error { _, err := j.Seats(t.Context(), "r1"); return err },
		"take":        func() error { _, err := j.Take(t.Context(), "r1"); return err },
		"assessments": func() error { _, err := j.Assessments(t.Context(), "r1"); return err },
		"assess":      func() error { return j.SaveAssessment(t.Context(), "r1", "self", []byte("{}"), noon) },
		"erase":       func() error { return j.EraseText(t.Context(), "other", 1) },
		"delete":      func() error { return j.DeleteRun(t.Context(), "r1") },
		"append":      func() error { return j.Append(t.Context(), "r1", 1, 0, notes(0, "", 1, "x"), nil) },
		"token":       func() error { _, err := j.SeatOf(t.Context(), "other", [32]byte{1}); return err },
		"token of another run": func() error {
			_, err := j.SeatOf(t.Context(), "r1", sha256.Sum256([]byte("othera")))
			return err
		},
	}
	for name, ask := range asks {
		if err := ask(); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: got error %v, want %v", name, err, ErrNotFound)
		}
	}
}

func comeBackAsStored(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	first := notes(0, epoch(t, header("d1")), 3, "blåbærsyltetøy")
	texts := []engine.Text{{ID: 1, Salt: []byte{1, 2}, Words: "får hun puste?"}, {ID: 2, Salt: []byte{3}, Words: "er hun våken?"}}
	must(t, j.Append(t.Context(), "r1", lease, 0, first, texts))
	second := notes(3, first[2].Chain, 500, "to")
	must(t, j.Append(t.Context(), "r1", lease, 3, second, nil))

	got, err := j.Read(t.Context(), "r1", 1)
	must(t, err)
	if want := slices.Concat(first, second); !reflect.DeepEqual(got, want) {
		t.Errorf("got %d records, want the %d stored", len(got), len(want))
	}
	got, err = j.Read(t.Context(), "r1", 503)
	must(t, err)
	if len(got) != 1 || got[0].Seq != 503 {
		t.Errorf("got %v from 503, want the last record", got)
	}
	got, err = j.Read(t.Context(), "r1", 504)
	must(t, err)
	if len(got) != 0 {
		t.Errorf("got %v after the end, want nothing", got)
	}
	words, err := j.Texts(t.Context(), "r1")
	must(t, err)
	if !reflect.DeepEqual(words, texts) {
		t.Errorf("got texts %v, want %v", words, texts)
	}
}

func mustFollowTip(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	e := epoch(t, header("d1"))
	must(t, j.Append(t.Context(), "r1", lease, 0, notes(0, e, 2, "one"), nil))
	for name, err := range map[string]error{
		"behind":        j.Append(t.Context(), "r1", lease, 0, notes(0, e, 2, "other"), nil),
		"overlapping":   j.Append(t.Context(), "r1", lease, 1, notes(1, e, 2, "other"), nil),
		"ahead":         j.Append(t.Context(), "r1", lease, 5, notes(5, e, 2, "other"), nil),
		"same and more": j.Append(t.Context(), "r1", lease, 0, notes(0, e, 3, "one"), nil),
	} {
		if !errors.Is(err, ErrConflict) {
			t.Errorf("%s: got error %v, want %v", name, err, ErrConflict)
		}
	}
	got, err := j.Read(t.Context(), "r1", 1)
	must(t, err)
	if len(got) != 2 {
		t.Errorf("got %d records after refused appends, want 2", len(got))
	}
}

func sameAgainIsDuplicate(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	first := notes(0, epoch(t, header("d1")), 2, "one")
	must(t, j.Append(t.Context(), "r1", lease, 0, first, nil))
	must(t, j.Append(t.Context(), "r1", lease, 2, notes(2, first[1].Chain, 2, "two"), nil))
	wantErr(t, j.Append(t.Context(), "r1", lease, 0, first, nil), ErrDuplicate)
}

func olderLeaseIsFenced(t *testing.T, j journal) {
	old := create(t, j, "r1")
	e := epoch(t, header("d1"))
	must(t, j.Append(t.Context(), "r1", old, 0, notes(0, e, 1, "one"), nil))
	lease, err := j.Take(t.Context(), "r1")
	must(t, err)
	if lease <= old {
		t.Fatalf("got lease %d after %d, want a greater one", lease, old)
	}
	next := notes(1, notes(0, e, 1, "one")[0].Chain, 1, "two")
	wantErr(t, j.Append(t.Context(), "r1", old, 1, next, nil), ErrFenced)
	wantErr(t, j.Append(t.Context(), "r1", lease+1, 1, next, nil), ErrFenced)
	must(t, j.Append(t.Context(), "r1", lease, 1, next, nil))
}

func malformedIsRefused(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	e := epoch(t, header("d1"))
	gap := notes(0, e, 3, "x")
	gap[2].Seq = 4
	broken := notes(0, e, 3, "x")
	broken[1].Data = []byte(`{"note":"forged"}`)
	for name, records := range map[string][]engine.Record{
		"nothing": nil, "gap": gap, "broken chain": broken, "chain of another run": notes(0, "elsewhere", 1, "x"),
	} {
		if err := j.Append(t.Context(), "r1", lease, 0, records, nil); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: got error %v, want %v", name, err, ErrMalformed)
		}
	}
}

func textIDUsedOnce(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	first := notes(0, epoch(t, header("d1")), 1, "one")
	must(t, j.Append(t.Context(), "r1", lease, 0, first, []engine.Text{{ID: 1, Salt: []byte{1}, Words: "en"}}))
	second := notes(1, first[0].Chain, 1, "two")
	wantErr(t, j.Append(t.Context(), "r1", lease, 1, second, []engine.Text{{ID: 1, Salt: []byte{2}, Words: "to"}}), ErrConflict)
	must(t, j.Append(t.Context(), "r1", lease, 1, second, []engine.Text{{ID: 2, Salt: []byte{2}, Words: "to"}}))
}

func erasedIsEmpty(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	first := notes(0, epoch(t, header("d1")), 2, "one")
	must(t, j.Append(t.Context(), "r1", lease, 0, first, []engine.Text{{ID: 1, Salt: []byte{1}, Words: "en"}, {ID: 2, Salt: []byte{1}, Words: "to"}}))
	must(t, j.EraseText(t.Context(), "r1", 1))
	must(t, j.EraseText(t.Context(), "r1", 1))
	texts, err := j.Texts(t.Context(), "r1")
	must(t, err)
	if len(texts) != 2 || texts[0].Words != "" || len(texts[0].Salt) != 0 || texts[1].Words != "to" {
		t.Errorf("got texts %v, want the first empty and the second whole", texts)
	}
	got, err := j.Read(t.Context(), "r1", 1)
	must(t, err)
	if !reflect.DeepEqual(got, first) {
		t.Errorf("got records %v, want them as before", got)
	}
}

func listedNewestFirst(t *testing.T, j journal) {
	for i, id := range []string{"a", "b", "c", "d", "e"} {
		at := noon.Add(time.Duration(i/2) * time.Hour) // a and b, c and d share a time
		must(t, j.CreateRun(t.Context(), id, header("d1"), nil, nil, nil, at))
	}
	var got []string
	var from Cursor
	for page := 0; ; page++ {
		runs, err := j.Runs(t.Context(), from, 2)
		must(t, err)
		if len(runs) == 0 {
			break
		}
		for _, r := range runs {
			got = append(got, r.ID)
		}
		from = runs[len(runs)-1].Cursor()
		if page > 5 {
			t.Fatal("the list has no end")
		}
	}
	if want := "e d c b a"; strings.Join(got, " ") != want {
		t.Errorf("got runs %v, want %s", got, want)
	}
	runs, err := j.Runs(t.Context(), Cursor{}, -1)
	must(t, err)
	if len(runs) != 0 {
		t.Errorf("got %d runs for a limit below zero, want none", len(runs))
	}
}

func listedAsFinished(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	must(t, j.CreateRun(t.Context(), "r2", header("d1"), nil, nil, nil, noon))
	e := engine.Event{At: 5, Body: &engine.RunFinished{Disposition: engine.AMKTakeover}}
	data, err := e.MarshalJSON()
	must(t, err)
	record := engine.Record{Seq: 1, At: 5, Kind: engine.RecordEvent, Data: data, Event: e}
	record.Chain = engine.Chain(epoch(t, header("d1")), record)
	must(t, j.Append(t.Context(), "r1", lease, 0, []engine.Record{record}, nil))
	must(t, j.Append(t.Context(), "r1", lease, 1, notes(1, record.Chain, 1, "after"), nil))
	runs, err := j.Runs(t.Context(), Cursor{}, 10)
	must(t, err)
	want := []RunInfo{
		{ID: "r2", Created: noon, Scenario: "gjentatt", Contact: "tredje", Digest: "d1"},
		{ID: "r1", Created: noon, Scenario: "gjentatt", Contact: "tredje", Digest: "d1", Records: 2, Finished: true},
	}
	if !slices.Equal(runs, want) {
		t.Errorf("got runs %+v, want %+v", runs, want)
	}
	one, err := j.Run(t.Context(), "r1")
	must(t, err)
	if one != want[1] {
		t.Errorf("got run %+v, want %+v", one, want[1])
	}
}

func deletedIsGone(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	must(t, j.Append(t.Context(), "r1", lease, 0, notes(0, epoch(t, header("d1")), 2, "x"), []engine.Text{{ID: 1, Salt: []byte{1}, Words: "en"}}))
	must(t, j.CreateRun(t.Context(), "r2", header("d2"), []byte("two"), nil, nil, noon))
	must(t, j.DeleteRun(t.Context(), "r1"))
	_, err := j.Read(t.Context(), "r1", 1)
	wantErr(t, err, ErrNotFound)
	_, err = j.Bundle(t.Context(), "d1")
	wantErr(t, err, ErrNotFound)
	_, err = j.Bundle(t.Context(), "d2")
	must(t, err)
	wantErr(t, j.Append(t.Context(), "r1", lease, 2, notes(2, "", 1, "x"), nil), ErrNotFound)
}

func oldArePurged(t *testing.T, j journal) {
	for days, id := range []string{"today", "yesterday", "before"} {
		must(t, j.CreateRun(t.Context(), id, header("d"+id), nil, nil, nil, noon.AddDate(0, 0, -days)))
	}
	n, err := j.Purge(t.Context(), noon, 1)
	must(t, err)
	if n != 1 {
		t.Errorf("got %d runs purged, want the one older than a day", n)
	}
	runs, err := j.Runs(t.Context(), Cursor{}, 10)
	must(t, err)
	if len(runs) != 2 || runs[0].ID != "today" || runs[1].ID != "yesterday" {
		t.Errorf("got runs %v, want today and yesterday", runs)
	}
}

func assessmentsInOrder(t *testing.T, j journal) {
	create(t, j, "r1")
	for _, data := range []string{`{"1":2}`, `{"1":3}`} {
		must(t, j.SaveAssessment(t.Context(), "r1", "self", []byte(data), noon))
	}
	got, err := j.Assessments(t.Context(), "r1")
	must(t, err)
	if len(got) != 2 || string(got[0].Data) != `{"1":2}` || string(got[1].Data) != `{"1":3}` {
		t.Fatalf("got %v, want both in order", got)
	}
	if a := got[1]; a.Kind != "self" || a.Run != "r1" || !a.Created.Equal(noon) {
		t.Errorf("got %+v, want the second as saved", a)
	}
}

func manyWriters(t *testing.T, j journal) {
	const runs, appends = 20, 30
	errs := make(chan error)
	for i := range runs {
		run := fmt.Sprintf("r%d", i)
		lease := create(t, j, run)
		go func() {
			chain, err := header("d1").Epoch()
			for n := int64(0); n < appends && err == nil; n++ {
				records := notes(2*n, chain, 2, run)
				chain = records[1].Chain
				err = j.Append(t.Context(), run, lease, 2*n, records, []engine.Text{{ID: n, Salt: []byte{1}, Words: run}})
			}
			errs <- err
		}()
	}
	for range runs {
		must(t, <-errs)
	}
	for i := range runs {
		got, err := j.Read(t.Context(), fmt.Sprintf("r%d", i), 1)
		must(t, err)
		if len(got) != 2*appends {
			t.Fatalf("run %d has %d records, want %d", i, len(got), 2*appends)
		}
		checkChain(t, epoch(t, header("d1")), got)
	}
}

func checkChain(t testing.TB, chain string, records []engine.Record) {
	t.Helper()
	for i, r := range records {
		if chain = engine.Chain(chain, r); r.Seq != int64(i)+1 || r.Chain != chain {
			t.Fatalf("chain broken at sequence %d", r.Seq)
		}
	}
}

func closedAnswersSo(t *testing.T, j journal) {
	lease := create(t, j, "r1")
	must(t, j.Close())
	must(t, j.Close())
	_, err := j.Header(t.Context(), "r1")
	wantErr(t, err, ErrClosed)
	wantErr(t, j.Append(t.Context(), "r1", lease, 0, notes(0, epoch(t, header("d1")), 1, "x"), nil), ErrClosed)
	_, err = j.Runs(t.Context(), Cursor{}, 1)
	wantErr(t, err, ErrClosed)
}
