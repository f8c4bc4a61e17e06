package ui

import (
	"slices"
	"strings"
)

// Key is what a key does. Every one can be changed by the person at the desk; the
// change is kept in the browser.
type Key struct {
	Action string // what the script presses or goes to
	Press  string // as the help shows it: "F2", "Shift+F2"
	Then   string // keys that follow, for a key that waits for a second one
	Text   Str
	For    string // stations that have it, with spaces between; empty: every one
}

// Keys lists the keys of the desk in the order of the help. There are no single
// letters, for focus rests in the conversation field, and none that a browser
// keeps for itself (Ctrl+N, T and W, F5, F11, F12). F6 is the conference, F7 the
// telephone, F8 whoever is sent, F10 the end; with Ctrl comes the second of its kind.
var Keys = []Key{
	{"help", "F1", "", wordHelp, ""},
	{"answer", "F2", "", wordAnswerRing, ""},
	{"ringback", "Shift+F2", "", wordRingBack, ""},
	{"history", "F3", "", wordJournalAny, ""},
	{"support", "Shift+F3", "", wordSupport, ""},
	{"urgency", "F4", "A · H · V", wordUrgency, ""},
	{"register", "Shift+F4", "", wordRegisterUse, ""},
	{"amk", "F6", "", wordAMK, "lvs-operator lv-doctor"},
	{"mo", "F6", "", wordMO, "amk-rk"},
	{"red-line", "Ctrl+F6", "", wordKeyRed, "amk-mo amk-rk"},
	{"hold", "Shift+F6", "", wordHold, ""},
	{"doctor", "F7", "", wordKeyDoctor, "lvs-operator amk-mo amk-rk"},
	{"ward", "Ctrl+F7", "", wordKeyWard, ""},
	{"mute", "Shift+F7", "", wordMute, ""},
	{"ambulance", "F8", "", wordAmbulance, "lv-doctor amk-mo amk-rk"},
	{"radio", "Ctrl+F8", "", wordKeyRadio, "amk-mo amk-rk"},
	{"turnout", "Ctrl+F8", "", wordTurnout, "lv-doctor"},
	{"subtitles", "Shift+F8", "", wordSubsOn, ""},
	{"advice", "F9", "", wordAdvice, ""},
	{"note", "Shift+F9", "", wordNote, ""},
	{"hangup", "F10", "", wordKeyHangEnd, ""},
	{"yellow-line", "Ctrl+F10", "", wordKeyYellow, "amk-mo amk-rk"},
}

// fixedKeys are the keys of the conversation field, which cannot be changed.
var fixedKeys = []Key{
	{"", "Enter", "", wordKeySayIt, ""},
	{"", "↓", "", wordKeyPicks, ""},
	{"", "↑", "", wordKeyTo, ""},
	{"", "Esc", "", wordKeyBack, ""},
}

// keysOf returns the keys of a station, with the words that they have there.
func keysOf(station, service string) []Key {
	var out []Key
	for _, k := range Keys {
		if k.For != "" && !slices.Contains(strings.Fields(k.For), station) {
			continue
		}
		switch k.Action {
		case "urgency":
			k.Text = redHelp(station)
		case "history":
			k.Text = journalOf(service)
		}
		out = append(out, k)
	}
	return out
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
