package intent

// verdict is how near a clause came to the intents.
type verdict struct {
	intent int32 // nearest intent, -1 if none shares anything
	phrase int32 // its nearest phrasing
	score  int   // thousandths, 0 to 1000
	margin int   // score less the second intent's score
	known  bool  // said exactly as a phrasing
}

// unseen is what an unknown feature counts for, by kind, in hundredths of the
// rarest known one. An unknown word says that the clause may be about something
// else; unknown pairs and letters follow from it, so they count less.
var unseen = [3]int64{word: 100, pair: 60, shred: 60}

// Shares of an intent's score in hundredths: the nearest phrasing, the next ones,
// and how well the words fit the intent as a whole.
const (
	shareFirst = 40
	shareRest  = 20 // the mean of the second and third phrasing
	shareWhole = 40
)

// doubt takes from the score of clauses that hold little: "har du det" is like much
// and means nothing. It is the weight of half a rarest word.
const doubt = 4

// same is the likeness from which on a clause is a phrasing, as rounding leaves it.
const same = 985

// farther is what a caller's phrasing counts for where a professional listens, in hundredths.
const farther = 88

// nearest compares a clause with all phrasings meant for the audience.
// skip, if not negative, is a phrasing to leave out as if it were not known.
func (p *Plain) nearest(toks []token, to Audience, skip int32) verdict {
	shared := make([]int64, len(p.phrasings)) // weight shared with each phrasing
	whole := make([]int64, len(p.intents))    // how much the features speak for each intent
	known, unknown := p.index.featuresOf(toks)
	var own int64
	for _, id := range known {
		if list := p.index.postings[id]; skip >= 0 && len(list) == 1 && list[0] == skip {
			unknown[p.index.kinds[id]]++
			continue
		}
		own += int64(p.index.weights[id])
		p.spread(id, skip, shared, whole)
	}
	for k, n := range unknown {
		own += n * int64(kind(k).weight()*p.index.rarest) * unseen[k] / 100
	}
	if own == 0 {
		return verdict{intent: -1, phrase: -1}
	}
	return p.best(shared, whole, own, to)
}

// spread adds one feature to what the phrasings share with the clause and to
// what speaks for each intent.
func (p *Plain) spread(id int32, skip int32, shared, whole []int64) {
	list := p.index.postings[id]
	w := int64(p.index.weights[id])
	for _, ph := range list {
		shared[ph] += w
	}
	for _, g := range p.index.groups[id] {
		whole[g.intent] += int64(g.says)
	}
	if skip < 0 || shared[skip] == 0 || !holds(list, skip) {
		return
	}
	shared[skip] = 0
	in := p.intentOf[skip]
	for _, g := range p.index.groups[id] {
		if g.intent == in {
			whole[in] -= int64(g.says)
			if g.n > 1 {
				size := int(p.firstOf[in+1] - p.firstOf[in])
				whole[in] += int64(p.index.kinds[id].weight() * speaksFor(int(g.n)-1, len(list), size, len(p.phrasings)))
			}
		}
	}
}

// speaksFor is 1000 times the logarithm of how much oftener a feature stands in an
// intent (n of size phrasings) than in all (total of all): negative where it is rarer.
func speaksFor(n, total, size, all int) int {
	return log2(1+1000*n*all/(total*size)) - log2(1000)
}

// best picks the intent with the highest score; ties go to the first in order of id.
func (p *Plain) best(shared, whole []int64, own int64, to Audience) verdict {
	v := verdict{intent: -1, phrase: -1}
	second := 0
	root := isqrt(own << 20)
	sure := own * 1000 / (own + doubt*int64(p.index.rarest))
	for in := range p.intents {
		first := int32(-1)
		var top [3]int64
		for ph := p.firstOf[in]; ph < p.firstOf[in+1]; ph++ {
			if shared[ph] == 0 {
				continue
			}
			s := p.heard(ph, to, (shared[ph]*1000<<20)/(root*p.index.roots[ph]))
			if s > top[0] {
				top[2], top[1], top[0] = top[1], top[0], s
				first = ph
			} else if s > top[1] {
				top[2], top[1] = top[1], s
			} else if s > top[2] {
				top[2] = s
			}
		}
		if first < 0 || top[0] == 0 {
			continue
		}
		fit := p.heard(first, to, whole[in]*1000/own)
		s := int((top[0]*shareFirst+(top[1]+top[2])/2*shareRest+fit*shareWhole)*sure/1000) / 100
		known := top[0] >= same
		if known {
			s = int(top[0])
		}
		if s > v.score {
			second = v.score
			v.intent, v.phrase, v.score, v.known = int32(in), first, s, known
		} else if s > second {
			second = s
		}
	}
	v.score = min(v.score, 1000)
	v.margin = v.score - min(second, 1000)
	return v
}

// heard weighs a score by who listens: words for professionals are not heard by
// a caller, and words for a caller count less where a professional listens.
func (p *Plain) heard(ph int32, to Audience, s int64) int64 {
	of := p.phrasings[ph].Audience
	switch {
	case of == to || of == Both || to == Both:
		return s
	case to == Professional:
		return s * farther / 100
	default:
		return 0
	}
}
