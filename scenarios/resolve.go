package scenarios

import (
	"slices"
	"strings"

	"simlab/engine"
	"simlab/scenarios/diag"
	"simlab/scoring"
)

// happenings are what replies answer beside intents.
var happenings = []string{engine.OnAnswered, engine.OnJoined, engine.OnUnclear, engine.OnUnknown, engine.OnSilence, engine.OnAck,
	engine.OnHandedPhone, engine.OnHeld, engine.OnRungBack, engine.OnPatience, engine.OnBye, engine.OnTold}

// resolver finds what names refer to and reports what does not exist.
type resolver struct {
	diags *diag.List
	s     *scenario
	names names

	answers         []string // intents and happenings
	people          []string
	contacts        []string
	cards, criteria []string
	signs           []string
}

func newResolver(diags *diag.List, s *scenario) *resolver {
	r := &resolver{diags: diags, s: s}
	n := &r.names
	n.broken = s.broken
	n.replies, n.decisions = map[string][]string{}, map[string][]string{}
	n.facts = ids(diags, "fact", s.facts, func(d factDecl) name { return d.id })
	n.intents = ids(diags, "intent", s.intents, func(d intentDecl) name { return d.id })
	n.parties = ids(diags, "party", s.parties, func(d partyDecl) name { return d.id })
	n.turns = ids(diags, "turn", s.turns, func(d turnDecl) name { return d.id })
	for _, p := range s.parties {
		if role := p.party.Role; role.Professional() || role == "" {
			n.professionals = append(n.professionals, p.id.val)
		}
		if role := p.party.Role; !role.Professional() {
			n.sides = append(n.sides, p.id.val)
		}
		n.replies[p.id.val] = ids(diags, "reply", p.replies, func(d replyDecl) name { return d.id })
		p.effects(func(e effectDecl) {
			switch e.effect.Kind {
			case engine.EffectFlag:
				n.flags = append(n.flags, e.effect.To)
			case engine.EffectDecide:
				n.decisions[p.id.val] = append(n.decisions[p.id.val], e.effect.To)
			}
		})
		n.decisions[p.id.val] = sorted(n.decisions[p.id.val])
	}
	n.flags = sorted(n.flags)
	r.answers = append(slices.Clone(n.intents), happenings...)
	r.contacts = ids(diags, "contact", s.contacts, func(d contactDecl) name { return d.id })
	r.cards = ids(diags, "card", s.cards, func(d cardDecl) name { return d.id })
	for _, c := range s.cards {
		for _, k := range ids(diags, "criterion", c.criteria, func(d criterionDecl) name { return d.id }) {
			r.criteria = append(r.criteria, c.id.val+"/"+k)
		}
	}
	n.contacts = r.contacts
	var outcomes []outcomeDecl
	for _, c := range s.contacts {
		outcomes = append(outcomes, c.outcomes...)
	}
	ids(diags, "outcome", outcomes, func(d outcomeDecl) name { return d.id })
	ids(diags, "rubric", s.rubrics, func(d rubricDecl) name { return name{d.rubric.ID, d.at} })
	var entries []entryDecl
	for _, c := range s.contacts {
		entries = append(entries, c.entries...)
	}
	ids(diags, "entry", entries, func(d entryDecl) name { return d.id })
	for _, f := range s.facts {
		r.notGroup("fact", f.id)
	}
	for _, c := range s.cards {
		r.notGroup("card", c.id)
	}
	for _, e := range entries {
		r.notGroup("entry", e.id)
	}
	for _, p := range s.people {
		r.people = append(r.people, p.id.val)
	}
	for _, i := range s.advice.signs {
		r.signs = append(r.signs, i.id.val)
	}
	n.signs = r.signs
	return r
}

// notGroup reports an id that rubrics use for a group of such things.
func (r *resolver) notGroup(what string, id name) {
	if slices.Contains(groupWords, id.val) {
		report(r.diags, id.at, diag.BadID, "no %s can be called %q: rubrics use the word for a group", what, id.val)
	}
}

