package ui

// Start is the first page.
type Start struct {
	Page
	Stations []StartStation
	Stories  []StartCall // whole stories, from their first call on
	Status   string      // review status in words where it is the same of all that is offered
	Warnings []string    // before any of the calls
	Runs     []StartRun
}

// StartStation is a workplace with the calls that can be played there.
type StartStation struct {
	Name  string
	Calls []StartCall
}

// StartCall is a call that can be played, under its neutral title.
type StartCall struct {
	Offer   string // what the form sends; tells nothing
	Title   string // neutral: tells day, time and line only
	Status  string // review status in words, where it differs between calls
	Checked bool   // chosen until something else is
}

// StartRun is an exercise that was started in this browser.
type StartRun struct {
	URL     string
	When    string // as the clock on the wall said
	Title   string
	Station string
	Story   bool   // part of a whole story
	State   string // code of [RunStates]
	Next    string // where the call that follows is asked for; empty: none follows
}
