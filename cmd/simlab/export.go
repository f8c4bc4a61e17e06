package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"simlab/engine/runner"
	"simlab/engine/store"
)

// export writes a run's journal as a file that replay takes.
func export(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("export", flag.ContinueOnError)
	f.SetOutput(stderr)
	dir := f.String("data", dataFolder(), "the data folder")
	texts := f.Bool("texts", false, "include what people said and wrote: personal")
	id, ok := one(f, args)
	if !ok {
		fmt.Fprintln(stderr, "simlab: usage: simlab export [-data DIR] [-texts] RUN")
		return exitUsage
	}
	s, err := openKept(*dir)
	if err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return exitFailure
	}
	defer s.Close() // nothing was written
	file, err := journalFile(context.Background(), s, id)
	if err == nil {
		file.Bundle, err = s.Bundle(context.Background(), file.Header.Digest)
	}
	if errors.Is(err, store.ErrNotFound) {
		fmt.Fprintf(stderr, "simlab: no run %q in %s\n", id, *dir)
		return exitFailure
	}
	if err == nil {
		w := bufio.NewWriter(stdout)
		err = errors.Join(runner.WriteFile(w, file, *texts), w.Flush())
	}
	if err != nil {
		fmt.Fprintf(stderr, "simlab: export %s: %v\n", id, err)
		return exitFailure
	}
	return exitOK
}

// journalFile gathers a run from the store, without its scenario.
func journalFile(ctx context.Context, s *store.Store, id string) (runner.File, error) {
	var f runner.File
	var err error
	if f.Header, err = s.Header(ctx, id); err != nil {
		return f, err
	}
	if f.Records, err = s.Read(ctx, id, 1); err != nil {
		return f, err
	}
	f.Texts, err = s.Texts(ctx, id)
	return f, err
}
