package media

import "math"

const (
	// noiseRatio is the power of the sound over that of the rounding noise which
	// Coarsen keeps to: 40 dB, which a telephone line (G.711) does not reach.
	noiseRatio = 10000
	mostBits   = 9 // never clears more than these
)

// Coarsen returns p with the lowest bits of its samples cleared, by rounding, as
// far as speech can spare them: a lossless encoder then has less to store. Over
// the whole of p the noise stays at least 40 dB under the sound. It follows the
// sound at half its steps: a passage 20 dB under the rest has noise 10 dB lower,
// because in a pause nothing covers it, and silence has none.
//
// The number of bits is the same throughout each frame that EncodeFLAC makes, so
// the two must see the same samples from the same start. Integer arithmetic: same
// bits everywhere. Silence and empty sound come back as they were.
func Coarsen(p PCM) PCM {
	out := PCM{Rate: p.Rate, Samples: make([]int16, len(p.Samples))}
	for i, cleared := range spareBits(p) {
		at := i * blockSize
		for j := at; j < min(at+blockSize, len(p.Samples)); j++ {
			out.Samples[j] = clearBits(p.Samples[j], cleared)
		}
	}
	return out
}

// spareBits returns how many bits each block of p can do without: the coarsest
// sharing out, by the level of the blocks, that the noise as a whole allows.
func spareBits(p PCM) []int {
	blocks := measure(p.Samples)
	var power int64
	for _, s := range p.Samples {
		power += int64(s) * int64(s)
	}
	level := int64(RMS(p))
	bits := make([]int, len(blocks))
	// Rounding to steps of 2^n makes noise of about 4^n/12 a sample; a block is to
	// have no more than its level times the whole's, over ratio. The first ratio is
	// too low for the whole to hold; at the last no block has a bit left to spare.
	for ratio := int64(noiseRatio / 4); ; ratio += ratio / 16 {
		var noise int64
		for i, b := range blocks {
			n := mostBits
			for n > 0 && ratio<<(2*n) > 12*b.level*level {
				n--
			}
			bits[i] = n
			noise += b.noise[n]
		}
		if noise*noiseRatio <= power {
			return bits
		}
	}
}

// blockMeasure is the level of a block and the energy of the noise that clearing
// each number of bits makes in it.
type blockMeasure struct {
	level int64
	noise [mostBits + 1]int64
}

func measure(samples []int16) []blockMeasure {
	var out []blockMeasure
	for at := 0; at < len(samples); at += blockSize {
		part := samples[at:min(at+blockSize, len(samples))]
		b := blockMeasure{level: int64(RMS(PCM{Samples: part}))}
		for n := range b.noise {
			for _, s := range part {
				d := int64(s) - int64(clearBits(s, n))
				b.noise[n] += d * d
			}
		}
		out = append(out, b)
	}
	return out
}

// clearBits rounds s to the nearest multiple of 2^n that 16 bits can hold.
func clearBits(s int16, n int) int16 {
	step := 1 << n
	v := (int(s) + step/2) &^ (step - 1)
	if v > math.MaxInt16 {
		v -= step
	}
	return int16(v)
}
