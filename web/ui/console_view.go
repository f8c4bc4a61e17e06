package ui

import "encoding/json"

// Console is a desk: what stands still on it, and the regions that change.
type Console struct {
	Page
	Run     string
	Socket  string // path of the socket
	Station string // code; of an observer's desk, the one that is watched
	Service string // whose journal it has
	Watch   bool   // an observer's desk: nothing can be done
	Regions Regions

	Tab         string // open at first; history when empty
	Picks       []Pick // empty when the list of questions is switched off
	Subtitles   bool   // on from the start
	Worsening   []Option
	Limits      []Option
	Whom        []Option
	Else        []Option
	SMSOpening  string // begins the pretended SMS
	WatchLink   string // for whoever started the run to pass on; empty for others
	Disposition []Disposition
}

// Regions are the parts of a desk that change, each rendered on its own.
type Regions struct {
	Banner  Banner
	Lines   Lines
	Call    Call
	Strip   Strip
	Urgency UrgencyView
	Note    Note
	History History
	Support Support
	Advice  Advice
	Finish  Finish
	Refusal Refusal
}

// Pick is a general question that can be chosen instead of typed. Words are said as
// they stand; Gloss is their translation, for whoever reads the page in another
// language.
type Pick struct{ Intent, Words, Gloss string }

// Option is a choice with its id and words.
type Option struct{ ID, Text string }

// Disposition is what a case can end in.
type Disposition struct {
	ID, Text string
	Within   bool // promises a time
}

// Command is what an element of the desk does when it is pressed: the message
// that the script sends, without its id.
type Command struct {
	Kind      string `json:"kind"`
	Call      int    `json:"call,omitempty"`
	Party     string `json:"party,omitempty"`
	Target    string `json:"target,omitempty"`
	Urgency   string `json:"urgency,omitempty"`
	Entry     string `json:"entry,omitempty"`
	Card      string `json:"card,omitempty"`
	Criterion string `json:"criterion,omitempty"`
	On        bool   `json:"on,omitempty"`
}

// commands writes commands as the attribute that the script reads.
func commands(cs ...Command) string {
	b, err := json.Marshal(cs)
	if err != nil {
		return "[]" // a struct of strings, numbers and a truth cannot fail to be encoded
	}
	return string(b)
}

// Banner is the line across the top.
type Banner struct {
	Lang    Lang
	Station string // code; for an observer, the one that is watched
	Service string // code
	Title   string // neutral title of the contact
	Waiting int    // other calls in the queue
	Oldest  int64  // story milliseconds since which the longest waits; 0 when none
	Doctor  string // "free", "rings" or "on"; empty where no doctor can be rung
	Watch   bool
	Over    bool // the case is finished
}

// Lines is the left column: calls and what can be done with them.
type Lines struct {
	Lang      Lang
	Station   string
	Ringing   []Line
	Due       string // number that lies on the desk to be rung; empty when none does
	Active    *Line
	After     bool     // hung up, not finished
	Released  bool     // the patient was put through on AMK's yellow line
	CanJoin   bool     // somebody can be rung now
	Reach     []string // targets that can be brought into a call
	Alerts    []Alert
	Muted     bool
	Held      bool // the patient's side is on hold
	Subtitles bool
	CanBack   bool // there is a number to ring back
	Over      bool
	Next      string // where a finished case leads
	Watch     bool
}

// Alert is somebody who can be sent, and how far that has come.
type Alert struct {
	Resource string // code
	State    string // "none", "alerted" or "confirmed"
	At       string // since when
}

// Line is a call.
type Line struct {
	Call  int
	Line  string // code or number of the line
	From  string // number shown
	Since int64  // story milliseconds since when it rings or is open
	Out   bool   // we ring
}

// Call is the conversation.
type Call struct {
	Lang      Lang
	Parties   []Leg
	Turns     []Turn
	Open      bool
	Ringing   bool
	Due       bool   // a call is to be made
	Task      string // the message that asks for it
	Subtitles bool
	To        []Option // whom one can speak to when several are on the line
}

// Leg is a party of the call and how it stands to it.
type Leg struct {
	Name   string
	State  string // code of [LegStates]
	Target string // by which it can be let go; empty when it cannot
}

// Turn is a line of the conversation: somebody's utterance or a happening.
type Turn struct {
	Key      string // stable within the conversation
	Time     string
	Who      string
	Own      bool
	Event    string // a happening, in words; then the rest is empty
	Words    string // own words, or the other's when subtitles are on
	Gloss    string // translation of the other's words
	To       string
	Tag      string // such as "from the list"
	Length   int64  // milliseconds of sound so far
	Speaking bool
	Cut      bool // interrupted
}

// Strip is the identity strip.
type Strip struct {
	Lang     Lang
	Number   string
	Known    bool // a call has shown its number
	Register *Register
	Warns    bool    // the aid that warns of earlier contacts is on: its line is kept free
	Warned   []Entry // what it warns of
	Fields   []Field
	Over     bool
	Watch    bool
}

// Register is what the population register gives for the number.
type Register struct {
	Name, Born, Address, Phone string
}

// Field is a line of the identity strip as it was last saved.
type Field struct {
	ID, Label, Value string
}

// UrgencyView is the degree of haste as set.
type UrgencyView struct {
	Lang     Lang
	Station  string
	Set      string // code, empty until set
	At       string
	Was      []string // earlier ones, oldest first
	CanJoin  bool     // AMK can be rung now
	AMK      bool     // AMK is rung or in the call
	CanAlert bool     // the station alerts the ambulance itself
	Alerted  bool     // it has
	Over     bool
	Watch    bool
	Reasons  []string // criteria chosen as reason
}

// Note is the journal note as it was last saved.
type Note struct {
	Lang  Lang
	Text  string
	Saved string // when, empty when never
	Over  bool
	Watch bool
}

// History is what a search in the own service's systems found.
type History struct {
	Lang     Lang
	Service  string  // whose journal is searched
	Overview bool    // the entries of every service are found
	Warned   []Entry // the aid that warns of earlier contacts, where it is on
	Searched string  // "person", "number" or empty
	Found    []Entry
	Open     *Entry
}

// Entry is something the journal or the telephone log holds.
type Entry struct {
	ID    string
	When  string
	Title string
	Log   bool
	Of    string // whose journal it stands in, in words; empty when it is the own
	Text  string // only of the opened one
	Read  bool
}

// Support is decision support.
type Support struct {
	Lang  Lang
	Prior bool // the aid that asks about earlier contact
	Cards []Card
	Open  *Card
	Over  bool
}

// Card is a page of decision support.
type Card struct {
	ID, Title string
	Current   bool
	Questions []string
	Criteria  []Criterion
	Advice    []string
}

// Criterion is a stated reason for an urgency.
type Criterion struct {
	ID, Urgency, Text string
	Claimed           bool
}

// Advice are the pretended SMS that were sent.
type Advice struct {
	Lang Lang
	Sent []SMS
}

// SMS is a message that was not really sent.
type SMS struct{ Time, Text string }

// Finish is how far the case has come.
type Finish struct {
	Lang  Lang
	State string // "locked", "due", "open" or "done"
	Next  string // where the self-assessment is, once done
	Ended string // the disposition in words, once done
}

// Refusal is the line that says why something was not done.
type Refusal struct {
	Lang Lang
	Text string
}
