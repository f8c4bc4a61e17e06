package engine_test

import (
	"slices"
	"testing"

	. "simlab/engine"
)

var operator = Seat{ID: "s1", Station: LVSOperator}

// aCase is a small scenario: a patient, her mother and an AMK operator.
func aCase(tb testing.TB) *Program {
	tb.Helper()
	phrase := func(clip string, tells ...string) Phrase {
		return Phrase{Clip: clip, Length: 2 * Second, Words: 6, Tells: tells}
	}
	reply := func(id string, on []string, when Cond, phrases ...Phrase) Reply {
		return Reply{ID: id, On: on, When: when, Phrases: phrases}
	}
	term := func(k TermKind, id string) Cond { return Cond{Op: OpNe, Term: Term{Kind: k, ID: id}} }
	trusting := Cond{Op: OpGe, Term: Term{Kind: TermTrust}, Value: 5}
	walk := reply("walk", []string{"test.perform"}, Cond{}, Phrase{Clip: "w0", Length: Second, Words: 2},
		Phrase{Clip: "w1", Length: 3 * Second, Words: 6, Gap: 12 * Second, Tells: []string{"exertion"},
			Do: []Effect{{Kind: EffectPosture, To: string(Walking)}, {Kind: EffectExertion, By: 1}}})
	walk.Do = []Effect{{Kind: EffectPosture, To: string(Forward)}, {Kind: EffectExertion}}
	bye := reply("enough", []string{OnPatience}, Cond{}, phrase("bye"))
	hand := reply("hand", []string{"ask.speak_with_other"}, Cond{}, phrase("hand"))
	hand.Do = []Effect{{Kind: EffectHand, To: "mother"}}
	take := reply("take", []string{"handover.request", OnTold}, term(TermHeard, "breath"), phrase("take"))
	take.Do = []Effect{{Kind: EffectAccept}}
	p := &Program{
		Scenario: "test",
		Course: Course{
			Frames: []Keyframe{
				{At: Day, Vitals: Vitals{18, 97, 98, 118, 379, Alert}},
				{At: Day + 10*Hour, Vitals: Vitals{23, 95, 112, 112, 387, Alert}},
			},
			Postures: []PostureChange{{At: Day, Posture: Forward}},
			Turns:    []Turn{{ID: "examined", Delay: Hour, Frames: []Keyframe{{Vitals: Vitals{RR: 20, SpO2: 97}}}}},
		},
		Facts: []Fact{
			{ID: "breath", Weight: 5, Critical: true, Supports: []Urgency{Red, Yellow}},
			{ID: "different", Weight: 5, Supports: []Urgency{Yellow}},
			{ID: "exertion", Weight: 3}, {ID: "pale", Weight: 3}, {ID: "earlier", Weight: 4, KnownBy: []string{"amk"}},
		},
		Contacts: []Contact{{
			ID: "k3", At: Day + 10*Hour, Line: "116117", Station: LVSOperator, Service: "lvs", Playable: true,
			Caller: "patient", Number: "00000001", Abandon: 5 * Minute, Limit: 20 * Minute,
			Traffic: []Traffic{{Line: "116117", From: -30 * Second, Until: 20 * Second}},
			Targets: []Target{{Name: "amk", Party: "amk", AnswerIn: [2]Millis{3 * Second, 8 * Second}}},
			Outcomes: []Outcome{
				{ID: "seen", Turn: "examined", When: Cond{Op: OpAnd, Kids: []Cond{term(TermFinished, string(Attendance)), {Op: OpLe, Term: Term{Kind: TermWithin}, Value: 90}}}},
				{ID: "not-seen"},
			},
		}},
		Parties: []Party{
			{ID: "patient", Role: RolePatient, Patience: 12, Silence: []Millis{7 * Second, 10 * Second},
				Trust: Trust{Start: 3, Changes: []TrustChange{{Intent: "empathy", By: 2, Max: 2}, {Mark: Leading, By: -1}}},
				Replies: []Reply{
					reply("hello", []string{"greet"}, Cond{}, phrase("hello")),
					reply("open", []string{"ask.breathing"}, trusting, phrase("o0", "breath"), phrase("o1", "different")),
					reply("masked", []string{"ask.breathing"}, Cond{}, phrase("m0"), phrase("m1", "breath")),
					reply("again", []string{"ask.breathing"}, Cond{Op: OpGt, Term: Term{Kind: TermAsked, ID: "ask.breathing"}, Value: 1}, phrase("again")),
					walk, hand, bye,
					reply("what", []string{OnUnclear, OnUnknown}, Cond{}, phrase("what")),
					reply("nod", []string{OnAck}, Cond{}, phrase("nod")),
					reply("there", []string{OnSilence}, Cond{}, phrase("there")),
					reply("still", []string{OnSilence}, Cond{}, phrase("still")),
				}},
			{ID: "mother", Role: RoleCompanion, Patience: 20, Silence: []Millis{9 * Second}, Replies: []Reply{
				reply("here", []string{OnHandedPhone}, Cond{}, phrase("here")),
				reply("pale", []string{"ask.skin_colour"}, Cond{}, phrase("pale", "pale")),
				reply("pardon", []string{OnUnclear, OnUnknown, OnSilence}, Cond{}, phrase("pardon")),
			}},
			{ID: "amk", Role: RoleAMK, Patience: 30, Silence: []Millis{8 * Second}, Replies: []Reply{
				reply("amk", []string{OnJoined}, Cond{}, phrase("amk")),
				take,
				reply("own", []string{"handover.ask_journal"}, Cond{}, phrase("own", "earlier")),
				reply("not-mine", []string{OnUnknown}, Cond{}, phrase("nm")),
				reply("what-is-it", []string{"handover.situation", "handover.request", OnTold, OnUnclear, OnSilence}, Cond{}, phrase("wi")),
			}},
		},
		Entries: []Entry{
			{ID: "k1", Service: "lvs", At: Day, Contact: "k1", Tells: []string{"earlier"}},
			{ID: "log", Service: "lvs", Log: true, At: Day + Hour},
			{ID: "gp", Service: "gp", At: Day + 2*Hour},
		},
		Cards: []Card{{ID: "breathing", Criteria: []CardCriterion{{ID: "pregnant", Urgency: Yellow}}}},
	}
	if err := p.Link(); err != nil {
		tb.Fatal(err)
	}
	return p
}

