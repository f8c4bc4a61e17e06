package web

import (
	"fmt"
	"strings"

	"simlab/engine"
	"simlab/web/ui"
	"simlab/web/wire"
)

// targetCaller is the leg of the patient's side.
const targetCaller = "caller"

// phone is the calls of a desk and who is on them.
type phone struct {
	ringing  []ui.Line
	active   *ui.Line
	legs     []leg
	muted    bool
	past     bool // some call has ended or been given up
	due      bool // a call lies on the desk to be made, and has not been
	released bool // the patient was put through on the yellow line
}

// leg is somebody in the open call.
type leg struct {
	target string
	party  string // handle, "" until it is known
	name   string
	state  string // code of ui.LegStates
}

func (p *phone) after() bool { return p.active == nil && len(p.ringing) == 0 && p.past }

// canJoin reports whether somebody can be rung: into the open call, or afterwards
// on a line of its own.
func (p *phone) canJoin() bool { return p.active != nil || p.after() }

func (p *phone) leg(target string) *leg {
	for i := range p.legs {
		if p.legs[i].target == target {
			return &p.legs[i]
		}
	}
	return nil
}

// has reports whether a target is rung or in the call.
func (p *phone) has(target string) bool { return p.leg(target) != nil }

func (p *phone) doctor() string {
	switch l := p.leg("doctor"); {
	case l == nil:
		return "free"
	case l.state == "rings":
		return "rings"
	}
	return "on"
}

// in counts the legs that take part or are on hold.
func (p *phone) in() int {
	n := 0
	for _, l := range p.legs {
		if l.state != "rings" {
			n++
		}
	}
	return n
}

func (p *phone) drop(target string) {
	for i := range p.legs {
		if p.legs[i].target == target {
			p.legs = append(p.legs[:i:i], p.legs[i+1:]...)
			return
		}
	}
}

// speaks gives a party its leg: the one it joined on, or the patient's side, whose
// leg has no name until somebody speaks on it.
func (p *phone) speaks(party wire.Party) {
	for i := range p.legs {
		if p.legs[i].party == party.ID {
			return
		}
	}
	if l := p.leg(targetCaller); l != nil {
		l.party, l.name = party.ID, party.Name
	}
}

func (p *phone) end() {
	p.active, p.legs, p.muted, p.past = nil, nil, false, true
}

// foldCall takes what happened to calls and on them.
func (d *desk) foldCall(e wire.Event) {
	p := &d.phone
	switch e.Kind {
	case engine.KindCallRang:
		p.ringing = append(p.ringing, ui.Line{Call: e.Call, Line: e.Line, From: e.Number, Since: int64(e.At)})
		d.number, d.register, d.rang = e.Number, e.Register, true
		d.happened(e, ui.Happenings["rang"].In(d.lang))
	case engine.KindCallAnswered:
		p.answered(e, ui.CallerName(d.lang))
		d.happened(e, ui.Happenings[either(d.watches(), "watched-answered", "answered")].In(d.lang))
	case engine.KindCallDue:
		p.due, d.task = true, e.Task
		d.number, d.register, d.rang = e.Number, e.Register, true
	case engine.KindCallReleased:
		p.released = true
		d.happened(e, ui.Actions["released"].In(d.lang))
	case engine.KindCallAbandoned:
		p.unring(e.Call)
		p.past = true
		d.happened(e, ui.Happenings["abandoned"].In(d.lang))
	case engine.KindCallEnded:
		p.end()
		d.talk.silence()
		if !p.released {
			d.happened(e, ui.Happenings[d.endedBy(e)].In(d.lang))
		}
	case engine.KindCallMuted:
		p.muted = e.Muted
		d.happened(e, ui.Happenings[either(e.Muted, "muted", "unmuted")].In(d.lang))
	case engine.KindPhoneHanded:
		if l := p.leg(targetCaller); l != nil && e.Party != nil {
			l.party, l.name = e.Party.ID, e.Party.Name
			d.happened(e, ui.Happenings["handed"].In(d.lang)+" "+strings.ToLower(l.name))
		}
	case engine.KindHandoverAccepted:
		d.accepted(e)
	case engine.KindResourceAlerted:
		d.alerts[e.Resource] = alert{at: e.At}
		d.happened(e, ui.Actions["alert-"+string(e.Resource)].In(d.lang))
	case engine.KindResourceConfirmed:
		d.alerts[e.Resource] = alert{at: d.alerts[e.Resource].at, confirmed: e.At}
		d.happened(e, ui.Actions["confirm-"+string(e.Resource)].In(d.lang))
	default:
		d.foldLeg(e)
		d.talk.fold(d, e)
	}
}

