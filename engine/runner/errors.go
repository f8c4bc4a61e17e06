package runner

import "errors"

// What a caller is told; wrapped with what was being done. Those marked "come
// back" pass: the same request may be made again, with the same command id.
var (
	ErrBusy        = errors.New("too much is waiting in this run")                // come back
	ErrSuspended   = errors.New("the run is suspended")                           // come back: attach again
	ErrSlow        = errors.New("too slow in taking what happens")                // come back: attach again
	ErrClosed      = errors.New("the runner is closed")                           // come back, when the program runs again
	ErrNotAttached = errors.New("nobody is attached who could do this")           // come back: attach first
	ErrFull        = errors.New("no room for more")                               // runs, attachments of a run, or commands in a run
	ErrTooLong     = errors.New("longer than 2000 characters")                    // words
	ErrBadInput    = errors.New("malformed command")                              // a fault of the client program
	ErrRefused     = errors.New("cannot be played by this program")               // rules, format or contact
	ErrDiverged    = errors.New("replay gives other events than the journal has") // the run cannot go on
	ErrBroken      = errors.New("the journal is broken")                          // chain, sequence or encoding
)

// errEnded tells a sender that the goroutine went away in good order just before
// the message came: a new one takes its place.
var errEnded = errors.New("ended")
