package scenarios

import (
	"slices"
	"strings"

	"simlab/engine"
)

// fillContent fills in everything that is shown, but for the clips.
func (s *scenario) fillContent(c *Content) {
	for _, x := range s.sources {
		c.Sources = append(c.Sources, Publication{x.id.val, x.title.val, x.where.val})
	}
	for _, p := range s.people {
		c.People = append(c.People, Person{ID: p.id.val, Name: p.name.val, Born: p.born.val, IDNumber: p.idNumber.val,
			Address: p.address.val, Phone: p.phone.val, GP: p.gp.val, Relation: p.relation})
	}
	c.Facts, c.Entries, c.Parties, c.Outcomes = map[string]FactContent{}, map[string]EntryContent{}, map[string]PartyContent{}, map[string]OutcomeContent{}
	for _, f := range s.facts {
		c.Facts[f.id.val] = FactContent{f.text, f.from.val}
	}
	for _, d := range s.contacts {
		x := ContactContent{ID: d.id.val, Neutral: d.neutral, Original: d.original, Task: d.task, From: d.from.val}
		if d.number.val != "hidden" {
			x.Person = d.number.val
		}
		c.Contacts = append(c.Contacts, x)
		for _, e := range d.entries {
			c.Entries[e.id.val] = EntryContent{e.title, e.text, e.service, e.from.val}
		}
		for _, o := range d.outcomes {
			c.Outcomes[o.id.val] = OutcomeContent{o.text, o.end, o.from.val}
		}
	}
	for _, p := range s.parties {
		c.Parties[p.id.val] = PartyContent{p.name, p.party.Role, p.voice.val}
	}
	s.fillLibrary(c)
}

// fillLibrary fills in cards, advice and intents.
func (s *scenario) fillLibrary(c *Content) {
	facts := map[string]bool{}
	for _, f := range s.facts {
		facts[f.id.val] = true
	}
	for _, d := range s.cards {
		card := CardContent{ID: d.id.val, Title: d.title, Questions: d.keys, Advice: d.advice, From: d.from.val}
		for _, k := range d.criteria {
			// Cards serve every scenario: the facts that this one lacks do not concern it.
			known := slices.DeleteFunc(values(k.facts), func(f string) bool { return !facts[f] })
			card.Criteria = append(card.Criteria, CriterionContent{k.id.val, engine.Urgency(k.urgency.val), k.text, known})
		}
		for _, x := range d.sources {
			card.Sources = append(card.Sources, Publication{x.id.val, x.title.val, x.where.val})
		}
		c.Cards = append(c.Cards, card)
	}
	slices.SortFunc(c.Cards, func(a, b CardContent) int { return strings.Compare(a.ID, b.ID) })
	options := func(list []adviceItem) []AdviceOption {
		var out []AdviceOption
		for _, i := range list {
			out = append(out, AdviceOption{i.id.val, i.text})
		}
		return out
	}
	c.Worsening = Worsening{options(s.advice.signs), options(s.advice.limits), options(s.advice.whom), options(s.advice.otherwise)}
	for _, i := range s.intents {
		c.Intents = append(c.Intents, IntentContent{i.id.val, i.own, i.title, i.pick})
	}
	slices.SortFunc(c.Intents, func(a, b IntentContent) int { return strings.Compare(a.ID, b.ID) })
}
