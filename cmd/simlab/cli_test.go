package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios/library"
	"simlab/scenarios/rehearsal"
)

// caseFolder is where the shipped case is, seen from here.
const caseFolder = "../../scenarios/library/" + theCase

// scripts are the written trainees of the case.
func scripts(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(caseFolder + "/tests/" + theContact + "-*.script")
	must(t, err)
	if len(files) < 3 {
		t.Fatalf("%d written trainees of %s, want good, hasty and passive at least", len(files), theCase)
	}
	return files
}

func goodScript(t *testing.T) string {
	t.Helper()
	for _, name := range scripts(t) {
		if strings.HasSuffix(name, "-good.script") {
			return name
		}
	}
	t.Fatal("the case has no good.script")
	return ""
}

func TestHelpListsEveryVerb(t *testing.T) {
	for _, ask := range []string{"help", "-h", "-help", "--help"} {
		code, out, errs := ran("", ask)
		if code != exitOK || errs != "" {
			t.Errorf("%s: code %d, %q", ask, code, errs)
		}
		for _, v := range verbs() {
			if !strings.Contains(out, "simlab "+v.name) || !strings.Contains(out, v.does) {
				t.Errorf("%s: %s is not there\n%s", ask, v.name, out)
			}
		}
	}
}

func TestUnknownVerbNamesTheVerbs(t *testing.T) {
	code, out, errs := ran("", "simulate", "now")
	if code != exitUsage || out != "" || !strings.Contains(errs, `unknown verb "simulate"`) {
		t.Errorf("code %d, %q\n%s", code, out, errs)
	}
	for _, v := range verbs() {
		if !strings.Contains(errs, "simlab "+v.name) {
			t.Errorf("%s is not named\n%s", v.name, errs)
		}
	}
}

func TestWrongWordsAreUsage(t *testing.T) {
	for _, args := range [][]string{
		{"serve", "-port", "80"}, {"serve", "here"}, {"-port", "80"}, {"script", "more"},
		{"play"}, {"play", theCase}, {"play", theCase, "-contact", "k3"}, {"play", theCase, "-contact", "k3", "-script", "x", "-format", "xml"},
		{"play", theCase, "-contact", "k3", "-script", "x", "-seed", "many"}, {"play", theCase, "again", "-contact", "k3", "-script", "x"},
		{"validate"}, {"validate", "-format", "xml", caseFolder}, {"export"}, {"export", "a", "b"}, {"replay"}, {"replay", "a", "b"},
		{"voice"}, {"voice", "nowhere"},
	} {
		if code, out, errs := ran("", args...); code != exitUsage || out != "" || !strings.Contains(errs, "simlab: usage: simlab ") {
			t.Errorf("%v: code %d, %q, %q, want usage", args, code, out, errs)
		}
	}
}

func TestScriptPrintsTheWholeLanguage(t *testing.T) {
	code, out, errs := ran("", "script")
	if code != exitOK || errs != "" {
		t.Errorf("code %d, %q", code, errs)
	}
	for _, w := range rehearsal.Words {
		if !strings.Contains(out, "MM:SS "+w.Name+" ") || !strings.Contains(out, w.Takes) || !strings.Contains(out, w.Does) {
			t.Errorf("%s is not there", w.Name)
		}
	}
	for _, d := range engine.Dispositions {
		if !strings.Contains(out, string(d)) {
			t.Errorf("disposition %s is not there", d)
		}
	}
	for _, word := range []string{"expect CRITERION VERDICT", "red", "yellow", "green", "#"} {
		if !strings.Contains(out, word) {
			t.Errorf("%q is not there", word)
		}
	}
}

