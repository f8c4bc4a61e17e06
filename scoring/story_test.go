package scoring_test

import (
	"strings"

	"simlab/engine"
	"simlab/scoring"
)

// story builds the events of a call by hand, in the words of the trade. Every
// step takes a second of story time unless wait says otherwise.
type story struct {
	events []engine.Event
	at     engine.Millis
	turn   int
	via    engine.Via
	on     []string // on the line beside the patient
	told   map[string]bool
}

// evening is K3 of the first case: day 2, 19:40, 116117.
const evening = engine.Day + 19*engine.Hour + 40*engine.Minute

func ringing() *story {
	s := &story{at: evening, via: engine.Typed, told: map[string]bool{}}
	return s.add(&engine.RunStarted{Contact: "k3"}, &engine.CallRang{Call: 1, Line: "116117"})
}

func answered() *story {
	return ringing().wait(5).add(&engine.CallAnswered{Call: 1, Seat: "s1", Waited: 5 * engine.Second})
}

// add appends events; like the engine it tells a fact once only.
func (s *story) add(bodies ...engine.Body) *story {
	for _, b := range bodies {
		if f, ok := b.(*engine.FactTold); ok {
			if s.told[f.Fact] {
				continue
			}
			s.told[f.Fact] = true
		}
		s.events = append(s.events, engine.Event{At: s.at, Body: b})
	}
	return s
}

func (s *story) wait(seconds int) *story {
	s.at += engine.Millis(seconds) * engine.Second
	return s
}

// says is an utterance: intents, a mark after a !, facts spoken of after a +, and
// denied after a -.
func (s *story) says(words ...string) *story {
	s.wait(1)
	s.turn++
	w := &engine.WordsSaid{Call: 1, Turn: s.turn, Seat: "s1", To: append([]string{"patient"}, s.on...), Say: engine.Say{Via: s.via}}
	for _, x := range words {
		switch x[0] {
		case '+':
			w.Mentions = append(w.Mentions, engine.Mention{Fact: x[1:]})
		case '-':
			w.Mentions = append(w.Mentions, engine.Mention{Fact: x[1:], Negated: true})
		default:
			intent, mark, marked := strings.Cut(x, "!")
			a := engine.Act{Intent: intent, Confidence: 1000}
			if marked {
				a.Marks = []engine.Mark{engine.Mark(mark)}
			}
			w.Acts = append(w.Acts, a)
		}
	}
	return s.add(w)
}

// advises is an utterance whose words name something.
func (s *story) advises(intent string, a engine.Advice) *story {
	s.says(intent)
	s.events[len(s.events)-1].Body.(*engine.WordsSaid).Advice = &a
	return s
}

// replies is an answer to the last utterance that is heard to its end.
func (s *story) replies(on string) *story {
	s.begins(on)
	return s.wait(3).add(&engine.SpeechEnded{Cue: s.turn, Party: "patient"})
}

// begins is an answer to the last utterance that has not come to its end.
func (s *story) begins(on string) *story {
	return s.wait(1).add(&engine.SpeechPlanned{Call: 1, Cue: s.turn, Party: "patient", Turn: s.turn, On: on})
}

// hears is what the answer to the last utterance tells.
func (s *story) hears(on string, facts ...string) *story {
	s.wait(3)
	for _, f := range facts {
		s.add(&engine.FactTold{Fact: f, By: "patient", Cue: s.turn, Turn: s.turn, On: on})
	}
	return s
}

// asks is a question and its answer.
func (s *story) asks(intent string, facts ...string) *story {
	return s.says(intent).hears(intent, facts...)
}

// remarks is what the caller says unasked.
func (s *story) remarks(facts ...string) *story {
	s.wait(3)
	for _, f := range facts {
		s.add(&engine.FactTold{Fact: f, By: "patient", Cue: 100, On: "@silence"})
	}
	return s
}

func (s *story) looksUp(entries ...string) *story {
	return s.wait(2).add(&engine.JournalLookedUp{By: "person", Entries: entries})
}

func (s *story) opens(entry string, facts ...string) *story {
	s.wait(2).add(&engine.EntryOpened{Entry: entry})
	for _, f := range facts {
		s.add(&engine.FactTold{Fact: f, By: "journal", Entry: entry})
	}
	return s
}

func (s *story) card(id string) *story { return s.wait(1).add(&engine.CardOpened{Card: id}) }

func (s *story) claims(card, criterion string, u engine.Urgency) *story {
	return s.wait(1).add(&engine.CriterionClaimed{Card: card, Criterion: criterion, Urgency: u})
}

func (s *story) sets(u, was engine.Urgency) *story {
	return s.wait(1).add(&engine.UrgencySet{Urgency: u, Was: was})
}

