package web

import (
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
	"simlab/web/ui"
	"simlab/web/wire"
)

func sampleContent() *scenarios.Content {
	text := func(nb, en string) scenarios.Text { return scenarios.Text{NB: nb, EN: en} }
	return &scenarios.Content{
		Scenario: "prøve", Title: text("Tittelen som røper", "The telling title"),
		Contacts: []scenarios.ContactContent{{ID: "k3", Neutral: text("onsdag 19:40, 116117", "Wednesday 19:40, 116117"), Original: text("Slik gikk det.", "So it went.")}},
		Parties:  map[string]scenarios.PartyContent{"patient": {Name: text("Silje", "Silje"), Role: engine.RolePatient}, "amk": {Name: text("AMK-operatør", "AMK operator"), Role: engine.RoleAMK}},
		Clips:    map[string]scenarios.Clip{"c1": {Say: "Litt tungpust", Gloss: "A bit breathless"}, "c2": {Say: "er jeg jo.", Gloss: "I am."}},
		Facts:    map[string]scenarios.FactContent{"breath": {Text: text("Tung pust", "Breathless"), From: "ukom"}, "age": {Text: text("Alder", "Age"), From: "invented"}},
		Cards: []scenarios.CardContent{{ID: "breathing", Title: text("Pustevansker", "Breathing"), Questions: []scenarios.Text{text("Hvordan er det å ligge?", "Lying flat?")},
			Criteria: []scenarios.CriterionContent{{ID: "new", Urgency: engine.Yellow, Text: text("Ny tung pust", "New breathlessness")}}}},
		Worsening: scenarios.Worsening{Signs: []scenarios.AdviceOption{{ID: "lips", Text: text("leppene blir blå", "lips turn blue")}}, Whom: []scenarios.AdviceOption{{ID: "113", Text: text("113", "113")}}},
		Outcomes:  map[string]scenarios.OutcomeContent{"seen": {Text: text("Hun ble undersøkt.", "She was examined.")}},
		Sources:   []scenarios.Publication{{ID: "ukom", Title: "Ukom", Where: "ukom.no"}},
	}
}

// sampleBundle is the content with a contact for each kind of station: k3 rings at the
// legevakt, k4 is rung by its doctor, k5 rings at AMK.
func sampleBundle() *scenarios.Bundle {
	amk, doctor := engine.Target{Name: "amk", Party: "amk"}, engine.Target{Name: "doctor", Party: "doctor"}
	return &scenarios.Bundle{Content: sampleContent(), Program: &engine.Program{Contacts: []engine.Contact{
		{ID: "k3", At: at(0), Station: engine.LVSOperator, Service: "lvs", Targets: []engine.Target{amk, doctor}},
		{ID: "k4", At: at(5400), Station: engine.LVDoctor, Service: "lvs", Outgoing: true, Targets: []engine.Target{amk, {Name: "ward", Party: "ward"}}},
		{ID: "k5", At: at(26000), Station: engine.AMKRK, Also: []engine.Station{engine.AMKMO}, Service: "amk",
			Targets: []engine.Target{{Name: "mo", Party: "mo", For: []engine.Station{engine.AMKRK}}, doctor, {Name: "lvs-red", Party: "lvs"}, {Name: "lvs-yellow", Party: "lvs"}}},
	}}}
}

func operator() engine.Seat { return engine.Seat{ID: "s1", Station: engine.LVSOperator} }

// at is a story time in the minute of the call: day 2, 19:40.
func at(seconds int) engine.Millis {
	return engine.Day + 19*engine.Hour + 40*engine.Minute + engine.Millis(seconds)*engine.Second
}

var (
	patient = &wire.Party{ID: "p1", Name: "Innringer"}
	amk     = &wire.Party{ID: "p2", Name: "AMK-operatør"}
)

// answeredCall is what a seat sees until somebody has spoken on both sides.
func answeredCall() []wire.Event {
	return []wire.Event{
		{Kind: engine.KindRunStarted, At: at(0), Aids: &engine.Aids{}},
		{Kind: engine.KindQueueChanged, At: at(0), Waiting: 1, Oldest: at(-50)},
		{Kind: engine.KindCallRang, At: at(0), Call: 1, Line: "116117", Number: "99912345", Register: &wire.Register{Name: "Silje Aas", Born: "1998-03-14", Address: "Skogveien 1"}},
		{Kind: engine.KindCallAnswered, At: at(6), Call: 1, Own: true},
		{Kind: engine.KindWordsSaid, At: at(9), Call: 1, Turn: 1, Own: true, To: []wire.Party{*patient}, Via: engine.Typed, Words: "Hvordan puster du?"},
		{Kind: engine.KindPhraseStarted, At: at(11), Call: 1, Cue: 1, Phrase: 0, Party: patient, Length: 2000},
		{Kind: engine.KindPhraseStarted, At: at(14), Call: 1, Cue: 1, Phrase: 1, Party: patient, Length: 3000},
	}
}

