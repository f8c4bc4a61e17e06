package scoring

import (
	"slices"
	"strings"

	"simlab/engine"
)

// board keeps what the events so far amount to: one per judged run, stepped
// before the rules that ask it. It holds what cannot be said by a rule alone.
type board struct {
	sheet *engine.Sheet
	index map[string]int // of a fact in facts
	facts []standing     // in the order of the sheet

	now    Evidence // the event being judged
	turn   int      // of the last utterance
	claims bool     // it says how things are
	via    engine.Via

	sides  map[string]int // party -> professional
	pros   [nSides]professional
	cues   map[int]string // what the patient's side answers, by cue
	triage triageState
	again  recontactState
	listen listenState

	answered Evidence
	decision Evidence // the first urgency, advice, decision or call to a professional
	finished Evidence
	finish   engine.RunFinished
	advice   adviceState
	alerted  map[engine.Resource]Evidence
}

// The professionals that a station can bring in.
const (
	amk = iota
	doctor
	mo
	lvs    // on the red line: in the conference
	yellow // on the yellow line: the patient is released to them
	ward
	nSides
	nobody = -1
)

// side is how a professional is rung, and what they are to the trainee.
type side struct{ target, role string }

var sides = [nSides]side{
	amk: {"amk", RoleAMK}, doctor: {"doctor", RoleDoctor}, mo: {"mo", RoleMO},
	lvs: {"lvs-red", RoleLVS}, yellow: {engine.TargetYellow, RoleLVS}, ward: {"ward", RoleWard},
}

// takers are those who can take a patient over in conversation; advisers are asked
// and decide or advise.
var (
	takers   = []int{amk, mo, lvs}
	advisers = []int{doctor, ward}
)

// professional is what happened with one of them.
type professional struct {
	rang, joined, accepted, decided Evidence
	choice                          string
	turns                           []int    // utterances meant for them, the first openingTurns
	situation                       Evidence // what is wrong and how urgent, said in the first turns
}

// openingTurns is how many utterances a handover has to say the essentials in.
const openingTurns = 3

// standing is how far one fact has come.
type standing struct {
	engine.SheetFact
	haste, recontact, essential bool

	planned     Evidence // somebody was about to tell it
	told        Evidence
	by, on      string
	recorded    Evidence
	misrecorded Evidence             // written down wrongly or unfounded, and not put right
	own         [nSides]Evidence     // passed on in the trainee's own words
	heard       [nSides]Evidence     // heard from the patient's side in the conference
	early       [nSides]Evidence     // own, in the first turns
	misled      [nSides]Evidence     // told wrongly or unfounded, and not put right
	readBack    [nSides + 1]Evidence // with each of them, and with the patient's side
	actedOn     Evidence
	how         string
}

// patientSide is the place of the patient's side in standing.readBack.
const patientSide = nSides

func newBoard(sheet *engine.Sheet) *board {
	b := &board{sheet: sheet, index: make(map[string]int, len(sheet.Facts)), facts: make([]standing, len(sheet.Facts)),
		sides: map[string]int{}, cues: map[int]string{}, alerted: map[engine.Resource]Evidence{}}
	for i, f := range sheet.Facts {
		b.index[f.ID] = i
		b.facts[i] = standing{SheetFact: f,
			haste:     f.Danger || slices.Contains(f.Supports, engine.Red) || slices.Contains(f.Supports, engine.Yellow),
			recontact: slices.Contains(sheet.Recontact.Facts, f.ID),
			essential: slices.Contains(sheet.Handover, f.ID)}
	}
	return b
}

// fact returns the standing of a fact, nil when the sheet does not know it.
func (b *board) fact(id string) *standing {
	if i, ok := b.index[id]; ok {
		return &b.facts[i]
	}
	return nil
}

// side returns which professional a party is, or nobody.
func (b *board) side(party string) int {
	if s, ok := b.sides[party]; ok {
		return s
	}
	return nobody
}

// idle reports that what a turn speaks of is asked or warned of, and told nobody.
func (b *board) idle(turn int) bool { return turn == b.turn && !b.claims }

// role returns what a party is to the trainee.
func (b *board) role(party string) string {
	if s := b.side(party); s != nobody {
		return sides[s].role
	}
	return RoleCaller
}

// identity reports whether a fact is of the kind that is read off the screen: it
// supports no urgency, so stating it before the caller did misleads nobody.
func (f *standing) identity() bool { return len(f.Supports) == 0 && !f.Danger }

