package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"simlab/engine"
	"simlab/scenarios/rehearsal"
	"simlab/web"
	"simlab/web/wire"
)

// theStory is the whole course of the case as the start page offers it.
var theStory = web.Offer{Scenario: theCase, Contact: "k1", Station: engine.LVSOperator, Story: true}.ID()

// played plays lines of a script in a run, and waits until the run has ended.
func (b *browser) played(run, lines string) *trainee {
	b.t.Helper()
	s, err := rehearsal.Parse("lines", strings.TrimSpace(lines))
	must(b.t, err)
	p := &trainee{console: b.attach(run)}
	p.play(shipped(b.t), s, func() {}, func() {})
	p.until("the end of the run", func() bool { return strings.Contains(p.regions["finish"], run) })
	return p
}

// asked gives the trainee's own answers and returns where that leads.
func (b *browser) asked(run, then string) string {
	b.t.Helper()
	p := b.post(run+"/self", url.Values{"urgency": {"right"}, "then": {then}})
	if p.status != http.StatusSeeOther {
		b.t.Fatalf("own answers of %s: %d", run, p.status)
	}
	return p.header.Get("Location")
}

// The shortest ways through the contacts.
const (
	quickCall     = "00:05 answer\n00:10 say Legevakten, hva gjelder det?\n00:40 hangup\n"
	quickGP       = quickCall + "00:45 note %s\n00:50 triage green\n00:55 finish gp"
	quickCallback = quickCall + "00:50 triage green\n00:55 finish doctor-callback within=60"
	quickSeen     = quickCall + "00:50 triage yellow\n00:55 finish attendance within=60"
	quickRungBack = "00:05 ringback\n00:30 say Hei, det er legen.\n00:50 hangup\n01:00 triage green\n01:05 finish advice"
)

// What the debrief may tell only when nothing of the story is left to be played.
var toldAtTheEnd = []string{"Gjentatte henvendelser", "I historien som ligger bak", "ukom.no"}

func (b *browser) debrief(run string, whole bool) string {
	b.t.Helper()
	p := b.get(run + "/debrief")
	if p.status != http.StatusOK {
		b.t.Fatalf("debrief of %s: %d to %q", run, p.status, p.header.Get("Location"))
	}
	for _, x := range toldAtTheEnd {
		if strings.Contains(p.body, x) != whole {
			b.t.Errorf("the story is over: %t; the debrief of %s says %q: %t", whole, run, x, !whole)
		}
	}
	if whole {
		return p.body
	}
	c := shipped(b.t).Content
	for _, k := range c.Contacts {
		if strings.Contains(p.body, k.Original.NB) {
			b.t.Errorf("the story goes on, and the debrief of %s tells how %s went in the original", run, k.ID)
		}
	}
	for id, o := range c.Outcomes {
		if o.End.NB != "" && strings.Contains(p.body, o.End.NB) {
			b.t.Errorf("the story goes on, and the debrief of %s tells the end of %s", run, id)
		}
	}
	return p.body
}

func (b *browser) refused(path string, status int, words string) {
	b.t.Helper()
	if p := b.post(path, url.Values{}); p.status != status || !strings.Contains(p.body, words) {
		b.t.Errorf("%s: got %d, want %d with %q\n%s", path, p.status, status, words, p.body)
	}
}