func fold(events ...wire.Event) *desk {
	d := newDesk("r1", engine.Header{Contact: "k3"}, operator(), ui.Norwegian, sampleBundle())
	for i, e := range events {
		e.N = int64(i + 1)
		d.Fold(e)
	}
	return d
}

func TestDeskShowsTheCallAsItIsHeard(t *testing.T) {
	d := fold(answeredCall()...)
	r := d.regions()
	if r.Lines.Active == nil || r.Lines.Active.Since != int64(at(6)) || len(r.Lines.Ringing) != 0 {
		t.Errorf("lines are %+v", r.Lines)
	}
	last := r.Call.Turns[len(r.Call.Turns)-1]
	if last.Who != "Innringer" || last.Length != 5000 || !last.Speaking || last.Words != "" {
		t.Errorf("the caller's line is %+v; want one line of 5 s, sounding, without words", last)
	}
	if r.Strip.Register == nil || r.Strip.Number != "99912345" {
		t.Errorf("strip is %+v", r.Strip)
	}
}

func TestAnInterruptedLineLastsOnlyUntilThen(t *testing.T) {
	d := fold(append(answeredCall(), wire.Event{Kind: engine.KindSpeechInterrupted, At: at(15), Cue: 1, Phrase: 1, Party: patient})...)
	last := d.talk.turns[len(d.talk.turns)-1]
	if last.Length != 3000 || !last.Cut || last.Speaking {
		t.Errorf("got %+v, want 3 s, cut off, silent", last)
	}
}

func TestConferenceStates(t *testing.T) {
	events := append(answeredCall(),
		wire.Event{Kind: engine.KindLegRang, At: at(20), Call: 1, Target: "amk"},
		wire.Event{Kind: engine.KindLegJoined, At: at(25), Call: 1, Target: "amk", Party: amk},
		wire.Event{Kind: engine.KindHandoverAccepted, At: at(60), Party: amk},
		wire.Event{Kind: engine.KindLegLeft, At: at(70), Call: 1, Target: "amk", Party: amk, Own: true})
	want := []string{"rings", "on", "accepted", ""}
	for i := range want {
		d := fold(events[:len(answeredCall())+i+1]...)
		state := ""
		if l := d.phone.leg("amk"); l != nil {
			state = l.state
		}
		if state != want[i] {
			t.Errorf("after %s AMK is %q, want %q", events[len(answeredCall())+i].Kind, state, want[i])
		}
	}
	d := fold(events[:len(answeredCall())+2]...)
	if to := d.call().To; len(to) != 2 || to[0].ID != "caller" || to[1].ID != "amk" {
		t.Errorf("one can speak to %+v, want caller and amk", to)
	}
}

func TestHangingUpIsNotFinishing(t *testing.T) {
	d := fold(answeredCall()...)
	if got := d.finish().State; got != "locked" {
		t.Errorf("in the call finishing is %s", got)
	}
	d.Fold(wire.Event{N: 20, Kind: engine.KindCallEnded, At: at(90), Call: 1, Own: true})
	if got := d.finish().State; got != "open" {
		t.Errorf("after the call finishing is %s", got)
	}
	if !d.lines().CanBack || !d.lines().After {
		t.Errorf("after the call lines are %+v", d.lines())
	}
	d.Fold(wire.Event{N: 21, Kind: engine.KindRunFinished, At: at(120), Disposition: engine.Attendance, Within: 60})
	if f := d.finish(); f.State != "done" || f.Next != "/runs/r1" || f.Ended != "Oppmøte på legevakten innen 60 minutter" {
		t.Errorf("finished is %+v", f)
	}
}

func TestAnEarlierEntryShowsItsTextOnlyOnceOpened(t *testing.T) {
	line := wire.EntryLine{ID: "e1", At: 6*engine.Hour + 50*engine.Minute}
	d := fold(append(answeredCall(), wire.Event{Kind: engine.KindJournalLookedUp, At: at(40), By: "person", Entries: []wire.EntryLine{line}})...)
	h := d.historyView()
	if len(h.Found) != 1 || h.Found[0].When != "i går 06:50" || h.Found[0].Title != "" || h.Open != nil {
		t.Errorf("found %+v, open %+v", h.Found, h.Open)
	}
	d.Fold(wire.Event{N: 30, Kind: engine.KindEntryOpened, At: at(45), Entry: &wire.OpenEntry{EntryLine: line, Title: "Telefonråd", Text: "Skuldersmerter"}})
	h = d.historyView()
	if h.Open == nil || h.Open.Text != "Skuldersmerter" || h.Found[0].Title != "Telefonråd" || !h.Found[0].Read {
		t.Errorf("opened %+v, found %+v", h.Open, h.Found)
	}
}

