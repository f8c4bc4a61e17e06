package engine_test

import (
	"testing"

	. "simlab/engine"
)

// The first case's table of words on a breath (case.md): leaning forward, and
// walking or lying back.
func TestWordsOnABreath(t *testing.T) {
	for _, c := range []struct {
		contact      string
		v            Vitals
		masked, bare int
	}{
		{"K3", Vitals{RR: 23, SpO2: 95}, 14, 9},
		{"K4", Vitals{RR: 24, SpO2: 94}, 12, 7},
		{"K5", Vitals{RR: 28, SpO2: 92}, 9, 5},
		{"K6", Vitals{RR: 30, SpO2: 90}, 7, 3},
	} {
		if got := SignsOf(c.v, Forward, 0, Authored{}).Words; got != c.masked {
			t.Errorf("%s leaning forward: %d words, want %d", c.contact, got, c.masked)
		}
		for _, p := range []Posture{Lying, Walking} {
			if got := SignsOf(c.v, p, 0, Authored{}).Words; got != c.bare {
				t.Errorf("%s %s: %d words, want %d", c.contact, p, got, c.bare)
			}
		}
	}
	if got := SignsOf(Vitals{RR: 18, SpO2: 97}, Sitting, 0, Authored{}).Words; got < 18 {
		t.Errorf("K1: %d words, want normal speech", got)
	}
}

func TestVitalsBetweenKeyframes(t *testing.T) {
	m := New(aCase(t), Header{Contact: "k3"})
	if got := m.VitalsAt(Day + 5*Hour); got.RR != 20 || got.SpO2 != 96 || got.Temp != 383 {
		t.Errorf("half way: %+v", got)
	}
	if got := m.VitalsAt(0).RR; got != 18 {
		t.Errorf("before the first: %d breaths, want 18", got)
	}
	if got := m.VitalsAt(9 * Day).RR; got != 23 {
		t.Errorf("after the last: %d breaths, want 23", got)
	}
}
