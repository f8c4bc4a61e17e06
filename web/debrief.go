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
		if !plays(seat) {
			return errOwes
		}
		http.Redirect(w, r, "/runs/"+run+"/self", http.StatusSeeOther)
		return nil
	}
	b, err := s.Library.Bundle(r.Context(), j.Info.Header)
	if err != nil {
		return fmt.Errorf("read scenario: %w", err)
	}
	st, err := s.storyOf(r.Context(), b.Program, j)
	if err != nil {
		return err
	}
	result := s.Judge(orderedRubrics(b.Rubrics), j.Info.Header.Sheet, j.Events)
	v := debrief(s.about(r, ui.DebriefTitle), j, b, st, result)
	if shipped, err := s.Library.Shipped(r.Context(), j.Info.Header.Scenario); err == nil {
		v.OtherVersion = shipped != j.Info.Header.Digest
	}
	if j.Info.Choice.Story {
		v.Story = s.storyRows(r.Context(), b, j, st, v.Lang)
	}
	if plays(seat) {
		v.GoOn = goOn(j, b.Content, st, v.Lang)
		v.Same = s.sameCall(r, j, result, v.Lang)
	} else {
		for i := range v.Story { // an observer was let in to one run
			v.Story[i].URL = ""
		}
	}
	return s.render(w, r, http.StatusOK, ui.DebriefPage(v))
}

// debrief makes the view of a finished run. While later contacts of its story are
// still to be played it tells nothing of them: neither the case's name, nor how it
// goes on, nor the sources that would name it.
func debrief(p ui.Page, j Journal, b *scenarios.Bundle, st story, r scoring.Result) ui.Debrief {
	lang, c := string(p.Lang), b.Content
	status, approved := reviewWords(c.Review, p.Lang)
	t := transcribe(j, c, p.Lang)
	v := ui.Debrief{
		Page: p, Status: status, Approved: approved, Broken: j.Info.Broken, Hide: j.Info.Choice.HideOutcome, Open: st.open,
		Figures: figures(r, p.Lang), Said: t.said, Timeline: timeline(t, j.Events, r, c, p.Lang), Rubrics: rubrics(r, t, p.Lang),
		Course: drawCourse(b.Program, c, j, t, st, p.Lang), Ladder: ladder(r, t, c, p.Lang),
		Station: ui.Stations[string(j.Info.Header.Station)].In(p.Lang), Played: j.Info.StartedAt.Format("02.01.2006 15:04"),
		Aids: aids(j.Info.Header.Aids, p.Lang), Shown: ui.ShownWords(j.Info.Choice.Subtitles, j.Info.Choice.Picks, p.Lang),
	}
	v.Outcome, v.End = outcome(j.Events, c, lang)
	if st.open || st.last.Info.Run != j.Info.Run {
		v.End = "" // it went on
	}
	k := c.Contact(j.Info.Header.Contact)
	if k != nil {
		v.Contact = k.Neutral.In(lang)
	}
	if !st.open {
		v.Title, v.Invented, v.Sources = c.Title.In(lang), invented(c), publications(b)
		if k != nil {
			v.Original = k.Original.In(lang)
		}
	}
	if s := j.Info.Self; s != nil {
		v.Self = &ui.SelfShown{Urgency: ui.AnswerOf(s.Urgency, p.Lang), Prior: s.Prior, Next: s.Next}
	}
	for _, n := range scoring.TryNext(r) {
		v.Next = append(v.Next, ui.Try{Title: textIn(n.Title, p.Lang), Say: textIn(n.Try, p.Lang)})
	}
	return v
}

// aids names the aids that were on.
func aids(a engine.Aids, l ui.Lang) []string {
	var out []string
	for _, x := range []struct {
		on   bool
		code string
	}{{a.RecontactWarning, "recontact"}, {a.PriorContactQuestion, "prior"}, {a.Overview, "overview"}} {
		if x.on {
			out = append(out, ui.AidWords[x.code].In(l))
		}
	}
	return out
}

// textIn returns a text of a rubric in a language.
func textIn(t scoring.Text, l ui.Lang) string { return scenarios.Text(t).In(string(l)) }

// outcome returns how it went, in one sentence, and how it ended when nobody did
// anything more; empty when nothing was reached.
func outcome(events []engine.Event, c *scenarios.Content, lang string) (text, end string) {
	for _, e := range events {
		if o, ok := e.Body.(*engine.OutcomeReached); ok {
			x := c.Outcomes[o.Outcome]
			return x.Text.In(lang), x.End.In(lang)
		}
	}
	return "", ""
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

// publications are what the scenario and its rubrics lean on, each title once.
func publications(b *scenarios.Bundle) []ui.Source {
	var out []ui.Source
	seen := map[string]bool{}
	add := func(title, where string) {
		if !seen[title] {
			seen[title] = true
			out = append(out, ui.Source{Title: title, Where: where})
		}
	}
	for _, s := range b.Content.Sources {
		add(s.Title, s.Where)
	}
	for _, r := range b.Rubrics {
		for _, s := range r.Sources {
			add(s.Title, s.Where)
		}
	}
	return out
}
