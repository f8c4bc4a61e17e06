package engine

import "slices"

// History is what earlier contacts of the same story left behind where somebody
// played them. A contact that is not in it went as in the original, if it happened.
type History struct {
	Contacts []Past      `json:"contacts"` // in story order
	Turns    []PastTurn  `json:"turns,omitempty"`
	Flags    []string    `json:"flags,omitempty"` // those of [Program.Lasting] that were raised
	Trust    []PastTrust `json:"trust,omitempty"` // how openly somebody begins this time
}

// Past is a contact that was played.
type Past struct {
	Contact string `json:"contact"`
	Run     string `json:"run"` // in which it was played
	Ending
	Recorded []string `json:"recorded,omitempty"` // facts that note and reason hold in the end, true and told
	Note     *TextRef `json:"note,omitempty"`     // of that run
	Reason   *TextRef `json:"reason,omitempty"`   // of that run: what the field says it was about
	Advised  []string `json:"advised,omitempty"`  // worsening signs that the advice named
}

// PastTurn is a turn of the course that was taken, with the story time from which it holds.
type PastTurn struct {
	Turn string `json:"turn"`
	At   Millis `json:"at"`
}

// PastTrust is with how much trust a party begins.
type PastTrust struct {
	Party string `json:"party"`
	Trust int    `json:"trust"`
}

// Carry returns what a later contact finds after a run that has finished: what went
// before it, and what its events tell.
func Carry(p *Program, h Header, run string, events []Event) History {
	var out History
	if h.Before != nil {
		out.Contacts = slices.Clone(h.Before.Contacts)
	}
	past := Past{Contact: h.Contact, Run: run}
	trust := map[string]int{} // with which each party ended, where it is not its own start
	if h.Before != nil {
		for _, t := range h.Before.Trust {
			trust[t.Party] = t.Trust
		}
	}
	var note, reason []string // facts that they hold as they stand in the end
	for _, e := range events {
		switch b := e.Body.(type) {
		case *UrgencySet:
			past.Urgency = b.Urgency
		case *RunFinished:
			past.Disposition, past.Within = b.Disposition, b.Within
		case *NoteWritten:
			past.Note, note = b.Text, b.Facts
		case *FieldWritten:
			if b.Field == FieldReason {
				past.Reason, reason = b.Text, b.Facts
			}
		case *WordsSaid:
			past.advise(b.Advice)
		case *AdviceSent:
			past.advise(&b.Advice)
		case *TrustChanged:
			trust[b.Party] = b.Trust
		case *FlagRaised:
			if slices.Contains(p.Lasting, b.Flag) && !slices.Contains(out.Flags, b.Flag) {
				out.Flags = append(out.Flags, b.Flag)
			}
		case *CourseTurned:
			out.Turns = append(out.Turns, PastTurn{b.Turn, b.Takes})
		}
	}
	for _, f := range append(reason, note...) {
		if !slices.Contains(past.Recorded, f) {
			past.Recorded = append(past.Recorded, f)
		}
	}
	out.Contacts = append(out.Contacts, past)
	// Somebody who was met well, or badly, begins half as open or closed as she ended.
	for _, x := range p.Parties {
		if t, ok := trust[x.ID]; ok && !x.Role.Professional() {
			out.Trust = append(out.Trust, PastTrust{x.ID, (x.Trust.Start + t + 1) / 2})
		}
	}
	if h.Before != nil {
		for _, f := range h.Before.Flags {
			if !slices.Contains(out.Flags, f) {
				out.Flags = append(out.Flags, f)
			}
		}
	}
	return out
}

func (p *Past) advise(a *Advice) {
	if a == nil {
		return
	}
	for _, s := range a.Worsening {
		if !slices.Contains(p.Advised, s) {
			p.Advised = append(p.Advised, s)
		}
	}
}

// Next returns the playable contact that follows a contact in a story that has gone
// as the history tells, or nil when the story ends there.
func Next(p *Program, h History, after string) *Contact {
	seen := false
	for i := range p.Contacts {
		c := &p.Contacts[i]
		if seen && c.Playable && New(p, Header{Contact: c.ID, Before: &h}).happens(c) {
			return c
		}
		seen = seen || c.ID == after
	}
	return nil
}

// Went returns how a contact goes in a story that has gone as the history tells: as
// it was played, or else as in the original; nil: it does not happen.
func Went(p *Program, h History, contact string) *Past {
	for i := range h.Contacts {
		if h.Contacts[i].Contact == contact {
			return &h.Contacts[i]
		}
	}
	c := p.Contact(contact)
	if c == nil || !New(p, Header{Contact: contact, Before: &h}).happens(c) {
		return nil
	}
	return &Past{Contact: contact, Ending: c.Ended}
}

// happens reports whether a contact happens as things stand.
func (m *Machine) happens(c *Contact) bool { return m.holds(&c.When, -1, nil) }

// remember takes in what went before. A header may come from a file, so what the
// program does not know is passed over. Called once, by New.
func (m *Machine) remember(h *History) {
	m.ends = make([]*Past, len(m.p.Contacts))
	if h == nil {
		h = &History{}
	}
	for _, t := range h.Turns {
		if i, ok := m.p.turns[t.Turn]; ok {
			m.s.Taken = append(m.s.Taken, taken{i, t.At})
		}
	}
	for _, f := range h.Flags {
		if i, ok := m.p.flags[f]; ok {
			m.s.Flags[i] = true
		}
	}
	for _, t := range h.Trust {
		if i, ok := m.p.parties[t.Party]; ok {
			m.s.Parties[i].Trust = t.Trust
		}
	}
	for i := range m.p.Contacts {
		c := &m.p.Contacts[i]
		if c.At >= m.contact.At {
			continue
		}
		for j := range h.Contacts {
			if h.Contacts[j].Contact == c.ID {
				m.ends[i] = &h.Contacts[j]
			}
		}
		if m.ends[i] == nil && m.happens(c) {
			m.ends[i] = &Past{Contact: c.ID, Ending: c.Ended}
		}
	}
}

// past returns how an earlier contact went, or nil when it did not happen.
func (m *Machine) past(contact string) *Past {
	for i := range m.p.Contacts {
		if m.p.Contacts[i].ID == contact {
			return m.ends[i]
		}
	}
	return nil
}

// Rewritten returns the played contact whose station's own words stand in the place
// of an entry, or nil when the entry stands as the author wrote it.
func (m *Machine) Rewritten(entry string) *Past {
	i, ok := m.p.entries[entry]
	if !ok {
		return nil
	}
	e := &m.p.Entries[i]
	c := m.p.Contact(e.Contact)
	past := m.past(e.Contact)
	if past == nil || past.Run == "" || c == nil || e.Log || e.Service != c.Service || e.When.Op != OpTrue {
		return nil
	}
	return past
}

// tells returns the facts that reading an entry tells. Of a played contact these are
// what was written, and that there was a contact.
func (m *Machine) tells(i int) []string {
	e := &m.p.Entries[i]
	past := m.Rewritten(e.ID)
	if past == nil {
		return e.Tells
	}
	var out []string
	for _, f := range past.Recorded {
		// What held then and cannot come up now is no finding of today.
		if m.h.Sheet.Available(f) {
			out = append(out, f)
		}
	}
	for _, f := range e.Tells {
		if slices.Contains(m.h.Sheet.Recontact.Facts, f) && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// Earlier returns the entries of earlier contacts that the station can find, newest first.
func (m *Machine) Earlier() []string { return m.earlier(true) }
