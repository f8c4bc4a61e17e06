package live

import (
	"context"
	"errors"
	"io"
	"net"
	"time"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/web/wire"
)

// read takes messages until the connection ends. Once the socket is ending it
// only reads on for the browser's own close, and throws the rest away.
func (c *socket) read(ctx context.Context) {
	c.conn.SetPongHandler(c.ponged)
	c.conn.SetPingHandler(c.pinged)
	wait := c.set.AttachWait
	for {
		if err := c.conn.SetReadDeadline(time.Now().Add(wait)); err != nil {
			return
		}
		msg, err := c.message(ctx)
		if err != nil {
			c.lost(err)
			return
		}
		if ctx.Err() != nil {
			continue
		}
		cmd, ok := c.decode(ctx, msg)
		if !ok {
			continue
		}
		switch {
		case !c.joining && cmd.Kind == wire.KindAttach:
			c.joining, wait = true, c.set.PongWait
			c.attach(ctx, cmd)
		case !c.joining || cmd.Kind == wire.KindAttach:
			c.end(wire.CloseBadMessage)
		default:
			c.do(ctx, cmd)
		}
	}
}

// message reads one message, or ends the socket when it is none of ours. Nothing
// beyond the bound is kept in memory. The library's own read limit is not used:
// it would end the socket with a code of its own, which tells a browser nothing
// about coming back.
func (c *socket) message(ctx context.Context) ([]byte, error) {
	kind, r, err := c.conn.NextReader()
	if err != nil || ctx.Err() != nil {
		return nil, err
	}
	if !c.rate.take(time.Now()) {
		c.end(wire.CloseTooMany)
		return nil, nil
	}
	if kind != websocket.TextMessage {
		c.end(wire.CloseBadMessage)
		return nil, nil
	}
	return io.ReadAll(io.LimitReader(r, wire.MaxMessage+1))
}

// lost ends the socket after reading failed.
func (c *socket) lost(err error) {
	var t net.Error
	if errors.As(err, &t) && t.Timeout() {
		c.end(wire.CloseIdle)
		return
	}
	c.cancel(errGone)
}

// ponged gives a browser that has attached more time. Others have to attach first.
func (c *socket) ponged(string) error {
	if !c.rate.take(time.Now()) {
		c.end(wire.CloseTooMany)
		return nil
	}
	if !c.joining {
		return nil
	}
	return c.conn.SetReadDeadline(time.Now().Add(c.set.PongWait))
}

// pinged answers a ping of the browser's, which counts like a message.
func (c *socket) pinged(data string) error {
	if !c.rate.take(time.Now()) {
		c.end(wire.CloseTooMany)
		return nil
	}
	err := c.conn.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(c.set.CloseWait))
	if errors.Is(err, websocket.ErrCloseSent) {
		return nil
	}
	return err
}

// decode returns the command in a message, or false when it has been dealt with.
func (c *socket) decode(ctx context.Context, msg []byte) (wire.Command, bool) {
	if ctx.Err() != nil {
		return wire.Command{}, false
	}
	cmd, err := wire.Decode(msg)
	switch {
	case err == nil:
		return cmd, true
	case errors.Is(err, wire.ErrValue) && c.view != nil:
		c.answer(ctx, answer{cmd, engine.RefusedIncomplete})
	default:
		c.end(wire.CloseBadMessage)
	}
	return wire.Command{}, false
}

// attach joins the run and hands the attachment to the writer.
func (c *socket) attach(ctx context.Context, cmd wire.Command) {
	a, err := c.server.runs.Attach(ctx, c.run, c.seat)
	if err != nil {
		if ctx.Err() == nil {
			c.fail("attach", err)
		}
		return
	}
	c.held = a
	content, err := c.server.contents(a.Header, c.lang, a.Words)
	if err != nil {
		c.fail("find the texts of the run", err)
		return
	}
	c.view = &view{
		run: c.run, seat: c.seat, content: content, guard: &c.mu,
		desk: c.server.desks.New(c.run, stripped(a.Header), c.seat, c.lang),
	}
	c.browser = cmd.ID
	took, ok := c.server.claim(c, cmd.ID != "" && cmd.Epoch == a.Epoch)
	if !ok {
		c.end(wire.CloseReplaced)
		return
	}
	j := &joined{Attachment: a, since: cmd.Since, took: took}
	if cmd.Epoch != a.Epoch {
		j.since = 0
	}
	c.attached <- j
}

// stripped returns a header without what judges the trainee, or what earlier trainees found.
func stripped(h engine.Header) engine.Header {
	h.Sheet, h.Seed, h.Parent, h.Before = engine.Sheet{}, 0, nil, nil
	return h
}

// do gives a command to the run and passes the answer on.
func (c *socket) do(ctx context.Context, cmd wire.Command) {
	select {
	case c.busy <- struct{}{}:
		defer func() { <-c.busy }()
	case <-ctx.Done():
		return
	}
	if code := c.refusal(cmd); code != "" {
		c.answer(ctx, answer{cmd, code})
		return
	}
	c.mu.Lock()
	named := c.view.state.Reveal(cmd)
	c.mu.Unlock()
	ack, err := c.server.runs.Do(ctx, c.run, named.ToInput(c.seat))
	if err != nil {
		if ctx.Err() == nil {
			c.fail("do "+string(cmd.Kind), err)
		}
		return
	}
	c.answer(ctx, answer{cmd, ack.Refused})
}

// refusal returns why a command is refused here, without a trace in the journal:
// what observers try and what no page of ours offers says nothing about the
// trainee.
func (c *socket) refusal(cmd wire.Command) engine.Refusal {
	switch {
	case c.seat.Station == engine.Observer:
		return engine.RefusedStation
	case cmd.Pick != "" && !(c.picks && c.set.Picks(cmd.Pick)):
		return engine.RefusedNotFound
	}
	return ""
}

// answer hands an ack to the writer.
func (c *socket) answer(ctx context.Context, a answer) {
	select {
	case c.acks <- a:
	case <-ctx.Done():
	}
}
