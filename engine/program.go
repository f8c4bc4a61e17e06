package engine

import "slices"

// Program is a compiled scenario: everything the machine needs to play it, and
// nothing that is only shown to people. It is immutable once linked and may then
// be shared by any number of machines and goroutines.
//
// Lists are in the order the author wrote them; that order decides which of
// several fitting replies is said.
type Program struct {
	Scenario string // id of the scenario
	Course   Course
	Facts    []Fact
	Contacts []Contact
	Parties  []Party
	Entries  []Entry
	Cards    []Card
	Lasting  []string // flags that later contacts of the story remember

	links // filled by Link
}

// Fact is one thing about the patient that can be elicited, recorded and passed on.
type Fact struct {
	ID       string
	Weight   int       // 1 to 5: how much it matters for the assessment
	Critical bool      // missing it is a finding of its own
	Danger   bool      // an immediate danger sign: alone a sufficient basis for red
	Supports []Urgency // the urgencies that this fact speaks for; empty for identity and the like
	KnownBy  []string  // parties who can tell it
}

// Urgency is the degree of haste (hastegrad).
type Urgency string

const (
	Red    Urgency = "red"    // akutt
	Yellow Urgency = "yellow" // haster
	Green  Urgency = "green"  // vanlig
)

// Valid reports whether u is one of the three urgencies.
func (u Urgency) Valid() bool { return u == Red || u == Yellow || u == Green }

// Contact is one encounter between the patient's side and a service.
type Contact struct {
	ID       string
	At       Millis    // story time at which it begins to ring
	Line     string    // number rung: "116117", "113" ...
	Station  Station   // whose it is
	Also     []Station // others that may play it
	Outgoing bool      // the station rings out; nobody rings in
	When     Cond      // in a story that is played on, the contact happens only if this holds
	Ended    Ending    // how it ended when nobody played it
	Service  string    // the service whose journal the station has
	Playable bool
	Caller   string    // party on the line when answered
	Number   string    // caller's number as the exchange shows it
	Abandon  Millis    // rings this long unanswered, then gives up
	Limit    Millis    // longest the contact may take from answer; patience ends it then
	Traffic  []Traffic // other lines that wait, handled by colleagues
	// Reachable parties by target name ("amk", "doctor"), with how long they take to answer.
	Targets []Target
	// How it can go on for the patient; the first whose condition holds is reached.
	Outcomes []Outcome
}

// Plays reports whether the station may play the contact.
func (c *Contact) Plays(s Station) bool { return c.Station == s || slices.Contains(c.Also, s) }

// Ending is what a contact ended in.
type Ending struct {
	Urgency     Urgency     `json:"urgency,omitempty"`
	Disposition Disposition `json:"disposition"`
	Within      int         `json:"within,omitempty"` // minutes promised
}

// Traffic is another call waiting at the centre, taken by a colleague.
type Traffic struct {
	Line  string
	From  Millis // relative to the contact's ring, may be negative
	Until Millis // relative to the contact's ring
}

// Target is somebody the station can bring into a call.
type Target struct {
	Name     string // what the trainee asks for: "amk", "doctor", "lvs-red"
	Party    string
	For      []Station // stations that may ring it; empty: every one
	AnswerIn [2]Millis // shortest and longest time until answered
}

// TargetYellow is AMK's yellow line to the legevakt: who is connected by it is
// released by AMK once the legevakt answers. Every other target joins the call, and
// so does this one when nobody is there to be released.
const TargetYellow = "lvs-yellow"

// Role says what kind of party somebody is.
type Role string

const (
	RolePatient   Role = "patient"
	RoleCompanion Role = "companion"
	RoleAMK       Role = "amk"
	RoleDoctor    Role = "doctor"
	RoleLVS       Role = "lvs"  // an operator of the legevakt's central
	RoleWard      Role = "ward" // the maternity ward, or its obstetrician on call
)

// Roles lists every role, in a fixed order.
var Roles = []Role{RolePatient, RoleCompanion, RoleAMK, RoleDoctor, RoleLVS, RoleWard}

