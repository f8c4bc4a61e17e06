package intent

import "unicode/utf8"

// Slips are mended in words long enough that one letter seldom makes another word.
const (
	shortestSlip  = 4 // letters of the word as written
	shortestKnown = 5 // letters of the word it may stand for
)

// speller finds the known word that differs from a written one by one letter put
// in, left out, changed or swapped with its neighbour.
type speller struct {
	near map[string][]string // a known word with one letter left out, and itself -> known words
}

// learn adds the words of a phrasing.
func (s *speller) learn(toks []token, known map[string]bool) {
	for _, t := range toks {
		if known[t.norm] || utf8.RuneCountInString(t.norm) < shortestKnown || isDigits(t.norm) {
			continue
		}
		known[t.norm] = true
		without(t.norm, func(w string) { s.near[w] = append(s.near[w], t.norm) })
	}
}

// mend returns the word that was meant, the first in alphabetical order where
// several are as near, or "".
func (s *speller) mend(w string) string {
	if utf8.RuneCountInString(w) < shortestSlip || isDigits(w) {
		return ""
	}
	best := ""
	without(w, func(part string) {
		for _, k := range s.near[part] {
			if (best == "" || k < best) && oneSlip(w, k) {
				best = k
			}
		}
	})
	return best
}

// without shows a word, and the word with each of its letters left out.
func without(w string, see func(string)) {
	see(w)
	for i, r := range w {
		see(w[:i] + w[i+utf8.RuneLen(r):])
	}
}

// oneSlip reports whether one letter put in, left out, changed or swapped makes b of a.
func oneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	switch {
	case len(x) <= 1 && len(y) <= 1:
		return true
	case len(x) == 2 && len(y) == 2:
		return x[0] == y[1] && x[1] == y[0]
	}
	return false
}
