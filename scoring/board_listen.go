package scoring

import (
	"slices"

	"simlab/engine"
)

// listenState is whether the patient's side was let tell, and who was spoken with.
type listenState struct {
	cues    []int    // the first answer, and the first to an open question
	invited bool     // that answer has begun
	begun   Evidence // the first of them
	ended   Evidence // one of them was told whole
	broken  Evidence // one of them was broken off just now
	cut     Evidence // the trainee spoke over one of them

	first   string   // who was spoken with first
	patient Evidence // the patient heard the trainee
}

// openQuestions invite to tell.
var openQuestions = []string{"ask.reason", "ask.tell_more"}

func (l *listenState) begins(b *board, x *engine.SpeechPlanned) {
	open := !l.invited && slices.Contains(openQuestions, x.On)
	if x.Turn == 0 || len(l.cues) > 0 && !open {
		return // "hello?" is no telling
	}
	l.invited = l.invited || open
	l.cues = append(l.cues, x.Cue)
	l.begun.first(b.now)
}

func (l *listenState) ends(b *board, cue int) {
	if slices.Contains(l.cues, cue) {
		l.ended.first(b.now)
	}
}

func (l *listenState) breaks(b *board, cue int) {
	if slices.Contains(l.cues, cue) {
		l.broken = b.now
	}
}

// says takes in an utterance. It speaks over the telling when the telling broke off
// at that very moment; a mere "mm" takes the floor from nobody.
func (l *listenState) says(b *board, w *engine.WordsSaid) {
	only := !slices.ContainsFunc(w.Acts, func(a engine.Act) bool { return a.Intent != "ack" })
	if l.broken.some() && l.broken.At == b.now.At {
		if only {
			l.ended.first(b.now)
		} else {
			l.cut.first(l.broken)
		}
	}
	for _, party := range w.To {
		if b.side(party) == nobody && l.first == "" {
			l.first = party
		}
		if party == b.sheet.Patient {
			l.patient.first(b.now)
		}
	}
}

// telling is 0 when nobody began to tell, 1 when the telling was not heard out, 2
// when it was.
func (l *listenState) telling() (int, []Evidence) {
	switch {
	case !l.begun.some():
		return 0, nil
	case l.cut.some() || !l.ended.some():
		return 1, list(l.begun, l.cut)
	}
	return 2, list(l.begun, l.ended)
}
