package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"simlab/engine"

	"pgregory.net/rapid"
)

// appendAndTell goes on with the journals of a folder, four runs at once, and
// prints "run seq" once an append is acknowledged, until it is killed.
func appendAndTell(folder string) {
	s, err := Open(folder)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	for i := range 4 {
		go func() {
			if err := appendOn(s, fmt.Sprintf("r%d", i)); err != nil {
				fmt.Println("error", err)
			}
		}()
	}
	select {}
}

func appendOn(s *Store, run string) error {
	ctx := context.Background()
	h := engine.Header{Format: 1, Digest: "d1"}
	chain, err := h.Epoch()
	if err != nil {
		return err
	}
	if err := s.exists(ctx, run); err != nil {
		if err := s.CreateRun(ctx, run, h, nil, nil, nil, time.UnixMilli(0)); err != nil {
			return err
		}
	}
	lease, err := s.Take(ctx, run)
	if err != nil {
		return err
	}
	before, err := s.Read(ctx, run, 1)
	if err != nil {
		return err
	}
	after := int64(len(before))
	if after > 0 {
		chain = before[after-1].Chain
	}
	for {
		records := notes(after, chain, int(after%5)+1, run)
		texts := []engine.Text{{ID: after, Salt: []byte{1}, Words: run}}
		if err := s.Append(ctx, run, lease, after, records, texts); err != nil {
			return err
		}
		after, chain = records[len(records)-1].Seq, records[len(records)-1].Chain
		fmt.Printf("%s %d\n", run, after) // one write: whole lines only
	}
}

func TestNothingAcknowledgedIsLostByKill(t *testing.T) {
	folder := t.TempDir()
	acknowledged := map[string]int64{}
	rapid.Check(t, func(rt *rapid.T) {
		lines := rapid.IntRange(1, 400).Draw(rt, "acknowledgements before the kill")
		killAfter(t, folder, lines, acknowledged)
		s, err := Open(folder) // the lock must have gone with the process
		must(t, err)
		defer s.Close()
		for run, seq := range acknowledged {
			got, err := s.Read(t.Context(), run, 1)
			must(t, err)
			if int64(len(got)) < seq {
				rt.Fatalf("run %s has %d records, %d were acknowledged", run, len(got), seq)
			}
			e, err := engine.Header{Format: 1, Digest: "d1"}.Epoch()
			must(t, err)
			checkChain(t, e, got)
			texts, err := s.Texts(t.Context(), run)
			must(t, err)
			for i, text := range texts { // each stands with the append it came with, or not at all
				if next := text.ID + text.ID%5 + 1; next > int64(len(got)) {
					rt.Fatalf("text %d of run %s is there without its records", i, run)
				}
			}
		}
	})
}

// killAfter runs the appending child, kills it once it has printed the number of
// lines, and notes the highest sequence acknowledged for each run.
func killAfter(t *testing.T, folder string, lines int, acknowledged map[string]int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], folder)
	cmd.Env = append(os.Environ(), asked+"=append")
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	scan := bufio.NewScanner(out)
	for n := 0; scan.Scan(); n++ {
		run, seq, _ := strings.Cut(scan.Text(), " ")
		if run == "error" {
			t.Errorf("child: %s", seq)
		}
		if v, err := strconv.ParseInt(seq, 10, 64); err == nil {
			acknowledged[run] = max(acknowledged[run], v)
		}
		if n == lines { // go on reading: what the pipe holds was acknowledged too
			must(t, cmd.Process.Kill())
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
}
