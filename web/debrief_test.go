package web

import (
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
	"simlab/web/ui"
)

// playedJournal is a short call: a question, an answer of two phrases that is cut
// off, a fact, an urgency, a hang-up.
func playedJournal() Journal {
	info, _ := finished(&Self{Urgency: "right"})("r1")
	return Journal{Info: info, Words: func(id int64) string { return map[int64]string{1: "Hvordan puster du?"}[id] }, Events: []engine.Event{
		{At: at(0), Body: &engine.CallRang{Call: 1, Line: "116117"}},
		{At: at(10), Body: &engine.CallAnswered{Call: 1, Seat: "s1"}},
		{At: at(15), Body: &engine.WordsSaid{Call: 1, Turn: 1, Seat: "s1", To: []string{"patient"}, Say: engine.Say{Via: engine.Typed, From: at(12), Text: &engine.TextRef{ID: 1}}}},
		{At: at(16), Body: &engine.PhraseStarted{Call: 1, Cue: 1, Phrase: 0, Party: "patient", Clip: "c1", Length: 2000}},
		{At: at(18), Body: &engine.FactTold{Fact: "breath", By: "patient", Cue: 1, Turn: 1}},
		{At: at(19), Body: &engine.PhraseStarted{Call: 1, Cue: 1, Phrase: 1, Party: "patient", Clip: "c2", Length: 4000}},
		{At: at(20), Body: &engine.SpeechInterrupted{Cue: 1, Party: "patient", Phrase: 1}},
		{At: at(30), Body: &engine.NoteWritten{}},
		{At: at(32), Body: &engine.NoteWritten{}},
		{At: at(33), Body: &engine.FactRecorded{Fact: "breath", Where: "note"}},
		{At: at(40), Body: &engine.UrgencySet{Urgency: engine.Yellow}},
		{At: at(50), Body: &engine.CallEnded{Call: 1, By: "seat"}},
		{At: at(60), Body: &engine.RunFinished{Disposition: engine.GP}},
		{At: at(60), Body: &engine.OutcomeReached{Outcome: "seen"}},
	}}
}

func TestTranscriptReadsAsTheCallWent(t *testing.T) {
	tr := transcribe(playedJournal(), sampleContent(), ui.Norwegian)
	var got []string
	for _, s := range tr.said {
		got = append(got, strings.TrimSpace(s.Time+" "+s.Who+" "+s.Words+s.Event+" "+s.Tag))
	}
	want := []string{
		"−00:10 Telefonen ringte", "00:00 Du svarte", "00:05 Du Hvordan puster du?", "00:06 Silje Litt tungpust er jeg jo. avbrutt",
		"00:20 Skrev notat", "00:30 Satte hastegrad: Haster", "00:40 Du la på", "00:50 Avsluttet saken: Fastlege",
	}
	for i := range got {
		got[i] = strings.Join(strings.Fields(got[i]), " ")
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s := tr.said[3].Sounds; s != "/runs/r1/sound/1/0 /runs/r1/sound/1/1" {
		t.Errorf("sounds are %q", s)
	}
}

func TestEvidenceLeadsToTheSecondThatShowsIt(t *testing.T) {
	tr := transcribe(playedJournal(), sampleContent(), ui.Norwegian)
	tests := []struct {
		name string
		e    scoring.Evidence
		want string
	}{
		{"a fact told leads to what was said", scoring.Evidence{Seq: 5, Kind: engine.KindFactTold, Cue: 1, Turn: 1}, "m4"},
		{"a fact passed on leads to the own words", scoring.Evidence{Seq: 14, Kind: engine.KindFactPassedOn, Turn: 1}, "m3"},
		{"a fact recorded leads to the note", scoring.Evidence{Seq: 10, Kind: engine.KindFactRecorded}, "m8"},
		{"an action leads to itself", scoring.Evidence{Seq: 11, Kind: engine.KindUrgencySet}, "m11"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			if got := tr.moment(&x.e); got != x.want {
				t.Errorf("got %s, want %s", got, x.want)
			}
		})
	}
	if got := tr.proofs([]scoring.Evidence{tests[0].e, tests[0].e}); len(got) != 1 || got[0].Text != "«Litt tungpust er jeg jo.»" {
		t.Errorf("proofs are %+v, want the moment once, in its words", got)
	}
}

func TestErasedWordsAreSaidToBeErased(t *testing.T) {
	j := playedJournal()
	j.Words = func(int64) string { return "" }
	if s := transcribe(j, sampleContent(), ui.Norwegian).said[2]; s.Words != "(slettet)" {
		t.Errorf("shows %q", s.Words)
	}
}

