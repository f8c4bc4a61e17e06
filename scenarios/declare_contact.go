package scenarios

import (
	"simlab/engine"
	"simlab/scenarios/diag"
)

// contactDecl is one contact with the names in it that are still to be found.
type contactDecl struct {
	at       place
	id       name
	contact  engine.Contact
	time     name
	neutral  Text
	original Text
	from     name
	caller   name
	number   name
	also     []name
	when     *node
	task     Text
	targets  []targetDecl
	outcomes []outcomeDecl
	expect   expectDecl
	entries  []entryDecl
}

type targetDecl struct {
	name  name
	party name
	in    [2]engine.Millis
	of    []name // stations that may ring it; empty: every one
}

// expectDecl is what is right in a contact.
type expectDecl struct {
	at          place
	given       bool
	urgency     []pair
	disposition []dispositionDecl
	handover    []name
	cards       []name
	criteria    []name
	worsening   []name
	matters     bool
	recontact   []name
}

type dispositionDecl struct {
	is       name
	expected engine.ExpectedDisposition
}

type entryDecl struct {
	id      name
	service string
	log     bool
	at      engine.Millis
	title   Text
	text    Text
	tells   []name
	from    name
	when    *node
	cond    engine.Cond // of when
}

type outcomeDecl struct {
	id   name
	when *node
	cond engine.Cond // of when
	turn name        // of the course, or empty
	text Text
	end  Text // how it ended when nobody did anything more; empty: text says it
	from name
}

// targets are the names by which a station rings somebody.
var targets = []string{"amk", "doctor", "mo", "lvs-red", engine.TargetYellow, "ward"}

var services = []string{"lvs", "amk", "gp"}

func stations() []string {
	var out []string
	for _, s := range engine.Stations {
		out = append(out, string(s))
	}
	return out
}

func (s *scenario) declareContact(diags *diag.List, root *node) {
	o := asObject(diags, root, "a contact", "id", "at", "line", "station", "service", "playable", "neutral", "caller", "number",
		"abandon", "limit", "traffic", "targets", "from", "original", "expect", "entries", "also", "outgoing", "task", "when", "ended", "outcomes")
	c := contactDecl{at: root.at, id: o.id("id"), time: o.text("at"), neutral: o.both("neutral"), original: o.both("original"),
		from: s.declareFrom(o), caller: o.text("caller"), number: o.text("number"), also: o.texts("also"), when: o.opt("when")}
	c.contact = engine.Contact{ID: c.id.val, At: o.storyTime(c.time), Line: o.text("line").val,
		Station: engine.Station(o.choice("station", diag.UnknownValue, stations()...).val),
		Service: o.choice("service", diag.UnknownValue, services...).val, Playable: o.boolean("playable", false), Caller: c.caller.val,
		Abandon: o.duration("abandon", 10*engine.Second, engine.Hour), Limit: o.duration("limit", engine.Minute, 2*engine.Hour)}
	c.contact.Outgoing = o.boolean("outgoing", false)
	if c.contact.Outgoing {
		c.task = o.both("task")
	}
	for _, n := range c.also {
		c.contact.Also = append(c.contact.Also, engine.Station(o.among("also", n, diag.UnknownValue, stations()).val))
	}
	if e := o.need("ended"); e != nil {
		x := asObject(diags, e, "an ending", "urgency", "disposition", "within")
		c.contact.Ended = engine.Ending{Urgency: engine.Urgency(x.choice("urgency", diag.UnknownUrgency, urgencies...).val),
			Disposition: engine.Disposition(x.choice("disposition", diag.UnknownDisposition, dispositions()...).val), Within: x.optNumber("within", 0, 0, 1440)}
	}
	for _, n := range o.list("outcomes") {
		x := asObject(diags, n, "an outcome", "id", "when", "turn", "text", "end", "from")
		d := outcomeDecl{id: x.id("id"), when: x.opt("when"), turn: x.optText("turn"), text: x.both("text"), from: s.declareFrom(x)}
		if x.has("end") {
			d.end = x.both("end")
		}
		c.outcomes = append(c.outcomes, d)
	}
	if !clockForm.MatchString(c.time.val) {
		c.time = name{} // reported; nothing can be said about its order
	}
	for _, n := range o.list("traffic") {
		t := asObject(diags, n, "traffic", "line", "from", "until")
		tr := engine.Traffic{Line: t.text("line").val, From: t.duration("from", -engine.Hour, engine.Hour), Until: t.duration("until", -engine.Hour, 2*engine.Hour)}
		if t.vals != nil && tr.Until <= tr.From {
			report(diags, t.at, diag.OutOfRange, "this other call ends before it begins")
		}
		c.contact.Traffic = append(c.contact.Traffic, tr)
	}
	for _, n := range o.list("targets") {
		c.targets = append(c.targets, declareTarget(diags, n))
	}
	c.expect = declareExpect(diags, o)
	for _, n := range o.list("entries") {
		c.entries = append(c.entries, s.declareEntry(diags, n, c.contact.At))
	}
	s.contacts = append(s.contacts, c)
}