func TestAStoryIsPlayedFromCallToCall(t *testing.T) {
	t.Parallel()
	b := serveIn(t, t.TempDir()).browser()
	first := b.startOf(theStory, "overview", "watch")
	b.refused(first+"/next", http.StatusConflict, "Saken er ikke avsluttet")
	b.refused(first+"/stop", http.StatusConflict, "Saken er ikke avsluttet")
	b.played(first, fmt.Sprintf(quickGP, "Vond skulder."))
	if p := b.get(first + "/self"); !strings.Contains(p.body, "Neste henvendelse, gjennomgang til slutt") {
		t.Error("the own answers offer no way on")
	}
	if to := b.asked(first, ""); to != first+"/debrief" {
		t.Errorf("the own answers lead to %q", to)
	}
	if body := b.debrief(first, false); !strings.Contains(body, "Neste henvendelse: onsdag 19:40, 116117") {
		t.Error("the debrief has no way on")
	}
	if p := b.get("/"); !strings.Contains(p.body, first+"/next") {
		t.Error("the start page has no way on")
	}

	to := make(chan string)
	for range 4 { // an impatient finger
		go func() { to <- b.post(first+"/next", url.Values{}).header.Get("Location") }()
	}
	second := <-to
	for range 3 {
		if again := <-to; again != second || !runPath.MatchString(second) || second == first {
			t.Errorf("gone on at once: %q and %q after %s", second, again, first)
		}
	}
	if again := b.led(first+"/next", url.Values{}); again != second {
		t.Errorf("gone on again: %s, want %s", again, second)
	}
	if p := b.get(second); p.status != http.StatusOK || !strings.Contains(p.body, second+"/watch?token=") {
		t.Errorf("the next call: %d, want the desk with the choices of the first", p.status)
	}
	if body := b.debrief(first, false); !strings.Contains(body, "begynt på en senere henvendelse") || strings.Contains(body, first+"/next") {
		t.Error("the first debrief does not lead to the call that is under way")
	}
	b.played(second, quickCallback)
	third := b.asked(second, "next")
	if !runPath.MatchString(third) {
		t.Fatalf("going on without the debrief leads to %q", third)
	}
	b.played(third, quickRungBack)
	b.asked(third, "")
	if body := b.debrief(third, false); !strings.Contains(body, "Legevaktlege") || strings.Count(body, "story-contact") != 5 {
		t.Errorf("the contacts of the story: %d, want three played, one of history and the next", strings.Count(body, "story-contact"))
	}
	if p := b.post(third+"/stop", url.Values{}); p.status != http.StatusSeeOther {
		t.Errorf("end the story: %d", p.status)
	}
	b.refused(third+"/next", http.StatusConflict, "Forløpet slutter her")
	for _, run := range []string{first, second, third} {
		body := b.debrief(run, true)
		for _, other := range []string{first, second, third} {
			if (other != run) != strings.Contains(body, `href="`+other+`"`) {
				t.Errorf("the debrief of %s does not lead to %s", run, other)
			}
		}
	}
	if body := b.debrief(third, true); strings.Count(body, "Ikke spilt") < 2 {
		t.Error("what was left out is not said to be")
	}
}

func TestAStoryEndsWhereWhatWasDoneEndsIt(t *testing.T) {
	t.Parallel()
	s := serveIn(t, t.TempDir())
	b := s.browser()
	first := b.startOf(theStory)
	b.played(first, fmt.Sprintf(quickGP, "Vond skulder."))
	second := b.asked(first, "next")
	b.played(second, quickSeen)
	b.asked(second, "")
	body := b.debrief(second, true)
	if strings.Count(body, "Skjedde ikke etter det som ble gjort") != 3 || strings.Contains(body, second+"/next") {
		t.Error("the debrief does not say that the story ended here")
	}
	b.debrief(first, true)
	b.refused(second+"/next", http.StatusConflict, "Forløpet slutter her")

	// Played alone, nothing follows however it went.
	alone := b.start()
	b.played(alone, quickCallback)
	b.asked(alone, "")
	b.debrief(alone, true)
	b.refused(alone+"/next", http.StatusConflict, "Forløpet slutter her")

	// Nor after an exercise that was broken off.
	left := b.startOf(theStory)
	b.attach(left).do(wire.Command{Kind: engine.CmdBreakOff})
	b.debrief(left, true)
	b.refused(left+"/next", http.StatusConflict, "Øvelsen ble avbrutt")

	// Only whoever plays goes on.
	if p := s.browser().post(first+"/next", url.Values{}); p.status != http.StatusForbidden {
		t.Errorf("somebody else goes on: %d", p.status)
	}
}

