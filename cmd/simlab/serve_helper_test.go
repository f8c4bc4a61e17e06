package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/web"
	"simlab/web/wire"
)

// update writes golden files anew instead of comparing with them.
var update = flag.Bool("update", false, "write golden files anew")

// asProgram makes the test binary be the program itself, for what needs a process
// of its own.
const asProgram = "SIMLAB_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// theCase is the shipped scenario, and its contact that can be played.
const (
	theCase    = "gjentatte-henvendelser"
	theContact = "k3"
)

// patience is how long a process, a socket or a page may take; only a fault needs it.
const patience = 30 * time.Second

// program returns a call of the program as a process of its own, which is killed
// should it not end by itself.
func program(t *testing.T, binary string, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// ran calls the program in this process.
func ran(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// served is a server on a free port of this machine, with real SQLite in a folder
// and a clock that stands until it is moved.
type served struct {
	t     *testing.T
	url   string // http://127.0.0.1:PORT
	data  string
	clock *runner.ManualClock
	log   *logged
	stop  func() // ends the server as an interrupt does, and fails the test if that fails
}

// logged keeps what is written to it. It is safe for concurrent use.
type logged struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// announcement takes what the server says when it is ready.
type announcement chan string

func (a announcement) Write(p []byte) (int, error) {
	select {
	case a <- string(p):
	default: // a second line is only a note
	}
	return len(p), nil
}

// serveIn serves a data folder until the test ends or stop is called.
func serveIn(t *testing.T, data string) *served {
	t.Helper()
	s := &served{t: t, data: data, clock: runner.NewManualClock(time.Date(2026, 3, 2, 18, 0, 0, 0, time.UTC)), log: new(logged)}
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(announcement, 1), make(chan error, 1)
	go func() {
		ended <- listen(ctx, site{addr: "127.0.0.1:0", data: data, clock: s.clock, log: slog.New(slog.NewTextHandler(s.log, nil)), out: ready})
	}()
	var once sync.Once
	s.stop = func() {
		t.Helper()
		once.Do(func() {
			cancel()
			if err := <-ended; err != nil {
				t.Errorf("stop: %v", err)
			}
		})
	}
	select {
	case said := <-ready:
		_, at, _ := strings.Cut(said, "simlab: ")
		s.url, _, _ = strings.Cut(at, "\n")
	case err := <-ended:
		cancel()
		t.Fatalf("serve: %v", err)
	}
	t.Cleanup(s.stop)
	return s
}

// browser is what a person has: cookies, and pages of one site.
type browser struct {
	t    *testing.T
	site *served
	http *http.Client
}

func (s *served) browser() *browser {
	jar, err := cookiejar.New(nil)
	must(s.t, err)
	follow := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &browser{s.t, s, &http.Client{Jar: jar, CheckRedirect: follow, Timeout: patience}}
}

// at is the same browser, with its cookies, on another server.
func (b *browser) at(s *served) *browser { return &browser{s.t, s, b.http} }

// page is an answer, read whole.
type page struct {
	status int
	header http.Header
	body   string
}

func (b *browser) do(method, path string, form url.Values, header http.Header) page {
	b.t.Helper()
	req, err := http.NewRequest(method, b.site.url+path, strings.NewReader(form.Encode()))
	must(b.t, err)
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for k, v := range header {
		req.Header[k] = v
	}
	res, err := b.http.Do(req)
	must(b.t, err)
	body, err := io.ReadAll(res.Body)
	must(b.t, errors.Join(err, res.Body.Close()))
	return page{res.StatusCode, res.Header, string(body)}
}

func (b *browser) get(path string) page {
	b.t.Helper()
	return b.do(http.MethodGet, path, nil, nil)
}

// post sends a form as a page of the site's own does.
func (b *browser) post(path string, form url.Values) page {
	b.t.Helper()
	return b.do(http.MethodPost, path, form, http.Header{"Origin": {b.site.url}, "Sec-Fetch-Site": {"same-origin"}})
}

// theOffer is the case as the start page offers it, by the name that tells nothing.
var theOffer = web.Offer{Scenario: theCase, Contact: theContact, Station: engine.LVSOperator}.ID()

// offer returns the form that starts the case, as the start page offers it.
func (b *browser) offer() url.Values {
	b.t.Helper()
	p := b.get("/")
	if !strings.Contains(p.body, `name="offer" value="`+theOffer+`"`) {
		b.t.Fatalf("the start page does not offer the case: %d", p.status)
	}
	return url.Values{"offer": {theOffer}}
}

// start starts a run of the case and returns its address, /runs/ID.
func (b *browser) start(choices ...string) string {
	b.t.Helper()
	b.offer()
	return b.startOf(theOffer, choices...)
}

// startOf starts a run of an offer and returns its address, /runs/ID.
func (b *browser) startOf(offer string, choices ...string) string {
	b.t.Helper()
	form := url.Values{"offer": {offer}}
	for _, c := range choices {
		form.Set(c, "on")
	}
	return b.led("/runs", form)
}

// led posts a form that leads to a run and returns its address.
func (b *browser) led(path string, form url.Values) string {
	b.t.Helper()
	p := b.post(path, form)
	to := p.header.Get("Location")
	if p.status != http.StatusSeeOther || !runPath.MatchString(to) {
		b.t.Fatalf("%s: %d to %q\n%s", path, p.status, to, p.body)
	}
	return to
}

var runPath = regexp.MustCompile(`^/runs/[0-9a-f]{32}$`)

// dial opens a socket as a page from origin would.
func (b *browser) dial(path, origin string) (*websocket.Conn, *http.Response, error) {
	header := http.Header{}
	if origin != "" {
		header.Set("Origin", origin)
	}
	d := websocket.Dialer{Jar: b.http.Jar, HandshakeTimeout: patience}
	return d.Dial("ws"+strings.TrimPrefix(b.site.url, "http")+path, header)
}

// console is a browser's connection to its seat, read by the test as it goes.
type console struct {
	t       *testing.T
	site    *served
	conn    *websocket.Conn
	raw     [][]byte // every message received
	waiting string   // what a test waits for, for the message when it never comes
	hello   wire.Hello
	n       int64
	story   engine.Millis     // of the last hello, then moved with the clock
	regions map[string]string // HTML as shown
	cues    []wire.Cue
	acks    map[string]wire.Ack
	closed  int // close code, 0 while open
	count   int
	prefix  string
}

// fromServer is whichever message the server sends.
type fromServer struct {
	wire.Frame
	Hello *wire.Hello   `json:"hello"`
	Ack   *wire.Ack     `json:"ack"`
	Clock *engine.Clock `json:"clock"`
}

// connect opens the socket of a run without attaching.
func (b *browser) connect(run string) *console {
	b.t.Helper()
	conn, res, err := b.dial(run+"/socket", b.site.url)
	if err != nil {
		b.t.Fatalf("open socket: %v, %v", err, res)
	}
	b.t.Cleanup(func() { _ = conn.Close() }) // the test is over
	return &console{t: b.t, site: b.site, conn: conn, regions: map[string]string{}, acks: map[string]wire.Ack{}, prefix: fmt.Sprintf("%p", conn)}
}

// attach opens the socket of a run and reads on to the first frame.
func (b *browser) attach(run string) *console {
	b.t.Helper()
	return b.resume(run, nil)
}

// resume attaches with what an earlier console had.
func (b *browser) resume(run string, had *console) *console {
	b.t.Helper()
	c := b.connect(run)
	first := wire.Command{Kind: wire.KindAttach}
	if had != nil {
		first.Epoch, first.Since = had.hello.Epoch, had.n
	}
	c.send(first)
	for framed := false; !framed && c.closed == 0; {
		m, ok := c.read()
		framed = ok && m.Hello == nil && m.Ack == nil && m.Clock == nil
	}
	return c
}

// write sends bytes as they are.
func (c *console) write(kind int, b []byte) {
	c.t.Helper()
	must(c.t, c.conn.WriteMessage(kind, b))
}

// send gives a command without waiting for its answer.
func (c *console) send(cmd wire.Command) {
	c.t.Helper()
	b, err := json.Marshal(cmd)
	must(c.t, err)
	c.write(websocket.TextMessage, b)
}

// read takes one message, or the end of the socket.
func (c *console) read() (fromServer, bool) {
	c.t.Helper()
	must(c.t, c.conn.SetReadDeadline(time.Now().Add(patience))) // for each message: a whole call takes longer where the race detector watches
	_, b, err := c.conn.ReadMessage()
	if gone := (*websocket.CloseError)(nil); errors.As(err, &gone) {
		c.closed = gone.Code
		return fromServer{}, false
	}
	if err != nil {
		c.t.Fatalf("waiting for %q: %v", c.waiting, err)
	}
	c.raw = append(c.raw, b)
	var m fromServer
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		c.t.Fatalf("a message that web/wire doesn't know: %v\n%s", err, b)
	}
	switch {
	case m.Hello != nil:
		c.hello, c.n, c.story = *m.Hello, m.Hello.N, m.Hello.Clock.At
	case m.Ack != nil:
		c.acks[m.Ack.ID] = *m.Ack
	case m.Clock != nil:
	default:
		c.n = m.N
		c.cues = append(c.cues, m.Cues...)
		for _, r := range m.Regions {
			c.regions[r.ID] = r.HTML
		}
	}
	return m, true
}

// until reads until something is so.
func (c *console) until(what string, so func() bool) {
	c.t.Helper()
	defer func() { c.waiting = "" }()
	c.waiting = what
	for !so() {
		if _, ok := c.read(); !ok {
			c.t.Fatalf("the socket closed with %d while waiting for %s\n%s", c.closed, what, c.site.log)
		}
	}
}

// end reads until the socket closes and returns its code.
func (c *console) end() int {
	c.t.Helper()
	for c.closed == 0 {
		c.read()
	}
	return c.closed
}

// do gives a command and reads on to its answer.
func (c *console) do(cmd wire.Command) wire.Ack {
	c.t.Helper()
	if cmd.ID == "" {
		c.count++
		cmd.ID = fmt.Sprintf("%s-%d", c.prefix, c.count)
	}
	c.send(cmd)
	c.until("the answer to "+string(cmd.Kind), func() bool { return c.acks[cmd.ID].ID != "" })
	return c.acks[cmd.ID]
}

// move lets story time pass.
func (c *console) move(d engine.Millis) {
	c.story += d
	c.site.clock.Move(time.Duration(d) * time.Millisecond)
}
