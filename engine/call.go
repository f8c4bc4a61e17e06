package engine

import "slices"

// current returns the open call and its number, or 0.
func (m *Machine) current() (int, *call) {
	for i := range m.s.Calls {
		if m.s.Calls[i].State == open {
			return i + 1, &m.s.Calls[i]
		}
	}
	return 0, nil
}

func (m *Machine) answeredAt() Millis {
	for i := range m.s.Calls {
		if m.s.Calls[i].Answered > 0 {
			return m.s.Calls[i].Answered
		}
	}
	return 0
}

// legOf returns the leg on which a party listens or speaks in the open call.
func (m *Machine) legOf(party int) (int, *leg) {
	n, c := m.current()
	if c == nil {
		return 0, nil
	}
	for i := range c.Legs {
		if l := &c.Legs[i]; l.Party == party && l.In && !l.Gone {
			return n, l
		}
	}
	return 0, nil
}

// legTo returns the leg of a target in a call, ringing or in, not gone.
func (c *call) legTo(target string) *leg {
	for i := range c.Legs {
		if l := &c.Legs[i]; l.Target == target && !l.Gone {
			return l
		}
	}
	return nil
}

// holds reports whether a target has come into a call and has not left it.
func (c *call) holds(target string) bool {
	l := c.legTo(target)
	return l != nil && l.In
}

// ring begins the contact.
func (m *Machine) ring() {
	m.s.Rung = true
	m.emit(&RunStarted{Contact: m.contact.ID, Aids: m.h.Aids})
	for _, t := range m.contact.Traffic {
		for _, at := range []Millis{t.From, t.Until} {
			if at > 0 {
				m.set(m.contact.At+at, timerQueue, 0, 0)
			}
		}
	}
	m.queue()
	for _, t := range m.s.Taken {
		m.emit(&CourseTurned{Turn: m.p.Course.Turns[t.Turn].ID, Takes: t.At})
	}
	if m.contact.Outgoing {
		m.emit(&CallDue{Contact: m.contact.ID, Number: m.contact.Number})
		m.warn()
		return
	}
	caller := m.p.parties[m.contact.Caller]
	m.s.Calls = append(m.s.Calls, call{State: ringing, Line: m.contact.Line, Rang: m.s.Now,
		Legs: []leg{{Target: targetCaller, Party: caller}}})
	m.emit(&CallRang{Call: 1, Line: m.contact.Line, Number: m.contact.Number})
	m.set(m.s.Now+m.contact.Abandon, timerAbandon, 1, 0)
}

// queue tells how many of the centre's other calls wait now.
func (m *Machine) queue() {
	var q QueueChanged
	rel := m.s.Now - m.contact.At
	for _, t := range m.contact.Traffic {
		if t.From <= rel && rel < t.Until {
			if from := m.contact.At + t.From; q.Waiting == 0 || from < q.Oldest {
				q.Oldest = from
			}
			q.Waiting++
		}
	}
	m.emit(&q)
}

func (m *Machine) abandon(n int) {
	c := &m.s.Calls[n-1]
	c.State = ended
	m.emit(&CallAbandoned{Call: n})
}

func (m *Machine) answer(n int, seat string) Refusal {
	if n == 0 {
		n = len(m.s.Calls)
	}
	if n < 1 || n > len(m.s.Calls) {
		return RefusedNoCall
	}
	c := &m.s.Calls[n-1]
	if c.State == open {
		return RefusedAnswered
	}
	if c.State == ended || len(c.Legs) == 0 || c.Legs[0].In {
		return RefusedNoCall
	}
	if o, _ := m.current(); o != 0 {
		return RefusedCallOpen
	}
	c.State, c.Answered, c.Legs[0].In = open, m.s.Now, true
	m.drop(timerAbandon, n)
	m.emit(&CallAnswered{Call: n, Seat: seat, Waited: m.s.Now - c.Rang})
	m.warn()
	m.set(m.s.Now+m.contact.Limit, timerLimit, n, 0)
	m.quiet()
	return ""
}

