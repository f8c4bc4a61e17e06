package scoring

import (
	"slices"

	"simlab/engine"
)

// Score judges a run by rubrics. The sheet is the one in the run's header; events
// are all events of the run in order, without the inputs. The run may still be
// going on: the result then says how things stand.
//
// Rubrics should be without problems, see [Rubric.Check]. Score keeps nothing and
// changes none of its arguments, so it may be called at the same time for many runs.
func Score(rubrics []Rubric, sheet engine.Sheet, events []engine.Event) Result {
	j := newJudge(rubrics, &sheet)
	for i := range events {
		j.step(events[i])
	}
	return j.result()
}

// judge follows all criteria of all rubrics over one board.
type judge struct {
	rubrics []Rubric
	board   *board
	seq     int64
	looking map[engine.Kind][]leaf // who looks at events of a kind
	points  [][]point
}

// point is a criterion made ready; a nil node stands for a rule left out.
type point struct{ applies, full, partly, tried node }

func newJudge(rubrics []Rubric, sheet *engine.Sheet) *judge {
	j := &judge{rubrics: rubrics, board: newBoard(sheet), looking: map[engine.Kind][]leaf{}}
	add := func(l leaf, kinds []engine.Kind) {
		for _, k := range kinds {
			if !slices.Contains(j.looking[k], l) {
				j.looking[k] = append(j.looking[k], l)
			}
		}
	}
	ready := func(r *Rule) node {
		if r == nil {
			return nil
		}
		return build(r, sheet, 0, add)
	}
	for i := range rubrics {
		points := make([]point, len(rubrics[i].Criteria))
		for k := range rubrics[i].Criteria {
			c := &rubrics[i].Criteria[k]
			points[k] = point{ready(c.Applies), ready(&c.Full), ready(c.Partly), ready(c.Tried)}
		}
		j.points = append(j.points, points)
	}
	return j
}

func (j *judge) step(e engine.Event) {
	j.seq++
	j.board.step(j.seq, e)
	for _, l := range j.looking[e.Kind()] {
		l.step(e, j.board)
	}
}

func (j *judge) result() Result {
	b := j.board
	r := Result{
		Format:    ResultFormat,
		Contact:   b.sheet.Contact,
		Finished:  b.finished.some(),
		Broken:    b.finish.Broken,
		Rubrics:   make([]RubricResult, len(j.rubrics)),
		Triage:    b.triageResult(),
		Recontact: b.recontactResult(),
		Handover:  b.handoverResult(),
		Facts:     b.factsResult(),
	}
	for i := range j.rubrics {
		r.Rubrics[i] = j.fill(&j.rubrics[i], j.points[i])
	}
	r.Headlines = b.headlines(&r)
	return r
}

// fill gives every criterion of a rubric its verdict.
func (j *judge) fill(r *Rubric, points []point) RubricResult {
	out := RubricResult{Rubric: r.ID, Version: r.Version, Title: r.Title, Verdicts: make([]Verdict, len(points))}
	for i := range points {
		c := &r.Criteria[i]
		v := Verdict{Criterion: c.ID, Title: c.Title, Why: c.Why, Try: c.Try, Weight: c.Weight}
		v.Verdict, v.Blame, v.Evidence = points[i].verdict(j.board, c.Blame)
		if v.Evidence == nil {
			v.Evidence = []Evidence{}
		}
		out.Verdicts[i] = v
		switch v.Verdict {
		case MetFull:
			out.Full++
		case MetPartly:
			out.Partly++
		case MetNot:
			out.Not++
		case MetNotApplicable:
			out.NotApplicable++
			continue
		}
		out.Points += c.Weight * v.Verdict.points()
		out.Of += c.Weight * MetFull.points()
	}
	return out
}

func (p *point) verdict(b *board, other Blame) (Met, Blame, []Evidence) {
	if b.finish.Broken || p.applies != nil && !p.applies.report(b).Holds {
		return MetNotApplicable, "", nil
	}
	full := p.full.report(b)
	if full.Holds {
		return MetFull, "", full.Evidence
	}
	met, ev := MetNot, full.Evidence
	if p.partly != nil {
		if partly := p.partly.report(b); partly.Holds {
			met, ev = MetPartly, partly.Evidence
		}
	}
	if p.tried == nil {
		return met, BlameTrainee, ev
	}
	tried := p.tried.report(b)
	if !tried.Holds {
		return met, BlameTrainee, ev
	}
	if other == "" {
		other = BlameCaller
	}
	return met, other, capped(merge(tried.Evidence, ev))
}
