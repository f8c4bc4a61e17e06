package scoring_test

import (
	"slices"
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

func TestTheBasisIsWhatWasToldWhenTheUrgencyWasStated(t *testing.T) {
	for _, c := range []struct {
		name   string
		story  *story
		stated bool
		met    scoring.Met
	}{
		{"two supporting facts before", answered().asks("ask.fever", "fever").asks("ask.pregnancy", "pregnant").sets(engine.Yellow, ""), true, scoring.MetFull},
		{"one supporting fact before", answered().asks("ask.fever", "fever").sets(engine.Yellow, ""), false, scoring.MetPartly},
		{"two, but after", answered().sets(engine.Yellow, "").asks("ask.fever", "fever").asks("ask.pregnancy", "pregnant"), false, scoring.MetNot},
		{"after, then a criterion claimed for it", answered().sets(engine.Yellow, "").asks("ask.fever", "fever", "pregnant").
			claims("breathing", "pregnant-different", engine.Yellow), true, scoring.MetFull},
		{"after, then a criterion claimed for another", answered().sets(engine.Yellow, "").asks("ask.fever", "fever", "pregnant").
			claims("breathing", "chest", engine.Red), false, scoring.MetNot},
		{"one danger sign", answered().asks("ask.lung_sounds", "breathing.gurgle").sets(engine.Red, ""), true, scoring.MetFull},
		{"a danger sign is no basis for green", answered().asks("ask.lung_sounds", "breathing.gurgle").sets(engine.Green, ""), false, scoring.MetNot},
		{"facts that support another urgency", answered().asks("ask.fever", "fever", "pregnant").sets(engine.Red, ""), false, scoring.MetNot},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scoring.Score(shipped(t), k3(), c.story.events)
			if r.Triage.Stated != c.stated {
				t.Errorf("stated: got %v, want %v", r.Triage.Stated, c.stated)
			}
			if got := verdict(r, "triage/basis").Verdict; got != c.met {
				t.Errorf("criterion: got %s, want %s", got, c.met)
			}
		})
	}
}

func TestTheStepsOfTheUrgency(t *testing.T) {
	found := func() *story {
		return answered().asks("ask.tell_more", "pregnant", "fever", "breathing.different", "breathing.lying", "cough")
	}
	for _, c := range []struct {
		name  string
		story *story
		scale scoring.Scale
		fit   scoring.Fit
		met   scoring.Met
	}{
		{"yellow", found().sets(engine.Yellow, ""), "optimal", scoring.Fits, scoring.MetFull},
		{"red, acceptable", found().sets(engine.Red, ""), "mild-over", scoring.Fits, scoring.MetFull},
		{"green", found().sets(engine.Green, ""), "severe-under", scoring.FitBelow, scoring.MetNot},
		{"raised in time", found().sets(engine.Green, "").sets(engine.Yellow, engine.Green), "optimal", scoring.Fits, scoring.MetFull},
		{"none", found(), "none", scoring.FitUnset, scoring.MetNot},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scoring.Score(shipped(t), k3(), c.story.events)
			if r.Triage.Scale != c.scale || r.Triage.Fit != c.fit {
				t.Errorf("got %s, %s; want %s, %s", r.Triage.Scale, r.Triage.Fit, c.scale, c.fit)
			}
			if got := verdict(r, "triage/urgency").Verdict; got != c.met {
				t.Errorf("criterion: got %s, want %s", got, c.met)
			}
		})
	}
}

