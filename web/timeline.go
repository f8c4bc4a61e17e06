package web

import (
	"cmp"
	"slices"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
	"simlab/web/ui"
)

// axis places story times on a drawing.
type axis struct {
	from, to    engine.Millis
	left, right int
}

func (a axis) x(at engine.Millis) int {
	at = min(max(at, a.from), a.to)
	return a.left + int(int64(at-a.from)*int64(a.right-a.left)/max(1, int64(a.to-a.from)))
}

// timeline draws the run from the ring to its end.
func timeline(t *transcript, events []engine.Event, r scoring.Result, c *scenarios.Content, l ui.Lang) ui.Timeline {
	if len(events) == 0 {
		return ui.Timeline{}
	}
	a := axis{from: events[0].At, to: t.end, left: ui.DrawLeft + 8, right: ui.DrawRight - 8}
	lanes := map[string]*ui.Lane{}
	var out ui.Timeline
	out.Lanes = make([]ui.Lane, 5)
	for i, kind := range []string{"caller", "you", "others", "actions", "proof"} {
		out.Lanes[i] = ui.Lane{Label: ui.LaneText(kind, l), Kind: kind, Y: i * ui.LaneHeight}
		lanes[kind] = &out.Lanes[i]
	}
	cut := interruptions(events)
	for i, e := range events {
		switch b := e.Body.(type) {
		case *engine.PhraseStarted:
			end := e.At + b.Length
			if at, ok := cut[[2]int{b.Cue, b.Phrase}]; ok {
				end = at
			}
			kind := "caller"
			if c.Parties[b.Party].Role.Professional() {
				kind = "others"
			}
			t.bar(lanes[kind], a, i+1, e.At, end)
		case *engine.WordsSaid:
			from := b.From
			if from == 0 || from > e.At {
				from = e.At
			}
			t.bar(lanes["you"], a, i+1, from, e.At)
		default:
			t.mark(lanes["actions"], a, i+1, e)
		}
	}
	proofMarks(lanes["proof"], a, r, t, l)
	spread(lanes["actions"])
	spread(lanes["proof"])
	out.Ticks = minutes(a, t)
	return out
}

// markWidth is how far apart marks must lie to be told from each other.
const markWidth = 14

// spread moves marks that would cover each other to the right, as little as needed.
func spread(lane *ui.Lane) {
	slices.SortStableFunc(lane.Marks, func(a, b ui.Mark) int { return cmp.Compare(a.X, b.X) })
	for i := 1; i < len(lane.Marks); i++ {
		lane.Marks[i].X = max(lane.Marks[i].X, lane.Marks[i-1].X+markWidth)
	}
	// What was pushed over the edge is pushed back.
	right := ui.DrawRight
	for i := len(lane.Marks) - 1; i >= 0; i-- {
		lane.Marks[i].X = min(lane.Marks[i].X, right)
		right = lane.Marks[i].X - markWidth
	}
}

// interruptions returns when phrases were cut off, by cue and phrase.
func interruptions(events []engine.Event) map[[2]int]engine.Millis {
	out := map[[2]int]engine.Millis{}
	for _, e := range events {
		if b, ok := e.Body.(*engine.SpeechInterrupted); ok {
			out[[2]int{b.Cue, b.Phrase}] = e.At
		}
	}
	return out
}

func (t *transcript) bar(lane *ui.Lane, a axis, seq int, from, to engine.Millis) {
	row := t.said[t.rows[seq]]
	x := a.x(from)
	lane.Bars = append(lane.Bars, ui.Bar{X: x, W: max(3, a.x(to)-x), Moment: row.ID, Text: row.Time + " " + row.Who + " " + snippet(row)})
}

// mark puts what was done on its lane; typing and the like has no row and no mark.
func (t *transcript) mark(lane *ui.Lane, a axis, seq int, e engine.Event) {
	i, ok := t.rows[seq]
	if !ok {
		return
	}
	shape := "action"
	if u, ok := e.Body.(*engine.UrgencySet); ok {
		shape = string(u.Urgency)
	}
	row := t.said[i]
	if n := len(lane.Marks); n > 0 && lane.Marks[n-1].Moment == row.ID {
		return
	}
	lane.Marks = append(lane.Marks, ui.Mark{X: a.x(e.At), Moment: row.ID, Text: row.Time + " " + row.Event, Shape: shape})
}

// proofMarks puts the first proof of every verdict where it happened.
func proofMarks(lane *ui.Lane, a axis, r scoring.Result, t *transcript, l ui.Lang) {
	for _, f := range r.Rubrics {
		for _, v := range f.Verdicts {
			if len(v.Evidence) == 0 || v.Verdict == scoring.MetNotApplicable {
				continue
			}
			e := v.Evidence[0]
			row, ok := t.at(e)
			if !ok {
				continue
			}
			lane.Marks = append(lane.Marks, ui.Mark{X: a.x(e.At), Moment: row.ID, Shape: metCodes[v.Verdict],
				Text: row.Time + " " + ui.Verdicts[metCodes[v.Verdict]].In(l) + ": " + textIn(v.Title, l)})
		}
	}
}

// minutes are ticks from the answer on, as close as they fit: 10 or 30 seconds, then
// 1, 3 or 9 minutes.
func minutes(a axis, t *transcript) []ui.Tick {
	step := 10 * engine.Second
	for (a.to-a.from)/step > 14 {
		step *= 3
		if step == 90*engine.Second {
			step = engine.Minute
		}
	}
	var out []ui.Tick
	for at := t.start; at <= a.to; at += step {
		out = append(out, ui.Tick{X: a.x(at), Label: t.since(at)})
	}
	return out
}
