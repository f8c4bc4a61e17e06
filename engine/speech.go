package engine

import "slices"

// choose returns the place of the reply that a party would give to an intent or
// happening now, or -1. To an intent it is the first fitting one that has not
// been said, else the last fitting one; to a happening the one said least.
func (m *Machine) choose(party int, on string, act *Act) int {
	p, ps := &m.p.Parties[party], &m.s.Parties[party]
	best := -1
	for _, i := range m.p.answers[party][on] {
		r := &p.Replies[i]
		if r.Once && ps.Said[i] > 0 || !r.meantFor(m.contact.ID) || !m.holds(&r.When, party, act) {
			continue
		}
		if on[0] == '@' {
			if best < 0 || ps.Said[i] < ps.Said[best] {
				best = i
			}
			continue
		}
		if ps.Said[i] == 0 {
			return i
		}
		best = i
	}
	return best
}

// meantFor reports whether the reply belongs to a contact.
func (r *Reply) meantFor(contact string) bool {
	return len(r.Contacts) == 0 || slices.Contains(r.Contacts, contact)
}

// happen lets a party answer something that was not said to it.
func (m *Machine) happen(party int, on string) {
	ps := &m.s.Parties[party]
	if ps.Speech != nil || ps.Leaving && on != OnPatience {
		return
	}
	ps.Pending = []pending{{On: on}}
	m.next(party, m.between(streamGap, 200, 700))
}

// next begins the answer to the next pending act that has one, after a gap.
func (m *Machine) next(party int, gap Millis) {
	ps := &m.s.Parties[party]
	for len(ps.Pending) > 0 {
		q := ps.Pending[0]
		ps.Pending = ps.Pending[1:]
		if i := m.choose(party, q.On, &q.Act); i >= 0 {
			m.plan(party, i, q, gap)
			return
		}
	}
}

// breathPause is how long it takes to gather air when w words go on a breath.
func breathPause(w int) Millis { return 250 + 25*Millis(20-min(20, w)) }

// usualGap is the silence between two phrases when nothing else costs time.
const usualGap Millis = 150

// plan lays out the phrases of a reply in story time. Somebody else who speaks
// on the line is let finish first. What breath costs is a gap after each phrase,
// by the signs of the posture held while it is said.
func (m *Machine) plan(party, reply int, q pending, gap Millis) {
	n, l := m.legOf(party)
	if l == nil {
		return
	}
	r := &m.p.Parties[party].Replies[reply]
	at := max(m.s.Now, m.speakingUntil(n)) + gap
	m.s.Cue++
	sp := &speech{Cue: m.s.Cue, Call: n, Reply: reply, Turn: q.Turn, On: q.On, Phrases: make([]PlannedPhrase, 0, len(r.Phrases))}
	posture, exertion, words, lack := m.s.Posture, m.s.Exertion, 0, Millis(0)
	for i := range r.Phrases {
		ph := &r.Phrases[i]
		for _, e := range ph.Do {
			posture, exertion = moved(posture, exertion, e)
		}
		pause := ph.Gap
		if i > 0 {
			pause += usualGap + lack
		}
		breath := 20
		if m.p.Parties[party].Role == RolePatient {
			breath = m.signs(at, posture, exertion).Words
		}
		words += ph.Words
		lack = Millis(words/breath) * breathPause(breath)
		words %= breath
		sp.Phrases = append(sp.Phrases, PlannedPhrase{
			Clip: ph.Clip, Gap: pause, From: at + pause, To: at + pause + ph.Length, Breath: breath, Tells: ph.Tells,
		})
		at += pause + ph.Length
	}
	m.s.Parties[party].Speech = sp
	m.emit(&SpeechPlanned{Call: n, Cue: sp.Cue, Party: m.p.Parties[party].ID, Reply: r.ID, Turn: q.Turn, On: q.On, Phrases: sp.Phrases})
	m.drop(timerSilence, -1)
	m.begin(party)
}

