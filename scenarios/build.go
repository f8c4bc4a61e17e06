package scenarios

import (
	"slices"
	"strconv"
	"strings"

	"simlab/engine"
	"simlab/engine/intent"
	"simlab/scenarios/diag"
	"simlab/scoring"
)

// build makes the bundle of a scenario in which every name is known.
func (c *compiler) build() *Bundle {
	p := buildProgram(c.s)
	content := &Content{Scenario: c.s.id.val, Title: c.s.title, Review: c.s.review, Warning: c.s.warning}
	c.s.fillContent(content)
	c.clips(p, content)
	b := &Bundle{Content: content, Files: c.files, sheets: map[string]engine.Sheet{}}
	b.Program = p
	reach := checkReach(&c.diags, c.s, c.s.narrow(p))
	for i := range c.s.contacts {
		d := &c.s.contacts[i]
		b.sheets[d.id.val] = buildSheet(c.s, d, reach[d.id.val])
	}
	c.matching(b)
	for _, d := range c.s.rubrics {
		b.Rubrics = append(b.Rubrics, d.rubric)
	}
	slices.SortFunc(b.Rubrics, func(x, y scoring.Rubric) int { return strings.Compare(x.ID, y.ID) })
	if err := p.Link(); err != nil {
		c.diags.Add(c.src.ScenarioName, 0, 0, diag.Internal, "the compiled program is not whole: %v", err)
		return nil
	}
	data, err := encodeArchive(c.s.id.val, c.files)
	if err != nil {
		c.diags.Add(c.src.ScenarioName, 0, 0, diag.Internal, "%v", err)
		return nil
	}
	b.archive, b.Digest = data, digestOf(data)
	return b
}

func buildProgram(s *scenario) *engine.Program {
	p := &engine.Program{Scenario: s.id.val}
	p.Course.Frames = framesOf(s.frames)
	for _, c := range s.postures {
		p.Course.Postures = append(p.Course.Postures, c.change)
	}
	for _, t := range s.turns {
		p.Course.Turns = append(p.Course.Turns, engine.Turn{ID: t.id.val, Delay: t.delay, Frames: framesOf(t.frames)})
	}
	for _, f := range s.facts {
		fact := f.fact
		for _, u := range f.supports {
			fact.Supports = append(fact.Supports, engine.Urgency(u.val))
		}
		fact.KnownBy = values(f.knownBy)
		p.Facts = append(p.Facts, fact)
	}
	for i := range s.contacts {
		p.Contacts = append(p.Contacts, buildContact(s, &s.contacts[i]))
		for _, e := range s.contacts[i].entries {
			p.Entries = append(p.Entries, engine.Entry{ID: e.id.val, Service: e.service, Log: e.log, At: e.at, Contact: s.contacts[i].id.val, Tells: values(e.tells), When: e.cond})
		}
	}
	for i := range s.parties {
		p.Parties = append(p.Parties, buildParty(&s.parties[i]))
	}
	for _, c := range s.cards {
		card := engine.Card{ID: c.id.val}
		for _, k := range c.criteria {
			card.Criteria = append(card.Criteria, engine.CardCriterion{ID: k.id.val, Urgency: engine.Urgency(k.urgency.val)})
		}
		p.Cards = append(p.Cards, card)
	}
	slices.SortFunc(p.Cards, func(a, b engine.Card) int { return strings.Compare(a.ID, b.ID) })
	p.Lasting = values(s.lasting)
	return p
}

// never is a condition that cannot hold.
var never = engine.Cond{Op: engine.OpNot, Kids: []engine.Cond{{}}}

// narrow returns the program of each contact, for judging what it can reach. A reply
// that is meant for other contacts stays, so that conditions may name it, but is never
// said.
func (s *scenario) narrow(p *engine.Program) map[string]*engine.Program {
	out := map[string]*engine.Program{}
	for _, c := range p.Contacts {
		q := *p
		q.Parties = slices.Clone(p.Parties)
		for i := range q.Parties {
			q.Parties[i].Replies = slices.Clone(p.Parties[i].Replies)
			for j := range q.Parties[i].Replies {
				reply := &q.Parties[i].Replies[j]
				reply.When = cloneCond(reply.When)
				if !s.parties[i].replies[j].meantFor(c.ID) {
					reply.When = cloneCond(never)
				}
			}
		}
		out[c.ID] = &q
	}
	return out
}

// cloneCond copies a condition: linking a program writes into its conditions, and
// no two programs may share what is written.
func cloneCond(c engine.Cond) engine.Cond {
	c.Kids = slices.Clone(c.Kids)
	for i := range c.Kids {
		c.Kids[i] = cloneCond(c.Kids[i])
	}
	return c
}

// meantFor reports whether the reply belongs to a contact.
func (r *replyDecl) meantFor(contact string) bool {
	return len(r.contacts) == 0 || slices.ContainsFunc(r.contacts, func(n name) bool { return n.val == contact })
}

func framesOf(list []frameDecl) []engine.Keyframe {
	var out []engine.Keyframe
	for _, f := range list {
		out = append(out, f.frame)
	}
	return out
}

func values(list []name) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.val)
	}
	return out
}

func buildContact(s *scenario, d *contactDecl) engine.Contact {
	c := d.contact
	for _, p := range s.people {
		if p.id.val == d.number.val {
			c.Number = p.phone.val
		}
	}
	for _, t := range d.targets {
		x := engine.Target{Name: t.name.val, Party: t.party.val, AnswerIn: t.in}
		for _, f := range t.of {
			x.For = append(x.For, engine.Station(f.val))
		}
		c.Targets = append(c.Targets, x)
	}
	for _, o := range d.outcomes {
		c.Outcomes = append(c.Outcomes, engine.Outcome{ID: o.id.val, When: o.cond, Turn: o.turn.val})
	}
	return c
}

