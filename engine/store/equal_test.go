package store

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"simlab/engine"

	"pgregory.net/rapid"
)

// meanings are the answers that callers tell apart.
var meanings = []error{ErrNotFound, ErrExists, ErrConflict, ErrFenced, ErrDuplicate, ErrMalformed, ErrClosed}

func meaning(err error) string {
	for _, m := range meanings {
		if errors.Is(err, m) {
			return m.Error()
		}
	}
	return fmt.Sprint(err)
}

// attempts draws what is tried on both journals. What was stored before makes
// right, repeated and wrong appends equally likely.
type attempts struct {
	rt     *rapid.T
	stored map[string][]engine.Record
	leases map[string]int64
}

func (a *attempts) records(run string) (after int64, out []engine.Record) {
	have := a.stored[run]
	after = int64(rapid.IntRange(0, len(have)+1).Draw(a.rt, "after"))
	if rapid.Bool().Draw(a.rt, "at the tip") {
		after = int64(len(have))
	}
	chain, err := header("d1").Epoch()
	if err != nil {
		a.rt.Fatal(err)
	}
	if after > 0 && after <= int64(len(have)) {
		chain = have[after-1].Chain
	}
	n := rapid.IntRange(0, 3).Draw(a.rt, "records")
	if rapid.Bool().Draw(a.rt, "again") && after+int64(n) <= int64(len(have)) {
		return after, have[after : after+int64(n)]
	}
	out = notes(after, chain, n, rapid.SampledFrom([]string{"a", "b"}).Draw(a.rt, "word"))
	if n > 0 && rapid.IntRange(0, 9).Draw(a.rt, "broken") == 0 {
		out[n-1].Chain = "broken"
	}
	return after, out
}

// step draws one thing to do and returns how to do it to a journal.
func (a *attempts) step() (name string, do func(journal) (any, error)) {
	ctx := context.Background()
	run := rapid.SampledFrom([]string{"r1", "r2"}).Draw(a.rt, "run")
	text := int64(rapid.IntRange(1, 4).Draw(a.rt, "text"))
	switch rapid.SampledFrom([]string{"create", "take", "append", "append", "append", "append", "erase", "delete", "list"}).Draw(a.rt, "what") {
	case "create":
		return "create", func(j journal) (any, error) {
			return nil, j.CreateRun(ctx, run, header("d1"), []byte("b"), nil, nil, noon)
		}
	case "take":
		return "take", func(j journal) (any, error) { return j.Take(ctx, run) }
	case "erase":
		return "erase", func(j journal) (any, error) { return nil, j.EraseText(ctx, run, text) }
	case "delete":
		return "delete", func(j journal) (any, error) { return nil, j.DeleteRun(ctx, run) }
	case "list":
		return "list", func(j journal) (any, error) { return j.Runs(ctx, Cursor{}, 5) }
	}
	after, records := a.records(run)
	lease := a.leases[run] - int64(rapid.IntRange(0, 9).Draw(a.rt, "old lease")/9)
	var texts []engine.Text
	if rapid.Bool().Draw(a.rt, "with text") {
		texts = []engine.Text{{ID: text, Salt: []byte{1}, Words: "ord"}}
	}
	return "append", func(j journal) (any, error) { return nil, j.Append(ctx, run, lease, after, records, texts) }
}

// look reads all that a journal has of both runs.
func look(j journal) string {
	var out string
	for _, run := range []string{"r1", "r2"} {
		records, err := j.Read(context.Background(), run, 1)
		texts, _ := j.Texts(context.Background(), run)
		out += fmt.Sprintf("%s %s\n", run, meaning(err))
		for _, r := range records {
			out += fmt.Sprintf("%d %d %s %s %s\n", r.Seq, r.At, r.Kind, r.Data, r.Chain)
		}
		for _, t := range texts {
			out += fmt.Sprintf("text %d %x %s\n", t.ID, t.Salt, t.Words)
		}
	}
	return out
}

func TestBothStoresAnswerAlikeWhateverIsTried(t *testing.T) {
	seen := map[string]int{}
	lite := openStore(t, t.TempDir())
	rapid.Check(t, func(rt *rapid.T) {
		memory := NewMemory()
		for _, run := range []string{"r1", "r2"} {
			if err := lite.DeleteRun(context.Background(), run); err != nil && !errors.Is(err, ErrNotFound) {
				rt.Fatal(err)
			}
		}
		a := &attempts{rt, map[string][]engine.Record{}, map[string]int64{}}
		for range rapid.IntRange(5, 60).Draw(rt, "steps") {
			name, do := a.step()
			gotLite, errLite := do(lite)
			gotMemory, errMemory := do(memory)
			if meaning(errLite) != meaning(errMemory) || fmt.Sprint(gotLite) != fmt.Sprint(gotMemory) {
				rt.Fatalf("%s: SQLite answers %v, %v, memory %v, %v", name, gotLite, errLite, gotMemory, errMemory)
			}
			if l, m := look(lite), look(memory); l != m {
				rt.Fatalf("after %s SQLite has\n%s\nmemory\n%s", name, l, m)
			}
			seen[name+": "+meaning(errLite)]++
			for _, run := range []string{"r1", "r2"} {
				a.stored[run], _ = memory.Read(context.Background(), run, 1)
				if r := memory.runs[run]; r != nil {
					a.leases[run] = r.tip.Lease
				}
			}
		}
	})
	for _, want := range []error{nil, ErrNotFound, ErrConflict, ErrFenced, ErrDuplicate, ErrMalformed} {
		if seen["append: "+meaning(want)] == 0 {
			t.Errorf("no append was answered %v: %v", want, seen)
		}
	}
}