// What is told of the end is told where the story ends, and not while it goes on.
func TestTheEndIsToldWhereTheStoryEnds(t *testing.T) {
	t.Parallel()
	b := serveIn(t, t.TempDir()).browser()
	c := shipped(t).Content
	end := func(run string) (found string) {
		body := b.get(run + "/debrief").body
		for id, o := range c.Outcomes {
			if o.End.NB != "" && strings.Contains(body, o.End.NB) {
				found += id
			}
		}
		return found
	}
	first := b.startOf(theStory)
	b.played(first, fmt.Sprintf(quickGP, "Vond skulder."))
	second := b.asked(first, "next")
	b.played(second, quickCallback)
	b.asked(second, "")
	if id := end(second); id != "" {
		t.Errorf("the story goes on, and the end %s is told", id)
	}
	b.post(second+"/stop", url.Values{})
	if end(second) == "" {
		t.Error("the story was ended, and no end is told")
	}
	if id := end(first); id != "" {
		t.Errorf("the first contact was followed by another, and the end %s is told", id)
	}
	alone := b.start()
	b.played(alone, quickCallback)
	b.asked(alone, "")
	if end(alone) == "" {
		t.Error("played alone, and no end is told")
	}
	hidden := b.start("hide_outcome")
	b.played(hidden, quickCallback)
	b.asked(hidden, "")
	if body := b.get(hidden + "/debrief").body; strings.Contains(body, `data-testid="outcome"`) {
		t.Error("an outcome that was to stay hidden is shown")
	}
}

func TestTheSameCallStandsBesideItself(t *testing.T) {
	t.Parallel()
	s := serveIn(t, t.TempDir())
	b, other := s.browser(), s.browser()
	var runs []string
	for _, aids := range [][]string{nil, {"recontact_warning"}} {
		run := b.start(aids...)
		b.played(run, quickCallback)
		b.asked(run, "")
		runs = append(runs, run)
	}
	body := b.get(runs[1] + "/debrief").body
	if !strings.Contains(body, `id="same-title"`) || !strings.Contains(body, `href="`+runs[0]+`"`) || !strings.Contains(body, "varsel om tidligere henvendelser") {
		t.Error("the first run is not set beside the second")
	}
	// The address of a run is not enough to be shown its figures.
	run := other.start()
	other.played(run, quickCallback)
	other.asked(run, "")
	address, err := url.Parse(s.url + "/runs")
	must(t, err)
	other.http.Jar.SetCookies(address, []*http.Cookie{{Name: "own", Value: strings.TrimPrefix(runs[0], "/runs/") + ":" + strings.Repeat("0", 32), Path: "/runs"}})
	if body := other.get(run + "/debrief").body; strings.Contains(body, `id="same-title"`) {
		t.Error("the figures of another's run are shown")
	}
}

// An earlier run's words are read by later ones, and are theirs in nothing else: when
// they are erased, nothing of them is left anywhere.
func TestErasedWordsAreGoneFromLaterRuns(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := serveIn(t, data)
	b := s.browser()
	const wrote = "kvernkallen"
	first := b.startOf(theStory)
	b.played(first, fmt.Sprintf(quickGP, "Ringte om "+wrote+"."))
	second := b.asked(first, "next")
	p := &trainee{console: b.attach(second)}
	p.move(5 * engine.Second)
	p.do(wire.Command{Kind: engine.CmdAnswer})
	p.do(wire.Command{Kind: engine.CmdLookUp, By: "person", Words: shipped(t).Content.Self("person")})
	p.until("what the search found", func() bool { return strings.Contains(p.regions["history"], "open_entry") })
	p.do(wire.Command{Kind: engine.CmdOpenEntry, Entry: "e1"})
	p.until("the note of the first call", func() bool { return strings.Contains(p.regions["history"], wrote) })
	s.stop()
	if !found(t, data, wrote) {
		t.Fatal("the words were never kept: the search is broken")
	}
	if code, _, errs := ran("", "erase", "-data", data, strings.TrimPrefix(first, "/runs/")); code != exitOK {
		t.Fatal(errs)
	}
	if found(t, data, wrote) {
		t.Error("the words still stand in the data folder")
	}
	s = serveIn(t, data)
	b = b.at(s)
	again := b.attach(second)
	if strings.Contains(again.regions["history"], wrote) || !strings.Contains(again.regions["history"], `id="entry-`) {
		t.Errorf("the entry reads\n%s", again.regions["history"])
	}
	again.do(wire.Command{Kind: engine.CmdHangUp})
	s.stop()

	// What went before is part of the run: exported, it plays again the same.
	f, file := exported(t, data, strings.TrimPrefix(second, "/runs/"))
	if f.Header.Before == nil || len(f.Header.Before.Contacts) != 1 || f.Header.Before.Contacts[0].Note == nil {
		t.Errorf("the header says of what went before: %+v", f.Header.Before)
	}
	replays(t, file)
	if strings.Contains(string(file), wrote) {
		t.Error("the words are in the exported file")
	}
}

