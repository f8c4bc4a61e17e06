package intent

import (
	"strings"
	"unicode"

	"simlab/engine"
)

// abbreviations end in a point that ends no sentence.
var abbreviations = setOf("kl ca nr dr tlf f eks bl dvs evt feks")

// sentence is a piece of a text between marks.
type sentence struct {
	toks  []token
	asked bool // it ends in a question mark
}

// sentences cuts a text at . ! ? ; and line ends, and tokenises the pieces that
// hold a word. A point between digits or after an abbreviation does not cut.
func sentences(text string) []sentence {
	var out []sentence
	rs := []rune(text)
	from := 0
	flush := func(to int) {
		if toks := tokenize(string(rs[from:to])); len(toks) > 0 {
			out = append(out, sentence{toks, to < len(rs) && rs[to] == '?'})
		}
		from = to
	}
	for i, r := range rs {
		switch r {
		case '!', '?', ';', '\n', '\r':
			flush(i)
		case '.':
			if !insideNumber(rs, i) && !afterAbbreviation(rs[from:i]) {
				flush(i)
			}
		}
	}
	flush(len(rs))
	return out
}

func afterAbbreviation(rs []rune) bool {
	i := len(rs)
	for i > 0 && unicode.IsLetter(rs[i-1]) {
		i--
	}
	return abbreviations[strings.ToLower(string(rs[i:]))]
}

// part is a clause and what it came to.
type part struct {
	toks []token
	verdict
	name       string // the intent's id, IntentNone when not understood
	confidence int    // thousandths
	leading    bool
	asked      bool // its sentence is a question
}

// Splitting is bounded: at most maxCuts places in a sentence are tried, a cut
// must win gain over leaving the sentence whole, and both sides must be sure:
// cutting a sentence wrongly answers something that nobody asked.
const (
	maxCuts = 5
	gain    = 60
	sure    = 650
)

// listing are intents whose utterances go through many things by nature: what
// stands between their commas are not questions of their own.
var listing = setOf("summarise advise.worsening advise.call_113 handover.readback handover.situation handover.background handover.assessment")

// cutAt is a place where a sentence may fall into two.
type cutAt struct {
	end  int // tokens before it
	next int // first token after it
}

// cutsOf lists the places at a comma, "og", "eller" or "men", up to a word that
// makes the rest a reason or a condition: what stands there is not asked or advised.
func cutsOf(toks []token) []cutAt {
	var out []cutAt
	for i := 1; i < len(toks) && len(out) < maxCuts; i++ {
		switch w := toks[i].norm; {
		case w == "fordi" || w == "hvis" || w == "dersom":
			return out
		case (w == "og" || w == "eller" || w == "men") && i+1 < len(toks):
			if toks[i+1].norm != "at" && toks[i+1].norm != "så" {
				out = append(out, cutAt{i, i + 1})
			}
		case toks[i].comma:
			out = append(out, cutAt{i, i})
		}
	}
	return out
}

// split understands a sentence, whole or as several clauses: "hva heter du og når
// er du født" is two questions, "er det bedre eller verre" is one.
func (p *Plain) split(toks []token, to Audience, prior []engine.Act) []part {
	whole := p.understand(toks, to, prior)
	if quotes(toks) && !whole.known {
		whole.name = engine.IntentNone
		return []part{whole}
	}
	if whole.name != call113 && !whole.known && safetyNet(toks) && p.knows(call113) {
		net := part{toks: toks, verdict: verdict{intent: -1, phrase: -1}, name: call113, confidence: netConfidence}
		if whole.name == worsening {
			return []part{whole, net}
		}
		return []part{net}
	}
	if listing[whole.name] {
		return []part{whole}
	}
	if !whole.known && !strings.HasPrefix(whole.name, advisePrefix) && p.warns(toks) {
		return []part{{toks: toks, verdict: verdict{intent: -1, phrase: -1}, name: worsening, confidence: netConfidence}}
	}
	best := whole.score + gain
	var left part
	var rest []token
	for _, c := range cutsOf(toks) {
		l := p.understand(toks[:c.end], to, prior)
		if l.score < sure || l.name == engine.IntentNone {
			continue
		}
		r, rtoks := p.understandRest(toks, c, to)
		if r.score < sure || r.name == engine.IntentNone || r.name == l.name || adviseInQuestion(r.name, toks) {
			continue
		}
		if s := (l.score + r.score) / 2; s > best {
			best, left, rest = s, l, rtoks
		}
	}
	if rest == nil {
		if whole.name == engine.IntentNone {
			return []part{p.knownSide(toks, whole, to)}
		}
		return []part{whole}
	}
	return append([]part{left}, p.split(rest, to, prior)...)
}

// knownSide is what stands on one side of a cut in so many words where the sentence
// as a whole is like nothing: "puster hun fort, synes du, sånn når hun sitter" asks
// what stands before its first comma. Courtesies do not stand for a sentence.
func (p *Plain) knownSide(toks []token, whole part, to Audience) part {
	for _, c := range cutsOf(toks) {
		for _, side := range [][]token{toks[:c.end], toks[c.next:]} {
			if len(side) < fewest {
				continue
			}
			if pt := p.understand(side, to, nil); pt.known && pt.name != engine.IntentNone && !social[pt.name] {
				return pt
			}
		}
	}
	return whole
}

