package scoring

import "simlab/engine"

// ResultFormat is the version of the shape of [Result] as JSON.
const ResultFormat = 1

// Result is a judged run. Its JSON is stable: the same events give the same
// bytes, fields are only ever added, and a change of meaning raises Format.
type Result struct {
	Format   int    `json:"format"`
	Contact  string `json:"contact"`
	Finished bool   `json:"finished"` // the contact was closed
	Broken   bool   `json:"broken"`   // the trainee broke it off: nothing is judged, every verdict is not applicable

	Headlines []Headline     `json:"headlines"`
	Rubrics   []RubricResult `json:"rubrics"` // in the order given to Score
	Triage    Triage         `json:"triage"`
	Recontact Recontact      `json:"recontact"`
	Handover  Handover       `json:"handover"`
	Facts     Facts          `json:"facts"`
}

// RubricResult is a filled rubric.
type RubricResult struct {
	Rubric  string `json:"rubric"`
	Version int    `json:"version"`
	Title   Text   `json:"title"`

	// Points is the weights of what was met, twice for full and once for partly;
	// Of is what they could have been. What is not applicable is in neither.
	Points int `json:"points"`
	Of     int `json:"of"`

	Full          int       `json:"full"` // how many criteria
	Partly        int       `json:"partly"`
	Not           int       `json:"not"`
	NotApplicable int       `json:"not_applicable"`
	Verdicts      []Verdict `json:"verdicts"` // in the order of the rubric
}

// Verdict is what is found about one criterion.
type Verdict struct {
	Criterion string     `json:"criterion"`
	Title     Text       `json:"title"`
	Why       Text       `json:"why"`
	Try       Text       `json:"try"`
	Weight    int        `json:"weight"`
	Verdict   Met        `json:"verdict"`
	Blame     Blame      `json:"blame,omitempty"` // where it was not fully met
	Evidence  []Evidence `json:"evidence"`        // in the order of events; empty where nothing happened
}

// Met is how well a criterion was met.
type Met string

const (
	MetFull          Met = "full"
	MetPartly        Met = "partly"
	MetNot           Met = "not"
	MetNotApplicable Met = "n/a"
)

// points is what a verdict is worth for each unit of weight.
func (m Met) points() int {
	switch m {
	case MetFull:
		return 2
	case MetPartly:
		return 1
	}
	return 0
}

// Triage is both verdicts on the urgency, and what they rest on.
type Triage struct {
	Urgency   engine.Urgency `json:"urgency"` // the last set; empty: none
	Step      int            `json:"step"`    // 1 severe under-triage, 4 optimal, 7 severe over-triage; 0 none set
	Scale     Scale          `json:"scale"`
	Revisions []Revised      `json:"revisions"` // every urgency set, in order

	// The first verdict, which counts, is Step with Stated: an urgency that rests
	// on nothing told earns nothing however right it is.
	Stated     bool       `json:"stated"`            // two supporting facts, or one danger sign, were told by then
	StatedAt   *Evidence  `json:"stated_at"`         // when the urgency was last set, or a criterion claimed for it
	Claimed    string     `json:"claimed,omitempty"` // "card/criterion"
	Supporting []Evidence `json:"supporting"`        // told facts that supported it then
	Danger     []Evidence `json:"danger"`            // danger signs told by then

	// The second verdict explains the first: whether the urgency fits what the
	// trainee had found by the end.
	Fit     Fit              `json:"fit"`
	Carried []engine.Urgency `json:"carried"` // urgencies that the found facts carry, highest first

	Disposition engine.Disposition `json:"disposition"`
	Within      int                `json:"within,omitempty"` // minutes promised
	Grade       int                `json:"grade"`            // 0 not, 1 partly, 2 fully acceptable; -1 before the end

	// Shown, never scored: seconds from answering to the first urgency, -1 where
	// one of them is lacking.
	SecondsToUrgency int `json:"seconds_to_urgency"`
}

// Scale is a step of the seven-step scale in words.
type Scale string

// The scale, by step.
var scales = [...]Scale{"none", "severe-under", "moderate-under", "mild-under", "optimal", "mild-over", "moderate-over", "severe-over"}

// Fit says how the urgency stands to what the own findings carry.
type Fit string

const (
	Fits       Fit = "fits"
	FitAbove   Fit = "above"   // higher than the findings carry
	FitBelow   Fit = "below"   // lower than the findings carry
	FitNothing Fit = "nothing" // too little was found to carry any urgency
	FitUnset   Fit = "unset"   // no urgency was set
)

// Recontact is what was made of earlier contacts.
type Recontact struct {
	Status    RecontactStatus `json:"status"`
	Exists    bool            `json:"exists"`
	Matters   bool            `json:"matters"`
	Asked     string          `json:"asked"` // "anyone", "own", or empty
	AskedAt   *Evidence       `json:"asked_at"`
	LookedUp  *Evidence       `json:"looked_up"`
	Opened    *Evidence       `json:"opened"`   // the first earlier entry read
	Known     *Evidence       `json:"known"`    // when the trainee first knew
	Detected  *Evidence       `json:"detected"` // known and used; its turn says how soon
	Prompt    Prompt          `json:"prompt,omitempty"`
	Recorded  *Evidence       `json:"recorded"`
	Responded *Evidence       `json:"responded"` // the first decision after the detection that shows it
}

