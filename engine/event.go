package engine

// Kind names an event: noun.past_verb.
type Kind string

// Event is something that happened in a run. Events are the truth: scoring,
// debrief and every screen are made from them.
type Event struct {
	At   Millis
	Body Body
}

// Kind returns the kind of the event's body.
func (e Event) Kind() Kind { return e.Body.Kind() }

// Body is what an event says. The set of bodies is closed: see [Kinds].
type Body interface{ Kind() Kind }

// RunStarted opens every run.
type RunStarted struct {
	Contact string `json:"contact"`
	Aids    Aids   `json:"aids"`
}

// QueueChanged tells how many other calls wait at the centre.
type QueueChanged struct {
	Waiting int    `json:"waiting"`
	Oldest  Millis `json:"oldest,omitempty"` // story time since which the longest has waited
}

// CallRang is a call that begins to ring at this station.
type CallRang struct {
	Call   int    `json:"call"`
	Line   string `json:"line"`
	Number string `json:"number"`
}

// CallAnswered is a call taken by the seat.
type CallAnswered struct {
	Call   int    `json:"call"`
	Seat   string `json:"seat"`
	Waited Millis `json:"waited"`
}

// CallDue is a call that lies on the desk to be made.
type CallDue struct {
	Contact string `json:"contact"`
	Number  string `json:"number"`
}

// CallReleased is AMK leaving a call to the legevakt that has answered on the yellow line.
type CallReleased struct {
	Call   int    `json:"call"`
	Target string `json:"target"`
	Party  string `json:"party"`
}

// ResourceAlerted is somebody being sent to the patient.
type ResourceAlerted struct {
	Resource Resource `json:"resource"`
	Urgency  Urgency  `json:"urgency,omitempty"` // as set by then
}

// ResourceConfirmed is the one alerted confirming it.
type ResourceConfirmed struct {
	Resource Resource `json:"resource"`
}

// CallAbandoned is a call given up before it was answered.
type CallAbandoned struct {
	Call int `json:"call"`
}

// CallEnded is the end of a connection. By is "seat", a party, or "limit".
type CallEnded struct {
	Call int    `json:"call"`
	By   string `json:"by"`
}

// CallMuted tells whether the own microphone is off.
type CallMuted struct {
	Call  int  `json:"call"`
	Muted bool `json:"muted"`
}

// LegRang is a party being rung into a call.
type LegRang struct {
	Call   int    `json:"call"`
	Target string `json:"target"` // "amk", "doctor", "caller"
	Party  string `json:"party"`
}

// LegJoined is a party that came into a call.
type LegJoined struct {
	Call   int    `json:"call"`
	Target string `json:"target"`
	Party  string `json:"party"`
}

// LegHeld tells whether a leg is on hold.
type LegHeld struct {
	Call   int    `json:"call"`
	Target string `json:"target"`
	Held   bool   `json:"held"`
}

// LegLeft is a party that left a call. By is "seat" or the party.
type LegLeft struct {
	Call   int    `json:"call"`
	Target string `json:"target"`
	Party  string `json:"party"`
	By     string `json:"by"`
}

// PhoneHanded is the patient's side passing the telephone on.
type PhoneHanded struct {
	Call int    `json:"call"`
	From string `json:"from"`
	To   string `json:"to"`
}

// SpeechStarted is somebody at a seat beginning to type or talk.
type SpeechStarted struct {
	Seat string `json:"seat"`
}

// SpeechStopped is the same person stopping without having said anything.
type SpeechStopped struct {
	Seat string `json:"seat"`
}

// WordsSaid is an utterance of a trainee. Turn counts them from 1.
type WordsSaid struct {
	Call int      `json:"call"`
	Turn int      `json:"turn"`
	Seat string   `json:"seat"`
	To   []string `json:"heard_by"` // the parties that heard it
	Say
}

