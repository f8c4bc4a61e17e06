package engine_test

import (
	"slices"
	"testing"

	. "simlab/engine"
)

// ended is the condition that an earlier contact ended so.
func ended(contact string, d Disposition) Cond {
	return Cond{Op: OpNe, Term: Term{Kind: TermEnded, ID: contact, Of: string(d)}}
}

// aStory has a call to the legevakt, the doctor who rings back if that was promised,
// and AMK in the night if she has not been seen.
func aStory(tb testing.TB) *Program {
	tb.Helper()
	p := aCase(tb)
	hello := Reply{ID: "hallo", On: []string{OnRungBack}, Phrases: []Phrase{{Clip: "hallo", Length: Second, Words: 1}}}
	remembers := Reply{ID: "remembers", On: []string{"ask.prior_advice"}, When: Cond{Op: OpNe, Term: Term{Kind: TermAdvised, ID: "lips"}},
		Phrases: []Phrase{{Clip: "remembers", Length: Second, Words: 3}}}
	p.Parties[0].Replies = append(p.Parties[0].Replies, hello, remembers)
	p.Parties = append(p.Parties, Party{ID: "operator", Role: RoleLVS, Patience: 20, Silence: []Millis{9 * Second}, Replies: []Reply{
		{ID: "legevakt", On: []string{OnJoined, OnTold, OnUnclear, OnUnknown, OnSilence}, Phrases: []Phrase{{Clip: "lv", Length: Second, Words: 2}}},
	}})
	p.Lasting = []string{"walked"}
	p.Contacts[0].Ended = Ending{Urgency: Green, Disposition: DoctorCallback, Within: 60}
	answered := [2]Millis{3 * Second, 8 * Second}
	p.Contacts = append(p.Contacts,
		Contact{ID: "k4", At: Day + 12*Hour, Line: "out", Station: LVDoctor, Service: "lvs", Playable: true, Outgoing: true, When: ended("k3", DoctorCallback),
			Caller: "patient", Number: "00000001", Abandon: Minute, Limit: 10 * Minute, Ended: Ending{Urgency: Green, Disposition: AdviceOnly},
			Targets: []Target{{Name: "amk", Party: "amk", AnswerIn: answered}}, Outcomes: []Outcome{{ID: "told-to-wait"}}},
		Contact{ID: "k5", At: Day + 18*Hour, Line: "113", Station: AMKRK, Also: []Station{AMKMO}, Service: "amk", Playable: true,
			When:   Cond{Op: OpNot, Kids: []Cond{{Op: OpNe, Term: Term{Kind: TermTurn, ID: "examined"}}}},
			Caller: "patient", Number: "00000001", Abandon: Minute, Limit: 10 * Minute, Ended: Ending{Urgency: Yellow, Disposition: DoctorCallback},
			Targets: []Target{{Name: "mo", Party: "amk", AnswerIn: answered, For: []Station{AMKRK}},
				{Name: "lvs-red", Party: "operator", AnswerIn: answered}, {Name: TargetYellow, Party: "operator", AnswerIn: answered}},
			Outcomes: []Outcome{{ID: "fetched", When: Cond{Op: OpNe, Term: Term{Kind: TermAlerted, ID: string(ResourceAmbulance)}}}, {ID: "waited"}}})
	p.Entries = append(p.Entries,
		Entry{ID: "k3-lvs", Service: "lvs", At: Day + 10*Hour, Contact: "k3", Tells: []string{"earlier", "pale"}},
		Entry{ID: "k4-lvs", Service: "lvs", At: Day + 12*Hour, Contact: "k4", Tells: []string{"earlier"}},
		Entry{ID: "k4-visit", Service: "lvs", At: Day + 13*Hour, Contact: "k4", When: ended("k4", Attendance), Tells: []string{"earlier"}})
	if err := p.Link(); err != nil {
		tb.Fatal(err)
	}
	return p
}

// at begins a run at a station of a contact.
func at(tb testing.TB, p *Program, contact string, s Station, before *History) *run {
	tb.Helper()
	h := Header{Contact: contact, Station: s, Seed: 7, Before: before}
	h.Sheet.Recontact.Facts = []string{"earlier"}
	h.Sheet.Facts = []SheetFact{{ID: "breath", Available: true}, {ID: "different"}}
	r := &run{tb: tb, m: New(p, h), seat: Seat{ID: "s1", Station: s}}
	r.wait(0)
	return r
}