func buildParty(d *partyDecl) engine.Party {
	p := d.party
	for _, c := range d.changes {
		p.Trust.Changes = append(p.Trust.Changes, c.change)
	}
	for _, rd := range d.replies {
		reply := engine.Reply{ID: rd.id.val, On: values(rd.on), Contacts: values(rd.contacts), When: rd.cond, Once: rd.once,
			Patience: rd.patience, Do: effectsOf(rd.do)}
		for i, ph := range rd.phrases {
			reply.Phrases = append(reply.Phrases, engine.Phrase{Clip: clipID(d.id.val, rd.id.val, i), Words: len(strings.Fields(ph.say.val)),
				Gap: ph.gap, Do: effectsOf(ph.do), Tells: values(ph.tells)})
		}
		p.Replies = append(p.Replies, reply)
	}
	return p
}

func effectsOf(list []effectDecl) []engine.Effect {
	var out []engine.Effect
	for _, e := range list {
		out = append(out, e.effect)
	}
	return out
}

// clipID names the sound of a phrase: party/reply/number of the phrase, from 0.
func clipID(party, reply string, phrase int) string {
	return party + "/" + reply + "/" + strconv.Itoa(phrase)
}

// clips fills in what is known of the sounds.
func (c *compiler) clips(p *engine.Program, content *Content) {
	content.Clips = map[string]Clip{}
	if c.s.manifest == nil && !c.diags.HasErrors() {
		report(&c.diags, c.s.at, diag.MissingAudio, "there is no %s: the lengths of all phrases are estimated", manifestFile)
	}
	for i, d := range c.s.parties {
		for j, rd := range d.replies {
			for k, ph := range rd.phrases {
				id := clipID(d.id.val, rd.id.val, k)
				sound, ok := c.s.manifest.sound(&c.diags, id, ph.say)
				if ok && c.src.Sound != nil && !c.src.Sound(sound.File) {
					report(&c.diags, ph.say.at, diag.MissingAudio, "the sound of %q, media/%s, does not exist: make the content again", id, sound.File)
				}
				p.Parties[i].Replies[j].Phrases[k].Length = engine.Millis(sound.Millis)
				content.Clips[id] = Clip{Party: d.id.val, Reply: rd.id.val, Index: k, Say: ph.say.val, Gloss: ph.gloss, File: sound.File, Timed: sound.Words}
			}
		}
	}
	if c.s.manifest != nil {
		c.s.manifest.leftOver(&c.diags)
	}
}

// matching fills in what the matcher needs.
func (c *compiler) matching(b *Bundle) {
	for _, i := range c.s.intents {
		for _, ph := range i.phrases {
			b.words.phrasings = append(b.words.phrasings, scopedPhrasing{intent.Phrasing{Intent: i.id.val, Text: ph.val, Audience: i.audience}, values(i.contacts)})
		}
	}
	for _, f := range c.s.facts {
		if len(f.mention) > 0 {
			b.words.facts = append(b.words.facts, intent.FactPattern{Fact: f.id.val, Any: values(f.mention), Negative: f.negative})
		}
	}
	patterns := func(list []adviceItem) []intent.FactPattern {
		var out []intent.FactPattern
		for _, i := range list {
			out = append(out, intent.FactPattern{Fact: i.id.val, Any: values(i.mention)})
		}
		return out
	}
	a := c.s.advice
	b.words.advice = intent.AdvicePatterns{Signs: patterns(a.signs), Limits: patterns(a.limits), Whom: patterns(a.whom), Else: patterns(a.otherwise)}
}

// buildSheet makes what a contact is judged against. available holds the facts
// that can be elicited in it.
func buildSheet(s *scenario, d *contactDecl, available map[string]bool) engine.Sheet {
	sheet := engine.Sheet{Contact: d.id.val, Station: d.contact.Station, RangAt: d.contact.At}
	for _, u := range urgencies {
		for _, p := range d.expect.urgency {
			if p.key == u {
				step, _ := strconv.Atoi(p.val.text)
				sheet.Expected = append(sheet.Expected, engine.ExpectedUrgency{Urgency: engine.Urgency(u), Step: step})
			}
		}
	}
	for _, x := range d.expect.disposition {
		sheet.Accepted = append(sheet.Accepted, x.expected)
	}
	for _, f := range s.facts {
		sf := engine.SheetFact{ID: f.id.val, Weight: f.fact.Weight, Critical: f.fact.Critical, Danger: f.fact.Danger, Available: available[f.id.val]}
		for _, u := range f.supports {
			sf.Supports = append(sf.Supports, engine.Urgency(u.val))
		}
		sheet.Facts = append(sheet.Facts, sf)
	}
	for i := range s.parties {
		if s.parties[i].party.Role == engine.RolePatient {
			sheet.Patient = s.parties[i].id.val
		}
	}
	e := d.expect
	sheet.Handover, sheet.Cards, sheet.Criteria, sheet.Worsening = values(e.handover), values(e.cards), values(e.criteria), values(e.worsening)
	sheet.Recontact = engine.Recontact{Facts: values(e.recontact), Matters: e.matters}
	for _, en := range s.earlier(d) {
		sheet.Recontact.Earlier = append(sheet.Recontact.Earlier, en.id.val)
	}
	return sheet
}

// earlier returns the entries of earlier contacts that the contact's service holds.
func (s *scenario) earlier(d *contactDecl) []entryDecl {
	var out []entryDecl
	for i := range s.contacts {
		before := &s.contacts[i]
		if before.contact.At >= d.contact.At {
			continue
		}
		for _, e := range before.entries {
			if e.service == d.contact.Service {
				out = append(out, e)
			}
		}
	}
	return out
}
