package intent

// kind of a feature, which sets how much it weighs.
type kind byte

const (
	word  kind = iota // a stem
	pair              // two stems in a row, with the ends of the clause as words
	shred             // three or four letters in a row within a word, with its ends
)

// weight of each kind before rarity: what words mean counts most, their order
// less, and letters only help over slips and endings. Tuned on the shipped phrasings.
const (
	wordWeight  = 8
	pairWeight  = 3
	shredWeight = 2
)

func (k kind) weight() int {
	switch k {
	case word:
		return wordWeight
	case pair:
		return pairWeight
	default:
		return shredWeight
	}
}

// eachFeature calls see with the features of a clause in the order they occur; a
// feature may come twice. The key is only valid during the call: it is a piece of
// a buffer that is used again, because this runs for every clause that is tried.
func eachFeature(toks []token, see func(k kind, key []byte)) {
	if len(toks) == 0 {
		return
	}
	buf := make([]byte, 0, 64)
	before := "^"
	for _, t := range toks {
		s := stemOf(t.norm)
		buf = append(buf[:0], s...)
		see(word, buf)
		buf = append(append(append(buf[:0], before...), ' '), s...)
		see(pair, buf)
		before = s
	}
	buf = append(append(buf[:0], before...), " $"...)
	see(pair, buf)
	for _, t := range toks {
		buf = shreds(t.norm, buf, see)
	}
}

// stemOf is the stem of a word; all numbers but the service's own are alike, and
// so are he and she.
func stemOf(w string) string {
	switch {
	case w == "113" || w == "116117":
		return w
	case isDigits(w):
		return "#"
	case w == "han":
		return "hun"
	}
	return stem(w)
}

func isDigits(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// longest is the most letters of a word that are read as shreds, ends included.
const longest = 64

// shreds shows the letter sequences of words long enough to be slipped in, and
// returns the buffer.
func shreds(w string, buf []byte, see func(k kind, key []byte)) []byte {
	if len(w) < 4 || isDigits(w) {
		return buf
	}
	buf = append(append(append(buf[:0], '<'), w...), '>')
	var at [longest + 1]int // where letters begin, so that none is cut in two
	n := 0
	for i := range buf {
		if buf[i]&0xc0 == 0x80 { // inside a letter
			continue
		}
		if n == longest {
			return buf
		}
		at[n] = i
		n++
	}
	at[n] = len(buf)
	for size := 3; size <= 4; size++ {
		for i := 0; i+size <= n; i++ {
			see(shred, buf[at[i]:at[i+size]])
		}
	}
	return buf
}
