package rehearsal

import (
	"fmt"
	"io"
	"strings"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
)

// ReportFormat is the version of the shape of [Report] as JSON.
const ReportFormat = 1

// Report is what `simlab play` prints. Its JSON is stable: fields are only ever
// added, and a change of meaning raises Format.
type Report struct {
	Format     int            `json:"format"`
	Scenario   string         `json:"scenario"`
	Digest     string         `json:"digest"`
	Contact    string         `json:"contact"`
	Seed       int64          `json:"seed"`
	Outcome    string         `json:"outcome,omitempty"`
	Transcript []Row          `json:"transcript"`
	Result     scoring.Result `json:"result"`
	Failed     []Failure      `json:"failed"` // expectations of the script that did not hold
}

// Row is one line of a transcript.
type Row struct {
	Seq    int           `json:"seq"`    // of the event, from 1
	Millis engine.Millis `json:"millis"` // since the ring
	Kind   engine.Kind   `json:"kind"`
	Who    string        `json:"who,omitempty"` // "seat", a party, or empty
	Text   string        `json:"text"`          // words, or the codes that matter
	Line   int           `json:"line,omitempty"`
}

// Failure is an expectation that did not hold.
type Failure struct {
	Line      int    `json:"line"`
	Criterion string `json:"criterion"`
	Want      string `json:"want"`
	Got       string `json:"got"` // empty: no rubric has the criterion
}

// NewReport judges a trace against the bundle's rubrics and the script's
// expectations.
func NewReport(b *scenarios.Bundle, s Script, t *Trace) *Report {
	r := &Report{
		Format: ReportFormat, Scenario: t.Header.Scenario, Digest: t.Header.Digest, Contact: t.Header.Contact, Seed: t.Header.Seed,
		Transcript: []Row{}, Failed: []Failure{},
		Result: scoring.Score(b.Rubrics, t.Header.Sheet, t.Events),
	}
	for i, e := range t.Events {
		if o, ok := e.Body.(*engine.OutcomeReached); ok {
			r.Outcome = o.Outcome
		}
		if row, ok := describe(b.Content, t, e); ok {
			row.Seq, row.Millis, row.Kind, row.Line = i+1, e.At-t.Header.Sheet.RangAt, e.Kind(), t.Lines[i]
			r.Transcript = append(r.Transcript, row)
		}
	}
	got := verdicts(r.Result)
	for _, x := range s.Expect {
		if got[x.Criterion] != x.Verdict {
			r.Failed = append(r.Failed, Failure{x.Number, x.Criterion, x.Verdict, got[x.Criterion]})
		}
	}
	return r
}

// verdicts returns every verdict by rubric/criterion.
func verdicts(r scoring.Result) map[string]string {
	out := map[string]string{}
	for _, rub := range r.Rubrics {
		for _, v := range rub.Verdicts {
			out[rub.Rubric+"/"+v.Criterion] = string(v.Verdict)
		}
	}
	return out
}

