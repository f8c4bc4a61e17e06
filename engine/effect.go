package engine

import "slices"

// effect does what a reply changes.
func (m *Machine) effect(party int, e Effect) {
	ps := &m.s.Parties[party]
	id := m.p.Parties[party].ID
	switch e.Kind {
	case EffectPosture, EffectExertion:
		m.move(moved(m.s.Posture, m.s.Exertion, e))
	case EffectTrust:
		m.addTrust(party, e.By)
	case EffectFlag:
		if i := m.p.flags[e.To]; !m.s.Flags[i] {
			m.s.Flags[i] = true
			m.emit(&FlagRaised{Flag: e.To})
		}
	case EffectHand:
		m.hand(party, m.p.parties[e.To])
	case EffectAccept:
		if !ps.Accepted {
			ps.Accepted = true
			m.emit(&HandoverAccepted{Party: id})
			m.actOnHeard(party, "takeover")
		}
	case EffectDecide:
		if !slices.Contains(ps.Decided, e.To) {
			ps.Decided = append(ps.Decided, e.To)
			m.emit(&PartyDecided{Party: id, Decision: e.To})
			m.actOnHeard(party, "decision")
		}
	case EffectLeave:
		if n, l := m.legOf(party); l != nil {
			m.leave(n, l, id)
		}
	case EffectTurn:
		m.turn(m.p.turns[e.To])
	}
}

// moved returns posture and exertion after an effect.
func moved(p Posture, exertion int, e Effect) (Posture, int) {
	switch e.Kind {
	case EffectPosture:
		return Posture(e.To), exertion
	case EffectExertion:
		return p, e.By
	}
	return p, exertion
}

func (m *Machine) move(p Posture, exertion int) {
	if p != m.s.Posture || exertion != m.s.Exertion {
		m.s.Posture, m.s.Exertion = p, exertion
		m.emit(&PostureChanged{Posture: p, Exertion: exertion})
	}
}

// hand passes the telephone on within the patient's side.
func (m *Machine) hand(from, to int) {
	n, l := m.legOf(from)
	if l == nil || from == to {
		return
	}
	l.Party = to
	m.drop(timerSilence, from)
	m.emit(&PhoneHanded{Call: n, From: m.p.Parties[from].ID, To: m.p.Parties[to].ID})
	m.s.Parties[from].Pending = nil
	m.fresh(to)
	m.happen(to, OnHandedPhone)
}
