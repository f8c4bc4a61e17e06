package main

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"simlab/engine"
	"simlab/web"
)

// ctrl presses a key with the control key held.
func (b *nurse) ctrl(key string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(input.ModifierCtrl)))
}

// front brings the window to the front: one behind is not drawn, and nothing can be
// waited for in it.
func (b *nurse) front() {
	b.t.Helper()
	b.do(cdppage.BringToFront())
}

// At AMK one key sets red and sends the ambulance; the yellow line lets the patient go.
func TestAMKByKeyboard(t *testing.T) {
	c := startChild(t, t.TempDir(), "0")
	b := newBrowser(t, c)
	b.startOf(web.Offer{Scenario: theCase, Contact: "k5", Station: engine.AMKRK}.ID())
	b.axe("AMK's desk while it rings")
	b.press(kb.F2)
	c.tell("await %s %d", b.run, 1)
	b.press(kb.F4)
	b.letter("a")
	c.tell("await %s %d", b.run, 3)
	b.until(`document.querySelector(".act.alert-alerted[data-action=ambulance]") !== null && document.querySelector(".urgency-button.is-red.set") !== null`)
	c.tell("move %d", 30*engine.Second)
	b.until(`document.querySelector(".act.alert-confirmed[data-action=ambulance]") !== null`)
	b.press(kb.F8) // a second time is refused, and says so
	b.until(`document.getElementById("refusal").textContent !== ""`)
	b.themes(func(theme string) { b.axe("AMK's desk with the ambulance sent, " + theme) })
	b.shoot("amk-sent")
	b.ctrl(kb.F10)
	c.tell("await %s %d", b.run, 5)
	b.until(`document.querySelector(".leg-rings") !== null`)
	c.tell("move %d", engine.Minute)
	b.until(`document.querySelector(".line.active") === null && document.querySelector("#finish").dataset.state === "open"`)
	b.shoot("amk-released")
}

// A doctor's message lies on the desk, and the key that answers rings it.
func TestTheDoctorRingsByKeyboard(t *testing.T) {
	c := startChild(t, t.TempDir(), "0")
	b := newBrowser(t, c)
	b.startOf(web.Offer{Scenario: theCase, Contact: "k4", Station: engine.LVDoctor}.ID())
	b.until(`document.querySelector(".line.due") !== null && document.querySelector(".task") !== null`)
	b.axe("the doctor's desk with a message")
	b.shoot("doctor-due")
	b.press(kb.F2)
	c.tell("await %s %d", b.run, 1)
	b.until(`document.querySelector(".line.due") === null && document.querySelector(".leg-rings") !== null`)
	c.tell("move %d", 20*engine.Second)
	b.until(`document.querySelector(".leg-on") !== null`)
}

// Of two windows on one seat, one plays and the other says so; what was written in
// either is there when the seat is taken back.
func TestASeatInTwoWindows(t *testing.T) {
	c := startChild(t, t.TempDir(), "0")
	a := newBrowser(t, c)
	a.start()
	a.do(chromedp.SendKeys("#note-text", "fra det første"))
	c.tell("await %s %d", a.run, 1)
	a.until(`sessionStorage.length === 0`) // saved
	ctx, cancel := chromedp.NewContext(a.ctx)
	t.Cleanup(cancel)
	b := &nurse{t: t, ctx: ctx, c: c, run: a.run}
	b.do(chromedp.Navigate(c.url + "/runs/" + a.run))
	b.front()
	b.until(`document.querySelector("#link span").textContent !== "" && document.getElementById("note-text").value === "fra det første"`)
	a.front()
	a.until(`!document.getElementById("take-over").hidden && document.getElementById("lines").inert && document.activeElement.id === "take-over"`)
	a.axe("the window that was left")
	a.shoot("taken-over")
	b.front()
	b.do(chromedp.SendKeys("#note-text", ", og det andre"))
	c.tell("await %s %d", a.run, 2)
	a.front()
	a.press(kb.Enter)
	a.until(`document.getElementById("note-text").value === "fra det første, og det andre" && !document.getElementById("lines").inert`)
	b.front()
	b.until(`!document.getElementById("take-over").hidden`)
}
