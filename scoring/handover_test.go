package scoring_test

import (
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

// ready is a call in which enough is known and AMK is on the line.
func ready() *story {
	return answered().asks("ask.tell_more", "pregnant", "breathing.short", "breathing.different", "breathing.lying").
		asks("ask.location", "address").sets(engine.Red, "").joins("amk")
}

func score(t *testing.T, s *story) scoring.Result {
	t.Helper()
	return scoring.Score(shipped(t), k3(), s.events)
}

func steps(t *testing.T, r scoring.Result, fact string) scoring.FactSteps {
	t.Helper()
	for _, f := range r.Facts.Ladder {
		if f.Fact == fact {
			return f
		}
	}
	t.Fatalf("no fact %s", fact)
	return scoring.FactSteps{}
}

func TestEveryFactIsFollowedToWhereItWasLost(t *testing.T) {
	s := ready().asks("ask.fever", "fever").notes("pregnant").
		tells("handover.situation", "pregnant", "breathing.lying").repeats("pregnant").
		add(&engine.FactActedOn{Fact: "pregnant", How: "takeover"})
	r := score(t, s)
	for _, c := range []struct {
		fact   string
		note   scoring.Step
		amk    scoring.Step
		passed int
	}{
		{"pregnant", "", "", 1},
		{"breathing.lying", scoring.StepRecorded, scoring.StepReadBack, 1},
		{"fever", scoring.StepRecorded, scoring.StepPassedOn, 0},
		{"contact.lvs", scoring.StepTold, scoring.StepTold, 0},
		{"breathing.gurgle", "", "", 0}, // nobody could tell: nothing was lost
	} {
		f := steps(t, r, c.fact)
		if f.LostToNote != c.note || f.LostToAMK != c.amk || len(f.PassedOn) != c.passed {
			t.Errorf("%s: lost to note at %q, to AMK at %q, passed on %d; want %q, %q, %d",
				c.fact, f.LostToNote, f.LostToAMK, len(f.PassedOn), c.note, c.amk, c.passed)
		}
	}
	f := steps(t, r, "pregnant")
	for rung, at := range map[string]*scoring.Evidence{"told": f.Told, "recorded": f.Recorded, "acted on": f.ActedOn} {
		if at == nil || s.events[at.Seq-1].Kind() != at.Kind || s.events[at.Seq-1].At != at.At {
			t.Errorf("%s is proved by %+v", rung, at)
		}
	}
	if p := f.PassedOn[0]; !p.Own || p.To != "amk" || s.events[p.Evidence.Seq-1].Kind() != engine.KindFactPassedOn {
		t.Errorf("passed on: %+v", p)
	}
	c := r.Facts.Counts
	if c.Available != 10 || c.Told != 6 || c.Recorded != 1 || c.PassedOn != 2 || c.ReadBack != 1 || c.ActedOn != 1 {
		t.Errorf("counts %+v", c)
	}
}

// Whoever speaks over the caller loses what she was about to say.
func TestWhatWasCutOffIsShown(t *testing.T) {
	s := answered().says("ask.breathing").add(&engine.SpeechPlanned{Call: 1, Cue: 7, Party: "patient", Turn: 1, On: "ask.breathing",
		Phrases: []engine.PlannedPhrase{{Tells: []string{"breathing.short"}}, {Tells: []string{"breathing.different"}}}})
	s.hears("ask.breathing", "breathing.short").says("ask.fever").add(&engine.SpeechInterrupted{Cue: 7, Party: "patient", Phrase: 1})
	r := score(t, s)
	if f := steps(t, r, "breathing.different"); f.CutOff == nil || f.CutOff.Cue != 7 || f.LostToNote != scoring.StepTold {
		t.Errorf("cut off %+v, lost at %q", f.CutOff, f.LostToNote)
	}
	if f := steps(t, r, "breathing.short"); f.CutOff != nil {
		t.Errorf("what was told was cut off: %+v", f.CutOff)
	}
}

func TestWithoutAMKNothingIsLostOnTheWayThere(t *testing.T) {
	r := score(t, answered().asks("ask.fever", "fever").sets(engine.Yellow, "").ends(engine.Attendance, 60))
	for _, f := range r.Facts.Ladder {
		if f.LostToAMK != "" {
			t.Errorf("%s: lost at %s", f.Fact, f.LostToAMK)
		}
	}
	for _, v := range r.Rubrics[2].Verdicts {
		if v.Verdict != scoring.MetNotApplicable {
			t.Errorf("%s: %s although no handover was owed", v.Criterion, v.Verdict)
		}
	}
	if h := r.Headlines[3]; h.Code != "n/a" {
		t.Errorf("headline %+v", h)
	}
}

func TestRedWithoutAMKFailsJoiningAndNothingElse(t *testing.T) {
	r := score(t, answered().asks("ask.tell_more", "breathing.different", "breathing.lying").sets(engine.Red, "").ends(engine.Attendance, 60))
	for _, v := range r.Rubrics[2].Verdicts {
		want := scoring.MetNotApplicable
		if v.Criterion == "joined" {
			want = scoring.MetNot
		}
		if v.Verdict != want {
			t.Errorf("%s: got %s, want %s", v.Criterion, v.Verdict, want)
		}
	}
}

// Not seeing that nothing but red will do must not make the form vanish.
func TestAHandoverIsOwedWhereOnlyRedWillDo(t *testing.T) {
	sheet := k3()
	sheet.Expected = []engine.ExpectedUrgency{{Urgency: engine.Red, Step: 4}, {Urgency: engine.Yellow, Step: 2}, {Urgency: engine.Green, Step: 1}}
	r := scoring.Score(shipped(t), sheet, answered().sets(engine.Green, "").ends(engine.GP, 0).events)
	if got := verdict(r, "handover/joined").Verdict; got != scoring.MetNot {
		t.Errorf("joined: got %s, want not", got)
	}
}

func TestTheEssentialsBelongInTheFirstThreeTurns(t *testing.T) {
	for _, c := range []struct {
		name  string
		story *story
		said  int
		met   scoring.Met
	}{
		{"at once", ready().tells("handover.situation", "pregnant", "breathing.short", "address", "phone"), 5, scoring.MetFull},
		{"spread over three", ready().tells("handover.situation", "pregnant").tells("handover.background", "breathing.short").
			tells("handover.request", "address", "phone"), 5, scoring.MetFull},
		{"the address in the fourth", ready().tells("handover.situation", "pregnant").tells("handover.background", "breathing.short").
			tells("handover.assessment", "breathing.lying").tells("handover.request", "address", "phone"), 3, scoring.MetPartly},
		{"what is said to the caller is no turn to AMK", ready().says("reassure").says("ask_to_hold").says("ask.breathing").
			tells("handover.situation", "pregnant", "breathing.short", "address", "phone"), 5, scoring.MetFull},
		{"nothing", ready().says("handover.identify"), 0, scoring.MetNot},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := score(t, c.story)
			if r.Handover.EssentialsSaid != c.said || r.Handover.EssentialsOf != 5 {
				t.Errorf("got %d of %d, want %d of 5", r.Handover.EssentialsSaid, r.Handover.EssentialsOf, c.said)
			}
			if got := verdict(r, "handover/opening").Verdict; got != c.met {
				t.Errorf("criterion: got %s, want %s", got, c.met)
			}
		})
	}
}

