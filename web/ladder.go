package web

import (
	"simlab/scenarios"
	"simlab/scoring"
	"simlab/web/ui"
)

// rungCodes are the codes of ui.Rungs for what scoring calls its steps.
var rungCodes = map[scoring.Step]string{
	scoring.StepAvailable: "available", scoring.StepTold: "told", scoring.StepRecorded: "recorded",
	scoring.StepPassedOn: "passed", scoring.StepReadBack: "readback", scoring.StepActedOn: "acted",
}

// ladder shows how far every fact came that could be found out.
func ladder(r scoring.Result, t *transcript, c *scenarios.Content, l ui.Lang) ui.Ladder {
	n := r.Facts.Counts
	counts := []int{n.Available, n.Told, n.Recorded, n.PassedOn, n.ReadBack, n.ActedOn}
	var out ui.Ladder
	for i, step := range ui.Rungs {
		out.Steps = append(out.Steps, ui.LadderStep{Text: step.Text.In(l), Count: counts[i], Of: n.Available})
	}
	for _, f := range r.Facts.Ladder {
		switch {
		case !f.Available: // nobody could have told it
		case f.Critical || f.Told != nil || f.Recorded != nil || len(f.PassedOn) > 0:
			out.Facts = append(out.Facts, ladderFact(f, t, c, l))
		default:
			out.Rest = append(out.Rest, ladderFact(f, t, c, l))
		}
	}
	return out
}

func ladderFact(f scoring.FactSteps, t *transcript, c *scenarios.Content, l ui.Lang) ui.LadderFact {
	var passed, back *scoring.Evidence
	for i := range f.PassedOn {
		if f.PassedOn[i].Own {
			passed = &f.PassedOn[i].Evidence
			break
		}
	}
	if len(f.ReadBack) > 0 {
		back = &f.ReadBack[0].Evidence
	}
	v := ui.LadderFact{Text: c.Facts[f.Fact].Text.In(string(l)), Critical: f.Critical}
	if v.Text == "" {
		v.Text = f.Fact
	}
	rung := func(step scoring.Step, taken bool, e *scoring.Evidence) {
		v.Rungs = append(v.Rungs, ui.Rung{Text: ui.RungText(rungCodes[step], l) + ": " + v.Text, Taken: taken, Moment: t.moment(e)})
	}
	rung(scoring.StepAvailable, true, nil)
	rung(scoring.StepTold, f.Told != nil, f.Told)
	rung(scoring.StepRecorded, f.Recorded != nil, f.Recorded)
	rung(scoring.StepPassedOn, passed != nil, passed)
	rung(scoring.StepReadBack, back != nil, back)
	rung(scoring.StepActedOn, f.ActedOn != nil, f.ActedOn)
	lost := f.LostToAMK
	if lost == "" {
		lost = f.LostToNote
	}
	if lost != "" {
		v.Lost = ui.RungText(rungCodes[lost], l)
	}
	return v
}
