package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/web/wire"
)

func TestStartPageIsNorwegianAndEnglishOneClickAway(t *testing.T) {
	b := serveIn(t, t.TempDir()).browser()
	p := b.get("/")
	if p.status != http.StatusOK || !strings.Contains(p.body, `<html lang="nb"`) {
		t.Errorf("got %d, want a Norwegian page\n%s", p.status, p.body)
	}
	if p := b.post("/language", url.Values{"lang": {"en"}, "back": {"/"}}); p.status != http.StatusSeeOther || p.header.Get("Location") != "/" {
		t.Errorf("choosing English: got %d to %q", p.status, p.header.Get("Location"))
	}
	if p = b.get("/"); p.status != http.StatusOK || !strings.Contains(p.body, `<html lang="en"`) {
		t.Errorf("got %d, want an English page\n%s", p.status, p.body)
	}
}

func TestOthersSitesAreRefused(t *testing.T) {
	b := serveIn(t, t.TempDir()).browser()
	form := b.offer()
	for _, from := range []http.Header{
		{"Origin": {"http://strange.example"}},
		{"Origin": {"null"}},
		{"Sec-Fetch-Site": {"cross-site"}, "Origin": {"http://strange.example"}},
	} {
		if p := b.do(http.MethodPost, "/runs", form, from); p.status != http.StatusForbidden || p.header.Get("Set-Cookie") != "" {
			t.Errorf("%v: got %d with cookie %q, want 403 and none", from, p.status, p.header.Get("Set-Cookie"))
		}
	}
	run := b.start()
	for _, origin := range []string{"", "http://strange.example", "null", strings.Replace(b.site.url, "http:", "file:", 1), b.site.url + "0"} {
		conn, res, err := b.dial(run+"/socket", origin)
		if err == nil {
			_ = conn.Close()
			t.Errorf("a socket from %q was let in", origin)
		} else if res == nil || res.StatusCode != http.StatusForbidden {
			t.Errorf("a socket from %q: got %v, %v, want 403", origin, res, err)
		}
	}
}

func TestOnlyWhoeverStartedTheRunIsLetIn(t *testing.T) {
	s := serveIn(t, t.TempDir())
	own, other := s.browser(), s.browser()
	run := own.start()
	for _, tt := range []struct {
		who  *browser
		path string
		want int
	}{
		{own, run, http.StatusOK},
		{own, run + "/self", http.StatusConflict},
		{own, run + "/debrief", http.StatusConflict},
		{own, run + "/journal", http.StatusNotFound},
		{other, run, http.StatusForbidden},
		{other, run + "/socket", http.StatusForbidden},
		{other, run + "/sound/1/0", http.StatusForbidden},
		{other, run + "/self", http.StatusForbidden},
		{other, run + "/debrief", http.StatusForbidden},
		{other, run + "/watch?token=00000000000000000000000000000000", http.StatusForbidden},
		{own, "/runs/ffffffffffffffffffffffffffffffff", http.StatusNotFound},
		{own, "/runs/ffffffffffffffffffffffffffffffff/socket", http.StatusNotFound},
		{own, "/runs/ffffffffffffffffffffffffffffffff/debrief", http.StatusNotFound},
		{own, "/runs/..%2f..%2fetc", http.StatusNotFound},
		{own, "/nowhere", http.StatusNotFound},
	} {
		if p := tt.who.get(tt.path); p.status != tt.want {
			t.Errorf("%s (own browser %t): got %d, want %d", tt.path, tt.who == own, p.status, tt.want)
		}
	}
	for _, form := range []url.Values{
		{"offer": {"nothing"}},
		{"offer": {"0123456789abcdef"}},
		{"offer": {"../library"}},
	} {
		if p := own.post("/runs", form); p.status != http.StatusNotFound {
			t.Errorf("start %v: got %d, want 404", form, p.status)
		}
	}
	if p := own.post("/runs", url.Values{}); p.status != http.StatusBadRequest {
		t.Errorf("start nothing: got %d, want 400", p.status)
	}
	if p := own.post("/runs", url.Values{"offer": {strings.Repeat("x", 1<<17)}}); p.status != http.StatusRequestEntityTooLarge {
		t.Errorf("start with a huge form: got %d, want 413", p.status)
	}
}

