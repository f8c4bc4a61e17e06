package wire

import "simlab/engine"

// HelloMessage answers an attach; one catch-up [Frame] always follows.
type HelloMessage struct {
	Hello Hello `json:"hello"`
}

// Hello says from where the view goes on.
//
// N is the number the browser's own view was found to have: its since, or 0 with
// Resync. It is not yet the number of anything received in this connection; only
// frames move that on.
type Hello struct {
	Epoch  string       `json:"epoch"`
	N      int64        `json:"n"`
	Clock  engine.Clock `json:"clock"`
	Resync bool         `json:"resync"`         // forget all: every region follows, and sounds not named in the next frame stop
	Took   bool         `json:"took,omitempty"` // the seat was another window's until now, which has been told
}

// Frame brings the view up to the number N: what changed on the screen and what
// is to be heard. The first frame after a hello brings it up to now and may skip
// numbers; every later frame has the number after the one before, also when
// nothing changed on the screen.
type Frame struct {
	N       int64         `json:"n"`
	At      engine.Millis `json:"at"`
	Regions []Region      `json:"regions,omitempty"`
	Cues    []Cue         `json:"cues,omitempty"`
	Stop    []int         `json:"stop,omitempty"` // cues that fall silent now
}

// Region is a part of the screen that is replaced whole. HTML is trusted: made
// by our own renderer.
type Region struct {
	ID   string `json:"id"`
	HTML string `json:"html"`
}

// Cue is a phrase that sounds. A browser plays each pair of cue and phrase once;
// one named again after a resume goes on from the clock's time less At.
type Cue struct {
	Cue    int           `json:"cue"`
	Phrase int           `json:"phrase"`
	URL    string        `json:"url"`
	At     engine.Millis `json:"at"`     // story time at which it began
	Length engine.Millis `json:"length"` // of the sound
	Party  string        `json:"party"`  // display name
}

// AckMessage answers a command once it is durable.
type AckMessage struct {
	Ack Ack `json:"ack"`
}

// Ack tells whether the command was done. It leaves out the record's sequence
// number on purpose: that would count what happened out of sight.
type Ack struct {
	ID      string         `json:"id"`
	Refused engine.Refusal `json:"refused,omitempty"`
	Text    string         `json:"text,omitempty"` // why, in one line for the eye
}

// ClockMessage tells that story time stopped, went on or was skipped.
type ClockMessage struct {
	Clock engine.Clock `json:"clock"`
}
