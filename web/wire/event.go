package wire

import "simlab/engine"

// Event is an event as one seat may see it, content inlined. Beside Kind the
// comments say which kinds carry the field; every other field is zero.
//
// Equal views of equal events are equal: N, handles and content depend on what
// the view was folded from and nothing else.
type Event struct {
	N    int64         `json:"n"` // in the view, dense from 1
	Kind engine.Kind   `json:"kind"`
	At   engine.Millis `json:"at"`

	// Own tells whether it was done at this seat: call.answered, call.ended,
	// leg.left, words.said, speech.started, speech.stopped. For an observer it
	// tells whether it was done at any seat rather than by a party.
	Own bool `json:"own,omitempty"`

	Aids *engine.Aids `json:"aids,omitempty"` // run.started

	Waiting int           `json:"waiting,omitempty"` // queue.changed
	Oldest  engine.Millis `json:"oldest,omitempty"`  // queue.changed

	Call     int           `json:"call,omitempty"`     // call.* but call.due, leg.*, phone.handed, words.said, phrase.started
	Line     string        `json:"line,omitempty"`     // call.rang
	Number   string        `json:"number,omitempty"`   // call.rang, call.due
	Register *Register     `json:"register,omitempty"` // call.rang, call.due, when the number is registered
	Task     string        `json:"task,omitempty"`     // call.due: the message that lies on the desk
	Waited   engine.Millis `json:"waited,omitempty"`   // call.answered
	Muted    bool          `json:"muted,omitempty"`    // call.muted
	Target   string        `json:"target,omitempty"`   // leg.*, call.released: "amk", "doctor", "caller"
	Held     bool          `json:"held,omitempty"`     // leg.held
	Party    *Party        `json:"party,omitempty"`    // leg.joined, leg.left, call.released, phone.handed (who has it now), phrase.started, speech.ended, speech.interrupted, handover.accepted

	To   []Party    `json:"to,omitempty"`   // words.said: who heard it
	Via  engine.Via `json:"via,omitempty"`  // words.said
	Pick string     `json:"pick,omitempty"` // words.said: intent id of the question picked, which then stands for the words
	Turn int        `json:"turn,omitempty"` // words.said, from 1

	Cue    int           `json:"cue,omitempty"`    // phrase.started, speech.ended, speech.interrupted
	Phrase int           `json:"phrase,omitempty"` // phrase.started, speech.interrupted; from 0
	Length engine.Millis `json:"length,omitempty"` // phrase.started

	// Words are own words (words.said), what was written (field.written,
	// note.written), or the caller's (phrase.started) where they may be read.
	Words string `json:"words,omitempty"`
	Gloss string `json:"gloss,omitempty"` // phrase.started: translation of Words

	By      string        `json:"by,omitempty"`      // journal.looked_up: "person" or "number"
	Entries []EntryLine   `json:"entries,omitempty"` // journal.looked_up, recontact.shown; newest first
	Entry   *OpenEntry    `json:"entry,omitempty"`   // entry.opened
	Card    string        `json:"card,omitempty"`    // card.opened, criterion.claimed
	Claim   string        `json:"claim,omitempty"`   // criterion.claimed: id of the criterion
	Field   engine.Field  `json:"field,omitempty"`   // field.written
	Advice  *SentAdvice   `json:"advice,omitempty"`  // advice.sent
	On      bool          `json:"on,omitempty"`      // subtitles.switched
	Refused *RefusedEvent `json:"refused,omitempty"` // command.refused

	Resource engine.Resource `json:"resource,omitempty"` // resource.alerted, resource.confirmed

	Urgency engine.Urgency `json:"urgency,omitempty"` // urgency.set, criterion.claimed, resource.alerted
	Was     engine.Urgency `json:"was,omitempty"`     // urgency.set

	Disposition engine.Disposition `json:"disposition,omitempty"` // run.finished
	Within      int                `json:"within,omitempty"`      // run.finished, minutes
	Broken      bool               `json:"broken,omitempty"`      // run.finished
}

// Party is somebody on the line. ID is a handle of the view, good for commands.
type Party struct {
	ID   string `json:"id"`
	Name string `json:"name"` // see [Content].PartyName
}

// EntryLine is a hit of a search: that there is something, when and in whose
// journal, not what.
type EntryLine struct {
	ID      string        `json:"id"` // handle of the view, good for open_entry
	At      engine.Millis `json:"at"`
	Log     bool          `json:"log,omitempty"`
	Service string        `json:"service,omitempty"`
}

// OpenEntry is an entry being read.
type OpenEntry struct {
	EntryLine
	Title string `json:"title"`
	Text  string `json:"text"`
}

// SentAdvice is the pretended SMS, as ids of the shared lists.
type SentAdvice struct {
	Worsening []string `json:"worsening,omitempty"`
	Limit     string   `json:"limit,omitempty"`
	Whom      string   `json:"whom,omitempty"`
	Else      string   `json:"else,omitempty"`
}

// RefusedEvent is what could not be done and why.
type RefusedEvent struct {
	Command engine.CommandKind `json:"command"`
	Code    engine.Refusal     `json:"code"`
}
