package intent

import (
	"testing"

	"simlab/engine"
)

type room struct{ roles []engine.Role }

func (r room) Listeners(string) []engine.Role { return r.roles }
func (r room) Prior() []engine.Act            { return nil }

func TestOnlyAStatementIsMarkedAsOne(t *testing.T) {
	m := New([]Phrasing{{Intent: "ask.fever", Text: "Har du feber?", Audience: Caller}}, nil, AdvicePatterns{})
	for words, want := range map[string]bool{
		"Det er parkering rett utenfor inngangen":       true,
		"Sitt oppreist og slapp av i skuldrene.":        true,
		"Det er parkering rett utenfor, sant?":          false,
		"Hvor mye veier du, sånn cirka":                 false,
		"Trenger dere parkering rett utenfor inngangen": false,
		"blåveis":       false,
		"Har du feber?": false,
	} {
		c := Hear(m, room{[]engine.Role{engine.RolePatient}}, engine.Input{Command: engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Typed}}, Words: words})
		if got := c.Say.Acts[0].Has(engine.Stated); got != want {
			t.Errorf("%q: stated %v, want %v (%v)", words, got, want, c.Say.Acts)
		}
	}
}

// Regression: "hun har ikke feber", said to AMK, was taken for a question, and passed nothing on.
func TestWhatIsToldAColleagueIsNoQuestion(t *testing.T) {
	m := New([]Phrasing{{"ask.fever", "Har hun feber?", Both}, {"ask.fever", "Hun har feber?", Both}}, nil, AdvicePatterns{})
	for _, x := range []struct {
		words string
		to    engine.Role
		want  bool
	}{
		{"Hun har feber", engine.RoleAMK, true},
		{"Hun har feber", engine.RolePatient, false},
		{"Har hun feber", engine.RoleAMK, false},
		{"Hun har feber?", engine.RoleAMK, false},
	} {
		c := Hear(m, room{[]engine.Role{x.to}}, engine.Input{Command: engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Typed}}, Words: x.words})
		if a := c.Say.Acts[0]; a.Intent != "ask.fever" || a.Has(engine.Stated) != x.want {
			t.Errorf("%q to %s: %v, want ask.fever, stated %v", x.words, x.to, a, x.want)
		}
	}
}

// Regression: a nurse's "Takk. Så vil jeg høre mer om pusten." was answered with
// a goodbye.
func TestThanksBeforeAQuestionIsNoGoodbye(t *testing.T) {
	m := New([]Phrasing{{Intent: "close", Text: "Takk for nå, ha det", Audience: Caller}, {Intent: "ask.fever", Text: "Har du feber?", Audience: Caller}}, nil, AdvicePatterns{})
	hear := func(words string) (out []string) {
		c := Hear(m, room{[]engine.Role{engine.RolePatient}}, engine.Input{Command: engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Typed}}, Words: words})
		for _, a := range c.Say.Acts {
			out = append(out, a.Intent)
		}
		return out
	}
	if got := hear("Takk for nå, ha det. Har du feber?"); len(got) != 1 || got[0] != "ask.fever" {
		t.Errorf("got %v, want only ask.fever", got)
	}
	if got := hear("Takk for nå, ha det."); len(got) != 1 || got[0] != "close" {
		t.Errorf("got %v, want close", got)
	}
}

func TestWhatIsPickedOrPinnedIsKept(t *testing.T) {
	m := New([]Phrasing{{Intent: "ask.fever", Text: "Har du feber?", Audience: Caller}}, nil, AdvicePatterns{})
	for _, say := range []engine.Say{
		{Via: engine.Picked, Acts: []engine.Act{{Intent: "ask.cough", Confidence: 1000}}},
		{Via: engine.Typed, Acts: []engine.Act{{Intent: "ask.cough", Confidence: 1000}}, Matcher: "pinned"},
	} {
		c := Hear(m, room{}, engine.Input{Command: engine.Command{Kind: engine.CmdSay, Say: &say}, Words: "Har du feber?"})
		if c.Say.Acts[0].Intent != "ask.cough" {
			t.Errorf("via %s: %v, want what was given", say.Via, c.Say.Acts)
		}
	}
}