// finish ends a contact without a call, and returns what it leaves.
func (r *run) finish(p *Program, contact string, before *History, d Disposition, within int) History {
	r.tb.Helper()
	r.do(Command{Kind: CmdUrgency, Urgency: Yellow})
	r.do(Command{Kind: CmdFinish, Disposition: d, Within: within})
	if !r.m.Finished() {
		r.tb.Fatalf("%s not finished: %+v", contact, r.events[len(r.events)-1].Body)
	}
	return Carry(p, Header{Contact: contact, Before: before}, "run-"+contact, r.events)
}

func TestEachContactDecidesWhatFollows(t *testing.T) {
	p := aStory(t)
	for _, tt := range []struct {
		d      Disposition
		within int
		next   string
	}{
		{DoctorCallback, 60, "k4"},
		{AdviceOnly, 0, "k5"}, // no doctor rings, so she rings in the night
		{Attendance, 60, ""},  // she has been examined
	} {
		r := at(t, p, "k3", LVSOperator, nil)
		r.do(Command{Kind: CmdAnswer})
		r.do(Command{Kind: CmdHangUp})
		h := r.finish(p, "k3", nil, tt.d, tt.within)
		got := ""
		if c := Next(p, h, "k3"); c != nil {
			got = c.ID
		}
		if got != tt.next {
			t.Errorf("after %s follows %q, want %q", tt.d, got, tt.next)
		}
	}
}

func TestAContactStartedAloneHasTheOriginalBehindIt(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k5", AMKRK, nil)
	if got := r.m.Earlier(); len(got) != 0 {
		t.Errorf("AMK finds %v, want nothing: the entries are the legevakt's", got)
	}
	r = at(t, p, "k4", LVDoctor, nil)
	if got, want := r.m.Earlier(), []string{"k3-lvs", "log", "k1"}; !slices.Equal(got, want) {
		t.Errorf("the doctor finds %v, want %v", got, want)
	}
	if r.m.Rewritten("k3-lvs") != nil {
		t.Error("an entry nobody played is said to be rewritten")
	}
}

func TestWhatDidNotHappenStandsInNoJournal(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k3", LVSOperator, nil)
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdHangUp})
	h := r.finish(p, "k3", nil, AdviceOnly, 0)
	all := New(p, Header{Contact: "k5", Station: AMKRK, Before: &h, Aids: Aids{Overview: true}}).Earlier()
	if slices.Contains(all, "k4-lvs") || slices.Contains(all, "k4-visit") {
		t.Errorf("the overview shows %v, though no doctor rang", all)
	}
	if !slices.Contains(all, "k3-lvs") || !slices.Contains(all, "gp") {
		t.Errorf("the overview shows %v, want the legevakt's and the GP's", all)
	}
}

func TestOwnNoteTakesThePlaceOfTheOriginal(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k3", LVSOperator, nil)
	r.do(Command{Kind: CmdAnswer})
	r.say("empathy", "ask.breathing") // which tells both
	r.wait(20 * Second)
	r.do(Command{Kind: CmdHangUp})
	ref := &TextRef{ID: 3, Hash: "h"}
	r.do(Command{Kind: CmdNote, Text: ref, Mentions: []Mention{{Fact: "breath"}, {Fact: "different"}, {Fact: "exertion"}}})
	r.do(Command{Kind: CmdAdvice, Advice: &Advice{Worsening: []string{"lips"}, Limit: "now", Whom: "113"}})
	h := r.finish(p, "k3", nil, DoctorCallback, 60)

	next := at(t, p, "k4", LVDoctor, &h)
	past := next.m.Rewritten("k3-lvs")
	if past == nil || past.Run != "run-k3" || past.Note.ID != 3 || past.Urgency != Yellow || past.Disposition != DoctorCallback {
		t.Fatalf("the entry is rewritten by %+v", past)
	}
	next.do(Command{Kind: CmdLookUp, By: "person", Found: true})
	next.do(Command{Kind: CmdOpenEntry, Entry: "k3-lvs"})
	// Written, known, and something that can be so now; and that there was a contact.
	// Not what nobody had been told, and not what the original had.
	if got, want := next.told(), []string{"breath", "earlier"}; !slices.Equal(got, want) {
		t.Errorf("reading the note tells %v, want %v", got, want)
	}
	next.do(Command{Kind: CmdRingBack})
	next.wait(20 * Second)
	next.say("ask.prior_advice")
	next.wait(3 * Second)
	if !next.hears("remembers") {
		t.Error("she does not remember the advice that the note's writer sent her")
	}
}