// 16 is what the four facts for haste weigh.
func TestHowMuchOfWhatIsKnownAMKIsTold(t *testing.T) {
	for _, c := range []struct {
		name     string
		story    *story
		told, of int
		met      scoring.Met
	}{
		{"all", ready().tells("handover.situation", "pregnant", "breathing.short", "breathing.different", "breathing.lying"), 16, 16, scoring.MetFull},
		{"most", ready().tells("handover.situation", "pregnant", "breathing.different", "breathing.lying"), 13, 16, scoring.MetFull},
		{"half", ready().tells("handover.situation", "breathing.short", "breathing.different"), 8, 16, scoring.MetPartly},
		{"little", ready().tells("handover.situation", "pregnant", "breathing.short"), 6, 16, scoring.MetNot},
		{"only asked about", ready().says("ask.breathing", "+breathing.lying"), 0, 16, scoring.MetNot},
		{"heard from the caller alone, known before", ready().add(&engine.FactPassedOn{Fact: "breathing.lying", To: "duty-amk"}), 0, 16, scoring.MetNot},
		{"heard from the caller, then said too", ready().add(&engine.FactPassedOn{Fact: "breathing.lying", To: "duty-amk"}).
			says("handover.situation", "+breathing.lying", "+breathing.different"), 10, 16, scoring.MetPartly},
		{"told by AMK itself", ready().tells("handover.situation", "pregnant", "breathing.different", "breathing.lying").
			add(&engine.FactTold{Fact: "fever", By: "duty-amk"}), 13, 16, scoring.MetFull},
		{"came up in the conference, heard by both", ready().tells("handover.situation", "pregnant", "breathing.different", "breathing.lying").
			hears("ask.fever", "fever").add(&engine.FactPassedOn{Fact: "fever", To: "duty-amk"}), 13, 16, scoring.MetFull},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := score(t, c.story)
			if r.Handover.WholeTold != c.told || r.Handover.WholeOf != c.of {
				t.Errorf("got %d of %d, want %d of %d", r.Handover.WholeTold, r.Handover.WholeOf, c.told, c.of)
			}
			if got := verdict(r, "handover/whole").Verdict; got != c.met {
				t.Errorf("criterion: got %s, want %s", got, c.met)
			}
		})
	}
}

