package scoring

// Text is something a user reads, in both languages.
type Text struct {
	NB string `json:"nb"`
	EN string `json:"en"`
}

// Rubric is a form that runs are judged by (vurderingsskjema).
type Rubric struct {
	ID       string
	Version  int // counted from 1; raised whenever a verdict could change
	Title    Text
	Sources  []Source
	Criteria []Criterion // in the order they are shown
}

// Source is a publication that criteria lean on.
type Source struct {
	ID    string // what Criterion.From cites
	Title string
	Where string
}

// Invented is the From of a criterion that leans on no publication.
const Invented = "invented"

// Criterion is one point of a rubric.
type Criterion struct {
	ID    string // unique in its rubric
	Title Text
	Why   Text   // why it matters, one or two sentences
	Try   Text   // a sentence one could say on the telephone, or a thing to do, next time
	From  string // id of a source, or Invented

	// Weight is how much it counts, 1 to 5; 0 is shown and never counted.
	Weight int

	Applies *Rule // nil: always. Where it does not hold the verdict is not applicable
	Full    Rule  // met
	Partly  *Rule // partly met, asked only when Full does not hold; nil: never

	// Tried is what was the trainee's to do. Where the criterion is not fully met
	// although Tried holds, the loss is put down to Blame instead of the trainee.
	Tried *Rule
	Blame Blame // who else could be the reason; empty is BlameCaller
}

// Blame says on whose side a loss lies.
type Blame string

const (
	BlameTrainee      Blame = "trainee"      // the operator did not do it
	BlameCaller       Blame = "caller"       // asked for, but the caller could not or would not
	BlameProfessional Blame = "professional" // asked for, but the one at the other end did not
)
