package live_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/web/live"
	"simlab/web/wire"
)

var (
	operator = engine.Seat{ID: "lvs-1", Station: engine.LVSOperator}
	observer = engine.Seat{ID: "watch", Station: engine.Observer}
)

// desk shows every visible event whole in the region of its noun, so that all a
// browser could ever be told stands in its HTML.
type desk struct {
	regions map[string]string
	panics  engine.Kind
}

var regionIDs = []string{"call", "speech", "urgency", "note"}

func (d *desk) Fold(e wire.Event) {
	if e.Kind == d.panics {
		panic("a desk with a bug")
	}
	noun, _, _ := strings.Cut(string(e.Kind), ".")
	switch noun {
	case "call", "urgency", "note":
	default:
		noun = "speech"
	}
	d.regions[noun] += "<p>" + asJSON(e) + "</p>"
}

func (d *desk) Regions() []wire.Region {
	var out []wire.Region
	for _, id := range regionIDs {
		out = append(out, wire.Region{ID: id, HTML: d.regions[id]})
	}
	return out
}

func (d *desk) Refusal(code engine.Refusal, cmd wire.Command) string {
	return string(cmd.Kind) + " refused: " + string(code)
}

// desks remembers the headers it was given.
type desks struct {
	headers []engine.Header
	panics  engine.Kind
}

func (d *desks) New(_ string, h engine.Header, _ engine.Seat, _ string) live.Desk {
	d.headers = append(d.headers, h)
	return &desk{regions: map[string]string{}, panics: d.panics}
}

// texts is content without secrets of its own.
type texts struct{ words func(int64) string }

func (c texts) Words(id int64) string {
	if c.words == nil {
		return ""
	}
	return c.words(id)
}
func (texts) Clip(string) (string, string)          { return "secret words", "secret gloss" }
func (texts) Entry(string) wire.Entry               { return wire.Entry{Title: "secret title", Text: "secret text"} }
func (texts) Task(string) string                    { return "secret task" }
func (texts) PartyName(string) string               { return "innringer" }
func (texts) Register(string) (wire.Register, bool) { return wire.Register{}, false }

func contents(_ engine.Header, lang string, words func(int64) string) (wire.Content, error) {
	if lang == "xx" {
		return nil, errors.New("no such language")
	}
	return texts{words}, nil
}

// pipes is a listener whose connections are pipes in memory, so that a test's
// clock is the bubble's own.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}
func (p pipes) Close() error   { return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// stage is a server with one run.
type stage struct {
	t      *testing.T
	run    *fakeRun
	desks  *desks
	server *live.Server
	pipes  pipes
	log    *bytes.Buffer
}

// play runs a test inside a bubble, with a server on the run.
func play(t *testing.T, run *fakeRun, set live.Settings, f func(s *stage)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &stage{t: t, run: run, desks: &desks{}, log: &bytes.Buffer{},
			pipes: pipes{make(chan net.Conn), make(chan struct{})}}
		set.Log = slog.New(slog.NewTextHandler(s.log, nil))
		s.server = live.NewServer(run, s.desks, contents, set)
		web := &http.Server{Handler: http.HandlerFunc(s.serve)}
		go web.Serve(s.pipes)
		f(s)
		if err := s.server.Close(context.Background()); err != nil {
			t.Errorf("close: %v", err)
		}
		close(s.pipes.done)
		web.Close()
		synctest.Wait()
		if made, closed := run.attachments(); made != closed {
			t.Errorf("%d attachments made, %d closed", made, closed)
		}
	})
}

// serve stands for package web: it knows who sits where.
func (s *stage) serve(w http.ResponseWriter, r *http.Request) {
	seat, lang, picks := operator, "nb", true
	switch r.URL.Path {
	case "/observer":
		seat = observer
	case "/xx":
		lang = "xx"
	case "/unlisted":
		picks = false
	}
	s.server.Serve(w, r, "run-1", seat, lang, picks)
}

func (s *stage) dialer() *websocket.Dialer {
	return &websocket.Dialer{NetDialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		near, far := net.Pipe()
		select {
		case s.pipes.conns <- far:
			return near, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}}
}

