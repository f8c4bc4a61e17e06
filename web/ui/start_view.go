package ui

// Start is the first page.
type Start struct {
	Page
	Calls []StartCall
	Runs  []StartRun
}

// StartCall is a call that can be played, under its neutral title.
type StartCall struct {
	Offer    string // what the form sends; tells nothing
	Title    string // neutral: tells day, time and line only
	Line     string
	Status   string // review status in words
	Approved bool
	Warning  string
}

// StartRun is an exercise that was started in this browser.
type StartRun struct {
	URL   string
	When  string // as the clock on the wall said
	Title string
	State string // code of [RunStates]
}