// step takes in the next event. seq counts events from 1.
func (b *board) step(seq int64, e engine.Event) {
	if w, ok := e.Body.(*engine.WordsSaid); ok {
		b.turn, b.via, b.claims = w.Turn, w.Via, claims(w)
	}
	b.now = evidenceOf(seq, b.turn, e)
	switch x := e.Body.(type) {
	case *engine.CallAnswered:
		b.answered.first(b.now)
	case *engine.WordsSaid:
		b.said(x)
	case *engine.FactTold, *engine.FactRecorded, *engine.FactPassedOn, *engine.FactReadBack, *engine.FactActedOn:
		b.factMoved(e.Body)
	case *engine.SpeechPlanned:
		if b.side(x.Party) != nobody {
			return // a professional repeats rather than tells
		}
		b.cues[x.Cue] = x.On
		b.listen.begins(b, x)
		for _, ph := range x.Phrases {
			for _, id := range ph.Tells {
				if f := b.fact(id); f != nil {
					f.planned.first(b.now)
				}
			}
		}
	case *engine.LegRang, *engine.LegJoined, *engine.CallReleased, *engine.ResourceAlerted, *engine.HandoverAccepted, *engine.PartyDecided:
		b.broughtIn(e.Body)
	case *engine.SpeechEnded:
		b.listen.ends(b, x.Cue)
	case *engine.SpeechInterrupted:
		b.listen.breaks(b, x.Cue)
	case *engine.UrgencySet:
		b.decision.first(b.now)
		b.triage.set(b, x)
		if x.Urgency != engine.Green && higher(x.Urgency, x.Was) {
			b.again.respond(b, b.now)
		}
	case *engine.CriterionClaimed:
		b.triage.claim(b, x)
	case *engine.JournalLookedUp:
		b.again.lookedUp.first(b.now)
	case *engine.EntryOpened:
		b.again.open(b, x.Entry)
	case *engine.RecontactShown:
		if len(x.Entries) > 0 {
			b.again.prompted(b, PromptAid)
		}
	case *engine.RunFinished:
		b.over(x)
	}
}

func (b *board) over(x *engine.RunFinished) {
	b.decision.first(b.now)
	b.finished, b.finish = b.now, *x
	switch x.Disposition {
	case engine.Attendance, engine.HomeVisit, engine.AMKTakeover, engine.AmbulanceOrdered, engine.Conferred, engine.Maternity, engine.Admitted:
		b.again.respond(b, b.now)
	}
}

// pro returns the professional behind a target and remembers who it is.
func (b *board) pro(target, party string) *professional {
	for i := range sides {
		if sides[i].target == target {
			b.sides[party] = i
			return &b.pros[i]
		}
	}
	return nil
}

// decides reports whether an act tells the caller what has been decided. What to
// do meanwhile, and to stay on the line, can be said before anything is.
func decides(intent string) bool {
	return strings.HasPrefix(intent, "advise.") && intent != "advise.stay_on_line" && intent != "advise.waiting"
}

// said takes in an utterance.
func (b *board) said(w *engine.WordsSaid) {
	b.listen.says(b, w)
	for _, a := range w.Acts {
		switch {
		case decides(a.Intent):
			b.decision.first(b.now)
		case a.Intent == "ask.prior_contact" || a.Intent == "ask.prior_contact_own" || a.Intent == "ask.prior_advice":
			b.again.asks(b, a)
		}
	}
	if w.Advice != nil {
		b.advice.add(b, w.Advice)
	}
	if !claims(w) {
		return // a question gives nobody anything
	}
	b.again.speaks(b, w.Mentions)
	for _, party := range w.To {
		if s := b.side(party); s != nobody {
			b.briefed(s, w)
		}
	}
}

// briefed takes in an utterance that a professional hears. What the trainee says
// there counts also where the professional heard it before from the caller.
func (b *board) briefed(s int, w *engine.WordsSaid) {
	p := &b.pros[s]
	meant := len(w.Mentions) > 0
	situation := false
	for _, a := range w.Acts {
		meant = meant || strings.HasPrefix(a.Intent, "handover.")
		situation = situation || a.Intent == "handover.situation"
	}
	if meant && len(p.turns) < openingTurns {
		p.turns = append(p.turns, w.Turn)
	}
	if situation && slices.Contains(p.turns, w.Turn) {
		p.situation.first(b.now)
	}
	for _, x := range w.Mentions {
		f := b.fact(x.Fact)
		if f == nil || x.Negated || !f.told.some() && !f.identity() {
			continue
		}
		b.passOn(f, s, w.Turn)
	}
}

// passOn notes that a professional was truly told a fact in the trainee's own words.
func (b *board) passOn(f *standing, s, turn int) {
	now := b.now
	now.Fact = f.ID
	f.own[s].first(now)
	f.misled[s] = Evidence{}
	if slices.Contains(b.pros[s].turns, turn) {
		f.early[s].first(now)
	}
	if f.recontact {
		b.again.use(b)
	}
}
