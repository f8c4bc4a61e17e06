package scoring_test

import (
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

func TestWhatCountsAsDetectingARepeat(t *testing.T) {
	for _, c := range []struct {
		name   string
		story  *story
		status scoring.RecontactStatus
		prompt scoring.Prompt
		turn   int // of the detection, 0 for none
	}{
		{"asked about anyone and told so", answered().asks("ask.reason", "cough").asks("ask.prior_contact", "contact.lvs", "contact.gp"),
			scoring.RecontactDetected, scoring.PromptQuestion, 2},
		{"asked about the own service and told so", answered().asks("ask.prior_contact_own", "contact.lvs"),
			scoring.RecontactDetected, scoring.PromptQuestion, 1},
		{"asked, and the caller kept it to herself", answered().asks("ask.prior_contact"),
			scoring.RecontactMissed, "", 0},
		{"opened the journal and did nothing with it", answered().asks("ask.reason").looksUp("k1-lvs").opens("k1-lvs", "contact.lvs").sets(engine.Yellow, ""),
			scoring.RecontactUnused, scoring.PromptJournal, 0},
		{"opened the journal and spoke of it", answered().asks("ask.reason").opens("k1-lvs", "contact.lvs").says("ack", "+contact.lvs"),
			scoring.RecontactDetected, scoring.PromptJournal, 2},
		{"opened the journal and wrote it down", answered().asks("ask.reason").opens("k1-lvs", "contact.lvs").notes("contact.lvs"),
			scoring.RecontactDetected, scoring.PromptJournal, 1},
		{"she said so herself and was not heard", answered().asks("ask.reason").remarks("contact.lvs").asks("ask.fever", "fever"),
			scoring.RecontactUnused, scoring.PromptRemark, 0},
		{"she said so herself and was asked what was said", answered().asks("ask.reason").remarks("contact.lvs").asks("ask.prior_advice"),
			scoring.RecontactDetected, scoring.PromptRemark, 2},
		{"the warning was shown and nothing came of it", answered().add(&engine.RecontactShown{Entries: []string{"k1-lvs"}}).asks("ask.reason", "cough"),
			scoring.RecontactUnused, scoring.PromptAid, 0},
		{"the warning was shown and she was asked", answered().add(&engine.RecontactShown{Entries: []string{"k1-lvs"}}).asks("ask.prior_contact", "contact.lvs"),
			scoring.RecontactDetected, scoring.PromptAid, 1},
		{"a warning without entries is none", answered().add(&engine.RecontactShown{}).asks("ask.reason", "cough"),
			scoring.RecontactMissed, "", 0},
		{"a doctor was asked afterwards", answered().asks("ask.prior_contact", "contact.lvs").joins("doctor"),
			scoring.RecontactActed, scoring.PromptQuestion, 1},
		{"a doctor was asked before, and nothing after", answered().joins("doctor").asks("ask.prior_contact", "contact.lvs"),
			scoring.RecontactDetected, scoring.PromptQuestion, 1},
		{"the urgency was raised afterwards", answered().sets(engine.Green, "").asks("ask.prior_contact", "contact.lvs").sets(engine.Yellow, engine.Green),
			scoring.RecontactActed, scoring.PromptQuestion, 1},
		{"the urgency was lowered afterwards", answered().sets(engine.Red, "").asks("ask.prior_contact", "contact.lvs").sets(engine.Yellow, engine.Red),
			scoring.RecontactDetected, scoring.PromptQuestion, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scoring.Score(shipped(t), k3(), c.story.events).Recontact
			if r.Status != c.status || r.Prompt != c.prompt {
				t.Errorf("got %s, prompted by %q; want %s, %q", r.Status, r.Prompt, c.status, c.prompt)
			}
			turn := 0
			if r.Detected != nil {
				turn = r.Detected.Turn
			}
			if turn != c.turn {
				t.Errorf("detected at turn %d, want %d", turn, c.turn)
			}
		})
	}
}

func TestOnlyTheOwnServiceIsPartly(t *testing.T) {
	for _, c := range []struct {
		said string
		want scoring.Met
	}{
		{"ask.prior_contact", scoring.MetFull},
		{"ask.prior_contact_own", scoring.MetPartly},
		{"ask.prior_contact!leading", scoring.MetPartly},
		{"ask.onset", scoring.MetNot},
	} {
		r := scoring.Score(shipped(t), k3(), answered().says(c.said).events)
		if got := verdict(r, "recontact/asked").Verdict; got != c.want {
			t.Errorf("%s: got %s, want %s", c.said, got, c.want)
		}
	}
}

