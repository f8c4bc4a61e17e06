package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"simlab/engine/store"
)

// erase empties everything that people said or wrote in a run, their own answers
// afterwards included. The run can still
// be replayed and scored: its journal holds only what the words meant.
func erase(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("erase", flag.ContinueOnError)
	f.SetOutput(stderr)
	dir := f.String("data", dataFolder(), "the data folder")
	run, ok := one(f, args)
	if !ok {
		fmt.Fprintln(stderr, "simlab: usage: simlab erase [-data DIR] RUN")
		return exitUsage
	}
	s, err := openKept(*dir)
	if err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return exitFailure
	}
	n, err := eraseWords(context.Background(), s, run)
	err = errors.Join(err, s.Close())
	switch {
	case errors.Is(err, store.ErrNotFound):
		fmt.Fprintf(stderr, "simlab: no run %q in %s\n", run, *dir)
		return exitFailure
	case err != nil:
		fmt.Fprintf(stderr, "simlab: erase %s: %v\n", run, err)
		return exitFailure
	}
	fmt.Fprintf(stdout, "%d texts erased\n", n)
	return exitOK
}

func eraseWords(ctx context.Context, s *store.Store, run string) (int, error) {
	if _, err := s.Header(ctx, run); err != nil {
		return 0, err
	}
	texts, err := s.Texts(ctx, run)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, t := range texts {
		if t.Words == "" {
			continue
		}
		if err := s.EraseText(ctx, run, t.ID); err != nil {
			return n, err
		}
		n++
	}
	return n, s.EraseAssessments(ctx, run, keptSelf)
}
