package scoring

import (
	"slices"
	"strings"

	"simlab/engine"
)

// happened holds from the first match on.
type happened struct {
	of []matcher
	at Evidence
}

func (n *happened) step(e engine.Event, b *board) {
	if !n.at.some() && matches(n.of, e, b) {
		n.at = b.now
	}
}

func (n *happened) report(*board) Report { return Report{n.at.some(), list(n.at)} }

// counted holds while the number of matches is in its range.
type counted struct {
	of          []matcher
	least, most int
	n           int
	first       []Evidence
}

func (n *counted) step(e engine.Event, b *board) {
	if !matches(n.of, e, b) {
		return
	}
	n.n++
	if len(n.first) < MaxEvidence {
		n.first = append(n.first, b.now)
	}
}

func (n *counted) report(*board) Report {
	return Report{n.n >= n.least && (n.most == 0 || n.n <= n.most), capped(n.first)}
}

// before holds once a match of then follows a match of first. An event that
// matches both is not after itself.
type before struct {
	first, then []matcher
	a, z        Evidence
}

func (n *before) step(e engine.Event, b *board) {
	if n.z.some() {
		return
	}
	if n.a.some() && matches(n.then, e, b) {
		n.z = b.now
	} else if !n.a.some() && matches(n.first, e, b) {
		n.a = b.now
	}
}

func (n *before) report(*board) Report { return Report{n.z.some(), list(n.a, n.z)} }

// unless holds once a match of what comes without a match of earlier before it.
type unless struct {
	earlier, what []matcher
	a, z          Evidence
}

func (n *unless) step(e engine.Event, b *board) {
	if n.a.some() || n.z.some() {
		return
	}
	if matches(n.what, e, b) {
		n.z = b.now
	} else if matches(n.earlier, e, b) {
		n.a = b.now
	}
}

func (n *unless) report(*board) Report { return Report{n.z.some(), list(n.a, n.z)} }

// within holds once a match of what follows a match of of soon enough. The latest
// match of of counts, as that is the nearest.
type within struct {
	of, what []matcher
	limit    engine.Millis
	turns    int
	a, z     Evidence
	from     int // the turn at a
}

func (n *within) step(e engine.Event, b *board) {
	if n.z.some() {
		return
	}
	if n.a.some() && matches(n.what, e, b) && n.soon(b) {
		n.z = b.now
		return
	}
	if matches(n.of, e, b) {
		n.a, n.from = b.now, b.turn
	}
}

func (n *within) soon(b *board) bool {
	if n.limit > 0 && b.via == engine.Spoken {
		return b.now.At-n.a.At <= n.limit
	}
	return b.turn-n.from <= n.turns
}

func (n *within) report(*board) Report { return Report{n.z.some(), list(n.a, n.z)} }

// early holds once a match comes by the trainee's utterance number turns.
type early struct {
	what  []matcher
	turns int
	at    Evidence
	late  Evidence // the first match, when it came too late
}

func (n *early) step(e engine.Event, b *board) {
	if n.at.some() || n.late.some() || !matches(n.what, e, b) {
		return
	}
	if b.now.Turn <= n.turns {
		n.at = b.now
	} else {
		n.late = b.now
	}
}

func (n *early) report(*board) Report { return Report{n.at.some(), list(n.at, n.late)} }

// merge joins two lists of evidence in the order of events, each event once for
// each fact.
func merge(a, z []Evidence) []Evidence {
	if len(z) == 0 {
		return a
	}
	out := append(slices.Clone(a), z...)
	slices.SortStableFunc(out, func(x, y Evidence) int {
		if x.Seq != y.Seq {
			return int(x.Seq - y.Seq)
		}
		return strings.Compare(x.Fact, y.Fact)
	})
	return slices.CompactFunc(out, func(x, y Evidence) bool { return x.Seq == y.Seq && x.Fact == y.Fact })
}