// warn shows that somebody has been in touch before, where that aid is on.
func (m *Machine) warn() {
	if !m.h.Aids.RecontactWarning {
		return
	}
	if found := m.earlier(false); len(found) > 0 {
		m.list(found)
		m.emit(&RecontactShown{Entries: found})
	}
}

// hold puts a leg on hold or takes it back.
func (m *Machine) hold(target string, held bool) Refusal {
	n, c := m.current()
	if c == nil {
		return RefusedNoCall
	}
	if target == "" {
		target = targetCaller
	}
	l := c.legTo(target)
	if l == nil || !l.In {
		return RefusedNobody
	}
	if l.Held == held {
		return RefusedAlready
	}
	l.Held = held
	m.emit(&LegHeld{Call: n, Target: target, Held: held})
	if held {
		l.HeldAt = m.s.Now
		m.cutOff(l.Party)
		m.set(m.s.Now+2*Minute, timerHold, l.Party, 0)
	} else {
		m.drop(timerHold, l.Party)
		m.s.Parties[l.Party].HeldFor = m.s.Now - l.HeldAt
		m.happen(l.Party, OnHeld)
	}
	m.quiet()
	return ""
}

// longHold costs patience for every two minutes on hold; who has none left hangs up.
func (m *Machine) longHold(party int) {
	ps := &m.s.Parties[party]
	ps.Patience -= 10
	n, l := m.legOf(party)
	if l == nil {
		return
	}
	if ps.Patience <= 0 {
		m.leave(n, l, m.p.Parties[party].ID)
		return
	}
	m.set(m.s.Now+2*Minute, timerHold, party, 0)
}

func (m *Machine) mute(on bool) Refusal {
	n, c := m.current()
	if c == nil {
		return RefusedNoCall
	}
	if c.Muted == on {
		return RefusedAlready
	}
	c.Muted = on
	m.emit(&CallMuted{Call: n, Muted: on})
	return ""
}

// connect rings a target into the open call, or on a line of its own.
func (m *Machine) connect(target string) Refusal {
	var t *Target
	for i := range m.contact.Targets {
		if m.contact.Targets[i].Name == target {
			t = &m.contact.Targets[i]
		}
	}
	if t == nil || len(t.For) > 0 && !slices.Contains(t.For, m.h.Station) {
		return RefusedNoTarget
	}
	n, c := m.current()
	if c == nil {
		if len(m.s.Calls) == 0 || m.s.Calls[len(m.s.Calls)-1].State == ringing {
			return RefusedNoCall
		}
		n = m.outgoing(target)
		c = &m.s.Calls[n-1]
	}
	if c.legTo(target) != nil {
		return RefusedAlready
	}
	m.dial(n, target, m.p.parties[t.Party], t.AnswerIn)
	return ""
}

// outgoing opens a call that the seat makes itself, with nobody in it yet.
func (m *Machine) outgoing(line string) int {
	m.s.Calls = append(m.s.Calls, call{State: open, Line: line, Rang: m.s.Now, Answered: m.s.Now})
	n := len(m.s.Calls)
	m.set(m.s.Now+m.contact.Limit, timerLimit, n, 0)
	return n
}

func (m *Machine) dial(n int, target string, party int, in [2]Millis) {
	c := &m.s.Calls[n-1]
	c.Legs = append(c.Legs, leg{Target: target, Party: party})
	m.emit(&LegRang{Call: n, Target: target, Party: m.p.Parties[party].ID})
	m.set(m.s.Now+m.between(streamPickUp, in[0], in[1]), timerPickUp, n, len(c.Legs)-1)
}

// ringBackAnswer is how long the patient's side takes to answer when rung back.
var ringBackAnswer = [2]Millis{4 * Second, 9 * Second}

