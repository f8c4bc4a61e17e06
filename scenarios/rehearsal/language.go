package rehearsal

import "simlab/engine"

// Word is a verb of the script language.
type Word struct {
	Name  string
	Takes string // what follows it
	Does  string // one line, English: scripts are written by authors
}

// Words is the whole script language, in the order a call uses it. `simlab
// script` prints it.
var Words = []Word{
	{"answer", "", "take the call that rings"},
	{"say", "[ACT,…] TEXT", "say something to everybody on the line; acts in brackets pin its meaning, ACT:leading adds a mark"},
	{"to", "TARGET say[ACT,…] TEXT", "say something to one: caller, or a target"},
	{"pick", "INTENT", "ask a question from the list of general questions"},
	{"typing", "", "begin to type; stop by saying something or by idle"},
	{"idle", "", "stop typing without saying anything"},
	{"identify", "", "look the caller up by person, as the population register gives them"},
	{"history", "[N|number]", "search the own journal by person, open entry N (1 is the newest), or search by number"},
	{"field", "NAME TEXT", "write a line of the identity strip"},
	{"card", "CARD", "open decision support"},
	{"triage", "URGENCY [card CARD] [criterion CRITERION]", "set the urgency; open a card; claim a criterion of it"},
	{"conference", "TARGET", "ring somebody into the call, as the contact lists them: amk, doctor, lvs-red …"},
	{"release", "TARGET", "take somebody out of the call"},
	{"hold", "[TARGET]", "put the caller, or a target, on hold"},
	{"resume", "[TARGET]", "take back from hold"},
	{"mute", "", "own microphone off"},
	{"unmute", "", "own microphone on"},
	{"advise", "worsening=SIGN,… limit=LIMIT whom=WHOM else=WAY", "send written advice"},
	{"alert", "RESOURCE", "send somebody to the patient: ambulance, doctor, turnout"},
	{"note", "TEXT", "the whole note as it stands from now on"},
	{"subtitles", "on|off", "show or hide the caller's words"},
	{"ringback", "", "ring the caller's number"},
	{"hangup", "", "end the call"},
	{"finish", "DISPOSITION [within=MINUTES]", "close the contact"},
	{"breakoff", "", "leave the exercise"},
	{"wait", "", "nothing: time passes up to here"},
}

// plain are the verbs that are one command without anything more.
var plain = map[string]engine.CommandKind{
	"answer": engine.CmdAnswer, "typing": engine.CmdSpeechStart, "idle": engine.CmdSpeechStop,
	"mute": engine.CmdMute, "unmute": engine.CmdUnmute, "ringback": engine.CmdRingBack,
	"hangup": engine.CmdHangUp, "breakoff": engine.CmdBreakOff,
}

// targeted are the verbs that are one command with a target, which may be left out.
var targeted = map[string]engine.CommandKind{
	"conference": engine.CmdConnect, "release": engine.CmdRelease, "hold": engine.CmdHold, "resume": engine.CmdResume,
}
