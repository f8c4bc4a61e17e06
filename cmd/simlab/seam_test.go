package main

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/scenarios"
	"simlab/scenarios/rehearsal"
)

func awaitPromise(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// seam reads the call that all ways of playing must agree on.
func seam(t *testing.T) rehearsal.Script {
	t.Helper()
	text, err := os.ReadFile("testdata/seam.script")
	if err != nil {
		t.Fatal(err)
	}
	s, err := rehearsal.Parse("seam.script", string(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// exported is a run's journal as simlab export writes it.
func exported(t *testing.T, dir, run string) (runner.File, []byte) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := runVerb(export, []string{"-data", dir, run}, &out, &errs); code != exitOK {
		t.Fatalf("export: %d %s", code, errs.String())
	}
	f, err := runner.ReadFile(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return f, out.Bytes()
}

func eventsOf(f runner.File) []engine.Event {
	var out []engine.Event
	for _, r := range f.Records {
		if r.Kind == engine.RecordEvent {
			out = append(out, r.Event)
		}
	}
	return out
}

var salted = regexp.MustCompile(`"hash":"[0-9a-f]{64}"`)

// told writes events one a line, without the salted hashes of words, which are
// another in every run.
func told(t *testing.T, events []engine.Event) []string {
	t.Helper()
	out := make([]string, len(events))
	for i, e := range events {
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = salted.ReplaceAllString(string(b), `"hash":""`)
	}
	return out
}

func sameEvents(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s: event %d differs\n got %s\nwant %s", what, i+1, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d events, want %d", what, len(got), len(want))
	}
}

// headless plays the script under the header of a run: same seed, same scenario.
func headless(t *testing.T, f runner.File, s rehearsal.Script) []string {
	t.Helper()
	b, found, err := scenarios.CompileArchive(f.Bundle)
	if b == nil {
		t.Fatal(err, found)
	}
	return told(t, rehearsal.Play(rehearsal.NewStage(b), f.Header, s).Events)
}

func replays(t *testing.T, journal []byte) {
	t.Helper()
	file := t.TempDir() + "/run.jsonl"
	if err := os.WriteFile(file, journal, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := runVerb(replay, []string{file}, &out, &errs); code != exitOK || !strings.Contains(out.String(), "same events") {
		t.Fatalf("replay: %d %s %s", code, out.String(), errs.String())
	}
}

// The same inputs at the same story times, in the browser by keyboard, by script
// without a server, and by replay, give equal events. On the way every page is
// checked for accessibility in both themes.
func TestSeamBrowserScriptReplay(t *testing.T) {
	s := seam(t)
	dir := t.TempDir()
	c := startChild(t, dir, "0")
	b := newBrowser(t, c)
	b.do(chromedp.Navigate(c.url))
	b.do(chromedp.Click(`form[action="/runs"] summary`))
	b.themes(func(theme string) { b.axe("start, " + theme); b.shoot("start-" + theme) })
	b.start()
	b.play(s, func(line int) {
		switch s.Lines[line].Verb {
		case "answer", "history":
			b.themes(func(theme string) { b.axe("console after " + s.Lines[line].Verb + ", " + theme) })
		case "say":
			if line == len(s.Lines)-5 { // AMK is on the line
				b.themes(func(theme string) { b.axe("conference, " + theme); b.shoot("conference-" + theme) })
			}
		}
	})
	b.until(`location.pathname.endsWith("/self")`)
	b.themes(func(theme string) { b.axe("own answers, " + theme); b.shoot("self-" + theme) })
	b.answers()
	b.until(`location.pathname.endsWith("/debrief")`)
	b.themes(func(theme string) { b.axe("debrief, " + theme); b.shoot("debrief-" + theme) })
	c.stop()

	f, journal := exported(t, dir, b.run)
	got := told(t, eventsOf(f))
	sameEvents(t, "browser against script", got, headless(t, f, s))
	replays(t, journal)
}

// A program killed in mid-call loses nothing that was acknowledged; the browser
// goes on by itself, and the run ends with the events of an unbroken one.
func TestSeamKilledAndResumed(t *testing.T) {
	s := seam(t)
	dir := t.TempDir()
	c := startChild(t, dir, "0")
	b := newBrowser(t, c)
	b.start()
	b.play(s, func(line int) {
		if verb := s.Lines[line].Verb; line != 3 && verb != "conference" && verb != "hangup" {
			return
		}
		b.until(`document.getElementById("link").dataset.state === "ok"`)
		b.c.kill()
		b.until(`document.getElementById("link").dataset.state !== "ok"`)
		b.c = startChild(t, dir, c.port)
		b.until(`document.getElementById("link").dataset.state === "ok"`)
	})
	b.until(`location.pathname.endsWith("/self")`)
	b.c.stop()

	f, journal := exported(t, dir, b.run)
	sameEvents(t, "killed and resumed against script", told(t, eventsOf(f)), headless(t, f, s))
	replays(t, journal)
}

// A story by keyboard: from the first call over the own answers and the debrief to the
// next call, which knows what went before. The pages are checked on the way.
func TestSeamFromCallToCallByKeyboard(t *testing.T) {
	dir := t.TempDir()
	c := startChild(t, dir, "0")
	b := newBrowser(t, c)
	b.startOf(theStory)
	first := b.run
	s, err := rehearsal.Parse("first.script", "00:05 answer\n00:10 say Legevakten, hva gjelder det?\n00:40 hangup\n00:45 note Vond skulder.\n00:50 triage green\n00:55 finish gp")
	must(t, err)
	b.play(s, nil)
	b.until(`location.pathname.endsWith("/self")`)
	b.themes(func(theme string) { b.axe("own answers in a story, " + theme); b.shoot("story-self-" + theme) })
	b.answers()
	b.until(`location.pathname.endsWith("/debrief")`)
	b.themes(func(theme string) { b.axe("debrief in a story, " + theme); b.shoot("story-debrief-" + theme) })
	b.do(chromedp.Focus(`.outcome form[action$="/next"] button`))
	b.press("\r")
	b.seated()
	if b.run == first {
		t.Fatal("the debrief leads back to the first call")
	}
	b.press(kb.F2)
	b.c.tell("await %s 1", b.run)
	c.stop()

	f, _ := exported(t, dir, b.run)
	if f.Header.Before == nil || len(f.Header.Before.Contacts) != 1 || f.Header.Before.Contacts[0].Run != first {
		t.Errorf("the second call knows of what went before: %+v", f.Header.Before)
	}
}

// answers gives the trainee's own three answers, by keyboard.
func (b *nurse) answers() {
	b.t.Helper()
	b.do(chromedp.Focus(`main form input[type=radio]`))
	b.press(" ", "\t")
	b.do(chromedp.KeyEvent("Hun hadde ringt før og vært hos en vikar."))
	b.press("\t")
	b.do(chromedp.KeyEvent("Ringt AMK før."))
	b.press("\t")
	b.until(`document.activeElement.matches("main form button[type=submit]")`)
	b.press("\r")
}
