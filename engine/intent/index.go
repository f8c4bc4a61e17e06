package intent

import (
	"math/bits"
	"slices"
)

// index is the inverted list of phrasings: which of them have a feature, and how
// much that feature weighs.
type index struct {
	ids      [3]map[string]int32 // by kind: number of a feature
	kinds    []kind              // by feature
	weights  []int32             // by feature: kind weight times rarity
	postings [][]int32           // by feature: phrasings that have it, ascending
	groups   [][]group           // by feature: its postings by intent
	roots    []int64             // by phrasing: 1024 times the square root of the sum of its weights
	spell    speller
	rarest   int // rarity of a feature that no phrasing has
}

// group is the run of a feature's postings that belong to one intent.
type group struct {
	intent int32
	n      int32 // phrasings
	says   int32 // how much the feature speaks for the intent
}

// buildIndex reads the features of every phrasing; those of one intent stand together.
func buildIndex(clauses [][]token, intents []int32, firstOf []int32) *index {
	ix := &index{roots: make([]int64, len(clauses))}
	for k := range ix.ids {
		ix.ids[k] = make(map[string]int32)
	}
	ix.spell.near = make(map[string][]string)
	known := make(map[string]bool)
	for p, toks := range clauses {
		ix.spell.learn(toks, known)
		eachFeature(heart(toks), func(k kind, key []byte) { ix.post(k, key, int32(p)) })
	}
	ix.rarest = rarity(len(firstOf)-1, 1)
	ix.weights = make([]int32, len(ix.postings))
	ix.groups = make([][]group, len(ix.postings))
	sums := make([]int64, len(clauses))
	for id, list := range ix.postings {
		ix.groups[id] = ix.group(id, intents, firstOf)
		ix.weights[id] = int32(ix.kinds[id].weight() * rarity(len(firstOf)-1, len(ix.groups[id])))
		for _, p := range list {
			sums[p] += int64(ix.weights[id])
		}
	}
	for p, sum := range sums {
		ix.roots[p] = isqrt(sum << 20)
	}
	return ix
}

// group sums a feature's postings up by intent.
func (ix *index) group(id int, intents, firstOf []int32) []group {
	var out []group
	list := ix.postings[id]
	for _, p := range list {
		if n := len(out); n == 0 || out[n-1].intent != intents[p] {
			out = append(out, group{intent: intents[p]})
		}
		out[len(out)-1].n++
	}
	for i, g := range out {
		size := int(firstOf[g.intent+1] - firstOf[g.intent])
		out[i].says = int32(ix.kinds[id].weight() * speaksFor(int(g.n), len(list), size, len(intents)))
	}
	return out
}

// post notes that a phrasing has a feature, once.
func (ix *index) post(k kind, key []byte, p int32) {
	id, ok := ix.ids[k][string(key)]
	if !ok {
		id = int32(len(ix.postings))
		ix.ids[k][string(key)] = id
		ix.postings = append(ix.postings, nil)
		ix.kinds = append(ix.kinds, k)
	}
	if list := ix.postings[id]; len(list) == 0 || list[len(list)-1] != p {
		ix.postings[id] = append(list, p)
	}
}

// featuresOf lists the known features of a clause, each once, in the order they
// occur, and how many of each kind are unknown.
func (ix *index) featuresOf(toks []token) (known []int32, unknown [3]int64) {
	known = make([]int32, 0, len(toks)*10)
	eachFeature(ix.mended(toks), func(k kind, key []byte) {
		id, ok := ix.ids[k][string(key)]
		if !ok {
			unknown[k]++
			return
		}
		known = append(known, id)
	})
	return unique(known), unknown
}

// mended is the heart of a clause, with words that no phrasing has replaced by the
// ones they are a slip of. The tokens given are left as they are.
func (ix *index) mended(toks []token) []token {
	toks = heart(toks)
	out := toks
	copied := false
	for i, t := range toks {
		if _, ok := ix.ids[word][stemOf(t.norm)]; ok {
			continue
		}
		meant := ix.spell.mend(t.norm)
		if meant == "" {
			continue
		}
		if !copied {
			out = append([]token(nil), toks...)
			copied = true
		}
		out[i].norm = meant
	}
	return out
}

// unique drops repeated numbers and keeps the order. Clauses are short, a long one
// is rare: a set is made only for those.
func unique(ids []int32) []int32 {
	out := ids[:0]
	if len(ids) > 200 {
		seen := make(map[int32]bool, len(ids))
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
		return out
	}
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// rarity grows with the logarithm of how few of n intents use a feature; it is
// at least 1, so that a feature of all intents still tells like from unlike.
func rarity(n, used int) int {
	return log2(1+2*n/used) - 1000 + 120
}

// log2 is 1000 times the binary logarithm of n >= 1, rounded down, by squaring
// the mantissa: no floating point, the same on every machine.
func log2(n int) int {
	if n < 1 {
		return 0
	}
	whole := bits.Len64(uint64(n)) - 1
	m := uint64(n) << (32 - uint(whole)) // 1 <= m/2^32 < 2
	part := uint64(0)
	for i := 0; i < 12; i++ {
		m = m >> 1
		m = m * m >> 30
		part <<= 1
		if m >= 1<<33 {
			part |= 1
			m >>= 1
		}
	}
	return whole*1000 + int(part*1000>>12)
}

// isqrt is the whole part of the square root of n >= 0.
func isqrt(n int64) int64 {
	if n <= 0 {
		return 0
	}
	x := int64(1) << ((bits.Len64(uint64(n)) + 1) / 2)
	for {
		y := (x + n/x) / 2
		if y >= x {
			return x
		}
		x = y
	}
}
