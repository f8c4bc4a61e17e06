package scoring

import (
	"slices"
	"strings"

	"simlab/engine"
)

// matcher is a pattern made ready for one sheet: groups are replaced by what they
// stand for. Several alternatives are a list of matchers.
type matcher struct {
	Pattern
	all bool // every word matches
}

// compile makes a pattern ready. A pattern that [Rubric.Check] would refuse
// matches nothing.
func compile(p *Pattern, sheet *engine.Sheet) []matcher {
	if len(p.AnyOf) > 0 {
		var out []matcher
		for i := range p.AnyOf {
			out = append(out, compile(&p.AnyOf[i], sheet)...)
		}
		return out
	}
	m := matcher{Pattern: *p}
	m.Of = nil
	for _, w := range p.Of {
		words, all := group(p.Head, w, sheet)
		m.all = m.all || all
		m.Of = append(m.Of, words...)
	}
	return []matcher{m}
}

// group returns what a word stands for, under its head.
func group(h Head, w string, sheet *engine.Sheet) (words []string, all bool) {
	if w == GroupAny && h != HeadSaid && h != HeadKind {
		return nil, true
	}
	switch h {
	case HeadTold, HeadRecorded, HeadPassedOn, HeadReadBack, HeadActedOn, HeadSpokeOf:
		return factGroup(w, sheet), false
	case HeadEntry:
		if w == GroupEarlier {
			return sheet.Recontact.Earlier, false
		}
	case HeadCard:
		if w == GroupFitting {
			return sheet.Cards, false
		}
	case HeadClaimed:
		if w == GroupFitting {
			return sheet.Criteria, false
		}
	case HeadAdvised, HeadAdvice:
		if w == GroupFitting {
			return sheet.Worsening, false
		}
	}
	return []string{w}, false
}

func factGroup(w string, sheet *engine.Sheet) []string {
	var in func(f *engine.SheetFact) bool
	switch w {
	case GroupRecontact:
		return sheet.Recontact.Facts
	case GroupEssential:
		return sheet.Handover
	case GroupCritical:
		in = func(f *engine.SheetFact) bool { return f.Critical }
	case GroupDanger:
		in = func(f *engine.SheetFact) bool { return f.Danger }
	case GroupHaste:
		in = func(f *engine.SheetFact) bool {
			return f.Danger || slices.Contains(f.Supports, engine.Red) || slices.Contains(f.Supports, engine.Yellow)
		}
	default:
		return []string{w}
	}
	var out []string
	for i := range sheet.Facts {
		if in(&sheet.Facts[i]) {
			out = append(out, sheet.Facts[i].ID)
		}
	}
	return out
}

// kindOf says which kind of event a head is about; HeadKind is about those it names.
var kindOf = map[Head]engine.Kind{
	HeadSaid: engine.KindWordsSaid, HeadSpokeOf: engine.KindWordsSaid, HeadAdvised: engine.KindWordsSaid,
	HeadAnswered: engine.KindSpeechEnded, HeadTold: engine.KindFactTold, HeadRecorded: engine.KindFactRecorded,
	HeadPassedOn: engine.KindFactPassedOn, HeadReadBack: engine.KindFactReadBack, HeadActedOn: engine.KindFactActedOn,
	HeadLookedUp: engine.KindJournalLookedUp, HeadEntry: engine.KindEntryOpened, HeadCard: engine.KindCardOpened,
	HeadClaimed: engine.KindCriterionClaimed, HeadUrgency: engine.KindUrgencySet, HeadAdvice: engine.KindAdviceSent,
	HeadRang: engine.KindLegRang, HeadJoined: engine.KindLegJoined, HeadAccepted: engine.KindHandoverAccepted,
	HeadReleased: engine.KindCallReleased, HeadDecided: engine.KindPartyDecided, HeadAlerted: engine.KindResourceAlerted,
	HeadKnown: engine.KindFactTold, HeadHungUp: engine.KindCallEnded, HeadFinished: engine.KindRunFinished,
}

// kinds lists the kinds of event that the matcher may match.
func (m *matcher) kinds() []engine.Kind {
	if m.Head == HeadKind {
		out := make([]engine.Kind, len(m.Of))
		for i, w := range m.Of {
			out[i] = engine.Kind(w)
		}
		return out
	}
	if k, ok := kindOf[m.Head]; ok {
		return []engine.Kind{k}
	}
	return nil
}

func (m *matcher) of(word string) bool { return m.all || slices.Contains(m.Of, word) }

