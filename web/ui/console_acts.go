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
// opens AMK too, where AMK is not there already. Pressed again it only does what is
// still to be done.
func urgencyCommands(v UrgencyView, code string) []Command {
	var cs []Command
	join := code == "red" && v.CanJoin && !v.AMK
	if v.Set != code || !join {
		cs = append(cs, Command{Kind: "urgency", Urgency: code})
	}
	if join {
		cs = append(cs, Command{Kind: "connect", Target: "amk"})
	}
	return cs
}

// tab is the tab that is open at first.
func (v Console) tab() string {
	if v.Tab == "" {
		return "history"
	}
	return v.Tab
}
