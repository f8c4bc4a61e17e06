package media

import "math"

// Silence is what DBFS returns for level 0: -120.00 dBFS, below the last bit of
// 16-bit sound.
const Silence = -12000

// Peak returns the largest absolute sample, 0 to 32768.
func Peak(p PCM) int {
	peak := 0
	for _, s := range p.Samples {
		if v := magnitude(s); v > peak {
			peak = v
		}
	}
	return peak
}

// RMS returns the root mean square of the samples, 0 to 32768, rounded down.
func RMS(p PCM) int {
	if len(p.Samples) == 0 {
		return 0
	}
	var sum uint64
	for _, s := range p.Samples {
		sum += uint64(int64(s) * int64(s))
	}
	return int(isqrt(sum / uint64(len(p.Samples))))
}

// DBFS turns a level (0 to 32768) into hundredths of a decibel relative to full
// scale: 0 for 32768, -600 for about half of it, Silence for 0.
func DBFS(level int) int {
	if level <= 0 {
		return Silence
	}
	return int(math.Round(2000 * math.Log10(float64(level)/32768)))
}

// Envelope returns the peak of each of the given number of equal stretches,
// 0 to 32767, for drawing a waveform. It returns nil for buckets below 1; sound
// shorter than the number of buckets repeats samples.
func Envelope(p PCM, buckets int) []int16 {
	if buckets < 1 {
		return nil
	}
	out := make([]int16, buckets)
	n := len(p.Samples)
	if n == 0 {
		return out
	}
	for i := range out {
		from := i * n / buckets
		to := max((i+1)*n/buckets, from+1)
		peak := Peak(PCM{Samples: p.Samples[from:to]})
		out[i] = int16(min(peak, math.MaxInt16))
	}
	return out
}

func magnitude(s int16) int {
	if s < 0 {
		return -int(s)
	}
	return int(s)
}

// isqrt returns the integer square root of v, by Newton's method.
func isqrt(v uint64) uint64 {
	if v < 2 {
		return v
	}
	x := uint64(math.Sqrt(float64(v))) // a first guess: corrected below, so its rounding does not matter
	for x*x > v {
		x--
	}
	for (x+1)*(x+1) <= v {
		x++
	}
	return x
}