func TestAnExerciseThatWasLeftIsFoundTheNextDay(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := serveIn(t, data)
	b := s.browser()
	first := b.startOf(theStory)
	b.played(first, fmt.Sprintf(quickGP, "Vond skulder."))
	second := b.asked(first, "next")
	c := b.attach(second)
	c.move(7 * engine.Second)
	c.do(wire.Command{Kind: engine.CmdAnswer})
	c.do(wire.Command{Kind: engine.CmdNote, Words: "Ringer igjen."})
	at := c.story
	s.stop()

	s = serveIn(t, data)
	s.clock.Move(20 * time.Hour)
	b = b.at(s)
	page := b.get("/").body
	if !strings.Contains(page, `href="`+second+`"`) || !strings.Contains(page, "Fortsett") || !strings.Contains(page, "Pågår") {
		t.Error("the start page does not list what was left")
	}
	again := b.resume(second, c)
	if again.hello.Clock.At != at {
		t.Errorf("the clock stands at %d, want %d", again.hello.Clock.At, at)
	}
	if again.do(wire.Command{Kind: engine.CmdUrgency, Urgency: engine.Yellow}).Refused != "" {
		t.Error("it does not go on")
	}
}

func TestARunThatCannotBeReadAnyMoreIsSaidToBe(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := serveIn(t, data)
	b := s.browser()
	live, done := b.start(), b.startOf(theStory)
	b.played(done, fmt.Sprintf(quickGP, "Vond skulder."))
	b.asked(done, "")
	s.stop()
	onDatabase(t, data, `UPDATE bundles SET bytes = CAST('{"format":1,"id":"x","files":[]}' AS BLOB)`)

	s = serveIn(t, data)
	b = b.at(s)
	for _, path := range []string{live, done + "/debrief"} {
		if p := b.get(path); p.status != http.StatusConflict || !strings.Contains(p.body, "kan ikke vises av denne utgaven") {
			t.Errorf("%s: %d", path, p.status)
		}
	}
	b.refused(done+"/next", http.StatusConflict, "kan ikke vises av denne utgaven")
	if p := b.get("/"); p.status != http.StatusOK || !strings.Contains(p.body, done) {
		t.Errorf("the start page: %d", p.status)
	}
	s.stop()
	f, _ := exported(t, data, strings.TrimPrefix(done, "/runs/"))
	if len(f.Records) == 0 {
		t.Error("the journal is gone")
	}
}

func TestOffersAreOfStationsThatPlayThem(t *testing.T) {
	t.Parallel()
	b := serveIn(t, t.TempDir()).browser()
	page := b.get("/").body
	program := shipped(t).Program
	for _, c := range program.Contacts {
		for _, s := range engine.Stations {
			o := web.Offer{Scenario: theCase, Contact: c.ID, Station: s}
			if want := c.Playable && c.Plays(s); strings.Contains(page, o.ID()) != want {
				t.Errorf("%s at %s: offered %t, want %t", c.ID, s, !want, want)
			} else if !want {
				if p := b.post("/runs", url.Values{"offer": {o.ID()}}); p.status != http.StatusNotFound || !strings.Contains(p.body, "kan ikke startes") {
					t.Errorf("%s at %s: started with %d", c.ID, s, p.status)
				}
			}
		}
	}
	// At another station than the contact's own, too.
	run := b.startOf(web.Offer{Scenario: theCase, Contact: "k5", Station: engine.AMKMO}.ID())
	if a := b.attach(run).do(wire.Command{Kind: engine.CmdAnswer}); a.Refused != "" {
		t.Errorf("the medical operator answers: %+v", a)
	}
}
