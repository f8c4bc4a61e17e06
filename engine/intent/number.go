package intent

import "strings"

// numerals are the simple number words; "en" and "ei" are left out, they are articles.
var numerals = setOf(`null ett én to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten
sytten atten nitten tjue tyve tretti tredve førti femti seksti sytti åtti nitti hundre tusen halvannen`)

// number reports a number in digits or words, among them "trettiåtte",
// "åtteogtredve" and "hundreogto".
func number(t token) bool {
	return isDigits(t.raw) || numeral(t.raw)
}

// numeral takes a number word apart from the left, longest piece first.
func numeral(w string) bool {
	if numerals[w] {
		return true
	}
	for i := len(w) - 1; i > 0; i-- {
		if !numerals[w[:i]] {
			continue
		}
		rest := strings.TrimPrefix(w[i:], "og")
		if rest == "en" || rest == "ein" || numeral(rest) {
			return true
		}
	}
	return false
}
