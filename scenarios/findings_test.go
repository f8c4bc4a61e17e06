package scenarios_test

import (
	"bytes"
	"flag"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"simlab/scenarios"
	"simlab/scenarios/diag"
)

var update = flag.Bool("update", false, "rewrite the expected findings; commit only what you understand")

// okFiles returns the library and scenario of testdata/ok by file name.
func okFiles(tb testing.TB) map[string]string {
	tb.Helper()
	files := map[string]string{}
	root := filepath.Join("testdata", "ok")
	err := filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(rel)] = string(b)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

// sourceOf makes a source of files in memory: the library with the scenario kort in it.
func sourceOf(tb testing.TB, files map[string]string) scenarios.Source {
	tb.Helper()
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	src, err := scenarios.Shipped(m, "kort")
	if err != nil {
		tb.Fatal(err)
	}
	src.LibraryName, src.ScenarioName, src.Sound = "", "kort", nil
	return src
}

func TestGoodScenarioIsSilent(t *testing.T) {
	b, found := scenarios.Compile(sourceOf(t, okFiles(t)))
	for _, d := range found {
		t.Error(d)
	}
	if b == nil {
		t.Fatal("no bundle")
	}
}

// Each file of testdata/err is named by a code and holds a reason, edits to the
// good scenario and, below "-- out --", the findings that they must yield:
//
//	-- FILE --        lines with "- " are replaced by the lines with "+ ";
//	                  without "- " the lines are put at the end of the file
//	-- FILE * N --    the same, N times
//	-- delete FILE --
//
// A line that begins with "+q " is a Go string, for what a text file cannot hold.
func TestEveryCodeHasAFailingExample(t *testing.T) {
	for _, e := range diag.Registry() {
		if e.Code == diag.Internal {
			continue // a fault of the program: no scenario can show it
		}
		t.Run(string(e.Code), func(t *testing.T) {
			file := filepath.Join("testdata", "err", string(e.Code)+".txt")
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			story, want, ok := strings.Cut(string(b), "-- out --\n")
			if !ok {
				t.Fatalf("%s has no -- out --", file)
			}
			files := okFiles(t)
			edit(t, files, story)
			bundle, found := scenarios.Compile(sourceOf(t, files))
			if (bundle == nil) != found.HasErrors() {
				t.Errorf("bundle is %v with findings %v", bundle != nil, found)
			}
			if e.Severity == diag.Error && bundle != nil {
				t.Error("compiled in spite of an error")
			}
			var out bytes.Buffer
			if err := diag.Text(&out, found, func(name string) []byte { return []byte(files[path.Clean(name)]) }); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), "["+string(e.Code)+"]") {
				t.Errorf("no finding has the code %s:\n%s", e.Code, out.String())
			}
			if *update {
				if err := os.WriteFile(file, []byte(story+"-- out --\n"+out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got := out.String(); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// edit changes files as a story of testdata/err says.
func edit(t *testing.T, files map[string]string, story string) {
	t.Helper()
	name, times := "", 1
	var old, put strings.Builder
	apply := func() {
		if name == "" {
			return
		}
		text := files[name]
		switch {
		case old.Len() == 0:
			files[name] = text + strings.Repeat(put.String(), times)
		case strings.Count(text, old.String()) != 1:
			t.Fatalf("%s holds %d times what is to be replaced:\n%s", name, strings.Count(text, old.String()), old.String())
		default:
			files[name] = strings.Replace(text, old.String(), put.String(), 1)
		}
		name, times = "", 1
		old.Reset()
		put.Reset()
	}
	for _, line := range strings.SplitAfter(story, "\n") {
		switch {
		case strings.HasPrefix(line, "-- "):
			apply()
			name = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "-- "), " --")
			if rest, ok := strings.CutPrefix(name, "delete "); ok {
				delete(files, rest)
				name = ""
			}
			if before, n, ok := strings.Cut(name, " * "); ok {
				name = before
				times, _ = strconv.Atoi(n)
			}
		case strings.HasPrefix(line, "- "):
			old.WriteString(line[2:])
		case strings.HasPrefix(line, "+q "):
			s, err := strconv.Unquote(strings.TrimSpace(line[3:]))
			if err != nil {
				t.Fatal(err)
			}
			put.WriteString(s)
		case strings.HasPrefix(line, "+ "):
			put.WriteString(line[2:])
		}
	}
	apply()
}
