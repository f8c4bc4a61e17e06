package runner_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/engine/store"
)

// asked makes the test binary play instead of testing; it names the data folder.
const asked = "SIMLAB_RUNNER_TEST"

// playUntilKilled goes on with the run of a folder, or starts one, and prints the
// id of each command once it is acknowledged.
func playUntilKilled(folder string) error {
	ctx := context.Background()
	s, err := store.Open(folder)
	if err != nil {
		return err
	}
	r := runner.New(runner.Config{Journal: s, Loader: aLibrary(), Clock: runner.WallClock{}, Random: rand.Reader, Limits: runner.Limits{Commands: 1 << 30}})
	known, err := s.Runs(ctx, store.Cursor{}, 1)
	if err != nil {
		return err
	}
	if len(known) == 0 {
		run, err := r.Start(ctx, aHeader(), []byte("bundle"), nil, nil)
		if err != nil {
			return err
		}
		known = []store.RunInfo{{ID: run}}
	}
	run := known[0].ID
	a, err := r.Attach(ctx, run, operator)
	if err != nil {
		return err
	}
	go func() {
		for range a.Live { // nobody is slow here
		}
	}()
	c := answer("")
	c.Seat = operator
	if _, err := r.Do(ctx, run, engine.Input{Command: c}); err != nil {
		return err
	}
	for i := 0; ; i++ {
		c := say(fmt.Sprintf("%d-%d", os.Getpid(), i))
		c.Seat = operator
		ack, err := r.Do(ctx, run, engine.Input{Command: c, Words: "hei, får du puste?"})
		if err != nil {
			return err
		}
		fmt.Printf("%s %d\n", ack.ID, ack.Seq) // one write: whole lines only
	}
}

func TestAcknowledgedCommandsSurviveKill(t *testing.T) {
	folder := t.TempDir()
	acknowledged := map[string]int64{}
	for round := range 8 {
		killAfter(t, folder, mathrand.IntN(120), acknowledged)
		s, err := store.Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		checkSurvived(t, s, acknowledged)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	if len(acknowledged) < 100 {
		t.Errorf("only %d commands were acknowledged: the test shows little", len(acknowledged))
	}
}

// checkSurvived looks for every acknowledged command where it was acknowledged,
// replays the journal and takes the run up again.
func checkSurvived(t *testing.T, s *store.Store, acknowledged map[string]int64) {
	t.Helper()
	runs, err := s.Runs(t.Context(), store.Cursor{}, 2)
	if err != nil || len(runs) != 1 {
		t.Fatalf("got runs %v, %v, want one", runs, err)
	}
	records, err := s.Read(t.Context(), runs[0].ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	library := aLibrary()
	if different, err := runner.Replay(library.script.Program, aHeader(), records); err != nil || different != nil {
		t.Errorf("replay finds %v, %v", different, err)
	}
	r := runner.New(runner.Config{Journal: s, Loader: library, Clock: runner.WallClock{}, Random: rand.Reader})
	defer r.Close(t.Context())
	a, err := r.Attach(t.Context(), runs[0].ID, operator)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for id, seq := range acknowledged {
		if c := a.Backlog[seq-1].Input; c == nil || c.ID != id {
			t.Fatalf("command %s was acknowledged at %d, where %v stands", id, seq, c)
		}
		c := say(id)
		c.Seat = operator
		ack, err := r.Do(t.Context(), runs[0].ID, engine.Input{Command: c})
		if err != nil || !ack.Duplicate || ack.Seq != seq {
			t.Fatalf("command %s sent again: got %+v, %v, want its first answer", id, ack, err)
		}
	}
}

// killAfter runs the playing child and kills it after a number of acknowledgements.
func killAfter(t *testing.T, folder string, lines int, acknowledged map[string]int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asked+"="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	scan := bufio.NewScanner(out)
	for n := 0; scan.Scan(); n++ {
		var id string
		var seq int64
		if _, err := fmt.Sscanf(scan.Text(), "%s %d", &id, &seq); err != nil || strings.HasPrefix(id, "error") {
			t.Fatalf("child: %s", scan.Text())
		}
		acknowledged[id] = seq
		if n == lines { // go on reading: what the pipe holds was acknowledged too
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
}