// Which findings there are is for the tests beside validate; here are its codes.
func TestValidateHasACodeForEachEnd(t *testing.T) {
	clean := scenarioCopy(t, nil)
	broken := scenarioCopy(t, map[string]func(string) string{"kort/scenario.yaml": replaced("format: 1", "format: [1")})
	for _, tt := range []struct {
		path     string
		code     int
		out, err string
	}{
		{clean, exitOK, "", ""},
		{broken, exitFindings, "[yaml-syntax]", ""},
		{filepath.Join(clean, "nothing"), exitFailure, "", "nothing"},
	} {
		code, out, errs := ran("", "validate", tt.path)
		if code != tt.code || !strings.Contains(out, tt.out) || !strings.Contains(errs, tt.err) || (tt.out == "") != (out == "") || (tt.err == "") != (errs == "") {
			t.Errorf("%s: code %d, want %d\n%s%s", tt.path, code, tt.code, out, errs)
		}
	}
}

func TestEveryWrittenTraineeYieldsWhatItPromises(t *testing.T) {
	t.Parallel()
	for _, file := range scripts(t) {
		code, out, errs := ran("", "play", theCase, "-contact", theContact, "-script", file)
		if code != exitOK || errs != "" {
			t.Errorf("%s: code %d\n%s%s", filepath.Base(file), code, errs, tail(out, 1500))
		}
		for _, want := range []string{theCase + " " + theContact, "call.rang", "phrase.started", "fact.told", "run.finished"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %s in the transcript", filepath.Base(file), want)
			}
		}
	}
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

func TestPlayIsTheSameEveryTimeAndFromAFolder(t *testing.T) {
	t.Parallel()
	file := goodScript(t)
	text, err := os.ReadFile(file)
	must(t, err)
	play := func(scenario, stdin string, more ...string) string {
		args := append([]string{"play", scenario, "-contact", theContact, "-format", "json"}, more...)
		code, out, errs := ran(stdin, args...)
		if code != exitOK || errs != "" {
			t.Fatalf("%v: code %d, %s", args, code, errs)
		}
		return out
	}
	first := play(theCase, "", "-script", file)
	if play(theCase, "", "-script", file) != first {
		t.Error("two plays differ")
	}
	if play(theCase, string(text), "-script", "-") != first {
		t.Error("read from standard input it is another play")
	}
	folder := t.TempDir()
	must(t, os.CopyFS(folder, library.Files))
	if play(filepath.Join(folder, theCase), "", "-script", file) != first {
		t.Error("read from its folder the shipped scenario is another")
	}
	var seeded rehearsal.Report
	must(t, json.Unmarshal([]byte(play(theCase, "", "-script", file, "-seed", "7")), &seeded))
	if seeded.Seed != 7 || seeded.Format != rehearsal.ReportFormat {
		t.Errorf("got seed %d and format %d, want 7 and %d", seeded.Seed, seeded.Format, rehearsal.ReportFormat)
	}
}

// The JSON of play is an interface: a path that goes, or changes its type, breaks
// whoever reads it and must raise the format.
func TestPlayJSONHasItsDocumentedShape(t *testing.T) {
	t.Parallel()
	paths := map[string]bool{}
	for _, file := range scripts(t) {
		_, out, _ := ran("", "play", theCase, "-contact", theContact, "-script", file, "-format", "json")
		var v any
		must(t, json.Unmarshal([]byte(out), &v))
		shape(v, "", paths)
	}
	// A missed expectation has a shape, too.
	code, out, _ := ran("00:05 answer\nexpect triage/urgency full\n", "play", theCase, "-contact", theContact, "-script", "-", "-format", "json")
	if code != exitFindings {
		t.Errorf("a missed expectation: code %d, want %d", code, exitFindings)
	}
	var v any
	must(t, json.Unmarshal([]byte(out), &v))
	shape(v, "", paths)

	var sorted []string
	for p := range paths {
		sorted = append(sorted, p)
	}
	slices.Sort(sorted)
	got := strings.Join(sorted, "\n") + "\n"
	golden := filepath.Join("testdata", "play-shape.txt")
	if *update {
		must(t, os.WriteFile(golden, []byte(got), 0o600))
	}
	b, err := os.ReadFile(golden)
	must(t, err)
	if got == string(b) {
		return
	}
	want := strings.Split(strings.TrimSpace(string(b)), "\n")
	for _, p := range sorted {
		if !slices.Contains(want, p) {
			t.Errorf("new: %s", p)
		}
	}
	for _, p := range want {
		if !paths[p] && !belowNull(p, paths) {
			t.Errorf("gone: %s", p)
		}
	}
	if t.Failed() {
		t.Log("the shape of play's JSON has changed: see " + golden)
	}
}