// What the caller kept to herself, though asked, and no journal could show, is
// not put down to the trainee; what was never asked is.
func TestWhatTheCallerWithheldIsNotTheTraineesLoss(t *testing.T) {
	sheet := k3()
	sheet.Recontact.Earlier = nil
	asked := scoring.Score(shipped(t), sheet, answered().asks("ask.prior_contact").sets(engine.Yellow, "").events)
	silent := scoring.Score(shipped(t), sheet, answered().asks("ask.fever").sets(engine.Yellow, "").events)
	for _, name := range []string{"recontact/detected", "recontact/early", "recontact/recorded", "recontact/acted"} {
		if v := verdict(asked, name); v.Verdict != scoring.MetNot || v.Blame != scoring.BlameCaller {
			t.Errorf("asked in vain, %s: got %s by %q, want not by caller", name, v.Verdict, v.Blame)
		}
		if v := verdict(silent, name); v.Blame != scoring.BlameTrainee {
			t.Errorf("never asked, %s: by %q, want trainee", name, v.Blame)
		}
	}
	for _, n := range scoring.TryNext(asked) {
		if n.Rubric == "recontact" {
			t.Errorf("told to try %s, which lay with the caller", n.Criterion)
		}
	}
}

// A harmless repeat: she rings a third time about the same rash.
func TestAHarmlessRepeatIsNoAlarmByItself(t *testing.T) {
	sheet := k3()
	sheet.Recontact.Matters = false
	sheet.Expected = []engine.ExpectedUrgency{{Urgency: engine.Red, Step: 7}, {Urgency: engine.Yellow, Step: 5}, {Urgency: engine.Green, Step: 4}}
	for _, c := range []struct {
		name   string
		story  *story
		status scoring.RecontactStatus
		want   scoring.Met
	}{
		{"seen and left green", answered().asks("ask.prior_contact", "contact.lvs").asks("ask.reason", "cough").sets(engine.Green, ""),
			scoring.RecontactHarmless, scoring.MetFull},
		{"yellow on nothing but the repeat", answered().asks("ask.prior_contact", "contact.lvs", "contact.gp").sets(engine.Yellow, ""),
			scoring.RecontactFalseAlarm, scoring.MetNot},
		{"yellow on findings besides", answered().asks("ask.prior_contact", "contact.lvs").asks("ask.fever", "fever", "breathing.short").sets(engine.Yellow, ""),
			scoring.RecontactHarmless, scoring.MetFull},
		{"red, far too high", answered().asks("ask.prior_contact", "contact.lvs").asks("ask.fever", "fever", "breathing.short").sets(engine.Red, ""),
			scoring.RecontactFalseAlarm, scoring.MetNot},
		{"never known", answered().asks("ask.reason", "cough").sets(engine.Green, ""),
			scoring.RecontactMissed, scoring.MetNotApplicable},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scoring.Score(shipped(t), sheet, c.story.events)
			if r.Recontact.Status != c.status {
				t.Errorf("got %s, want %s", r.Recontact.Status, c.status)
			}
			if got := verdict(r, "recontact/false-alarm").Verdict; got != c.want {
				t.Errorf("criterion: got %s, want %s", got, c.want)
			}
			if got := verdict(r, "recontact/acted").Verdict; got != scoring.MetNotApplicable {
				t.Errorf("acting is judged although it does not matter: %s", got)
			}
		})
	}
}

func TestWithoutAnEarlierContactOnlyAskingIsJudged(t *testing.T) {
	sheet := k3()
	sheet.Recontact = engine.Recontact{}
	r := scoring.Score(shipped(t), sheet, answered().asks("ask.prior_contact").sets(engine.Green, "").events)
	for _, v := range r.Rubrics[1].Verdicts {
		if v.Criterion == "asked" {
			if v.Verdict != scoring.MetFull {
				t.Errorf("asked: %s", v.Verdict)
			}
		} else if v.Verdict != scoring.MetNotApplicable {
			t.Errorf("%s: got %s, want not applicable", v.Criterion, v.Verdict)
		}
	}
	if r.Recontact.Status != scoring.RecontactNone {
		t.Errorf("status %s", r.Recontact.Status)
	}
}
