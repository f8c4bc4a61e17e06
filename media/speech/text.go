package speech

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// token is one word as written, and how it is said.
type token struct {
	shown string // as written, with its punctuation
	said  string // words for the voice; may be several; "" for bare punctuation
	pause string // punctuation that makes the voice pause after it: "", ",", ".", "?", "!", "…"
}

// bare is written beside words, never said.
const bare = "«»„“”\"'‘’()[]{}<>*_|\\^~`"

// tokens cuts a phrase into what is written and how it is said. A dash or dots
// that stand alone cling to the word before. Every word as written is in exactly
// one token, in order; nil means that there is nothing to say.
func tokens(text string) []token {
	var out []token
	for _, w := range strings.Fields(printable(text)) {
		t := token{shown: w}
		core := strings.Map(func(r rune) rune {
			if strings.ContainsRune(bare, r) {
				return -1
			}
			return r
		}, w)
		core, t.pause = cutPause(core)
		t.said = say(core)
		if t.said == "" && len(out) > 0 {
			last := &out[len(out)-1]
			last.shown += " " + w
			last.pause = longer(last.pause, t.pause)
			continue
		}
		out = append(out, t)
	}
	out = joinUnits(out)
	if len(out) > 0 && out[0].said == "" { // only punctuation, or it opens the phrase
		if len(out) == 1 {
			return nil
		}
		out[1].shown = out[0].shown + " " + out[1].shown
		out = out[1:]
	}
	return out
}

// printable drops control characters, which would reach the voice as commands.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, text)
}

// cutPause splits off punctuation at the end of a word. A point that belongs to
// an abbreviation or a date stays.
func cutPause(w string) (core, pause string) {
	core = w
	for core != "" {
		if abbreviations[strings.ToLower(core)] != "" {
			return core, pause
		}
		cut := core
		switch {
		case strings.HasSuffix(core, "…"):
			cut, pause = strings.TrimSuffix(core, "…"), longer(pause, "…")
		case strings.HasSuffix(core, "..."):
			cut, pause = strings.TrimSuffix(core, "..."), longer(pause, "…")
		case strings.HasSuffix(core, "–"), strings.HasSuffix(core, "—"):
			cut, pause = strings.TrimRight(core, "–—"), longer(pause, ",")
		case strings.HasSuffix(core, "-"):
			cut, pause = strings.TrimSuffix(core, "-"), longer(pause, ",")
		case strings.ContainsAny(core[len(core)-1:], ",;:"):
			cut, pause = core[:len(core)-1], longer(pause, ",")
		case strings.ContainsAny(core[len(core)-1:], ".?!"):
			cut, pause = core[:len(core)-1], longer(pause, core[len(core)-1:])
		default:
			return core, pause
		}
		core = cut
	}
	return core, pause
}

// longer keeps the mark that shapes the voice most. A question stays a question.
func longer(a, b string) string {
	const rank = ",…!.?"
	if b != "" && strings.Index(rank, b) > strings.Index(rank, a) || a == "" {
		return b
	}
	return a
}

var (
	clockForm   = regexp.MustCompile(`^([01]?\d|2[0-4])[.:]([0-5]\d)$`)
	decimalForm = regexp.MustCompile(`^(\d+),(\d+)$`)
	pairForm    = regexp.MustCompile(`^(\d+)([/–-])(\d+)$`)
	percentForm = regexp.MustCompile(`^(\d+(?:,\d+)?)%$`)
	unitForm    = regexp.MustCompile(`^(\d+)(mg|ml|g|kg|m|km|cm|min|t|år|°c|°)$`)
	digitsForm  = regexp.MustCompile(`^\d+$`)
)

// say puts one word, without its punctuation, as it is spoken.
func say(w string) string {
	lower := strings.ToLower(strings.Trim(w, ".,;:!?…–—-"))
	if a := abbreviations[strings.ToLower(w)]; a != "" {
		return a
	}
	if a := abbreviations[lower]; a != "" {
		return a
	}
	if said, ok := sayFigures(lower); ok {
		return said
	}
	parts := strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	for i, p := range parts {
		if digitsForm.MatchString(p) {
			parts[i] = sayNumber(p)
		}
	}
	return strings.Join(parts, " ")
}

// sayFigures handles words that are figures throughout.
func sayFigures(w string) (string, bool) {
	if m := clockForm.FindStringSubmatch(w); m != nil {
		h, _ := strconv.Atoi(m[1]) // the pattern admits figures only
		min, _ := strconv.Atoi(m[2])
		return sayClock(h, min), true
	}
	if m := decimalForm.FindStringSubmatch(w); m != nil {
		return sayNumber(m[1]) + " komma " + sayNumber(m[2]), true
	}
	if m := pairForm.FindStringSubmatch(w); m != nil {
		by := " til "
		if m[2] == "/" {
			by = " over "
		}
		return sayNumber(m[1]) + by + sayNumber(m[3]), true
	}
	if m := percentForm.FindStringSubmatch(w); m != nil {
		said, _ := sayFigures(m[1])
		return said + " prosent", true
	}
	if m := unitForm.FindStringSubmatch(w); m != nil {
		return sayNumber(m[1]) + " " + units[m[2]], true
	}
	if digitsForm.MatchString(w) {
		return sayNumber(w), true
	}
	return "", false
}

// joinUnits settles what depends on the word before or after: "5 mg", "3. juni".
func joinUnits(ts []token) []token {
	for i := range ts {
		w := strings.ToLower(strings.Trim(ts[i].shown, bare+".,;:!?…"))
		if u := units[w]; u != "" && i > 0 && endsInFigure(ts[i-1].shown) {
			ts[i].said = u
		}
		if ts[i].pause == "." && i+1 < len(ts) && digitsForm.MatchString(w) && months[strings.ToLower(strings.Trim(ts[i+1].shown, bare+".,;:!?…"))] {
			if n, err := strconv.Atoi(w); err == nil && n > 0 && n < len(ordinals) {
				ts[i].said, ts[i].pause = ordinals[n], ""
			}
		}
	}
	return ts
}

func endsInFigure(w string) bool {
	w = strings.TrimRight(w, bare)
	return w != "" && w[len(w)-1] >= '0' && w[len(w)-1] <= '9'
}