func TestEachUrgencyIsKept(t *testing.T) {
	d := fold(append(answeredCall(),
		wire.Event{Kind: engine.KindUrgencySet, At: at(30), Urgency: engine.Green},
		wire.Event{Kind: engine.KindUrgencySet, At: at(50), Urgency: engine.Red, Was: engine.Green},
		wire.Event{Kind: engine.KindCriterionClaimed, At: at(55), Card: "breathing", Claim: "new", Urgency: engine.Yellow})...)
	u := d.regions().Urgency
	if u.Set != "red" || strings.Join(u.Was, ",") != "green" || strings.Join(u.Reasons, ",") != "Ny tung pust" {
		t.Errorf("urgency is %+v", u)
	}
}

// A browser that comes back is told what it lacks by comparing regions: equal
// folds must give equal bytes.
func TestEqualFoldsGiveEqualRegions(t *testing.T) {
	events := append(answeredCall(), wire.Event{Kind: engine.KindAdviceSent, At: at(70), Advice: &wire.SentAdvice{Worsening: []string{"lips"}, Whom: "113"}})
	a, b := fold(events...).Regions(), fold(events...).Regions()
	if len(a) != 11 {
		t.Fatalf("%d regions", len(a))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("region %s differs", a[i].ID)
		}
	}
	joined := ""
	for _, r := range a {
		joined += r.HTML
	}
	if !strings.Contains(joined, "Legevakten: Ring igjen ved noe av dette: leppene blir blå. Ring 113.") {
		t.Error("the sent message is not shown")
	}
	for _, secret := range []string{"Tittelen som røper", "Slik gikk det", "Hun ble undersøkt", "Litt tungpust"} {
		if strings.Contains(joined, secret) {
			t.Errorf("the desk tells %q", secret)
		}
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	has := func(table map[string]ui.Str, code string) {
		t.Helper()
		if _, ok := table[code]; !ok {
			t.Errorf("no words for %q", code)
		}
	}
	for _, x := range engine.Dispositions {
		has(ui.Dispositions, string(x))
	}
	for _, x := range engine.Stations {
		has(ui.Stations, string(x))
	}
	for _, x := range engine.Fields {
		has(ui.Fields, string(x))
	}
	for _, x := range []engine.Urgency{engine.Red, engine.Yellow, engine.Green} {
		has(ui.Urgencies, string(x))
	}
	for _, x := range []engine.Refusal{engine.RefusedStation, engine.RefusedOver, engine.RefusedNoCall, engine.RefusedAnswered, engine.RefusedNobody, engine.RefusedNoTarget,
		engine.RefusedAlready, engine.RefusedCallOpen, engine.RefusedNoUrgency, engine.RefusedNotFound, engine.RefusedNotReached, engine.RefusedIncomplete} {
		has(ui.Refusals, string(x))
	}
	for id, codes := range map[scoring.HeadlineID][]string{
		scoring.HeadlineTriage:    {"none", "severe-under", "moderate-under", "mild-under", "optimal", "mild-over", "moderate-over", "severe-over", "unfounded"},
		scoring.HeadlineRecontact: {"none", "missed", "unused", "detected", "acted", "harmless", "false-alarm"},
		scoring.HeadlineAdvice:    {"given", "none", "n/a"}, scoring.HeadlineAMK: {"accepted", "joined", "rang", "alerted", "missed", "n/a"}, scoring.HeadlineFacts: {"told"},
	} {
		has(ui.FigureLabels, string(id))
		for _, c := range codes {
			has(ui.FigureWords, string(id)+"/"+c)
		}
	}
	for _, c := range metCodes {
		has(ui.Verdicts, c)
	}
}

func TestRefusalsSpeakOfWhatWasTried(t *testing.T) {
	d := fold()
	if got := d.Refusal(engine.RefusedCallOpen, wire.Command{Kind: engine.CmdFinish}); got != "Legg på først." {
		t.Errorf("finishing in a call: %q", got)
	}
	if got := d.Refusal(engine.RefusedNoCall, wire.Command{Kind: engine.CmdAnswer}); got != "Det er ingen samtale å svare på." {
		t.Errorf("answering nothing: %q", got)
	}
	if got := d.Refusal("never heard of", wire.Command{Kind: engine.CmdSay}); got == "" {
		t.Error("an unknown refusal says nothing")
	}
}

// Nothing may move under the pointer when the call is answered.
func TestTheWarningsLineIsKeptFreeFromTheBeginning(t *testing.T) {
	for _, on := range []bool{false, true} {
		d := newDesk("r1", engine.Header{Contact: "k3", Aids: engine.Aids{RecontactWarning: on}}, operator(), ui.Norwegian, sampleBundle())
		if got := strings.Contains(region("strip", ui.StripRegion(d.regions().Strip)).HTML, `class="strip-warned`); got != on {
			t.Errorf("aid on: %v; line before the call: %v", on, got)
		}
	}
}
