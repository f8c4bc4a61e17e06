package engine

import "slices"

const (
	founded   = 1
	unfounded = 2
	negated   = 4
)

// mark remembers a way in which a fact was put in a place; false when it was
// remembered already.
func mark(marks *[]placeMark, place string, way int) bool {
	for i := range *marks {
		if x := &(*marks)[i]; x.Place == place {
			if x.Ways&way != 0 {
				return false
			}
			x.Ways |= way
			return true
		}
	}
	*marks = append(*marks, placeMark{place, way})
	return true
}

// way returns how a mention stands to what the trainee has been told, and where it
// is unfounded the other facts that its words speak of.
func (m *Machine) way(fact int, x Mention) (int, []string) {
	switch {
	case x.Negated:
		return negated, nil
	case !m.s.Facts[fact].Told:
		return unfounded, x.With
	}
	return founded, nil
}

// tell lets the trainee know a fact, the first time.
func (m *Machine) tell(fact int, t FactTold) {
	if m.s.Facts[fact].Told {
		return
	}
	m.s.Facts[fact].Told = true
	m.emit(&t)
}

// founded returns the mentioned facts that are true and that the trainee has been told.
func (m *Machine) founded(mentions []Mention) []string {
	var out []string
	for _, x := range mentions {
		if i, ok := m.p.facts[x.Fact]; ok && !x.Negated && m.s.Facts[i].Told && !slices.Contains(out, x.Fact) {
			out = append(out, x.Fact)
		}
	}
	return out
}

// record puts mentioned facts into the note or a field.
func (m *Machine) record(where string, mentions []Mention) {
	for _, x := range mentions {
		i, ok := m.p.facts[x.Fact]
		if !ok {
			continue
		}
		w, with := m.way(i, x)
		if mark(&m.s.Facts[i].Recorded, where, w) {
			m.emit(&FactRecorded{Fact: x.Fact, Where: where, Value: x.Value, Negated: w == negated, Unfounded: w == unfounded, With: with})
		}
	}
}

// passOn gives facts to a professional.
func (m *Machine) passOn(party, turn int, mentions []Mention) {
	id := m.p.Parties[party].ID
	for _, x := range mentions {
		i, ok := m.p.facts[x.Fact]
		if !ok {
			continue
		}
		w, with := m.way(i, x)
		if w != negated {
			m.s.Parties[party].Heard[i] = true
		}
		if mark(&m.s.Facts[i].Passed, id, w) {
			m.emit(&FactPassedOn{Fact: x.Fact, To: id, Turn: turn, Value: x.Value, Negated: w == negated, Unfounded: w == unfounded, With: with})
		}
	}
}

// readBack notes that a fact was repeated. Only what was told, or heard by the
// one it is repeated to, can be read back.
func (m *Machine) readBack(fact int, by, to string, turn int) {
	f := &m.s.Facts[fact]
	if key := by + ">" + to; !slices.Contains(f.ReadBack, key) {
		f.ReadBack = append(f.ReadBack, key)
		m.emit(&FactReadBack{Fact: m.p.Facts[fact].ID, By: by, To: to, Turn: turn})
	}
}

func (m *Machine) actOn(fact int, how string) {
	f := &m.s.Facts[fact]
	if !slices.Contains(f.ActedOn, how) {
		f.ActedOn = append(f.ActedOn, how)
		m.emit(&FactActedOn{Fact: m.p.Facts[fact].ID, How: how})
	}
}

// actOnHeard notes the facts that a professional's step rests on.
func (m *Machine) actOnHeard(party int, how string) {
	for i, heard := range m.s.Parties[party].Heard {
		if heard && len(m.p.Facts[i].Supports) > 0 {
			m.actOn(i, how)
		}
	}
}

// earlier lists the entries of the own service's systems before now, newest first;
// with the overview those of every service. Those that stand in the telephone log
// alone are found only with log.
func (m *Machine) earlier(log bool) []string {
	var found []int
	for i := range m.p.Entries {
		e := &m.p.Entries[i]
		// What a contact left does not stand there when it did not happen. It may be
		// older than its contact: a call that nobody answered before this one.
		c := m.p.Contact(e.Contact)
		if e.At >= m.contact.At || c != nil && c.At < m.contact.At && m.past(c.ID) == nil {
			continue
		}
		if (e.Service == m.contact.Service || m.h.Aids.Overview) && (log || !e.Log) && m.holds(&e.When, -1, nil) {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return int(m.p.Entries[b].At - m.p.Entries[a].At) })
	out := make([]string, 0, len(found))
	for _, i := range found {
		out = append(out, m.p.Entries[i].ID)
	}
	return out
}

func (m *Machine) lookUp(by string, hit bool) Refusal {
	if by != "person" && by != "number" {
		return RefusedNotFound
	}
	e := &JournalLookedUp{By: by, Entries: []string{}}
	if hit {
		e.Entries = m.earlier(by == "number")
	}
	m.list(e.Entries)
	m.emit(e)
	return ""
}

// list lets entries be opened from now on.
func (m *Machine) list(entries []string) {
	for _, id := range entries {
		m.s.Listed[m.p.entries[id]] = true
	}
}

func (m *Machine) openEntry(id string) Refusal {
	i, ok := m.p.entries[id]
	if !ok || !m.s.Listed[i] {
		return RefusedNotFound
	}
	m.s.Opened[i] = true
	m.emit(&EntryOpened{Entry: id})
	for _, f := range m.tells(i) {
		m.tell(m.p.facts[f], FactTold{Fact: f, By: "journal", Entry: id})
	}
	return ""
}
