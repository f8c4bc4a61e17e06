package engine_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	. "simlab/engine"

	"pgregory.net/rapid"
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

func TestSheWaitsWhileAProfessionalIsInTheCall(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	r.wait(4 * Minute)
	for _, l := range all[*LegLeft](r) {
		if l.Party == "patient" {
			t.Error("she hung up with AMK in the call")
		}
	}
}

// Regression: "hun er tung i pusten", matched as asking about the breathing, reached
// nobody at AMK.
func TestWhatIsToldAProfessionalInTheWordsOfAQuestionIsHeard(t *testing.T) {
	for _, x := range []struct {
		marks []Mark
		want  int
	}{{nil, 0}, {[]Mark{Stated}, 1}} {
		r := start(t, Aids{})
		r.do(Command{Kind: CmdAnswer})
		r.do(Command{Kind: CmdConnect, Target: "amk"})
		r.wait(20 * Second)
		r.do(Command{Kind: CmdSay, Say: &Say{Via: Typed, To: "amk", Mentions: []Mention{{Fact: "breath"}},
			Acts: []Act{{Intent: "ask.breathing", Confidence: 1000, Marks: x.marks}}}})
		r.wait(10 * Second)
		if n := len(all[*HandoverAccepted](r)); n != x.want {
			t.Errorf("marked %v: AMK took over %d times, want %d", x.marks, n, x.want)
		}
	}
}

