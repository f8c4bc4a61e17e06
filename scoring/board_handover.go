package scoring

import "simlab/engine"

// broughtIn takes in an event of those whom the trainee brings in or sends.
func (b *board) broughtIn(body engine.Body) {
	switch x := body.(type) {
	case *engine.LegRang:
		if p := b.pro(x.Target, x.Party); p != nil {
			p.rang.first(b.now)
			b.decision.first(b.now)
		}
	case *engine.LegJoined:
		p := b.pro(x.Target, x.Party)
		if p == nil { // the patient's side, rung by the station
			b.answered.first(b.now)
			return
		}
		p.joined.first(b.now)
		if b.side(x.Party) != yellow {
			b.again.respond(b, b.now)
		}
	case *engine.CallReleased:
		if p := b.pro(x.Target, x.Party); p != nil {
			p.accepted.first(b.now) // who answers on this line has the patient
		}
	case *engine.ResourceAlerted:
		if _, already := b.alerted[x.Resource]; !already {
			b.alerted[x.Resource] = b.now
		}
		b.decision.first(b.now)
		b.again.respond(b, b.now)
	case *engine.HandoverAccepted:
		if s := b.side(x.Party); s != nobody {
			b.pros[s].accepted.first(b.now)
		}
	case *engine.PartyDecided:
		if s := b.side(x.Party); s != nobody {
			b.pros[s].decided, b.pros[s].choice = b.now, x.Decision
		}
	}
}

// owed reports whether the patient should be handed over to AMK: the trainee
// calls it red, the ending sends AMK, or every other urgency would be clinically
// relevant under-triage, so that not seeing it red does not make the form vanish.
func (b *board) owed() bool {
	if b.triage.urgency == engine.Red || b.onlyRed() {
		return true
	}
	if !b.finished.some() {
		return false
	}
	return b.finish.Disposition == engine.AMKTakeover || b.finish.Disposition == engine.AmbulanceOrdered
}

// onlyRed reports whether the sheet accepts nothing but red: yellow and green are
// both on step 1 or 2.
func (b *board) onlyRed() bool {
	for _, u := range []engine.Urgency{engine.Yellow, engine.Green} {
		if s := stepOf(b.sheet, u); s == 0 || s > 2 {
			return false
		}
	}
	return true
}

// essentials returns how many of the opening essentials a professional was told in
// the first turns, and out of how many: the facts that the sheet lists, and the
// situation with its urgency.
func (b *board) essentials(s int) (said, of int, ev []Evidence) {
	for i := range b.facts {
		f := &b.facts[i]
		if !f.essential {
			continue
		}
		of++
		if f.early[s].some() {
			said++
			ev = append(ev, f.early[s])
		}
	}
	of++
	if p := &b.pros[s]; p.situation.some() {
		said++
		ev = append(ev, p.situation)
	}
	return said, of, ev
}

// whole returns the weight of the known facts that speak for haste which a
// professional was told in the trainee's words, and the weight of all of them.
// A fact that came up only in the conference, from the caller to both, is in
// neither, nor is one that the professional told: nothing was lost on the way.
func (b *board) whole(s int) (told, of int, ev []Evidence) {
	p := &b.pros[s]
	for i := range b.facts {
		f := &b.facts[i]
		if !f.haste || !f.told.some() || b.side(f.by) == s {
			continue
		}
		if f.heard[s].some() && !f.own[s].some() && p.joined.some() && f.told.Seq > p.joined.Seq {
			continue
		}
		of += f.Weight
		if f.own[s].some() {
			told += f.Weight
			ev = append(ev, f.own[s])
		}
	}
	return told, of, ev
}

// passed returns what a professional was told in the trainee's words.
func (b *board) passed(s int) (ev []Evidence) {
	for i := range b.facts {
		if e := b.facts[i].own[s]; e.some() {
			ev = append(ev, e)
		}
	}
	return ev
}

// misled returns the false or unfounded claims made to a professional and not put right.
func (b *board) misled(s int) (ev []Evidence) {
	for i := range b.facts {
		if e := b.facts[i].misled[s]; e.some() {
			ev = append(ev, e)
		}
	}
	return ev
}

// least returns the lowest share among those of the professionals that came into
// the call, 0 when none did: whoever takes over has to know.
func (b *board) least(of []int, share func(s int) (part, whole int, ev []Evidence)) (int, []Evidence) {
	low, proof, any := 0, []Evidence(nil), false
	for _, s := range of {
		if !b.pros[s].joined.some() {
			continue
		}
		part, whole, ev := share(s)
		if n := percent(part, whole); !any || n < low {
			low, proof, any = n, ev, true
		}
	}
	return low, proof
}

// every gathers evidence over several professionals.
func every(of []int, list func(s int) []Evidence) (ev []Evidence) {
	for _, s := range of {
		ev = merge(ev, list(s))
	}
	return ev
}

// taker returns who came furthest in taking the patient over, AMK where nobody was
// rung.
func (b *board) taker() int {
	best, rung := amk, 0
	for _, s := range []int{amk, mo, lvs, yellow} {
		p, n := &b.pros[s], 0
		for _, is := range []bool{p.rang.some(), p.joined.some(), p.accepted.some()} {
			n += yes(is)
		}
		if n > rung {
			best, rung = s, n
		}
	}
	return best
}

// percent is part of whole, rounded down; 0 of 0 is 0.
func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return part * 100 / whole
}
