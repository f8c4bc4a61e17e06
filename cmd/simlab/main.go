// Command simlab is a place to practise the telephone of a legevakt central:
// serve runs it, the other verbs are for those who write and study scenarios.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// Exit codes of every verb.
const (
	exitOK       = 0
	exitFindings = 1 // the verb ran and found something: errors in a scenario, a difference
	exitUsage    = 2 // the words of the call are off
	exitFailure  = 3 // the verb could not run
)

// verb is one thing the program does.
type verb struct {
	name  string
	takes string
	does  string
	run   func(args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

// verbs lists them as the help shows them. It is a function because help names it.
func verbs() []verb {
	return []verb{
		{"serve", "[-addr HOST:PORT] [-data DIR] [-keep DAYS] [-dev]", "serve the exercises (what happens without a verb)", serve},
		{"validate", "[-format text|json] PATH…", "check scenario folders", validate},
		{"play", "SCENARIO -contact ID -script FILE [-seed N] [-format text|json]", "play a written trainee without a server", play},
		{"script", "", "print the language of written trainees", script},
		{"export", "[-data DIR] [-texts] RUN", "write a run's journal", export},
		{"replay", "FILE", "play a journal again and name any difference", replay},
		{"erase", "[-data DIR] RUN", "erase what people said and wrote in a run", erase},
		{"voice", "SCENARIO", "make the sound of a scenario's replies (needs espeak-ng)", voice},
		{"help", "", "print this", help},
	}
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run does one verb and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") && args[0] != "-h" && args[0] != "-help" && args[0] != "--help" {
		return serve(args, stdin, stdout, stderr)
	}
	name := strings.TrimLeft(args[0], "-")
	if name == "h" {
		name = "help"
	}
	for _, v := range verbs() {
		if v.name == name {
			return v.run(args[1:], stdin, stdout, stderr)
		}
	}
	fmt.Fprintf(stderr, "simlab: unknown verb %q\n\n", args[0])
	help(nil, stdin, stderr, stderr)
	return exitUsage
}

func help(_ []string, _ io.Reader, stdout, _ io.Writer) int {
	fmt.Fprintln(stdout, "simlab: øv på telefonen / practise the telephone")
	fmt.Fprintln(stdout)
	for _, v := range verbs() {
		fmt.Fprintf(stdout, "  simlab %s\n        %s\n", strings.TrimSpace(v.name+" "+v.takes), v.does)
	}
	return exitOK
}
