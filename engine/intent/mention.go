package intent

import (
	"slices"
	"strings"

	"simlab/engine"
)

// negationReach is how many words before a matched word a negation may stand.
const negationReach = 4

// mentions finds the facts that a text speaks of, in the order of the patterns,
// each distinct mention once.
func (p *Plain) mentions(text string) []engine.Mention {
	if len(p.facts) == 0 {
		return nil
	}
	clauses := sentences(text)
	var out []engine.Mention
	uses := make(map[string][]use)
	for _, f := range p.facts {
		for i, s := range clauses {
			if m, ok := f.find(s.toks); ok {
				out = addMention(out, m)
				uses[f.fact] = append(uses[f.fact], f.words(i, s.toks)...)
			}
		}
	}
	for i := range out {
		for _, other := range out {
			if other.Fact != out[i].Fact && !slices.Contains(out[i].With, other.Fact) && share(uses[out[i].Fact], uses[other.Fact]) {
				out[i].With = append(out[i].With, other.Fact)
			}
		}
	}
	return out
}

// use is a word of a text that a pattern was met by.
type use struct{ clause, word int }

// words lists the words of a clause that any of the fact's patterns is met by.
func (f factPattern) words(clause int, toks []token) (out []use) {
	for _, p := range f.patterns {
		if _, ok := p.match(toks); !ok {
			continue
		}
		for _, forms := range p.words {
			at, _ := place(forms, toks)
			out = append(out, use{clause, at})
		}
	}
	return out
}

func share(a, z []use) bool {
	return slices.ContainsFunc(a, func(u use) bool { return slices.Contains(z, u) })
}

// addMention leaves out what is said already; a value completes a mention without one.
func addMention(list []engine.Mention, m engine.Mention) []engine.Mention {
	for i, old := range list {
		if old.Fact != m.Fact || old.Negated != m.Negated {
			continue
		}
		if old.Value == m.Value || m.Value == "" {
			return list
		}
		if old.Value == "" {
			list[i].Value = m.Value
			return list
		}
	}
	return append(list, m)
}

// find takes the first pattern that matches with a value, else the first that matches.
func (f factPattern) find(toks []token) (engine.Mention, bool) {
	var first engine.Mention
	found := false
	for _, p := range f.patterns {
		h, ok := p.match(toks)
		if !ok {
			continue
		}
		m := engine.Mention{Fact: f.fact, Value: h.value, Negated: f.negative}
		if !p.negates && h.words && negatedAt(toks, h.first, h.last) {
			m.Negated = !f.negative
		}
		if m.Value != "" {
			return m, true
		}
		if !found {
			first, found = m, true
		}
	}
	return first, found
}

// hit is where a pattern matched.
type hit struct {
	first, last int // tokens, numbers aside
	words       bool
	value       string
}

// match finds the words of a pattern in a clause. Each word takes its first place.
func (p pattern) match(toks []token) (hit, bool) {
	h := hit{first: len(toks), last: -1}
	wantsNumber := false
	for _, forms := range p.words {
		at, num := place(forms, toks)
		if at < 0 {
			return hit{}, false
		}
		if num {
			wantsNumber = true
			continue
		}
		h.words = true
		h.first, h.last = min(h.first, at), max(h.last, at)
	}
	if wantsNumber {
		h.value = nearestNumber(toks, h)
	}
	return h, true
}

// place is the first token that has one of the forms, and whether it is there as a number.
func place(forms []form, toks []token) (int, bool) {
	for i, t := range toks {
		for _, f := range forms {
			if f.meets(t) {
				return i, f.number
			}
		}
	}
	return -1, false
}

// nearestNumber is the number nearest to the matched words, the later of two as near.
func nearestNumber(toks []token, h hit) string {
	best, at := -1, -1
	for i := 0; i < len(toks); i++ {
		if !number(toks[i]) {
			continue
		}
		end := numberEnd(toks, i)
		d := 0
		switch {
		case !h.words:
			d = i
		case i > h.first:
			d = i - h.first
		default:
			d = h.first - end
		}
		if at < 0 || d <= best {
			best, at = d, i
		}
		i = end
	}
	if at < 0 {
		return ""
	}
	var b strings.Builder
	for i := at; i <= numberEnd(toks, at); i++ {
		if i > at {
			b.WriteByte(' ')
		}
		b.WriteString(toks[i].raw)
	}
	return b.String()
}

// numberEnd is the last token of the number in words that begins at i.
func numberEnd(toks []token, i int) int {
	if isDigits(toks[i].raw) {
		return i
	}
	for i+1 < len(toks) {
		next := toks[i+1]
		switch {
		case next.comma:
			return i
		case number(next) && !isDigits(next.raw):
			i++
		case (next.raw == "komma" || next.raw == "og") && i+2 < len(toks) && number(toks[i+2]) && !isDigits(toks[i+2].raw):
			i += 2
		default:
			return i
		}
	}
	return i
}

func negator(w string) bool {
	switch w {
	case "ikke", "ingen", "inga", "ingenting", "uten", "nekter", "nektar", "nekta", "aldri", "benekter", "benektar":
		return true
	}
	return false
}

// overCommas reports a negation that goes through a list.
func overCommas(w string) bool {
	switch w {
	case "ingen", "inga", "uten", "nekter", "nektar", "benekter", "benektar":
		return true
	}
	return false
}

// negatedAt reports a negation of the words matched from first to last.
func negatedAt(toks []token, first, last int) bool {
	comma, broken := false, false
	for i := first; i >= 0 && first-i <= negationReach; i-- {
		if i < first {
			w := toks[i].norm
			if w == "men" || reasons(toks, i) {
				break
			}
			if negator(w) && !(i+1 < len(toks) && toks[i+1].norm == "bare") && (!comma || overCommas(w) && !broken) {
				return true
			}
		}
		// A word after the comma that makes a clause of its own ends a list.
		broken = broken || finite[toks[i].raw] || finite[toks[i].norm]
		comma = comma || toks[i].comma
	}
	return notAfter(toks, last)
}

// reasons reports a word that begins a reason: "hun kan ikke ligge, for da surkler
// det" denies the lying and not the gurgling.
func reasons(toks []token, i int) bool {
	if w := toks[i].norm; w == "fordi" || w == "siden" {
		return true
	}
	return toks[i].norm == "for" && i+1 < len(toks) && (toks[i+1].norm == "da" || pronoun[toks[i+1].norm])
}

// notAfter reports "har hun ikke" right after the matched words.
func notAfter(toks []token, last int) bool {
	return last+3 < len(toks) && finite[toks[last+1].norm] && !toks[last+1].comma &&
		pronoun[toks[last+2].norm] && negator(toks[last+3].norm)
}

var pronoun = setOf("jeg du hun han vi dere de pasienten det")

// finite holds verbs and pronouns that open a clause of their own after a comma.
var finite = setOf(`har er får kan klarer klarar greier må vil skal hoster hostar surkler piper puster svetter kaster
beveger kjenner merker sparker spiser drikker bruker tar virker ligger sitter går snakker blir ble var hadde fikk
jeg du hun han vi dere de det pasienten`)
