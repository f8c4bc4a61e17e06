package engine

// Act is one thing a person meant by an utterance.
type Act struct {
	Intent     string `json:"intent"`               // an id of the intent catalogue; IntentNone when not understood
	Confidence int    `json:"confidence,omitempty"` // thousandths, 0 to 1000
	Marks      []Mark `json:"marks,omitempty"`
}

// Has reports whether the act carries the mark.
func (a Act) Has(m Mark) bool {
	for _, x := range a.Marks {
		if x == m {
			return true
		}
	}
	return false
}

// IntentNone is what an utterance means when nobody can tell.
const IntentNone = "none"

// Mark says how a thing was said.
type Mark string

const (
	Leading Mark = "leading" // puts the answer in the listener's mouth
	Stacked Mark = "stacked" // several questions at once
	Stated  Mark = "stated"  // plainly no question: not understood, or told to a colleague in words that could ask it
)

// Asks reports whether the act only asks something: whoever hears it is told nothing.
func (a Act) Asks() bool { return asking(a.Intent) && !a.Has(Stated) }

// Mention is a fact of the scenario that an utterance, note or field speaks of.
type Mention struct {
	Fact    string `json:"fact"`
	Negated bool   `json:"negated,omitempty"` // said not to be so
	Value   string `json:"value,omitempty"`   // a number or time named with it, as written
	// With names the other facts that some of the same words speak of: "feber 38,7" is
	// a high fever, and may be a rising one.
	With []string `json:"with,omitempty"`
}

// TextRef points to words that are kept outside the journal's chain so that they
// can be erased. Hash is hex SHA-256 over a salt kept beside the text and the text.
type TextRef struct {
	ID   int64  `json:"id"`
	Hash string `json:"hash"`
}

// Via says how an utterance was made.
type Via string

const (
	Typed  Via = "typed"
	Picked Via = "picked" // chosen from the list of general questions: a help, recorded as such
	Spoken Via = "spoken"
)
