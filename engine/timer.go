package engine

import "sort"

// timerKind says what a timer does when it fires. Timers are data, never closures,
// so that a state can be copied, hashed and rebuilt.
type timerKind int

const (
	timerRing      timerKind = iota // the contact begins to ring
	timerAbandon                    // A: call
	timerQueue                      // other calls at the centre change
	timerPickUp                     // A: call, B: leg
	timerPhrase                     // A: party, B: cue: the next phrase begins
	timerPhraseEnd                  // A: party, B: cue: the phrase sounding ends
	timerSilence                    // A: party
	timerHold                       // A: party: has waited long on hold
	timerLimit                      // A: call
	timerPosture                    // A: place in the course's list
	timerConfirm                    // A: place among Resources
)

type timer struct {
	At   Millis
	Seq  int64
	Kind timerKind
	A, B int
}

// set plans a timer. Timers fire by time, then in the order they were set.
func (m *Machine) set(at Millis, k timerKind, a, b int) {
	m.s.Timer++
	t := timer{at, m.s.Timer, k, a, b}
	i := sort.Search(len(m.s.Timers), func(i int) bool { return m.s.Timers[i].At > at })
	m.s.Timers = append(m.s.Timers, timer{})
	copy(m.s.Timers[i+1:], m.s.Timers[i:])
	m.s.Timers[i] = t
}

// drop removes the timers of a kind whose A is a, or all of the kind when a is -1.
func (m *Machine) drop(k timerKind, a int) {
	keep := m.s.Timers[:0]
	for _, t := range m.s.Timers {
		if t.Kind != k || a >= 0 && t.A != a {
			keep = append(keep, t)
		}
	}
	m.s.Timers = keep
}

func (m *Machine) fire(t timer) {
	switch t.Kind {
	case timerRing:
		m.ring()
	case timerAbandon:
		m.abandon(t.A)
	case timerQueue:
		m.queue()
	case timerPickUp:
		m.pickUp(t.A, t.B)
	case timerPhrase:
		m.phrase(t.A, t.B)
	case timerPhraseEnd:
		m.phraseEnd(t.A, t.B)
	case timerSilence:
		m.silence(t.A)
	case timerHold:
		m.longHold(t.A)
	case timerLimit:
		m.limit(t.A)
	case timerConfirm:
		m.emit(&ResourceConfirmed{Resource: Resources[t.A]})
	case timerPosture:
		c := m.p.Course.Postures[t.A]
		m.move(c.Posture, m.s.Exertion)
	}
}
