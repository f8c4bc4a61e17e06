package engine

import "slices"

// holds tells whether a condition holds for a party (-1 for none) that answers
// an act (nil for none).
func (m *Machine) holds(c *Cond, party int, act *Act) bool {
	switch c.Op {
	case OpTrue:
		return true
	case OpAnd:
		for i := range c.Kids {
			if !m.holds(&c.Kids[i], party, act) {
				return false
			}
		}
		return true
	case OpOr:
		for i := range c.Kids {
			if m.holds(&c.Kids[i], party, act) {
				return true
			}
		}
		return false
	case OpNot:
		return !m.holds(&c.Kids[0], party, act)
	}
	v := m.term(&c.Term, party, act)
	switch c.Op {
	case OpEq:
		return v == c.Value
	case OpNe:
		return v != c.Value
	case OpLt:
		return v < c.Value
	case OpLe:
		return v <= c.Value
	case OpGt:
		return v > c.Value
	case OpGe:
		return v >= c.Value
	}
	return false
}

func yes(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func (m *Machine) term(t *Term, party int, act *Act) int64 {
	switch t.Kind {
	case TermMark:
		return yes(act != nil && act.Has(Mark(t.ID)))
	case TermTold:
		return yes(m.s.Facts[t.idx].Told)
	case TermVital:
		return int64(vital(m.Vitals(), t.ID))
	case TermSign:
		return int64(sign(m.Signs(), t.ID))
	case TermPosture:
		return yes(m.s.Posture == Posture(t.ID))
	case TermFlag:
		return yes(m.s.Flags[t.idx])
	case TermSinceRing:
		return int64((m.s.Now - m.contact.At) / Second)
	case TermSinceAnswer:
		if a := m.answeredAt(); a > 0 {
			return int64((m.s.Now - a) / Second)
		}
		return 0
	case TermWaited:
		if len(m.s.Calls) > 0 && m.s.Calls[0].Answered > 0 {
			return int64((m.s.Calls[0].Answered - m.s.Calls[0].Rang) / Second)
		}
		return 0
	case TermUrgency:
		return yes(m.s.Urgency == Urgency(t.ID))
	case TermOnLine:
		_, l := m.legOf(t.idx)
		return yes(l != nil && !l.Held)
	case TermAccepted:
		return yes(m.s.Parties[t.idx].Accepted)
	case TermDecided:
		return yes(slices.Contains(m.s.Parties[t.idx].Decided, t.Of))
	case TermFinished:
		return yes(m.s.Disposition == Disposition(t.ID))
	case TermWithin:
		return int64(m.s.Within)
	case TermTurn:
		return yes(m.turned(t.idx))
	case TermAlerted:
		return yes(slices.Contains(m.s.Alerted, Resource(t.ID)))
	case TermEnded:
		past := m.past(t.ID)
		return yes(past != nil && past.Disposition == Disposition(t.Of))
	case TermAdvised:
		return yes(slices.ContainsFunc(m.ends, func(p *Past) bool { return p != nil && slices.Contains(p.Advised, t.ID) }))
	}
	if party < 0 {
		return 0
	}
	ps := &m.s.Parties[party]
	switch t.Kind {
	case TermTrust:
		return int64(ps.Trust)
	case TermPatience:
		return int64(ps.Patience)
	case TermAsked:
		return int64(ps.Asked[t.idx])
	case TermSaid:
		return int64(ps.Said[t.idx])
	case TermHeard:
		return yes(ps.Heard[t.idx])
	case TermSilences:
		return int64(ps.Silences)
	case TermHeldFor:
		return int64(ps.HeldFor / Second)
	}
	return 0
}

// VitalNames and SignNames are what conditions can ask about the body.
var (
	VitalNames = []string{"rr", "spo2", "pulse", "sbp", "temp"}
	SignNames  = []string{"breaths", "cough", "cyanosis", "distress", "fatigue", "gurgle", "pain", "pallor", "sweat", "wheeze", "words"}
)

func vital(v Vitals, name string) int {
	switch name {
	case "rr":
		return v.RR
	case "spo2":
		return v.SpO2
	case "pulse":
		return v.Pulse
	case "sbp":
		return v.SBP
	case "temp":
		return v.Temp
	}
	return 0
}

func sign(s Signs, name string) int {
	switch name {
	case "breaths":
		return s.Breaths
	case "words":
		return s.Words
	case "cough":
		return s.Cough
	case "wheeze":
		return s.Wheeze
	case "gurgle":
		return s.Gurgle
	case "pallor":
		return s.Pallor
	case "cyanosis":
		return s.Cyanosis
	case "sweat":
		return s.Sweat
	case "distress":
		return s.Distress
	case "pain":
		return s.Pain
	case "fatigue":
		return s.Fatigue
	}
	return 0
}
