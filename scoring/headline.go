package scoring

// Headline is one of the figures at the top of a debrief. The words are the
// interface's: a code, and two numbers where there are any.
type Headline struct {
	ID   HeadlineID `json:"id"`
	Code string     `json:"code"`
	N    int        `json:"n"`
	Of   int        `json:"of"`
}

// HeadlineID names a figure.
type HeadlineID string

const (
	HeadlineTriage    HeadlineID = "triage"    // Code: a Scale, or "unfounded" when nothing told supports it; N of 7: the step
	HeadlineRecontact HeadlineID = "recontact" // Code: a RecontactStatus; N: the turn of the detection, 0 without
	HeadlineAdvice    HeadlineID = "advice"    // Code: "given", "none", "n/a"; N of Of: points of the advice rubric that were met
	HeadlineAMK       HeadlineID = "amk"       // Code: "accepted", "joined", "rang", "alerted", "missed", "n/a"; N of Of: weight passed on
	HeadlineFacts     HeadlineID = "facts"     // Code: "told"; N of Of: facts told of those available
)

// headlines returns the figures in the order they are shown.
func (b *board) headlines(r *Result) []Headline {
	triage := Headline{HeadlineTriage, string(r.Triage.Scale), r.Triage.Step, 7}
	if r.Triage.Urgency != "" && !r.Triage.Stated {
		triage.Code = "unfounded"
	}
	again := Headline{ID: HeadlineRecontact, Code: string(r.Recontact.Status)}
	if d := r.Recontact.Detected; d != nil {
		again.N = d.Turn
	}
	return []Headline{triage, again, adviceHeadline(r), amkHeadline(r),
		{HeadlineFacts, "told", r.Facts.Counts.Told, r.Facts.Counts.Available}}
}

// adviceRubric is the rubric that the headline of advice sums up.
const adviceRubric = "advice"

// adviceHeadline counts the criteria of the advice rubric that apply and were fully
// met: nothing applies where no advice was owed.
func adviceHeadline(r *Result) Headline {
	h := Headline{ID: HeadlineAdvice, Code: "n/a"}
	for i := range r.Rubrics {
		if f := &r.Rubrics[i]; f.Rubric == adviceRubric {
			h.N, h.Of = f.Full, f.Full+f.Partly+f.Not
			switch {
			case h.Of == 0:
			case f.Points == 0:
				h.Code = "none"
			default:
				h.Code = "given"
			}
		}
	}
	return h
}

func amkHeadline(r *Result) Headline {
	h := Headline{ID: HeadlineAMK, Code: "n/a"}
	switch a := &r.Handover; {
	case a.Accepted != nil:
		h.Code = "accepted"
	case a.Joined != nil:
		h.Code = "joined"
	case a.Rang != nil:
		h.Code = "rang"
	case a.Ambulance != nil:
		h.Code = "alerted"
		return h
	case a.Owed:
		h.Code = "missed"
	default:
		return h
	}
	h.N, h.Of = r.Handover.WholeTold, r.Handover.WholeOf
	return h
}
