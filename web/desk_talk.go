package web

import (
	"fmt"
	"strings"

	"simlab/engine"
	"simlab/web/ui"
	"simlab/web/wire"
)

// talk is the conversation as the seat has heard it.
type talk struct {
	turns []ui.Turn
	cues  map[int]int           // cue -> place in turns
	began map[int]engine.Millis // cue -> when its current phrase began
	full  map[int]int64         // cue -> length of its finished phrases
}

// fold takes what was said.
func (t *talk) fold(d *desk, e wire.Event) {
	switch e.Kind {
	case engine.KindWordsSaid:
		turn := ui.Turn{Key: fmt.Sprintf("t%d", e.N), Time: clock(e.At), Who: ui.You(d.lang, d.watches()), Own: true, Words: e.Words}
		if e.Via == engine.Picked {
			turn.Tag = ui.FromList(d.lang)
		}
		if e.Pick != "" {
			turn.Words, turn.Gloss = pickWords(d.content, d.station, e.Pick, d.lang)
		}
		if len(e.To) < d.phone.in() {
			turn.To = names(e.To)
		}
		t.turns = append(t.turns, turn)
	case engine.KindPhraseStarted:
		if e.Party != nil {
			d.phone.speaks(*e.Party)
			t.phrase(e, d.lang)
		}
	case engine.KindSpeechEnded:
		t.stop(e.Cue, 0, false)
	case engine.KindSpeechInterrupted:
		t.stop(e.Cue, e.At, true)
	}
}

// phrase adds a phrase to the turn of its cue: what is said in several breaths is
// one line.
func (t *talk) phrase(e wire.Event, l ui.Lang) {
	if t.cues == nil {
		t.cues, t.began, t.full = map[int]int{}, map[int]engine.Millis{}, map[int]int64{}
	}
	i, ok := t.cues[e.Cue]
	if !ok {
		i = len(t.turns)
		t.cues[e.Cue] = i
		t.turns = append(t.turns, ui.Turn{Key: fmt.Sprintf("t%d", e.N), Time: clock(e.At), Who: e.Party.Name, Speaking: true})
	}
	turn := &t.turns[i]
	t.full[e.Cue] = turn.Length
	t.began[e.Cue] = e.At
	turn.Length += int64(e.Length)
	turn.Words = strings.TrimSpace(turn.Words + " " + e.Words)
	if l == ui.English {
		turn.Gloss = strings.TrimSpace(turn.Gloss + " " + e.Gloss)
	}
}

// stop ends a cue; one that was cut off lasted only until then.
func (t *talk) stop(cue int, at engine.Millis, cut bool) {
	i, ok := t.cues[cue]
	if !ok {
		return
	}
	t.turns[i].Speaking = false
	if cut {
		t.turns[i].Cut = true
		t.turns[i].Length = t.full[cue] + int64(max(0, at-t.began[cue]))
	}
}

// silence ends every cue that is left sounding.
func (t *talk) silence() {
	for i := range t.turns {
		t.turns[i].Speaking = false
	}
}

func names(parties []wire.Party) string {
	var out []string
	for _, p := range parties {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}
