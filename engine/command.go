package engine

// CommandKind names what somebody at a seat can do.
type CommandKind string

const (
	CmdAnswer      CommandKind = "answer" // Call
	CmdHold        CommandKind = "hold"   // Target leg put on hold ("" is the patient's side)
	CmdResume      CommandKind = "resume" // Target leg taken back from hold
	CmdMute        CommandKind = "mute"   // own microphone
	CmdUnmute      CommandKind = "unmute"
	CmdConnect     CommandKind = "connect"   // Target "amk", "doctor": rings and joins
	CmdRelease     CommandKind = "release"   // Target leg leaves the call
	CmdRingBack    CommandKind = "ring_back" // rings the caller's number again
	CmdHangUp      CommandKind = "hang_up"
	CmdSpeechStart CommandKind = "speech_start" // somebody begins to type or talk: silence timers wait
	CmdSpeechStop  CommandKind = "speech_stop"
	CmdSay         CommandKind = "say"
	CmdLookUp      CommandKind = "look_up"    // By person or number, Found
	CmdOpenEntry   CommandKind = "open_entry" // Entry
	CmdOpenCard    CommandKind = "open_card"  // Card
	CmdClaim       CommandKind = "claim"      // Card, Criterion
	CmdUrgency     CommandKind = "urgency"    // Urgency
	CmdField       CommandKind = "field"      // Field, Text, Mentions
	CmdNote        CommandKind = "note"       // Text, Mentions: the whole note as it stands
	CmdAdvice      CommandKind = "advice"     // Advice: sent in writing, as a pretended SMS
	CmdSubtitles   CommandKind = "subtitles"  // On
	CmdFinish      CommandKind = "finish"     // Disposition, Within
	CmdBreakOff    CommandKind = "break_off"  // the trainee leaves the exercise: the way out
	CmdAlert       CommandKind = "alert"      // Target: a [Resource]
)

// CommandKinds lists every command, in a fixed order.
var CommandKinds = []CommandKind{CmdAnswer, CmdHold, CmdResume, CmdMute, CmdUnmute, CmdConnect, CmdRelease, CmdRingBack, CmdHangUp,
	CmdSpeechStart, CmdSpeechStop, CmdSay, CmdLookUp, CmdOpenEntry, CmdOpenCard, CmdClaim, CmdUrgency, CmdField, CmdNote, CmdAdvice,
	CmdSubtitles, CmdFinish, CmdBreakOff, CmdAlert}

// Command is something somebody at a seat does. Words in it have already become
// acts and mentions; the words themselves are a [TextRef].
//
// Which fields count is said beside the kinds; others are ignored.
type Command struct {
	ID   string      `json:"id,omitempty"` // the client's, unique in the run; a repeated id is answered with its first answer
	Seat Seat        `json:"seat"`
	Kind CommandKind `json:"kind"`

	Call        int         `json:"call,omitempty"`
	Party       string      `json:"party,omitempty"`
	Target      string      `json:"target,omitempty"`
	Say         *Say        `json:"say,omitempty"`
	By          string      `json:"by,omitempty"`    // look_up: "person" or "number"
	Found       bool        `json:"found,omitempty"` // look_up: the shell resolved the words to the patient
	Entry       string      `json:"entry,omitempty"`
	Card        string      `json:"card,omitempty"`
	Criterion   string      `json:"criterion,omitempty"`
	Urgency     Urgency     `json:"urgency,omitempty"`
	Field       Field       `json:"field,omitempty"`
	Text        *TextRef    `json:"text,omitempty"`
	Mentions    []Mention   `json:"mentions,omitempty"`
	Advice      *Advice     `json:"advice,omitempty"`
	On          bool        `json:"on,omitempty"`
	Disposition Disposition `json:"disposition,omitempty"`
	Within      int         `json:"within,omitempty"` // minutes, 0 to 1440
}

// Say is one utterance of a trainee.
type Say struct {
	To       string    `json:"to,omitempty"` // a party, or empty: everybody on the line
	Via      Via       `json:"via"`
	From     Millis    `json:"from"` // when the person began; at most the command's time
	Text     *TextRef  `json:"text,omitempty"`
	Acts     []Act     `json:"acts"`
	Mentions []Mention `json:"mentions,omitempty"`
	Advice   *Advice   `json:"advice,omitempty"`  // what advice it named, if any
	Matcher  string    `json:"matcher,omitempty"` // digest of the matcher, or "pinned"
}

// Advice is what to look out for, how soon, whom to ring.
type Advice struct {
	Worsening []string `json:"worsening,omitempty"` // ids of worsening signs named
	Limit     string   `json:"limit,omitempty"`     // id of a time limit
	Whom      string   `json:"whom,omitempty"`      // "116117", "113", ...
	Else      string   `json:"else,omitempty"`      // what if one does not get through: id of a way, e.g. "113"
}

// Field is a line of the identity strip.
type Field string

const (
	FieldCaller  Field = "caller"
	FieldPatient Field = "patient"
	FieldBorn    Field = "born"
	FieldPhone   Field = "phone"
	FieldAddress Field = "address"
	FieldReason  Field = "reason" // gjelder
)

// Fields lists the identity strip in its order on the screen.
var Fields = []Field{FieldCaller, FieldPatient, FieldBorn, FieldPhone, FieldAddress, FieldReason}

// Disposition is what a contact ended in.
type Disposition string

const (
	AMKTakeover      Disposition = "amk-takeover"
	AmbulanceOrdered Disposition = "ambulance"  // ordered through AMK
	Attendance       Disposition = "attendance" // comes to the legevakt, Within minutes
	HomeVisit        Disposition = "home-visit"
	DoctorCallback   Disposition = "doctor-callback" // Within minutes
	Conferred        Disposition = "conferred"       // the doctor was asked and decided
	Maternity        Disposition = "maternity"
	GP               Disposition = "gp"
	AdviceOnly       Disposition = "advice"
	Unanswered       Disposition = "unanswered" // broken off or not answered
	Admitted         Disposition = "admitted"   // by the doctor, to a hospital
	ToLVS            Disposition = "lvs"        // AMK has handed over to the legevakt's central
)

// Dispositions lists them. Which of them a station can choose is said by [Station.Dispositions].
var Dispositions = []Disposition{AMKTakeover, AmbulanceOrdered, Attendance, HomeVisit, DoctorCallback, Conferred, Maternity, GP, AdviceOnly, Unanswered, Admitted, ToLVS}

// TakesWithin reports whether the disposition promises a time.
func (d Disposition) TakesWithin() bool {
	return d == Attendance || d == HomeVisit || d == DoctorCallback
}
