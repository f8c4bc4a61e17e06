package ui

// What the buttons of the left column say and do depends on how the call stands.

func ringing(v Lines) int {
	if len(v.Ringing) > 0 {
		return v.Ringing[0].Call
	}
	return 0
}

// off reports whether a party is not in the call and not being rung.
func off(state string) bool { return state == "" || state == "left" }

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

// urgencyCommands are what setting an urgency does. Red goes straight through: it
// opens AMK too, where somebody is on the line and AMK is not there already.
func urgencyCommands(v UrgencyView, code string) []Command {
	cs := []Command{{Kind: "urgency", Urgency: code}}
	if code == "red" && v.CallOpen && !v.AMK {
		cs = append(cs, Command{Kind: "connect", Target: "amk"})
	}
	return cs
}
