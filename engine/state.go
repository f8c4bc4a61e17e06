package engine

import "slices"

// state is everything a machine will ever depend on beside its program and
// header. It holds no pointer into the program, only places in its lists.
type state struct {
	Now    Millis
	Rung   bool
	Timers []timer
	Timer  int64 // number of timers set so far: breaks ties
	Drawn  [streams]uint64

	Calls    []call
	Parties  []partyState
	Taken    []taken // turns of the course
	Posture  Posture
	Exertion int
	Flags    []bool
	Facts    []factState

	Utterance int // how many the trainee has made
	Prior     []Act
	With      int  // party that was spoken with last, from 1; 0: nobody yet
	Cue       int  // speeches planned so far
	Typing    bool // somebody at a seat is typing or talking

	Urgency     Urgency
	Alerted     []Resource
	Listed      []bool // entries found by a search
	Opened      []bool // entries read
	Disposition Disposition
	Within      int
	Over        bool
}

// callState is where a connection stands.
type callState int

const (
	ringing callState = iota
	open
	ended
)

type call struct {
	State    callState
	Line     string
	Rang     Millis
	Answered Millis
	Muted    bool
	Legs     []leg
}

// leg is a party's end of a call. The patient's side has one leg, whoever of
// them holds the telephone.
type leg struct {
	Target string
	Party  int
	In     bool // false while it rings
	Gone   bool
	Held   bool
	HeldAt Millis
}

// targetCaller names the patient's side of a call.
const targetCaller = "caller"

type partyState struct {
	Trust    int
	Patience int
	Counted  []int // how often each trust change has counted
	Asked    []int // by intent
	Said     []int // by reply
	Silences int
	HeldFor  Millis
	Accepted bool
	Decided  []string
	Heard    []bool // by fact
	Speech   *speech
	Pending  []pending
	Leaving  bool // patience is used up
}

// speech is what a party is saying.
type speech struct {
	Cue     int
	Call    int
	Reply   int
	Turn    int
	On      string
	Phrases []PlannedPhrase
	At      int // the phrase sounding or waited for
	Sounds  bool
}

// pending is an act still to be answered.
type pending struct {
	On   string
	Act  Act
	Turn int
}

type factState struct {
	Told     bool
	Recorded []placeMark
	Passed   []placeMark
	ReadBack []string
	ActedOn  []string
}

// placeMark remembers in which ways a fact has been put in a place, so that the
// same thing is not told twice.
type placeMark struct {
	Place string
	Ways  int // bits: 1 founded, 2 unfounded, 4 negated
}

func (s state) clone() state {
	c := s
	c.Timers = slices.Clone(s.Timers)
	c.Calls = slices.Clone(s.Calls)
	for i := range c.Calls {
		c.Calls[i].Legs = slices.Clone(c.Calls[i].Legs)
	}
	c.Parties = slices.Clone(s.Parties)
	for i := range c.Parties {
		p := &c.Parties[i]
		p.Counted, p.Asked, p.Said = slices.Clone(p.Counted), slices.Clone(p.Asked), slices.Clone(p.Said)
		p.Decided, p.Heard, p.Pending = slices.Clone(p.Decided), slices.Clone(p.Heard), slices.Clone(p.Pending)
		if p.Speech != nil {
			sp := *p.Speech
			p.Speech = &sp
		}
	}
	c.Taken, c.Alerted = slices.Clone(s.Taken), slices.Clone(s.Alerted)
	c.Flags, c.Listed, c.Opened = slices.Clone(s.Flags), slices.Clone(s.Listed), slices.Clone(s.Opened)
	c.Facts = slices.Clone(s.Facts)
	for i := range c.Facts {
		f := &c.Facts[i]
		f.Recorded, f.Passed = slices.Clone(f.Recorded), slices.Clone(f.Passed)
		f.ReadBack, f.ActedOn = slices.Clone(f.ReadBack), slices.Clone(f.ActedOn)
	}
	return c
}
