package scenarios

import (
	"strings"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// partyDecl is somebody who answers by script.
type partyDecl struct {
	at      place
	id      name
	party   engine.Party
	name    Text
	voice   name
	changes []changeDecl
	more    []name // files that hold replies of one contact each, looked at first
	replies []replyDecl
}

type changeDecl struct {
	intent name
	change engine.TrustChange
}

// replyDecl is one reply.
type replyDecl struct {
	at       place
	id       name
	contacts []name
	on       []name
	when     *node
	cond     engine.Cond // of when
	once     bool
	patience int
	phrases  []phraseDecl
	do       []effectDecl
}

type phraseDecl struct {
	at    place
	say   name
	gloss string
	gap   engine.Millis
	tells []name
	do    []effectDecl
}

type effectDecl struct {
	at     place
	effect engine.Effect
}

var roles = func() []string {
	var out []string
	for _, r := range engine.Roles {
		out = append(out, string(r))
	}
	return out
}()

var marks = []string{string(engine.Leading), string(engine.Stacked)}

func declareParty(diags *diag.List, root *node) partyDecl {
	o := asObject(diags, root, "a party", "id", "role", "name", "voice", "patience", "silence", "trust", "more", "replies")
	p := partyDecl{at: root.at, id: o.id("id"), name: o.both("name"), voice: o.text("voice")}
	p.party = engine.Party{ID: p.id.val, Role: engine.Role(o.choice("role", diag.UnknownValue, roles...).val),
		Patience: o.number("patience", 1, 1000), Silence: o.durations("silence", o.needList("silence"), engine.Second, 5*engine.Minute)}
	if o.has("trust") {
		t := asObject(diags, o.opt("trust"), "trust", "start", "changes")
		p.party.Trust.Start = t.number("start", 0, 10)
		for _, n := range t.list("changes") {
			p.changes = append(p.changes, declareChange(diags, n))
		}
	}
	p.more = o.texts("more")
	for _, n := range o.needList("replies") {
		p.replies = append(p.replies, declareReply(diags, n))
	}
	return p
}

// declareMore reads a file of replies that belong to the contacts it names.
func declareMore(diags *diag.List, root *node) []replyDecl {
	o := asObject(diags, root, "replies of a contact", "contacts", "replies")
	contacts := o.needTexts("contacts")
	var out []replyDecl
	for _, n := range o.list("replies") {
		r := declareReply(diags, n)
		if len(r.contacts) == 0 {
			r.contacts = contacts
		}
		out = append(out, r)
	}
	return out
}

func declareChange(diags *diag.List, n *node) changeDecl {
	o := asObject(diags, n, "a change of trust", "intent", "mark", "by", "max")
	c := changeDecl{intent: o.optText("intent")}
	c.change = engine.TrustChange{Intent: c.intent.val, Mark: engine.Mark(o.optChoice("mark", diag.UnknownValue, marks...).val),
		By: o.number("by", -10, 10), Max: o.optNumber("max", 0, 0, 100)}
	if o.vals != nil && !o.has("intent") && !o.has("mark") {
		report(diags, o.at, diag.MissingKey, `a change of trust lacks "intent" or "mark"`)
	}
	return c
}

func declareReply(diags *diag.List, n *node) replyDecl {
	o := asObject(diags, n, "a reply", "id", "contacts", "on", "when", "once", "patience", "phrases", "do")
	r := replyDecl{at: o.at, id: o.id("id"), contacts: o.texts("contacts"), on: o.needTexts("on"), when: o.opt("when"),
		once: o.boolean("once", false), patience: o.optNumber("patience", 0, -100, 100)}
	for _, n := range o.needList("phrases") {
		p := asObject(diags, n, "a phrase", "say", "gloss", "gap", "tells", "do")
		d := phraseDecl{at: p.at, say: p.text("say"), gloss: spaced(p.optText("gloss").val), gap: p.optDuration("gap", 0, 0, engine.Minute),
			tells: p.texts("tells"), do: declareEffects(diags, p.list("do"))}
		d.say.val = spaced(d.say.val)
		r.phrases = append(r.phrases, d)
	}
	r.do = declareEffects(diags, o.list("do"))
	return r
}

// spaced joins the lines of a text.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

func declareEffects(diags *diag.List, items []*node) []effectDecl {
	var out []effectDecl
	for _, n := range items {
		if e, ok := declareEffect(diags, n); ok {
			out = append(out, effectDecl{n.at, e})
		}
	}
	return out
}

var (
	bareEffects = []string{string(engine.EffectAccept), string(engine.EffectLeave)}
	fullEffects = []string{string(engine.EffectPosture), string(engine.EffectExertion), string(engine.EffectTrust), string(engine.EffectFlag),
		string(engine.EffectHand), string(engine.EffectDecide), string(engine.EffectTurn)}
)

// declareEffect reads "leave" or {posture: walking}.
func declareEffect(diags *diag.List, n *node) (engine.Effect, bool) {
	if n.kind == isText {
		for _, b := range bareEffects {
			if n.text == b {
				return engine.Effect{Kind: engine.EffectKind(b)}, true
			}
		}
		report(diags, n.at, diag.UnknownValue, "unknown effect %q%s; with a value: %s", shorten(n.text), alternatives(n.text, bareEffects),
			"{"+strings.Join(fullEffects, ": …}, {")+": …}")
		return engine.Effect{}, false
	}
	o := asObject(diags, n, "an effect", fullEffects...)
	if len(o.vals) != 1 {
		if o.vals != nil && len(n.pairs) != 1 {
			report(diags, n.at, diag.WrongType, "an effect has exactly one key, this has %d", len(n.pairs))
		}
		return engine.Effect{}, false
	}
	key := n.pairs[0].key
	e := engine.Effect{Kind: engine.EffectKind(key)}
	switch e.Kind {
	case engine.EffectExertion:
		e.By = o.number(key, 0, 3)
	case engine.EffectTrust:
		e.By = o.number(key, -10, 10)
	case engine.EffectPosture:
		e.To = o.choice(key, diag.UnknownPosture, postures...).val
	case engine.EffectHand, engine.EffectFlag, engine.EffectDecide, engine.EffectTurn:
		e.To = o.id(key).val
	}
	return e, o.has(key)
}
