package intent

import (
	"strings"
	"unicode"
)

// Normalize returns the words of a text as the matcher compares them: lower
// case, without punctuation, dialect and nynorsk forms of common words replaced
// by the bokmål form. Two phrasings with the same words are the same phrasing.
//
// Numbers keep their decimals and times their colon: "38,5" and "20:00" are one word.
func Normalize(text string) []string {
	toks := tokenize(text)
	out := make([]string, len(toks))
	for i, t := range toks {
		out[i] = t.norm
	}
	return out
}

// token is one word of an utterance.
type token struct {
	raw   string // lower case, as written
	norm  string // bokmål form
	comma bool   // a comma stands before it
}

// tokenize splits a text into words. Everything but letters and digits separates;
// a comma, point or colon between two digits belongs to the number.
func tokenize(text string) []token {
	rs := []rune(text)
	out := make([]token, 0, len(rs)/4+1)
	comma := false
	for i := 0; i < len(rs); {
		if !wordRune(rs[i]) {
			comma = comma || rs[i] == ',' || dash(rs, i)
			i++
			continue
		}
		j := i
		for j < len(rs) && (wordRune(rs[j]) || insideNumber(rs, j)) {
			j++
		}
		raw := fold(rs[i:j])
		out = append(out, token{raw: raw, norm: raw, comma: comma && len(out) > 0})
		comma = false
		i = j
	}
	canonise(out)
	return joinEmergency(out)
}

// dash reports a dash between words, which parts clauses as a comma does.
func dash(rs []rune, i int) bool {
	return (rs[i] == '-' || rs[i] == '–') && i > 0 && rs[i-1] == ' '
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func insideNumber(rs []rune, i int) bool {
	if rs[i] != ',' && rs[i] != '.' && rs[i] != ':' {
		return false
	}
	return i > 0 && i+1 < len(rs) && unicode.IsDigit(rs[i-1]) && unicode.IsDigit(rs[i+1])
}

// fold lower-cases and replaces accented and Swedish letters, which Norwegians
// write and recognisers produce for the same sounds.
func fold(rs []rune) string {
	var b strings.Builder
	b.Grow(len(rs) + 4)
	for _, r := range rs {
		r = unicode.ToLower(r)
		switch r {
		case 'é', 'è', 'ê', 'ë':
			r = 'e'
		case 'ò', 'ó', 'ô':
			r = 'o'
		case 'à', 'á', 'â':
			r = 'a'
		case 'ö':
			r = 'ø'
		case 'ä':
			r = 'æ'
		case 'ü':
			r = 'y'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// canonise fills norm from the table of forms, and decides the words that only
// their neighbours decide.
func canonise(toks []token) {
	for i := range toks {
		raw := toks[i].raw
		switch raw {
		case "e": // "e du svimmel" is er, "e har" is jeg
			toks[i].norm = "er"
			if i+1 < len(toks) && followsI[toks[i+1].raw] {
				toks[i].norm = "jeg"
			}
		case "tid": // "ka tid", "kor tid", "når tid" ask when
			if i > 0 && asksWhen[toks[i-1].norm] {
				toks[i-1].norm = "når"
				toks[i].norm = "når"
			}
		default:
			if n, ok := forms[raw]; ok {
				toks[i].norm = n
			}
		}
	}
}

var asksWhen = map[string]bool{"hva": true, "hvor": true, "når": true}

// followsI holds the verbs that stand after "e" where it means "jeg".
var followsI = setOf("har vil ska skal kan må trur tror kjem kommer sender ringer høre hører skjønne forstår trenger treng vet ser hjelp sett sette")

// joinEmergency makes "en en tre" the number it is, so that spoken and typed forms meet.
func joinEmergency(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		if i+2 < len(toks) && one(toks[i].norm) && one(toks[i+1].norm) && (toks[i+2].norm == "tre" || toks[i+2].norm == "3") {
			out = append(out, token{raw: "113", norm: "113", comma: toks[i].comma})
			i += 2
			continue
		}
		out = append(out, toks[i])
	}
	return out
}

func one(w string) bool { return w == "en" || w == "ett" || w == "1" }

func setOf(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