func TestTheClaimIsShownWhetherMadeBeforeOrAfter(t *testing.T) {
	for name, c := range map[string]struct {
		story *story
		want  string
	}{
		"before":               {answered().claims("breathing", "pregnant-different", engine.Yellow).sets(engine.Yellow, ""), "breathing/pregnant-different"},
		"after":                {answered().sets(engine.Yellow, "").claims("breathing", "pregnant-different", engine.Yellow), "breathing/pregnant-different"},
		"for another":          {answered().sets(engine.Green, "").claims("breathing", "pregnant-different", engine.Yellow), ""},
		"revised away from it": {answered().claims("breathing", "pregnant-different", engine.Yellow).sets(engine.Yellow, "").sets(engine.Red, engine.Yellow), ""},
	} {
		if got := scoring.Score(nil, k3(), c.story.events).Triage.Claimed; got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestEveryRevisionIsListed(t *testing.T) {
	r := scoring.Score(shipped(t), k3(), answered().sets(engine.Green, "").wait(60).sets(engine.Red, engine.Green).sets(engine.Yellow, engine.Red).events)
	var steps []int
	for _, x := range r.Triage.Revisions {
		steps = append(steps, x.Step)
	}
	if !slices.Equal(steps, []int{1, 5, 4}) {
		t.Errorf("steps %v", steps)
	}
	if r.Triage.SecondsToUrgency != 1 {
		t.Errorf("first urgency after %d seconds, want 1", r.Triage.SecondsToUrgency)
	}
}

func TestWhatTheOwnFindingsCarry(t *testing.T) {
	for _, c := range []struct {
		told []string
		want []engine.Urgency
	}{
		{nil, []engine.Urgency{}},
		{[]string{"fever"}, []engine.Urgency{}},
		{[]string{"fever", "pregnant"}, []engine.Urgency{engine.Yellow}},
		{[]string{"breathing.different", "breathing.lying"}, []engine.Urgency{engine.Red, engine.Yellow}},
		{[]string{"breathing.different", "breathing.lying", "fever", "pregnant", "breathing.short", "contact.lvs", "contact.gp"},
			[]engine.Urgency{engine.Red, engine.Yellow}},
		{[]string{"dizzy", "faint"}, []engine.Urgency{engine.Yellow}}, // two for red, of little weight
		{[]string{"fever", "pregnant", "breathing.gurgle"}, []engine.Urgency{engine.Red}},
		{[]string{"cough", "address"}, []engine.Urgency{}},
	} {
		sheet := k3()
		sheet.Facts = append(sheet.Facts, engine.SheetFact{ID: "dizzy", Weight: 1, Supports: []engine.Urgency{engine.Red, engine.Yellow}, Available: true})
		sheet.Facts = append(sheet.Facts, engine.SheetFact{ID: "faint", Weight: 4, Supports: []engine.Urgency{engine.Red, engine.Yellow}, Available: true})
		r := scoring.Score(nil, sheet, answered().asks("ask.tell_more", c.told...).events)
		if !slices.Equal(r.Triage.Carried, c.want) {
			t.Errorf("told %v: carries %v, want %v", c.told, r.Triage.Carried, c.want)
		}
	}
}

// What reassures does not outvote what worries.
func TestGreenIsCarriedOnlyWhereNothingHigherIs(t *testing.T) {
	green := []engine.Urgency{engine.Green}
	sheet := engine.Sheet{Facts: []engine.SheetFact{
		{ID: "walks", Weight: 5, Supports: green, Available: true}, {ID: "eats", Weight: 5, Supports: green, Available: true},
		{ID: "fever", Weight: 1, Supports: []engine.Urgency{engine.Yellow}, Available: true},
		{ID: "rigor", Weight: 1, Supports: []engine.Urgency{engine.Yellow}, Available: true},
	}}
	for _, c := range []struct {
		told []string
		want []engine.Urgency
	}{
		{[]string{"walks", "eats"}, green},
		{[]string{"walks", "eats", "fever"}, green},
		{[]string{"walks", "eats", "fever", "rigor"}, []engine.Urgency{engine.Yellow}},
	} {
		sheet.Facts = append(sheet.Facts, engine.SheetFact{ID: "faint", Weight: 4, Supports: []engine.Urgency{engine.Red, engine.Yellow}, Available: true})
		r := scoring.Score(nil, sheet, answered().asks("ask.tell_more", c.told...).events)
		if !slices.Equal(r.Triage.Carried, c.want) {
			t.Errorf("told %v: carries %v, want %v", c.told, r.Triage.Carried, c.want)
		}
	}
}

func TestHowTheContactEnded(t *testing.T) {
	for _, c := range []struct {
		d      engine.Disposition
		within int
		grade  int
		met    scoring.Met
	}{
		{engine.Attendance, 60, 2, scoring.MetFull},
		{engine.Attendance, 90, 2, scoring.MetFull},
		{engine.Attendance, 91, 0, scoring.MetNot},
		{engine.Attendance, 0, 1, scoring.MetPartly}, // a time was never given
		{engine.AMKTakeover, 0, 2, scoring.MetFull},
		{engine.DoctorCallback, 30, 0, scoring.MetNot},
		{engine.GP, 0, 0, scoring.MetNot},
	} {
		s := answered().asks("ask.tell_more", "fever", "pregnant").sets(engine.Yellow, "").ends(c.d, c.within)
		r := scoring.Score(shipped(t), k3(), s.events)
		if got := verdict(r, "triage/disposition").Verdict; got != c.met || r.Triage.Grade != c.grade {
			t.Errorf("%s within %d: got %s, grade %d; want %s, %d", c.d, c.within, got, r.Triage.Grade, c.met, c.grade)
		}
	}
}

// After a doctor was asked, what was passed on is scored, not what the doctor chose.
func TestADoctorsDecisionIsNotTheTrainees(t *testing.T) {
	known := func() *story {
		return answered().asks("ask.tell_more", "breathing.different", "breathing.lying", "fever", "pregnant").sets(engine.Yellow, "").joins("doctor")
	}
	told := known().tells("handover.situation", "breathing.different", "breathing.lying", "fever").decides("callback").ends(engine.DoctorCallback, 180)
	little := known().tells("handover.situation", "fever").decides("callback").ends(engine.DoctorCallback, 180)
	for name, c := range map[string]struct {
		story *story
		want  scoring.Met
	}{"told most": {told, scoring.MetFull}, "told little": {little, scoring.MetNot}} {
		r := scoring.Score(shipped(t), k3(), c.story.events)
		if got := verdict(r, "triage/told-doctor").Verdict; got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
		if got := verdict(r, "triage/disposition").Verdict; got != scoring.MetNotApplicable {
			t.Errorf("%s: the doctor's choice is judged: %s", name, got)
		}
	}
	objects := known().tells("handover.situation", "fever").decides("callback").says("handover.disagree").ends(engine.DoctorCallback, 180)
	if got := verdict(scoring.Score(shipped(t), k3(), objects.events), "triage/objection").Verdict; got != scoring.MetFull {
		t.Errorf("a polite objection: got %s, want full", got)
	}
	if got := verdict(scoring.Score(shipped(t), k3(), told.events), "triage/objection").Verdict; got != scoring.MetNotApplicable {
		t.Errorf("no objection: got %s, want not applicable", got)
	}
}
