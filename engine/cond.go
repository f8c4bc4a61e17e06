package engine

// Op is what a condition does with its parts.
type Op string

const (
	OpTrue Op = ""    // always holds: the zero condition
	OpAnd  Op = "and" // all kids hold
	OpOr   Op = "or"  // some kid holds
	OpNot  Op = "not" // the only kid does not hold
	OpEq   Op = "=="  // Term compared with Value
	OpNe   Op = "!="
	OpLt   Op = "<"
	OpLe   Op = "<="
	OpGt   Op = ">"
	OpGe   Op = ">="
)

// Cond is a condition over the state of a run: a closed tree of integers.
// Yes-or-no terms are 1 or 0 and are compared with OpNe 0.
type Cond struct {
	Op    Op
	Kids  []Cond
	Term  Term
	Value int64
}

// Term names a number that the machine knows.
type Term struct {
	Kind TermKind
	ID   string // what the kind is about, see TermKind
	Of   string // second argument, see TermKind

	idx int // of ID in its list, set by Link
}

// TermKind lists what conditions can ask. Times are in seconds.
type TermKind string

const (
	TermTrust       TermKind = "trust"        // of the speaking party
	TermPatience    TermKind = "patience"     // of the speaking party
	TermAsked       TermKind = "asked"        // ID intent: how often the speaking party has been asked it, this time included
	TermTold        TermKind = "told"         // ID fact: told to the trainee in this contact (or read in the journal)
	TermSaid        TermKind = "said"         // ID reply of the same party: how often said in full
	TermHeard       TermKind = "heard"        // ID fact: passed on to the speaking party, or told while it was on the line
	TermMark        TermKind = "mark"         // ID mark: the act being answered carries it
	TermVital       TermKind = "vital"        // ID rr, spo2, pulse, sbp, temp (tenths)
	TermSign        TermKind = "sign"         // ID words, breaths, cough, wheeze, gurgle, pallor, cyanosis, sweat, distress, pain, fatigue
	TermPosture     TermKind = "posture"      // ID posture: 1 when held now
	TermFlag        TermKind = "flag"         // ID name: 1 when raised
	TermSinceRing   TermKind = "since_ring"   // seconds
	TermSinceAnswer TermKind = "since_answer" // seconds, 0 before
	TermSilences    TermKind = "silences"     // silences in a row
	TermHeldFor     TermKind = "held_for"     // seconds the party was last on hold
	TermWaited      TermKind = "waited"       // seconds it rang before answer
	TermUrgency     TermKind = "urgency"      // ID urgency: 1 when it is the current one
	TermOnLine      TermKind = "on_line"      // ID party: 1 when in the call and not held
	TermAccepted    TermKind = "accepted"     // ID party: 1 when it has taken over
	TermDecided     TermKind = "decided"      // ID party, Of decision: 1 when decided
	TermFinished    TermKind = "finished"     // ID disposition: 1 when finished so (outcomes)
	TermWithin      TermKind = "within"       // minutes promised by the disposition, 0 if none (outcomes)
	TermTurn        TermKind = "turned"       // ID turn: 1 when taken
	TermAlerted     TermKind = "alerted"      // ID resource: 1 when alerted in this contact
	TermEnded       TermKind = "ended"        // ID contact, Of disposition: 1 when that earlier contact ended so
	TermAdvised     TermKind = "advised"      // ID worsening sign: 1 when advice in an earlier contact named it
)
