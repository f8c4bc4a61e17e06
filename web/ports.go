package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
)

// Runs is what the pages need of runs, played and being played. It must be safe
// for use by many goroutines.
type Runs interface {
	// Start makes a run of a contact. The choices are kept with the run; with
	// Subtitles on, the first command of the run switches them on. Error: ErrNoOffer.
	Start(ctx context.Context, c Choice) (Started, error)
	// Continue starts the contact that follows in the story of a finished run, with
	// the same choices. Token is that of the run's seat: asked again with it, the
	// answer is the same run with the same tokens. Errors: ErrNoNext, ErrNotFinished.
	Continue(ctx context.Context, run, token string) (Started, error)
	// Stop ends the story with a finished run: nothing follows it any more. Error:
	// ErrNotFinished.
	Stop(ctx context.Context, run string) error
	// Seat returns the seat that a token opens. Errors: ErrNoRun, ErrForbidden.
	Seat(ctx context.Context, run, token string) (engine.Seat, error)
	// Info returns what a list shows of a run. Errors: ErrNoRun, ErrErased.
	Info(ctx context.Context, run string) (Info, error)
	// Journal returns what has happened so far. Errors: ErrNoRun, ErrErased.
	Journal(ctx context.Context, run string) (Journal, error)
	// SaveSelf keeps the trainee's own answers; the first ones stay.
	SaveSelf(ctx context.Context, run string, s Self) error
	// Words returns what stands under a text reference of a run, as a later run of
	// the story may have to show it. It is empty when it was erased, or the run is gone.
	Words(ctx context.Context, run string, text int64) (string, error)
}

// Choice is what whoever starts a run chose.
type Choice struct {
	Scenario, Contact string
	Station           engine.Station // empty: the contact's own
	Story             bool           // goes on to the contacts that follow
	Aids              engine.Aids
	Subtitles         bool
	Picks             bool // the list of general questions may be used
	HideOutcome       bool // the trainee does not want to know how it went
	Watch             bool // somebody may watch; without it the observer's token opens nothing
}

// Started is a new run. Tokens are 128 random bits as 32 hex digits.
type Started struct {
	Run           string
	SeatToken     string // of the trainee's seat
	ObserverToken string
}

// Info is what a list shows of a run.
type Info struct {
	Run       string
	Header    engine.Header
	StartedAt time.Time // wall clock
	Choice    Choice
	Finished  bool
	Broken    bool
	Stopped   bool   // the trainee ended the story with it
	Next      string // the run that goes on from it, once that is started
	Self      *Self  // the trainee's own answers, once given
}

// Journal is what has happened in a run. Words returns what stands under a text
// reference, "" when it was erased.
type Journal struct {
	Info   Info
	Events []engine.Event
	Words  func(text int64) string
}

// Self are the trainee's own three answers, given before anything else is shown.
type Self struct {
	Urgency string `json:"urgency"` // a code of ui.SelfUrgency
	Prior   string `json:"prior"`   // what was found out about earlier contact
	Next    string `json:"next"`    // what to do differently
}

// Library is where scenarios are. It must be safe for use by many goroutines.
type Library interface {
	// Offers lists what can be played, from a small index that needs no compiling.
	Offers(ctx context.Context) ([]Offer, error)
	// Bundle returns the compiled scenario of a run by its header: the very version
	// it was played with. Error: ErrUnplayable when this program cannot read it.
	Bundle(ctx context.Context, h engine.Header) (*scenarios.Bundle, error)
	// Shipped returns the digest of the version that new runs are played with, or
	// ErrNoOffer.
	Shipped(ctx context.Context, scenario string) (string, error)
	// Sound opens the sound of a clip as FLAC or WAV and says its content type.
	// Error: ErrNoSound when the scenario has none for it.
	Sound(ctx context.Context, h engine.Header, clip string) (io.ReadSeekCloser, string, error)
}

// Offer is a contact that can be played at a station, or a whole story from it on,
// with what may be told before it is.
type Offer struct {
	Scenario, Contact string
	Station           engine.Station
	Story             bool
	Line              string
	Neutral           scenarios.Text
	Warning           scenarios.Text
	Review            scenarios.Review
}

// Judge scores a run with the rubrics of its bundle.
type Judge func(rubrics []scoring.Rubric, sheet engine.Sheet, events []engine.Event) scoring.Result

// Sockets serves the live connection of a seat.
type Sockets interface {
	// Serve serves it until it ends. lang is the language of the page; picks says
	// whether questions may be picked from the list.
	Serve(w http.ResponseWriter, r *http.Request, run string, seat engine.Seat, lang string, picks bool)
}

// What errors mean to whoever looks at a page; whoever wires the parts wraps with
// these. Any other error is a fault of the server: it is logged, and the page says
// only that something went wrong.
var (
	ErrNoRun     = errors.New("no such run")
	ErrErased    = errors.New("run was erased")
	ErrForbidden = errors.New("token opens no seat")
	ErrNoOffer   = errors.New("no such contact to play")
	ErrNoNext    = errors.New("nothing follows in the story")
	ErrNoSound   = errors.New("no sound")
	ErrBusy      = errors.New("cannot take this now")

	ErrBrokenOff   = errors.New("run was broken off")
	ErrNotFinished = errors.New("run is still under way")
	ErrUnplayable  = errors.New("scenario cannot be read by this program")
)
