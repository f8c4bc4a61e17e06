package scenarios

import (
	"strconv"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// scenario is everything declared in a folder and its library, with positions,
// before anything has been looked up across files.
type scenario struct {
	at       place
	id       name
	title    Text
	review   Review
	warning  Text
	sources  []sourceDecl
	people   []personDecl
	frames   []frameDecl
	postures []postureDecl
	course   place
	turns    []turnDecl
	lasting  []name

	facts    []factDecl
	contacts []contactDecl
	parties  []partyDecl
	intents  []intentDecl
	cards    []cardDecl
	advice   adviceDecl
	rubrics  []rubricDecl
	manifest *manifest // nil when there is none

	// broken holds what cannot be judged because a file that would declare it could
	// not be read: reporting every use of it would bury the cause.
	broken map[diag.Code]bool
}

// Review says whether somebody answers for the content.
type Review struct {
	Status string `json:"status"` // "draft" or "approved"
	Note   Text   `json:"note"`
	By     string `json:"by,omitempty"`
	On     string `json:"on,omitempty"` // date of the approval
}

type sourceDecl struct {
	id           name
	title, where name
}

type personDecl struct {
	id       name
	name     name
	born     name
	idNumber name
	address  name
	phone    name
	gp       name
	relation Text
}

type frameDecl struct {
	at    place
	frame engine.Keyframe
}

type postureDecl struct {
	at     place
	change engine.PostureChange
}

type turnDecl struct {
	id     name
	delay  engine.Millis
	frames []frameDecl
}

// scenarioFile holds the names of the files that scenario.yaml lists.
type scenarioFiles struct {
	facts                       name
	contacts, parties, own, rub []name
}

func declareScenario(diags *diag.List, root *node) (*scenario, scenarioFiles) {
	o := asObject(diags, root, "a scenario", "format", "id", "title", "review", "warning", "sources", "people", "facts",
		"contacts", "parties", "intents", "rubrics", "course", "turns", "lasting")
	declareFormat(o)
	s := &scenario{at: root.at, id: o.id("id"), title: o.both("title"), warning: o.both("warning")}
	s.review = declareReview(asObject(diags, o.need("review"), "a review", "status", "note", "by", "on"))
	for _, p := range o.members("sources", false) {
		s.sources = append(s.sources, declareSource(diags, p))
	}
	for _, p := range o.members("people", true) {
		s.people = append(s.people, declarePerson(diags, p))
	}
	course := asObject(diags, o.need("course"), "a course", "from", "frames", "postures")
	s.course = course.at
	s.declareFrom(course)
	for _, n := range course.needList("frames") {
		s.frames = append(s.frames, declareFrame(diags, n, false))
	}
	for _, n := range course.list("postures") {
		p := asObject(diags, n, "a posture change", "at", "posture")
		s.postures = append(s.postures, postureDecl{p.at, engine.PostureChange{At: p.clock("at"),
			Posture: engine.Posture(p.choice("posture", diag.UnknownPosture, postures...).val)}})
	}
	for _, n := range o.list("turns") {
		t := asObject(diags, n, "a turn", "id", "delay", "frames")
		d := turnDecl{id: t.id("id"), delay: t.duration("delay", 0, 7*engine.Day)}
		for _, f := range t.needList("frames") {
			d.frames = append(d.frames, declareFrame(diags, f, true))
		}
		s.turns = append(s.turns, d)
	}
	s.lasting = o.texts("lasting")
	return s, scenarioFiles{o.text("facts"), o.needTexts("contacts"), o.needTexts("parties"), o.texts("intents"), o.texts("rubrics")}
}

// declareFormat checks the format number, which every file of YAML begins with.
func declareFormat(o *object) {
	n := o.need("format")
	if n == nil {
		return
	}
	if n.kind != isInt || n.text != "1" {
		report(o.diags, n.at, diag.BadFormat, "format is %s: this program knows format 1", n.describe())
	}
}

func declareReview(o *object) Review {
	r := Review{Status: o.choice("status", diag.UnknownValue, "draft", "approved").val, Note: o.optBoth("note"),
		By: o.optText("by").val, On: o.optText("on").val}
	if r.Status == "approved" {
		o.need("by")
		o.need("on")
	}
	return r
}

func declareSource(diags *diag.List, p pair) sourceDecl {
	o := asObject(diags, p.val, "a source", "title", "where")
	return sourceDecl{id: keyID(diags, p), title: o.text("title"), where: o.text("where")}
}

// keyID returns the key of a mapping as an id.
func keyID(diags *diag.List, p pair) name {
	if !idForm.MatchString(p.key) {
		report(diags, p.at, diag.BadID, "%q is no id: use a-z, 0-9, point, hyphen and underscore, at most 64 of them", shorten(p.key))
	}
	return name{p.key, p.at}
}

func declarePerson(diags *diag.List, p pair) personDecl {
	o := asObject(diags, p.val, "a person", "name", "born", "id_number", "address", "phone", "gp", "relation")
	return personDecl{id: keyID(diags, p), name: o.text("name"), born: o.optText("born"), idNumber: o.optText("id_number"),
		address: o.optText("address"), phone: o.optText("phone"), gp: o.optText("gp"), relation: o.optBoth("relation")}
}

// declareFrom reads where a statement comes from. Whether the source exists is
// checked once all sources are known.
func (s *scenario) declareFrom(o *object) name {
	if o.vals == nil {
		return name{}
	}
	if !o.has("from") {
		report(o.diags, o.at, diag.MissingFrom, `%s lacks "from": write the id of a source, or invented`, o.what)
		return name{}
	}
	f := o.text("from")
	if f.val == "" || f.val == invented {
		return f
	}
	known := []string{invented}
	for _, src := range s.sources {
		if src.id.val == f.val {
			return f
		}
		known = append(known, src.id.val)
	}
	report(o.diags, f.at, diag.UnknownSource, "unknown source %q%s", f.val, alternatives(f.val, known))
	return f
}

// invented is the from: of what no publication says.
const invented = "invented"

var postures = []string{string(engine.Forward), string(engine.Sitting), string(engine.Propped), string(engine.Lying), string(engine.Walking)}

var acvpus = []string{"alert", "confusion", "voice", "pain", "unresponsive"}

// declareFrame reads a keyframe; in a turn its time is a duration.
func declareFrame(diags *diag.List, n *node, relative bool) frameDecl {
	o := asObject(diags, n, "a frame", "at", "rr", "spo2", "pulse", "sbp", "temp", "acvpu", "signs")
	f := frameDecl{at: o.at}
	if relative {
		f.frame.At = o.duration("at", 0, 14*engine.Day)
	} else {
		f.frame.At = o.clock("at")
	}
	v := &f.frame.Vitals
	v.RR, v.SpO2, v.Pulse = o.number("rr", 0, 60), o.number("spo2", 50, 100), o.number("pulse", 20, 220)
	v.SBP, v.Temp = o.number("sbp", 40, 260), o.tenths("temp", 300, 430)
	level := o.choice("acvpu", diag.UnknownValue, acvpus...)
	for i, a := range acvpus {
		if a == level.val {
			v.ACVPU = engine.ACVPU(i)
		}
	}
	if o.has("signs") {
		s := asObject(diags, o.opt("signs"), "signs", "cough", "gurgle", "wheeze", "pain", "fatigue")
		f.frame.Signs = engine.Authored{Cough: s.optNumber("cough", 0, 0, 3), Gurgle: s.optNumber("gurgle", 0, 0, 3),
			Wheeze: s.optNumber("wheeze", 0, 0, 3), Pain: s.optNumber("pain", 0, 0, 3), Fatigue: s.optNumber("fatigue", 0, 0, 3)}
	}
	return f
}

// tenths returns a required number with at most one decimal, as tenths.
func (o *object) tenths(key string, lo, hi int) int {
	n := o.need(key)
	if n == nil {
		return 0
	}
	whole, decimal := n.text, "0"
	for i, r := range n.text {
		if r == '.' {
			whole, decimal = n.text[:i], n.text[i+1:]
		}
	}
	v, err := strconv.Atoi(whole + decimal)
	if n.kind != isInt && n.kind != isFloat || len(decimal) != 1 || err != nil {
		report(o.diags, n.at, diag.WrongType, "expected %s, a number such as 37.9 with at most one decimal, but got %s", key, n.describe())
		return 0
	}
	if v < lo || v > hi {
		report(o.diags, n.at, diag.OutOfRange, "%s is %s: expected %d.%d to %d.%d", key, n.text, lo/10, lo%10, hi/10, hi%10)
		return 0
	}
	return v
}

// factDecl is one fact.
type factDecl struct {
	id       name
	fact     engine.Fact
	text     Text
	supports []name
	knownBy  []name
	mention  []name
	negative bool
	from     name
}

func (s *scenario) declareFacts(diags *diag.List, root *node) {
	o := asObject(diags, root, "a facts file", "facts")
	for _, n := range o.needList("facts") {
		f := asObject(diags, n, "a fact", "id", "text", "weight", "critical", "danger", "supports", "known_by", "mention", "negative", "from")
		d := factDecl{id: f.id("id"), text: f.both("text"), supports: f.texts("supports"), knownBy: f.texts("known_by"),
			mention: f.texts("mention"), negative: f.boolean("negative", false), from: s.declareFrom(f)}
		d.fact = engine.Fact{ID: d.id.val, Weight: f.number("weight", 1, 5), Critical: f.boolean("critical", false), Danger: f.boolean("danger", false)}
		s.facts = append(s.facts, d)
	}
}