func TestMessagesThatNoPageSendsCloseTheSocket(t *testing.T) {
	b := serveIn(t, t.TempDir()).browser()
	run := b.start()
	attach := `{"kind":"attach","epoch":"","since":0}`
	tests := []struct {
		name  string
		kind  int
		after bool // the attach
		send  string
		want  wire.Close
	}{
		{"a command before the attach", websocket.TextMessage, false, `{"id":"a","kind":"answer"}`, wire.CloseBadMessage},
		{"a second attach", websocket.TextMessage, true, attach, wire.CloseBadMessage},
		{"no JSON", websocket.TextMessage, true, `answer`, wire.CloseBadMessage},
		{"cut off", websocket.TextMessage, true, `{"id":"a","kind":"ans`, wire.CloseBadMessage},
		{"a list", websocket.TextMessage, true, `[{"id":"a","kind":"answer"}]`, wire.CloseBadMessage},
		{"two objects", websocket.TextMessage, true, `{"id":"a","kind":"answer"}{}`, wire.CloseBadMessage},
		{"a key twice", websocket.TextMessage, true, `{"id":"a","kind":"answer","kind":"hang_up"}`, wire.CloseBadMessage},
		{"an unknown key", websocket.TextMessage, true, `{"id":"a","kind":"answer","seat":{"id":"watch"}}`, wire.CloseBadMessage},
		{"acts of its own", websocket.TextMessage, true, `{"id":"a","kind":"say","words":"Hei","acts":[{"intent":"ask.fever"}]}`, wire.CloseBadMessage},
		{"an unknown kind", websocket.TextMessage, true, `{"id":"a","kind":"score"}`, wire.CloseBadMessage},
		{"no id", websocket.TextMessage, true, `{"kind":"answer"}`, wire.CloseBadMessage},
		{"not UTF-8", websocket.TextMessage, true, "{\"id\":\"a\",\"kind\":\"note\",\"words\":\"\xff\"}", wire.CloseBadMessage},
		{"bytes", websocket.BinaryMessage, true, `{"id":"a","kind":"answer"}`, wire.CloseBadMessage},
		{"oversized", websocket.TextMessage, true, `{"id":"a","kind":"note","words":"` + strings.Repeat("x", wire.MaxMessage) + `"}`, wire.CloseBadMessage},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own := *b
			own.t = t
			c := own.connect(run)
			if tt.after {
				c = own.attach(run)
			}
			c.write(tt.kind, []byte(tt.send))
			if code := c.end(); code != tt.want.Code || len(c.acks) > 0 {
				t.Errorf("closed with %d after %d acks, want %d and none", code, len(c.acks), tt.want.Code)
			}
		})
	}
	c := b.attach(run)
	for i := range 200 {
		if c.conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"id":"flood-%d","kind":"speech_start"}`, i)) != nil {
			break // the server has hung up already
		}
	}
	if code := c.end(); code != wire.CloseTooMany.Code {
		t.Errorf("a flood: closed with %d, want %d", code, wire.CloseTooMany.Code)
	}
	if c := b.attach(run); c.do(wire.Command{Kind: engine.CmdAnswer}).Refused != "" {
		t.Error("after all that the call cannot be answered")
	}
}

func TestWhatAPersonCanCauseIsAnsweredNotClosed(t *testing.T) {
	b := serveIn(t, t.TempDir()).browser()
	run := b.start()
	c := b.attach(run)
	if a := c.do(wire.Command{Kind: engine.CmdNote, Words: strings.Repeat("å", wire.MaxWords+1)}); a.Refused != engine.RefusedIncomplete || a.Text == "" {
		t.Errorf("a note too long: got %+v, want it refused with a reason", a)
	}
	if a := c.do(wire.Command{Kind: engine.CmdSay, Words: "Hallo?"}); a.Refused == "" || a.Text == "" {
		t.Errorf("words to nobody: got %+v, want it refused with a reason", a)
	}
	if a := c.do(wire.Command{Kind: engine.CmdOpenEntry, Entry: "k1-lvs"}); a.Refused != engine.RefusedNotFound {
		t.Errorf("an entry guessed by its id: got %+v, want it not found", a)
	}
	if a := c.do(wire.Command{Kind: engine.CmdAnswer}); a.Refused != "" {
		t.Fatalf("answer: %+v", a)
	}

	// The same command twice, as after a break: done once, answered twice.
	once := wire.Command{ID: "once", Kind: engine.CmdUrgency, Urgency: engine.Yellow}
	c.do(once)
	c.until("yellow", func() bool { return strings.Contains(c.regions["urgency"], `aria-pressed="true"`) })
	n := c.n
	delete(c.acks, "once")
	if a := c.do(once); a.Refused != "" {
		t.Errorf("repeated: got %+v, want its first answer", a)
	}
	c.do(wire.Command{Kind: engine.CmdNote, Words: "Hoste."})
	c.until("the note", func() bool { return strings.Contains(c.regions["note"], "Hoste.") })
	if c.n != n+1 {
		t.Errorf("%d frames after the repeated command and a note, want 1", c.n-n)
	}
}

func TestAnEndedRunTakesNothingMore(t *testing.T) {
	b := serveIn(t, t.TempDir()).browser()
	run := b.start()
	c := b.attach(run)
	if a := c.do(wire.Command{Kind: engine.CmdBreakOff}); a.Refused != "" {
		t.Fatalf("break off: %+v", a)
	}
	again := b.attach(run)
	again.send(wire.Command{ID: "late", Kind: engine.CmdNote, Words: "For sent."})
	for again.closed == 0 && again.acks["late"].ID == "" {
		again.read()
	}
	if a := again.acks["late"]; again.closed != wire.CloseEnded.Code && (a.Refused != engine.RefusedOver || a.Text == "") {
		t.Errorf("a late note: got %+v and code %d, want it refused with a reason", a, again.closed)
	}
	if fresh := b.attach(run); strings.Contains(fresh.regions["note"], "For sent.") {
		t.Error("a late note is shown")
	}
	if p := b.get(run); p.status != http.StatusSeeOther || p.header.Get("Location") != run+"/debrief" {
		t.Errorf("the console of a broken-off run: got %d to %q", p.status, p.header.Get("Location"))
	}
}

func TestSoundIsServedOnceItsPhraseHasBegun(t *testing.T) {
	b := serveIn(t, t.TempDir()).browser()
	run := b.start()
	c := b.attach(run)
	if p := b.get(run + "/sound/1/0"); p.status != http.StatusNotFound {
		t.Errorf("before the call was answered: got %d, want 404", p.status)
	}
	c.move(5 * engine.Second)
	if a := c.do(wire.Command{Kind: engine.CmdAnswer}); a.Refused != "" {
		t.Fatalf("answer: %+v", a)
	}
	for len(c.cues) == 0 { // she speaks up when nobody does
		c.move(engine.Second)
		c.do(wire.Command{Kind: engine.CmdOpenCard, Card: "opening"})
	}
	first := c.cues[0]
	p := b.get(first.URL)
	if p.status != http.StatusOK || p.header.Get("Content-Type") != "audio/flac" || !strings.HasPrefix(p.body, "fLaC") {
		t.Errorf("%s: got %d, %q, %d bytes, want FLAC", first.URL, p.status, p.header.Get("Content-Type"), len(p.body))
	}
	last := c.cues[len(c.cues)-1]
	for _, path := range []string{
		fmt.Sprintf("%s/sound/%d/%d", run, last.Cue, last.Phrase+1),
		fmt.Sprintf("%s/sound/%d/0", run, last.Cue+1),
		run + "/sound/0/-1", run + "/sound/x/y",
	} {
		if p := b.get(path); p.status != http.StatusNotFound {
			t.Errorf("%s has not begun: got %d, want 404", path, p.status)
		}
	}
}

func TestASeatHasOneBrowserAtATime(t *testing.T) {
	b := serveIn(t, t.TempDir()).browser()
	run := b.start()
	first := b.attach(run)
	second := b.attach(run)
	if code := first.end(); code != wire.CloseReplaced.Code {
		t.Errorf("the first was closed with %d, want %d", code, wire.CloseReplaced.Code)
	}
	if a := second.do(wire.Command{Kind: engine.CmdAnswer}); a.Refused != "" {
		t.Errorf("the second cannot go on: %+v", a)
	}
}

func TestAnObserverSeesAndCommandsNothing(t *testing.T) {
	s := serveIn(t, t.TempDir())
	own, watcher := s.browser(), s.browser()
	if strings.Contains(own.get(own.start()).body, "/watch?token=") {
		t.Error("nobody asked for an observer, and there is a link for one")
	}
	run := own.start("watch")
	_, rest, ok := strings.Cut(own.get(run).body, run+"/watch?token=")
	if !ok {
		t.Fatal("the console has no link for observers")
	}
	if p := watcher.get(run + "/watch?token=" + rest[:32]); p.status != http.StatusOK {
		t.Fatalf("watch: got %d", p.status)
	}
	c := own.attach(run)
	w := watcher.attach(run)
	if a := w.do(wire.Command{Kind: engine.CmdAnswer}); a.Refused != engine.RefusedStation {
		t.Errorf("an observer answers the call: got %+v", a)
	}
	if a := c.do(wire.Command{Kind: engine.CmdAnswer}); a.Refused != "" {
		t.Errorf("the operator cannot: %+v", a)
	}
	w.until("the call", func() bool { return strings.Contains(w.regions["lines"], "line active") })
}

func TestACallGoesOnAfterTheServerWasStopped(t *testing.T) {
	data := t.TempDir()
	s := serveIn(t, data)
	b := s.browser()
	run := b.start()
	c := b.attach(run)
	c.move(7 * engine.Second)
	c.do(wire.Command{Kind: engine.CmdAnswer})
	last := wire.Command{ID: "last", Kind: engine.CmdNote, Words: "Hoste og feber."}
	c.do(last)
	c.until("the note", func() bool { return strings.Contains(c.regions["note"], last.Words) })
	s.stop()
	if code := c.end(); code != wire.CloseStopping.Code {
		t.Errorf("closed with %d, want %d", code, wire.CloseStopping.Code)
	}

	b = b.at(serveIn(t, data))
	again := b.resume(run, c)
	if again.hello.Epoch != c.hello.Epoch || again.hello.Resync || again.hello.N != c.n || again.hello.Clock.At != c.story {
		t.Errorf("resumed with %+v, want number %d at %d without a resync", again.hello, c.n, c.story)
	}
	n := again.n
	if a := again.do(last); a.Refused != "" {
		t.Errorf("the last command sent again: %+v", a)
	}
	if a := again.do(wire.Command{Kind: engine.CmdHangUp}); a.Refused != "" {
		t.Errorf("hang up: %+v", a)
	}
	again.until("the end of the call", func() bool { return again.n > n })
	fresh := b.attach(run)
	if !strings.Contains(fresh.regions["note"], last.Words) || strings.Contains(fresh.regions["lines"], "line active") {
		t.Error("the note is gone, or the call goes on")
	}
}

func TestTheLinkOfAnObserverOutlastsItsLanguage(t *testing.T) {
	t.Parallel()
	s := serveIn(t, t.TempDir())
	own, watcher := s.browser(), s.browser()
	run := own.start("watch")
	_, rest, ok := strings.Cut(own.get(run).body, run+"/watch?token=")
	if !ok {
		t.Fatal("the console has no link for observers")
	}
	link := run + "/watch?token=" + rest[:32]
	if p := watcher.get(link); !strings.Contains(p.body, `name="back" value="`+link+`"`) {
		t.Error("the page does not know its own address")
	}
	if p := watcher.post("/language", url.Values{"lang": {"en"}, "back": {link}}); p.header.Get("Location") != link {
		t.Errorf("another language leads to %q", p.header.Get("Location"))
	}
	if p := watcher.get(link); p.status != http.StatusOK || !strings.Contains(p.body, "You are an observer") {
		t.Errorf("in English: %d", p.status)
	}
}

// Regression: the end of a run was looked for among its last twenty records, so that
// commands which came after it could hide it, and the debrief with it.
func TestCommandsThatComeTooLateDoNotHideTheEnd(t *testing.T) {
	t.Parallel()
	b := serveIn(t, t.TempDir()).browser()
	run := b.startOf(theStory)
	p := b.played(run, fmt.Sprintf(quickGP, "Vond skulder."))
	for range 15 {
		if ack := p.do(wire.Command{Kind: engine.CmdHangUp}); ack.Refused != engine.RefusedOver {
			t.Fatalf("after the end: %+v", ack)
		}
	}
	b.asked(run, "")
	if p := b.get(run + "/debrief"); p.status != http.StatusOK {
		t.Errorf("the debrief: %d to %q", p.status, p.header.Get("Location"))
	}
}
