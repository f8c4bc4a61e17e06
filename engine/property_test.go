package engine_test

import (
	"encoding/json"
	"reflect"
	"testing"

	. "simlab/engine"

	"pgregory.net/rapid"
)

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
