package web

import (
	"fmt"
	"strings"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
	"simlab/web/ui"
)

// transcript is a run as it can be read, and where in it each event is shown.
type transcript struct {
	said  []ui.Said
	start engine.Millis // the first answer, or the beginning where nobody answered: time 0
	end   engine.Millis
	rows  map[int]int // place in the list of events, from 1 -> row
	cues  map[int]int // cue -> row
	turns map[int]int // the trainee's utterance -> row

	run     string
	station engine.Station
	lang    ui.Lang
	c       *scenarios.Content
	words   func(int64) string
	onLine  int // how many the trainee can be heard by when speaking to all
	notes   int // row of the note being written, -1 when something else came after
}

func transcribe(j Journal, c *scenarios.Content, l ui.Lang) *transcript {
	t := &transcript{rows: map[int]int{}, cues: map[int]int{}, turns: map[int]int{}, run: j.Info.Run, station: j.Info.Header.Station, lang: l, c: c, words: j.Words, notes: -1}
	for _, e := range j.Events {
		t.end = max(t.end, e.At)
		if t.start == 0 && answers(e) {
			t.start = e.At
		}
	}
	if t.start == 0 && len(j.Events) > 0 {
		t.start = j.Events[0].At
	}
	for i, e := range j.Events {
		t.take(i+1, e)
	}
	return t
}

// answers reports whether the patient's side and the desk come to talk with an event.
func answers(e engine.Event) bool {
	switch b := e.Body.(type) {
	case *engine.CallAnswered:
		return true
	case *engine.LegJoined: // rung by the desk
		return b.Target == targetCaller
	}
	return false
}

// since writes a moment as minutes and seconds from the answer.
func (t *transcript) since(at engine.Millis) string {
	sign, d := "", at-t.start
	if d < 0 {
		sign, d = "−", -d
	}
	return fmt.Sprintf("%s%02d:%02d", sign, d/engine.Minute, d%engine.Minute/engine.Second)
}

// add puts a row at the end and remembers which event it shows.
func (t *transcript) add(seq int, at engine.Millis, s ui.Said) int {
	s.ID, s.Time = fmt.Sprintf("m%d", seq), t.since(at)
	t.said = append(t.said, s)
	t.rows[seq] = len(t.said) - 1
	t.notes = -1
	return len(t.said) - 1
}

func (t *transcript) take(seq int, e engine.Event) {
	t.count(e)
	switch b := e.Body.(type) {
	case *engine.WordsSaid:
		t.own(seq, e.At, b)
	case *engine.PhraseStarted:
		t.phrase(seq, e.At, b)
	case *engine.SpeechInterrupted:
		if i, ok := t.cues[b.Cue]; ok {
			t.said[i].Tag = ui.Interrupted(t.lang)
		}
	case *engine.NoteWritten:
		// The note saves itself again and again; what is written in one go is one row.
		row := t.notes
		if row < 0 {
			row = t.add(seq, e.At, ui.Said{Event: t.action("note", "")})
		}
		t.rows[seq], t.notes = row, row
	default:
		if words := t.happening(e); words != "" {
			t.add(seq, e.At, ui.Said{Event: words})
		}
	}
}

// count follows how many are on the line.
func (t *transcript) count(e engine.Event) {
	switch e.Body.(type) {
	case *engine.CallAnswered:
		t.onLine = 1
	case *engine.LegJoined:
		t.onLine++
	case *engine.LegLeft:
		t.onLine--
	case *engine.CallEnded:
		t.onLine = 0
	}
}

func (t *transcript) own(seq int, at engine.Millis, b *engine.WordsSaid) {
	s := ui.Said{Who: ui.You(t.lang, false), Own: true, Words: ui.Erased(t.lang)}
	if b.Text != nil {
		if w := t.words(b.Text.ID); w != "" {
			s.Words = w
		}
	}
	if b.Via == engine.Picked {
		s.Tag = ui.FromList(t.lang)
	}
	var to []string
	for _, p := range b.To {
		to = append(to, t.name(p))
	}
	if len(to) > 0 && len(to) < t.onLine {
		s.Who += " → " + strings.Join(to, ", ")
	}
	t.turns[b.Turn] = t.add(seq, at, s)
}

func (t *transcript) phrase(seq int, at engine.Millis, b *engine.PhraseStarted) {
	i, ok := t.cues[b.Cue]
	if !ok {
		i = t.add(seq, at, ui.Said{Who: t.name(b.Party)})
		t.cues[b.Cue] = i
	}
	t.rows[seq] = i
	s, clip := &t.said[i], t.c.Clips[b.Clip]
	s.Words = strings.TrimSpace(s.Words + " " + clip.Say)
	if t.lang == ui.English {
		s.Gloss = strings.TrimSpace(s.Gloss + " " + clip.Gloss)
	}
	s.Sounds = strings.TrimSpace(fmt.Sprintf("%s /runs/%s/sound/%d/%d", s.Sounds, t.run, b.Cue, b.Phrase))
}

// name returns what a party is called.
func (t *transcript) name(party string) string {
	if n := t.c.Parties[party].Name.In(string(t.lang)); n != "" {
		return n
	}
	return party
}

func (t *transcript) action(code, what string) string {
	s := ui.Actions[code].In(t.lang)
	if what != "" {
		s += ": " + what
	}
	return s
}

// at returns the row that shows an event best: its own, what was said with it, or
// the last one before.
func (t *transcript) at(e scoring.Evidence) (ui.Said, bool) {
	if e.Kind == engine.KindFactTold && e.Cue > 0 {
		if i, ok := t.cues[e.Cue]; ok {
			return t.said[i], true
		}
	}
	if (e.Kind == engine.KindFactPassedOn || e.Kind == engine.KindFactReadBack) && e.Turn > 0 {
		if i, ok := t.turns[e.Turn]; ok {
			return t.said[i], true
		}
	}
	for seq := int(e.Seq); seq > 0; seq-- {
		if i, ok := t.rows[seq]; ok {
			return t.said[i], true
		}
	}
	return ui.Said{}, false
}

// proofs are links to what shows a verdict, each moment once.
func (t *transcript) proofs(es []scoring.Evidence) []ui.Proof {
	var out []ui.Proof
	seen := map[string]bool{}
	for _, e := range es {
		if s, ok := t.at(e); ok && !seen[s.ID] {
			seen[s.ID] = true
			out = append(out, ui.Proof{Moment: s.ID, Time: s.Time, Text: snippet(s)})
		}
	}
	return out
}

// longestSnippet is how many characters of a row fit beside its time.
const longestSnippet = 64

// snippet is the beginning of what a row says, cut between words.
func snippet(s ui.Said) string {
	text, quoted := s.Event, false
	if text == "" {
		text, quoted = s.Words, true
	}
	if r := []rune(text); len(r) > longestSnippet {
		text = string(r[:longestSnippet-2])
		if space := strings.LastIndexByte(text, ' '); space > 0 {
			text = text[:space]
		}
		text += " …"
	}
	if quoted {
		return "«" + text + "»"
	}
	return text
}

// moment returns the id of the row that shows an event, empty when none does.
func (t *transcript) moment(e *scoring.Evidence) string {
	if e == nil {
		return ""
	}
	s, _ := t.at(*e)
	return s.ID
}
