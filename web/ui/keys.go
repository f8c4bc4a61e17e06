package ui

// Key is what a key does. Every one can be changed by the person at the desk; the
// change is kept in the browser.
type Key struct {
	Action string // what the script presses or goes to
	Press  string // as the help shows it: "F2", "Shift+F2"
	Then   string // keys that follow, for a key that waits for a second one
	Text   Str
}

// Keys lists the keys of the desk in the order of the help. There are no single
// letters, for focus rests in the conversation field, and none that a browser
// keeps for itself (Ctrl+N, T and W, F5, F11, F12). F8 is left for video.
var Keys = []Key{
	{"help", "F1", "", wordHelp},
	{"answer", "F2", "", wordAnswer},
	{"ringback", "Shift+F2", "", wordRingBack},
	{"history", "F3", "", wordHistory},
	{"support", "Shift+F3", "", wordSupport},
	{"urgency", "F4", "A · H · V", wordUrgency},
	{"register", "Shift+F4", "", wordRegisterUse},
	{"amk", "F6", "", wordAMK},
	{"hold", "Shift+F6", "", wordHold},
	{"doctor", "F7", "", wordRingDoctor},
	{"mute", "Shift+F7", "", wordMute},
	{"subtitles", "Shift+F8", "", wordSubsOn},
	{"advice", "F9", "", wordAdvice},
	{"note", "Shift+F9", "", wordNote},
	{"hangup", "F10", "", wordKeyHangEnd},
}

// fixedKeys are the keys of the conversation field, which cannot be changed.
var fixedKeys = []Key{
	{"", "Enter", "", wordKeySayIt},
	{"", "↓", "", wordKeyPicks},
	{"", "↑", "", wordKeyTo},
	{"", "Esc", "", wordKeyBack},
}

// pressOf returns the standard key of an action.
func pressOf(action string) string {
	for _, k := range Keys {
		if k.Action == action {
			return k.Press
		}
	}
	return ""
}
