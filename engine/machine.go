package engine

// Machine plays one run. It is not safe for concurrent use: one goroutine owns it.
type Machine struct {
	p   *Program
	h   Header
	s   state
	out []Event
}

// New returns a machine at the moment before the contact rings. The program must
// be linked and hold the header's contact; anything else is a fault of the caller
// and panics. The first events come from the first Advance.
func New(p *Program, h Header) *Machine { return &Machine{p: p, h: h} }

// Start returns the story time at which the run begins: when the contact rings.
func (m *Machine) Start() Millis { return 0 }

// Now returns the story time reached.
func (m *Machine) Now() Millis { return 0 }

// Due returns when the next timer fires, and whether there is one.
func (m *Machine) Due() (Millis, bool) { return 0, false }

// Advance fires all timers up to and including to and returns what they caused,
// in order. Story time never goes back: an earlier to changes nothing.
func (m *Machine) Advance(to Millis) []Event { return nil }

// Apply does a command at a story time. The machine must have been advanced to
// it. A command that cannot be done is an event too: [CommandRefused].
func (m *Machine) Apply(at Millis, c Command) []Event { return nil }

// Finished reports whether the run is over.
func (m *Machine) Finished() bool { return false }

// Listeners returns the roles of the parties who would hear an utterance to the
// party, or to everybody when to is empty, in the order of the call.
func (m *Machine) Listeners(to string) []Role { return nil }

// Prior returns the acts of the trainee's last utterance.
func (m *Machine) Prior() []Act { return nil }

// Vitals returns the patient's measurements now.
func (m *Machine) Vitals() Vitals { return Vitals{} }

// Clone returns an independent copy.
func (m *Machine) Clone() *Machine { c := *m; return &c }

// Hash returns a digest of everything the machine will ever depend on.
func (m *Machine) Hash() [32]byte { return [32]byte{} }