// match reports whether the event, which the board has taken in, is meant.
func (m *matcher) match(e engine.Event, b *board) bool {
	if m.Head == HeadKind {
		return slices.Contains(m.Of, string(e.Kind()))
	}
	switch x := e.Body.(type) {
	case *engine.WordsSaid:
		return m.words(x, b)
	case *engine.SpeechEnded:
		return m.Head == HeadAnswered && m.of(b.cues[x.Cue])
	case *engine.FactTold:
		if m.Head == HeadKnown {
			return b.triage.known.Seq == b.now.Seq
		}
		return m.Head == HeadTold && m.of(x.Fact) && (!m.Prompted || x.Turn > 0 || x.By == "journal")
	case *engine.FactRecorded:
		f := b.fact(x.Fact)
		return m.Head == HeadRecorded && m.of(x.Fact) && f != nil && b.weigh(f, x.Negated, x.Unfounded, x.With) == right
	case *engine.FactPassedOn:
		f := b.fact(x.Fact)
		return m.Head == HeadPassedOn && m.of(x.Fact) && x.Turn > 0 && !b.idle(x.Turn) && f != nil && b.weigh(f, x.Negated, x.Unfounded, x.With) == right && m.to(x.To, b)
	case *engine.FactReadBack:
		other := x.To
		if x.By != "seat" {
			other = x.By
		}
		return m.Head == HeadReadBack && m.of(x.Fact) && m.to(other, b)
	case *engine.FactActedOn:
		return m.Head == HeadActedOn && m.of(x.Fact)
	case *engine.LegRang:
		return m.Head == HeadRang && m.target(x.Target)
	case *engine.LegJoined:
		return m.Head == HeadJoined && m.target(x.Target)
	case *engine.CallReleased:
		return m.Head == HeadReleased && m.target(x.Target)
	case *engine.ResourceAlerted:
		return m.Head == HeadAlerted && m.of(string(x.Resource))
	case *engine.CallEnded:
		return m.Head == HeadHungUp && (m.all || m.of(GroupSeat) && x.By == GroupSeat || m.of(GroupOther) && x.By != GroupSeat)
	case *engine.HandoverAccepted:
		return m.Head == HeadAccepted && m.of(b.role(x.Party))
	case *engine.PartyDecided:
		return m.Head == HeadDecided && m.of(b.role(x.Party)) && (m.Decision == "" || m.Decision == x.Decision)
	case *engine.RunFinished:
		return m.Head == HeadFinished && !x.Broken && m.of(string(x.Disposition))
	}
	return m.matchDesk(e)
}

// matchDesk matches what is done with hands at the desk.
func (m *matcher) matchDesk(e engine.Event) bool {
	switch x := e.Body.(type) {
	case *engine.JournalLookedUp:
		return m.Head == HeadLookedUp && (m.of(GroupFound) && len(x.Entries) > 0 || m.of(GroupNothing) && len(x.Entries) == 0)
	case *engine.EntryOpened:
		return m.Head == HeadEntry && m.of(x.Entry)
	case *engine.CardOpened:
		return m.Head == HeadCard && m.of(x.Card)
	case *engine.CriterionClaimed:
		return m.Head == HeadClaimed && m.of(x.Card+"/"+x.Criterion)
	case *engine.UrgencySet:
		return m.Head == HeadUrgency && m.of(string(x.Urgency)) && m.revised(x)
	case *engine.AdviceSent:
		return m.Head == HeadAdvice && m.advice(&x.Advice)
	}
	return false
}

// words matches what was said.
func (m *matcher) words(w *engine.WordsSaid, b *board) bool {
	switch m.Head {
	case HeadSaid:
		return m.said(w, b)
	case HeadAdvised:
		return w.Advice != nil && m.advice(w.Advice)
	case HeadSpokeOf:
		return m.heard(w, b) && claims(w) && slices.ContainsFunc(w.Mentions, func(x engine.Mention) bool { return m.of(x.Fact) })
	}
	return false
}

// advice matches what advice names.
func (m *matcher) advice(x *engine.Advice) bool {
	return m.all || slices.Contains(m.Of, GroupSign) && len(x.Worsening) > 0 ||
		slices.Contains(m.Of, GroupLimit) && x.Limit != "" || slices.Contains(m.Of, GroupWhom) && x.Whom != "" ||
		slices.Contains(m.Of, GroupElse) && x.Else != "" || slices.ContainsFunc(x.Worsening, m.of)
}

// target matches a target by its name or by who answers there.
func (m *matcher) target(name string) bool {
	return m.of(name) || slices.ContainsFunc(sides[:], func(s side) bool { return s.target == name && m.of(s.role) })
}

// heard reports whether somebody meant heard the utterance.
func (m *matcher) heard(w *engine.WordsSaid, b *board) bool {
	return len(m.To) == 0 || slices.ContainsFunc(w.To, func(party string) bool { return m.to(party, b) })
}

// warnings say what may come, not what is.
var warnings = []string{"advise.worsening", "advise.worsening_vague", "advise.call_113"}

// claims reports an utterance that says how things are: more than a question, or a
// warning of what may come.
func claims(w *engine.WordsSaid) bool {
	return slices.ContainsFunc(w.Acts, func(a engine.Act) bool {
		return !a.Asks() && !slices.Contains(warnings, a.Intent)
	})
}

// intent matches an intent by its name, or by how it begins: "ask.*".
func (m *matcher) intent(id string) bool {
	return slices.ContainsFunc(m.Of, func(w string) bool {
		begin, many := strings.CutSuffix(w, "*")
		return w == id || many && strings.HasPrefix(id, begin)
	})
}

func (m *matcher) said(w *engine.WordsSaid, b *board) bool {
	if !m.heard(w, b) {
		return false
	}
	for i := range w.Acts {
		a := &w.Acts[i]
		if m.intent(a.Intent) && (m.With == "" || a.Has(m.With)) && (m.Without == "" || !a.Has(m.Without)) {
			return true
		}
	}
	return false
}

func (m *matcher) to(party string, b *board) bool {
	return len(m.To) == 0 || slices.Contains(m.To, b.role(party))
}

func (m *matcher) revised(x *engine.UrgencySet) bool {
	switch m.Revised {
	case "":
		return true
	case RevisedFirst:
		return x.Was == ""
	case RevisedUp:
		return x.Was != "" && higher(x.Urgency, x.Was)
	case RevisedDown:
		return higher(x.Was, x.Urgency)
	case RevisedRaise:
		return higher(x.Urgency, x.Was)
	}
	return false
}

// matches reports whether any of the alternatives matches.
func matches(ms []matcher, e engine.Event, b *board) bool {
	for i := range ms {
		if ms[i].match(e, b) {
			return true
		}
	}
	return false
}
