package intent

import (
	"slices"
	"strings"

	"simlab/engine"
)

// Room is who listens, and what was last said to them: a [engine.Machine] is one.
type Room interface {
	Listeners(to string) []engine.Role
	Prior() []engine.Act
}

// Hear turns what came from a seat into the command that the machine is given:
// the words of an utterance become acts, mentions and the advice they name, those
// of a note or field mentions. Acts that are there already, picked or pinned, are kept.
// An utterance to everybody that begins with calling one of the story's people by name
// is for the patient's side. The command of the input is not changed; text references
// are the shell's to add.
func Hear(m Matcher, room Room, in engine.Input) engine.Command {
	c := in.Command
	switch c.Kind {
	case engine.CmdSay:
		if c.Say == nil {
			c.Say = &engine.Say{Via: engine.Typed}
		}
		s := *c.Say
		if s.Via != engine.Picked { // a picked question means what the list says
			if by, ok := m.(*calling); ok && s.To == "" && by.calls(in.Words) && len(room.Listeners("caller")) > 0 {
				s.To = "caller" // the people of the story are on her side of the line
			}
			to := audience(room.Listeners(s.To))
			r := m.Match(Utterance{Text: in.Words, Audience: to, Prior: room.Prior(), Acts: s.Acts})
			if len(s.Acts) == 0 {
				s.Acts, s.Matcher = stated(goodbyeLast(r.Acts), in.Words), m.Digest()
				if to == Professional {
					s.Acts = reported(s.Acts, in.Words)
				}
			}
			s.Mentions = r.Mentions
			s.Advice = nil
			if to != Professional { // advice is for who is ill and those around
				s.Advice = r.Advice
			}
		}
		c.Say = &s
	case engine.CmdNote, engine.CmdField:
		c.Mentions = m.Match(Utterance{Text: in.Words, Audience: Professional}).Mentions
	}
	return c
}

// goodbyeLast leaves out a goodbye that something else follows: "takk" closes a
// call only as the last word.
func goodbyeLast(acts []engine.Act) []engine.Act {
	out := slices.Clone(acts[:0])
	for i, a := range acts {
		if a.Intent != "close" || i == len(acts)-1 {
			out = append(out, a)
		}
	}
	return out
}

// opens are words that begin a question when no question mark ends it.
var opens = strings.Fields(`hva hvor hvordan hvem hvilken hvilket hvilke når hvorfor hvis åssen
	ka kor korsn korleis koss kem kven kva kvifor kolles ke
	har er kan får vil skal må var blir tar klarer kjenner føler synes syns husker vet tror trenger bor heter ble hadde`)

// stated marks what was not understood but asks nothing: people nod at it. "What
// do you mean" is for questions.
func stated(acts []engine.Act, words string) []engine.Act {
	if len(acts) != 1 || acts[0].Intent != engine.IntentNone || len(strings.Fields(words)) < 3 || question(words) {
		return acts
	}
	a := acts[0]
	a.Marks = append(slices.Clone(a.Marks), engine.Stated)
	return []engine.Act{a}
}

// reported marks answers that are worded as what was asked: "hun kjenner liv", said to
// a colleague, tells and asks nothing.
func reported(acts []engine.Act, words string) []engine.Act {
	if question(words) {
		return acts
	}
	out := slices.Clone(acts)
	for i, a := range out {
		if strings.HasPrefix(a.Intent, "ask.") {
			out[i].Marks = append(slices.Clone(a.Marks), engine.Stated)
		}
	}
	return out
}

// question reports whether words ask something, by their mark or their first word.
func question(words string) bool {
	first := strings.Fields(strings.ToLower(words))
	return strings.Contains(words, "?") || len(first) > 0 && slices.Contains(opens, strings.Trim(first[0], ",.!"))
}

// audience returns whom an utterance is for, by the roles of those who hear it.
func audience(roles []engine.Role) Audience {
	prof := slices.ContainsFunc(roles, engine.Role.Professional)
	lay := slices.ContainsFunc(roles, func(r engine.Role) bool { return !r.Professional() })
	switch {
	case prof && lay:
		return Both
	case prof:
		return Professional
	}
	return Caller
}
