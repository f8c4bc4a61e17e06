package scenarios

import (
	"simlab/engine"
	"simlab/engine/intent"
	"simlab/scenarios/diag"
)

// intentDecl is one intent with its phrasings.
type intentDecl struct {
	id       name
	own      bool // the scenario's, not the library's
	audience intent.Audience
	title    Text
	pick     Text
	phrases  []name
	contacts []name // in which it can be meant; empty: every one
}

var audiences = []string{string(intent.Caller), string(intent.Professional), string(intent.Both)}

// declareIntents reads a file of phrasings. otherwise is the audience when the
// file does not say it.
func (s *scenario) declareIntents(diags *diag.List, root *node, own bool, otherwise intent.Audience) {
	o := asObject(diags, root, "a file of intents", "format", "audience", "contacts", "intents")
	declareFormat(o)
	audience := otherwise
	if a := o.optChoice("audience", diag.UnknownValue, audiences...); a.val != "" {
		audience = intent.Audience(a.val)
	}
	contacts := o.texts("contacts")
	for _, p := range o.members("intents", true) {
		i := asObject(diags, p.val, "an intent", "title", "pick", "phrases")
		s.intents = append(s.intents, intentDecl{id: keyID(diags, p), own: own, audience: audience,
			title: i.both("title"), pick: i.optBoth("pick"), phrases: i.texts("phrases"), contacts: contacts})
	}
}

// cardDecl is a page of decision support.
type cardDecl struct {
	id       name
	title    Text
	keys     []Text
	criteria []criterionDecl
	advice   []Text
	from     name
	sources  []sourceDecl
}

type criterionDecl struct {
	id      name
	urgency name
	text    Text
	facts   []name
}

func (s *scenario) declareCard(diags *diag.List, root *node) {
	o := asObject(diags, root, "a card", "format", "id", "title", "key_questions", "criteria", "advice", "from", "sources")
	declareFormat(o)
	c := cardDecl{id: o.id("id"), title: o.both("title")}
	for _, n := range o.needList("key_questions") {
		c.keys = append(c.keys, o.bilingual("key_questions", n))
	}
	for _, n := range o.list("criteria") {
		k := asObject(diags, n, "a criterion", "id", "urgency", "text", "facts")
		c.criteria = append(c.criteria, criterionDecl{k.id("id"), k.choice("urgency", diag.UnknownUrgency, urgencies...), k.both("text"), k.texts("facts")})
	}
	for _, n := range o.list("advice") {
		c.advice = append(c.advice, o.bilingual("advice", n))
	}
	for _, n := range o.list("sources") {
		src := asObject(diags, n, "a source", "id", "title", "where")
		c.sources = append(c.sources, sourceDecl{src.optText("id"), src.text("title"), src.text("where")})
	}
	if !o.has("from") && o.vals != nil {
		report(diags, o.at, diag.MissingFrom, `%s lacks "from": write invented, or sources`, o.what)
	}
	c.from = o.optText("from")
	s.cards = append(s.cards, c)
}

var urgencies = []string{string(engine.Red), string(engine.Yellow), string(engine.Green)}

// adviceDecl is what advice can name.
type adviceDecl struct {
	signs, limits, whom, otherwise []adviceItem
}

type adviceItem struct {
	id      name
	text    Text
	mention []name
}

func (s *scenario) declareAdvice(diags *diag.List, root *node) {
	o := asObject(diags, root, "a file of worsening advice", "format", "signs", "limits", "whom", "else")
	declareFormat(o)
	read := func(key, what string) []adviceItem {
		var out []adviceItem
		seen := map[string]bool{}
		for _, n := range o.needList(key) {
			i := asObject(diags, n, what, "id", "text", "mention")
			item := adviceItem{i.id("id"), i.both("text"), i.texts("mention")}
			if item.id.val != "" && seen[item.id.val] {
				report(diags, item.id.at, diag.DuplicateID, "%s %q stands twice", what, item.id.val)
			}
			seen[item.id.val] = true
			out = append(out, item)
		}
		return out
	}
	s.advice = adviceDecl{read("signs", "a worsening sign"), read("limits", "a time limit"), read("whom", "somebody to ring"), read("else", "a way out")}
}