// browser is a client that follows what it is sent.
type browser struct {
	t       *testing.T
	conn    *websocket.Conn
	epoch   string
	n       int64
	screen  map[string]string
	playing map[[2]int]engine.Millis // cue and phrase -> when it ends
	clock   engine.Clock
	frames  []wire.Frame
	acks    []wire.Ack
	window  string // what it calls itself
	hello   wire.Hello
	caught  bool // the frame after the hello has come
	traffic strings.Builder
	err     error // how the connection ended
}

// open connects a browser to a path of the stage.
func (s *stage) open(path string) *browser {
	s.t.Helper()
	conn, res, err := s.dialer().Dial("ws://simlab.test"+path, http.Header{"Origin": {"http://simlab.test"}})
	if err != nil {
		s.t.Fatalf("dial %s: %v %+v", path, err, res)
	}
	return &browser{t: s.t, conn: conn, screen: map[string]string{}, playing: map[[2]int]engine.Millis{}}
}

// join connects, attaches and reads on for ever.
func (s *stage) join(path string) *browser {
	s.t.Helper()
	b := s.open(path)
	b.attach()
	go b.follow()
	synctest.Wait()
	return b
}

func (b *browser) send(msg string) {
	b.t.Helper()
	if err := b.conn.WriteMessage(websocket.TextMessage, []byte(msg)); err != nil {
		b.t.Fatalf("send %.60s: %v", msg, err)
	}
}

func (b *browser) attach() {
	b.t.Helper()
	b.send(asJSON(wire.Command{ID: b.window, Kind: wire.KindAttach, Epoch: b.epoch, Since: b.n}))
}

// follow reads until the connection ends.
func (b *browser) follow() {
	for b.err == nil {
		b.read()
	}
	b.conn.Close()
}

// read takes one message as a browser of ours does.
func (b *browser) read() {
	_, data, err := b.conn.ReadMessage()
	if err != nil {
		b.err = err
		return
	}
	b.traffic.Write(data)
	var m struct {
		Hello *wire.Hello
		Ack   *wire.Ack
		Clock *engine.Clock
		wire.Frame
	}
	if err := json.Unmarshal(data, &m); err != nil {
		b.t.Errorf("unreadable message %s: %v", data, err)
		return
	}
	switch {
	case m.Hello != nil:
		b.greet(*m.Hello)
	case m.Ack != nil:
		b.acks = append(b.acks, *m.Ack)
	case m.Clock != nil:
		b.clock = *m.Clock
	default:
		b.take(m.Frame)
	}
}

func (b *browser) greet(h wire.Hello) {
	b.hello, b.epoch, b.clock = h, h.Epoch, h.Clock
	if h.Resync {
		clear(b.screen)
		clear(b.playing)
		b.n = 0
	}
	if h.N != b.n {
		b.t.Errorf("hello says %d, the browser has %d", h.N, b.n)
	}
}

func (b *browser) take(f wire.Frame) {
	if b.caught && f.N != b.n+1 {
		b.t.Errorf("frame %d after %d", f.N, b.n)
	}
	b.caught = true
	b.n = f.N
	b.frames = append(b.frames, f)
	for _, r := range f.Regions {
		b.screen[r.ID] = r.HTML
	}
	for _, c := range f.Stop {
		for k := range b.playing {
			if k[0] == c {
				delete(b.playing, k)
			}
		}
	}
	for _, c := range f.Cues {
		b.playing[[2]int{c.Cue, c.Phrase}] = c.At + c.Length
	}
}

// sounding returns what is heard at a story time.
func sounding(playing map[[2]int]engine.Millis, at engine.Millis) [][2]int {
	var out [][2]int
	for k, end := range playing {
		if end > at {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	return out
}

// closedWith checks how the connection ended.
func (b *browser) closedWith(want wire.Close) {
	b.t.Helper()
	synctest.Wait()
	var e *websocket.CloseError
	if !errors.As(b.err, &e) || e.Code != want.Code || e.Text != want.Reason {
		b.t.Errorf("ended with %v, want %d %s", b.err, want.Code, want.Reason)
	}
}

// stillOpen checks that the connection stands.
func (b *browser) stillOpen() {
	b.t.Helper()
	synctest.Wait()
	if b.err != nil {
		b.t.Errorf("ended with %v", b.err)
	}
}

// leave closes the browser's window.
func (b *browser) leave() { b.conn.Close() }