// belowNull reports whether a path is part of something that did not happen in any
// play, which is null then: what the scripts do may change, the shape may not.
func belowNull(path string, paths map[string]bool) bool {
	path, _, _ = strings.Cut(path, " ")
	for i := strings.LastIndexByte(path, '.'); i > 0; i = strings.LastIndexByte(path, '.') {
		if path = path[:i]; paths[path+" null"] {
			return true
		}
	}
	return false
}

// shape collects the paths of a JSON value with the type at each leaf.
func shape(v any, at string, paths map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			shape(x, at+"."+k, paths)
		}
	case []any:
		for _, x := range v {
			shape(x, at+"[]", paths)
		}
	case nil:
		paths[at+" null"] = true
	case string, bool, float64:
		paths[fmt.Sprintf("%s %T", at, v)] = true
	}
}

func TestPlayTellsWhatIsWrong(t *testing.T) {
	file := goodScript(t)
	for _, tt := range []struct {
		name, stdin string
		args        []string
		code        int
		want        []string
	}{
		{"an unknown word", "00:05 answer\n00:07 shout Hei\n", []string{theCase, "-contact", "k3", "-script", "-"}, exitFindings,
			[]string{"-:2:7: error: unknown word \"shout\"; there are: answer, ", "hangup", "conference", "finish", "[script]"}},
		{"several at once", "5 answer\n00:07 finish home\n00:01 hangup\n00:08 triage blue\n", []string{theCase, "-contact", "k3", "-script", "-"}, exitFindings,
			[]string{"-:1:1:", "-:2:14:", "amk-takeover", "-:4:14:", "red, yellow, green"}},
		{"an unknown scenario", "", []string{"gjentatte", "-contact", "k3", "-script", file}, exitFailure, []string{`no scenario "gjentatte"`}},
		{"a scenario outside", "", []string{"../nothing", "-contact", "k3", "-script", file}, exitFailure, []string{`no scenario "../nothing"`}},
		{"an unknown contact", "", []string{theCase, "-contact", "k9", "-script", file}, exitUsage, []string{`no contact "k9"`}},
		{"a contact of the past", "", []string{theCase, "-contact", "k2", "-script", file}, exitUsage, []string{"k2", "not made for playing"}},
		{"no such script", "", []string{theCase, "-contact", "k3", "-script", filepath.Join(t.TempDir(), "none.script")}, exitFailure, []string{"read script", "none.script"}},
		{"a script too long", strings.Repeat("# tomt\n", 1<<18), []string{theCase, "-contact", "k3", "-script", "-"}, exitFailure, []string{"longer than 1 MiB"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, out, errs := ran(tt.stdin, append([]string{"play"}, tt.args...)...)
			if code != tt.code || out != "" {
				t.Errorf("code %d, want %d\n%s", code, tt.code, out)
			}
			for _, w := range tt.want {
				if !strings.Contains(errs, w) {
					t.Errorf("%q does not say %q", errs, w)
				}
			}
		})
	}
}

func TestPlayRefusesABrokenScenario(t *testing.T) {
	dir := scenarioCopy(t, map[string]func(string) string{"kort/facts.yaml": replaced("weight: 3", "weight: 9")})
	code, out, errs := ran("00:05 answer\n", "play", filepath.Join(dir, "kort"), "-contact", "k2", "-script", "-")
	if code != exitFindings || out != "" || !strings.Contains(errs, "facts.yaml:12:13: error: weight is 9") {
		t.Errorf("code %d, %q, %q", code, out, errs)
	}
}