// RecontactStatus sums it up.
type RecontactStatus string

const (
	RecontactNone       RecontactStatus = "none"        // there was nothing to detect
	RecontactMissed     RecontactStatus = "missed"      // never known
	RecontactUnused     RecontactStatus = "unused"      // known, never used: not detected
	RecontactDetected   RecontactStatus = "detected"    // detected, no decision shows it
	RecontactActed      RecontactStatus = "acted"       // detected, and a decision shows it
	RecontactHarmless   RecontactStatus = "harmless"    // a harmless repeat, detected and taken for what it was
	RecontactFalseAlarm RecontactStatus = "false-alarm" // a harmless repeat that alone raised the response
)

// Handover is the passing on to AMK, from AMK to the legevakt, and to a doctor.
type Handover struct {
	Owed      bool      `json:"owed"`
	To        string    `json:"to"` // who took over, or came nearest to it: "amk", "mo", "lvs"
	Rang      *Evidence `json:"rang"`
	Joined    *Evidence `json:"joined"`
	Accepted  *Evidence `json:"accepted"`
	Ambulance *Evidence `json:"ambulance"` // alerted by the station itself

	EssentialsSaid int        `json:"essentials_said"` // in the first turns
	EssentialsOf   int        `json:"essentials_of"`
	WholeTold      int        `json:"whole_told"` // weight of known facts for haste passed on in own words
	WholeOf        int        `json:"whole_of"`
	False          []Evidence `json:"false"` // false or unfounded claims not put right

	// Shown, never scored: when enough was known to call it red, and seconds from
	// then to whoever takes over being in the call, -1 where one of them is lacking; 0 when AMK
	// was in first.
	Known           *Evidence `json:"known"`
	SecondsToJoined int       `json:"seconds_to_joined"`

	DoctorJoined  *Evidence `json:"doctor_joined"`
	DoctorDecided string    `json:"doctor_decided,omitempty"` // what the doctor chose, which is not scored
	DoctorTold    int       `json:"doctor_told"`
	DoctorOf      int       `json:"doctor_of"`
}

// Facts follows every fact of the sheet from available to acted on.
type Facts struct {
	Ladder []FactSteps `json:"ladder"` // in the order of the sheet
	Counts FactCounts  `json:"counts"`

	// Where facts that somebody could tell were lost on the way into the note, and
	// on the way to AMK where AMK was in the call.
	LostToNote Losses `json:"lost_to_note"`
	LostToAMK  Losses `json:"lost_to_amk"`
}

// FactCounts counts the facts that reached each step, of those available.
type FactCounts struct {
	Available    int `json:"available"`
	Told         int `json:"told"`
	Recorded     int `json:"recorded"`
	PassedOn     int `json:"passed_on"` // to AMK or a doctor, in own words
	ReadBack     int `json:"read_back"`
	ActedOn      int `json:"acted_on"`
	Critical     int `json:"critical"` // available critical facts
	CriticalTold int `json:"critical_told"`
	Misrecorded  int `json:"misrecorded"` // written down wrongly or unfounded, and left so
}

// Losses counts the facts lost at each step.
type Losses struct {
	Told     int `json:"told"`      // never came to light
	Recorded int `json:"recorded"`  // known, not written down
	PassedOn int `json:"passed_on"` // known, not passed on
	ReadBack int `json:"read_back"` // passed on, not read back
}

// Step is a rung of the ladder.
type Step string

const (
	StepAvailable Step = "available"
	StepTold      Step = "told"
	StepRecorded  Step = "recorded"
	StepPassedOn  Step = "passed_on"
	StepReadBack  Step = "read_back"
	StepActedOn   Step = "acted_on"
)

// FactSteps is the ladder of one fact, with the event that proves each rung.
type FactSteps struct {
	Fact      string     `json:"fact"`
	Weight    int        `json:"weight"`
	Critical  bool       `json:"critical"`
	Danger    bool       `json:"danger"`
	Available bool       `json:"available"`
	CutOff    *Evidence  `json:"cut_off"` // somebody was about to tell it and was cut off, or has not come to it yet
	Told      *Evidence  `json:"told"`
	By        string     `json:"by,omitempty"` // who told it: a party or "journal"
	On        string     `json:"on,omitempty"` // what brought it out
	Recorded  *Evidence  `json:"recorded"`
	PassedOn  []Passed   `json:"passed_on"`
	ReadBack  []ReadBack `json:"read_back"`
	ActedOn   *Evidence  `json:"acted_on"`
	How       string     `json:"how,omitempty"` // what rests on it
	Wrong     *Evidence  `json:"wrong"`         // written down wrongly or unfounded, and left so

	LostToNote Step `json:"lost_to_note,omitempty"` // the rung not reached; empty: nothing was lost
	LostToAMK  Step `json:"lost_to_amk,omitempty"`  // the same; empty too where AMK was never in the call
}

// Passed is a fact given to a professional.
type Passed struct {
	To       string   `json:"to"`  // their role: "amk", "doctor", "mo", "lvs", "ward"
	Own      bool     `json:"own"` // in the trainee's words; otherwise heard from the patient's side in the conference
	Evidence Evidence `json:"evidence"`
}

// ReadBack is a fact repeated between the trainee and somebody.
type ReadBack struct {
	With     string   `json:"with"` // their role, or "caller"
	Evidence Evidence `json:"evidence"`
}