var groupWords = []string{scoring.GroupAny, scoring.GroupCritical, scoring.GroupDanger, scoring.GroupHaste, scoring.GroupRecontact,
	scoring.GroupEssential, scoring.GroupFitting, scoring.GroupEarlier, scoring.GroupFound, scoring.GroupNothing}

// ids returns the ids of a list and reports those that stand twice.
func ids[T any](diags *diag.List, what string, list []T, id func(T) name) []string {
	first := map[string]place{}
	var out []string
	for _, item := range list {
		n := id(item)
		if n.val == "" {
			continue
		}
		if before, ok := first[n.val]; ok {
			report(diags, n.at, diag.DuplicateID, "the %s %q stands twice, first in %s, line %d", what, n.val, before.src.name, before.line)
			continue
		}
		first[n.val] = n.at
		out = append(out, n.val)
	}
	return out
}

// effects calls f with every effect of the party's replies.
func (p *partyDecl) effects(f func(effectDecl)) {
	for _, r := range p.replies {
		r.effects(f)
	}
}

func (r *replyDecl) effects(f func(effectDecl)) {
	for _, ph := range r.phrases {
		for _, e := range ph.do {
			f(e)
		}
	}
	for _, e := range r.do {
		f(e)
	}
}

// known reports a name that is not among the known ones.
func (r *resolver) known(n name, code diag.Code, known []string) bool {
	if n.val == "" || r.s.broken[code] || slices.Contains(known, n.val) {
		return true
	}
	what := strings.TrimPrefix(string(code), "unknown-")
	report(r.diags, n.at, code, "unknown %s %q%s", what, shorten(n.val), alternatives(n.val, known))
	return false
}

func (r *resolver) all(list []name, code diag.Code, known []string) {
	for _, n := range list {
		r.known(n, code, known)
	}
}

// run checks every reference.
func (r *resolver) run() {
	for _, f := range r.s.facts {
		r.all(f.supports, diag.UnknownUrgency, urgencies)
		r.all(f.knownBy, diag.UnknownParty, r.names.parties)
		r.patterns(f.mention)
	}
	for i := range r.s.contacts {
		r.contact(&r.s.contacts[i])
	}
	r.all(r.s.lasting, diag.UnknownFlag, r.names.flags)
	for i := range r.s.parties {
		r.party(&r.s.parties[i])
	}
	for _, list := range [][]adviceItem{r.s.advice.signs, r.s.advice.limits, r.s.advice.whom, r.s.advice.otherwise} {
		for _, i := range list {
			r.patterns(i.mention)
		}
	}
	r.checkPeople()
	r.checkCourse()
	for _, i := range r.s.intents {
		r.all(i.contacts, diag.UnknownContact, r.contacts)
	}
	r.checkPhrasings()
	r.checkExpectations()
	r.checkContacts()
	r.checkParties()
	r.checkRubrics()
}

func (r *resolver) contact(c *contactDecl) {
	r.known(c.caller, diag.UnknownParty, r.names.sides)
	if c.number.val != "hidden" {
		r.known(c.number, diag.UnknownPerson, append([]string{"hidden"}, r.people...))
	}
	for i, t := range c.targets {
		r.known(t.party, diag.UnknownParty, r.names.professionals)
		for _, before := range c.targets[:i] {
			if before.name.val == t.name.val && t.name.val != "" {
				report(r.diags, t.name.at, diag.DuplicateID, "the target %q stands twice", t.name.val)
			}
		}
	}
	c.contact.When = lower(r.diags, c.when, &r.names, ofStory, "")
	for i := range c.outcomes {
		o := &c.outcomes[i]
		if o.turn.val != "" {
			r.known(o.turn, diag.UnknownTurn, r.names.turns)
		}
		o.cond = lower(r.diags, o.when, &r.names, ofOutcome, "")
	}
	e := c.expect
	r.all(e.handover, diag.UnknownFact, r.names.facts)
	r.all(e.recontact, diag.UnknownFact, r.names.facts)
	r.all(e.cards, diag.UnknownCard, r.cards)
	r.all(e.criteria, diag.UnknownCriterion, r.criteria)
	r.all(e.worsening, diag.UnknownWorsening, r.signs)
	for _, p := range e.urgency {
		r.known(name{p.key, p.at}, diag.UnknownUrgency, urgencies)
	}
	for i := range c.entries {
		en := &c.entries[i]
		en.cond = lower(r.diags, en.when, &r.names, ofStory, "")
		r.all(en.tells, diag.UnknownFact, r.names.facts)
	}
}