func TestOutgoingContactLiesOnTheDeskUntilItIsRung(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k4", LVDoctor, nil)
	if due := all[*CallDue](r); len(due) != 1 || due[0].Number != "00000001" || len(all[*CallRang](r)) != 0 {
		t.Fatalf("on the desk: %v, ringing %v", due, all[*CallRang](r))
	}
	r.refused(Command{Kind: CmdAnswer}, RefusedNoCall)
	r.wait(10 * Minute) // a task does not give up
	r.do(Command{Kind: CmdRingBack})
	r.wait(20 * Second)
	if !r.hears("hallo") {
		t.Error("she does not answer the telephone")
	}
}

func TestStationsDoWhatIsTheirs(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k5", AMKRK, nil)
	r.seat.Station = LVSOperator
	r.refused(Command{Kind: CmdAnswer}, RefusedStation)
	r.seat.Station = AMKRK
	r.do(Command{Kind: CmdAnswer})
	r.refused(Command{Kind: CmdAlert, Target: string(ResourceTurnout)}, RefusedNoTarget)
	r.refused(Command{Kind: CmdConnect, Target: "doctor"}, RefusedNoTarget)
	r.do(Command{Kind: CmdUrgency, Urgency: Red})
	r.do(Command{Kind: CmdHangUp})
	r.refused(Command{Kind: CmdFinish, Disposition: AmbulanceOrdered}, RefusedNotReached)
	r.refused(Command{Kind: CmdFinish, Disposition: ToLVS}, RefusedNotReached)
	r.refused(Command{Kind: CmdFinish, Disposition: Attendance, Within: 60}, RefusedNotFound)
	r.do(Command{Kind: CmdAlert, Target: string(ResourceAmbulance)})
	r.refused(Command{Kind: CmdAlert, Target: string(ResourceAmbulance)}, RefusedAlready)
	r.wait(30 * Second)
	if got := all[*ResourceConfirmed](r); len(got) != 1 || got[0].Resource != ResourceAmbulance {
		t.Errorf("confirmed: %v, want the ambulance once", got)
	}
	r.do(Command{Kind: CmdFinish, Disposition: AmbulanceOrdered})
	if got := all[*OutcomeReached](r); len(got) != 1 || got[0].Outcome != "fetched" {
		t.Errorf("outcome: %v", got)
	}

	r = at(t, p, "k5", AMKMO, nil)
	r.do(Command{Kind: CmdAnswer})
	r.refused(Command{Kind: CmdConnect, Target: "mo"}, RefusedNoTarget) // that is who sits here
}

func TestRedLineJoinsAndYellowLineReleases(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k5", AMKRK, nil)
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdConnect, Target: "lvs-red"})
	r.wait(20 * Second)
	if got := r.m.Listeners(""); !slices.Contains(got, RoleLVS) || !slices.Contains(got, RolePatient) {
		t.Errorf("in the conference: %v", got)
	}
	r.do(Command{Kind: CmdRelease, Target: "lvs-red"})
	r.do(Command{Kind: CmdConnect, Target: TargetYellow})
	r.wait(20 * Second)
	if got := all[*CallReleased](r); len(got) != 1 {
		t.Fatalf("released: %v", got)
	}
	if got := all[*CallEnded](r); len(got) != 1 || got[0].By != "released" {
		t.Errorf("ended: %v, want once, by the release", got)
	}
	r.refused(Command{Kind: CmdHold}, RefusedNoCall)
	r.do(Command{Kind: CmdUrgency, Urgency: Yellow})
	r.do(Command{Kind: CmdFinish, Disposition: ToLVS})
	if !r.m.Finished() {
		t.Error("cannot be finished as handed over")
	}
}

