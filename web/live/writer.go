package live

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"runtime/debug"
	"time"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/web/wire"
)

// errHole is a live record that doesn't follow the one before. Guessing would
// show a trainee a call that never was, so the browser starts from the journal.
var errHole = errors.New("records with a hole between them")

// write waits for the attachment and writes until the socket is to end. A panic
// in a desk ends this socket, not every run of the process.
func (c *socket) write(ctx context.Context) {
	defer func() {
		if x := recover(); x != nil {
			c.log.Error("socket panicked", "panic", fmt.Sprint(x), "stack", string(debug.Stack()))
			c.end(wire.CloseFault)
		}
	}()
	select {
	case j := <-c.attached:
		w := &writer{socket: c, j: j}
		if err := w.run(ctx); err != nil {
			w.broken(err)
		}
	case <-ctx.Done():
	}
}

// writer is the state of the goroutine that writes.
type writer struct {
	*socket
	j     *joined
	seq   int64        // of the last record folded
	clock engine.Clock // as the browser has it
	since time.Time    // when it was so
	buf   bytes.Buffer
}

// run catches the browser up and keeps it so. Its error is one of writing.
func (w *writer) run(ctx context.Context) error {
	if err := w.catchUp(); err != nil {
		return err
	}
	ping := time.NewTicker(w.set.PingEvery)
	defer ping.Stop()
	for {
		// What is ready beside the end must not be written after it.
		if ctx.Err() != nil {
			return nil
		}
		var err error
		select {
		case <-ctx.Done():
			return nil
		case b, ok := <-w.j.Live:
			if !ok {
				return w.over(ctx)
			}
			err = w.batch(b)
		case a := <-w.acks:
			err = w.ack(a)
		case <-ping.C:
			err = w.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(w.set.WriteWait))
		}
		if err != nil {
			return err
		}
	}
}

// catchUp greets the browser and sends what it lacks.
func (w *writer) catchUp() error {
	if k := len(w.j.Backlog); k > 0 {
		w.seq = w.j.Backlog[k-1].Seq
	}
	w.clock, w.since = w.j.Clock, time.Now()
	n, frame := w.view.resume(w.j.Backlog, w.j.since, w.clock.At)
	w.j.Backlog = nil // a long call's journal is not held for each socket
	hello := wire.Hello{Epoch: w.j.Epoch, N: n, Clock: w.clock, Resync: n == 0, Took: w.j.took}
	if err := w.send(wire.HelloMessage{Hello: hello}); err != nil {
		return err
	}
	return w.send(frame)
}

// batch sends a frame for every visible event of a batch, then the clock if it
// changed its pace.
func (w *writer) batch(b engine.Batch) error {
	for _, r := range b.Records {
		if r.Seq != w.seq+1 {
			w.fail("follow the run", fmt.Errorf("after %d came %d: %w", w.seq, r.Seq, errHole))
			return nil
		}
		w.seq = r.Seq
		if r.Kind != engine.RecordEvent {
			continue
		}
		if f, ok := w.view.next(r.Event); ok {
			if err := w.send(f); err != nil {
				return err
			}
		}
	}
	return w.tick(b.Clock)
}

// skip is how far the clock may be ahead of the browser's before it is told.
const skip = engine.Second

// tick tells the browser of a clock that it could not have foreseen. One that
// lags is only late in coming, and the browser's is the better.
func (w *writer) tick(now engine.Clock) error {
	expected := w.clock.At + engine.Millis(w.clock.Rate)*engine.Millis(time.Since(w.since).Milliseconds())
	if now.Rate == w.clock.Rate && now.At <= expected+skip {
		return nil
	}
	w.clock, w.since = now, time.Now()
	return w.send(wire.ClockMessage{Clock: now})
}

// ack answers a command.
func (w *writer) ack(a answer) error {
	out := wire.Ack{ID: a.asked.ID, Refused: a.refused}
	if a.refused != "" {
		out.Text = w.view.desk.Refusal(a.refused, a.asked)
	}
	return w.send(wire.AckMessage{Ack: out})
}

// over ends the socket because the run let go of it, after its last answers.
func (w *writer) over(ctx context.Context) error {
	if err := w.lastAcks(ctx); err != nil {
		return err
	}
	err := w.j.Err()
	if err == nil && w.view.over {
		err = ErrEnded
	}
	if err == nil {
		err = errors.New("attachment closed without a reason")
	}
	w.fail("follow the run", err)
	return nil
}

// lastAcks answers the command that is being done and those that were. The
// command that finishes a run ends its attachments too, often before its own
// answer has come this far; a browser that never heard of it would not know
// whether it was taken.
func (w *writer) lastAcks(ctx context.Context) error {
	wait := time.NewTimer(w.set.CloseWait)
	defer wait.Stop()
	busy := w.busy
	for {
		select {
		case a := <-w.acks:
			if err := w.ack(a); err != nil {
				return err
			}
			continue
		default:
		}
		if busy == nil {
			return nil
		}
		select {
		case a := <-w.acks:
			if err := w.ack(a); err != nil {
				return err
			}
		case busy <- struct{}{}: // nothing is being done, nor will be
			busy = nil
		case <-wait.C:
			return nil
		case <-ctx.Done():
			return nil
		}
	}
}

// send writes one message.
func (w *writer) send(m any) error {
	w.buf.Reset()
	e := json.NewEncoder(&w.buf)
	e.SetEscapeHTML(false) // HTML in JSON would be half again as long
	if err := e.Encode(m); err != nil {
		return fmt.Errorf("encode frame: %w", err)
	}
	if err := w.conn.SetWriteDeadline(time.Now().Add(w.set.WriteWait)); err != nil {
		return err
	}
	return w.conn.WriteMessage(websocket.TextMessage, bytes.TrimSuffix(w.buf.Bytes(), []byte("\n")))
}

// broken ends the socket after writing failed. A browser that took too long is
// slow, but the code seldom reaches it: the connection is half a message old.
func (c *socket) broken(err error) {
	var t net.Error
	if errors.As(err, &t) && t.Timeout() {
		c.end(wire.CloseSlow)
		return
	}
	c.cancel(errGone)
}
