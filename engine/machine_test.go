package engine_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	. "simlab/engine"
)

func TestMaskIsDroppedWhenFeelingIsMet(t *testing.T) {
	masked := start(t, Aids{})
	masked.do(Command{Kind: CmdAnswer})
	masked.say("ask.breathing")
	masked.wait(10 * Second)
	if got := masked.told(); !slices.Equal(got, []string{"breath"}) {
		t.Errorf("asked straight away: told %v, want only breath", got)
	}

	trusted := start(t, Aids{})
	trusted.do(Command{Kind: CmdAnswer})
	trusted.say("empathy")
	trusted.say("ask.breathing")
	trusted.wait(10 * Second)
	if got := trusted.told(); !slices.Equal(got, []string{"breath", "different"}) {
		t.Errorf("met with empathy first: told %v, want breath and different", got)
	}
}

func TestFactIsToldWhenItsPhraseEnds(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.say("ask.breathing")
	r.wait(3 * Second) // the first phrase has ended, the second has just begun
	r.say("ask.reason")
	r.wait(20 * Second)
	if got := r.told(); len(got) != 0 {
		t.Errorf("cut off early: told %v, want nothing", got)
	}
	if n := len(all[*SpeechInterrupted](r)); n != 1 {
		t.Errorf("got %d interruptions, want 1", n)
	}
	r.say("ask.breathing")
	r.wait(10 * Second)
	p := all[*SpeechPlanned](r)
	if got := p[len(p)-1].Reply; got == "again" {
		t.Error("an answer that was cut off counts as said")
	}
}

func TestRepeatedQuestionIsAnsweredAsPeopleDo(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	var got []string
	for range 3 {
		r.say("ask.breathing")
		r.wait(6 * Second)
		p := all[*SpeechPlanned](r)
		got = append(got, p[len(p)-1].Reply)
	}
	if want := []string{"masked", "again", "again"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSilenceMakesHerSpeakAndPatienceEndsTheCall(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.wait(10 * Minute)
	ended := all[*CallEnded](r)
	if len(ended) != 1 || ended[0].By != "patient" {
		t.Fatalf("got %+v, want the patient to hang up", ended)
	}
	if _, due := r.m.Due(); due {
		t.Error("something is still planned after the call")
	}
}

func TestTypingHoldsTheSilence(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdSpeechStart})
	r.wait(30 * Second)
	if n := len(all[*SpeechPlanned](r)); n != 0 {
		t.Errorf("she spoke %d times while the operator was typing", n)
	}
	r.do(Command{Kind: CmdSpeechStop})
	r.wait(8 * Second)
	if n := len(all[*SpeechPlanned](r)); n != 1 {
		t.Errorf("she spoke %d times after the typing stopped, want 1", n)
	}
}

func TestWalkingShowsInPostureAndWords(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	seated := r.m.Signs().Words
	r.say("test.perform")
	r.wait(5 * Second)
	if s := r.m.Signs(); s.Posture != Walking || s.Words >= seated {
		t.Errorf("walking: %+v, want fewer than %d words on a breath", s, seated)
	}
	r.wait(20 * Second)
	if s := r.m.Signs(); s.Posture != Forward || s.Words != seated {
		t.Errorf("afterwards: %+v, want leaning forward again", s)
	}
}

func TestCutOffOnTheWayToTheWindowSheSitsDownAgain(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.say("test.perform")
	r.wait(8 * Second)
	r.say("ask.breathing")
	if got := r.m.Signs().Posture; got != Forward {
		t.Errorf("posture %s, want forward", got)
	}
}

// Regression: AMK answered "noted, noted" to a background and an assessment in one breath.
func TestNobodySaysTheSameTwiceToOneUtterance(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	r.wait(20 * Second)
	before := len(all[*SpeechPlanned](r))
	r.do(Command{Kind: CmdSay, Say: &Say{Via: Typed, To: "amk",
		Acts: []Act{{Intent: "handover.situation", Confidence: 1000}, {Intent: "handover.request", Confidence: 1000}}}})
	r.wait(5 * Second)
	if n := len(all[*SpeechPlanned](r)) - before; n != 1 {
		t.Errorf("AMK spoke %d times, want once", n)
	}
}

// Regression: a nurse who cut a remark short heard its first words three times.
func TestRemarkThatWasCutOffIsNotBegunAgain(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.wait(8 * Second) // she has begun to wonder
	r.say("ask.breathing")
	r.wait(15 * Second)
	var remarks []string
	for _, p := range all[*SpeechPlanned](r) {
		if p.On == OnSilence {
			remarks = append(remarks, p.Reply)
		}
	}
	if len(remarks) < 2 || remarks[0] == remarks[1] {
		t.Errorf("she remarked %v, want another the second time", remarks)
	}
}

