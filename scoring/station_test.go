package scoring_test

import (
	"maps"
	"slices"
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

// k5 is the sheet of the night call to 113: nothing but red will do.
func k5(at engine.Station) engine.Sheet {
	s := k3()
	s.Contact, s.Station = "k5", at
	s.Expected = []engine.ExpectedUrgency{{Urgency: engine.Red, Step: 4}, {Urgency: engine.Yellow, Step: 2}, {Urgency: engine.Green, Step: 1}}
	s.Accepted = []engine.ExpectedDisposition{{Disposition: engine.AMKTakeover, Grade: 2}, {Disposition: engine.AmbulanceOrdered, Grade: 2}}
	return s
}

func (s *story) alerts(r engine.Resource) *story {
	return s.wait(1).add(&engine.ResourceAlerted{Resource: r}, &engine.ResourceConfirmed{Resource: r})
}

// takes is the professional who joined last saying that they take over.
func (s *story) takes() *story {
	return s.wait(2).add(&engine.HandoverAccepted{Party: s.on[len(s.on)-1]})
}

// dispatcher is the resource coordinator who does what the night asks for.
func dispatcher() []move {
	return []move{
		{"greet and ask where", func(s *story) {
			s.says("greet", "ask.location").replies("ask.location").hears("ask.location", "address")
		}},
		{"ask which number", func(s *story) { s.asks("ask.phone", "phone") }},
		{"open", func(s *story) { s.asks("ask.reason", "cough", "pregnant") }},
		{"meet her", func(s *story) { s.says("reassure", "empathy") }},
		{"ask whether she is clear", func(s *story) { s.asks("ask.consciousness") }},
		{"ask about breathing", func(s *story) { s.asks("ask.breathing", "breathing.short", "breathing.different", "breathing.lying") }},
		{"send the ambulance", func(s *story) { s.sets(engine.Red, "").alerts(engine.ResourceAmbulance) }},
		{"alarm the doctor", func(s *story) { s.alerts(engine.ResourceDoctor) }},
		{"explain", func(s *story) { s.says("explain.assessment", "advise.ambulance") }},
		{"ask who is there", func(s *story) { s.asks("ask.company") }},
		{"say what to do meanwhile", func(s *story) { s.says("advise.waiting") }},
		{"ask her to stay", func(s *story) { s.says("advise.stay_on_line") }},
		{"bring the operator in", func(s *story) { s.joins("mo") }},
		{"brief the operator", func(s *story) {
			s.tells("handover.situation", "pregnant", "breathing.short", "address", "phone", "breathing.different", "breathing.lying")
		}},
		{"ask for a yes", func(s *story) { s.says("handover.ask_accept") }},
		{"the operator repeats", func(s *story) { s.repeats("address", "phone") }},
		{"the operator takes over", func(s *story) { s.takes() }},
		{"end", func(s *story) { s.ends(engine.AMKTakeover, 0) }},
	}
}

func handover(t *testing.T) []scoring.Rubric {
	return slices.DeleteFunc(shipped(t), func(r scoring.Rubric) bool { return r.ID != "handover" })
}

// applying lists the criteria of a rubric that apply.
func applying(r scoring.Result, rubric string) (out []string) {
	for _, f := range r.Rubrics {
		for _, v := range f.Verdicts {
			if f.Rubric == rubric && v.Verdict != scoring.MetNotApplicable {
				out = append(out, v.Criterion)
			}
		}
	}
	return out
}

func TestEveryStationIsJudgedByItsOwnPoints(t *testing.T) {
	for _, c := range []struct {
		at       engine.Station
		opening  []string
		handover []string
	}{
		{"", []string{"greeting", "who-where"}, []string{"joined"}},
		{engine.LVSOperator, []string{"greeting", "who-where"}, []string{"joined"}},
		{engine.LVDoctor, []string{"greeting", "identity", "why-ringing"}, []string{"ambulance"}},
		{engine.AMKRK, []string{"greeting", "where-first", "number", "awake-breathing"}, []string{"ambulance", "doctor-alarmed", "operator"}},
		{engine.AMKMO, []string{"greeting", "where-first", "number", "awake-breathing"}, []string{"ambulance", "doctor-alarmed"}},
	} {
		r := scoring.Score(shipped(t), k5(c.at), answered().says("greet").sets(engine.Red, "").events)
		got := applying(r, "communication")
		if want := append(slices.Clone(c.opening), "open-question"); !slices.Equal(got[:len(want)], want) {
			t.Errorf("%q: communication begins with %v, want %v", c.at, got, want)
		}
		if got := applying(r, "handover"); !slices.Equal(got, c.handover) {
			t.Errorf("%q: handover has %v, want %v", c.at, got, c.handover)
		}
		doctor := c.at == engine.LVDoctor
		if again := applying(r, "recontact"); slices.Contains(again, "acted") == doctor || slices.Contains(again, "acted-doctor") != doctor {
			t.Errorf("%q: recontact has %v", c.at, again)
		}
	}
}

func TestAnEmergencyCallThatIsWellLed(t *testing.T) {
	r := scoring.Score(append(talk(t), handover(t)...), k5(engine.AMKRK), play(answered(), dispatcher()).events)
	wholeExcept(t, r, "communication/who-where", "communication/identity", "communication/why-ringing", "communication/patient-herself",
		"communication/perspective", "communication/structure", "communication/summary", "communication/agreement", "communication/teach-back",
		"communication/closing",
		"advice/signs", "advice/concrete", "advice/limit", "advice/whom", "advice/otherwise", "advice/repeated", "advice/written",
		"handover/joined", "handover/line", "handover/responsibility")
	if h := r.Handover; h.To != "mo" || h.Accepted == nil || h.Ambulance == nil || r.Headlines[3].Code != "accepted" {
		t.Errorf("handed over to %q, accepted %v, ambulance %v, headline %+v", h.To, h.Accepted, h.Ambulance, r.Headlines[3])
	}
}

func TestLeavingOutOneActionAtAMKFailsExactlyWhatItIsFor(t *testing.T) {
	not, partly := scoring.MetNot, scoring.MetPartly
	rubrics := append(talk(t), handover(t)...)
	for left, want := range map[string]map[string]scoring.Met{
		"ask which number":         {"communication/number": not},
		"open":                     {"communication/open-question": not},
		"ask whether she is clear": {"communication/awake-breathing": partly},
		"alarm the doctor":         {"handover/doctor-alarmed": not},
		"say what to do meanwhile": {"advice/waiting": not, "advice/not-alone": partly},
		"ask her to stay":          {"advice/stay-on-line": partly},
		"ask who is there":         {"advice/not-alone": not},
		"ask for a yes":            {"handover/request": not},
		"the operator repeats":     {"handover/read-back": not},
		"the operator takes over":  {"handover/accepted": partly},
	} {
		if got := changed(rubrics, k5(engine.AMKRK), play(answered(), dispatcher()), play(answered(), without(dispatcher(), left))); !maps.Equal(got, want) {
			t.Errorf("left out %q\n got %v\nwant %v", left, got, want)
		}
	}
}

func TestHowSoonTheAmbulanceIsSent(t *testing.T) {
	enough := func() *story { return answered().asks("ask.breathing", "breathing.different", "breathing.lying") }
	for _, c := range []struct {
		name  string
		story *story
		want  scoring.Met
	}{
		{"at once", enough().alerts(engine.ResourceAmbulance), scoring.MetFull},
		{"before there was enough", answered().alerts(engine.ResourceAmbulance).asks("ask.breathing", "breathing.different", "breathing.lying"), scoring.MetFull},
		{"after much more talk", enough().says("ask.fever").says("ask.cough").says("ask.leg").says("ask.food_drink").says("ask.urine").says("ask.sleep").
			alerts(engine.ResourceAmbulance), scoring.MetPartly},
		{"never", enough(), scoring.MetNot},
	} {
		for _, at := range []engine.Station{engine.AMKRK, engine.AMKMO, engine.LVDoctor} {
			if got := verdict(scoring.Score(handover(t), k5(at), c.story.events), "handover/ambulance").Verdict; got != c.want {
				t.Errorf("%s, %s: got %s, want %s", at, c.name, got, c.want)
			}
		}
	}
	// Where yellow would do, the time runs from calling it red.
	later := enough().says("ask.fever").says("ask.cough").says("ask.leg").says("ask.food_drink").says("ask.urine").says("ask.sleep")
	sheet := k3()
	sheet.Station = engine.LVDoctor
	later.sets(engine.Red, "").alerts(engine.ResourceAmbulance)
	if got := verdict(scoring.Score(handover(t), sheet, later.events), "handover/ambulance").Verdict; got != scoring.MetFull {
		t.Errorf("red by choice, and at once: got %s, want full", got)
	}
	joined := enough().joins("amk")
	if got := verdict(scoring.Score(handover(t), k5(engine.LVDoctor), joined.events), "handover/ambulance").Verdict; got != scoring.MetFull {
		t.Errorf("the doctor who joins AMK: got %s, want full", got)
	}
}

func TestTheRightLineToTheLegevakt(t *testing.T) {
	yellow := k3()
	yellow.Station = engine.AMKMO
	red := k5(engine.AMKMO)
	released := &engine.CallReleased{Call: 1, Target: engine.TargetYellow, Party: "duty-lvs-yellow"}
	for _, c := range []struct {
		name              string
		sheet             engine.Sheet
		story             *story
		line, accepted, r scoring.Met
	}{
		{"yellow, and they answered", yellow, answered().sets(engine.Yellow, "").joins("lvs-yellow").add(released).ends(engine.ToLVS, 0),
			scoring.MetFull, scoring.MetNotApplicable, scoring.MetFull},
		{"yellow, and hung up before they answered", yellow, answered().sets(engine.Yellow, "").
			add(&engine.LegRang{Call: 1, Target: "lvs-yellow", Party: "duty-lvs-yellow"}).ends(engine.ToLVS, 0),
			scoring.MetNot, scoring.MetNotApplicable, scoring.MetNot},
		{"yellow by the red line", yellow, answered().sets(engine.Yellow, "").joins("lvs-red").takes().ends(engine.ToLVS, 0),
			scoring.MetPartly, scoring.MetFull, scoring.MetFull},
		{"red by the red line", red, answered().sets(engine.Red, "").joins("lvs-red").takes().ends(engine.ToLVS, 0),
			scoring.MetFull, scoring.MetFull, scoring.MetFull},
		{"red by the red line, and nobody said yes", red, answered().sets(engine.Red, "").joins("lvs-red").ends(engine.ToLVS, 0),
			scoring.MetFull, scoring.MetNot, scoring.MetPartly},
		{"red by the yellow line", red, answered().sets(engine.Yellow, "").joins("lvs-yellow").add(released).ends(engine.ToLVS, 0),
			scoring.MetNot, scoring.MetNotApplicable, scoring.MetFull},
		{"a message, and nobody answered", red, answered().sets(engine.Yellow, "").ends(engine.DoctorCallback, 0),
			scoring.MetNotApplicable, scoring.MetNotApplicable, scoring.MetNot},
	} {
		r := scoring.Score(handover(t), c.sheet, c.story.events)
		for name, want := range map[string]scoring.Met{"handover/line": c.line, "handover/accepted": c.accepted, "handover/responsibility": c.r} {
			if got := verdict(r, name).Verdict; got != want {
				t.Errorf("%s: %s is %s, want %s", c.name, name, got, want)
			}
		}
	}
}

// A doctor who rings has nobody's call to answer.
func TestADoctorWhoRingsIsJudgedFromWhenSheIsAnswered(t *testing.T) {
	sheet := k3()
	sheet.Station = engine.LVDoctor
	s := &story{at: evening, via: engine.Typed, told: map[string]bool{}}
	s.add(&engine.RunStarted{Contact: "k4"}).wait(5).add(&engine.LegRang{Call: 1, Target: "caller", Party: "patient"})
	s.wait(5).add(&engine.LegJoined{Call: 1, Target: "caller", Party: "patient"})
	s.says("greet", "ask.identity", "+breathing.short").asks("ask.breathing", "breathing.different", "breathing.lying").
		sets(engine.Yellow, "").says("advise.come_in").ends(engine.Attendance, 60)
	r := scoring.Score(shipped(t), sheet, s.events)
	for _, name := range []string{"triage/urgency", "triage/disposition", "communication/identity", "communication/why-ringing", "communication/greeting"} {
		if got := verdict(r, name).Verdict; got != scoring.MetFull {
			t.Errorf("%s: got %s, want full", name, got)
		}
	}
}