func TestTrustIsRememberedByHalf(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k3", LVSOperator, nil)
	r.do(Command{Kind: CmdAnswer})
	r.say("empathy")
	r.say("empathy")
	r.do(Command{Kind: CmdHangUp})
	h := r.finish(p, "k3", nil, DoctorCallback, 60)
	if want := []PastTrust{{"patient", 5}}; !slices.Equal(h.Trust, want) { // from 3 to 7
		t.Errorf("trust carried: %v, want %v", h.Trust, want)
	}
}

// Regression: a contact in which nothing moved her trust, such as one where nobody
// answered, made her forget how she had been met before.
func TestTrustIsRememberedThroughAContactThatDidNotChangeIt(t *testing.T) {
	p := aStory(t)
	before := &History{Trust: []PastTrust{{"patient", 9}}}
	r := at(t, p, "k5", AMKRK, before)
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdHangUp})
	h := r.finish(p, "k5", before, AdviceOnly, 0)
	if want := []PastTrust{{"patient", 6}}; !slices.Equal(h.Trust, want) { // from 9, to her own 3
		t.Errorf("trust carried: %v, want %v", h.Trust, want)
	}
}

// Regression: a header's history that names a turn of another version stood for the
// first turn of the course, and where there was none ended the program.
func TestAnUnknownTurnOfAHistoryIsPassedOver(t *testing.T) {
	r := at(t, aStory(t), "k5", AMKRK, &History{Turns: []PastTurn{{"nowhere", Day}}})
	if got := all[*CourseTurned](r); len(got) != 0 {
		t.Errorf("the course turned: %+v", got[0])
	}
}

// Regression: the yellow line rung with no patient in the call, or who had hung up by
// then, counted as having passed her on.
func TestYellowLineReleasesOnlyWhoIsThere(t *testing.T) {
	p := aStory(t)
	for name, act := range map[string]func(r *run){
		"on a line of its own": func(r *run) {
			r.do(Command{Kind: CmdHangUp})
			r.do(Command{Kind: CmdConnect, Target: TargetYellow})
		},
		"she has left": func(r *run) {
			r.do(Command{Kind: CmdConnect, Target: TargetYellow})
			r.do(Command{Kind: CmdRelease, Target: "caller"})
		},
	} {
		r := at(t, p, "k5", AMKRK, nil)
		r.do(Command{Kind: CmdAnswer})
		act(r)
		r.wait(20 * Second)
		if got := all[*CallReleased](r); len(got) != 0 {
			t.Errorf("%s: nobody was released, got %+v", name, got[0])
		}
		if got := r.m.Listeners(""); !slices.Equal(got, []Role{RoleLVS}) {
			t.Errorf("%s: on the line are %v, want the legevakt alone", name, got)
		}
	}
}

// What is not understood goes to whom the conversation is with, so that a colleague on
// the line does not answer for the patient.
func TestUnclearWordsGoToWhomOneSpeaksWith(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k5", AMKRK, nil)
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdConnect, Target: "lvs-red"})
	r.wait(20 * Second)
	r.say(IntentNone)
	r.wait(5 * Second)
	if !r.hears("lv") {
		t.Error("who has just joined does not answer")
	}
	r.say("ask.breathing")
	r.wait(10 * Second)
	before := len(r.events)
	r.say(IntentNone)
	r.wait(5 * Second)
	for _, e := range r.events[before:] {
		if b, ok := e.Body.(*PhraseStarted); ok && b.Party == "operator" {
			t.Errorf("the operator answers for the patient: %s", b.Clip)
		}
	}
}

// What was taken out of a note again is not read by the next.
func TestAFactTakenOutOfTheNoteIsNotPassedOn(t *testing.T) {
	p := aStory(t)
	r := at(t, p, "k3", LVSOperator, nil)
	r.do(Command{Kind: CmdAnswer})
	r.say("empathy", "ask.breathing")
	r.wait(20 * Second)
	r.do(Command{Kind: CmdHangUp})
	r.do(Command{Kind: CmdNote, Text: &TextRef{ID: 1}, Mentions: []Mention{{Fact: "breath"}, {Fact: "different"}}})
	r.do(Command{Kind: CmdNote, Text: &TextRef{ID: 2}, Mentions: []Mention{{Fact: "different"}}})
	h := r.finish(p, "k3", nil, DoctorCallback, 60)
	if got := h.Contacts[0].Recorded; !slices.Equal(got, []string{"different"}) {
		t.Errorf("the note passes on %v", got)
	}
}
