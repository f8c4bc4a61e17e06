package media_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"simlab/media"
)

// vowels is two seconds somewhat like speech at the given level (RMS): syllables
// of a buzz with breath in it, shaped by a mouth, each with its own pitch and
// vowel, and pauses between them.
func vowels(level int) media.PCM {
	const rate, syllable, sounding = media.SpeechRate, media.SpeechRate / 4, media.SpeechRate * 19 / 100
	r := rand.New(rand.NewPCG(3, 4))
	formants := [][5]float64{
		{750, 1300, 2600, 3600, 4700}, {350, 2100, 2900, 3500, 4600},
		{320, 750, 2400, 3400, 4500}, {500, 1700, 2500, 3700, 4800},
	}
	raw := make([]float64, 2*rate)
	for from := 0; from < len(raw); from += syllable {
		period := rate / (170 + r.IntN(60))
		voice := make([]float64, sounding)
		for i := range voice {
			voice[i] = 0.25 * (r.Float64() - 0.5)
			if i%period == 0 {
				voice[i]++
			}
		}
		for n, hz := range formants[from/syllable%len(formants)] {
			voice = resonate(voice, hz/rate, float64(80+40*n)/rate)
		}
		for i, v := range voice {
			if i > 0 {
				v -= 0.95 * voice[i-1] // lips
			}
			raw[from+i] = v * math.Sin(math.Pi*float64(i)/sounding)
		}
	}
	sum := 0.0
	for _, v := range raw {
		sum += v * v
	}
	gain := float64(level) / math.Sqrt(sum/float64(len(raw)))
	p := media.PCM{Rate: rate, Samples: make([]int16, len(raw))}
	for i, v := range raw {
		p.Samples[i] = int16(max(min(math.Round(gain*v), math.MaxInt16), math.MinInt16))
	}
	return p
}

// resonate is a formant: a filter with one peak. Frequency and width are in
// cycles a sample.
func resonate(in []float64, frequency, width float64) []float64 {
	radius := math.Exp(-math.Pi * width)
	a, b := 2*radius*math.Cos(2*math.Pi*frequency), -radius*radius
	out := make([]float64, len(in))
	var y1, y2 float64
	for i, x := range in {
		y := x + a*y1 + b*y2
		out[i], y1, y2 = y, y, y1
	}
	return out
}

// ratio is the level of the sound over that of the difference, in dB.
func ratio(sound, changed []int16) float64 {
	var power, noise float64
	for i, s := range sound {
		d := float64(s) - float64(changed[i])
		power += float64(s) * float64(s)
		noise += d * d
	}
	return 10 * math.Log10(power/noise)
}

func TestCoarsenKeepsTheNoise40DecibelsDown(t *testing.T) {
	for _, level := range []int{40, 300, 1500, 3277, 6000} {
		p := vowels(level)
		whole := slices.Clone(p.Samples)
		got := media.Coarsen(p)
		// Not far above 40 either: then bits would be kept that nobody needs.
		if r := ratio(p.Samples, got.Samples); r < 40 || r > 42 {
			t.Errorf("level %d: the noise is %.1f dB down, want 40 to 42", level, r)
		}
		if !slices.Equal(whole, p.Samples) {
			t.Errorf("level %d: the input was changed", level)
		}
		if again := media.Coarsen(p); !slices.Equal(again.Samples, got.Samples) {
			t.Errorf("level %d: the second time differs", level)
		}
	}
}

func TestCoarsenIsFinerWhereTheVoiceIsLow(t *testing.T) {
	p := vowels(3277)
	whisper := vowels(3277 / 10) // 20 dB below
	p.Samples = append(p.Samples, whisper.Samples...)
	got := media.Coarsen(p)
	n := len(whisper.Samples)
	if r := ratio(p.Samples[n:], got.Samples[n:]); r < 27 {
		t.Errorf("in the low half the noise is %.1f dB down, want about 30", r)
	}
	silent := media.PCM{Rate: 16000, Samples: make([]int16, 5000)}
	if got := media.Coarsen(silent); len(got.Samples) != 5000 || media.Peak(got) != 0 {
		t.Error("silence became something else")
	}
	if got := media.Coarsen(media.PCM{Rate: 16000}); got.Rate != 16000 || len(got.Samples) != 0 {
		t.Errorf("no sound became %+v", got)
	}
}