// describe returns what a reader of a transcript wants of an event; false for
// events that say nothing beside others.
func describe(c *scenarios.Content, t *Trace, e engine.Event) (Row, bool) {
	switch b := e.Body.(type) {
	case *engine.WordsSaid:
		var acts []string
		for _, a := range b.Acts {
			acts = append(acts, a.Intent+marks(a))
		}
		words := ""
		if b.Text != nil {
			words = t.Words[b.Text.ID]
		}
		return Row{Who: "seat", Text: fmt.Sprintf("«%s» [%s]%s", words, strings.Join(acts, " "), mentions(b.Mentions))}, true
	case *engine.PhraseStarted:
		return Row{Who: b.Party, Text: "«" + c.Clips[b.Clip].Say + "»"}, true
	case *engine.SpeechInterrupted:
		return Row{Who: b.Party, Text: "cut off"}, true
	case *engine.CallRang:
		return Row{Text: b.Line}, true
	case *engine.CallEnded:
		return Row{Text: "by " + b.By}, true
	case *engine.CallDue:
		return Row{Text: b.Number}, true
	case *engine.CallReleased:
		return Row{Text: b.Target}, true
	case *engine.ResourceAlerted:
		return Row{Who: "seat", Text: string(b.Resource)}, true
	case *engine.ResourceConfirmed:
		return Row{Text: string(b.Resource)}, true
	case *engine.LegRang:
		return Row{Text: b.Target}, true
	case *engine.LegJoined:
		return Row{Text: b.Target}, true
	case *engine.LegLeft:
		return Row{Text: b.Target + " by " + b.By}, true
	case *engine.LegHeld:
		return Row{Text: fmt.Sprintf("%s %v", b.Target, b.Held)}, true
	case *engine.PhoneHanded:
		return Row{Text: b.From + " to " + b.To}, true
	case *engine.TrustChanged:
		return Row{Who: b.Party, Text: fmt.Sprint(b.Trust)}, true
	case *engine.PostureChanged:
		return Row{Text: fmt.Sprintf("%s, exertion %d", b.Posture, b.Exertion)}, true
	case *engine.FactTold:
		return Row{Who: b.By, Text: b.Fact}, true
	case *engine.FactRecorded:
		return Row{Who: "seat", Text: b.Fact + " in " + b.Where + way(b.Negated, b.Unfounded)}, true
	case *engine.FactPassedOn:
		return Row{Who: "seat", Text: b.Fact + " to " + b.To + way(b.Negated, b.Unfounded)}, true
	case *engine.FactReadBack:
		return Row{Who: b.By, Text: b.Fact + " to " + b.To}, true
	case *engine.HandoverAccepted:
		return Row{Who: b.Party}, true
	case *engine.PartyDecided:
		return Row{Who: b.Party, Text: b.Decision}, true
	case *engine.JournalLookedUp:
		return Row{Who: "seat", Text: "by " + b.By + ": " + strings.Join(b.Entries, " ")}, true
	case *engine.EntryOpened:
		return Row{Who: "seat", Text: b.Entry}, true
	case *engine.CardOpened:
		return Row{Who: "seat", Text: b.Card}, true
	case *engine.CriterionClaimed:
		return Row{Who: "seat", Text: b.Card + "/" + b.Criterion}, true
	case *engine.UrgencySet:
		return Row{Who: "seat", Text: string(b.Urgency)}, true
	case *engine.AdviceSent:
		return Row{Who: "seat", Text: fmt.Sprintf("%s, %s, %s, else %s", strings.Join(b.Worsening, " "), b.Limit, b.Whom, b.Else)}, true
	case *engine.CommandRefused:
		return Row{Who: "seat", Text: string(b.Command) + ": " + string(b.Code)}, true
	case *engine.RunFinished:
		return Row{Who: "seat", Text: finished(b)}, true
	case *engine.OutcomeReached:
		return Row{Text: b.Outcome}, true
	case *engine.CallAnswered, *engine.CallAbandoned, *engine.RecontactShown:
		return Row{}, true
	}
	return Row{}, false
}

func marks(a engine.Act) string {
	s := ""
	for _, m := range a.Marks {
		s += ":" + string(m)
	}
	return s
}

func mentions(ms []engine.Mention) string {
	if len(ms) == 0 {
		return ""
	}
	var out []string
	for _, m := range ms {
		s := m.Fact
		if m.Negated {
			s = "not " + s
		}
		if m.Value != "" {
			s += "=" + m.Value
		}
		out = append(out, s)
	}
	return " {" + strings.Join(out, ", ") + "}"
}

func way(negated, unfounded bool) string {
	switch {
	case negated:
		return " (denied)"
	case unfounded:
		return " (never told)"
	}
	return ""
}

func finished(b *engine.RunFinished) string {
	switch {
	case b.Broken:
		return "broken off"
	case b.Within > 0:
		return fmt.Sprintf("%s within %d min", b.Disposition, b.Within)
	}
	return string(b.Disposition)
}

// WriteText prints a report as people read it: transcript, verdicts, facts.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s, seed %d\n\n", r.Scenario, r.Contact, r.Seed)
	for _, x := range r.Transcript {
		fmt.Fprintf(&b, "%s  %-8s %-18s %s\n", clock(x.Millis), x.Who, x.Kind, x.Text)
	}
	for _, rub := range r.Result.Rubrics {
		fmt.Fprintf(&b, "\n%s (%d of %d)\n", rub.Rubric, rub.Points, rub.Of)
		for _, v := range rub.Verdicts {
			fmt.Fprintf(&b, "  %-7s %-28s %s%s\n", v.Verdict, v.Criterion, v.Blame, evidence(v.Evidence))
		}
	}
	c := r.Result.Facts.Counts
	fmt.Fprintf(&b, "\nfacts: available %d, told %d, recorded %d, passed on %d, read back %d, acted on %d\n",
		c.Available, c.Told, c.Recorded, c.PassedOn, c.ReadBack, c.ActedOn)
	for _, f := range r.Result.Facts.Ladder {
		if f.Available {
			fmt.Fprintf(&b, "  %-22s weight %d  told %-5v recorded %-5v passed on %v\n", f.Fact, f.Weight, f.Told != nil, f.Recorded != nil, len(f.PassedOn) > 0)
		}
	}
	if r.Outcome != "" {
		fmt.Fprintf(&b, "\noutcome: %s\n", r.Outcome)
	}
	for _, f := range r.Failed {
		fmt.Fprintf(&b, "line %d: expected %s %s, got %q\n", f.Line, f.Criterion, f.Want, f.Got)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func evidence(ev []scoring.Evidence) string {
	s := ""
	for i, e := range ev {
		if i == 4 {
			return s + " …"
		}
		s += fmt.Sprintf(" #%d", e.Seq)
	}
	return s
}
