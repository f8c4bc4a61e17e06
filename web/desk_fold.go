package web

import (
	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/ui"
	"simlab/web/wire"
)

// Fold implements [live.Desk].
func (d *desk) Fold(e wire.Event) {
	d.now = e.At
	switch e.Kind {
	case engine.KindRunStarted:
		if e.Aids != nil {
			d.aids = *e.Aids
		}
	case engine.KindQueueChanged:
		d.waiting, d.oldest = e.Waiting, e.Oldest
	case engine.KindSubtitlesSwitched:
		d.subtitles = e.On
	case engine.KindRunFinished:
		d.over = &e
		d.talk.silence()
	case engine.KindUrgencySet:
		if e.Was != "" {
			d.urgency.was = append(d.urgency.was, string(e.Was))
		}
		d.urgency.set, d.urgency.at = e.Urgency, e.At
	case engine.KindFieldWritten:
		d.fields[e.Field] = e.Words
	case engine.KindNoteWritten:
		d.note, d.noted = e.Words, e.At
	case engine.KindAdviceSent:
		d.sent = append(d.sent, ui.SMS{Time: clock(e.At), Text: smsText(d.service, d.content.Worsening, e.Advice, d.lang)})
		d.happened(e, ui.Happenings["advice"].In(d.lang))
	default:
		if !d.foldLookUp(e) {
			d.foldCall(e)
		}
	}
}

// foldLookUp takes what was looked up, and reports whether it was that.
func (d *desk) foldLookUp(e wire.Event) bool {
	switch e.Kind {
	case engine.KindJournalLookedUp:
		d.history.by, d.history.found, d.history.open = e.By, e.Entries, nil
	case engine.KindRecontactShown:
		d.history.warned = e.Entries
	case engine.KindEntryOpened:
		if e.Entry != nil {
			d.history.open = e.Entry
			d.history.titles[e.Entry.ID] = e.Entry.Title
		}
	case engine.KindCardOpened:
		d.card = e.Card
	case engine.KindCriterionClaimed:
		d.claim(e)
	default:
		return false
	}
	return true
}

func (d *desk) claim(e wire.Event) {
	key := e.Card + "/" + e.Claim
	if d.claims[key] {
		return
	}
	d.claims[key] = true
	for _, c := range d.content.Cards {
		for _, x := range c.Criteria {
			if c.ID == e.Card && x.ID == e.Claim {
				d.reasons = append(d.reasons, x.Text.In(string(d.lang)))
			}
		}
	}
}

// smsText writes the pretended message as the preview in the browser does.
func smsText(service string, w scenarios.Worsening, a *wire.SentAdvice, l ui.Lang) string {
	if a == nil {
		return ""
	}
	var signs []string
	for _, id := range a.Worsening {
		signs = append(signs, optionText(w.Signs, id, l))
	}
	return ui.SMSText(service, l, signs, optionText(w.Limits, a.Limit, l), optionText(w.Whom, a.Whom, l), optionText(w.Else, a.Else, l))
}

// optionText returns the words of an option, or its id when there are none.
func optionText(options []scenarios.AdviceOption, id string, l ui.Lang) string {
	for _, o := range options {
		if o.ID == id {
			return o.Text.In(string(l))
		}
	}
	return id
}
