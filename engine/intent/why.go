package intent

import "sort"

// maxReasons is how many shared words a Why names.
const maxReasons = 5

// sharedWords lists the words that a clause shares with a phrasing, heaviest first.
func (p *Plain) sharedWords(toks []token, phrase int32) []string {
	type reason struct {
		text   string
		weight int32
	}
	var rs []reason
	named := make(map[int32]bool)
	eachFeature(p.index.mended(toks), func(k kind, key []byte) {
		if k == shred {
			return
		}
		id, ok := p.index.ids[k][string(key)]
		if ok && !named[id] && holds(p.index.postings[id], phrase) {
			named[id] = true
			rs = append(rs, reason{string(key), p.index.weights[id]})
		}
	})
	sort.SliceStable(rs, func(i, j int) bool { return rs[i].weight > rs[j].weight })
	if len(rs) > maxReasons {
		rs = rs[:maxReasons]
	}
	out := make([]string, len(rs))
	for i, r := range rs {
		out[i] = r.text
	}
	return out
}

func holds(list []int32, x int32) bool {
	i := sort.Search(len(list), func(i int) bool { return list[i] >= x })
	return i < len(list) && list[i] == x
}