// run plays commands against a machine and keeps what happened.
type run struct {
	tb     testing.TB
	m      *Machine
	seat   Seat
	events []Event
}

func start(tb testing.TB, aids Aids) *run {
	tb.Helper()
	r := &run{tb: tb, m: New(aCase(tb), Header{Contact: "k3", Seed: 7, Aids: aids}), seat: operator}
	r.wait(0)
	return r
}

// wait lets story time pass.
func (r *run) wait(d Millis) { r.events = append(r.events, r.m.Advance(r.m.Now()+d)...) }

func (r *run) do(c Command) []Event {
	c.Seat = r.seat
	out := r.m.Apply(r.m.Now(), c)
	r.events = append(r.events, out...)
	return out
}

func (r *run) say(intents ...string) {
	s := &Say{Via: Typed, From: r.m.Now()}
	for _, id := range intents {
		s.Acts = append(s.Acts, Act{Intent: id, Confidence: 900})
	}
	r.do(Command{Kind: CmdSay, Say: s})
}

// refused wants the command refused with the code.
func (r *run) refused(c Command, want Refusal) {
	r.tb.Helper()
	before := r.m.Hash()
	out := r.do(c)
	if len(out) != 1 {
		r.tb.Fatalf("%s: got %d events, want one refusal", c.Kind, len(out))
	}
	if got, ok := out[0].Body.(*CommandRefused); !ok || got.Code != want {
		r.tb.Fatalf("%s: got %s %+v, want refusal %s", c.Kind, out[0].Kind(), out[0].Body, want)
	}
	if r.m.Hash() != before {
		r.tb.Errorf("%s: a refused command changed the machine", c.Kind)
	}
}

// all returns the bodies of one type, in order.
func all[B Body](r *run) []B {
	var out []B
	for _, e := range r.events {
		if b, ok := e.Body.(B); ok {
			out = append(out, b)
		}
	}
	return out
}

// hears reports whether a phrase with the clip has begun to sound.
func (r *run) hears(clip string) bool {
	return slices.ContainsFunc(all[*PhraseStarted](r), func(b *PhraseStarted) bool { return b.Clip == clip })
}

func (r *run) told() []string {
	var out []string
	for _, f := range all[*FactTold](r) {
		out = append(out, f.Fact)
	}
	return out
}
