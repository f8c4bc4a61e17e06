package live

import (
	"context"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/web/wire"
)

// Server holds every open socket. It may be used by many goroutines.
type Server struct {
	runs     Runs
	desks    Desks
	contents Contents
	set      Settings
	upgrader websocket.Upgrader

	mu      sync.Mutex
	stopped bool
	sockets map[*socket]bool
	owners  map[place]*socket // who sits at a seat that one browser has at a time
	open    sync.WaitGroup
}

// place is a seat of a run.
type place struct{ run, seat string }

// NewServer returns a server without sockets. Close must be called in the end:
// http.Server.Shutdown knows nothing of sockets.
func NewServer(runs Runs, desks Desks, contents Contents, set Settings) *Server {
	s := &Server{
		runs: runs, desks: desks, contents: contents, set: set.withDefaults(),
		sockets: map[*socket]bool{}, owners: map[place]*socket{},
	}
	s.upgrader = websocket.Upgrader{
		HandshakeTimeout: s.set.AttachWait,
		CheckOrigin:      func(r *http.Request) bool { return sameOrigin(r, s.set.AllowNoOrigin) },
		// No compression: it costs memory for each socket, and secrets beside
		// words that a stranger chooses can be read from its lengths.
		EnableCompression: false,
	}
	return s
}

// Serve makes a socket of the request and serves it until it ends. The caller
// has made sure that whoever asks sits at the seat of the run. lang is the
// language of the page; with picks, questions may be picked that
// [Settings.Picks] lets pass. Requests from strange origins are answered 403, after
// Close 503.
func (s *Server) Serve(w http.ResponseWriter, r *http.Request, run string, seat engine.Seat, lang string, picks bool) {
	if !s.begin() {
		http.Error(w, "server stopping", http.StatusServiceUnavailable)
		return
	}
	defer s.open.Done()
	conn, err := s.upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	ctx, end := context.WithCancelCause(r.Context())
	defer end(nil)
	c := newSocket(s, conn, run, seat, lang, picks, end)
	s.enter(c)
	defer s.leave(c)
	c.serve(ctx)
}

// Close ends every socket with [wire.CloseStopping] and waits until all are gone
// or the context is done. New ones are refused from now on.
func (s *Server) Close(ctx context.Context) error {
	s.mu.Lock()
	s.stopped = true
	for c := range s.sockets {
		c.end(wire.CloseStopping)
	}
	s.mu.Unlock()
	gone := make(chan struct{})
	go func() { s.open.Wait(); close(gone) }()
	select {
	case <-gone:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// begin counts a request in unless the server is closed: after that nothing may
// be added to what Close waits for.
func (s *Server) begin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.stopped {
		s.open.Add(1)
	}
	return !s.stopped
}

// enter counts a socket in, and ends it at once where there is no room. It is
// ended rather than refused, because only a close code tells a browser whether
// to come back.
func (s *Server) enter(c *socket) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for x := range s.sockets {
		if x.run == c.run {
			n++
		}
	}
	s.sockets[c] = true
	switch {
	case s.stopped:
		c.end(wire.CloseStopping)
	case n >= s.set.PerRun:
		c.end(wire.CloseTooMany)
	}
}

// claim gives the socket its seat and ends whoever had it. It reports whether that
// was another window; a window that has lost its connection for a moment takes
// nothing from anybody, and one that merely comes back while another has the seat
// doesn't get it: that takes a person who asks for it. Observers may sit in each
// other's lap: they share a link and command nothing.
func (s *Server) claim(c *socket, back bool) (took, ok bool) {
	if c.seat.Station == engine.Observer {
		return false, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p := place{c.run, c.seat.ID}
	if old := s.owners[p]; old != nil {
		took = old.browser == "" || old.browser != c.browser
		if took && back {
			return false, false
		}
		old.end(wire.CloseReplaced)
	}
	s.owners[p] = c
	return took, true
}

func (s *Server) leave(c *socket) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sockets, c)
	if p := (place{c.run, c.seat.ID}); s.owners[p] == c {
		delete(s.owners, p)
	}
}
