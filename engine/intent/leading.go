package intent

// leads reports whether a question puts its answer in the listener's mouth:
//
//   - "vel" inside or at the end: "du er vel ikke tungpusten", "da er det vel bra"
//   - a tag at the end: "ikke sant", "stemmer det", "har du" after a statement
//   - a statement with "ikke" or "jo": "du har ikke vondt i brystet?"
//   - "ingen" or "ikke noe" first: "ingen smerter?"
//
// A question that only holds "ikke", such as "kan du ikke ligge?", does not lead,
// and a check of what the journal says ("jeg ser at ... stemmer det?") does not either.
func leads(toks []token) bool {
	n := len(toks)
	if n < 2 {
		return false
	}
	first := toks[0].norm
	if endsIn(toks, "ikke", "sant") {
		return true
	}
	if endsIn(toks, "stemmer", "det") && !has(toks, "ser") {
		return true
	}
	if first == "ingen" || first == "ikke" && (toks[1].norm == "noe" || toks[1].norm == "noen") {
		return true
	}
	for i := 1; i < n; i++ {
		if toks[i].norm == "vel" {
			return true
		}
	}
	if !statementOpens(toks) {
		return false
	}
	return has(toks, "ikke") || has(toks, "jo") || has(toks, "nok") || endsInTag(toks)
}

// statementOpens reports a subject before the verb: "du er", "så du har", "det gjør".
func statementOpens(toks []token) bool {
	i := 0
	for i < len(toks)-2 && (toks[i].norm == "så" || toks[i].norm == "men" || toks[i].norm == "og") {
		i++
	}
	if toks[i].norm == "da" && i+2 < len(toks) {
		return subject[toks[i+2].norm] && !questionWord[toks[i+1].norm]
	}
	return subject[toks[i].norm]
}

var subject = setOf("du hun han det dere pasienten")

// endsInTag reports "..., har du" and its like at the end of a statement.
func endsInTag(toks []token) bool {
	n := len(toks)
	return n > 3 && subject[toks[n-1].norm] && opensQuestion[toks[n-2].norm] && toks[n-2].comma
}

func endsIn(toks []token, a, b string) bool {
	n := len(toks)
	return n > 2 && toks[n-2].norm == a && toks[n-1].norm == b
}

func has(toks []token, w string) bool {
	for _, t := range toks {
		if t.norm == w {
			return true
		}
	}
	return false
}
