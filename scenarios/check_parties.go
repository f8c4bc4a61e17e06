package scenarios

import (
	"slices"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// checkParties checks that a party always has something to say, and an end.
func (r *resolver) checkParties() {
	for i := range r.s.parties {
		p := &r.s.parties[i]
		if p.id.val == "" || len(p.replies) == 0 {
			continue // reported already
		}
		for j := range r.s.contacts {
			c := &r.s.contacts[j]
			if !c.contact.Playable {
				continue
			}
			for _, on := range r.meets(p, c) {
				if !p.always(on, c.id.val) {
					report(r.diags, p.id.at, diag.MissingHappening, "%s has no reply to %s in %s that fits whatever was before: end with one that has neither when nor once", p.id.val, on, c.id.val)
				}
			}
		}
		r.checkExit(p)
	}
}

// meets returns the happenings that will or can meet a party in a contact.
func (r *resolver) meets(p *partyDecl, c *contactDecl) []string {
	out := []string{engine.OnUnclear, engine.OnUnknown, engine.OnSilence, engine.OnPatience}
	caller, target := c.caller.val == p.id.val, false
	for _, t := range c.targets {
		target = target || t.party.val == p.id.val
	}
	switch handed := r.handed(p.id.val); {
	case caller && c.contact.Outgoing:
		return append(out, engine.OnRungBack)
	case caller:
		return append(out, engine.OnAnswered)
	case target:
		return append(out, engine.OnJoined)
	case handed && !p.party.Role.Professional():
		return append(out, engine.OnHandedPhone)
	}
	return nil // not in this contact
}

// handed reports whether some reply hands the telephone to the party.
func (r *resolver) handed(id string) bool {
	found := false
	for i := range r.s.parties {
		r.s.parties[i].effects(func(e effectDecl) {
			found = found || e.effect.Kind == engine.EffectHand && e.effect.To == id
		})
	}
	return found
}

// always reports whether some reply fits a happening in a contact whatever was before.
func (p *partyDecl) always(on, contact string) bool {
	var conds []engine.Cond
	for i := range p.replies {
		r := &p.replies[i]
		if !r.once && r.meantFor(contact) && slices.Contains(values(r.on), on) {
			if r.cond.Op == engine.OpTrue {
				return true
			}
			conds = append(conds, r.cond)
		}
	}
	return len(conds) > 0 && covers(conds, widest(on))
}

// checkExit checks that running out of patience ends the call.
func (r *resolver) checkExit(p *partyDecl) {
	for i := range p.replies {
		reply := &p.replies[i]
		for _, on := range reply.on {
			if on.val != engine.OnPatience {
				continue
			}
			leaves := false
			reply.effects(func(e effectDecl) { leaves = leaves || e.effect.Kind == engine.EffectLeave })
			if !leaves {
				report(r.diags, reply.id.at, diag.NoExit, "the reply %q answers %s but does not leave: write do: [leave], or the call never ends", reply.id.val, engine.OnPatience)
			}
		}
	}
}