// speakingUntil returns when the last speech planned in a call ends.
func (m *Machine) speakingUntil(n int) Millis {
	var until Millis
	for i := range m.s.Parties {
		if sp := m.s.Parties[i].Speech; sp != nil && sp.Call == n && len(sp.Phrases) > 0 {
			until = max(until, sp.Phrases[len(sp.Phrases)-1].To)
		}
	}
	return until
}

// begin does what happens as the gap before the next phrase begins, and waits
// for the phrase.
func (m *Machine) begin(party int) {
	sp := m.s.Parties[party].Speech
	if sp.At == len(sp.Phrases) {
		m.finishSpeech(party)
		return
	}
	for _, e := range m.p.Parties[party].Replies[sp.Reply].Phrases[sp.At].Do {
		m.effect(party, e)
	}
	if m.s.Parties[party].Speech == sp {
		m.set(sp.Phrases[sp.At].From, timerPhrase, party, sp.Cue)
	}
}

func (m *Machine) phrase(party, cue int) {
	sp := m.s.Parties[party].Speech
	if sp == nil || sp.Cue != cue {
		return
	}
	ph := sp.Phrases[sp.At]
	sp.Sounds = true
	m.emit(&PhraseStarted{Call: sp.Call, Cue: cue, Phrase: sp.At, Party: m.p.Parties[party].ID, Clip: ph.Clip, Length: ph.To - ph.From})
	m.set(ph.To, timerPhraseEnd, party, cue)
}

func (m *Machine) phraseEnd(party, cue int) {
	sp := m.s.Parties[party].Speech
	if sp == nil || sp.Cue != cue {
		return
	}
	m.told(party, sp)
	sp.At++
	sp.Sounds = false
	m.begin(party)
}

// told gives the facts of the phrase that has just sounded to all who hear the
// party: the trainee, and professionals in the call.
func (m *Machine) told(party int, sp *speech) {
	p := &m.p.Parties[party]
	for _, id := range sp.Phrases[sp.At].Tells {
		i := m.p.facts[id]
		if p.Role.Professional() {
			own := slices.Contains(m.p.Facts[i].KnownBy, p.ID) // news, also to who has guessed it
			if m.s.Parties[party].Heard[i] && (m.s.Facts[i].Told || !own) {
				m.readBack(i, p.ID, "seat", sp.Turn)
			} else {
				m.tell(i, FactTold{Fact: id, By: p.ID, Cue: sp.Cue, Turn: sp.Turn, On: sp.On})
			}
			continue
		}
		m.tell(i, FactTold{Fact: id, By: p.ID, Cue: sp.Cue, Turn: sp.Turn, On: sp.On})
		_, legs := m.line()
		for _, l := range legs {
			if m.p.Parties[l.Party].Role.Professional() {
				m.passOn(l.Party, 0, []Mention{{Fact: id}})
			}
		}
	}
}

func (m *Machine) finishSpeech(party int) {
	ps := &m.s.Parties[party]
	sp := ps.Speech
	ps.Speech = nil
	m.emit(&SpeechEnded{Cue: sp.Cue, Party: m.p.Parties[party].ID})
	m.conclude(party, sp)
	if ps.Speech != nil {
		return
	}
	if ps.Leaving {
		if n, l := m.legOf(party); l != nil {
			m.leave(n, l, m.p.Parties[party].ID)
		}
		return
	}
	if ps.Patience <= 0 && m.p.Parties[party].Patience > 0 {
		m.giveUp(party)
		return
	}
	// Nobody says the same twice to one utterance.
	for len(ps.Pending) > 0 && ps.Pending[0].Turn == sp.Turn && m.choose(party, ps.Pending[0].On, &ps.Pending[0].Act) == sp.Reply {
		ps.Pending = ps.Pending[1:]
	}
	m.next(party, m.between(streamGap, 200, 500))
	m.quiet()
}

// conclude does what follows from a reply that was said to its end.
func (m *Machine) conclude(party int, sp *speech) {
	ps, r := &m.s.Parties[party], &m.p.Parties[party].Replies[sp.Reply]
	ps.Said[sp.Reply]++
	ps.Patience += r.Patience
	for _, e := range r.Do {
		m.effect(party, e)
	}
}

