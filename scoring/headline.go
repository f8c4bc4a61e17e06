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
	HeadlineAdvice    HeadlineID = "advice"    // Code: "given", "none", "n/a"; N of Of: concrete elements of worsening advice
	HeadlineAMK       HeadlineID = "amk"       // Code: "accepted", "joined", "rang", "missed", "n/a"; N of Of: weight passed on
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
	return []Headline{triage, again, b.adviceHeadline(r), amkHeadline(r),
		{HeadlineFacts, "told", r.Facts.Counts.Told, r.Facts.Counts.Available}}
}

// adviceHeadline leaves out worsening advice where the patient is handed over: a
// red patient is told what to do while waiting, not when to ring again.
func (b *board) adviceHeadline(r *Result) Headline {
	h := Headline{ID: HeadlineAdvice, Code: "n/a"}
	if r.Handover.Accepted != nil || r.Handover.Owed {
		return h
	}
	h.N, h.Of = b.advice.given(b.sheet)
	h.Code = "given"
	if h.N == 0 {
		h.Code = "none"
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
	case a.Owed:
		h.Code = "missed"
	default:
		return h
	}
	h.N, h.Of = r.Handover.WholeTold, r.Handover.WholeOf
	return h
}
