package engine

// Station is a kind of workplace in a run.
type Station string

const (
	LVSOperator Station = "lvs-operator"
	LVDoctor    Station = "lv-doctor"
	AMKMO       Station = "amk-mo"
	AMKRK       Station = "amk-rk"
	Ambulance   Station = "ambulance"
	CallerSeat  Station = "caller"
	Observer    Station = "observer"
	Instructor  Station = "instructor"
)

// Stations lists every station, in a fixed order.
var Stations = []Station{LVSOperator, LVDoctor, AMKMO, AMKRK, Ambulance, CallerSeat, Observer, Instructor}

// Seat is one place in a run.
type Seat struct {
	ID      string  `json:"id"`
	Station Station `json:"station"`
}

// may says which commands a station may give: the only authority table there is.
// Types of later stations are here; what they may do comes with them.
var may = map[Station]map[CommandKind]bool{
	LVSOperator: {
		CmdAnswer: true, CmdHold: true, CmdResume: true, CmdMute: true, CmdUnmute: true,
		CmdConnect: true, CmdRelease: true, CmdRingBack: true, CmdHangUp: true,
		CmdSpeechStart: true, CmdSpeechStop: true, CmdSay: true,
		CmdLookUp: true, CmdOpenEntry: true, CmdOpenCard: true, CmdClaim: true,
		CmdUrgency: true, CmdField: true, CmdNote: true, CmdAdvice: true,
		CmdSubtitles: true, CmdFinish: true, CmdBreakOff: true,
	},
	Observer: {},
}

// May reports whether the station may give the command.
func (s Station) May(k CommandKind) bool { return may[s][k] }
