package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// scenarioCopy copies the good scenario of the compiler's tests, with silence for
// its sounds, and changes one file of it. It returns the folder around it.
func scenarioCopy(t *testing.T, change map[string]func(string) string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "scenarios", "testdata", "ok"))); err != nil {
		t.Fatal(err)
	}
	media := filepath.Join(dir, "kort", "media")
	b, err := os.ReadFile(filepath.Join(media, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct{ Clips []struct{ File string } }
	if err := json.Unmarshal(b, &manifest); err != nil {
		t.Fatal(err)
	}
	for _, c := range manifest.Clips {
		if err := os.WriteFile(filepath.Join(media, c.File), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, f := range change {
		file := filepath.Join(dir, filepath.FromSlash(name))
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(f(string(b))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func validated(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = validate(args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

func replaced(old, put string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, put, 1) }
}

func TestValidateIsSilentAboutAGoodScenario(t *testing.T) {
	dir := scenarioCopy(t, nil)
	for _, path := range []string{dir, filepath.Join(dir, "kort")} {
		if code, out, errs := validated(path); code != exitOK || out != "" || errs != "" {
			t.Errorf("%s: code %d\n%s%s", path, code, out, errs)
		}
	}
}

func TestValidateShowsTheLineAndACaret(t *testing.T) {
	dir := scenarioCopy(t, map[string]func(string) string{"kort/facts.yaml": replaced("weight: 3", "weight: 9")})
	code, out, errs := validated(filepath.Join(dir, "kort"))
	want := filepath.ToSlash(filepath.Join(dir, "kort", "facts.yaml")) + ":12:13: error: weight is 9: expected 1 to 5 [out-of-range]\n" +
		"   12 |     weight: 9\n      |             ^\n"
	if code != exitFindings || out != want || errs != "" {
		t.Errorf("code %d\n%s%swant\n%s", code, out, errs, want)
	}
}

func TestValidatePrintsJSON(t *testing.T) {
	dir := scenarioCopy(t, map[string]func(string) string{"kort/facts.yaml": replaced("from: book", "from: books")})
	for _, args := range [][]string{{"-format", "json", dir}, {dir, "-format", "json"}} {
		code, out, _ := validated(args...)
		var got []struct {
			File, Severity, Code, Message string
			Line, Col                     int
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatal(err)
		}
		if code != exitFindings || len(got) != 1 || got[0].Code != "unknown-source" || got[0].Line != 9 || got[0].Col != 11 || got[0].Severity != "error" {
			t.Errorf("code %d, %+v", code, got)
		}
	}
	if code, out, _ := validated("-format", "json", scenarioCopy(t, nil)); code != exitOK || out != "[]\n" {
		t.Errorf("a good scenario: code %d, %q", code, out)
	}
}

func TestValidateTellsFindingsOfASharedLibraryOnce(t *testing.T) {
	dir := scenarioCopy(t, map[string]func(string) string{"cards/breathing.yaml": replaced("urgency: yellow", "urgency: blue")})
	kort := filepath.Join(dir, "kort")
	code, out, _ := validated(kort, kort)
	if code != exitFindings || strings.Count(out, "[unknown-urgency]") != 1 {
		t.Errorf("code %d\n%s", code, out)
	}
}

func TestValidateTakesWarningsForFindings(t *testing.T) {
	dir := scenarioCopy(t, map[string]func(string) string{"kort/facts.yaml": replaced("en: Has rung before", `en: ""`)})
	if code, out, _ := validated(dir); code != exitFindings || !strings.Contains(out, "warning:") {
		t.Errorf("code %d\n%s", code, out)
	}
}

func TestValidateTellsWrongUsageFromFailure(t *testing.T) {
	empty := t.TempDir()
	for _, tt := range []struct {
		name string
		args []string
		code int
	}{
		{"no path", nil, exitUsage},
		{"unknown flag", []string{"-colour", empty}, exitUsage},
		{"unknown format", []string{"-format", "xml", empty}, exitUsage},
		{"no such path", []string{filepath.Join(empty, "nothing")}, exitFailure},
		{"no scenario there", []string{empty}, exitFailure},
		{"a file", []string{filepath.Join(scenarioCopy(t, nil), "worsening.yaml")}, exitFailure},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, out, errs := validated(tt.args...)
			if code != tt.code || out != "" || errs == "" {
				t.Errorf("code %d, want %d\n%s%s", code, tt.code, out, errs)
			}
		})
	}
}
