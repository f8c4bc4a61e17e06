package scenarios_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simlab/scenarios"
)

// fuzzed lists the files of the good scenario in a fixed order.
func fuzzed(tb testing.TB) (map[string]string, []string) {
	files := okFiles(tb)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return files, names
}

// seeds returns what fuzzing starts from: every good file, and what is put into
// it by the failing examples.
func seeds(tb testing.TB) (out []struct {
	file uint8
	text string
}) {
	tb.Helper()
	files, names := fuzzed(tb)
	add := func(i int, text string) {
		out = append(out, struct {
			file uint8
			text string
		}{uint8(i), text})
	}
	for i, name := range names {
		add(i, files[name])
		for _, text := range []string{"", "a", "[]", "{}", "null", "- - -", "a: &a [*a]", "? x", "a: |\n b\n  c", "\xff", "%YAML 1.2\n---\na", "---\na: 1\n---\nb: 2", "a: \"\\", "{{{{", "a: !!binary x", "'"} {
			add(i, text)
		}
	}
	examples, err := filepath.Glob(filepath.Join("testdata", "err", "*.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	for i, e := range examples {
		b, err := os.ReadFile(e)
		if err != nil {
			tb.Fatal(err)
		}
		story, _, _ := strings.Cut(string(b), "-- out --")
		var put []string
		for _, line := range strings.Split(story, "\n") {
			if rest, ok := strings.CutPrefix(line, "+ "); ok {
				put = append(put, rest)
			}
		}
		add(i%len(names), strings.Join(put, "\n"))
	}
	return out
}

func TestFuzzingHasSeeds(t *testing.T) {
	if n := len(seeds(t)); n < 100 {
		t.Errorf("only %d seeds: where is testdata?", n)
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s.file, s.text)
	}
	files, names := fuzzed(f)
	f.Fuzz(func(t *testing.T, file uint8, text string) {
		if len(text) > 1<<14 {
			return // longer texts only make fuzzing slow
		}
		changed := map[string]string{}
		for k, v := range files {
			changed[k] = v
		}
		changed[names[int(file)%len(names)]] = text
		b, found := scenarios.Compile(sourceOf(t, changed))
		if (b == nil) != found.HasErrors() {
			t.Fatalf("bundle %v with findings %v", b != nil, found)
		}
		for _, d := range found {
			if d.Line < 0 || d.Col < 0 || d.Line > 0 && d.Col < 1 || d.Message == "" {
				t.Errorf("no finding an author can use: %+v", d)
			}
			if d.Code == "internal" {
				t.Errorf("the compiler is at fault: %s", d)
			}
		}
		if b != nil {
			if again, _, err := scenarios.CompileArchive(b.Archive()); err != nil || again == nil || again.Digest != b.Digest {
				t.Errorf("the archive gives another bundle: %v", err)
			}
		}
	})
}