func TestTimeOfACallThatIsRungOutRunsFromItsAnswer(t *testing.T) {
	j := playedJournal()
	j.Info.Header.Station = engine.AMKRK
	j.Events = []engine.Event{
		{At: at(0), Body: &engine.CallDue{Contact: "k4", Number: "1"}},
		{At: at(5), Body: &engine.LegRang{Call: 1, Target: targetCaller, Party: "patient"}},
		{At: at(9), Body: &engine.LegJoined{Call: 1, Target: targetCaller, Party: "patient"}},
		{At: at(16), Body: &engine.PhraseStarted{Call: 1, Cue: 1, Phrase: 0, Party: "patient", Clip: "c1", Length: 2000}},
		{At: at(20), Body: &engine.ResourceAlerted{Resource: engine.ResourceAmbulance}},
		{At: at(24), Body: &engine.ResourceConfirmed{Resource: engine.ResourceAmbulance}},
		{At: at(30), Body: &engine.CallReleased{Call: 1, Target: engine.TargetYellow, Party: "lvs"}},
		{At: at(30), Body: &engine.CallEnded{Call: 1, By: "released"}},
		{At: at(40), Body: &engine.RunFinished{Disposition: engine.AmbulanceOrdered}},
	}
	var got []string
	for _, s := range transcribe(j, sampleContent(), ui.Norwegian).said {
		got = append(got, strings.TrimSpace(s.Time+" "+s.Who+s.Words+s.Event))
	}
	want := []string{"−00:09 En beskjed om å ringe opp lå klar", "−00:04 Innringer ringes opp", "00:00 Silje kom inn i samtalen", "00:07 SiljeLitt tungpust",
		"00:11 Varslet ambulanse", "00:15 Ambulansen bekreftet oppdraget", "00:21 Pasienten ble satt over, og AMK gikk ut av samtalen", "00:31 Avsluttet saken: " + ui.DispositionName("amk-rk", "ambulance", ui.Norwegian)}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestEveryResourceHasWords(t *testing.T) {
	for _, r := range engine.Resources {
		for _, what := range []string{"alert-", "confirm-"} {
			if ui.Actions[what+string(r)].In(ui.Norwegian) == "" {
				t.Errorf("no words for %s%s", what, r)
			}
		}
	}
}

func TestEveryPublicationIsNamedOnce(t *testing.T) {
	b := sampleBundle()
	b.Content.Sources = append(b.Content.Sources, scenarios.Publication{ID: "again", Title: "Ukom"})
	b.Rubrics = []scoring.Rubric{{Sources: []scoring.Source{{Title: "Ukom"}, {Title: "NEWS2"}}}, {Sources: []scoring.Source{{Title: "NEWS2"}}}}
	if got := publications(b); len(got) != 2 || got[0].Title != "Ukom" || got[1].Title != "NEWS2" {
		t.Errorf("got %+v", got)
	}
}

func TestTheDebriefSaysWithWhatTheCallWasPlayed(t *testing.T) {
	i, _ := finished(&Self{Urgency: "right"})("r1")
	i.Header.Station, i.Header.Aids, i.Header.Digest = engine.LVSOperator, engine.Aids{Overview: true, RecontactWarning: true}, "older"
	i.Choice = Choice{Picks: true}
	j := playedJournal()
	j.Info = i
	page := body(t, ask{method: "GET", path: "/runs/r1/debrief", cookies: map[string]string{"seat": "operator"}}.of(t,
		site(t, fakeRuns{info: func(string) (Info, error) { return i, nil }, journal: func(string) (Journal, error) { return j, nil }})))
	for _, want := range []string{ui.Stations["lvs-operator"].In(ui.Norwegian), "varsel om tidligere henvendelser, oversikt på tvers av tjenestene", "uten teksting, spørsmålsliste", "tidligere utgave"} {
		if !strings.Contains(page, want) {
			t.Errorf("the debrief does not say %q", want)
		}
	}
	j.Info.Header.Digest = "" // as it is shipped now
	page = body(t, ask{method: "GET", path: "/runs/r1/debrief", cookies: map[string]string{"seat": "operator"}}.of(t,
		site(t, fakeRuns{info: func(string) (Info, error) { return i, nil }, journal: func(string) (Journal, error) { return j, nil }})))
	if strings.Contains(page, "tidligere utgave") {
		t.Error("a call that has not changed is said to have")
	}
}

func TestTimelineCutsAnInterruptedPhrase(t *testing.T) {
	j, c := playedJournal(), sampleContent()
	tr := transcribe(j, c, ui.Norwegian)
	line := timeline(tr, j.Events, scoring.Result{}, c, ui.Norwegian)
	caller := line.Lanes[0].Bars
	if len(caller) != 2 || caller[1].W >= caller[0].W {
		t.Errorf("the cut phrase of 1 s is drawn %+v beside one of 2 s", caller)
	}
	if you := line.Lanes[1].Bars; len(you) != 1 || you[0].Moment != "m3" {
		t.Errorf("own bars are %+v", you)
	}
}

func TestMarksNeverCoverEachOther(t *testing.T) {
	lane := ui.Lane{Marks: []ui.Mark{{X: 300}, {X: 100}, {X: 101}, {X: ui.DrawRight}, {X: ui.DrawRight}}}
	spread(&lane)
	for i, m := range lane.Marks {
		if m.X > ui.DrawRight || i > 0 && m.X-lane.Marks[i-1].X < markWidth {
			t.Errorf("marks lie at %+v", lane.Marks)
		}
	}
}

func TestCourseIsDashedWhereNobodyPlayedIt(t *testing.T) {
	j, c := playedJournal(), sampleContent()
	low, high := engine.Vitals{RR: 18, SpO2: 97}, engine.Vitals{RR: 30, SpO2: 90}
	prog := &engine.Program{Contacts: []engine.Contact{{ID: "k3", At: at(0)}}, Course: engine.Course{
		Frames: []engine.Keyframe{{At: engine.Hour, Vitals: low}, {At: 3 * engine.Day, Vitals: high}},
		Turns:  []engine.Turn{{ID: "seen", Frames: []engine.Keyframe{{At: 0, Vitals: high}, {At: engine.Hour, Vitals: low}}}},
	}}
	tr := transcribe(j, c, ui.Norwegian)
	if p := drawCourse(prog, c, j, tr, story{}, ui.Norwegian).Panels[0]; p.Points == "" || p.After == "" {
		t.Errorf("untouched course: %+v", p)
	}
	turned := j
	turned.Events = append(turned.Events, engine.Event{At: at(60), Body: &engine.CourseTurned{Turn: "seen", Takes: at(90)}})
	if p := drawCourse(prog, c, turned, tr, story{}, ui.Norwegian).Panels[0]; p.After != "" {
		t.Errorf("a course that took its turn is still dashed: %q", p.After)
	}
	hidden := j
	hidden.Info.Choice.HideOutcome = true
	if p := drawCourse(prog, c, hidden, tr, story{}, ui.Norwegian).Panels[0]; p.After != "" {
		t.Error("whoever does not want to know is shown what came after")
	}
	if p := drawCourse(prog, c, turned, tr, story{open: true}, ui.Norwegian).Panels[0]; p.After != "" || len(p.Points) >= len(drawCourse(prog, c, turned, tr, story{}, ui.Norwegian).Panels[0].Points) {
		t.Error("a story that goes on shows how it will end")
	}
}

func TestLadderPutsWhatMattersFirst(t *testing.T) {
	j, c := playedJournal(), sampleContent()
	tr := transcribe(j, c, ui.Norwegian)
	told := scoring.Evidence{Seq: 5, Kind: engine.KindFactTold, Cue: 1}
	l := ladder(scoring.Result{Facts: scoring.Facts{Counts: scoring.FactCounts{Available: 2, Told: 1}, Ladder: []scoring.FactSteps{
		{Fact: "breath", Available: true, Told: &told, LostToNote: scoring.StepRecorded}, {Fact: "age", Available: true, LostToNote: scoring.StepTold}, {Fact: "secret"},
	}}}, tr, c, ui.Norwegian)
	if len(l.Facts) != 1 || l.Facts[0].Text != "Tung pust" || l.Facts[0].Lost != "Notert" || l.Facts[0].Rungs[1].Moment != "m4" {
		t.Errorf("first are %+v", l.Facts)
	}
	if len(l.Rest) != 1 || l.Rest[0].Text != "Alder" {
		t.Errorf("the rest is %+v", l.Rest)
	}
}

func TestWhatIsQuotedIsCutBetweenWords(t *testing.T) {
	long := ui.Said{Words: "Nå som du spør, er det ikke som sist, det er noe helt annet enn jeg er vant til"}
	if got := snippet(long); got != "«Nå som du spør, er det ikke som sist, det er noe helt annet …»" {
		t.Errorf("got %s", got)
	}
	if got := snippet(ui.Said{Event: "Satte hastegrad: Akutt"}); got != "Satte hastegrad: Akutt" {
		t.Errorf("got %s", got)
	}
}
