package scoring

import "simlab/engine"

// Rule is what must have happened: a closed tree over the stream of events.
// Exactly one field is set; [Rubric.Check] finds rules where that is not so, and
// such a rule never holds.
type Rule struct {
	Happened *Pattern // some event matches
	Count    *Count
	Before   *Before
	Unless   *Unless
	Within   *Within
	Early    *Early
	Measure  *Measure
	Station  []engine.Station // the contact was played at one of them
	Not      *Rule
	All      []Rule // every one holds
	Any      []Rule // at least one holds
}

// Count holds when at least AtLeast events match, and at most AtMost of them when
// AtMost is above 0. An event counts once, however many acts in it match.
type Count struct {
	Of      Pattern
	AtLeast int
	AtMost  int
}

// Before holds when some event matching Then comes after an event matching First.
type Before struct {
	First Pattern
	Then  Pattern
}

// Unless holds when an event matching What came before any event that matches
// Earlier: said without having been asked, done without having looked.
type Unless struct {
	What    Pattern
	Earlier Pattern
}

// Within holds when an event matching What follows an event matching Of soon
// enough. Seconds of the story clock count only where the trainee speaks: typing
// is slower than talking, so a typed or picked utterance is judged by Turns, the
// number of the trainee's utterances in between, the closing one included.
type Within struct {
	What    Pattern
	Of      Pattern
	Seconds int // 0: by turns however it was said
	Turns   int // above 0
}

// Early holds when an event matching What comes no later than the trainee's
// utterance number Turns: the first thing said is 1.
type Early struct {
	What  Pattern
	Turns int // above 0
}

// Measure holds when a number that the board of the run keeps is in a range.
// Nil bounds are open.
type Measure struct {
	Is      MeasureName
	AtLeast *int
	AtMost  *int
}

// Pattern matches events. Head says what kind of thing, Of which of them; the
// other fields narrow it, and each belongs to certain heads.
type Pattern struct {
	Head     Head
	Of       []string    // any of these; see the heads
	To       []string    // said, spoke_of, passed_on, read_back: any of these roles
	With     engine.Mark // said: the act carries the mark
	Without  engine.Mark // said: the act does not carry it
	Prompted bool        // told: brought out by something the trainee said or looked up
	Revised  Revision    // urgency
	Decision string      // decided: this decision only
	AnyOf    []Pattern   // instead of Head: any of these matches
}

// Whom something is said to. The patient's side is everybody who is not a
// professional brought into the call.
const (
	RoleCaller = "caller"
	RoleAMK    = "amk"
	RoleDoctor = "doctor"
	RoleMO     = "mo"   // the medical operator, brought in by another station of AMK
	RoleLVS    = "lvs"  // the operator of a legevakt's central
	RoleWard   = "ward" // the maternity ward
)

// Roles lists them, in a fixed order.
var Roles = []string{RoleCaller, RoleAMK, RoleDoctor, RoleMO, RoleLVS, RoleWard}

// Revision narrows an urgency that was set.
type Revision string

const (
	RevisedFirst Revision = "first" // none stood before
	RevisedUp    Revision = "up"    // higher than the one before
	RevisedDown  Revision = "down"  // lower than the one before
	RevisedRaise Revision = "raise" // first, or up
)

// Head names what a pattern is about.
type Head string

const (
	HeadSaid     Head = "said"         // intents, or "ask.*" for all that begin so: an act of the trainee's
	HeadAnswered Head = "answered"     // intents that the patient's side answered to the end
	HeadSpokeOf  Head = "spoke_of"     // facts that the trainee spoke of other than in a question
	HeadAdvised  Head = "advised"      // "any", "sign", "fitting", "limit", "whom", "else": advice in words
	HeadTold     Head = "told"         // facts the trainee came to know
	HeadRecorded Head = "recorded"     // facts written down, true and founded
	HeadPassedOn Head = "passed_on"    // facts told to a professional in the trainee's own words, true and founded
	HeadReadBack Head = "read_back"    // facts repeated, by either side
	HeadActedOn  Head = "acted_on"     // facts that a decision rests on
	HeadLookedUp Head = "looked_up"    // "any", "found", "nothing"
	HeadEntry    Head = "opened_entry" // entries, "any", "earlier"
	HeadCard     Head = "card"         // cards, "any", "fitting"
	HeadClaimed  Head = "claimed"      // "card/criterion", "any", "fitting"
	HeadUrgency  Head = "urgency"      // urgencies, "any"
	HeadAdvice   Head = "advice_sent"  // the same as advised: advice in writing
	HeadRang     Head = "rang"         // targets rung, roles, "any"
	HeadJoined   Head = "joined"       // the same, when they came into the call
	HeadReleased Head = "released"     // the same, when they answered on a line on which the trainee drops out
	HeadAccepted Head = "accepted"     // roles, "any": when they took over
	HeadDecided  Head = "decided"      // the same, when they decided
	HeadAlerted  Head = "alerted"      // resources, "any"
	HeadKnown    Head = "known"        // "red": the moment when enough was told to call it red
	HeadHungUp   Head = "hung_up"      // "seat", "other", "any": who ended a call
	HeadFinished Head = "finished"     // dispositions, "any"
	HeadKind     Head = "kind"         // kinds of event
)

// Heads lists every head, in a fixed order.
var Heads = []Head{HeadSaid, HeadAnswered, HeadSpokeOf, HeadAdvised, HeadTold, HeadRecorded, HeadPassedOn, HeadReadBack, HeadActedOn,
	HeadLookedUp, HeadEntry, HeadCard, HeadClaimed, HeadUrgency, HeadAdvice, HeadRang, HeadJoined, HeadReleased, HeadAccepted,
	HeadDecided, HeadAlerted, HeadKnown, HeadHungUp, HeadFinished, HeadKind}

// Words that stand for a group in Pattern.Of. No fact, card or entry may be
// named so.
const (
	GroupAny       = "any"
	GroupCritical  = "critical"  // facts marked critical
	GroupDanger    = "danger"    // facts that are immediate danger signs
	GroupHaste     = "haste"     // facts that speak for red or yellow
	GroupRecontact = "recontact" // facts that tell of earlier contacts
	GroupEssential = "essential" // facts owed to AMK in the first turns
	GroupFitting   = "fitting"   // cards or criteria that fit
	GroupEarlier   = "earlier"   // entries that show earlier contacts
	GroupFound     = "found"     // a look-up that found something
	GroupNothing   = "nothing"   // a look-up that found nothing
	GroupSign      = "sign"      // advice that names something to look out for; fitting: one of the sheet's
	GroupLimit     = "limit"     // advice that says how soon
	GroupWhom      = "whom"      // advice that says whom to ring
	GroupElse      = "else"      // advice that says what if one does not get through
	GroupSeat      = "seat"      // the trainee hung up
	GroupOther     = "other"     // somebody else did
)
