package media

import (
	"fmt"
	"math"
	"sync"
)

const (
	filterTaps  = 127 // at 22.05 kHz and below; more in proportion above
	filterShift = 24  // fractional bits of a coefficient
	passNum     = 91  // the filter is 6 dB down at 91 % of
	passDen     = 100 // the lower rate's half
)

// Resample returns p at another rate. Low-pass and change of rate are one step:
// each output sample is a windowed sinc laid over the input at its exact place,
// so nothing above the new half rate folds down into speech. Delay is zero.
// At 22.05 to 16 kHz a tone up to 6.5 kHz passes within 0.5 dB and a tone from
// 8 kHz is below -60 dB. The arithmetic is integer: same bits everywhere.
// It panics if a rate is not above 0.
func Resample(p PCM, rate int) PCM {
	if p.Rate <= 0 || rate <= 0 {
		panic(fmt.Sprintf("media: resample from %d to %d Hz", p.Rate, rate))
	}
	if p.Rate == rate || len(p.Samples) == 0 {
		return PCM{Rate: rate, Samples: append([]int16(nil), p.Samples...)}
	}
	k := kernelFor(p.Rate, rate)
	n := int(int64(len(p.Samples)) * int64(k.up) / int64(k.down))
	out := make([]int16, n)
	for i := range out {
		at := i * k.down // position in input samples, times up
		out[i] = k.apply(p.Samples, at/k.up, at%k.up)
	}
	return PCM{Rate: rate, Samples: out}
}

// kernel is the filter for one pair of rates: a row of coefficients for each of
// the up places at which an output sample can fall between two input samples.
type kernel struct {
	up, down int
	half     int
	rows     [][]int32
}

// apply computes the output sample at input position pos + phase/up.
func (k *kernel) apply(in []int16, pos, phase int) int16 {
	row := k.rows[phase]
	var sum int64
	for j, c := range row {
		i := pos - k.half + j
		if i >= 0 && i < len(in) {
			sum += int64(c) * int64(in[i])
		}
	}
	sum = (sum + 1<<(filterShift-1)) >> filterShift
	return int16(min(max(sum, math.MinInt16), math.MaxInt16))
}

type ratePair struct{ from, to int }

// kernels keeps the filters made so far: a pure function of the pair of rates,
// costly to compute, and a process meets a handful of pairs.
var kernels sync.Map // ratePair -> *kernel

func kernelFor(from, to int) *kernel {
	if k, ok := kernels.Load(ratePair{from, to}); ok {
		return k.(*kernel)
	}
	k, _ := kernels.LoadOrStore(ratePair{from, to}, newKernel(from, to))
	return k.(*kernel)
}

func newKernel(from, to int) *kernel {
	g := gcd(from, to)
	k := &kernel{up: to / g, down: from / g}
	taps := filterTaps
	if from > 22050 {
		taps = filterTaps * from / 22050
	}
	k.half = taps / 2
	cutoff := float64(min(from, to)) / 2 * passNum / passDen / float64(from) // cycles an input sample
	k.rows = make([][]int32, k.up)
	for phase := range k.rows {
		k.rows[phase] = filterRow(k.half, cutoff, float64(phase)/float64(k.up))
	}
	return k
}

// filterRow returns the coefficients around a point frac of a sample after the
// middle one. They sum to one exactly, so that a constant stays itself.
func filterRow(half int, cutoff, frac float64) []int32 {
	width := float64(half + 1)
	w := make([]float64, 2*half+2)
	total := 0.0
	for j := range w {
		x := float64(j-half) - frac
		w[j] = sinc(2*cutoff*x) * blackman(x/width)
		total += w[j]
	}
	row := make([]int32, len(w))
	var sum int32
	for j, v := range w {
		row[j] = int32(math.Round(v / total * (1 << filterShift)))
		sum += row[j]
	}
	row[half] += 1<<filterShift - sum
	return row
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// blackman is the window over -1..1: side lobes at -74 dB.
func blackman(x float64) float64 {
	if x <= -1 || x >= 1 {
		return 0
	}
	return 0.42 + 0.5*math.Cos(math.Pi*x) + 0.08*math.Cos(2*math.Pi*x)
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
