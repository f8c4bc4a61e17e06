package intent

import (
	"strings"

	"simlab/engine"
)

// The shape of a clause tells what likeness to phrasings cannot: that it asks, that
// it only quotes, that it gives a condition for ringing 113.

const (
	advisePrefix = "advise."
	call113      = "advise.call_113"
	worsening    = "advise.worsening"
)

// netConfidence is given to a safety net that was understood by its shape alone.
const netConfidence = 700

// opener skips what a sentence is begun with before it says anything.
func opener(toks []token) []token {
	for len(toks) > 1 && interjection[toks[0].norm] {
		toks = toks[1:]
	}
	return toks
}

var interjection = setOf("ja jo nei eh øh ok okei fint greit bra flott supert huff uff oi å og men så hei hallo da maren")

// asks reports a clause that begins as a question does.
func asks(toks []token) bool {
	toks = opener(toks)
	return len(toks) > 2 && (questionWord[toks[0].norm] || opensQuestion[toks[0].norm] && subjectNear(toks))
}

// subjectNear tells "kan du" from "kan bli".
func subjectNear(toks []token) bool {
	return subject[toks[1].norm] || toks[1].norm == "jeg" || toks[1].norm == "vi"
}

// asksOpenly reports a clause whose first word rules out that it is advice:
// "hva heter fastlegen", "har du jordmor". "Kan du" and "får du" may be either.
func asksOpenly(toks []token) bool {
	toks = opener(toks)
	return questionWord[toks[0].norm] || (toks[0].norm == "har" || toks[0].norm == "er") && len(toks) > 1 && subjectNear(toks)
}

// quotes reports a sentence that only repeats what the listener said: "du sa at du
// hoster". It leads up to a question and asks nothing itself.
func quotes(toks []token) bool {
	toks = opener(toks)
	if len(toks) < 2 || toks[0].norm != "du" || !saidVerb[toks[1].norm] {
		return false
	}
	for _, t := range toks[2:] {
		if t.comma {
			return false
		}
	}
	return true
}

var saidVerb = setOf("sa nevnte fortalte sier")

// safetyNet reports a clause that says when to ring 113: the number, the verb, and
// a condition. "Jeg ringer 113" is none.
func safetyNet(toks []token) bool {
	condition := false
	for i, t := range toks {
		switch t.norm {
		case "hvis", "dersom", "blir", "bli", "får", "om", "når":
			condition = true
		case "ringe":
			for _, near := range toks[max(0, i-1):min(len(toks), i+2)] {
				if near.norm == "jeg" || near.norm == "vi" {
					return false
				}
			}
		}
	}
	return condition && has(toks, "113") && has(toks, "ringe") && !asks(toks)
}

// warns reports a clause that is like no advice but gives a condition and says to
// ring: "begynner det å surkle, så ringer du med en gang", "er du ikke bedre om to
// timer, ring oss". It must name a sign or a time, or it says nothing. Who asks "blir
// du tungpusten" has no second clause that rings.
func (p *Plain) warns(toks []token) bool {
	condition, rings := false, false
	for i, t := range toks {
		condition = condition || conditional[t.norm] || conditional[t.raw] || t.norm == "bedre"
		switch t.norm {
		case "ringe":
			for _, near := range toks[max(0, i-1):min(len(toks), i+2)] {
				if near.norm == "jeg" || near.norm == "vi" {
					return false
				}
			}
			rings = rings || !asks(toks) || t.comma || i > 0 && toks[i-1].norm == "så"
		case "vente":
			rings = rings || i > 0 && toks[i-1].norm == "ikke" && !asks(toks)
		}
	}
	if !condition || !rings || questionWord[opener(toks)[0].norm] || !p.knows(worsening) {
		return false
	}
	var named engine.Advice
	p.name(&named, toks, true)
	return len(named.Worsening) > 0 || named.Limit != "" && named.Limit != "now"
}

// conditional holds the words that make a condition, also the verbs that stand first
// in one: "får du feber, ringer du".
var conditional = setOf("hvis dersom om når blir bli får begynner kjenner merker klarer må")

// social are intents that meet a person and leave a question beside them unanswered.
var social = setOf("greet ack empathy reassure apologise")

// socialOnly reports acts among which nothing was asked or told.
func socialOnly(acts []engine.Act) bool {
	for _, a := range acts {
		if !social[a.Intent] {
			return false
		}
	}
	return true
}

// adviseInQuestion reports a word of advice found in what is plainly a question.
func adviseInQuestion(name string, toks []token) bool {
	return strings.HasPrefix(name, advisePrefix) && asksOpenly(toks)
}
