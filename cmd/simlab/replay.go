package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"simlab/engine/runner"
	"simlab/scenarios"
)

// replay plays a journal again and names every event on which the two differ.
func replay(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("replay", flag.ContinueOnError)
	f.SetOutput(stderr)
	name, ok := one(f, args)
	if !ok {
		fmt.Fprintln(stderr, "simlab: usage: simlab replay FILE (- reads standard input)")
		return exitUsage
	}
	in := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			fmt.Fprintln(stderr, "simlab: read journal:", err)
			return exitFailure
		}
		defer file.Close() // read only
		in = file
	}
	j, err := runner.ReadFile(in)
	if err != nil {
		fmt.Fprintln(stderr, "simlab: read journal:", err)
		return exitFailure
	}
	b, found, err := scenarios.CompileArchive(j.Bundle)
	if err == nil && b == nil {
		err = found.Err()
	}
	if err == nil && b.Digest != j.Header.Digest {
		err = fmt.Errorf("the scenario in the file is %.12s…, the run was played on %.12s…", b.Digest, j.Header.Digest)
	}
	if err != nil {
		fmt.Fprintln(stderr, "simlab: the journal's scenario:", err)
		return exitFailure
	}
	differences, err := runner.Replay(b.Program, j.Header, j.Records)
	if err != nil {
		fmt.Fprintln(stderr, "simlab: replay:", err)
		return exitFailure
	}
	for _, d := range differences {
		fmt.Fprintln(stdout, d)
	}
	if len(differences) > 0 {
		return exitFindings
	}
	fmt.Fprintf(stdout, "%d records: the replay gives the same events\n", len(j.Records))
	return exitOK
}
