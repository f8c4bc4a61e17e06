package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestErasedWordsAreNowhereAndTheRunStillReplays(t *testing.T) {
	dir := t.TempDir()
	const said, answered = "planteskolen", "kvernkallen"
	script := filepath.Join(t.TempDir(), "x.script")
	must(t, os.WriteFile(script, []byte("00:05 answer\n00:08 say Hei, er det "+said+"?\n00:20 note Ringt fra "+said+"\n00:30 breakoff\n"), 0o600))
	run := playedIn(t, dir, script)
	st, err := openData(dir)
	must(t, err)
	must(t, st.SaveAssessment(t.Context(), run, keptSelf, []byte(`{"next":"`+answered+`"}`), time.Now()))
	must(t, st.Close())
	if !found(t, dir, said) || !found(t, dir, answered) {
		t.Fatal("the words were never kept: the search is broken")
	}

	var out, errs bytes.Buffer
	if code := runVerb(erase, []string{"-data", dir, run}, &out, &errs); code != exitOK || !strings.Contains(out.String(), "2 texts erased") {
		t.Fatalf("erase: %d %q %q", code, out.String(), errs.String())
	}
	for _, word := range []string{said, answered} {
		if found(t, dir, word) {
			t.Errorf("%q still stands in the data folder", word)
		}
	}
	_, journal := exported(t, dir, run)
	replays(t, journal)
}

func TestEraseOfNoRun(t *testing.T) {
	var out, errs bytes.Buffer
	if code := runVerb(erase, []string{"-data", t.TempDir(), "x"}, &out, &errs); code != exitFailure || !strings.Contains(errs.String(), `no run "x"`) {
		t.Errorf("got %d %q", code, errs.String())
	}
	absent := filepath.Join(t.TempDir(), "absent")
	if code := runVerb(erase, []string{"-data", absent, "x"}, &out, &errs); code != exitFailure || !strings.Contains(errs.String(), "no data folder") {
		t.Errorf("absent folder: got %d %q", code, errs.String())
	}
	if _, err := os.Stat(absent); err == nil {
		t.Error("looking for a run made a folder")
	}
	if code := runVerb(erase, nil, &out, &errs); code != exitUsage {
		t.Errorf("got %d without a run, want %d", code, exitUsage)
	}
}

// found searches every file of a folder for a word.
func found(t *testing.T, dir, word string) bool {
	t.Helper()
	files, err := os.ReadDir(dir)
	must(t, err)
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		must(t, err)
		if bytes.Contains(b, []byte(word)) {
			return true
		}
	}
	return false
}
