// Package intent turns what a trainee says into what the trainee meant: acts
// with a confidence, and mentions of the scenario's facts.
//
// The only matcher is [Plain]: it compares an utterance with the phrasings of
// the shipped and the scenario's own intents. It uses integers only and ranges
// over no map in anything that reaches a result, so the same phrasings and the
// same utterance give the same acts on every machine. What it found is recorded
// with [Plain.Digest]; a replay reads the recorded acts and never matches again.
//
// A wrong answer costs a trainee more than being asked to say it again: below a
// margin the matcher answers [engine.IntentNone].
package intent

import "simlab/engine"

// Audience says to whom something is said.
type Audience string

const (
	Caller       Audience = "caller"       // the patient, or whoever rings for the patient
	Professional Audience = "professional" // AMK, a doctor, an ambulance
	Both         Audience = "both"
)

// Phrasing is one way to say what an intent means.
type Phrasing struct {
	Intent   string // id of the catalogue, or the scenario's own
	Text     string // as said on the telephone
	Audience Audience
}

// Utterance is what somebody said, as text.
type Utterance struct {
	Text     string   // at most MaxRunes runes count, the rest is cut
	Audience Audience // who listens; empty is taken as Caller
	// Prior holds the acts of the same person's last utterance. They resolve
	// follow-ups such as "hvor lenge da?"; nil is allowed.
	Prior []engine.Act
	// Acts are given where somebody has said what the text means: they are kept, and
	// only mentions and advice are looked for.
	Acts []engine.Act
}

// Why tells an author or instructor what led to an act. It is not journalled.
type Why struct {
	Phrase   string   // the phrasing nearest to the clause, as written
	Score    int      // thousandths, before the margin was judged
	Features []string // the shared words that weighed most, heaviest first, at most 5
}

// Result is what an utterance meant.
type Result struct {
	// Acts in the order they were said, each intent once. Empty only when the
	// text holds no letter or digit; one act of IntentNone when nothing was understood.
	Acts     []engine.Act
	Mentions []engine.Mention // in the order of the fact patterns; may be nil
	Why      []Why            // one for each act, in the same order
	Advice   *engine.Advice   // what its advice names; nil when it names nothing
}

// Matcher understands utterances. Implementations are safe for concurrent use.
type Matcher interface {
	// Match never fails: what is not understood is IntentNone.
	Match(Utterance) Result
	// Digest names the matcher: equal digests give equal results.
	Digest() string
}

// MaxRunes is how much of an utterance is read; the rest is cut.
const MaxRunes = 2000
