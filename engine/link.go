package engine

import "fmt"

// links are the tables that Link makes for quick look-up by place.
type links struct {
	facts   map[string]int
	parties map[string]int
	entries map[string]int
	intents map[string]int // everything a reply or condition names, happenings included
	flags   map[string]int
	turns   map[string]int
	answers []map[string][]int // by party: replies that answer an intent, in order
}

// Contact returns the contact with the id, or nil.
func (p *Program) Contact(id string) *Contact {
	for i := range p.Contacts {
		if p.Contacts[i].ID == id {
			return &p.Contacts[i]
		}
	}
	return nil
}

// Link checks that everything the program names exists and makes its tables.
// An error is a fault of the compiler that made the program, never of an author.
func (p *Program) Link() error {
	l := links{
		facts: map[string]int{}, parties: map[string]int{}, entries: map[string]int{},
		intents: map[string]int{}, flags: map[string]int{}, turns: map[string]int{},
	}
	for i, f := range p.Facts {
		l.facts[f.ID] = i
	}
	for i, x := range p.Parties {
		l.parties[x.ID] = i
	}
	for i, e := range p.Entries {
		l.entries[e.ID] = i
	}
	for i, t := range p.Course.Turns {
		l.turns[t.ID] = i
	}
	l.answers = make([]map[string][]int, len(p.Parties))
	for i := range p.Parties {
		party := &p.Parties[i]
		l.answers[i] = map[string][]int{}
		for j, r := range party.Replies {
			for _, on := range r.On {
				number(l.intents, on)
				l.answers[i][on] = append(l.answers[i][on], j)
			}
			for _, e := range r.effects() {
				if e.Kind == EffectFlag {
					number(l.flags, e.To)
				}
			}
		}
	}
	k := linker{p, &l, nil}
	for i := range p.Contacts {
		k.contact(&p.Contacts[i])
	}
	for i := range p.Parties {
		for j := range p.Parties[i].Replies {
			k.reply(i, &p.Parties[i].Replies[j])
		}
	}
	for i := range p.Entries {
		k.known(l.facts, "fact", p.Entries[i].Tells...)
		k.cond(-1, &p.Entries[i].When)
	}
	if k.err != nil {
		return fmt.Errorf("link %s: %w", p.Scenario, k.err)
	}
	p.links = l
	return nil
}

func number(m map[string]int, id string) {
	if _, ok := m[id]; !ok {
		m[id] = len(m)
	}
}

// effects returns all effects of a reply, its phrases' first.
func (r *Reply) effects() []Effect {
	var out []Effect
	for _, ph := range r.Phrases {
		out = append(out, ph.Do...)
	}
	return append(out, r.Do...)
}

// linker walks a program and keeps the first name that nothing bears.
type linker struct {
	p   *Program
	l   *links
	err error
}

func (k *linker) known(m map[string]int, what string, ids ...string) {
	for _, id := range ids {
		if _, ok := m[id]; !ok && k.err == nil {
			k.err = fmt.Errorf("no %s %q", what, id)
		}
	}
}

func (k *linker) contact(c *Contact) {
	k.known(k.l.parties, "party", c.Caller)
	for _, t := range c.Targets {
		k.known(k.l.parties, "party", t.Party)
	}
	k.cond(-1, &c.When)
	for i := range c.Outcomes {
		k.cond(-1, &c.Outcomes[i].When)
		if t := c.Outcomes[i].Turn; t != "" {
			k.known(k.l.turns, "turn", t)
		}
	}
}

func (k *linker) reply(party int, r *Reply) {
	k.cond(party, &r.When)
	for _, ph := range r.Phrases {
		k.known(k.l.facts, "fact", ph.Tells...)
	}
	for _, e := range r.effects() {
		switch e.Kind {
		case EffectHand:
			k.known(k.l.parties, "party", e.To)
		case EffectTurn:
			k.known(k.l.turns, "turn", e.To)
		}
	}
}

// cond sets the place of every term. Intents and flags that nothing answers or
// raises are simply never asked or raised.
func (k *linker) cond(party int, c *Cond) {
	for i := range c.Kids {
		k.cond(party, &c.Kids[i])
	}
	t := &c.Term
	var m map[string]int
	switch t.Kind {
	case TermTold, TermHeard:
		m = k.l.facts
	case TermOnLine, TermAccepted, TermDecided:
		m = k.l.parties
	case TermTurn:
		m = k.l.turns
	case TermAsked:
		number(k.l.intents, t.ID)
		t.idx = k.l.intents[t.ID]
		return
	case TermFlag:
		number(k.l.flags, t.ID)
		t.idx = k.l.flags[t.ID]
		return
	case TermSaid:
		t.idx = -1
		for j, r := range k.p.Parties[max(party, 0)].Replies {
			if party >= 0 && r.ID == t.ID {
				t.idx = j
			}
		}
		if t.idx < 0 && k.err == nil {
			k.err = fmt.Errorf("no reply %q", t.ID)
		}
		return
	default:
		return
	}
	k.known(m, string(t.Kind), t.ID)
	t.idx = m[t.ID]
}
