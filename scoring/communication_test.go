package scoring_test

import (
	"maps"
	"slices"
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

var concrete = engine.Advice{Worsening: []string{"breath", "lips"}, Limit: "now"}

// seen is a trainee who has the patient come in, with advice that can be followed.
func seen() []move {
	return []move{
		{"greet and open", func(s *story) { s.says("greet", "ask.reason").replies("ask.reason").hears("ask.reason", "cough") }},
		{"thank her", func(s *story) { s.says("reassure") }},
		{"meet her worry", func(s *story) { s.says("empathy") }},
		{"ask what she fears", func(s *story) { s.asks("ask.worry") }},
		{"ask who", func(s *story) { s.asks("ask.identity") }},
		{"ask where", func(s *story) { s.asks("ask.location", "address") }},
		{"ask about breathing", func(s *story) { s.asks("ask.breathing", "breathing.short", "breathing.different") }},
		{"ask about lying", func(s *story) { s.asks("ask.lying_flat", "breathing.lying") }},
		{"sum up", func(s *story) { s.says("summarise") }},
		{"set yellow", func(s *story) { s.sets(engine.Yellow, "") }},
		{"explain", func(s *story) { s.says("explain.assessment") }},
		{"have her come", func(s *story) { s.says("advise.come_in") }},
		{"ask whether she can", func(s *story) { s.asks("ask.feasible") }},
		{"name signs", func(s *story) { s.advises("advise.worsening", concrete) }},
		{"name whom", func(s *story) { s.advises("advise.call_113", engine.Advice{Whom: "116117", Else: "113"}) }},
		{"have her repeat it", func(s *story) { s.says("check_understanding").replies("check_understanding") }},
		{"send it", func(s *story) {
			s.wait(1).add(&engine.AdviceSent{Advice: engine.Advice{Worsening: []string{"breath", "lips"}, Limit: "now", Whom: "116117", Else: "113"}})
		}},
		{"say goodbye", func(s *story) { s.says("close") }},
		{"end", func(s *story) { s.ends(engine.Attendance, 60) }},
	}
}

// talk are the rubrics of these tests.
func talk(t *testing.T) []scoring.Rubric {
	return slices.DeleteFunc(shipped(t), func(r scoring.Rubric) bool { return r.ID != "communication" && r.ID != "advice" })
}

var elsewhere = []string{"communication/where-first", "communication/number", "communication/awake-breathing",
	"communication/identity", "communication/why-ringing", "communication/patient-herself"}

func TestACallThatIsWellLedMeetsEverything(t *testing.T) {
	r := scoring.Score(talk(t), k3(), play(answered(), seen()).events)
	wholeExcept(t, r, append(elsewhere, "advice/waiting", "advice/stay-on-line", "advice/not-alone")...)
	for _, h := range r.Headlines {
		if h.ID == scoring.HeadlineAdvice && (h.Code != "given" || h.N != 7 || h.Of != 7) {
			t.Errorf("headline %+v, want 7 of 7 given", h)
		}
	}
}

func TestLeavingOutWhatIsSaidLosesExactlyWhatItIsFor(t *testing.T) {
	not, partly := scoring.MetNot, scoring.MetPartly
	for left, want := range map[string]map[string]scoring.Met{
		"thank her":           {"communication/acknowledging": partly},
		"meet her worry":      {"communication/empathy": partly},
		"ask what she fears":  {"communication/perspective": not},
		"ask who":             {"communication/who-where": partly},
		"ask where":           {"communication/who-where": partly},
		"sum up":              {"communication/summary": not},
		"set yellow":          {"communication/structure": partly},
		"explain":             {"communication/explained": not},
		"ask whether she can": {"communication/agreement": not},
		"name signs":          {"advice/signs": partly, "advice/concrete": partly, "advice/limit": partly, "advice/written": partly},
		"name whom":           {"advice/whom": partly, "advice/otherwise": partly},
		"have her repeat it":  {"communication/teach-back": not, "advice/repeated": not},
		"send it":             {"advice/written": not},
		"say goodbye":         {"communication/closing": not},
	} {
		if got := changed(talk(t), k3(), play(answered(), seen()), play(answered(), without(seen(), left))); !maps.Equal(got, want) {
			t.Errorf("left out %q\n got %v\nwant %v", left, got, want)
		}
	}
}

// instead puts something else in the place of a move.
func instead(moves []move, name string, do func(*story)) []move {
	out := slices.Clone(moves)
	for i := range out {
		if out[i].name == name {
			out[i].do = do
		}
	}
	return out
}

// over opens the call, and speaks while the patient still tells.
func over(intent string) func(*story) {
	return func(s *story) {
		s.says("greet", "ask.reason").begins("ask.reason").wait(1)
		s.events = append(s.events, engine.Event{At: s.at + engine.Second, Body: &engine.SpeechInterrupted{Cue: s.turn, Party: "patient"}})
		s.says(intent)
	}
}

func TestAFaultLosesExactlyItsOwnPoints(t *testing.T) {
	not, partly := scoring.MetNot, scoring.MetPartly
	vague := func(s *story) { s.says("advise.worsening_vague") }
	for _, c := range []struct {
		name  string
		moves []move
		want  map[string]scoring.Met
	}{
		{"one leading question", instead(seen(), "ask about lying", func(s *story) { s.asks("ask.lying_flat!leading", "breathing.lying") }),
			map[string]scoring.Met{"communication/not-leading": partly}},
		{"two leading questions", instead(instead(seen(), "ask about lying", func(s *story) { s.asks("ask.lying_flat!leading", "breathing.lying") }),
			"ask about breathing", func(s *story) { s.asks("ask.breathing!leading", "breathing.short") }),
			map[string]scoring.Met{"communication/not-leading": not}},
		{"explaining away", instead(seen(), "explain", func(s *story) { s.says("explain.assessment").says("normalise") }),
			map[string]scoring.Met{"communication/not-explained-away": not}},
		{"speaking over her", instead(seen(), "greet and open", over("ask.fever")), map[string]scoring.Met{"communication/time-to-tell": not}},
		{"a mere mm", instead(seen(), "greet and open", over("ack")), map[string]scoring.Met{}},
		{"the greeting late", instead(seen(), "greet and open", func(s *story) { s.says("ask.reason").replies("ask.reason").says("greet") }),
			map[string]scoring.Met{"communication/greeting": partly}},
		{"advice before the urgency", instead(without(seen(), "have her come"), "sum up", func(s *story) { s.says("summarise").says("advise.come_in") }),
			map[string]scoring.Met{"communication/structure": partly}},
		{"asked to repeat, and hung up before the answer", instead(seen(), "have her repeat it", func(s *story) { s.says("check_understanding") }),
			map[string]scoring.Met{"communication/teach-back": partly, "advice/repeated": partly}},
		{"asked to repeat before anything was advised", instead(without(seen(), "have her repeat it"), "explain",
			func(s *story) { s.says("explain.assessment", "check_understanding").replies("check_understanding") }),
			map[string]scoring.Met{"advice/repeated": partly}},
		{"only the SMS", without(seen(), "name signs", "name whom"), map[string]scoring.Met{"advice/signs": partly, "advice/concrete": scoring.MetNotApplicable,
			"advice/limit": partly, "advice/whom": partly, "advice/otherwise": partly, "advice/written": partly, "advice/repeated": partly}},
		{"only if it gets worse", instead(without(seen(), "name whom", "send it", "have her repeat it"), "name signs", vague),
			map[string]scoring.Met{"communication/teach-back": not, "advice/signs": not, "advice/concrete": not, "advice/limit": not, "advice/whom": not,
				"advice/otherwise": not, "advice/repeated": not, "advice/written": not}},
		{"a sign that is not of this case", instead(seen(), "name signs", func(s *story) {
			s.advises("advise.worsening", engine.Advice{Worsening: []string{"urine"}, Limit: "now"})
		}), map[string]scoring.Met{"advice/signs": partly}},
	} {
		if got := changed(talk(t), k3(), play(answered(), seen()), play(answered(), c.moves)); !maps.Equal(got, c.want) {
			t.Errorf("%s\n got %v\nwant %v", c.name, got, c.want)
		}
	}
}

func TestWhoRingsForAnotherIsAskedForThePatient(t *testing.T) {
	sheet := k3()
	sheet.Patient = "daughter"
	rung := func() *story { return answered().says("greet", "ask.reason") }
	for _, c := range []struct {
		name  string
		story *story
		want  scoring.Met
		blame scoring.Blame
	}{
		{"never asked for", rung(), scoring.MetNot, scoring.BlameTrainee},
		{"asked for, and not fetched", rung().says("ask.speak_with_patient"), scoring.MetNot, scoring.BlameCaller},
		{"spoken with", rung().says("ask.speak_with_patient").add(&engine.WordsSaid{Call: 1, Turn: 3, To: []string{"daughter"}}), scoring.MetFull, ""},
	} {
		v := verdict(scoring.Score(talk(t), sheet, c.story.events), "communication/patient-herself")
		if v.Verdict != c.want || v.Blame != c.blame {
			t.Errorf("%s: got %s (%s), want %s (%s)", c.name, v.Verdict, v.Blame, c.want, c.blame)
		}
	}
}
