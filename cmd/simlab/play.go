package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"simlab/scenarios"
	"simlab/scenarios/rehearsal"
)

// play plays written trainees without a server, in virtual time: the first at the
// contact named, each further one at the contact that follows from what was done.
func play(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("play", flag.ContinueOnError)
	f.SetOutput(stderr)
	var o rehearsal.Opening
	var files []string
	f.StringVar(&o.Contact, "contact", "", "the contact to play, such as k3")
	f.StringVar((*string)(&o.Station), "station", "", "the station to play it at; the contact's own if left out")
	f.Func("script", "the written trainee; - reads standard input; given again: plays the contact that follows", func(s string) error {
		files = append(files, s)
		return nil
	})
	f.Int64Var(&o.Seed, "seed", 1, "the run's seed")
	f.Func("aid", "an aid that is on: recontact-warning, prior-contact-question, overview; may be given again", func(s string) error {
		switch s {
		case "recontact-warning":
			o.Aids.RecontactWarning = true
		case "prior-contact-question":
			o.Aids.PriorContactQuestion = true
		case "overview":
			o.Aids.Overview = true
		default:
			return errors.New("no such aid")
		}
		return nil
	})
	format := f.String("format", "text", "text or json")
	name, ok := one(f, args)
	if !ok || o.Contact == "" || len(files) == 0 || *format != "text" && *format != "json" {
		fmt.Fprintln(stderr, "simlab: usage: simlab play SCENARIO -contact ID -script FILE … [-station STATION] [-seed N] [-aid AID …] [-format text|json]")
		return exitUsage
	}
	b, code := compile(name, stderr)
	if b == nil {
		return code
	}
	return playOn(b, o, files, *format, stdin, stdout, stderr)
}

// playOn plays the written trainees one after the other, as the story goes on.
func playOn(b *scenarios.Bundle, o rehearsal.Opening, files []string, format string, stdin io.Reader, stdout, stderr io.Writer) int {
	stage, failed := rehearsal.NewStage(b), false
	for i, file := range files {
		text, err := readAll(file, stdin)
		if err != nil {
			fmt.Fprintln(stderr, "simlab: read script:", err)
			return exitFailure
		}
		s, err := rehearsal.Parse(file, text)
		if err != nil {
			fmt.Fprintln(stderr, err)
			return exitFindings
		}
		h, err := rehearsal.NewHeader(b, o)
		if err != nil {
			fmt.Fprintln(stderr, "simlab:", err)
			return exitUsage
		}
		t := rehearsal.Play(stage, h, s)
		r := rehearsal.NewReport(b, s, t)
		if err := printReport(stdout, r, format); err != nil {
			fmt.Fprintln(stderr, "simlab: print:", err)
			return exitFailure
		}
		failed = failed || len(r.Failed) > 0
		next := rehearsal.Follow(b, o, t)
		if next == nil && i+1 < len(files) {
			fmt.Fprintf(stderr, "simlab: the story ends with %s: nothing is left for %s\n", o.Contact, files[i+1])
			return exitFindings
		}
		if next != nil {
			o = *next
		}
	}
	if failed {
		return exitFindings
	}
	return exitOK
}

func printReport(w io.Writer, r *rehearsal.Report, format string) error {
	if format == "text" {
		return r.WriteText(w)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
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
