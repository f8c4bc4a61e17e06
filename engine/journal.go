package engine

// RulesVersion is the version of the engine's rules. A run keeps the one it was
// played by; a journal of another version cannot be replayed by this program.
const RulesVersion = 2

// Header begins every journal and fixes everything a run depends on.
type Header struct {
	Format   int      `json:"format"` // of the journal, 1
	Rules    int      `json:"rules"`
	Scenario string   `json:"scenario"`
	Digest   string   `json:"digest"`  // of the scenario bundle, hex SHA-256
	Contact  string   `json:"contact"` // the contact played
	Station  Station  `json:"station"` // at which
	Seed     int64    `json:"seed"`
	Aids     Aids     `json:"aids"`
	Sheet    Sheet    `json:"sheet"`
	Parent   *Fork    `json:"parent,omitempty"`
	Before   *History `json:"before,omitempty"` // earlier contacts that were played; the others went as in the original
}

// Fork says from where a run was taken over.
type Fork struct {
	Run string `json:"run"`
	Seq int64  `json:"seq"`
	At  Millis `json:"at"`
}

// Sheet is what a played contact is judged against: part of the header, so that
// an old run is judged by what held when it was played.
type Sheet struct {
	Contact   string                `json:"contact"`
	Station   Station               `json:"station"`
	Patient   string                `json:"patient,omitempty"` // the party who is ill
	RangAt    Millis                `json:"rang_at"`
	Expected  []ExpectedUrgency     `json:"expected"`
	Accepted  []ExpectedDisposition `json:"accepted"`
	Facts     []SheetFact           `json:"facts"`
	Handover  []string              `json:"handover,omitempty"` // facts that must be in the first turns to AMK
	Recontact Recontact             `json:"recontact"`
	Cards     []string              `json:"cards"`     // chapters that fit
	Criteria  []string              `json:"criteria"`  // card/criterion pairs "card/criterion" that fit
	Worsening []string              `json:"worsening"` // worsening signs worth naming here
}

// Available reports whether a fact can come up in the contact.
func (s *Sheet) Available(fact string) bool {
	for _, f := range s.Facts {
		if f.ID == fact {
			return f.Available
		}
	}
	return false
}

// ExpectedUrgency is how good an urgency is here: Step is on the seven-step scale
// of over- and under-triage, 1 severe under-triage, 4 optimal, 7 severe over-triage.
type ExpectedUrgency struct {
	Urgency Urgency `json:"urgency"`
	Step    int     `json:"step"`
}

// ExpectedDisposition is how good an ending is here: Grade 0 not, 1 partly, 2 fully
// acceptable. MaxWithin, when above 0, is the longest promised time in minutes for it.
type ExpectedDisposition struct {
	Disposition Disposition `json:"disposition"`
	MaxWithin   int         `json:"max_within,omitempty"`
	Grade       int         `json:"grade"`
}

// SheetFact is a fact as the judge sees it.
type SheetFact struct {
	ID        string    `json:"id"`
	Weight    int       `json:"weight"`
	Critical  bool      `json:"critical,omitempty"`
	Danger    bool      `json:"danger,omitempty"`
	Supports  []Urgency `json:"supports,omitempty"`
	Available bool      `json:"available"` // somebody on the patient's side, or the own journal, can tell it in this contact
}

// Recontact is what there is to detect.
type Recontact struct {
	Earlier []string `json:"earlier"` // entries of the own journal that show earlier contacts
	Facts   []string `json:"facts"`   // facts that tell of earlier contacts
	Matters bool     `json:"matters"` // false: repeated, but for harmless reasons
}

// RecordKind says what a journal record holds.
type RecordKind string

const (
	RecordInput RecordKind = "input" // a command, with its story time
	RecordEvent RecordKind = "event" // what the machine made of inputs and time
	RecordShell RecordKind = "shell" // what happened around the machine: clock paused, seat attached
)

// Record is one line of a run's journal. Data is JSON: a [Command], an [Event] or
// a [ShellNote]. Chain is hex SHA-256 over the chain before, At, Kind and
// Data; the first record's chain starts from the digest of the header.
type Record struct {
	Seq   int64      `json:"seq"` // dense, from 1
	At    Millis     `json:"at"`
	Kind  RecordKind `json:"kind"`
	Data  []byte     `json:"data"`
	Chain string     `json:"chain"`

	Event Event    `json:"-"` // decoded Data when Kind is event
	Input *Command `json:"-"` // decoded Data when Kind is input
}

// ShellNote is recorded but never given to the machine.
type ShellNote struct {
	Note string `json:"note"` // "attached", "detached", "clock.paused", "clock.resumed", "rebuilt"
	Seat string `json:"seat,omitempty"`
}

// Position is a place in a run's journal: Epoch is the digest of its header.
type Position struct {
	Epoch string `json:"epoch"`
	Seq   int64  `json:"seq"`
}

// Text is words kept beside the journal; erasing it empties Words and Salt and
// leaves the chain whole.
type Text struct {
	ID    int64
	Salt  []byte
	Words string
}
