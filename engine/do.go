package engine

import "slices"

// maxWithin is the longest time that a disposition can promise, in minutes.
const maxWithin = 24 * 60

// do carries out a command, or says why it cannot be done and changes nothing.
func (m *Machine) do(c Command) Refusal {
	if !c.Seat.Station.May(c.Kind) || c.Seat.Station != m.h.Station {
		return RefusedStation
	}
	if m.s.Over || !m.s.Rung {
		return RefusedOver
	}
	switch c.Kind {
	case CmdAnswer:
		return m.answer(c.Call, c.Seat.ID)
	case CmdHold:
		return m.hold(c.Target, true)
	case CmdResume:
		return m.hold(c.Target, false)
	case CmdMute:
		return m.mute(true)
	case CmdUnmute:
		return m.mute(false)
	case CmdConnect:
		return m.connect(c.Target)
	case CmdRelease:
		return m.release(c.Target)
	case CmdRingBack:
		return m.ringBack()
	case CmdHangUp:
		return m.hangUp()
	case CmdSpeechStart:
		return m.speechStart(c.Seat.ID)
	case CmdSpeechStop:
		return m.speechStop(c.Seat.ID)
	case CmdSay:
		return m.say(c.Seat.ID, c.Say)
	case CmdSubtitles:
		m.emit(&SubtitlesSwitched{Seat: c.Seat.ID, On: c.On})
		return ""
	case CmdAlert:
		return m.alert(Resource(c.Target))
	case CmdFinish:
		return m.finish(c.Disposition, c.Within)
	case CmdBreakOff:
		return m.breakOff()
	}
	return m.desk(c)
}

// desk does what is done with hands at the desk: looking up, deciding, writing.
func (m *Machine) desk(c Command) Refusal {
	switch c.Kind {
	case CmdLookUp:
		return m.lookUp(c.By, c.Found)
	case CmdOpenEntry:
		return m.openEntry(c.Entry)
	case CmdOpenCard:
		if m.card(c.Card) == nil {
			return RefusedNotFound
		}
		m.emit(&CardOpened{Card: c.Card})
	case CmdClaim:
		return m.claim(c.Card, c.Criterion)
	case CmdUrgency:
		return m.setUrgency(c.Urgency)
	case CmdField:
		if !slices.Contains(Fields, c.Field) {
			return RefusedNotFound
		}
		m.emit(&FieldWritten{Field: c.Field, Text: c.Text, Facts: m.founded(c.Mentions)})
		m.record(string(c.Field), c.Mentions)
	case CmdNote:
		m.emit(&NoteWritten{Text: c.Text, Facts: m.founded(c.Mentions)})
		m.record("note", c.Mentions)
	case CmdAdvice:
		if c.Advice == nil || len(c.Advice.Worsening) == 0 && c.Advice.Limit == "" && c.Advice.Whom == "" {
			return RefusedIncomplete
		}
		m.emit(&AdviceSent{Advice: *c.Advice})
	}
	return ""
}

func (m *Machine) card(id string) *Card {
	for i := range m.p.Cards {
		if m.p.Cards[i].ID == id {
			return &m.p.Cards[i]
		}
	}
	return nil
}

func (m *Machine) claim(card, criterion string) Refusal {
	if c := m.card(card); c != nil {
		for _, x := range c.Criteria {
			if x.ID == criterion {
				m.emit(&CriterionClaimed{Card: card, Criterion: criterion, Urgency: x.Urgency})
				return ""
			}
		}
	}
	return RefusedNotFound
}

func (m *Machine) setUrgency(u Urgency) Refusal {
	if !u.Valid() {
		return RefusedNotFound
	}
	if u == m.s.Urgency {
		return RefusedAlready
	}
	m.emit(&UrgencySet{Urgency: u, Was: m.s.Urgency})
	m.s.Urgency = u
	for i := range m.p.Facts {
		if m.s.Facts[i].Told && slices.Contains(m.p.Facts[i].Supports, u) {
			m.actOn(i, "urgency")
		}
	}
	return ""
}

func (m *Machine) finish(d Disposition, within int) Refusal {
	if !slices.Contains(m.h.Station.Dispositions(), d) {
		return RefusedNotFound
	}
	for i := range m.s.Calls {
		if m.s.Calls[i].State != ended {
			return RefusedCallOpen
		}
	}
	if m.s.Urgency == "" && d != Unanswered {
		return RefusedNoUrgency
	}
	if !m.reached(d) {
		return RefusedNotReached
	}
	if within < 0 || within > maxWithin || d.TakesWithin() && within == 0 {
		return RefusedIncomplete
	}
	if !d.TakesWithin() {
		within = 0
	}
	m.s.Disposition, m.s.Within = d, within
	m.over(&RunFinished{Disposition: d, Within: within})
	for i := range m.contact.Outcomes {
		o := &m.contact.Outcomes[i]
		if m.holds(&o.When, -1, nil) {
			m.emit(&OutcomeReached{Outcome: o.ID})
			if o.Turn != "" {
				m.turn(m.p.turns[o.Turn])
			}
			break
		}
	}
	return ""
}

// reached reports whether what a disposition says of others has happened.
func (m *Machine) reached(d Disposition) bool {
	switch {
	case d == AMKTakeover:
		return m.accepted(RoleAMK)
	case d == AmbulanceOrdered && slices.Contains(m.h.Station.Alerts(), ResourceAmbulance):
		return slices.Contains(m.s.Alerted, ResourceAmbulance)
	case d == ToLVS:
		return m.joined(RoleLVS)
	}
	return true
}

// joined reports whether somebody of the role has been in a call.
func (m *Machine) joined(r Role) bool {
	for i := range m.s.Calls {
		for _, l := range m.s.Calls[i].Legs {
			if l.In && m.p.Parties[l.Party].Role == r {
				return true
			}
		}
	}
	return false
}

// confirmIn is how long it takes until somebody alerted confirms: invented, like all
// times of the story.
var confirmIn = [2]Millis{10 * Second, 25 * Second}

// alert sends somebody to the patient.
func (m *Machine) alert(r Resource) Refusal {
	if !slices.Contains(m.h.Station.Alerts(), r) {
		return RefusedNoTarget
	}
	if slices.Contains(m.s.Alerted, r) {
		return RefusedAlready
	}
	m.s.Alerted = append(m.s.Alerted, r)
	m.emit(&ResourceAlerted{Resource: r, Urgency: m.s.Urgency})
	for i := range m.p.Facts {
		if m.s.Facts[i].Told && slices.Contains(m.p.Facts[i].Supports, Red) {
			m.actOn(i, "alert")
		}
	}
	if r != ResourceTurnout { // nobody confirms to herself
		m.set(m.s.Now+m.between(streamPickUp, confirmIn[0], confirmIn[1]), timerConfirm, slices.Index(Resources, r), 0)
	}
	return ""
}

func (m *Machine) accepted(r Role) bool {
	for i := range m.s.Parties {
		if m.p.Parties[i].Role == r && m.s.Parties[i].Accepted {
			return true
		}
	}
	return false
}

// breakOff is the way out of an exercise: no outcome is reached.
func (m *Machine) breakOff() Refusal {
	if n, _ := m.current(); n != 0 {
		m.endCall(n, "seat")
	}
	m.over(&RunFinished{Disposition: Unanswered, Broken: true})
	return ""
}

func (m *Machine) over(f *RunFinished) {
	m.s.Over = true
	m.s.Timers = nil
	m.emit(f)
}