// What nobody can tell in this contact may be so in another: saying that it is not
// so here misleads nobody.
func TestDenyingWhatIsNotSoHereIsNoLie(t *testing.T) {
	for fact, want := range map[string]scoring.Met{"breathing.gurgle": scoring.MetFull, "fever": scoring.MetNot} {
		s := ready().tells("handover.situation", "pregnant").says("handover.assessment", "-"+fact).
			add(&engine.FactPassedOn{Fact: fact, To: "duty-amk", Turn: 99, Negated: true, Unfounded: true})
		if got := verdict(score(t, s), "handover/truthful").Verdict; got != want {
			t.Errorf("denying %s: got %s, want %s", fact, got, want)
		}
	}
}

// The words about a fact that was told may fit one of another contact, too; but what
// somebody could have told here has to be asked.
func TestWordsThatFitAFactOfAnotherContactAreAboutTheOneThatWasTold(t *testing.T) {
	for _, c := range []struct {
		fact string
		with []string
		want scoring.Met
	}{
		{"breathing.gurgle", []string{"breathing.short"}, scoring.MetFull},
		{"breathing.gurgle", []string{"fever"}, scoring.MetNot},
		{"breathing.gurgle", nil, scoring.MetNot},
		{"fever", []string{"breathing.short"}, scoring.MetNot},
	} {
		s := ready().tells("handover.situation", "pregnant").says("handover.assessment", "+"+c.fact).
			add(&engine.FactPassedOn{Fact: c.fact, To: "duty-amk", Turn: 99, Unfounded: true, With: c.with})
		r := score(t, s)
		if got := verdict(r, "handover/truthful").Verdict; got != c.want {
			t.Errorf("%s with %v: got %s, want %s", c.fact, c.with, got, c.want)
		}
		if p := steps(t, r, c.fact).PassedOn; len(p) != 0 {
			t.Errorf("%s counts as passed on: %v", c.fact, p)
		}
	}
}

// Regression: what the engine gave a colleague because it was plainly stated, in words
// that could also ask it, did not count as passed on.
func TestWhatIsToldInTheWordsOfAQuestionIsPassedOn(t *testing.T) {
	for words, want := range map[string]int{
		"ask.breathing!" + string(engine.Stated): 1,
		"ask.breathing":                          0,
		"handover.ask_opinion":                   0,
	} {
		r := score(t, ready().tells(words, "breathing.lying"))
		if got := len(steps(t, r, "breathing.lying").PassedOn); got != want {
			t.Errorf("%s: passed on %d times, want %d", words, got, want)
		}
	}
}

// What to look out for is not what is: a warning that AMK hears tells it nothing.
func TestAWarningClaimsNothing(t *testing.T) {
	s := ready().tells("handover.situation", "pregnant").says("advise.worsening", "-fever")
	s.add(&engine.FactPassedOn{Fact: "fever", To: "duty-amk", Turn: s.turn, Negated: true})
	r := score(t, s)
	if got := verdict(r, "handover/truthful").Verdict; got != scoring.MetFull || len(r.Handover.False) != 0 {
		t.Errorf("got %s, false %v", got, r.Handover.False)
	}
}