// Professional reports whether the role belongs to a service.
func (r Role) Professional() bool { return r != RolePatient && r != RoleCompanion }

// Party is somebody who answers by script.
type Party struct {
	ID       string
	Role     Role
	Trust    Trust
	Patience int      // units at the start; at 0 the party ends the call
	Silence  []Millis // how long it waits, in turn, before an unprompted line; the last repeats
	Replies  []Reply
}

// Trust is how openly a party speaks, 0 to 10, and what changes it.
type Trust struct {
	Start   int
	Changes []TrustChange
}

// TrustChange is applied to every act with the intent or mark.
type TrustChange struct {
	Intent string // or empty
	Mark   Mark   // or empty
	By     int
	Max    int // how many times it counts in a call; 0 is always
}

// Things that happen to a party, answered like intents.
const (
	OnAnswered    = "@answered" // the call was answered and nobody has spoken for the first silence
	OnJoined      = "@joined"   // the party was brought into a call and picks up
	OnUnclear     = "@unclear"  // IntentNone
	OnUnknown     = "@unknown"  // understood, but no reply fits
	OnSilence     = "@silence"  // nobody has spoken for a while
	OnAck         = "@ack"      // only acts that need no answer, such as ack or empathy
	OnHandedPhone = "@handed"   // the telephone was handed to this party
	OnHeld        = "@held"     // taken back from hold
	OnRungBack    = "@rungback" // the service rings back and the party answers
	OnPatience    = "@patience" // patience is used up; the party hangs up after it
	OnBye         = "@bye"      // the trainee said goodbye, and no reply to "close" fits
	OnTold        = "@told"     // a professional was told something no reply was written for
)

// Reply is something a party says.
type Reply struct {
	ID       string
	On       []string // intents or @happenings it answers
	Contacts []string // the contacts it belongs to; empty: every one
	When     Cond
	Once     bool // said at most once in a call
	Phrases  []Phrase
	Do       []Effect // when the last phrase has ended
	Patience int      // added to the party's patience, usually 0 or below
}

// Phrase is a piece of a reply said in one go.
type Phrase struct {
	Clip   string // names the sound and the words; unique in the scenario
	Length Millis // of the sound, from the manifest
	Words  int
	Gap    Millis   // silence before it, beside what breath costs
	Do     []Effect // when its gap begins: she gets up, lies back ...
	Tells  []string // facts that are told once the phrase has ended
}

// EffectKind says what an effect changes.
type EffectKind string

const (
	EffectPosture  EffectKind = "posture"  // To: a posture
	EffectExertion EffectKind = "exertion" // By: 0 to 3
	EffectTrust    EffectKind = "trust"    // By
	EffectFlag     EffectKind = "flag"     // To: name, raised for the rest of the run
	EffectHand     EffectKind = "hand"     // To: the party that gets the telephone
	EffectAccept   EffectKind = "accept"   // a professional takes over the patient
	EffectDecide   EffectKind = "decide"   // To: what a professional decided
	EffectLeave    EffectKind = "leave"    // the party hangs up
	EffectTurn     EffectKind = "turn"     // To: a turn of the course
)

// Effect is a change made by a reply.
type Effect struct {
	Kind EffectKind
	To   string
	By   int
}

// Entry is something a service's systems hold about the patient.
type Entry struct {
	ID      string
	Service string // whose journal it stands in; nobody else sees it
	Log     bool   // stands in the telephone log only: found by number, not by person
	At      Millis
	Contact string   // the contact it came from
	Tells   []string // facts that reading it tells
	// Stands in the journal only when this holds. An entry that the contact's own
	// station wrote has no condition: what was written in a played contact takes its place.
	When Cond
}

// Card is a page of decision support.
type Card struct {
	ID       string
	Criteria []CardCriterion
}

// CardCriterion is a stated reason for an urgency.
type CardCriterion struct {
	ID      string
	Urgency Urgency
}

// Outcome is how it went for the patient after a played contact. The first whose
// condition holds is reached.
type Outcome struct {
	ID   string
	When Cond
	Turn string // of the course, taken when the outcome is reached; empty: none
}