// understandRest understands what follows a cut, as it stands and with the
// question's beginning repeated: "har du feber, hoste" asks "har du hoste".
func (p *Plain) understandRest(toks []token, c cutAt, to Audience) (part, []token) {
	plain := toks[c.next:]
	r := p.understand(plain, to, nil)
	if len(toks) < 3 || c.end < 3 || !opensQuestion[toks[0].norm] || opensQuestion[plain[0].norm] || questionWord[plain[0].norm] {
		return r, plain
	}
	full := make([]token, 0, len(plain)+2)
	full = append(append(full, toks[0], toks[1]), plain...)
	full[2].comma = false
	if f := p.understand(full, to, nil); f.score > r.score {
		return f, full
	}
	return r, plain
}

// opensQuestion holds the verbs that open a question answered by yes or no.
var opensQuestion = setOf("har er får kan klarer klarar greier må puster hoster blør kjenner merker tar bruker blir")

var questionWord = setOf("hva hvem hvor hvordan hvorfor når hvilken hvilket hvilke")

// understand finds what one clause means.
func (p *Plain) understand(toks []token, to Audience, prior []engine.Act) part {
	pt := part{toks: toks, verdict: p.nearest(toks, to, -1), name: engine.IntentNone}
	if id, ok := followUp(toks, prior); ok && !pt.known {
		pt.name, pt.confidence, pt.score = id, followConfidence, followConfidence
		return pt
	}
	pt.confidence = pt.score
	if accept(pt.verdict) {
		pt.name = p.intents[pt.intent]
		if !pt.known && adviseInQuestion(pt.name, toks) {
			pt.name = engine.IntentNone
		}
	}
	pt.leading = strings.HasPrefix(pt.name, askPrefix) && leads(toks)
	return pt
}

const askPrefix = "ask."

// What is taken as understood, in thousandths: a known phrasing is; below least nothing is; between, the score and marginWeight times the
// distance to the second intent must together reach enough. Measured on the
// shipped phrasings, each left out in turn: where the wrong ones are one in seven,
// no other weighing of score against margin understands more.
const (
	least        = 330
	enough       = 595
	marginWeight = 2
)

func accept(v verdict) bool {
	if v.intent < 0 || v.score < least {
		return false
	}
	return v.known || v.score+marginWeight*v.margin >= enough
}

// collect turns parts into acts: the same intent is said once, what was not
// understood is dropped where something else was, and two questions are stacked.
func (p *Plain) collect(parts []part) ([]engine.Act, []Why) {
	var acts []engine.Act
	var whys []Why
	at := make(map[string]int)
	for _, pt := range parts {
		if pt.name == engine.IntentNone {
			continue
		}
		i, again := at[pt.name]
		if !again {
			i = len(acts)
			at[pt.name] = i
			acts = append(acts, engine.Act{Intent: pt.name})
			whys = append(whys, Why{})
		}
		if pt.confidence > acts[i].Confidence {
			acts[i].Confidence = pt.confidence
			whys[i] = p.why(pt)
		}
		if pt.leading && !acts[i].Has(engine.Leading) {
			acts[i].Marks = append(acts[i].Marks, engine.Leading)
		}
	}
	if len(acts) > 0 && socialOnly(acts) {
		if a, w, ok := p.leftOver(parts); ok {
			return append(acts, a), append(whys, w)
		}
	}
	if len(acts) == 0 && len(parts) > 0 {
		nearest := parts[0]
		for _, pt := range parts[1:] {
			if pt.confidence > nearest.confidence {
				nearest = pt
			}
		}
		return []engine.Act{{Intent: engine.IntentNone, Confidence: nearest.confidence}}, []Why{p.why(nearest)}
	}
	stack(acts)
	return acts, whys
}

// leftOver finds a question that stood beside mere courtesies and was not understood:
// it must not be passed over in silence.
func (p *Plain) leftOver(parts []part) (engine.Act, Why, bool) {
	for _, pt := range parts {
		if pt.name == engine.IntentNone && (pt.asked || asks(pt.toks)) {
			return engine.Act{Intent: engine.IntentNone, Confidence: pt.confidence}, p.why(pt), true
		}
	}
	return engine.Act{}, Why{}, false
}

// stack marks the questions of an utterance that holds two or more.
func stack(acts []engine.Act) {
	n := 0
	for _, a := range acts {
		if strings.HasPrefix(a.Intent, askPrefix) {
			n++
		}
	}
	if n < 2 {
		return
	}
	for i := range acts {
		if strings.HasPrefix(acts[i].Intent, askPrefix) {
			acts[i].Marks = append(acts[i].Marks, engine.Stacked)
		}
	}
}

// why names the phrasing and the shared words that weighed most.
func (p *Plain) why(pt part) Why {
	w := Why{Score: pt.score}
	if pt.phrase < 0 {
		return w
	}
	w.Phrase = p.phrasings[pt.phrase].Text
	w.Features = p.sharedWords(pt.toks, pt.phrase)
	return w
}
