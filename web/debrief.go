package web

import (
	"fmt"
	"net/http"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
	"simlab/web/ui"
)

func (s *Server) handleDebrief(w http.ResponseWriter, r *http.Request) error {
	run, seat, err := s.seatOf(r)
	if err != nil {
		return err
	}
	j, err := s.Runs.Journal(r.Context(), run)
	if err != nil {
		return fmt.Errorf("read run: %w", err)
	}
	if !j.Info.Finished {
		return errEarly
	}
	if owesSelf(j.Info) {
		// Whoever watches must not be shown what the trainee may not see yet.
		if seat.Station != engine.LVSOperator {
			return errOwes
		}
		http.Redirect(w, r, "/runs/"+run+"/self", http.StatusSeeOther)
		return nil
	}
	b, err := s.Library.Bundle(r.Context(), j.Info.Header)
	if err != nil {
		return fmt.Errorf("read scenario: %w", err)
	}
	result := s.Judge(orderedRubrics(b.Rubrics), j.Info.Header.Sheet, j.Events)
	v := debrief(s.about(r, ui.DebriefTitle), j, b.Content, b.Program, result)
	addRubricSources(&v, b.Rubrics)
	return s.render(w, r, http.StatusOK, ui.DebriefPage(v))
}

// debrief makes the view of a finished run.
func debrief(p ui.Page, j Journal, c *scenarios.Content, prog *engine.Program, r scoring.Result) ui.Debrief {
	lang := string(p.Lang)
	status, approved := reviewWords(c.Review, p.Lang)
	t := transcribe(j, c, p.Lang)
	v := ui.Debrief{
		Page: p, Title: c.Title.In(lang), Status: status, Approved: approved, Broken: j.Info.Broken, Hide: j.Info.Choice.HideOutcome,
		Outcome: outcome(j.Events, c, lang), Figures: figures(r, p.Lang), Said: t.said,
		Timeline: timeline(t, j.Events, r, c, p.Lang), Rubrics: rubrics(r, t, p.Lang),
		Course: drawCourse(prog, c, j, t, p.Lang), Ladder: ladder(r, t, c, p.Lang), Invented: invented(c),
	}
	if k := c.Contact(j.Info.Header.Contact); k != nil {
		v.Contact, v.Original = k.Neutral.In(lang), k.Original.In(lang)
	}
	if s := j.Info.Self; s != nil {
		v.Self = &ui.SelfShown{Urgency: ui.AnswerOf(s.Urgency, p.Lang), Prior: s.Prior, Next: s.Next}
	}
	for _, n := range scoring.TryNext(r) {
		v.Next = append(v.Next, ui.Try{Title: textIn(n.Title, p.Lang), Say: textIn(n.Try, p.Lang)})
	}
	for _, x := range c.Sources {
		v.Sources = append(v.Sources, ui.Source{Title: x.Title, Where: x.Where})
	}
	return v
}

// textIn returns a text of a rubric in a language.
func textIn(t scoring.Text, l ui.Lang) string { return scenarios.Text(t).In(string(l)) }

// outcome returns how it went, in one sentence; empty when nothing was reached.
func outcome(events []engine.Event, c *scenarios.Content, lang string) string {
	for _, e := range events {
		if o, ok := e.Body.(*engine.OutcomeReached); ok {
			return c.Outcomes[o.Outcome].Text.In(lang)
		}
	}
	return ""
}

// figures are the headlines in words.
func figures(r scoring.Result, l ui.Lang) []ui.Figure {
	var out []ui.Figure
	for _, h := range r.Headlines {
		f := ui.Figure{Label: ui.FigureLabels[string(h.ID)].In(l), Value: ui.FigureWords[string(h.ID)+"/"+h.Code].In(l)}
		switch h.ID {
		case scoring.HeadlineTriage:
			f.Urgency = string(r.Triage.Urgency)
			f.Note = ui.FitWords[string(r.Triage.Fit)].In(l)
			if h.N > 0 {
				f.Note = ui.StepWords(h.N, l) + ", " + f.Note
			}
		case scoring.HeadlineRecontact:
			if h.N > 0 {
				f.Note = ui.TurnWords(h.N, l)
			}
		case scoring.HeadlineAdvice, scoring.HeadlineFacts:
			if h.Of > 0 {
				f.Value = ui.OfWords(h.N, h.Of, l)
			}
		case scoring.HeadlineAMK:
			if h.Of > 0 && h.Code != "n/a" {
				f.Note = ui.PassedWords(h.N, h.Of, l)
			}
		}
		out = append(out, f)
	}
	return out
}

var metCodes = map[scoring.Met]string{scoring.MetFull: "fully", scoring.MetPartly: "partly", scoring.MetNot: "not", scoring.MetNotApplicable: "na"}

// rubrics are the filled forms with links to what proves each point.
func rubrics(r scoring.Result, t *transcript, l ui.Lang) []ui.Rubric {
	var out []ui.Rubric
	for _, x := range r.Rubrics {
		f := ui.Rubric{Title: textIn(x.Title, l), Tally: ui.TallyWords(x.Full, x.Partly, x.Not, l)}
		for _, v := range x.Verdicts {
			item := ui.Verdict{Title: textIn(v.Title, l), Why: textIn(v.Why, l), Met: metCodes[v.Verdict], Proof: t.proofs(v.Evidence)}
			if v.Verdict == scoring.MetPartly || v.Verdict == scoring.MetNot {
				item.Blame = ui.BlameWords[string(v.Blame)].In(l)
			}
			f.Items = append(f.Items, item)
		}
		out = append(out, f)
	}
	return out
}

func invented(c *scenarios.Content) ui.Str {
	taken := 0
	for _, f := range c.Facts {
		if f.From != "invented" {
			taken++
		}
	}
	return ui.InventedWords(taken, len(c.Facts))
}

// addRubricSources names what the rubrics lean on, each publication once.
func addRubricSources(v *ui.Debrief, rs []scoring.Rubric) {
	seen := map[string]bool{}
	for _, s := range v.Sources {
		seen[s.Title] = true
	}
	for _, r := range rs {
		for _, s := range r.Sources {
			if !seen[s.Title] {
				seen[s.Title] = true
				v.Sources = append(v.Sources, ui.Source{Title: s.Title, Where: s.Where})
			}
		}
	}
}
