package intent

import "strings"

// FactPattern tells when words speak of a fact.
//
// Any holds patterns; a fact is spoken of in a clause when one of them matches.
// A clause ends at . ! ? ; or a line end. The language of a pattern, exactly:
//
//	pattern = word { "+" word }          all words must stand in the clause, in any order
//	word    = form { "|" form }          one of the forms must
//	form    = letters or digits          the whole word, as "feber"
//	        | letters or digits "*"      a word that begins so, as "skulder*"
//	        | "<num>"                    any number: digits, decimals with comma or point, a time as 20:00,
//	                                     or a number in words ("trettiåtte"); it fills the mention's value
//
// A space where "+" could stand means "+". Case does not matter. A form is
// compared with each word as written and with its bokmål form (see [Normalize]),
// so "ikke" also finds "ikkje" and "itj". Two words of a pattern may be met by the
// same word of the clause. An empty pattern never matches.
//
// Value is the number as written ("38,5", "trettiåtte"), the one nearest to the
// pattern's other words where a clause holds several; number words in a row are
// one number ("trettiåtte komma fem").
//
// Negated is set when ikke, ingen, ingenting, uten, nekter, aldri, benekter or a
// dialect form of them stands at most four words before the first of the matched
// words (numbers aside), unless the pattern itself has a negation among its forms.
// "Ikke bare" negates nothing. A "men" ends a negation's reach; a comma ends it
// too, except that the reach of ingen, uten, nekter and benekter goes on over
// commas until a finite verb or a pronoun stands between ("ingen feber, hoste" but
// not "ingen feber, hoster grønt"). "Feber har hun ikke" negates too: a verb, a
// pronoun and ikke right after the last matched word.
//
// Negative turns the sign: the patterns say that the fact is not so ("afebril"),
// and a negation before them says that it is.
type FactPattern struct {
	Fact     string
	Any      []string
	Negative bool
}

// factPattern is a FactPattern ready to match.
type factPattern struct {
	fact     string
	patterns []pattern
	negative bool
}

// pattern is a list of words, each a list of forms.
type pattern struct {
	words   [][]form
	negates bool // holds a negation itself
}

// form is one way to meet a word of a pattern.
type form struct {
	text   string
	prefix bool
	number bool
}

func compileFacts(facts []FactPattern) []factPattern {
	out := make([]factPattern, 0, len(facts))
	for _, f := range facts {
		c := factPattern{fact: f.Fact, negative: f.Negative}
		for _, src := range f.Any {
			if p := compilePattern(src); len(p.words) > 0 {
				c.patterns = append(c.patterns, p)
			}
		}
		out = append(out, c)
	}
	return out
}

func compilePattern(src string) pattern {
	var p pattern
	src = fold([]rune(src))
	for _, w := range strings.FieldsFunc(src, func(r rune) bool { return r == '+' || r == ' ' || r == '\t' }) {
		var fs []form
		for _, f := range strings.Split(w, "|") {
			switch {
			case f == "" || f == "*":
				continue
			case f == "<num>":
				fs = append(fs, form{number: true})
			case strings.HasSuffix(f, "*"):
				fs = append(fs, form{text: strings.TrimRight(f, "*"), prefix: true})
			default:
				fs = append(fs, form{text: f})
			}
			p.negates = p.negates || negator(normOf(f))
		}
		if len(fs) > 0 {
			p.words = append(p.words, fs)
		}
	}
	return p
}

func normOf(w string) string {
	if n, ok := forms[w]; ok {
		return n
	}
	return w
}

// meets reports whether a word of a clause has the form.
func (f form) meets(t token) bool {
	switch {
	case f.number:
		return number(t)
	case f.prefix:
		return strings.HasPrefix(t.raw, f.text) || strings.HasPrefix(t.norm, f.text)
	default:
		return t.raw == f.text || t.norm == f.text
	}
}
