package engine

import "slices"

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

// deskWork is what everybody does who talks with a patient.
var deskWork = []CommandKind{CmdAnswer, CmdHold, CmdResume, CmdMute, CmdUnmute, CmdConnect, CmdRelease, CmdRingBack, CmdHangUp,
	CmdSpeechStart, CmdSpeechStop, CmdSay, CmdLookUp, CmdOpenEntry, CmdOpenCard, CmdClaim, CmdUrgency, CmdField, CmdNote, CmdAdvice,
	CmdSubtitles, CmdFinish, CmdBreakOff}

// may says which commands a station may give: the only authority table there is.
// Types of later stations are here; what they may do comes with them.
var may = map[Station][]CommandKind{
	LVSOperator: deskWork,
	LVDoctor:    append(slices.Clone(deskWork), CmdAlert),
	AMKMO:       append(slices.Clone(deskWork), CmdAlert),
	AMKRK:       append(slices.Clone(deskWork), CmdAlert),
}

// May reports whether the station may give the command.
func (s Station) May(k CommandKind) bool { return slices.Contains(may[s], k) }

// Resource is somebody sent to the patient.
type Resource string

const (
	ResourceAmbulance Resource = "ambulance"
	ResourceDoctor    Resource = "doctor"  // radio alarm to the legevakt's doctor
	ResourceTurnout   Resource = "turnout" // the doctor at the station goes out
)

// Resources lists every resource, in a fixed order.
var Resources = []Resource{ResourceAmbulance, ResourceDoctor, ResourceTurnout}

// Alerts returns whom the station can alert.
func (s Station) Alerts() []Resource {
	switch s {
	case LVDoctor:
		return []Resource{ResourceAmbulance, ResourceTurnout}
	case AMKMO, AMKRK:
		return []Resource{ResourceAmbulance, ResourceDoctor}
	}
	return nil
}

// Dispositions returns what a contact can end in at the station, in their order on
// the screen.
func (s Station) Dispositions() []Disposition {
	switch s {
	case LVSOperator:
		return []Disposition{AMKTakeover, AmbulanceOrdered, Attendance, HomeVisit, DoctorCallback, Conferred, Maternity, GP, AdviceOnly, Unanswered}
	case LVDoctor:
		return []Disposition{AMKTakeover, AmbulanceOrdered, Admitted, Maternity, Attendance, HomeVisit, DoctorCallback, GP, AdviceOnly, Unanswered}
	case AMKRK:
		return []Disposition{AMKTakeover, AmbulanceOrdered, ToLVS, DoctorCallback, Maternity, GP, AdviceOnly, Unanswered}
	case AMKMO:
		return []Disposition{AmbulanceOrdered, ToLVS, DoctorCallback, Maternity, GP, AdviceOnly, Unanswered}
	}
	return nil
}
