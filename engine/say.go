package engine

import (
	"slices"
	"strings"
)

// maxPending bounds how many acts of one utterance are answered.
const maxPending = 4

// maxTold bounds how many acts of one utterance that ask nothing are answered.
const maxTold = 2

// soft acts meet or steer a person and need no answer when something else in the
// same utterance does.
var soft = []string{"ack", "empathy", "reassure", "apologise", "normalise", "explain.assessment"}

// line returns the legs of the open call that are in it and not on hold: they hear
// one another.
func (m *Machine) line() (int, []*leg) {
	n, c := m.current()
	if c == nil {
		return 0, nil
	}
	var out []*leg
	for i := range c.Legs {
		if l := &c.Legs[i]; l.In && !l.Gone && !l.Held {
			out = append(out, l)
		}
	}
	return n, out
}

// hearing returns the legs that hear what is said at the seat.
func (m *Machine) hearing() (int, []*leg) {
	if _, c := m.current(); c == nil || c.Muted {
		return 0, nil
	}
	return m.line()
}

// meant returns those of the legs that an utterance to a target or party is for.
func (m *Machine) meant(legs []*leg, to string) []*leg {
	if to == "" {
		return legs
	}
	var out []*leg
	for _, l := range legs {
		if l.Target == to || m.p.Parties[l.Party].ID == to {
			out = append(out, l)
		}
	}
	return out
}

// Listeners returns the roles of the parties who would hear an utterance to the
// party or target, or to everybody when to is empty, in the order of the call.
func (m *Machine) Listeners(to string) []Role {
	_, legs := m.hearing()
	var out []Role
	for _, l := range m.meant(legs, to) {
		out = append(out, m.p.Parties[l.Party].Role)
	}
	return out
}

func (m *Machine) speechStart(seat string) Refusal {
	if _, c := m.current(); c == nil {
		return RefusedNoCall
	}
	if m.s.Typing {
		return "" // a draft that was refused goes on
	}
	m.s.Typing = true
	m.emit(&SpeechStarted{Seat: seat})
	m.quiet()
	return ""
}

func (m *Machine) speechStop(seat string) Refusal {
	if !m.s.Typing {
		return ""
	}
	m.s.Typing = false
	m.emit(&SpeechStopped{Seat: seat})
	m.quiet()
	return ""
}

// say is one utterance of the trainee: it cuts off whoever speaks, is heard by
// everybody on the line, and answered by those whom it is for.
func (m *Machine) say(seat string, s *Say) Refusal {
	if s == nil || len(s.Acts) == 0 {
		return RefusedIncomplete
	}
	n, legs := m.hearing()
	if n == 0 {
		if _, c := m.current(); c == nil {
			return RefusedNoCall
		}
		return RefusedNobody
	}
	meant := m.meant(legs, s.To)
	if len(meant) == 0 {
		return RefusedNobody
	}
	m.s.Typing = false
	m.s.Utterance++
	m.s.Prior = s.Acts
	w := &WordsSaid{Call: n, Turn: m.s.Utterance, Seat: seat, Say: *s}
	w.From = min(max(s.From, m.s.Now-Minute), m.s.Now)
	for _, l := range legs {
		for m.s.Parties[l.Party].Speech != nil {
			m.cutOff(l.Party) // which may hand the telephone to somebody who begins to speak
		}
		m.s.Parties[l.Party].Silences = 0
		w.To = append(w.To, m.p.Parties[l.Party].ID)
	}
	m.emit(w)
	m.heard(legs, s)
	m.route(meant, s)
	for _, l := range legs {
		// Who was saying goodbye does not stay to be talked to.
		if ps := &m.s.Parties[l.Party]; ps.Leaving && ps.Speech == nil {
			m.leave(n, l, m.p.Parties[l.Party].ID)
		}
	}
	m.quiet()
	return ""
}

// asking reports whether an intent only asks something.
func asking(intent string) bool {
	return strings.HasPrefix(intent, "ask.") || strings.HasPrefix(intent, "handover.ask_") || strings.HasPrefix(intent, "test.")
}

// heard lets facts that the utterance speaks of reach those who listen: a
// professional is given them, the patient's side hears them read back. A
// question gives nobody anything.
func (m *Machine) heard(legs []*leg, s *Say) {
	has := func(intent string) bool {
		return slices.ContainsFunc(s.Acts, func(a Act) bool { return a.Intent == intent })
	}
	if !slices.ContainsFunc(s.Acts, func(a Act) bool { return !a.Asks() }) {
		return
	}
	for _, l := range legs {
		party := &m.p.Parties[l.Party]
		repeats := has("summarise")
		if party.Role.Professional() {
			repeats = has("handover.readback")
			m.passOn(l.Party, m.s.Utterance, s.Mentions)
		}
		if !repeats {
			continue
		}
		for _, x := range s.Mentions {
			if i, ok := m.p.facts[x.Fact]; ok && !x.Negated && m.s.Facts[i].Told {
				m.readBack(i, "seat", party.ID, m.s.Utterance)
			}
		}
	}
}