// giveUp is a party that has had enough: it says so, and hangs up.
func (m *Machine) giveUp(party int) {
	n, l := m.legOf(party)
	if l == nil {
		return
	}
	m.cutOff(party)
	ps := &m.s.Parties[party]
	ps.Leaving = true
	if l.Held { // nobody would hear it
		m.leave(n, l, m.p.Parties[party].ID)
		return
	}
	m.happen(party, OnPatience)
	if ps.Speech == nil {
		m.leave(n, l, m.p.Parties[party].ID)
	}
}

// cutOff silences a party. A phrase of which two thirds have sounded counts as
// said: its last syllables are guessed.
func (m *Machine) cutOff(party int) {
	ps := &m.s.Parties[party]
	sp := ps.Speech
	ps.Pending = nil
	if sp == nil {
		return
	}
	whole := false
	if ph := sp.Phrases; sp.Sounds && 3*(m.s.Now-ph[sp.At].From) >= 2*(ph[sp.At].To-ph[sp.At].From) {
		m.told(party, sp)
		whole = sp.At == len(ph)-1
	} else if sp.On == OnSilence && (sp.At > 0 || sp.Sounds) {
		ps.Said[sp.Reply]++ // nobody begins the same remark over again
	}
	ps.Speech = nil
	m.drop(timerPhrase, party)
	m.drop(timerPhraseEnd, party)
	m.emit(&SpeechInterrupted{Cue: sp.Cue, Party: m.p.Parties[party].ID, Phrase: sp.At})
	if whole {
		m.conclude(party, sp)
		return
	}
	// What she was in the middle of ends with the words: she sits back down.
	if m.p.Parties[party].Role == RolePatient && m.p.Parties[party].Replies[sp.Reply].moves() {
		m.move(m.rest(), 0)
	}
}

// moves reports whether the reply has the patient move.
func (r *Reply) moves() bool {
	return slices.ContainsFunc(r.effects(), func(e Effect) bool {
		return e.Kind == EffectPosture || e.Kind == EffectExertion
	})
}

// rest is the posture that the course gives her now.
func (m *Machine) rest() Posture {
	p := Sitting
	for _, c := range m.p.Course.Postures {
		if c.At <= m.s.Now {
			p = c.Posture
		}
	}
	return p
}

// typingPatience is how long somebody may type before the other end wonders.
const typingPatience = 45 * Second

// quiet plans how long each party in the call waits before it says something
// unprompted. It is called whenever somebody has fallen silent or begun to type.
func (m *Machine) quiet() {
	m.drop(timerSilence, -1)
	_, legs := m.line() // a muted microphone is silence to those at the other end
	for i := range m.s.Parties {
		if m.s.Parties[i].Speech != nil {
			return
		}
	}
	for _, l := range legs {
		waits := m.p.Parties[l.Party].Silence
		if len(waits) == 0 {
			continue
		}
		wait := waits[min(m.s.Parties[l.Party].Silences, len(waits)-1)]
		if m.s.Typing {
			wait = max(wait, typingPatience)
		}
		m.set(m.s.Now+wait, timerSilence, l.Party, 0)
	}
}

// cared reports whether a professional is in the open call.
func (m *Machine) cared() bool {
	_, c := m.current()
	return c != nil && slices.ContainsFunc(c.Legs, func(l leg) bool {
		return l.In && !l.Gone && m.p.Parties[l.Party].Role.Professional()
	})
}

// silence lets a party speak unprompted, and costs patience.
func (m *Machine) silence(party int) {
	ps := &m.s.Parties[party]
	on := OnSilence
	if m.s.Utterance == 0 && ps.Silences == 0 && m.choose(party, OnAnswered, nil) >= 0 {
		on = OnAnswered
	}
	ps.Silences++
	// While a professional is in the call somebody takes care of her: she waits.
	if !m.cared() || m.p.Parties[party].Role.Professional() {
		ps.Patience--
	}
	if ps.Patience <= 0 {
		m.giveUp(party)
		return
	}
	m.happen(party, on)
	m.quiet()
}