func TestMotherTakesTheTelephone(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.say("ask.speak_with_other")
	r.wait(6 * Second)
	r.say("ask.skin_colour")
	r.wait(6 * Second)
	f := all[*FactTold](r)
	if len(f) != 1 || f[0].By != "mother" {
		t.Errorf("got %+v, want the mother to tell", f)
	}
}

func TestJournalShowsOnlyTheOwnService(t *testing.T) {
	r := start(t, Aids{RecontactWarning: true})
	r.refused(Command{Kind: CmdOpenEntry, Entry: "k1"}, RefusedNotFound)
	r.do(Command{Kind: CmdAnswer})
	if w := all[*RecontactShown](r); len(w) != 1 || !slices.Equal(w[0].Entries, []string{"k1"}) {
		t.Errorf("warning %+v, want k1", w)
	}
	r.do(Command{Kind: CmdLookUp, By: "person", Found: true})
	r.do(Command{Kind: CmdLookUp, By: "number", Found: true})
	r.do(Command{Kind: CmdLookUp, By: "person"})
	l := all[*JournalLookedUp](r)
	if want := [][]string{{"k1"}, {"log", "k1"}, {}}; !reflect.DeepEqual([][]string{l[0].Entries, l[1].Entries, l[2].Entries}, want) {
		t.Errorf("found %v, want %v", l, want)
	}
	r.refused(Command{Kind: CmdOpenEntry, Entry: "gp"}, RefusedNotFound)
	r.do(Command{Kind: CmdOpenEntry, Entry: "k1"})
	if got := r.told(); !slices.Equal(got, []string{"earlier"}) {
		t.Errorf("told %v, want earlier", got)
	}
}

func TestRefusals(t *testing.T) {
	r := start(t, Aids{})
	r.refused(Command{Kind: CmdSay, Say: &Say{Acts: []Act{{Intent: "greet"}}}}, RefusedNoCall)
	r.refused(Command{Kind: CmdHangUp}, RefusedNoCall)
	r.refused(Command{Kind: CmdConnect, Target: "amk"}, RefusedNoCall)
	r.refused(Command{Kind: CmdRingBack}, RefusedCallOpen)
	r.refused(Command{Kind: CmdFinish, Disposition: GP}, RefusedCallOpen)
	r.do(Command{Kind: CmdAnswer})
	r.refused(Command{Kind: CmdAnswer}, RefusedAnswered)
	r.refused(Command{Kind: CmdSay, Say: &Say{}}, RefusedIncomplete)
	r.refused(Command{Kind: CmdConnect, Target: "police"}, RefusedNoTarget)
	r.refused(Command{Kind: CmdUrgency, Urgency: "blue"}, RefusedNotFound)
	r.refused(Command{Kind: CmdClaim, Card: "breathing", Criterion: "x"}, RefusedNotFound)
	r.refused(Command{Kind: CmdAdvice}, RefusedIncomplete)
	r.refused(Command{Kind: "shout"}, RefusedStation)
	r.do(Command{Kind: CmdMute})
	r.refused(Command{Kind: CmdMute}, RefusedAlready)
	r.refused(Command{Kind: CmdSay, Say: &Say{Acts: []Act{{Intent: "greet"}}}}, RefusedNobody)
	r.do(Command{Kind: CmdHangUp})
	r.refused(Command{Kind: CmdFinish, Disposition: GP}, RefusedNoUrgency)
	r.do(Command{Kind: CmdUrgency, Urgency: Yellow})
	r.refused(Command{Kind: CmdFinish, Disposition: AMKTakeover}, RefusedNotReached)
	r.refused(Command{Kind: CmdFinish, Disposition: Attendance}, RefusedIncomplete)
	r.do(Command{Kind: CmdFinish, Disposition: Attendance, Within: 60})
	r.refused(Command{Kind: CmdNote}, RefusedOver)
	if o := all[*OutcomeReached](r); len(o) != 1 || o[0].Outcome != "seen" {
		t.Errorf("outcome %+v, want seen", o)
	}
	observer := Seat{ID: "o", Station: Observer}
	for _, k := range CommandKinds {
		if observer.Station.May(k) {
			t.Errorf("an observer may %s", k)
		}
	}
}

func TestHungUpTooEarlyAndRungBack(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdHangUp})
	r.do(Command{Kind: CmdRingBack})
	r.wait(10 * Second)
	r.say("ask.breathing")
	r.wait(8 * Second)
	if got := r.told(); !slices.Equal(got, []string{"breath"}) {
		t.Errorf("told %v after ringing back, want breath", got)
	}
}

