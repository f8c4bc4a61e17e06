package engine

import (
	"crypto/sha256"
	"encoding/json"
)

// Machine plays one run. It is not safe for concurrent use: one goroutine owns it.
type Machine struct {
	p       *Program
	h       Header
	contact *Contact
	ends    []*Past // by contact: how the earlier ones went; nil: did not happen
	seeds   [streams]uint64
	s       state
	out     []Event // what the current Advance or Apply has caused
}

// New returns a machine at the moment before the contact rings. The program must
// be linked and hold the header's contact; anything else is a fault of the caller
// and panics. The first events come from the first Advance.
func New(p *Program, h Header) *Machine {
	contact := p.Contact(h.Contact)
	if contact == nil {
		panic("engine: no contact " + h.Contact + " in " + p.Scenario)
	}
	if h.Station == "" {
		h.Station = contact.Station
	}
	m := &Machine{p: p, h: h, contact: contact, seeds: seedStreams(h.Seed)}
	m.s = state{
		Now: contact.At, Posture: Sitting,
		Parties: make([]partyState, len(p.Parties)),
		Facts:   make([]factState, len(p.Facts)),
		Flags:   make([]bool, len(p.flags)),
		Listed:  make([]bool, len(p.Entries)),
		Opened:  make([]bool, len(p.Entries)),
	}
	for i := range p.Parties {
		m.s.Parties[i] = partyState{
			Trust: p.Parties[i].Trust.Start, Patience: p.Parties[i].Patience,
			Counted: make([]int, len(p.Parties[i].Trust.Changes)),
			Asked:   make([]int, len(p.intents)),
			Said:    make([]int, len(p.Parties[i].Replies)),
			Heard:   make([]bool, len(p.Facts)),
		}
	}
	m.remember(h.Before)
	for i, c := range p.Course.Postures {
		if c.At <= contact.At {
			m.s.Posture = c.Posture
		} else if c.At < contact.At+Day {
			m.set(c.At, timerPosture, i, 0)
		}
	}
	m.set(contact.At, timerRing, 0, 0)
	return m
}

// Start returns the story time at which the run begins: when the contact rings.
func (m *Machine) Start() Millis { return m.contact.At }

// Now returns the story time reached.
func (m *Machine) Now() Millis { return m.s.Now }

// Due returns when the next timer fires, and whether there is one.
func (m *Machine) Due() (Millis, bool) {
	if len(m.s.Timers) == 0 {
		return 0, false
	}
	return m.s.Timers[0].At, true
}

// Advance fires all timers up to and including to and returns what they caused,
// in order. Story time never goes back: an earlier to changes nothing.
func (m *Machine) Advance(to Millis) []Event {
	m.out = nil
	for len(m.s.Timers) > 0 && m.s.Timers[0].At <= to {
		t := m.s.Timers[0]
		m.s.Timers = m.s.Timers[:copy(m.s.Timers, m.s.Timers[1:])]
		m.s.Now = max(m.s.Now, t.At)
		m.fire(t)
	}
	m.s.Now = max(m.s.Now, to)
	return m.out
}

// Apply does a command at a story time. The machine must have been advanced to
// it. A command that cannot be done is an event too: [CommandRefused].
func (m *Machine) Apply(at Millis, c Command) []Event {
	m.out = nil
	m.s.Now = max(m.s.Now, at)
	if code := m.do(c); code != "" {
		m.out = nil
		m.emit(&CommandRefused{Seat: c.Seat.ID, Command: c.Kind, Code: code})
	}
	return m.out
}

// Finished reports whether the run is over.
func (m *Machine) Finished() bool { return m.s.Over }

// Prior returns the acts of the trainee's last utterance.
func (m *Machine) Prior() []Act { return m.s.Prior }

// Clone returns an independent copy, for forks, proofs and bots.
func (m *Machine) Clone() *Machine {
	c := *m
	c.s, c.out = m.s.clone(), nil
	return &c
}

// Hash returns a digest of everything the machine will ever depend on beside its
// program and header.
func (m *Machine) Hash() [32]byte {
	b, err := json.Marshal(m.s)
	if err != nil {
		panic("engine: hash state: " + err.Error()) // state holds nothing that JSON cannot write
	}
	return sha256.Sum256(b)
}

func (m *Machine) emit(b Body) { m.out = append(m.out, Event{m.s.Now, b}) }