// foldLeg takes what happened to one party of a call.
func (d *desk) foldLeg(e wire.Event) {
	p := &d.phone
	switch e.Kind {
	case engine.KindLegRang:
		if p.active == nil || p.active.Call != e.Call {
			p.active = &ui.Line{Call: e.Call, Line: e.Target, From: d.outward(e.Target), Since: int64(e.At), Out: true}
			p.legs, p.muted = nil, false
			p.due, p.released = p.due && e.Target != targetCaller, false
		}
		l := leg{target: e.Target, name: d.targetName(e.Target), state: "rings"}
		p.legs = append(p.legs, l)
		d.happened(e, l.name+" "+ui.Happenings["leg-rings"].In(d.lang))
	case engine.KindLegJoined:
		if l := p.leg(e.Target); l != nil && e.Party != nil {
			l.party, l.name, l.state = e.Party.ID, e.Party.Name, "on"
			if p.active != nil && p.active.Out {
				p.active.Out, p.active.Since = false, int64(e.At)
			}
			d.happened(e, l.name+" "+ui.Happenings[either(e.Target == targetCaller, "picked-up", "joined")].In(d.lang))
		}
	case engine.KindLegHeld:
		if l := p.leg(e.Target); l != nil {
			l.state = either(e.Held, "held", "on")
			d.happened(e, l.name+" "+ui.Happenings[either(e.Held, "held", "resumed")].In(d.lang))
		}
	case engine.KindLegLeft:
		if l := p.leg(e.Target); l != nil {
			d.happened(e, l.name+" "+ui.Happenings["left"].In(d.lang))
			p.drop(e.Target)
		}
	}
}

func (d *desk) accepted(e wire.Event) {
	if e.Party == nil {
		return
	}
	for i := range d.phone.legs {
		if d.phone.legs[i].party == e.Party.ID {
			d.phone.legs[i].state = "accepted"
		}
	}
	d.happened(e, e.Party.Name+" "+ui.Happenings["accepted"].In(d.lang))
}

func (p *phone) answered(e wire.Event, caller string) {
	line := ui.Line{Call: e.Call, Since: int64(e.At)}
	for _, l := range p.ringing {
		if l.Call == e.Call {
			line.Line, line.From = l.Line, l.From
		}
	}
	p.unring(e.Call)
	p.active, p.muted = &line, false
	p.legs = []leg{{target: targetCaller, name: caller, state: "on"}}
}

func (p *phone) unring(call int) {
	for i, l := range p.ringing {
		if l.Call == call {
			p.ringing = append(p.ringing[:i:i], p.ringing[i+1:]...)
			return
		}
	}
}

// outward is the number shown while we ring somebody.
func (d *desk) outward(target string) string {
	if target == targetCaller {
		return d.number
	}
	return d.targetName(target)
}

func (d *desk) targetName(target string) string {
	switch {
	case target == targetCaller && d.outgoing:
		return ui.RungName(d.lang)
	case target == targetCaller:
		return ui.CallerName(d.lang)
	}
	return ui.TargetName(target, d.lang)
}

func (d *desk) endedBy(e wire.Event) string {
	return either(e.Own, either(d.watches(), "watched-ended", "ended-seat"), "ended-party")
}

func either(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}

// happened puts a line that nobody said into the conversation.
func (d *desk) happened(e wire.Event, words string) {
	d.talk.turns = append(d.talk.turns, ui.Turn{Key: fmt.Sprintf("t%d", e.N), Time: clock(e.At), Event: words})
}

// due reports whether a call lies on the desk to be made.
func (d *desk) due() bool { return d.phone.due && d.over == nil }

// lines makes the left column.
func (d *desk) lines() ui.Lines {
	p := &d.phone
	v := ui.Lines{Lang: d.lang, Station: string(d.station), Ringing: p.ringing, Active: p.active, After: p.after(), Released: p.released, Muted: p.muted,
		CanJoin: p.canJoin() && d.over == nil, Reach: d.reach, Alerts: d.alertViews(),
		Subtitles: d.subtitles, CanBack: p.after() && d.number != "" && d.over == nil, Next: "/runs/" + d.run, Over: d.over != nil, Watch: d.watches()}
	if d.due() {
		v.Due = d.number
	}
	if l := p.leg(targetCaller); l != nil {
		v.Held = l.state == "held"
	}
	return v
}

// alertViews are whom the station can send, and how far that has come.
func (d *desk) alertViews() []ui.Alert {
	var out []ui.Alert
	for _, r := range d.station.Alerts() {
		v := ui.Alert{Resource: string(r), State: "none"}
		if a, ok := d.alerts[r]; ok {
			v.State, v.At = "alerted", clock(a.at)
			if a.confirmed != 0 {
				v.State, v.At = "confirmed", clock(a.confirmed)
			}
		}
		out = append(out, v)
	}
	return out
}

// call makes the conversation.
func (d *desk) call() ui.Call {
	p := &d.phone
	v := ui.Call{Lang: d.lang, Turns: d.talk.turns, Open: p.active != nil, Ringing: len(p.ringing) > 0, Due: d.due(), Task: d.task, Subtitles: d.subtitles}
	for _, l := range p.legs {
		x := ui.Leg{Name: l.name, State: l.state}
		if l.target != targetCaller && !d.watches() {
			x.Target = l.target
		}
		v.Parties = append(v.Parties, x)
		if l.state == "on" || l.state == "accepted" {
			v.To = append(v.To, ui.Option{ID: l.target, Text: l.name})
		}
	}
	return v
}