func TestCoarsenStaysWithinFullScale(t *testing.T) {
	p := media.PCM{Rate: 16000, Samples: make([]int16, 3000)}
	for i := range p.Samples {
		p.Samples[i] = math.MaxInt16 - int16(i%3)
		if i/50%2 == 0 {
			p.Samples[i] = math.MinInt16 + int16(i%3)
		}
	}
	for i, s := range media.Coarsen(p).Samples {
		if d := int(s) - int(p.Samples[i]); d < -512 || d > 512 {
			t.Fatalf("sample %d is %d, was %d", i, s, p.Samples[i])
		}
	}
}

// The clips of a whole case must fit 40 MB: at most 7 kB a second.
func TestCoarseSpeechTakesUnder7kBASecond(t *testing.T) {
	p := vowels(3277)
	size := func(p media.PCM) int {
		data, err := media.EncodeFLAC(p)
		if err != nil {
			t.Fatal(err)
		}
		return len(data) * 1000 / p.Millis()
	}
	if whole := size(p); whole < 12000 {
		t.Errorf("%d bytes a second before: too easy a sound to prove anything", whole)
	}
	if got := size(media.Coarsen(p)); got > 7000 {
		t.Errorf("%d bytes a second, want at most 7000", got)
	}
}

// Zero bits and pauses are stored by ways of their own: all must come back.
func TestFLACGivesBackCoarseSound(t *testing.T) {
	for n := range 16 {
		p := vowels(3277)
		for i := range p.Samples {
			p.Samples[i] = p.Samples[i] >> n << n
			if i/100%3 == 0 {
				p.Samples[i] = 0
			}
		}
		data, err := media.EncodeFLAC(p)
		if err != nil {
			t.Fatal(err)
		}
		got, err := media.Decode(bytes.NewReader(data), "x.flac")
		if err != nil || !slices.Equal(got.Samples, p.Samples) {
			t.Errorf("%d bits cleared: other samples came back (error %v)", n, err)
		}
	}
}

func TestLowPassEndsTheBand(t *testing.T) {
	for _, c := range []struct {
		hz                 int
		atLeast, belowOrAt float64 // dB relative to the input
	}{
		{100, -0.1, 0.1}, {1000, -0.1, 0.1}, {3400, -0.1, 0.1}, {5150, -0.5, 0.1},
		{5500, -6.5, -5.5}, {5950, -300, -60}, {7900, -300, -60},
	} {
		t.Run(strconv.Itoa(c.hz), func(t *testing.T) {
			in := tone(16000, c.hz, 500, 16000)
			out := media.LowPass(in, 5500)
			if len(out.Samples) != len(in.Samples) || out.Rate != in.Rate {
				t.Fatalf("%d samples at %d Hz became %d at %d", len(in.Samples), in.Rate, len(out.Samples), out.Rate)
			}
			got := 20 * math.Log10(max(rms(steady(out)), 1e-9)/rms(steady(in)))
			if got < c.atLeast || got > c.belowOrAt {
				t.Errorf("level %.2f dB, want %.1f to %.1f", got, c.atLeast, c.belowOrAt)
			}
		})
	}
	click := media.PCM{Rate: 16000, Samples: make([]int16, 1000)}
	click.Samples[500] = 30000
	out := media.LowPass(click, 5500)
	if i := slices.Index(out.Samples, slices.Max(out.Samples)); i != 500 {
		t.Errorf("a click at sample 500 came out at %d", i)
	}
}