// SpeechPlanned is what a party is about to say. Trainees never see it whole:
// its phrases come to them one by one as [PhraseStarted].
type SpeechPlanned struct {
	Call    int             `json:"call"`
	Cue     int             `json:"cue"`
	Party   string          `json:"party"`
	Reply   string          `json:"reply"`
	Turn    int             `json:"turn,omitempty"` // the utterance answered, 0 when unprompted
	On      string          `json:"on"`             // the intent or happening answered
	Phrases []PlannedPhrase `json:"phrases"`
}

// PlannedPhrase is one phrase with its story times.
type PlannedPhrase struct {
	Clip   string   `json:"clip"`
	From   Millis   `json:"from"`
	To     Millis   `json:"to"`
	Gap    Millis   `json:"gap"`    // silence before it
	Breath int      `json:"breath"` // words on one breath
	Tells  []string `json:"tells,omitempty"`
}

// PhraseStarted is the moment a phrase begins to sound.
type PhraseStarted struct {
	Call   int    `json:"call"`
	Cue    int    `json:"cue"`
	Phrase int    `json:"phrase"` // from 0
	Party  string `json:"party"`
	Clip   string `json:"clip"`
	Length Millis `json:"length"`
}

// SpeechEnded is a party having said all it planned.
type SpeechEnded struct {
	Cue   int    `json:"cue"`
	Party string `json:"party"`
}

// SpeechInterrupted is a party falling silent before the end of the phrase.
type SpeechInterrupted struct {
	Cue    int    `json:"cue"`
	Party  string `json:"party"`
	Phrase int    `json:"phrase"`
}

// TrustChanged is how openly a party speaks from now on.
type TrustChanged struct {
	Party string `json:"party"`
	Trust int    `json:"trust"`
}

// PostureChanged is the patient moving.
type PostureChanged struct {
	Posture  Posture `json:"posture"`
	Exertion int     `json:"exertion"`
}

// FlagRaised is a scenario's own memory.
type FlagRaised struct {
	Flag string `json:"flag"`
}

// CourseTurned is a change in how the body goes on.
type CourseTurned struct {
	Turn  string `json:"turn"`
	Takes Millis `json:"takes"` // story time at which it takes effect
}

// FactTold is a fact the trainee has come to know. By is a party, or "journal".
type FactTold struct {
	Fact  string `json:"fact"`
	By    string `json:"by"`
	Cue   int    `json:"cue,omitempty"`
	Turn  int    `json:"turn,omitempty"`  // the utterance that brought it out, 0 when unprompted
	On    string `json:"on,omitempty"`    // the intent or happening that brought it out
	Entry string `json:"entry,omitempty"` // when read
}

// FactRecorded is a fact written down. Where is "note" or a field.
// Unfounded: the trainee had not been told it.
type FactRecorded struct {
	Fact      string   `json:"fact"`
	Where     string   `json:"where"`
	Value     string   `json:"value,omitempty"`
	Negated   bool     `json:"negated,omitempty"`
	Unfounded bool     `json:"unfounded,omitempty"`
	With      []string `json:"with,omitempty"` // unfounded: the other facts that the same words speak of
}

// FactPassedOn is a fact told to a professional on the line.
type FactPassedOn struct {
	Fact      string   `json:"fact"`
	To        string   `json:"to"`
	Turn      int      `json:"turn,omitempty"` // the trainee's utterance; 0 when heard from the caller in conference
	Value     string   `json:"value,omitempty"`
	Negated   bool     `json:"negated,omitempty"`
	Unfounded bool     `json:"unfounded,omitempty"`
	With      []string `json:"with,omitempty"` // unfounded: the other facts that the same words speak of
}

// FactReadBack is a fact that was repeated. By is "seat" (summed up to the caller
// or read back to a professional) or the professional who repeated it.
type FactReadBack struct {
	Fact string `json:"fact"`
	By   string `json:"by"`
	To   string `json:"to"`
	Turn int    `json:"turn,omitempty"`
}

// FactActedOn is a fact that an urgency or decision rests on.
type FactActedOn struct {
	Fact string `json:"fact"`
	How  string `json:"how"` // "urgency", "takeover", "decision", "disposition"
}