func (r *resolver) party(p *partyDecl) {
	for _, c := range p.changes {
		r.known(c.intent, diag.UnknownIntent, r.names.intents)
	}
	for i := range p.replies {
		reply := &p.replies[i]
		reply.cond = lower(r.diags, reply.when, &r.names, ofReply, p.id.val)
		r.all(reply.contacts, diag.UnknownContact, r.contacts)
		r.all(reply.on, diag.UnknownIntent, r.answers)
		for _, ph := range reply.phrases {
			r.all(ph.tells, diag.UnknownFact, r.names.facts)
			r.tellable(p, ph.tells)
		}
		reply.effects(func(e effectDecl) { r.effect(p, e) })
	}
}

// tellable checks that a party tells only what it can know. A professional who
// names a fact that known_by gives to others repeats what was heard.
func (r *resolver) tellable(p *partyDecl, tells []name) {
	if r.s.broken[diag.UnknownToParty] || p.party.Role.Professional() {
		return
	}
	for _, t := range tells {
		for _, f := range r.s.facts {
			if f.id.val == t.val && !slices.Contains(values(f.knownBy), p.id.val) {
				report(r.diags, t.at, diag.UnknownToParty, "%s cannot tell %q: its known_by has %s", p.id.val, t.val, strings.Join(values(f.knownBy), ", "))
			}
		}
	}
}

// effect checks that an effect names what exists and that the party can have it.
func (r *resolver) effect(p *partyDecl, e effectDecl) {
	professional := p.party.Role.Professional()
	switch e.effect.Kind {
	case engine.EffectHand:
		r.known(name{e.effect.To, e.at}, diag.UnknownParty, r.names.sides)
		if professional || e.effect.To == p.id.val {
			report(r.diags, e.at, diag.MisplacedEffect, "only somebody on the patient's side hands the telephone on, and to somebody else")
		}
	case engine.EffectTurn:
		r.known(name{e.effect.To, e.at}, diag.UnknownTurn, r.names.turns)
	case engine.EffectAccept, engine.EffectDecide:
		if !professional && p.party.Role != "" {
			report(r.diags, e.at, diag.MisplacedEffect, "only amk or a doctor can %s", e.effect.Kind)
		}
	case engine.EffectPosture, engine.EffectExertion:
		if professional {
			report(r.diags, e.at, diag.MisplacedEffect, "%s is the patient's: a professional cannot change it", e.effect.Kind)
		}
	}
}

// patterns checks patterns of words; see intent.FactPattern for their language.
func (r *resolver) patterns(list []name) {
	for _, p := range list {
		for _, word := range strings.FieldsFunc(p.val, func(c rune) bool { return c == '+' || c == ' ' }) {
			for _, form := range strings.Split(word, "|") {
				stem := strings.TrimSuffix(form, "*")
				if form != "<num>" && (stem == "" || strings.ContainsAny(stem, "*<>\"'()!?;")) {
					report(r.diags, p.at, diag.BadValue, `%q is no pattern: write words joined by +, alternatives by |, a beginning as pust*, any number as <num>`, shorten(p.val))
				}
			}
		}
	}
}
