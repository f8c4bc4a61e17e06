package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"simlab/scenarios"
	"simlab/scenarios/diag"
	"simlab/scenarios/library"
)

// validate checks scenarios and prints every finding. Warnings are findings, too:
// what is shipped has none.
func validate(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("validate", flag.ContinueOnError)
	f.SetOutput(stderr)
	format := f.String("format", "text", "text or json")
	paths, err := interspersed(f, args)
	if err != nil {
		return exitUsage
	}
	if len(paths) == 0 || *format != "text" && *format != "json" {
		fmt.Fprintln(stderr, "simlab: usage: simlab validate [-format text|json] PATH… (a scenario's folder, or a folder of them)")
		return exitUsage
	}
	found, err := findings(paths)
	if err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return exitFailure
	}
	if *format == "json" {
		err = diag.JSON(stdout, found)
	} else {
		err = diag.Text(stdout, found, lines)
	}
	if err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return exitFailure
	}
	if len(found) > 0 {
		return exitFindings
	}
	return exitOK
}

// interspersed parses flags that may stand before, between and after the paths.
func interspersed(f *flag.FlagSet, args []string) ([]string, error) {
	var paths []string
	for {
		if err := f.Parse(args); err != nil {
			return nil, err
		}
		if f.NArg() == 0 {
			return paths, nil
		}
		paths, args = append(paths, f.Arg(0)), f.Args()[1:]
	}
}

// findings compiles every scenario at the paths. Scenarios that share a library
// share its findings: each is told once.
func findings(paths []string) (diag.List, error) {
	var all diag.List
	for _, p := range paths {
		dirs, err := scenarios.Folders(p)
		if err != nil {
			return nil, err
		}
		for _, dir := range dirs {
			src, err := scenarios.Folder(dir, library.Files)
			if err != nil {
				return nil, err
			}
			_, found := scenarios.Compile(src)
			all = append(all, found...)
		}
	}
	all.Sort()
	return all, nil
}

// lines returns the text of a file by its name in a finding, nil when it cannot be
// read: then the finding is printed without its line.
func lines(file string) []byte {
	if b, err := os.ReadFile(file); err == nil {
		return b
	}
	b, err := fs.ReadFile(library.Files, strings.TrimPrefix(file, "library/"))
	if err != nil {
		return nil
	}
	return b
}
