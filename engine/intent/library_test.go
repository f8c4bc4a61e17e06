package intent

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// shipped reads the phrasings that the program carries: those that scenarios share,
// and those of the scenario itself, as they are when it is played.
func shipped(tb testing.TB) []Phrasing {
	tb.Helper()
	var out []Phrasing
	for _, f := range []struct {
		name string
		to   Audience
	}{
		{"phrases/caller.yaml", Caller}, {"phrases/professional.yaml", Professional},
		{"gjentatte-henvendelser/intents/own.yaml", Caller}, {"gjentatte-henvendelser/intents/to-amk.yaml", Professional},
		{"gjentatte-henvendelser/intents/k1.yaml", Caller},
	} {
		src, err := os.ReadFile(filepath.Join("..", "..", "scenarios", "library", f.name))
		if err != nil {
			tb.Fatal(err)
		}
		var file struct {
			Format   int    `yaml:"format"`
			Audience string `yaml:"audience"`
			Intents  map[string]struct {
				Title, Pick map[string]string
				Phrases     []string
			} `yaml:"intents"`
		}
		if err := yaml.Unmarshal(src, &file); err != nil {
			tb.Fatalf("%s: %v", f.name, err)
		}
		if file.Format != 1 {
			tb.Fatalf("%s: format %d, want 1", f.name, file.Format)
		}
		for id, in := range file.Intents {
			for _, text := range in.Phrases {
				out = append(out, Phrasing{Intent: id, Text: text, Audience: f.to})
			}
		}
	}
	return out
}

// labelled is an utterance with what it means.
type labelled struct{ intent, text string }

// utterances reads labelled utterances, written apart from the phrasings.
func utterances(tb testing.TB, file string) []labelled {
	tb.Helper()
	f, err := os.Open(filepath.Join("testdata", file))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if line := sc.Text(); line != "" && line[0] != '#' {
			id, text, ok := strings.Cut(line, "\t")
			if !ok {
				tb.Fatalf("no tab in %q", line)
			}
			out = append(out, labelled{id, text})
		}
	}
	return out
}

// listener is who hears an intent.
func listener(intent string) Audience {
	if strings.HasPrefix(intent, "handover.") {
		return Professional
	}
	return Caller
}
