package ui

import "time"

// Debrief is the gone-through run.
type Debrief struct {
	Page
	Title    string // of the scenario: told only when nothing more is to be played
	Contact  string // neutral title of the contact
	Status   string
	Approved bool
	Broken   bool

	Station      string
	Played       string // as the clock on the wall said
	Aids         []string
	Shown        []string // what else was chosen
	OtherVersion bool     // the call has been changed since

	GoOn  *GoOn          // nil: the story is over
	Story []StoryContact // empty: played alone
	Same  []SameCall     // the same call in other runs, this one among them

	Open     bool // later contacts of the story are still to come: nothing is told of them
	Outcome  string
	End      string // how it ended when nobody did anything more
	Original string // how it went in the story behind it
	Hide     bool   // the trainee chose not to be told

	Self     *SelfShown
	Figures  []Figure
	Timeline Timeline
	Said     []Said
	Rubrics  []Rubric
	Course   Chart
	Ladder   Ladder
	Next     []Try
	Sources  []Source
	Invented Str // how much of the scenario is invented
}

// GoOn leads on in the story.
type GoOn struct {
	Latest         string // where a later contact has been begun; then the rest is empty
	Next, Stop     string // where the contact that follows, and the end of the story, are asked for
	Title, Station string // of what follows
}

// StoryContact is a contact of the story.
type StoryContact struct {
	Title, Station  string
	Here            bool   // the debrief is of this one
	State           string // code of [StoryStates]; empty: played
	Urgency, Ending string
	WasUrgency, Was string // how it ended in the story behind it
	URL             string // of the run; empty for whoever cannot open it
	Gone            bool   // the run has been deleted
}

// played reports whether somebody plays or has played the contact.
func (c StoryContact) played() bool { return c.State == "" || c.State == "live" || c.State == "broken" }

// SameCall is the same call in one run.
type SameCall struct {
	URL     string
	Started time.Time
	When    string
	Station string
	Story   bool // within a story
	Here    bool
	Aids    []string
	Figures []Figure
}

// SelfShown are the trainee's own answers.
type SelfShown struct{ Urgency, Prior, Next string }

// Figure is one of the figures that matter.
type Figure struct {
	Label, Value, Note string
	Urgency            string // code, where it is about one
}

// Try is something to do next time.
type Try struct{ Title, Say string }

// Source is a publication that the scenario or its rubric leans on.
type Source struct{ Title, Where string }

// Said is a line of the transcript. Moments elsewhere lead to it by ID.
type Said struct {
	ID     string
	Time   string // since the answer, or before it with a minus
	Who    string
	Own    bool
	Event  string // a happening; then the rest is empty
	Words  string // Norwegian, as said
	Gloss  string
	Tag    string
	Sounds string // addresses of the phrases, with spaces between
}

// Timeline is the run from ring to end, drawn.
type Timeline struct {
	Lanes []Lane
	Ticks []Tick
}

// Lane is a row of the timeline: stretches of sound, or marks.
type Lane struct {
	Label string
	Kind  string // "caller", "you", "others", "actions", "proof"
	Y     int
	Bars  []Bar
	Marks []Mark
}

// Bar is a stretch of sound. X and W are in the drawing's units.
type Bar struct {
	X, W   int
	Moment string
	Text   string
}

// Mark is an action or a proof.
type Mark struct {
	X      int
	Moment string
	Text   string
	Shape  string // "action", an urgency's code, or a verdict's
}

// Tick is a moment on an axis.
type Tick struct {
	X     int
	Label string
}

// Rubric is a filled form.
type Rubric struct {
	Title string
	Tally string
	Items []Verdict
}

// Verdict is a point of a rubric with its proof.
type Verdict struct {
	Title, Why, Blame string
	Met               string // code of [Verdicts]
	Proof             []Proof
}

// Proof leads to the moment that shows something.
type Proof struct{ Moment, Time, Text string }

// Chart is the course of the illness, drawn.
type Chart struct {
	Height int
	Panels []Panel
	Bands  []Band
	Ticks  []Tick
	Rows   []ChartRow
}

// Panel is one measurement over time.
type Panel struct {
	Label     string
	Y         int    // top, in the drawing's units
	Points    string // until the call ended
	After     string // as written when nothing changes it; drawn dashed
	High, Low string // values at top and bottom
}

// Band is a contact.
type Band struct {
	X, W   int
	Label  string
	Played bool
}

// ChartRow is a moment of the course in figures.
type ChartRow struct{ Time, RR, SpO2, Pulse, NEWS2 string }

// Ladder is what became of every fact.
type Ladder struct {
	Steps []LadderStep
	Facts []LadderFact // those that came to light, and critical ones
	Rest  []LadderFact
}

// LadderStep is how many facts came so far.
type LadderStep struct {
	Text  string
	Count int
	Of    int
}

// LadderFact is the way of one fact.
type LadderFact struct {
	Text     string
	Critical bool
	Rungs    []Rung
	Lost     string // the step not reached, in words
}

// Rung is one step of a fact, with the moment that shows it where it was taken.
type Rung struct {
	Text   string
	Taken  bool
	Moment string
}

// Measures of the drawings, in their own units; they are scaled to the page.
const (
	DrawWidth  = 1120
	DrawLeft   = 92
	DrawRight  = 1108
	LaneHeight = 26
	PanelHigh  = 64
	PanelGap   = 20
)
