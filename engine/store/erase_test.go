package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"simlab/engine"

	"gorm.io/gorm"
	"pgregory.net/rapid"
)

// found names the files of the folder that hold the words.
func found(t testing.TB, folder, words string) []string {
	t.Helper()
	files, err := os.ReadDir(folder)
	must(t, err)
	var out []string
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(folder, f.Name()))
		must(t, err)
		if bytes.Contains(b, []byte(words)) {
			out = append(out, f.Name())
		}
	}
	return out
}

const marker = "Jordbærveien 17 hemmelig"

func TestErasedWordsAreInNoFile(t *testing.T) {
	folder := t.TempDir()
	s := openStore(t, folder)
	lease := create(t, s, "r1")
	salt := []byte("salt-som-skal-bort")
	must(t, s.Append(t.Context(), "r1", lease, 0, notes(0, epoch(t, header("d1")), 1, "x"), []engine.Text{{ID: 1, Salt: salt, Words: marker}}))
	if len(found(t, folder, marker)) == 0 {
		t.Fatal("the words are in no file before they are erased: the test proves nothing")
	}
	must(t, s.EraseText(t.Context(), "r1", 1))
	for _, words := range []string{marker, string(salt)} {
		if files := found(t, folder, words); files != nil {
			t.Errorf("%q still stands in %v", words, files)
		}
	}
}

func TestDeletedRunIsInNoFile(t *testing.T) {
	for name, remove := range map[string]func(context.Context, *Store) error{
		"delete": func(ctx context.Context, s *Store) error { return s.DeleteRun(ctx, "r1") },
		"purge": func(ctx context.Context, s *Store) error {
			_, err := s.Purge(ctx, noon.Add(48*time.Hour), 1)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			s := openStore(t, folder)
			lease := create(t, s, "r1")
			must(t, s.Append(t.Context(), "r1", lease, 0, notes(0, epoch(t, header("d1")), 40, marker), []engine.Text{{ID: 1, Salt: []byte{1}, Words: marker}}))
			must(t, s.SaveAssessment(t.Context(), "r1", "self", []byte(`"`+marker+`"`), noon))
			must(t, remove(t.Context(), s))
			if files := found(t, folder, marker); files != nil {
				t.Errorf("the run still stands in %v", files)
			}
		})
	}
}

func TestReaderKeepsTheLogAndEraseSaysSo(t *testing.T) {
	folder := t.TempDir()
	s := openStore(t, folder)
	must(t, s.hand(t.Context(), job{do: func(db *gorm.DB) error { return db.Exec("PRAGMA busy_timeout = 20").Error }}))
	lease := create(t, s, "r1")
	must(t, s.Append(t.Context(), "r1", lease, 0, notes(0, epoch(t, header("d1")), 1, "x"), []engine.Text{{ID: 1, Salt: []byte{1}, Words: marker}}))
	reader := s.read.Begin()
	var n int
	must(t, reader.Raw("SELECT count(*) FROM texts").Row().Scan(&n))
	if err := s.EraseText(t.Context(), "r1", 1); !errors.Is(err, ErrNotErased) {
		t.Fatalf("got error %v while somebody reads, want %v", err, ErrNotErased)
	}
	must(t, reader.Rollback().Error)
	must(t, s.EraseText(t.Context(), "r1", 1))
	if files := found(t, folder, marker); files != nil {
		t.Errorf("the words still stand in %v", files)
	}
}

// Rows move between pages as a table grows and shrinks; what they leave behind
// must not outlive them.
func TestErasedWordsAreInNoFileWhateverHappenedBefore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp("", "simlab-erase")
		must(t, err)
		defer os.RemoveAll(folder)
		s, err := Open(folder)
		must(t, err)
		defer s.Close()
		type text struct {
			run string
			id  int64
		}
		tips := map[string]engine.Record{}
		leases := map[string]int64{}
		words := map[text]string{}
		var alive []text
		for n := range rapid.IntRange(1, 60).Draw(rt, "steps") {
			run := fmt.Sprintf("r%d", rapid.IntRange(0, 5).Draw(rt, "run"))
			if leases[run] == 0 {
				leases[run] = create(t, s, run)
				tips[run] = engine.Record{Chain: epoch(t, header("d1"))}
			}
			if len(alive) > 0 && rapid.IntRange(0, 3).Draw(rt, "erase one in four") == 0 {
				i := rapid.IntRange(0, len(alive)-1).Draw(rt, "which")
				must(t, s.EraseText(context.Background(), alive[i].run, alive[i].id))
				if files := found(t, folder, words[alive[i]]); files != nil {
					rt.Fatalf("erased words still stand in %v", files)
				}
				alive = append(alive[:i], alive[i+1:]...)
				continue
			}
			var texts []engine.Text
			tip := tips[run]
			for k := range int64(rapid.IntRange(1, 8).Draw(rt, "texts")) {
				id := text{run, tip.Seq*10 + k}
				words[id] = fmt.Sprintf("<%s-%d-%d>", run, n, k)
				long := rapid.SampledFrom([]int{1, 10, 60, 200}).Draw(rt, "length")
				texts = append(texts, engine.Text{ID: id.id, Salt: []byte{1}, Words: strings.Repeat(words[id], long)})
				alive = append(alive, id)
			}
			records := notes(tip.Seq, tip.Chain, 1, "x")
			must(t, s.Append(context.Background(), run, leases[run], tip.Seq, records, texts))
			tips[run] = records[0]
		}
		for _, id := range alive {
			must(t, s.EraseText(context.Background(), id.run, id.id))
			if files := found(t, folder, words[id]); files != nil {
				rt.Fatalf("erased words still stand in %v", files)
			}
		}
	})
}
