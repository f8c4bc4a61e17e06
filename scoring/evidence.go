package scoring

import "simlab/engine"

// Evidence points at an event that proves something.
type Evidence struct {
	Seq  int64         `json:"seq"`            // place in the list of events, from 1; inputs are not counted
	At   engine.Millis `json:"at"`             // story time
	Kind engine.Kind   `json:"kind"`           // of the event
	Turn int           `json:"turn,omitempty"` // the trainee's utterance it belongs to, else the last one before it
	Cue  int           `json:"cue,omitempty"`  // what was said by the other side
	Fact string        `json:"fact,omitempty"`
}

// some reports whether there is any evidence: the zero value is none.
func (e Evidence) some() bool { return e.Seq > 0 }

// ptr returns the evidence for a result, nil when there is none.
func (e Evidence) ptr() *Evidence {
	if !e.some() {
		return nil
	}
	return &e
}

// first keeps the earliest evidence: it sets *e unless something stands there.
func (e *Evidence) first(now Evidence) {
	if !e.some() {
		*e = now
	}
}

// list returns those of the evidences that are some.
func list(all ...Evidence) []Evidence {
	var out []Evidence
	for _, e := range all {
		if e.some() {
			out = append(out, e)
		}
	}
	return out
}

// evidenceOf describes an event for whoever wants to look it up.
func evidenceOf(seq int64, turn int, e engine.Event) Evidence {
	ev := Evidence{Seq: seq, At: e.At, Kind: e.Kind(), Turn: turn}
	own := 0
	switch x := e.Body.(type) {
	case *engine.FactTold:
		ev.Fact, ev.Cue, own = x.Fact, x.Cue, x.Turn
	case *engine.FactRecorded:
		ev.Fact = x.Fact
	case *engine.FactPassedOn:
		ev.Fact, own = x.Fact, x.Turn
	case *engine.FactReadBack:
		ev.Fact, own = x.Fact, x.Turn
	case *engine.FactActedOn:
		ev.Fact = x.Fact
	case *engine.SpeechPlanned:
		ev.Cue, own = x.Cue, x.Turn
	case *engine.PhraseStarted:
		ev.Cue = x.Cue
	case *engine.SpeechEnded:
		ev.Cue = x.Cue
	case *engine.SpeechInterrupted:
		ev.Cue = x.Cue
	}
	if own > 0 {
		ev.Turn = own
	}
	return ev
}
