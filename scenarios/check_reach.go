package scenarios

import (
	"slices"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// reach is what can happen at best in one contact: whatever the trainee does,
// nothing outside of it happens. It grows until nothing new follows.
type reach struct {
	p       *engine.Program
	contact engine.Contact
	told    map[string]bool
	said    map[[2]string]bool // party, reply
	present map[string]bool    // parties that can be on the line
	handed  map[string]bool
	effects map[engine.Effect]bool // posture, flag, turn
	accept  map[string]bool
	decided map[[2]string]bool
	grown   bool
}

// checkReach reports what can never happen, and returns the facts that can be
// elicited in each contact.
func checkReach(diags *diag.List, s *scenario, programs map[string]*engine.Program) map[string]map[string]bool {
	available := map[string]map[string]bool{}
	said := map[[2]string]bool{}
	present := map[string]bool{}
	playable, somewhere := map[string]bool{}, map[string]bool{}
	for i := range s.contacts {
		d := &s.contacts[i]
		r := explore(s, d, programs[d.id.val])
		available[d.id.val] = r.told
		for k := range r.said {
			said[k] = true
		}
		for k := range r.present {
			present[k] = true
		}
		for f := range r.told {
			somewhere[f] = true
			playable[f] = playable[f] || d.contact.Playable
		}
		for _, e := range d.entries {
			for _, f := range e.tells {
				somewhere[f.val] = true
			}
		}
	}
	for _, p := range s.parties {
		if !present[p.id.val] {
			report(diags, p.id.at, diag.UnreachableReply, "nobody ever speaks with %s: it rings in no contact, is no target and is handed no telephone", p.id.val)
			continue
		}
		for _, reply := range p.replies {
			if !said[[2]string{p.id.val, reply.id.val}] {
				report(diags, reply.id.at, diag.UnreachableReply, "the reply %q can never be said: its condition cannot hold, nothing it answers can happen, or an earlier reply always takes its place", reply.id.val)
			}
		}
	}
	for _, f := range s.facts {
		switch id := f.id.val; {
		case f.fact.Critical && !playable[id]:
			report(diags, f.id.at, diag.UnreachableCritical, "the critical fact %q can be elicited in no playable contact: no reply that can be said tells it, nor an entry that can be found", id)
		case !somewhere[id]:
			report(diags, f.id.at, diag.UnreachableFact, "the fact %q can be elicited in no contact: no reply that can be said tells it, nor an entry", id)
		}
	}
	return available
}

// explore finds what can happen in a contact.
func explore(s *scenario, d *contactDecl, p *engine.Program) *reach {
	r := &reach{p: p, contact: *p.Contact(d.id.val), told: map[string]bool{}, said: map[[2]string]bool{}, present: map[string]bool{d.caller.val: true},
		handed: map[string]bool{}, effects: map[engine.Effect]bool{}, accept: map[string]bool{}, decided: map[[2]string]bool{}}
	for _, t := range d.targets {
		r.present[t.party.val] = true
	}
	for _, e := range s.earlier(d) {
		for _, f := range e.tells {
			r.told[f.val] = true
		}
	}
	for r.grown = true; r.grown; {
		r.grown = false
		for i := range p.Parties {
			r.party(&p.Parties[i])
		}
	}
	return r
}

func (r *reach) party(p *engine.Party) {
	if !r.present[p.ID] {
		return
	}
	for i := range p.Replies {
		reply := &p.Replies[i]
		key := [2]string{p.ID, reply.ID}
		if r.said[key] || !slices.ContainsFunc(reply.On, func(on string) bool { return r.possible(p, i, on) }) {
			continue
		}
		r.said[key], r.grown = true, true
		for _, ph := range reply.Phrases {
			for _, f := range ph.Tells {
				r.told[f] = r.told[f] || !p.Role.Professional() || r.knows(p.ID, f)
			}
			r.apply(p.ID, ph.Do)
		}
		r.apply(p.ID, reply.Do)
	}
}

// knows reports whether a fact is a professional's own to tell: otherwise naming it
// repeats what was heard.
func (r *reach) knows(party, fact string) bool {
	return slices.ContainsFunc(r.p.Facts, func(f engine.Fact) bool { return f.ID == fact && slices.Contains(f.KnownBy, party) })
}

func (r *reach) apply(party string, list []engine.Effect) {
	for _, e := range list {
		switch e.Kind {
		case engine.EffectHand:
			r.present[e.To], r.handed[e.To] = true, true
		case engine.EffectAccept:
			r.accept[party] = true
		case engine.EffectDecide:
			r.decided[[2]string{party, e.To}] = true
		default:
			r.effects[engine.Effect{Kind: e.Kind, To: e.To}] = true
		}
	}
}

// possible reports whether the i-th reply of a party can be the answer to an
// intent or happening.
func (r *reach) possible(p *engine.Party, i int, on string) bool {
	if !r.happens(p, on) {
		return false
	}
	least := int64(1)
	for _, before := range p.Replies[:i] {
		if before.When.Op != engine.OpTrue || len(before.On) != 1 || before.On[0] != on {
			continue
		}
		if on == engine.OnAnswered || on == engine.OnPatience {
			return false // these happen once, and the earlier reply is the answer
		}
		least++ // said once already, so that the intent has been asked before
	}
	base := r.domain()
	return satisfiable(p.Replies[i].When, func(t engine.Term) (int64, int64) {
		if t.Kind == engine.TermAsked && t.ID == on {
			return least, 1000
		}
		return base(t)
	})
}

// happens reports whether something can happen to a party at all.
func (r *reach) happens(p *engine.Party, on string) bool {
	switch on {
	case engine.OnAnswered:
		return r.contact.Caller == p.ID && !r.contact.Outgoing
	case engine.OnJoined:
		return p.Role.Professional()
	case engine.OnHandedPhone:
		return r.handed[p.ID]
	case engine.OnRungBack:
		return !p.Role.Professional()
	case engine.OnTold:
		return p.Role.Professional()
	}
	return true
}

// domain returns what terms can be in this contact, as far as is known by now.
func (r *reach) domain() domain {
	wide := widest("")
	yes := func(b bool) (int64, int64) {
		if b {
			return 0, 1
		}
		return 0, 0
	}
	return func(t engine.Term) (int64, int64) {
		switch t.Kind {
		case engine.TermTold:
			return yes(r.told[t.ID])
		case engine.TermSaid:
			for _, p := range r.p.Parties {
				if r.said[[2]string{p.ID, t.ID}] {
					return wide(t)
				}
			}
			return 0, 0
		case engine.TermFlag:
			return yes(r.effects[engine.Effect{Kind: engine.EffectFlag, To: t.ID}] || slices.Contains(r.p.Lasting, t.ID))
		case engine.TermAlerted:
			return yes(slices.ContainsFunc(append([]engine.Station{r.contact.Station}, r.contact.Also...), func(s engine.Station) bool {
				return slices.Contains(s.Alerts(), engine.Resource(t.ID))
			}))
		case engine.TermEnded, engine.TermAdvised:
			return yes(r.before(t))
		case engine.TermPosture:
			return yes(r.effects[engine.Effect{Kind: engine.EffectPosture, To: t.ID}] || r.holdsPosture(engine.Posture(t.ID)))
		case engine.TermOnLine:
			return yes(r.present[t.ID])
		case engine.TermAccepted:
			return yes(r.accept[t.ID])
		case engine.TermDecided:
			return yes(r.decided[[2]string{t.ID, t.Of}])
		case engine.TermVital:
			return r.vitalRange(t.ID)
		case engine.TermWaited:
			return 0, int64(r.contact.Abandon / engine.Second)
		}
		return wide(t)
	}
}

// before reports whether a term about earlier contacts can hold: they come before
// this one in the story.
func (r *reach) before(t engine.Term) bool {
	return slices.ContainsFunc(r.p.Contacts, func(c engine.Contact) bool {
		return c.At < r.contact.At && (t.Kind == engine.TermAdvised || c.ID == t.ID)
	})
}

// window returns when the contact can last from and to.
func (r *reach) window() (from, to engine.Millis) {
	return r.contact.At, r.contact.At + r.contact.Abandon + r.contact.Limit
}

// holdsPosture reports whether the course takes a posture during the contact.
func (r *reach) holdsPosture(want engine.Posture) bool {
	from, to := r.window()
	now := engine.Sitting
	for _, p := range r.p.Course.Postures {
		if p.At <= from {
			now = p.Posture
		} else if p.At <= to && p.Posture == want {
			return true
		}
	}
	return now == want
}

// vitalRange returns the bounds of a vital sign during the contact: of the frames
// in and around it, and of every turn, since a turn may be taken.
func (r *reach) vitalRange(id string) (lo, hi int64) {
	from, to := r.window()
	frames := r.p.Course.Frames
	first, last := 0, len(frames)-1
	for i, f := range frames {
		if f.At <= from {
			first = i
		}
	}
	for i := len(frames) - 1; i >= 0; i-- {
		if frames[i].At >= to {
			last = i
		}
	}
	var seen []engine.Keyframe
	if first <= last {
		seen = append(seen, frames[first:last+1]...)
	}
	for _, t := range r.p.Course.Turns {
		seen = append(seen, t.Frames...)
	}
	for i, f := range seen {
		v := int64(map[string]int{"rr": f.Vitals.RR, "spo2": f.Vitals.SpO2, "pulse": f.Vitals.Pulse, "sbp": f.Vitals.SBP, "temp": f.Vitals.Temp}[id])
		if i == 0 {
			lo, hi = v, v
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}
