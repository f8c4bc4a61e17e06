package engine

// Vitals are the patient's measurements at one moment. All integers.
type Vitals struct {
	RR    int   `json:"rr"`    // breaths a minute
	SpO2  int   `json:"spo2"`  // per cent
	Pulse int   `json:"pulse"` // beats a minute
	SBP   int   `json:"sbp"`   // systolic blood pressure, mmHg
	Temp  int   `json:"temp"`  // tenths of a degree Celsius
	ACVPU ACVPU `json:"acvpu"`
}

// ACVPU is the level of consciousness: alert, confusion, voice, pain, unresponsive.
type ACVPU int

const (
	Alert ACVPU = iota
	Confused
	ToVoice
	ToPain
	Unresponsive
)

// Course is how the body goes on over story time when nobody interferes, and the
// turns that change it.
type Course struct {
	Frames   []Keyframe // ordered by At; interpolated between
	Turns    []Turn
	Postures []PostureChange // how she holds herself when nobody asks, ordered by At
}

// Keyframe fixes vitals and authored signs at a moment. Between two keyframes
// vitals and signs are interpolated by integer division; consciousness steps.
type Keyframe struct {
	At     Millis
	Vitals Vitals
	Signs  Authored
}

// Authored are signs that the vitals do not give, each 0 to 3.
type Authored struct {
	Cough   int `json:"cough"`
	Gurgle  int `json:"gurgle"` // heard when lying back
	Wheeze  int `json:"wheeze"`
	Pain    int `json:"pain"`
	Fatigue int `json:"fatigue"`
}

// Turn replaces the course from a delay after it is taken: treatment begun, time lost.
type Turn struct {
	ID     string
	Delay  Millis
	Frames []Keyframe // At is relative to when the turn takes effect
}

// PostureChange is a posture taken from a moment on.
type PostureChange struct {
	At      Millis
	Posture Posture
}

// Posture is how the patient holds herself.
type Posture string

const (
	Forward Posture = "forward" // leaning forward, belly supported between the legs
	Sitting Posture = "sitting"
	Propped Posture = "propped" // half sitting against pillows
	Lying   Posture = "lying"
	Walking Posture = "walking"
)

// Signs are what others can see and hear of the body.
type Signs struct {
	Breaths                 int `json:"breaths"` // a minute, as seen
	Words                   int `json:"words"`   // said on one breath
	Cough, Wheeze, Gurgle   int // 0 to 3
	Pallor, Cyanosis, Sweat int // 0 to 3
	Posture                 Posture
	ACVPU                   ACVPU
	Distress                int // 0 to 3
	Pain                    int // 0 to 3
	Fatigue                 int // 0 to 3
}