func TestUnansweredCallIsGivenUp(t *testing.T) {
	r := start(t, Aids{})
	r.wait(6 * Minute)
	if n := len(all[*CallAbandoned](r)); n != 1 {
		t.Fatalf("abandoned %d times, want once", n)
	}
	r.refused(Command{Kind: CmdAnswer}, RefusedNoCall)
	r.do(Command{Kind: CmdFinish, Disposition: Unanswered})
	if !r.m.Finished() {
		t.Error("not finished")
	}
}

func TestHeldCallerHearsNothingAndWaitsWithLessPatience(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdHold})
	r.refused(Command{Kind: CmdSay, Say: &Say{Acts: []Act{{Intent: "greet"}}}}, RefusedNobody)
	r.wait(5 * Minute)
	if e := all[*CallEnded](r); len(e) != 1 || e[0].By != "patient" {
		t.Errorf("after five minutes on hold: %+v, want her to have hung up", e)
	}
}

// Regressions from a review that played the shipped case at random.

func TestWhoGaveUpBeginsAnewWhenRungIn(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.say("ask.breathing")
	r.wait(8 * Second)
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	r.wait(10 * Minute) // nobody says anything: AMK gives up
	if left := all[*LegLeft](r); len(left) == 0 || left[0].Party != "amk" {
		t.Fatalf("left %+v, want AMK to have given up first", left)
	}
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	r.wait(10 * Second)
	r.do(Command{Kind: CmdSay, Say: &Say{Via: Typed, Acts: []Act{{Intent: "handover.request"}}, Mentions: []Mention{{Fact: "breath"}}}})
	r.wait(6 * Second)
	if len(all[*HandoverAccepted](r)) != 1 {
		t.Error("AMK is mute the second time")
	}
}

func TestGoodbyeThatIsInterruptedStillEndsTheCall(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	for range 60 {
		r.wait(9 * Second)
		if len(all[*CallEnded](r)) > 0 {
			return
		}
		if p := all[*SpeechPlanned](r); len(p) > 0 && p[len(p)-1].On == OnPatience {
			r.say("ask.breathing")
		}
	}
	t.Error("the call goes on for ever")
}

func TestEveryCallEnds(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	for range 360 { // an hour of talk
		r.wait(5 * Second)
		r.say("handover.situation")
		r.wait(5 * Second)
		if len(all[*CallEnded](r)) > 0 {
			return
		}
	}
	t.Error("an hour of talk and no end")
}

func TestOnHoldNobodySpeaks(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.wait(19 * Minute / 20)
	r.do(Command{Kind: CmdHold})
	from := len(r.events)
	r.wait(30 * Minute)
	for _, e := range r.events[from:] {
		if e.Kind() == KindPhraseStarted {
			t.Error("she speaks on hold")
		}
	}
}

func TestMutedOperatorAMKStillHearsTheCaller(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	r.wait(14 * Second)
	r.say("ask.breathing")
	r.do(Command{Kind: CmdMute})
	r.wait(8 * Second)
	if n := len(all[*FactPassedOn](r)); n != 1 {
		t.Errorf("AMK heard %d facts from the caller, want 1", n)
	}
}

func TestEveryKindHasABody(t *testing.T) {
	for _, k := range Kinds() {
		b := NewBody(k)
		if b == nil || b.Kind() != k {
			t.Errorf("%s: body %v", k, b)
		}
	}
	var e Event
	if err := json.Unmarshal([]byte(`{"kind":"no.such","at":1,"body":{}}`), &e); err == nil {
		t.Error("an unknown kind was read")
	}
}

func TestOutcomeTurnsTheCourse(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdUrgency, Urgency: Yellow})
	r.do(Command{Kind: CmdHangUp})
	r.do(Command{Kind: CmdFinish, Disposition: Attendance, Within: 60})
	turned := all[*CourseTurned](r)
	if len(turned) != 1 || turned[0].Turn != "examined" {
		t.Fatalf("turned %+v, want examined", turned)
	}
	p := aCase(t)
	path := PathOf(&p.Course, r.events)
	if got := path.VitalsAt(turned[0].Takes + Hour).RR; got != 20 {
		t.Errorf("an hour after the turn %d breaths, want 20", got)
	}
	if got := path.VitalsAt(turned[0].Takes - 1).RR; got != 23 {
		t.Errorf("just before the turn %d breaths, want the untreated 23", got)
	}
}

func TestStatementNobodyUnderstoodIsNoddedAt(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdSay, Say: &Say{Via: Typed, Acts: []Act{{Intent: IntentNone, Marks: []Mark{Stated}}}}})
	r.wait(4 * Second)
	p := all[*SpeechPlanned](r)
	if len(p) == 0 || p[len(p)-1].On != OnAck {
		t.Errorf("planned %+v, want a nod", p)
	}
}
