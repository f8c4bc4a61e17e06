package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"simlab/engine"
	"simlab/scenarios/rehearsal"
)

// nurse is a person at the keyboard of a real browser.
type nurse struct {
	t   *testing.T
	ctx context.Context
	c   *child
	run string
}

// browserWait bounds everything that a test waits for in the browser.
const browserWait = 90 * time.Second

// newBrowser opens a browser. With CI=true one must be there.
func newBrowser(t *testing.T, c *child) *nurse {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no chromium: make test installs it where it can")
		}
		t.Skip("no chromium: make test installs it where it can")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1366, 768),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("autoplay-policy", "no-user-gesture-required"))
	ctx, cancel := context.WithTimeout(context.Background(), browserWait)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &nurse{t: t, ctx: ctx, c: c}
	b.do(emulation.SetDeviceMetricsOverride(1366, 768, 1, false))
	return b
}

func (b *nurse) do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *nurse) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		b.do(chromedp.KeyEvent(k))
	}
}

// letter presses a letter as a keyboard does: what a page makes of the key decides
// whether a character comes of it.
func (b *nurse) letter(l string) {
	b.t.Helper()
	code := "Key" + strings.ToUpper(l)
	b.do(input.DispatchKeyEvent(input.KeyDown).WithKey(l).WithCode(code).WithText(l), input.DispatchKeyEvent(input.KeyUp).WithKey(l).WithCode(code))
}

// shift presses a key with the shift key held.
func (b *nurse) shift(key string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(4 /* shift */)))
}

// until waits for a JavaScript expression to hold, across pages.
func (b *nurse) until(js string) {
	b.t.Helper()
	for {
		var ok bool
		err := chromedp.Run(b.ctx, chromedp.Poll(js, &ok, chromedp.WithPollingTimeout(20*time.Second)))
		if err == nil {
			return
		}
		// The page that was asked has gone: ask the next one.
		if !strings.Contains(err.Error(), "navigated") && !strings.Contains(err.Error(), "Cannot find context") {
			b.t.Fatalf("waiting for %s: %v", js, err)
		}
	}
}

var runAddress = regexp.MustCompile(`/runs/([0-9a-f]{32})`)

// start begins an exercise of the case from the start page, by keyboard.
func (b *nurse) start() {
	b.t.Helper()
	b.startOf(theOffer)
}

func (b *nurse) startOf(offer string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.c.url))
	b.until(`document.activeElement.type === "submit" || document.querySelector("form[action='/runs'] button[type=submit]") !== null`)
	b.do(chromedp.Focus(fmt.Sprintf(`form[action="/runs"] input[value=%q]`, offer)))
	b.press(" ")
	b.do(chromedp.Focus(`form[action="/runs"] button[type=submit]`))
	b.press(kb.Enter)
	b.seated()
}

// seated waits for the desk of a call that rings, and learns which run it is.
func (b *nurse) seated() {
	b.t.Helper()
	b.until(`/^\/runs\/[0-9a-f]+$/.test(location.pathname) && document.querySelector(".line") !== null`)
	var path string
	b.do(chromedp.Location(&path))
	b.run = runAddress.FindStringSubmatch(path)[1]
}

// play does the lines of a script as an operator does them at the keyboard, each
// at its story time. after is called when a line has been taken by the server.
func (b *nurse) play(s rehearsal.Script, after func(line int)) {
	b.t.Helper()
	inputs, now := 0, engine.Millis(0)
	for i, l := range s.Lines {
		if d := l.After - now; d > 0 {
			b.c.tell("move %d", d)
			now = l.After
		}
		n := b.line(l)
		inputs += n
		b.c.tell("await %s %d", b.run, inputs)
		if after != nil {
			after(i)
		}
	}
}

// line does one line and returns how many inputs it gives the run.
func (b *nurse) line(l rehearsal.Line) int {
	b.t.Helper()
	var in engine.Input
	if len(l.Inputs) > 0 {
		in = l.Inputs[len(l.Inputs)-1]
	}
	switch l.Verb {
	case "answer":
		b.press(kb.F2)
	case "say":
		b.press(kb.Escape)
		b.do(chromedp.SendKeys("#say", in.Words))
		b.press(kb.Enter)
		return 2 // beginning to type, and what was said
	case "identify":
		b.press(kb.F3)
		b.do(chromedp.SendKeys("#history-words", "Maren Elvestrand"))
		b.press(kb.Enter)
	case "history":
		b.until(`document.querySelector("#history [data-cmd]") !== null`)
		b.do(chromedp.Focus(`#history [data-cmd]`))
		b.press(kb.Enter)
	case "triage":
		b.press(kb.F4)
		b.letter(map[engine.Urgency]string{engine.Red: "a", engine.Yellow: "h", engine.Green: "v"}[in.Command.Urgency])
		if in.Command.Urgency == engine.Red {
			return 2 // red opens AMK at once
		}
	case "conference":
		return 0 // red has done it
	case "hangup":
		b.press(kb.F10)
	case "note":
		b.shift(kb.F9)
		b.do(chromedp.SendKeys("#note-text", in.Words))
		b.press(kb.Escape)
	case "finish":
		b.until(`document.getElementById("finish").dataset.state === "open"`) // the journal is ahead of what is drawn
		b.press(kb.F10)
		b.do(chromedp.Focus(fmt.Sprintf(`#finish-form input[value=%q]`, in.Command.Disposition)))
		b.press(" ")
		b.press(kb.Enter)
	default:
		b.t.Fatalf("the test does not know how to %s by keyboard", l.Verb)
	}
	return 1
}

// axe runs the accessibility checker on the page and fails on any violation.
func (b *nurse) axe(where string) {
	b.t.Helper()
	source, err := os.ReadFile("testdata/axe.min.js")
	if err != nil {
		b.t.Fatal(err)
	}
	var found []string
	b.do(chromedp.Evaluate(string(source)+";0", nil), chromedp.Evaluate(
		`axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(" | ")))`,
		&found, awaitPromise))
	if len(found) > 0 {
		b.t.Errorf("%s: %s", where, strings.Join(found, "\n"))
	}
}

// themes runs a check in the light and in the dark theme.
func (b *nurse) themes(check func(theme string)) {
	for _, theme := range []string{"light", "dark"} {
		b.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}))
		check(theme)
	}
	b.do(emulation.SetEmulatedMedia().WithFeatures(nil))
}

// shoot takes a picture for people to look at, where SIMLAB_SHOTS says.
func (b *nurse) shoot(name string) {
	dir := os.Getenv("SIMLAB_SHOTS")
	if dir == "" {
		return
	}
	var png []byte
	b.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		png, err = cdppage.CaptureScreenshot().Do(ctx)
		return err
	}))
	if err := os.WriteFile(dir+"/"+name+".png", png, 0o600); err != nil {
		b.t.Fatal(err)
	}
}
