package scoring

import (
	"slices"

	"simlab/engine"
)

// factMoved takes in an event of a fact's ladder.
func (b *board) factMoved(body engine.Body) {
	switch x := body.(type) {
	case *engine.FactTold:
		if f := b.fact(x.Fact); f != nil && !f.told.some() {
			f.told, f.by, f.on = b.now, x.By, x.On
			b.triage.learn(b, f)
			if f.recontact {
				b.again.learn(b, x)
			}
		}
	case *engine.FactRecorded:
		if f := b.fact(x.Fact); f != nil {
			b.recorded(f, x)
		}
	case *engine.FactPassedOn:
		if f, s := b.fact(x.Fact), b.side(x.To); f != nil && s != nobody && !b.idle(x.Turn) {
			b.passedOn(f, s, x)
		}
	case *engine.FactReadBack:
		if f := b.fact(x.Fact); f != nil {
			other := x.To
			if x.By != "seat" {
				other = x.By
			}
			s := b.side(other)
			if s == nobody {
				s = patientSide
			}
			f.readBack[s].first(b.now)
		}
	case *engine.FactActedOn:
		if f := b.fact(x.Fact); f != nil && !f.actedOn.some() {
			f.actedOn, f.how = b.now, x.How
		}
	}
}

func (b *board) recorded(f *standing, x *engine.FactRecorded) {
	switch b.weigh(f, x.Negated, x.Unfounded, x.With) {
	case wrong:
		f.misrecorded = b.now
		return
	case beside:
		return
	}
	f.recorded.first(b.now)
	f.misrecorded = Evidence{}
	if f.recontact {
		b.again.recorded.first(b.now)
		b.again.use(b)
	}
}

func (b *board) passedOn(f *standing, s int, x *engine.FactPassedOn) {
	if x.Turn == 0 {
		f.heard[s].first(b.now)
		return
	}
	switch b.weigh(f, x.Negated, x.Unfounded, x.With) {
	case wrong:
		f.misled[s] = b.now
	case right:
		// The utterance comes first and has been taken in; the event is the better evidence.
		if f.own[s].some() && f.own[s].Kind == engine.KindWordsSaid && f.own[s].Turn == x.Turn {
			f.own[s] = b.now
		}
		if f.early[s].some() && f.early[s].Kind == engine.KindWordsSaid && f.early[s].Turn == x.Turn {
			f.early[s] = b.now
		}
		b.passOn(f, s, x.Turn)
	}
}

// claim is how a statement about a fact stands.
type claim int

const (
	right  claim = iota
	wrong        // false, or made without having been told
	beside       // about something else
)

// weigh says how a statement about a fact stands. What somebody can tell is true, so
// denying it is false. What nobody can tell here may belong to another contact of
// the story: denying it is about how it is here, "det surkler ikke" in the evening
// before it does, and words that fit it may be about a fact that was told: "feber
// 38,7" says nothing of the slight fever of the day before.
func (b *board) weigh(f *standing, negated, unfounded bool, with []string) claim {
	here := f.Available || f.told.some()
	switch {
	case negated && here:
		return wrong
	case negated, !here && slices.ContainsFunc(with, b.knows):
		return beside
	case unfounded && !f.identity():
		return wrong
	}
	return right
}

// knows reports whether a fact was told.
func (b *board) knows(id string) bool {
	f := b.fact(id)
	return f != nil && f.told.some()
}