// Regression: "has she rung you before?" named what was asked for, so that the answer
// was no news any more; and a question that AMK has no answer to was noted as told.
func TestAProfessionalAnswersWhatItIsAsked(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	r.wait(20 * Second)
	r.do(Command{Kind: CmdSay, Say: &Say{Via: Typed, To: "amk", Mentions: []Mention{{Fact: "earlier"}},
		Acts: []Act{{Intent: "handover.situation", Confidence: 1000}, {Intent: "handover.ask_journal", Confidence: 1000}}}})
	r.wait(10 * Second)
	if got := r.told(); !slices.Equal(got, []string{"earlier"}) {
		t.Errorf("told %v, want earlier", got)
	}
	r.do(Command{Kind: CmdSay, Say: &Say{Via: Typed, To: "amk", Acts: []Act{{Intent: "ask.fever", Confidence: 1000}}}})
	r.wait(5 * Second)
	p := all[*SpeechPlanned](r)
	if got := p[len(p)-1].Reply; got != "not-mine" {
		t.Errorf("asked what it cannot know: %s, want not-mine", got)
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

func TestAMKTakesOverWhenItHasHeardEnough(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.say("ask.breathing")
	r.wait(8 * Second)
	r.do(Command{Kind: CmdUrgency, Urgency: Red})
	r.do(Command{Kind: CmdConnect, Target: "amk"})
	r.wait(12 * Second)
	r.say("handover.situation")
	r.wait(6 * Second)
	if n := len(all[*HandoverAccepted](r)); n != 0 {
		t.Fatal("AMK took over without having heard why")
	}
	r.do(Command{Kind: CmdSay, Say: &Say{Via: Typed, Acts: []Act{{Intent: "handover.request"}}, Mentions: []Mention{{Fact: "breath"}}}})
	r.wait(6 * Second)
	if n := len(all[*HandoverAccepted](r)); n != 1 {
		t.Fatal("AMK did not take over")
	}
	if p := all[*FactPassedOn](r); len(p) != 1 || p[0].Unfounded {
		t.Errorf("passed on %+v, want breath, founded", p)
	}
	r.do(Command{Kind: CmdHangUp})
	r.do(Command{Kind: CmdFinish, Disposition: AMKTakeover})
	if !r.m.Finished() {
		t.Error("not finished")
	}
}

func TestWhatWasNeverToldIsUnfounded(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.do(Command{Kind: CmdNote, Mentions: []Mention{{Fact: "breath"}}})
	if f := all[*FactRecorded](r); len(f) != 1 || !f[0].Unfounded {
		t.Fatalf("got %+v, want one unfounded", f)
	}
	r.say("ask.breathing")
	r.wait(8 * Second)
	r.do(Command{Kind: CmdNote, Mentions: []Mention{{Fact: "breath"}}})
	r.do(Command{Kind: CmdNote, Mentions: []Mention{{Fact: "breath"}}})
	if f := all[*FactRecorded](r); len(f) != 2 || f[1].Unfounded {
		t.Errorf("got %d records, want a second, founded one and no third", len(f))
	}
}

// An unfounded claim tells which other facts its words may be about.
func TestAnUnfoundedClaimNamesWhatItsWordsFitBeside(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.say("ask.breathing")
	r.wait(10 * Second)
	r.do(Command{Kind: CmdNote, Mentions: []Mention{{Fact: "different", With: []string{"breath"}}, {Fact: "breath", With: []string{"different"}}}})
	f := all[*FactRecorded](r)
	if len(f) != 2 || !slices.Equal(f[0].With, []string{"breath"}) || f[1].With != nil {
		t.Errorf("recorded %+v, want the unfounded one with breath", f)
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

// script is a random but possible run of commands with pauses.
func script(t *rapid.T) []step {
	intents := []string{"greet", "ask.breathing", "empathy", "test.perform", "ask.speak_with_other", "ask.skin_colour",
		"handover.request", "handover.situation", IntentNone, "ask.fever"}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) step {
		c := Command{Kind: rapid.SampledFrom(CommandKinds).Draw(t, "kind"), Seat: operator, Target: rapid.SampledFrom([]string{"", "amk", "caller"}).Draw(t, "target"),
			Urgency: rapid.SampledFrom([]Urgency{Red, Yellow, Green}).Draw(t, "urgency"), By: "number", Found: true, Entry: "k1",
			Field: FieldReason, Mentions: []Mention{{Fact: "breath"}}, Disposition: rapid.SampledFrom(Dispositions).Draw(t, "disposition"), Within: 60,
			Card: "breathing", Criterion: "pregnant", Advice: &Advice{Limit: "1h"}}
		if c.Kind == CmdBreakOff || rapid.IntRange(0, 2).Draw(t, "speak") > 0 {
			c.Kind = CmdSay
			c.Say = &Say{Via: Typed, Acts: []Act{{Intent: rapid.SampledFrom(intents).Draw(t, "intent")}}, Mentions: []Mention{{Fact: "breath"}}}
		}
		return step{Millis(rapid.IntRange(0, 20000).Draw(t, "wait")), c}
	}), 1, 40).Draw(t, "script")
}

type step struct {
	wait Millis
	c    Command
}

// play runs a script; pieces above 1 cuts every wait into so many advances.
func play(p *Program, steps []step, pieces Millis) ([]Event, *Machine) {
	m := New(p, Header{Contact: "k3", Seed: 3})
	events := m.Advance(m.Start())
	events = append(events, m.Apply(m.Now(), Command{Kind: CmdAnswer, Seat: operator})...)
	for _, s := range steps {
		from := m.Now()
		for i := Millis(1); i <= pieces; i++ {
			events = append(events, m.Advance(from+s.wait*i/pieces)...)
		}
		events = append(events, m.Apply(m.Now(), s.c)...)
	}
	return append(events, m.Advance(m.Now()+Hour)...), m
}

func TestProperties(t *testing.T) {
	p := aCase(t)
	rapid.Check(t, func(t *rapid.T) {
		steps := script(t)
		once, m := play(p, steps, 1)
		again, n := play(p, steps, 7)
		if !reflect.DeepEqual(once, again) || m.Hash() != n.Hash() {
			t.Fatal("advancing in steps gives another run than advancing at once")
		}
		var last Millis
		told := map[string]bool{}
		for _, e := range once {
			if e.At < last {
				t.Fatalf("%s goes back from %d to %d", e.Kind(), last, e.At)
			}
			last = e.At
			if f, ok := e.Body.(*FactTold); ok {
				if told[f.Fact] {
					t.Fatalf("%s was told twice", f.Fact)
				}
				told[f.Fact] = true
			}
			b, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			var back Event
			if err := json.Unmarshal(b, &back); err != nil {
				t.Fatal(err)
			}
			if b2, _ := json.Marshal(back); string(b2) != string(b) {
				t.Fatalf("stored %s, read back %s", b, b2)
			}
		}
		if _, due := m.Due(); due && !m.Finished() {
			t.Fatal("an hour after the last word something is still planned")
		}
	})
}

func TestCloneGoesItsOwnWay(t *testing.T) {
	r := start(t, Aids{})
	r.do(Command{Kind: CmdAnswer})
	r.say("ask.breathing")
	c := r.m.Clone()
	before := r.m.Hash()
	c.Advance(c.Now() + Minute)
	c.Apply(c.Now(), Command{Kind: CmdUrgency, Urgency: Red, Seat: operator})
	if r.m.Hash() != before {
		t.Error("what the clone did changed the machine it came from")
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
