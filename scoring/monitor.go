package scoring

import (
	"slices"

	"simlab/engine"
)

// Report is how a rule stands.
type Report struct {
	Holds bool

	// Evidence is the events that make it hold, or, where it does not, those that
	// speak against it and what there was of it. Empty where nothing happened. In
	// the order of events; at most MaxEvidence.
	Evidence []Evidence
}

// MaxEvidence bounds the evidence of one verdict; the earliest are kept.
const MaxEvidence = 12

// Monitor follows one rule through a run. It may be asked at any time, and what
// it says after the last event is what [Score] says. It is not safe for
// concurrent use.
type Monitor struct {
	board  *board
	root   node
	leaves []leaf
	seq    int64
}

// New returns a monitor of the rule for a contact with the sheet, which must not
// be changed afterwards. A rule that [Rubric.Check] would refuse never holds.
func New(r Rule, sheet engine.Sheet) *Monitor {
	m := &Monitor{board: newBoard(&sheet)}
	m.root = build(&r, &sheet, 0, func(l leaf, _ []engine.Kind) { m.leaves = append(m.leaves, l) })
	return m
}

// Step takes in the next event of the run.
func (m *Monitor) Step(e engine.Event) {
	m.seq++
	m.board.step(m.seq, e)
	for _, l := range m.leaves {
		l.step(e, m.board)
	}
}

// Report says how the rule stands after the events so far.
func (m *Monitor) Report() Report { return m.root.report(m.board) }

// node is a rule made ready.
type node interface{ report(b *board) Report }

// leaf is a node that looks at events itself.
type leaf interface {
	node
	step(e engine.Event, b *board)
}

// build makes a rule ready and hands each leaf to add, with the kinds it looks at.
func build(r *Rule, sheet *engine.Sheet, depth int, add func(leaf, []engine.Kind)) node {
	if depth >= MaxDepth || r.set() != 1 {
		return never{}
	}
	with := func(l leaf, sets ...[]matcher) node {
		var ks []engine.Kind
		for _, ms := range sets {
			for i := range ms {
				ks = append(ks, ms[i].kinds()...)
			}
		}
		add(l, ks)
		return l
	}
	switch {
	case r.Happened != nil:
		ms := compile(r.Happened, sheet)
		return with(&happened{of: ms}, ms)
	case r.Count != nil:
		ms := compile(&r.Count.Of, sheet)
		return with(&counted{of: ms, least: r.Count.AtLeast, most: r.Count.AtMost}, ms)
	case r.Before != nil:
		a, z := compile(&r.Before.First, sheet), compile(&r.Before.Then, sheet)
		return with(&before{first: a, then: z}, a, z)
	case r.Unless != nil:
		a, z := compile(&r.Unless.Earlier, sheet), compile(&r.Unless.What, sheet)
		return with(&unless{earlier: a, what: z}, a, z)
	case r.Within != nil:
		a, z := compile(&r.Within.Of, sheet), compile(&r.Within.What, sheet)
		return with(&within{of: a, what: z, limit: engine.Millis(r.Within.Seconds) * engine.Second, turns: r.Within.Turns}, a, z)
	case r.Early != nil:
		ms := compile(&r.Early.What, sheet)
		return with(&early{what: ms, turns: r.Early.Turns}, ms)
	case r.Measure != nil:
		return measured{*r.Measure}
	case len(r.Station) > 0:
		return fixed(slices.Contains(r.Station, stationOf(sheet)))
	case r.Not != nil:
		return not{build(r.Not, sheet, depth+1, add)}
	case len(r.All) > 0:
		return all{kids(r.All, sheet, depth, add)}
	}
	return either{kids(r.Any, sheet, depth, add)}
}

func kids(rules []Rule, sheet *engine.Sheet, depth int, add func(leaf, []engine.Kind)) []node {
	out := make([]node, len(rules))
	for i := range rules {
		out[i] = build(&rules[i], sheet, depth+1, add)
	}
	return out
}

// capped keeps evidence within its bound.
func capped(ev []Evidence) []Evidence {
	return ev[:min(len(ev), MaxEvidence):min(len(ev), MaxEvidence)]
}

type never struct{}

func (never) report(*board) Report { return Report{} }

// fixed is a rule that no event changes.
type fixed bool

func (n fixed) report(*board) Report { return Report{Holds: bool(n)} }

// stationOf returns where the contact was played. Sheets of before there were more
// stations do not say.
func stationOf(sheet *engine.Sheet) engine.Station {
	if sheet.Station == "" {
		return engine.LVSOperator
	}
	return sheet.Station
}

type measured struct{ Measure }

func (n measured) report(b *board) Report {
	v, ev := b.measure(n.Is)
	return Report{(n.AtLeast == nil || v >= *n.AtLeast) && (n.AtMost == nil || v <= *n.AtMost), capped(merge([]Evidence{}, ev))}
}

type not struct{ of node }

func (n not) report(b *board) Report {
	r := n.of.report(b)
	r.Holds = !r.Holds
	return r
}

type all struct{ of []node }

func (n all) report(b *board) Report {
	out := Report{Holds: true}
	for _, k := range n.of {
		r := k.report(b)
		out.Holds = out.Holds && r.Holds
		out.Evidence = merge(out.Evidence, r.Evidence)
	}
	out.Evidence = capped(out.Evidence)
	return out
}

type either struct{ of []node }

func (n either) report(b *board) Report {
	var against []Evidence
	for _, k := range n.of {
		r := k.report(b)
		if r.Holds {
			return r
		}
		against = merge(against, r.Evidence)
	}
	return Report{false, capped(against)}
}
