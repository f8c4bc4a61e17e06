package live

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/web/wire"
)

// socket is one browser's connection to one seat.
type socket struct {
	server *Server
	set    Settings
	log    *slog.Logger
	conn   *websocket.Conn
	run    string
	seat   engine.Seat
	lang   string
	picks  bool // questions may be picked from the list
	cancel context.CancelCauseFunc
	// browser is what the window called itself when it attached; guarded by the
	// server once the seat is claimed.
	browser string
	// Of the reader alone.
	rate    *bucket
	joining bool // has sent its attach
	held    *engine.Attachment

	// From reader to writer.
	attached chan *joined
	acks     chan answer
	busy     chan struct{} // full while a command is being done and answered
	unread   chan struct{} // closed when the reader is done

	mu   sync.Mutex // guards view.state, folded by the writer, asked by the reader
	view *view      // set before attached is sent
}

// joined is an attachment with where the browser says it was.
type joined struct {
	*engine.Attachment
	since int64
	took  bool // the seat was another browser's until now
}

// answer is an ack with what was asked, for its text.
type answer struct {
	asked   wire.Command
	refused engine.Refusal
}

// pending is how many acks may wait for the writer; the reader waits when it is
// full, and with it the browser.
const pending = 16

func newSocket(s *Server, conn *websocket.Conn, run string, seat engine.Seat, lang string, picks bool, cancel context.CancelCauseFunc) *socket {
	return &socket{
		server: s, set: s.set, conn: conn, run: run, seat: seat, lang: lang, picks: picks, cancel: cancel,
		log:      s.set.Log.With("run", run, "station", string(seat.Station)),
		rate:     newBucket(s.set.Rate, s.set.Burst, time.Now()),
		attached: make(chan *joined, 1),
		acks:     make(chan answer, pending),
		busy:     make(chan struct{}, 1),
		unread:   make(chan struct{}),
	}
}

// closing carries a close code as the cause of a context's end.
type closing struct{ wire.Close }

func (c closing) Error() string { return c.Reason }

// errGone is the cause when the connection is lost: there is nobody to tell.
var errGone = errors.New("connection lost")

// end ends the socket with a code; the first one counts. It never blocks.
func (c *socket) end(why wire.Close) { c.cancel(closing{why}) }

// fail ends the socket for an error of the runs.
func (c *socket) fail(doing string, err error) {
	why, fault := closeFor(err)
	if fault {
		c.log.Error("socket ended", "doing", doing, "error", err)
	}
	c.end(why)
}

// why returns the code that the socket ended with, or false when nobody is there
// to be told.
func why(ctx context.Context) (wire.Close, bool) {
	cause := context.Cause(ctx)
	if x := (closing{}); errors.As(cause, &x) {
		return x.Close, true
	}
	if errors.Is(cause, errGone) {
		return wire.Close{}, false
	}
	return wire.CloseStopping, true // the server's own context has ended
}

// serve runs reader and writer until the connection is closed.
func (c *socket) serve(ctx context.Context) {
	written := make(chan struct{})
	defer func() {
		<-written // the writer reads from the attachment to its end
		if c.held != nil {
			c.held.Close()
		}
	}()
	go func() {
		defer close(written)
		c.write(ctx)
		c.hangUp(ctx)
	}()
	defer close(c.unread)
	// Should reading panic, the http server recovers it, but the writer must end.
	defer c.cancel(errGone)
	c.read(ctx)
}

// hangUp tells the browser why and closes the connection, leaving it a moment to
// answer: closing with unread data would let the code be lost on the way.
func (c *socket) hangUp(ctx context.Context) {
	defer c.conn.Close()
	x, ok := why(ctx)
	if !ok {
		return
	}
	msg := websocket.FormatCloseMessage(x.Code, x.Reason)
	if c.conn.WriteControl(websocket.CloseMessage, msg, time.Now().Add(c.set.CloseWait)) != nil {
		return
	}
	t := time.NewTimer(c.set.CloseWait)
	defer t.Stop()
	select {
	case <-c.unread:
	case <-t.C:
	}
}
