package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"simlab/media/speech"
	"simlab/scenarios"
)

// voice makes the sound of a scenario's replies: what is missing or has changed.
func voice(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("voice", flag.ContinueOnError)
	f.SetOutput(stderr)
	folder, ok := one(f, args)
	if st, err := os.Stat(folder); !ok || err != nil || !st.IsDir() {
		fmt.Fprintln(stderr, "simlab: usage: simlab voice SCENARIO (a scenario folder)")
		return exitUsage
	}
	b, code := compile(folder, stderr)
	if b == nil {
		return code
	}
	phrases, voices := spoken(b)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	r, err := speech.Build(ctx, phrases, filepath.Join(folder, "media"), voices, func(done, total int) {
		if done%50 == 0 || done == total {
			fmt.Fprintf(stderr, "%d of %d phrases\n", done, total)
		}
	})
	if err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return exitFailure
	}
	fmt.Fprintf(stdout, "made %d, kept %d, removed %d; %d s, %d kB in all\n", r.Made, r.Kept, r.Removed, r.Millis/1000, r.Bytes/1000)
	return exitOK
}

// spoken lists what is said in a scenario, and in which voices.
func spoken(b *scenarios.Bundle) ([]speech.Phrase, map[string]speech.Voice) {
	var out []speech.Phrase
	voices := map[string]speech.Voice{}
	for id, c := range b.Content.Clips {
		p := b.Content.Parties[c.Party]
		v, ok := speech.DefaultVoices[p.Voice]
		if !ok {
			v = speech.DefaultVoices[string(p.Role)]
		}
		voices[c.Party] = v
		out = append(out, speech.Phrase{ID: id, Party: c.Party, Text: c.Say})
	}
	slices.SortFunc(out, func(x, y speech.Phrase) int { return strings.Compare(x.ID, y.ID) })
	return out, voices
}
