package media

import (
	"math"
	"math/bits"

	"github.com/mewkiz/flac/frame"
)

const (
	maxShift     = 15
	maxPartOrder = 5  // at most 32 Rice partitions in a block
	riceBits     = 4  // size of a Rice parameter
	maxRice      = 14 // the largest one
	escapeCode   = 15 // instead of one: plain numbers follow, all of the same width
	escapeBits   = 5  // size of that width
)

var (
	// lpcOrders are the predictor lengths tried. Those above 12 save 2 to 3 % of
	// speech whose upper band is empty; those above 24 save nothing to speak of.
	lpcOrders = [...]int{4, 8, 12, 16, 20, 24}
	// coeffBits are the precisions of a coefficient tried, sign included. Coarse
	// samples do not repay fine coefficients. A sum of 24 products of 12 and 16
	// bits fits 32 bits, which some decoders add in.
	coeffBits = [...]int{8, 10, 12}
)

// bestPrediction returns how to store a block of samples of the given width in
// the fewest bits: as one value, by one of the five fixed predictors, by linear
// prediction, or as it is.
func bestPrediction(samples []int32, width int) frame.SubHeader {
	if constant(samples) {
		return frame.SubHeader{Pred: frame.PredConstant}
	}
	best := frame.SubHeader{Pred: frame.PredVerbatim}
	size := width * len(samples)
	try := func(h frame.SubHeader, head int) {
		rice, n := bestRice(residuals(samples, h.Coeffs, h.CoeffShift), h.Order, len(samples))
		if n += head + width*h.Order; n < size {
			h.RiceSubframe = rice
			best, size = h, n
		}
	}
	for order, coeffs := range frame.FixedCoeffs {
		if order < len(samples) {
			try(frame.SubHeader{Pred: frame.PredFixed, Order: order, Coeffs: coeffs}, 0)
		}
	}
	predictors := levinson(autocorrelation(samples, lpcOrders[len(lpcOrders)-1]))
	for _, order := range lpcOrders {
		if order >= len(samples) || order > len(predictors) {
			break
		}
		for _, precision := range coeffBits {
			if coeffs, shift, ok := quantiseCoeffs(predictors[order-1], precision); ok {
				try(frame.SubHeader{
					Pred: frame.PredFIR, Order: order,
					CoeffPrec: uint(precision), CoeffShift: shift, Coeffs: coeffs,
				}, 9+precision*order)
			}
		}
	}
	return best
}

func constant(samples []int32) bool {
	for _, s := range samples {
		if s != samples[0] {
			return false
		}
	}
	return true
}

// residuals returns what prediction leaves over after the first len(coeffs) samples.
func residuals(samples, coeffs []int32, shift int32) []int32 {
	out := make([]int32, 0, len(samples))
	for i := len(coeffs); i < len(samples); i++ {
		var sum int64
		for j, c := range coeffs {
			sum += int64(c) * int64(samples[i-j-1])
		}
		out = append(out, samples[i]-int32(sum>>uint(shift)))
	}
	return out
}

// bestRice returns the cheapest partitioning of the residuals and its size in bits.
func bestRice(res []int32, order, n int) (*frame.RiceSubframe, int) {
	var best *frame.RiceSubframe
	size := math.MaxInt
	for po := 0; po <= maxPartOrder; po++ {
		parts := 1 << po
		if n%parts != 0 || n/parts <= order {
			break
		}
		sub := &frame.RiceSubframe{PartOrder: po, Partitions: make([]frame.RicePartition, parts)}
		total, at := 6, 0
		for i := range sub.Partitions {
			length := n / parts
			if i == 0 {
				length -= order
			}
			k, bits := riceParam(res[at : at+length])
			sub.Partitions[i].Param = k
			total += riceBits + bits
			at += length
		}
		if total < size {
			best, size = sub, total
		}
	}
	return best, size
}

// riceParam returns the best parameter for one partition and its size in bits.
// A pause within a block is stored as plain numbers of no length at all.
func riceParam(res []int32) (param uint, size int) {
	var sum uint64
	for _, r := range res {
		sum += uint64(fold(r))
	}
	if sum == 0 {
		return escapeCode, escapeBits
	}
	// The best parameter lies beside the logarithm of the mean.
	guess := bits.Len64(sum / uint64(len(res)))
	size = math.MaxInt
	for k := max(guess-2, 0); k <= min(guess+1, maxRice); k++ {
		if n := riceSize(res, uint(k)); n < size {
			param, size = uint(k), n
		}
	}
	if size == math.MaxInt {
		return maxRice, riceSize(res, maxRice)
	}
	return param, size
}

func riceSize(res []int32, k uint) int {
	n := len(res) * int(k+1)
	for _, r := range res {
		n += int(fold(r) >> k)
	}
	return n
}

// fold maps signed to unsigned as Rice coding does: 0, -1, 1, -2, 2 ...
func fold(r int32) uint32 { return uint32(r<<1) ^ uint32(r>>31) }

// autocorrelation returns lags 0 to order of the block under a Welch window.
// Sums are integer, hence exact.
func autocorrelation(samples []int32, order int) []float64 {
	n := int64(len(samples))
	windowed := make([]int64, n)
	for i, s := range samples {
		d := 2*int64(i) - (n - 1)
		windowed[i] = 16 * int64(s) * ((n+1)*(n+1) - d*d) / ((n + 1) * (n + 1))
	}
	out := make([]float64, order+1)
	for lag := range out {
		var sum int64
		for i := lag; i < len(windowed); i++ {
			sum += windowed[i] * windowed[i-lag]
		}
		out[lag] = float64(sum)
	}
	return out
}

// levinson returns the predictors of every order up to the last lag, nil for
// silence. Each product is rounded by itself (the conversions say so): without
// them some processors multiply and add in one step and get other bits.
func levinson(lags []float64) [][]float64 {
	if lags[0] == 0 {
		return nil
	}
	var out [][]float64
	rest := lags[0]
	a := make([]float64, 0, len(lags))
	for m := 1; m < len(lags) && rest > 0; m++ {
		acc := lags[m]
		for j, v := range a {
			acc -= float64(v * lags[m-1-j])
		}
		k := acc / rest
		next := make([]float64, m)
		for j, v := range a {
			next[j] = v - float64(k*a[m-2-j])
		}
		next[m-1] = k
		a = next
		rest *= float64(1 - float64(k*k))
		out = append(out, a)
	}
	return out
}

// quantiseCoeffs turns predictor coefficients into integers of the given
// precision in bits and a shift; ok is false when they do not fit.
func quantiseCoeffs(a []float64, precision int) (coeffs []int32, shift int32, ok bool) {
	largest := 0.0
	for _, v := range a {
		largest = max(largest, math.Abs(v))
	}
	if largest == 0 || math.IsNaN(largest) || math.IsInf(largest, 0) {
		return nil, 0, false
	}
	_, exp := math.Frexp(largest)
	shift = int32(min(precision-1-exp, maxShift))
	if shift < 0 {
		return nil, 0, false
	}
	coeffs = make([]int32, len(a))
	top := float64(int(1)<<(precision-1) - 1)
	carry := 0.0 // the rounding error goes into the next coefficient
	for i, v := range a {
		want := float64(v*float64(int32(1)<<shift)) + carry
		c := math.Max(math.Min(math.Round(want), top), -top-1)
		carry = want - c
		coeffs[i] = int32(c)
	}
	return coeffs, shift, true
}
