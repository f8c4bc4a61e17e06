package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"simlab/scenarios"
	"simlab/scenarios/diag"
	"simlab/scenarios/library"
)

// source finds a scenario: a folder, or the id of a shipped one.
func source(name string) (scenarios.Source, error) {
	if st, err := os.Stat(name); err == nil && st.IsDir() {
		abs, err := filepath.Abs(name)
		if err != nil {
			return scenarios.Source{}, err
		}
		return scenarios.Source{Library: library.Files, Scenario: os.DirFS(name), LibraryName: "library", ScenarioName: name, ID: filepath.Base(abs)}, nil
	}
	if !fs.ValidPath(name) {
		return scenarios.Source{}, fmt.Errorf("no scenario %q", name)
	}
	if _, err := fs.Stat(library.Files, name+"/scenario.yaml"); err != nil {
		return scenarios.Source{}, fmt.Errorf("no scenario %q: neither a folder nor shipped", name)
	}
	return scenarios.Shipped(library.Files, name)
}

// compile reads a scenario for a verb; findings are printed. The code is for the
// verb to return when the bundle is nil.
func compile(name string, stderr io.Writer) (*scenarios.Bundle, int) {
	src, err := source(name)
	if err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return nil, exitFailure
	}
	b, found := scenarios.Compile(src)
	if b == nil {
		if err := diag.Text(stderr, found, nil); err != nil {
			return nil, exitFailure
		}
		return nil, exitFindings
	}
	return b, exitOK
}