// HandoverAccepted is a professional taking over the patient.
type HandoverAccepted struct {
	Party string `json:"party"`
}

// PartyDecided is what a professional decided.
type PartyDecided struct {
	Party    string `json:"party"`
	Decision string `json:"decision"`
}

// JournalLookedUp is a search in the own service's systems. Entries lists what it
// found, newest first; empty when it found nothing.
type JournalLookedUp struct {
	By      string   `json:"by"`
	Entries []string `json:"entries"`
}

// EntryOpened is an entry being read.
type EntryOpened struct {
	Entry string `json:"entry"`
}

// CardOpened is decision support being opened.
type CardOpened struct {
	Card string `json:"card"`
}

// CriterionClaimed is a criterion stated as reason for the urgency.
type CriterionClaimed struct {
	Card      string  `json:"card"`
	Criterion string  `json:"criterion"`
	Urgency   Urgency `json:"urgency"`
}

// UrgencySet is the trainee's degree of haste; each revision is kept.
type UrgencySet struct {
	Urgency Urgency `json:"urgency"`
	Was     Urgency `json:"was,omitempty"`
}

// FieldWritten is a line of the identity strip.
type FieldWritten struct {
	Field Field    `json:"field"`
	Text  *TextRef `json:"text,omitempty"`
	Facts []string `json:"facts,omitempty"` // true and told, that it holds as it stands now
}

// NoteWritten is the note as it stands.
type NoteWritten struct {
	Text  *TextRef `json:"text,omitempty"`
	Facts []string `json:"facts,omitempty"` // true and told, that it holds as it stands now
}

// AdviceSent is written advice, as a pretended SMS.
type AdviceSent struct {
	Advice
}

// SubtitlesSwitched tells whether the caller's words are shown.
type SubtitlesSwitched struct {
	Seat string `json:"seat"`
	On   bool   `json:"on"`
}

// RecontactShown is the aid that warns of earlier contacts, where it is switched on.
type RecontactShown struct {
	Entries []string `json:"entries"`
}

// CommandRefused is a command that could not be done. A wrong attempt is training data.
type CommandRefused struct {
	Seat    string      `json:"seat"`
	Command CommandKind `json:"command"`
	Code    Refusal     `json:"code"`
}

// Refusal says why a command could not be done.
type Refusal string

const (
	RefusedStation    Refusal = "not-your-task" // the station may not do it
	RefusedOver       Refusal = "run-over"      // the run has finished
	RefusedNoCall     Refusal = "no-call"       // there is no such call, or none is open
	RefusedAnswered   Refusal = "already-answered"
	RefusedNobody     Refusal = "nobody-listens" // muted, on hold, or nobody there
	RefusedNoTarget   Refusal = "no-such-line"
	RefusedAlready    Refusal = "already-so"   // held, muted, joined, looked at already
	RefusedCallOpen   Refusal = "call-open"    // hang up first
	RefusedNoUrgency  Refusal = "no-urgency"   // set the urgency first
	RefusedNotFound   Refusal = "not-found"    // no such entry, card, criterion, field, disposition
	RefusedNotReached Refusal = "not-accepted" // disposition says taken over, nobody has accepted
	RefusedIncomplete Refusal = "incomplete"   // something that the command needs is lacking
)

// RunFinished closes the contact with its disposition.
type RunFinished struct {
	Disposition Disposition `json:"disposition"`
	Within      int         `json:"within,omitempty"`
	Broken      bool        `json:"broken,omitempty"` // the trainee broke off the exercise
}

// OutcomeReached is how it went for the patient.
type OutcomeReached struct {
	Outcome string `json:"outcome"`
}

// Aids are helps that today's systems lack, switched by whoever starts the run.
type Aids struct {
	RecontactWarning     bool `json:"recontact_warning,omitempty"`
	PriorContactQuestion bool `json:"prior_contact_question,omitempty"`
	Overview             bool `json:"overview,omitempty"` // a search shows the entries of every service
}
