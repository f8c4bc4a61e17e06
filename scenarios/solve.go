package scenarios

import (
	"slices"

	"simlab/engine"
)

// maxAssignments bounds how many combinations of values are tried. A condition
// with more is taken to be possible: the checks accuse nobody without proof.
const maxAssignments = 1 << 14

// domain returns the smallest and largest value that a term can have.
type domain func(engine.Term) (lo, hi int64)

// satisfiable reports whether some values within their domains make the condition
// hold. Terms are taken to be independent of each other, so that a condition
// found impossible is, while one found possible need not be.
func satisfiable(c engine.Cond, d domain) bool {
	points := map[engine.Term][]int64{}
	var order []engine.Term
	collect(c, func(t engine.Term, v int64) {
		if _, ok := points[t]; !ok {
			order = append(order, t)
		}
		points[t] = append(points[t], v-1, v, v+1)
	})
	total := 1
	for _, t := range order {
		lo, hi := d(t)
		var vals []int64
		for _, v := range append(points[t], lo, hi) {
			vals = append(vals, min(max(v, lo), hi))
		}
		slices.Sort(vals)
		points[t] = slices.Compact(vals)
		if total *= len(points[t]); total > maxAssignments {
			return true
		}
	}
	at := map[engine.Term]int64{}
	var try func(i int) bool
	try = func(i int) bool {
		if i == len(order) {
			return evaluate(c, at)
		}
		for _, v := range points[order[i]] {
			at[order[i]] = v
			if try(i + 1) {
				return true
			}
		}
		return false
	}
	return try(0)
}

// covers reports whether some of the conditions holds whatever the values are.
func covers(conds []engine.Cond, d domain) bool {
	none := engine.Cond{Op: engine.OpNot, Kids: []engine.Cond{{Op: engine.OpOr, Kids: conds}}}
	total := 1
	seen := map[engine.Term]map[int64]bool{}
	collect(none, func(t engine.Term, v int64) {
		if seen[t] == nil {
			seen[t] = map[int64]bool{}
		}
		seen[t][v] = true
	})
	for _, vals := range seen {
		if total *= 3 * len(vals); total > maxAssignments {
			return false // not proven
		}
	}
	return !satisfiable(none, d)
}

// collect calls f with every comparison in a condition.
func collect(c engine.Cond, f func(engine.Term, int64)) {
	switch c.Op {
	case engine.OpTrue, engine.OpAnd, engine.OpOr, engine.OpNot:
		for _, k := range c.Kids {
			collect(k, f)
		}
	default:
		f(c.Term, c.Value)
	}
}

// evaluate tells whether a condition holds for the values.
func evaluate(c engine.Cond, at map[engine.Term]int64) bool {
	switch c.Op {
	case engine.OpTrue:
		return true
	case engine.OpAnd:
		return !slices.ContainsFunc(c.Kids, func(k engine.Cond) bool { return !evaluate(k, at) })
	case engine.OpOr:
		return slices.ContainsFunc(c.Kids, func(k engine.Cond) bool { return evaluate(k, at) })
	case engine.OpNot:
		return !evaluate(c.Kids[0], at)
	}
	v := at[c.Term]
	switch c.Op {
	case engine.OpEq:
		return v == c.Value
	case engine.OpNe:
		return v != c.Value
	case engine.OpLt:
		return v < c.Value
	case engine.OpLe:
		return v <= c.Value
	case engine.OpGt:
		return v > c.Value
	}
	return v >= c.Value
}

// widest returns the values that a term can have in any run. on is the intent
// being answered, which has then been asked at least once.
func widest(on string) domain {
	return func(t engine.Term) (lo, hi int64) {
		switch t.Kind {
		case engine.TermTold, engine.TermHeard, engine.TermMark, engine.TermPosture, engine.TermFlag, engine.TermUrgency,
			engine.TermOnLine, engine.TermAccepted, engine.TermDecided, engine.TermFinished, engine.TermTurn,
			engine.TermAlerted, engine.TermEnded, engine.TermAdvised:
			return 0, 1
		case engine.TermTrust:
			return 0, 10
		case engine.TermAsked:
			if t.ID == on {
				return 1, 1000
			}
			return 0, 1000
		case engine.TermSign:
			switch t.ID {
			case "words", "breaths":
				return 0, 100
			}
			return 0, 3
		case engine.TermVital:
			return 0, 500
		}
		return 0, 100_000
	}
}
