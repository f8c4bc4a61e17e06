package scoring_test

import (
	"encoding/json"
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

// long is a good call with as much talk as fills the number of events.
func long(n int) []engine.Event {
	s := play(answered(), good()[:12])
	for len(s.events) < n-40 {
		s.says("ask.fever", "ack!leading", "+fever").add(&engine.SpeechPlanned{Call: 1, Cue: s.turn, Party: "patient"},
			&engine.PhraseStarted{Call: 1, Cue: s.turn}, &engine.PhraseStarted{Call: 1, Cue: s.turn, Phrase: 1}, &engine.SpeechEnded{Cue: s.turn})
	}
	play(s, good()[12:])
	for len(s.events) < n {
		s.add(&engine.FlagRaised{Flag: "end"})
	}
	return s.events
}

func BenchmarkScore500Events(b *testing.B) {
	rubrics, sheet, events := shipped(b), k3(), long(500)
	b.ReportAllocs()
	for b.Loop() {
		scoring.Score(rubrics, sheet, events)
	}
}

func BenchmarkResultJSON(b *testing.B) {
	r := scoring.Score(shipped(b), k3(), long(500))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.Marshal(r); err != nil {
			b.Fatal(err)
		}
	}
}
