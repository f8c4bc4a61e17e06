package ui

import (
	"slices"

	"github.com/a-h/templ"
)

// What the buttons of the left column say and do depends on how the call stands.

func ringing(v Lines) int {
	if len(v.Ringing) > 0 {
		return v.Ringing[0].Call
	}
	return 0
}

// off reports whether a party is not in the call and not being rung.
func off(state string) bool { return state == "" || state == "left" }

// answers is what the key does that takes a call: it answers what rings, or rings
// what lies on the desk.
func answers(v Lines) (Str, Command) {
	if len(v.Ringing) == 0 && v.Due != "" {
		return wordRingUp, Command{Kind: "ring_back"}
	}
	return wordAnswer, Command{Kind: "answer", Call: ringing(v)}
}

func answerWord(v Lines) Str { w, _ := answers(v); return w }

func answerCommand(v Lines) Command { _, c := answers(v); return c }

// canReach reports whether a target can be brought into a call from the desk.
func canReach(v Lines, target string) bool { return slices.Contains(v.Reach, target) }

// reachWord names a target on its button.
func reachWord(v Lines, target string, text Str) Str {
	if target == "doctor" && amk(v.Station) {
		return wordDocPhone
	}
	return text
}

// alertOf returns how far the alert of a resource has come, and whether the desk has it.
func alertOf(v Lines, resource string) (Alert, bool) {
	for _, a := range v.Alerts {
		if a.Resource == resource {
			return a, true
		}
	}
	return Alert{}, false
}

func holdWord(v Lines) Str {
	if v.Held {
		return wordResume
	}
	return wordHold
}

func holdCommand(v Lines) Command {
	if v.Held {
		return Command{Kind: "resume"}
	}
	return Command{Kind: "hold"}
}

func muteWord(v Lines) Str {
	if v.Muted {
		return wordUnmute
	}
	return wordMute
}

func muteCommand(v Lines) Command {
	if v.Muted {
		return Command{Kind: "unmute"}
	}
	return Command{Kind: "mute"}
}

func subtitleWord(v Lines) Str {
	if v.Subtitles {
		return wordSubsOff
	}
	return wordSubsOn
}

// urgencyCommands are what setting an urgency does. Red goes straight through to
// whoever has to know, see [redCommands]. Pressed again it only does what is still to
// be done.
func urgencyCommands(v UrgencyView, code string) []Command {
	var more []Command
	if code == "red" {
		more = redCommands(v)
	}
	if v.Set == code && len(more) > 0 {
		return more
	}
	return append([]Command{{Kind: "urgency", Urgency: code}}, more...)
}

// goneWords are the reasons why a window cannot go on, for the script.
func goneWords(l Lang) templ.Attributes {
	out := templ.Attributes{}
	for _, g := range Gone {
		out["data-word-gone-"+g.Code] = g.Say.In(l)
	}
	return out
}

// tab is the tab that is open at first.
func (v Console) tab() string {
	if v.Tab == "" {
		return "history"
	}
	return v.Tab
}
