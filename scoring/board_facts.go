package scoring

import "simlab/engine"

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
	if wrong(f, x.Negated, x.Unfounded) {
		f.misrecorded = b.now
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
	switch {
	case x.Turn == 0:
		f.heard[s].first(b.now)
	case wrong(f, x.Negated, x.Unfounded):
		f.misled[s] = b.now
	default:
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

// wrong reports whether a statement about a fact is false, or was made without
// the trainee having been told. What somebody can tell is true, so denying it is
// false; what nobody can tell here may belong to another contact of the story, and
// denying it is right: "det surkler ikke" in the evening, before it does.
func wrong(f *standing, negated, unfounded bool) bool {
	if negated {
		return f.Available || f.told.some()
	}
	return unfounded && !f.identity()
}
