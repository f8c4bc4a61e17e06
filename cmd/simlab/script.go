package main

import (
	"fmt"
	"io"

	"simlab/engine"
	"simlab/scenarios/rehearsal"
)

// script prints the language of written trainees.
func script(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		fmt.Fprintln(stderr, "simlab: usage: simlab script")
		return exitUsage
	}
	fmt.Fprint(stdout, `One action a line: the time since the ring as MM:SS or HH:MM:SS, a word, and what it takes.
Empty lines and lines that begin with # are passed over. A line "expect CRITERION VERDICT"
(full, partly, not, n/a) says what the run must yield.

`)
	for _, w := range rehearsal.Words {
		fmt.Fprintf(stdout, "  MM:SS %-10s %-46s %s\n", w.Name, w.Takes, w.Does)
	}
	fmt.Fprintf(stdout, "\nurgencies: %s, %s, %s\n", engine.Red, engine.Yellow, engine.Green)
	fmt.Fprintf(stdout, "dispositions: %v\n", engine.Dispositions)
	fmt.Fprintf(stdout, "identity strip: %v\n", engine.Fields)
	return exitOK
}
