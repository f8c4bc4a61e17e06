package intent

import (
	"sort"

	"simlab/engine"
)

// Plain matches by likeness to known phrasings. It is immutable once made and
// may be shared by any number of goroutines.
type Plain struct {
	phrasings []Phrasing // sorted by intent, text, audience
	intents   []string   // sorted
	intentOf  []int32    // by phrasing
	firstOf   []int32    // by intent: its first phrasing; one more entry at the end
	index     *index
	facts     []factPattern
	advised   advicePatterns
	digest    string
}

var _ Matcher = (*Plain)(nil)

// New makes a matcher of phrasings, fact patterns and what advice can name. It
// validates nothing: a phrasing without a word never matches, and of equal phrasings
// in two intents the first intent in order of id is taken. The order of phrasings
// does not matter; mentions come in the order of facts.
func New(phrasings []Phrasing, facts []FactPattern, advice AdvicePatterns) *Plain {
	p := &Plain{phrasings: append([]Phrasing(nil), phrasings...)}
	for i := range p.phrasings {
		if p.phrasings[i].Audience == "" {
			p.phrasings[i].Audience = Caller
		}
	}
	sort.SliceStable(p.phrasings, func(i, j int) bool { return before(p.phrasings[i], p.phrasings[j]) })
	clauses := make([][]token, len(p.phrasings))
	p.intentOf = make([]int32, len(p.phrasings))
	for i, ph := range p.phrasings {
		if i == 0 || ph.Intent != p.phrasings[i-1].Intent {
			p.intents = append(p.intents, ph.Intent)
			p.firstOf = append(p.firstOf, int32(i))
		}
		p.intentOf[i] = int32(len(p.intents) - 1)
		clauses[i] = tokenize(cut(ph.Text))
	}
	p.firstOf = append(p.firstOf, int32(len(p.phrasings)))
	p.index = buildIndex(clauses, p.intentOf, p.firstOf)
	p.facts = compileFacts(facts)
	p.advised = compileAdvice(advice)
	p.digest = digestOf(p.phrasings, clauses, facts, advice)
	return p
}

func before(a, b Phrasing) bool {
	if a.Intent != b.Intent {
		return a.Intent < b.Intent
	}
	if a.Text != b.Text {
		return a.Text < b.Text
	}
	return a.Audience < b.Audience
}

// Digest names the matcher: hex SHA-256 over its rules' version, its tables, the
// normalised phrasings in order, and the patterns of facts and advice as given.
func (p *Plain) Digest() string { return p.digest }

// knows reports whether there are phrasings of an intent.
func (p *Plain) knows(intent string) bool {
	i := sort.SearchStrings(p.intents, intent)
	return i < len(p.intents) && p.intents[i] == intent
}

// Match understands one utterance.
func (p *Plain) Match(u Utterance) Result {
	text := cut(u.Text)
	if len(u.Acts) > 0 {
		return Result{Acts: u.Acts, Mentions: p.mentions(text), Why: make([]Why, len(u.Acts)), Advice: p.advice(given(text, u.Acts))}
	}
	to := u.Audience
	if to == "" {
		to = Caller
	}
	var parts []part
	var said []heard
	for _, s := range sentences(text) {
		pts := p.split(s.toks, to, u.Prior)
		h := heard{toks: s.toks, asks: s.questions()}
		for i, pt := range pts {
			pts[i].asked = h.asks
			h.acts = append(h.acts, pt.name)
		}
		parts, said = append(parts, pts...), append(said, h)
	}
	var r Result
	r.Acts, r.Why = p.collect(parts)
	r.Advice = p.advice(said)
	if hasWord(text) && len(r.Acts) == 0 {
		r.Acts = []engine.Act{{Intent: engine.IntentNone}}
		r.Why = []Why{{}}
	}
	r.Mentions = p.mentions(text)
	return r
}

// cut keeps the first MaxRunes runes.
func cut(text string) string {
	if len(text) <= MaxRunes {
		return text
	}
	n := 0
	for i := range text {
		if n == MaxRunes {
			return text[:i]
		}
		n++
	}
	return text
}

func hasWord(text string) bool {
	for _, r := range text {
		if wordRune(r) {
			return true
		}
	}
	return false
}
