package speech

import (
	"unicode/utf8"

	"simlab/media"
)

// Spoken is a phrase as a voice gives it, before trimming and levels.
type Spoken struct {
	PCM     media.PCM
	Words   []WordAt
	Guessed int // how many words' times are by length of the text, not measured
}

// WordAt is a word as written and the samples from and to which it sounds.
type WordAt struct {
	Text     string
	From, To int
}

// divergence returns the first sample in which a and b differ, the length of the
// shorter if none does.
func divergence(a, b []int16) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// placeWords gives each token its stretch of the sound. starts holds where each
// but the first was found to begin. A start that cannot be (before the one ahead
// of it, or where nothing sounds any more) is put between its neighbours in
// proportion to the letters, and counted.
func placeWords(p media.PCM, ts []token, starts []int) (words []WordAt, guessed int) {
	first, end := audible(p)
	at := append([]int(nil), starts...)
	at[0] = first
	at = append(at, end)
	good := make([]bool, len(at))
	good[0], good[len(ts)] = true, true
	last := first
	least := p.Rate / 50 // no word is shorter than 20 ms
	for i := 1; i < len(ts); i++ {
		if at[i] >= last+least && at[i] < end-least {
			good[i], last = true, at[i]
		}
	}
	for i := 1; i < len(ts); i++ {
		if !good[i] {
			guessed++
			next := i
			for !good[next] {
				next++
			}
			at[i] = at[i-1] + (at[next]-at[i-1])*letters(ts[i-1:i])/letters(ts[i-1:next])
		}
	}
	for i, t := range ts {
		w := WordAt{Text: t.shown, From: at[i], To: at[i+1]}
		w.From, w.To = tighten(p, w.From, w.To)
		words = append(words, w)
	}
	return words, guessed
}

func letters(ts []token) int {
	n := 0
	for _, t := range ts {
		n += utf8.RuneCountInString(t.said)
	}
	return max(n, 1)
}

// tighten takes the pause off both ends of a word's stretch, in steps of 5 ms.
func tighten(p media.PCM, from, to int) (int, int) {
	step := max(p.Rate/200, 1)
	floor := silenceFloor(p)
	quiet := func(a, b int) bool { return media.Peak(media.PCM{Samples: p.Samples[a:b]}) <= floor }
	for from+4*step < to && quiet(from, from+step) {
		from += step
	}
	for to-4*step > from && quiet(to-step, to) {
		to -= step
	}
	return from, to
}

// silenceFloor is the level up to which sound counts as silence: 46 dB below the peak.
func silenceFloor(p media.PCM) int { return media.Peak(p) / 200 }

// audible returns the first sample above the silence floor and the one after the
// last; equal ones if the sound is silent.
func audible(p media.PCM) (from, to int) {
	floor := silenceFloor(p)
	loud := func(s int16) bool { return int(s) > floor || -int(s) > floor }
	to = len(p.Samples)
	for from < to && !loud(p.Samples[from]) {
		from++
	}
	for to > from && !loud(p.Samples[to-1]) {
		to--
	}
	return from, to
}
