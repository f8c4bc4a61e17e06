package scenarios

import (
	"strings"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// checkContacts checks that contacts can happen and can be played.
func (r *resolver) checkContacts() {
	playable := false
	for i := range r.s.contacts {
		c := &r.s.contacts[i]
		playable = playable || c.contact.Playable
		for _, s := range append([]engine.Station{c.contact.Station}, c.contact.Also...) {
			if c.contact.Playable && s != "" && !s.May(engine.CmdFinish) {
				report(r.diags, c.at, diag.ImpossibleContact, "nobody can answer: the station %s cannot be played yet", s)
			}
		}
		if r.unresponsive(c) {
			report(r.diags, c.caller.at, diag.ImpossibleContact, "the patient is unresponsive at %s and cannot ring", c.time.val)
		}
		for _, n := range []name{c.number} {
			for _, p := range r.s.people {
				if p.id.val == n.val && p.phone.val == "" {
					report(r.diags, n.at, diag.ImpossibleContact, "%s has no phone to ring from", n.val)
				}
			}
		}
	}
	if !playable && !r.s.broken[diag.ImpossibleContact] {
		report(r.diags, r.s.at, diag.ImpossibleContact, "no contact is playable: the scenario can never be played")
	}
}

// unresponsive reports whether the caller is the patient and cannot speak then.
func (r *resolver) unresponsive(c *contactDecl) bool {
	for _, p := range r.s.parties {
		if p.id.val == c.caller.val && p.party.Role != engine.RolePatient {
			return false
		}
	}
	level := engine.Alert
	for _, f := range r.s.frames {
		if f.frame.At <= c.contact.At {
			level = f.frame.Vitals.ACVPU
		}
	}
	return level == engine.Unresponsive && c.caller.val != ""
}

// ends reports a disposition that no station of the contact can end in.
func (r *resolver) ends(c *contactDecl, d name) {
	var can []string
	for _, s := range append([]engine.Station{c.contact.Station}, c.contact.Also...) {
		for _, x := range s.Dispositions() {
			can = append(can, string(x))
		}
	}
	if c.contact.Playable && len(can) > 0 {
		r.known(d, diag.UnknownDisposition, sorted(can))
	}
}

// checkExpectations checks that what is right in a contact is said whole.
func (r *resolver) checkExpectations() {
	for i := range r.s.contacts {
		c := &r.s.contacts[i]
		e := c.expect
		if !e.given {
			if c.contact.Playable {
				report(r.diags, c.at, diag.MissingKey, `a playable contact lacks "expect"`)
			}
			continue
		}
		best := false
		var missing []string
		for _, u := range urgencies {
			found := false
			for _, p := range e.urgency {
				if p.key == u {
					found = true
					best = whole(r.diags, p.val, "the step of "+u, 1, 7) == 4 || best
				}
			}
			if !found {
				missing = append(missing, u)
			}
		}
		if len(e.urgency) == 0 {
			continue // reported as missing
		}
		switch {
		case len(missing) > 0:
			report(r.diags, e.urgency[0].at, diag.ExpectUrgency, "the expectation says nothing about %s: give each urgency a step from 1 to 7", strings.Join(missing, " and "))
		case !best:
			report(r.diags, e.urgency[0].at, diag.ExpectUrgency, "no urgency has step 4, which is the right one")
		}
		full := false
		for _, d := range e.disposition {
			full = full || d.expected.Grade == 2
			r.ends(c, d.is)
		}
		if len(e.disposition) > 0 && !full {
			report(r.diags, e.disposition[0].is.at, diag.ExpectUrgency, "no disposition has grade 2: there is no right way to end this contact")
		}
	}
}