// route gives every act to the one who answers it.
func (m *Machine) route(legs []*leg, s *Say) {
	acts := make([][]Act, len(legs))
	for _, a := range s.Acts {
		i := m.answerer(legs, a.Intent)
		acts[i] = append(acts[i], a)
		m.s.With = legs[i].Party + 1
	}
	for i, l := range legs {
		if len(acts[i]) > 0 {
			m.respond(l.Party, acts[i], m.s.Utterance)
		}
	}
}

// answerer returns which of the legs answers an intent when several listen: what
// is meant for a professional goes to the one who joined last, what was not
// understood to whom the conversation is with, everything else to the patient's side
// if it has an answer.
func (m *Machine) answerer(legs []*leg, intent string) int {
	last, prof := 0, -1
	for i, l := range legs {
		if intent == IntentNone && l.Party == m.s.With-1 {
			return i
		}
		if m.p.Parties[l.Party].Role.Professional() {
			prof = i
		} else {
			last = i
		}
	}
	if prof < 0 {
		return last
	}
	side := legs[last].Party
	if strings.HasPrefix(intent, "handover.") || m.p.Parties[side].Role.Professional() ||
		intent == IntentNone || intent == "greet" || len(m.p.answers[side][intent]) == 0 {
		return prof
	}
	return last
}

// respond lets a party take in acts and begin to answer.
func (m *Machine) respond(party int, acts []Act, turn int) {
	ps := &m.s.Parties[party]
	if ps.Leaving {
		return
	}
	ps.Pending = nil
	var softs, hard []Act
	for _, a := range acts {
		if i, ok := m.p.intents[a.Intent]; ok {
			ps.Asked[i]++
		}
		m.trust(party, a)
		if slices.Contains(soft, a.Intent) {
			softs = append(softs, a)
		} else {
			hard = append(hard, a)
		}
	}
	if len(hard) == 0 && len(softs) > 0 {
		a := softs[len(softs)-1]
		if m.choose(party, a.Intent, &a) >= 0 {
			ps.Pending = append(ps.Pending, pending{a.Intent, a, turn})
		} else if m.choose(party, OnAck, &a) >= 0 {
			ps.Pending = append(ps.Pending, pending{OnAck, a, turn})
		}
	}
	understood := slices.ContainsFunc(hard, func(a Act) bool { return a.Intent != IntentNone && a.Intent != "greet" })
	told := 0
	for _, a := range hard {
		if len(ps.Pending) == maxPending {
			break
		}
		if understood && a.Intent == IntentNone {
			continue // something else in the utterance was
		}
		if !asking(a.Intent) {
			if told++; told > maxTold {
				continue // nobody says yes to every sentence
			}
		}
		on := m.takenAs(party, a)
		if on[0] == '@' && slices.ContainsFunc(ps.Pending, func(q pending) bool { return q.On == on }) {
			continue // one "what?" is enough for an utterance
		}
		ps.Pending = append(ps.Pending, pending{on, a, turn})
	}
	m.next(party, m.between(streamGap, 200, 700))
}

// takenAs returns what a party answers to an act: the intent itself, or the
// happening that stands for not having understood, or having nothing to say to it.
func (m *Machine) takenAs(party int, a Act) string {
	if a.Intent == IntentNone {
		if m.p.Parties[party].Role.Professional() && m.choose(party, OnTold, &a) >= 0 {
			return OnTold
		}
		if a.Has(Stated) && m.choose(party, OnAck, &a) >= 0 {
			return OnAck
		}
		return OnUnclear
	}
	told := a.Has(Stated) && m.p.Parties[party].Role.Professional() && m.choose(party, OnTold, &a) >= 0
	if !told && m.choose(party, a.Intent, &a) >= 0 {
		return a.Intent
	}
	if a.Asks() && m.choose(party, OnUnknown, &a) >= 0 {
		return OnUnknown
	}
	if m.p.Parties[party].Role.Professional() && m.choose(party, OnTold, &a) >= 0 {
		return OnTold
	}
	if a.Intent == "close" && m.choose(party, OnBye, &a) >= 0 {
		return OnBye
	}
	return OnUnknown
}

// trust changes how openly a party speaks by how it is spoken to.
func (m *Machine) trust(party int, a Act) {
	ps := &m.s.Parties[party]
	for i, c := range m.p.Parties[party].Trust.Changes {
		if c.Intent != "" && c.Intent != a.Intent || c.Mark != "" && !a.Has(c.Mark) {
			continue
		}
		if c.Max > 0 && ps.Counted[i] >= c.Max {
			continue
		}
		ps.Counted[i]++
		m.addTrust(party, c.By)
	}
}

func (m *Machine) addTrust(party, by int) {
	ps := &m.s.Parties[party]
	if t := min(10, max(0, ps.Trust+by)); t != ps.Trust {
		ps.Trust = t
		m.emit(&TrustChanged{Party: m.p.Parties[party].ID, Trust: t})
	}
}
