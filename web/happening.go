package web

import (
	"strings"

	"simlab/engine"
	"simlab/web/ui"
)

// happening says in words what an event was, for the transcript; empty for what
// is not shown there.
func (t *transcript) happening(e engine.Event) string {
	h := func(code string) string { return ui.Happenings[code].In(t.lang) }
	switch b := e.Body.(type) {
	case *engine.CallRang:
		return h("rang")
	case *engine.CallAnswered:
		return h("answered")
	case *engine.CallAbandoned:
		return h("abandoned")
	case *engine.CallEnded:
		switch b.By {
		case "seat":
			return h("ended-seat")
		case "limit":
			return h("ended-limit")
		case "released":
			return "" // said with the release
		}
		return h("ended-party")
	case *engine.CallMuted:
		return h(either(b.Muted, "muted", "unmuted"))
	case *engine.LegRang:
		return targetWords(b.Target, t.lang) + " " + h("leg-rings")
	case *engine.LegJoined:
		return t.name(b.Party) + " " + h("joined")
	case *engine.LegHeld:
		return targetWords(b.Target, t.lang) + " " + h(either(b.Held, "held", "resumed"))
	case *engine.LegLeft:
		return t.name(b.Party) + " " + h("left")
	case *engine.PhoneHanded:
		return h("handed") + " " + strings.ToLower(t.name(b.To))
	case *engine.CallDue:
		return t.action("due", "")
	case *engine.CallReleased:
		return t.action("released", "")
	case *engine.ResourceAlerted:
		return t.action("alert-"+string(b.Resource), "")
	case *engine.ResourceConfirmed:
		return t.action("confirm-"+string(b.Resource), "")
	case *engine.HandoverAccepted:
		return t.name(b.Party) + " " + h("accepted")
	}
	return t.deskAction(e)
}

// deskAction says what was done at the desk beside talking.
func (t *transcript) deskAction(e engine.Event) string {
	lang := string(t.lang)
	switch b := e.Body.(type) {
	case *engine.UrgencySet:
		return t.action("urgency", ui.Urgencies[string(b.Urgency)].In(t.lang))
	case *engine.JournalLookedUp:
		return t.action("look-up", ui.FoundWords(len(b.Entries), t.lang))
	case *engine.EntryOpened:
		return t.action("entry", t.c.Entries[b.Entry].Title.In(lang))
	case *engine.RecontactShown:
		return t.action("warning", "")
	case *engine.CardOpened:
		for _, c := range t.c.Cards {
			if c.ID == b.Card {
				return t.action("card", c.Title.In(lang))
			}
		}
		return t.action("card", "")
	case *engine.CriterionClaimed:
		for _, c := range t.c.Cards {
			for _, x := range c.Criteria {
				if c.ID == b.Card && x.ID == b.Criterion {
					return t.action("claim", x.Text.In(lang))
				}
			}
		}
		return t.action("claim", "")
	case *engine.AdviceSent:
		return t.action("advice", "")
	case *engine.CommandRefused:
		if b.Command == engine.CmdSpeechStart || b.Command == engine.CmdSpeechStop {
			return "" // nobody tried anything: it is how the page tells that somebody types
		}
		return t.action("refused", ui.Refusals[string(b.Code)].In(t.lang))
	case *engine.RunFinished:
		return t.action("finished", endingWords(t.station, b.Disposition, b.Within, t.lang))
	}
	return ""
}

func targetWords(target string, l ui.Lang) string {
	if target == targetCaller {
		return ui.CallerName(l)
	}
	return ui.TargetName(target, l)
}