func declareTarget(diags *diag.List, n *node) targetDecl {
	o := asObject(diags, n, "a target", "name", "party", "answer", "for")
	t := targetDecl{name: o.choice("name", diag.UnknownValue, targets...), party: o.text("party")}
	for _, f := range o.texts("for") {
		t.of = append(t.of, o.among("for", f, diag.UnknownValue, stations()))
	}
	in := o.durations("answer", o.needList("answer"), 0, 10*engine.Minute)
	if o.vals == nil || len(in) == 0 {
		return t
	}
	if len(in) != 2 || in[0] > in[1] {
		report(diags, o.vals["answer"].at, diag.BadValue, "answer takes the shortest and the longest time, such as [3s, 8s]")
		return t
	}
	t.in = [2]engine.Millis{in[0], in[1]}
	return t
}

func declareExpect(diags *diag.List, contact *object) expectDecl {
	n := contact.opt("expect")
	if n == nil {
		return expectDecl{at: contact.at}
	}
	o := asObject(diags, n, "an expectation", "urgency", "disposition", "handover", "cards", "criteria", "worsening", "recontact")
	e := expectDecl{at: n.at, given: o.vals != nil, urgency: o.members("urgency", true), handover: o.texts("handover"),
		cards: o.texts("cards"), criteria: o.texts("criteria"), worsening: o.texts("worsening")}
	for _, n := range o.needList("disposition") {
		d := asObject(diags, n, "an expected disposition", "is", "within", "grade")
		is := d.choice("is", diag.UnknownDisposition, dispositions()...)
		dd := dispositionDecl{is, engine.ExpectedDisposition{Disposition: engine.Disposition(is.val),
			MaxWithin: d.optNumber("within", 0, 1, 1440), Grade: d.number("grade", 0, 2)}}
		if dd.expected.MaxWithin > 0 && is.val != "" && !dd.expected.Disposition.TakesWithin() {
			report(diags, d.vals["within"].at, diag.BadValue, "%q promises no time: leave out within", is.val)
		}
		e.disposition = append(e.disposition, dd)
	}
	if o.has("recontact") {
		r := asObject(diags, o.opt("recontact"), "a recontact", "matters", "facts")
		e.matters, e.recontact = r.boolean("matters", false), r.texts("facts")
	}
	return e
}

func dispositions() []string {
	var out []string
	for _, d := range engine.Dispositions {
		out = append(out, string(d))
	}
	return out
}

func (s *scenario) declareEntry(diags *diag.List, n *node, contactAt engine.Millis) entryDecl {
	o := asObject(diags, n, "an entry", "id", "service", "log", "at", "title", "text", "tells", "from", "when")
	e := entryDecl{id: o.id("id"), service: o.choice("service", diag.UnknownValue, services...).val, log: o.boolean("log", false),
		at: contactAt, title: o.both("title"), text: o.both("text"), tells: o.texts("tells"), from: s.declareFrom(o), when: o.opt("when")}
	if o.has("at") {
		e.at = o.clock("at")
	}
	return e
}
