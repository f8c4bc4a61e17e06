package live

import (
	"context"
	"errors"

	"simlab/engine"
	"simlab/web/wire"
)

// Runs is what the sockets need of the runs that are being played. It must be
// safe for use by many goroutines.
type Runs interface {
	// Attach connects a seat to a run, putting the run up again if it was
	// suspended. The backlog is the whole journal. The caller closes the
	// attachment. Errors: those below that tell of it.
	Attach(ctx context.Context, run string, seat engine.Seat) (*engine.Attachment, error)
	// Do gives an input to a run and returns once it is durable, or its first
	// answer when the id was seen before. Errors: those below.
	Do(ctx context.Context, run string, in engine.Input) (engine.Ack, error)
}

// What errors of Runs mean to a socket, found with [errors.Is]; whoever wires
// the runner in wraps its errors with these. Any other error is a fault of the
// server: it is logged and the browser told to come back.
var (
	ErrSlow       = errors.New("attachment too slow")
	ErrSuspended  = errors.New("run suspended")                // attaching again puts it up, and is needed before commands
	ErrStopping   = errors.New("runs are being put down")      // comes back
	ErrBusy       = errors.New("too much waits in the run")    // comes back
	ErrFull       = errors.New("no room for more attachments") // doesn't
	ErrEnded      = errors.New("run has ended")                // doesn't
	ErrNoRun      = errors.New("no such run")                  // doesn't
	ErrNotAllowed = errors.New("seat not allowed")             // doesn't
	ErrBadCommand = errors.New("command of no browser")        // doesn't
	ErrBroken     = errors.New("run cannot go on")             // doesn't; logged
)

// endings says how each error ends a socket.
var endings = []struct {
	err   error
	end   wire.Close
	fault bool // whoever runs the server should read about it
}{
	{ErrSlow, wire.CloseSlow, false},
	{ErrSuspended, wire.CloseSuspended, false},
	{ErrStopping, wire.CloseStopping, false},
	{ErrBusy, wire.CloseBusy, false},
	{ErrFull, wire.CloseTooMany, false},
	{ErrEnded, wire.CloseEnded, false},
	{ErrNoRun, wire.CloseNoRun, false},
	{ErrNotAllowed, wire.CloseNotAllowed, false},
	{ErrBadCommand, wire.CloseBadMessage, false},
	{ErrBroken, wire.CloseBroken, true},
}

// closeFor returns how an error of Runs ends a socket, and whether it is a fault.
func closeFor(err error) (wire.Close, bool) {
	for _, e := range endings {
		if errors.Is(err, e.err) {
			return e.end, e.fault
		}
	}
	return wire.CloseFault, true
}

// Desks makes the screens. It must be safe for use by many goroutines.
type Desks interface {
	// New returns an empty desk. The header has been stripped of its sheet and
	// seed, which no screen of a trainee may depend on.
	New(run string, h engine.Header, seat engine.Seat, lang string) Desk
}

// Desk is the screen of one seat: a pure fold over what the seat has seen. Equal
// folds must give equal regions, or a resume cannot tell what a browser lacks.
// It is used by one goroutine at a time.
type Desk interface {
	// Fold takes the next visible event.
	Fold(e wire.Event)
	// Regions returns every region as it stands, the same ids in the same order.
	Regions() []wire.Region
	// Refusal returns why a command was refused, in one line for the eye.
	Refusal(code engine.Refusal, cmd wire.Command) string
}

// Contents gives the texts of a run in a language; words looks up erasable text.
// It must be safe for use by many goroutines.
type Contents func(h engine.Header, lang string, words func(text int64) string) (wire.Content, error)
