package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"simlab/engine"
	"simlab/scenarios/rehearsal"
)

// play plays a written trainee without a server, in virtual time.
func play(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("play", flag.ContinueOnError)
	f.SetOutput(stderr)
	contact := f.String("contact", "", "the contact to play, such as k3")
	file := f.String("script", "", "the written trainee; - reads standard input")
	seed := f.Int64("seed", 1, "the run's seed")
	format := f.String("format", "text", "text or json")
	name, ok := one(f, args)
	if !ok || *contact == "" || *file == "" || *format != "text" && *format != "json" {
		fmt.Fprintln(stderr, "simlab: usage: simlab play SCENARIO -contact ID -script FILE [-seed N] [-format text|json]")
		return exitUsage
	}
	b, code := compile(name, stderr)
	if b == nil {
		return code
	}
	text, err := readAll(*file, stdin)
	if err != nil {
		fmt.Fprintln(stderr, "simlab: read script:", err)
		return exitFailure
	}
	s, err := rehearsal.Parse(*file, text)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return exitFindings
	}
	h, err := rehearsal.NewHeader(b, *contact, *seed, engine.Aids{})
	if err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return exitUsage
	}
	r := rehearsal.NewReport(b, s, rehearsal.Play(rehearsal.NewStage(b), h, s))
	if *format == "json" {
		enc := json.NewEncoder(stdout)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		err = enc.Encode(r)
	} else {
		err = r.WriteText(stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "simlab: print:", err)
		return exitFailure
	}
	if len(r.Failed) > 0 {
		return exitFindings
	}
	return exitOK
}

// one parses flags that may stand before or after the only argument.
func one(f *flag.FlagSet, args []string) (string, bool) {
	if err := f.Parse(args); err != nil || f.NArg() == 0 {
		return "", false
	}
	name := f.Arg(0)
	if err := f.Parse(f.Args()[1:]); err != nil || f.NArg() > 0 {
		return "", false
	}
	return name, true
}

// scriptLimit bounds a written trainee, in bytes.
const scriptLimit = 1 << 20

func readAll(name string, stdin io.Reader) (string, error) {
	in := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return "", err
		}
		defer file.Close() // read only
		in = file
	}
	b, err := io.ReadAll(io.LimitReader(in, scriptLimit+1))
	if err == nil && len(b) > scriptLimit {
		err = errors.New("longer than 1 MiB")
	}
	return string(b), err
}