func (s *story) notes(facts ...string) *story {
	s.wait(2).add(&engine.NoteWritten{})
	for _, f := range facts {
		s.add(&engine.FactRecorded{Fact: f, Where: "note"})
	}
	return s
}

// joins brings a target in; the party's name differs from the target's.
func (s *story) joins(target string) *story {
	party := "duty-" + target
	s.wait(1).add(&engine.LegRang{Call: 1, Target: target, Party: party})
	s.wait(5).add(&engine.LegJoined{Call: 1, Target: target, Party: party})
	s.on = append(s.on, party)
	return s
}

// tells passes facts on to the professional who joined last.
func (s *story) tells(intent string, facts ...string) *story {
	words := []string{intent}
	for _, f := range facts {
		words = append(words, "+"+f)
	}
	s.says(words...)
	for _, f := range facts {
		s.add(&engine.FactPassedOn{Fact: f, To: s.on[len(s.on)-1], Turn: s.turn})
	}
	return s
}

func (s *story) repeats(facts ...string) *story {
	for _, f := range facts {
		s.add(&engine.FactReadBack{Fact: f, By: s.on[len(s.on)-1], To: "seat"})
	}
	return s
}

func (s *story) accepts() *story {
	return s.wait(2).add(&engine.HandoverAccepted{Party: "duty-amk"})
}

func (s *story) decides(decision string) *story {
	return s.wait(2).add(&engine.PartyDecided{Party: "duty-doctor", Decision: decision})
}

func (s *story) ends(d engine.Disposition, within int) *story {
	s.wait(1).add(&engine.CallEnded{Call: 1, By: "seat"})
	return s.wait(1).add(&engine.RunFinished{Disposition: d, Within: within})
}

// k3 is the sheet of the stories: yellow is right, red acceptable.
func k3() engine.Sheet {
	haste := []engine.Urgency{engine.Red, engine.Yellow}
	yellow := []engine.Urgency{engine.Yellow}
	return engine.Sheet{
		Contact:  "k3",
		Station:  engine.LVSOperator,
		Patient:  "patient",
		RangAt:   evening,
		Expected: []engine.ExpectedUrgency{{Urgency: engine.Red, Step: 5}, {Urgency: engine.Yellow, Step: 4}, {Urgency: engine.Green, Step: 1}},
		Accepted: []engine.ExpectedDisposition{{Disposition: engine.Attendance, MaxWithin: 90, Grade: 2},
			{Disposition: engine.AMKTakeover, Grade: 2}, {Disposition: engine.DoctorCallback, Grade: 0}},
		Facts: []engine.SheetFact{
			{ID: "pregnant", Weight: 3, Supports: yellow, Available: true},
			{ID: "cough", Weight: 1, Supports: []engine.Urgency{engine.Green}, Available: true},
			{ID: "fever", Weight: 2, Supports: yellow, Available: true},
			{ID: "breathing.short", Weight: 3, Supports: yellow, Available: true},
			{ID: "breathing.different", Weight: 5, Critical: true, Supports: haste, Available: true},
			{ID: "breathing.lying", Weight: 5, Critical: true, Supports: haste, Available: true},
			{ID: "breathing.gurgle", Weight: 5, Danger: true, Supports: []engine.Urgency{engine.Red}, Available: false},
			{ID: "address", Weight: 1, Available: true},
			{ID: "phone", Weight: 1, Available: true},
			{ID: "contact.lvs", Weight: 3, Critical: true, Supports: yellow, Available: true},
			{ID: "contact.gp", Weight: 3, Supports: yellow, Available: true},
		},
		Handover:  []string{"pregnant", "breathing.short", "address", "phone"},
		Recontact: engine.Recontact{Earlier: []string{"k1-lvs"}, Facts: []string{"contact.lvs", "contact.gp"}, Matters: true},
		Cards:     []string{"breathing", "pregnancy"},
		Criteria:  []string{"breathing/pregnant-different"},
		Worsening: []string{"breath", "lying", "lips"},
	}
}

// verdict looks a criterion up as "rubric/criterion".
func verdict(r scoring.Result, name string) scoring.Verdict {
	rubric, criterion, _ := strings.Cut(name, "/")
	for _, f := range r.Rubrics {
		for _, v := range f.Verdicts {
			if f.Rubric == rubric && v.Criterion == criterion {
				return v
			}
		}
	}
	panic("no criterion " + name)
}

// verdicts lists all as "rubric/criterion" with the verdict.
func verdicts(r scoring.Result) map[string]scoring.Met {
	out := map[string]scoring.Met{}
	for _, f := range r.Rubrics {
		for _, v := range f.Verdicts {
			out[f.Rubric+"/"+v.Criterion] = v.Verdict
		}
	}
	return out
}
