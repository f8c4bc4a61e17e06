package wire

import (
	"simlab/engine"
)

// KindAttach is the first message of every socket; it never reaches the engine.
const KindAttach engine.CommandKind = "attach"

// Bounds of a message. A browser that keeps to its own forms never meets them,
// except [MaxWords] and [MaxWithin], which a person can pass by pasting or typing.
const (
	MaxMessage = 64 << 10 // bytes of one message
	MaxWords   = 2000     // characters of an utterance, search, field or note
	MaxID      = 64       // bytes of any id or handle
	MaxList    = 32       // worsening signs named in one piece of advice
	MaxWithin  = 1440     // minutes that a disposition may promise
	MaxCall    = 1 << 20  // highest call number
)

// Command is a message from the browser: an attach, or something a person at a
// seat does. Which fields count is said beside [engine.CommandKind]; others are
// ignored. Parties and entries are handles of the view, see [State.Reveal].
type Command struct {
	ID   string             `json:"id,omitempty"` // unique in the run, across reloads and seats: begin it with something random; of an attach, what the window calls itself
	Kind engine.CommandKind `json:"kind"`

	Epoch string `json:"epoch,omitempty"` // attach: the epoch of the last hello, "" at first
	Since int64  `json:"since,omitempty"` // attach: the number of the last frame received, 0 at first

	Words       string             `json:"words,omitempty"` // say, look_up, field, note
	To          string             `json:"to,omitempty"`    // say: handle or target of a party, "" is everybody on the line
	Via         engine.Via         `json:"via,omitempty"`   // say: typed unless told otherwise
	Pick        string             `json:"pick,omitempty"`  // say: intent id of a question picked from the list
	Call        int                `json:"call,omitempty"`
	Party       string             `json:"party,omitempty"`
	Target      string             `json:"target,omitempty"`
	By          string             `json:"by,omitempty"`
	Entry       string             `json:"entry,omitempty"`
	Card        string             `json:"card,omitempty"`
	Criterion   string             `json:"criterion,omitempty"`
	Urgency     engine.Urgency     `json:"urgency,omitempty"`
	Field       engine.Field       `json:"field,omitempty"`
	Advice      *engine.Advice     `json:"advice,omitempty"`
	On          bool               `json:"on,omitempty"`
	Disposition engine.Disposition `json:"disposition,omitempty"`
	Within      int                `json:"within,omitempty"` // minutes, 0 to MaxWithin
}

// ToInput returns the command as the run takes it, given by the seat. Handles
// must have been turned back by [State.Reveal] before. The words are still to be
// matched, looked up or stored by whoever takes the input; of a pick, the one act
// stands in Say and any words are for show. No browser can pin the meaning of its
// own words.
//
// An attach has no input; asking for it is a fault of the caller and gives a
// command that every machine refuses.
func (c Command) ToInput(seat engine.Seat) engine.Input {
	in := engine.Input{
		Words: c.Words,
		Command: engine.Command{
			ID: c.ID, Seat: seat, Kind: c.Kind,
			Call: c.Call, Party: c.Party, Target: c.Target,
			By: c.By, Entry: c.Entry, Card: c.Card, Criterion: c.Criterion,
			Urgency: c.Urgency, Field: c.Field, Advice: c.Advice, On: c.On,
			Disposition: c.Disposition, Within: c.Within,
		},
	}
	if c.Kind == engine.CmdSay {
		in.Command.Say = c.say()
	}
	return in
}

// say returns the utterance of a say command.
func (c Command) say() *engine.Say {
	s := &engine.Say{To: c.To, Via: c.Via}
	if s.Via == "" {
		s.Via = engine.Typed
	}
	if c.Pick != "" {
		// A pick is a help and recorded as such, whatever the browser calls it.
		s.Via = engine.Picked
		s.Acts = []engine.Act{{Intent: c.Pick, Confidence: 1000}}
	}
	return s
}