func (m *Machine) ringBack() Refusal {
	if len(m.s.Calls) == 0 && !m.contact.Outgoing {
		return RefusedNoCall
	}
	for i := range m.s.Calls {
		if m.s.Calls[i].State != ended {
			return RefusedCallOpen
		}
	}
	m.dial(m.outgoing(m.contact.Number), targetCaller, m.p.parties[m.contact.Caller], ringBackAnswer)
	return ""
}

// someLeft is the patience that anybody has who has picked up a telephone anew.
const someLeft = 10

// fresh lets a party that may have given up before begin again.
func (m *Machine) fresh(party int) {
	ps := &m.s.Parties[party]
	ps.Leaving, ps.Silences = false, 0
	if m.p.Parties[party].Patience > 0 {
		ps.Patience = max(ps.Patience, someLeft)
	}
}

func (m *Machine) pickUp(n, i int) {
	c := &m.s.Calls[n-1]
	l := &c.Legs[i]
	if c.State != open || l.Gone {
		return
	}
	l.In = true
	m.s.With = l.Party + 1
	m.fresh(l.Party)
	m.emit(&LegJoined{Call: n, Target: l.Target, Party: m.p.Parties[l.Party].ID})
	if l.Target == TargetYellow && c.holds(targetCaller) {
		m.emit(&CallReleased{Call: n, Target: l.Target, Party: m.p.Parties[l.Party].ID})
		m.endCall(n, "released")
		return
	}
	on := OnJoined
	if l.Target == targetCaller {
		on = OnRungBack
	}
	m.happen(l.Party, on)
	m.quiet()
}

func (m *Machine) release(target string) Refusal {
	n, c := m.current()
	if c == nil {
		return RefusedNoCall
	}
	l := c.legTo(target)
	if l == nil || target == "" {
		return RefusedNobody
	}
	m.leave(n, l, "seat")
	return ""
}

// leave takes a leg out of its call and ends the call with the last one.
func (m *Machine) leave(n int, l *leg, by string) {
	if l.Gone {
		return
	}
	m.cutOff(l.Party)
	l.Gone = true
	m.drop(timerSilence, l.Party)
	m.drop(timerHold, l.Party)
	m.emit(&LegLeft{Call: n, Target: l.Target, Party: m.p.Parties[l.Party].ID, By: by})
	for _, x := range m.s.Calls[n-1].Legs {
		if !x.Gone {
			m.quiet()
			return
		}
	}
	m.endCall(n, by)
}

func (m *Machine) hangUp() Refusal {
	n, _ := m.current()
	if n == 0 {
		return RefusedNoCall
	}
	m.endCall(n, "seat")
	return ""
}

// endCall silences whoever speaks in a call and ends it.
func (m *Machine) endCall(n int, by string) {
	m.s.Calls[n-1].State = ended // first: what a cut-off reply leads to finds no line any more
	for i := range m.s.Parties {
		if sp := m.s.Parties[i].Speech; sp != nil && sp.Call == n {
			m.cutOff(i)
		}
	}
	m.s.Typing = false
	m.drop(timerLimit, n)
	m.drop(timerSilence, -1)
	m.drop(timerHold, -1)
	m.drop(timerPickUp, n)
	m.emit(&CallEnded{Call: n, By: by})
}

// limitGrace is how long a call may go on after the patient's side has run out of time.
const limitGrace = Minute

// limit ends a call that has taken too long: the patient's side says that it cannot
// wait any longer, and a little later the call ends whoever is still in it.
func (m *Machine) limit(n int) {
	c := &m.s.Calls[n-1]
	if c.State != open {
		return
	}
	l := c.legTo(targetCaller)
	if l == nil || !l.In || m.s.Parties[l.Party].Leaving {
		m.endCall(n, "limit")
		return
	}
	m.set(m.s.Now+limitGrace, timerLimit, n, 0)
	m.s.Parties[l.Party].Patience = 0
	m.giveUp(l.Party)
}
