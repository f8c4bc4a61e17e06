package scoring

import (
	"slices"

	"simlab/engine"
)

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

// essentials returns how many of the opening essentials AMK was told in the first
// turns, and out of how many: the facts that the sheet lists, and the situation
// with its urgency.
func (b *board) essentials() (said, of int, ev []Evidence) {
	for i := range b.facts {
		f := &b.facts[i]
		if !f.essential {
			continue
		}
		of++
		if f.early[amk].some() {
			said++
			ev = append(ev, f.early[amk])
		}
	}
	of++
	if p := &b.pros[amk]; p.situation.some() {
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

// percent is part of whole, rounded down; 0 of 0 is 0.
func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return part * 100 / whole
}

// adviceState is which concrete elements of worsening advice were given, in words
// or in writing.
type adviceState struct {
	signs                  []string // of those the sheet lists
	limit, whom, otherwise bool
}

func (a *adviceState) add(sheet *engine.Sheet, x *engine.Advice) {
	for _, w := range x.Worsening {
		if slices.Contains(sheet.Worsening, w) && !slices.Contains(a.signs, w) {
			a.signs = append(a.signs, w)
		}
	}
	a.limit = a.limit || x.Limit != ""
	a.whom = a.whom || x.Whom != ""
	a.otherwise = a.otherwise || x.Else != ""
}

// given counts the elements given, and how many there are.
func (a *adviceState) given(sheet *engine.Sheet) (n, of int) {
	n = len(a.signs)
	for _, is := range []bool{a.limit, a.whom, a.otherwise} {
		if is {
			n++
		}
	}
	return n, len(sheet.Worsening) + 3
}