func TestFalseAndUnfoundedClaimsCountAgainst(t *testing.T) {
	brief := func() *story { return ready().tells("handover.situation", "pregnant", "breathing.lying") }
	for _, c := range []struct {
		name  string
		claim *engine.FactPassedOn
		met   scoring.Met
	}{
		{"denied what is so", &engine.FactPassedOn{Fact: "breathing.short", To: "duty-amk", Turn: 9, Negated: true}, scoring.MetNot},
		{"said what nobody had told", &engine.FactPassedOn{Fact: "fever", To: "duty-amk", Turn: 9, Unfounded: true}, scoring.MetNot},
		{"read the number off the screen", &engine.FactPassedOn{Fact: "phone", To: "duty-amk", Turn: 9, Unfounded: true}, scoring.MetFull},
	} {
		if got := verdict(score(t, brief().add(c.claim)), "handover/truthful").Verdict; got != c.met {
			t.Errorf("%s: got %s, want %s", c.name, got, c.met)
		}
	}
	righted := brief().add(&engine.FactPassedOn{Fact: "breathing.short", To: "duty-amk", Turn: 9, Negated: true}).tells("handover.assessment", "breathing.short")
	if got := verdict(score(t, righted), "handover/truthful").Verdict; got != scoring.MetFull {
		t.Errorf("put right: got %s, want full", got)
	}
	if got := verdict(score(t, ready()), "handover/truthful").Verdict; got != scoring.MetNot {
		t.Errorf("saying nothing: got %s, want not", got)
	}
}

func TestTakingOverMustBeSaid(t *testing.T) {
	brief := func() *story {
		return ready().tells("handover.situation", "pregnant", "breathing.short", "breathing.different", "breathing.lying", "address", "phone")
	}
	for _, c := range []struct {
		name  string
		story *story
		met   scoring.Met
		blame scoring.Blame
	}{
		{"accepted", brief().says("handover.ask_accept").accepts(), scoring.MetFull, ""},
		{"asked, told all, and not answered", brief().says("handover.ask_accept"), scoring.MetPartly, scoring.BlameProfessional},
		{"asked, told nothing", ready().says("handover.ask_accept"), scoring.MetPartly, scoring.BlameTrainee},
		{"hung up on", brief(), scoring.MetNot, scoring.BlameTrainee},
	} {
		if v := verdict(score(t, c.story), "handover/accepted"); v.Verdict != c.met || v.Blame != c.blame {
			t.Errorf("%s: got %s by %q, want %s by %q", c.name, v.Verdict, v.Blame, c.met, c.blame)
		}
	}
}

func TestTheTimeFromKnowingToConnectingIsShown(t *testing.T) {
	r := score(t, answered().asks("ask.tell_more", "breathing.different", "breathing.lying").wait(54).joins("amk"))
	if r.Handover.Known == nil || r.Handover.SecondsToJoined != 60 {
		t.Errorf("known %v, %d seconds; want 60", r.Handover.Known, r.Handover.SecondsToJoined)
	}
	if got := score(t, answered().joins("amk")).Handover.SecondsToJoined; got != -1 {
		t.Errorf("never enough known: %d seconds, want -1", got)
	}
}

func TestTheHeadlinesOfAGoodCall(t *testing.T) {
	s := answered().asks("ask.prior_contact", "contact.lvs").asks("ask.tell_more", "breathing.different", "breathing.lying").sets(engine.Yellow, "")
	s.says("advise.come_in")
	s.events[len(s.events)-1].Body.(*engine.WordsSaid).Advice = &engine.Advice{Worsening: []string{"lips", "other"}, Limit: "hour"}
	s.add(&engine.AdviceSent{Advice: engine.Advice{Worsening: []string{"lips", "breath"}, Whom: "113"}}).ends(engine.Attendance, 60)
	want := []scoring.Headline{
		{ID: scoring.HeadlineTriage, Code: "optimal", N: 4, Of: 7},
		{ID: scoring.HeadlineRecontact, Code: "acted", N: 1},
		{ID: scoring.HeadlineAdvice, Code: "given", N: 3, Of: 7},
		{ID: scoring.HeadlineAMK, Code: "n/a"},
		{ID: scoring.HeadlineFacts, Code: "told", N: 3, Of: 10},
	}
	got := score(t, s).Headlines
	if len(got) != len(want) {
		t.Fatalf("got %d, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
}
