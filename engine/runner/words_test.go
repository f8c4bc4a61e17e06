package runner

import (
	"testing"

	"simlab/engine"
)

// A text can be erased after a run has read its texts and before it holds them.
func TestTextErasedWhileTheRunIsReadStaysErased(t *testing.T) {
	l := newRun(&Runner{Config: Config{Limits: Limits{}.orDefaults()}}, "r1")
	l.words.erase(1)
	l.words.add([]engine.Text{{ID: 1, Words: "borte"}, {ID: 2, Words: "her"}})
	if l.words.get(1) != "" || l.words.get(2) != "her" {
		t.Errorf("got %q and %q, want the first gone and the second there", l.words.get(1), l.words.get(2))
	}
}
