package scoring

import (
	"slices"

	"simlab/engine"
)

// triageState is the urgency and what it rests on.
type triageState struct {
	urgency   engine.Urgency
	revisions []Revised
	stated    Evidence                 // the last urgency set, or criterion claimed for it
	last      *engine.CriterionClaimed // the last claimed, before or after its urgency was set
	basis     []Evidence               // told facts that supported it when it was stated
	danger    []Evidence               // danger signs told by then
	known     Evidence                 // when there was enough to connect AMK: the basis for red was complete
	reds      int                      // told facts that support red
}

// Revised is an urgency as it was set.
type Revised struct {
	Urgency  engine.Urgency `json:"urgency"`
	Was      engine.Urgency `json:"was,omitempty"`
	Step     int            `json:"step"` // on the seven-step scale
	Evidence Evidence       `json:"evidence"`
}

// rank orders urgencies; none is lowest.
func rank(u engine.Urgency) int {
	switch u {
	case engine.Red:
		return 3
	case engine.Yellow:
		return 2
	case engine.Green:
		return 1
	}
	return 0
}

func higher(a, b engine.Urgency) bool { return rank(a) > rank(b) }

// stepOf returns the step of an urgency on the seven-step scale, 0 when the sheet
// does not say or none is set.
func stepOf(sheet *engine.Sheet, u engine.Urgency) int {
	for _, x := range sheet.Expected {
		if x.Urgency == u {
			return x.Step
		}
	}
	return 0
}

func (t *triageState) set(b *board, x *engine.UrgencySet) {
	t.urgency = x.Urgency
	t.revisions = append(t.revisions, Revised{x.Urgency, x.Was, stepOf(b.sheet, x.Urgency), b.now})
	t.rest(b)
}

func (t *triageState) claim(b *board, x *engine.CriterionClaimed) {
	t.last = x
	if x.Urgency == t.urgency {
		t.rest(b)
	}
}

// claimed returns "card/criterion" of the last claim if it is for the urgency.
func (t *triageState) claimed() string {
	if t.last == nil || t.last.Urgency != t.urgency {
		return ""
	}
	return t.last.Card + "/" + t.last.Criterion
}

// rest notes what the urgency rests on now. A danger sign is a basis for red, and
// for yellow in so far as it was noticed; it is never one for green. Before anybody
// has been spoken with there is no basis: the journal alone tells how it was.
func (t *triageState) rest(b *board) {
	t.stated, t.basis, t.danger = b.now, t.basis[:0:0], t.danger[:0:0]
	if !b.answered.some() {
		return
	}
	for i := range b.facts {
		f := &b.facts[i]
		if !f.told.some() {
			continue
		}
		if f.Danger && t.urgency != engine.Green {
			t.danger = append(t.danger, f.told)
		}
		if slices.Contains(f.Supports, t.urgency) {
			t.basis = append(t.basis, f.told)
		}
	}
}

// learn notes when there was enough to call it red.
func (t *triageState) learn(b *board, f *standing) {
	if slices.Contains(f.Supports, engine.Red) {
		t.reds++
	}
	if f.Danger || t.reds >= 2 {
		t.known.first(b.now)
	}
}

// redWeight is what the facts that carry red without a danger sign weigh at least:
// two of middling weight.
const redWeight = 6

// carried returns the urgencies that the told facts carry, and the evidence for
// the highest of them. The rule, which is invented and kept simple enough to be
// said in a debrief:
//
//   - an immediate danger sign carries red and nothing else;
//   - otherwise an urgency is carried by two told facts that support it; red only
//     if those that support it together weigh at least redWeight;
//   - green only where neither red nor yellow is carried: what reassures does not
//     outvote what worries.
//
// Finding more never takes an urgency higher than green away, a danger sign apart.
func (b *board) carried() ([]engine.Urgency, []Evidence) {
	var count, weight [4]int
	var proof [4][]Evidence
	var danger []Evidence
	for i := range b.facts {
		f := &b.facts[i]
		if !f.told.some() {
			continue
		}
		if f.Danger {
			danger = append(danger, f.told)
		}
		for _, u := range f.Supports {
			r := rank(u)
			count[r]++
			weight[r] += f.Weight
			proof[r] = append(proof[r], f.told)
		}
	}
	if len(danger) > 0 {
		return []engine.Urgency{engine.Red}, danger
	}
	var out []engine.Urgency
	var ev []Evidence
	for _, u := range []engine.Urgency{engine.Red, engine.Yellow, engine.Green} {
		r := rank(u)
		switch {
		case count[r] < 2,
			u == engine.Red && weight[r] < redWeight,
			u == engine.Green && len(out) > 0:
			continue
		}
		if out == nil {
			ev = proof[r]
		}
		out = append(out, u)
	}
	return out, ev
}

// fit says how an urgency stands to what the own findings carry.
func fit(u engine.Urgency, carried []engine.Urgency) Fit {
	switch {
	case u == "":
		return FitUnset
	case len(carried) == 0:
		return FitNothing
	case slices.Contains(carried, u):
		return Fits
	case higher(u, carried[0]):
		return FitAbove
	}
	return FitBelow
}

// grade returns how acceptable the ending is, -1 before the end. A promised time
// that is too long, or lacking, makes an ending that is good in time only as good
// as the sheet says for any time; lacking altogether, it is at most partly met.
func (b *board) grade() int {
	if !b.finished.some() {
		return -1
	}
	if !b.answered.some() {
		return 0 // nothing is decided for somebody who was never spoken with
	}
	best := 0
	for _, a := range b.sheet.Accepted {
		if a.Disposition != b.finish.Disposition {
			continue
		}
		switch {
		case a.MaxWithin == 0 || b.finish.Within > 0 && b.finish.Within <= a.MaxWithin:
			best = max(best, a.Grade)
		case b.finish.Within == 0 && b.finish.Disposition.TakesWithin():
			best = max(best, min(a.Grade, 1))
		}
	}
	return best
}
