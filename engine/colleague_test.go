package engine_test

import (
	"slices"
	"testing"

	. "simlab/engine"
)

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
