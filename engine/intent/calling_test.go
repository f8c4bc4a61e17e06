package intent

import (
	"testing"

	"simlab/engine"
)

func TestANameThatCallsMeansNothingOfItsOwn(t *testing.T) {
	m := Calling(New(shipped(t), nil, AdvicePatterns{}), []string{"Maren", "Bente"})
	for _, tt := range []struct{ said, plain string }{
		{"Bente, hvordan ser hun ut i fargen?", "Hvordan ser hun ut i fargen?"},
		{"Å, Maren. Hvordan er det med pusten?", "Å, Hvordan er det med pusten?"},
		{"Hvordan er det med pusten nå, Maren?", "Hvordan er det med pusten nå?"},
		{"Bra. Bente, har hun feber?", "Bra. har hun feber?"},
	} {
		if got, want := acts(m.Match(Utterance{Text: tt.said}).Acts), acts(m.Match(Utterance{Text: tt.plain}).Acts); got != want {
			t.Errorf("%q is %s, want %s", tt.said, got, want)
		}
	}
	if got, want := acts(m.Match(Utterance{Text: "Er det Maren jeg snakker med?"}).Acts), acts(New(shipped(t), nil, AdvicePatterns{}).Match(Utterance{Text: "Er det Maren jeg snakker med?"}).Acts); got != want {
		t.Errorf("a name that is asked about is %s, want %s", got, want)
	}
}

// conference is a call of the patient's side and AMK.
type conference struct{}

func (conference) Listeners(to string) []engine.Role {
	if to == "caller" {
		return []engine.Role{engine.RoleCompanion}
	}
	return []engine.Role{engine.RoleCompanion, engine.RoleAMK}
}
func (conference) Prior() []engine.Act { return nil }

func TestWhoIsCalledByNameIsSpokenTo(t *testing.T) {
	m := Calling(New(shipped(t), nil, AdvicePatterns{}), []string{"Maren", "Bente"})
	say := func(words, to string) string {
		in := engine.Input{Command: engine.Command{Kind: engine.CmdSay, Say: &engine.Say{To: to, Via: engine.Typed}}, Words: words}
		return Hear(m, conference{}, in).Say.To
	}
	if got := say("Bente, legg telefonen til øret hennes", ""); got != "caller" {
		t.Errorf("to %q, want the caller's side", got)
	}
	if got := say("Dette gjelder Maren Elvestrand", ""); got != "" {
		t.Errorf("to %q, want everybody", got)
	}
	if got := say("Bente, er du der?", "amk"); got != "amk" {
		t.Errorf("to %q, want whom it was said to", got)
	}
}
