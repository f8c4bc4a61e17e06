package media_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"simlab/media"
)

// tone returns a sine of the given frequency and amplitude.
func tone(rate, hz, millis, amplitude int) media.PCM {
	p := media.PCM{Rate: rate, Samples: make([]int16, rate*millis/1000)}
	for i := range p.Samples {
		p.Samples[i] = int16(math.Round(float64(amplitude) * math.Sin(2*math.Pi*float64(hz)*float64(i)/float64(rate))))
	}
	return p
}

// steady cuts off the ends, where a filter still fills up.
func steady(p media.PCM) media.PCM {
	n := len(p.Samples)
	return media.PCM{Rate: p.Rate, Samples: p.Samples[n/4 : 3*n/4]}
}

func TestResamplingLetsSpeechThroughAndNothingFoldDown(t *testing.T) {
	const amplitude = 16000
	for _, c := range []struct {
		from, hz           int
		atLeast, belowOrAt float64 // dB relative to the input
	}{
		{22050, 100, -0.5, 0.5},
		{22050, 1000, -0.5, 0.5},
		{22050, 3400, -0.5, 0.5},
		{22050, 6500, -0.5, 0.5},
		{22050, 8000, -200, -60},
		{22050, 9000, -200, -60}, // would be heard at 7 kHz
		{22050, 10500, -200, -60},
		{48000, 1000, -0.5, 0.5},
		{48000, 9000, -200, -60},
		{48000, 20000, -200, -60},
		{8000, 1000, -0.5, 0.5},
	} {
		t.Run(strconv.Itoa(c.hz)+" Hz at "+strconv.Itoa(c.from), func(t *testing.T) {
			in := tone(c.from, c.hz, 500, amplitude)
			out := steady(media.Resample(in, media.SpeechRate))
			got := -200.0
			if r := rms(out); r > 0 {
				got = 20 * math.Log10(r/rms(steady(in)))
			}
			if got < c.atLeast || got > c.belowOrAt {
				t.Errorf("level %.2f dB, want %.1f to %.1f", got, c.atLeast, c.belowOrAt)
			}
		})
	}
}

// rms is computed apart from media.RMS, with fractions: a tone at -60 dB is only 11 steps high.
func rms(p media.PCM) float64 {
	var sum float64
	for _, s := range p.Samples {
		sum += float64(s) * float64(s)
	}
	return math.Sqrt(sum / float64(len(p.Samples)))
}

func TestResamplingKeepsTimeAndConstantLevel(t *testing.T) {
	in := media.PCM{Rate: 22050, Samples: make([]int16, 22050)}
	for i := range in.Samples {
		in.Samples[i] = 12345
	}
	out := media.Resample(in, 16000)
	if out.Millis() != 1000 || len(out.Samples) != 16000 {
		t.Errorf("one second became %d samples, %d ms", len(out.Samples), out.Millis())
	}
	for i, s := range out.Samples[200:15800] {
		if s != 12345 {
			t.Fatalf("sample %d of a constant is %d, want 12345", i+200, s)
		}
	}
	click := media.PCM{Rate: 22050, Samples: make([]int16, 22050)}
	click.Samples[11025] = 30000 // at 500 ms
	got := media.Resample(click, 16000)
	loudest := 0
	for i, s := range got.Samples {
		if s > got.Samples[loudest] {
			loudest = i
		}
	}
	if loudest < 7999 || loudest > 8001 {
		t.Errorf("a click at 500 ms came out at sample %d, want 8000", loudest)
	}
}

func TestResamplingToTheSameRateCopies(t *testing.T) {
	in := tone(16000, 440, 10, 1000)
	out := media.Resample(in, 16000)
	out.Samples[5] = 77
	if in.Samples[5] == 77 {
		t.Error("the output shares memory with the input")
	}
}

// sounds are blocks that take every way through the encoder.
func sounds() map[string]media.PCM {
	r := rand.New(rand.NewPCG(1, 2))
	noise := media.PCM{Rate: 16000, Samples: make([]int16, 5000)}
	for i := range noise.Samples {
		noise.Samples[i] = int16(r.IntN(65536) - 32768)
	}
	ramp := media.PCM{Rate: 16000, Samples: make([]int16, 3000)}
	for i := range ramp.Samples {
		ramp.Samples[i] = int16(i * 7)
	}
	square := media.PCM{Rate: 16000, Samples: make([]int16, 2500)}
	for i := range square.Samples {
		square.Samples[i] = math.MinInt16
		if i/40%2 == 0 {
			square.Samples[i] = math.MaxInt16
		}
	}
	quiet := media.PCM{Rate: 16000, Samples: make([]int16, 4000)}
	for i := range quiet.Samples {
		quiet.Samples[i] = int16(r.IntN(3) - 1)
	}
	pauses := media.PCM{Rate: 16000, Samples: make([]int16, 5000)}
	for i := range pauses.Samples {
		if i/200%2 == 0 {
			pauses.Samples[i] = int16(r.IntN(100)-50) << 7
		}
	}
	return map[string]media.PCM{
		"pauses":          pauses, // and no low bits
		"coarse voice":    media.Coarsen(vowels(3277)),
		"coarse constant": {Rate: 16000, Samples: slices.Repeat([]int16{-512}, 3000)},
		"silence":         {Rate: 16000, Samples: make([]int16, 3333)},
		"one sample":      {Rate: 16000, Samples: []int16{-5}},
		"three samples":   {Rate: 16000, Samples: []int16{-5, 7, 32767}},
		"thirteen":        {Rate: 16000, Samples: noise.Samples[:13]},
		"exactly a block": {Rate: 16000, Samples: noise.Samples[:1152]},
		"block and one":   {Rate: 16000, Samples: noise.Samples[:1153]},
		"noise":           noise,
		"ramp":            ramp,
		"square":          square,
		"quiet":           quiet,
		"tone":            tone(16000, 440, 700, 20000),
		"tone at 22 kHz":  tone(22050, 300, 300, 32767),
	}
}

func TestFLACGivesBackEverySample(t *testing.T) {
	for name, p := range sounds() {
		t.Run(name, func(t *testing.T) {
			data, err := media.EncodeFLAC(p)
			if err != nil {
				t.Fatal(err)
			}
			got, err := media.Decode(bytes.NewReader(data), "x.flac")
			if err != nil {
				t.Fatal(err)
			}
			if got.Rate != p.Rate || len(got.Samples) != len(p.Samples) {
				t.Fatalf("got %d samples at %d Hz, want %d at %d", len(got.Samples), got.Rate, len(p.Samples), p.Rate)
			}
			for i := range p.Samples {
				if got.Samples[i] != p.Samples[i] {
					t.Fatalf("sample %d is %d, want %d", i, got.Samples[i], p.Samples[i])
				}
			}
			again, err := media.EncodeFLAC(p)
			if err != nil || !bytes.Equal(data, again) {
				t.Errorf("the second encoding differs (error %v)", err)
			}
		})
	}
}

func TestFLACIsAcceptedByTheReferenceDecoder(t *testing.T) {
	if _, err := exec.LookPath("flac"); err != nil {
		t.Skip("flac is not installed")
	}
	dir := t.TempDir()
	for name, p := range sounds() {
		data, err := media.EncodeFLAC(p)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".flac")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("flac", "--test", "--silent", "--warnings-as-errors", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
}

func TestFLACOfATonePaysForItself(t *testing.T) {
	p := tone(16000, 440, 1000, 20000)
	data, err := media.EncodeFLAC(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 2*len(p.Samples)/3 {
		t.Errorf("a tone takes %d bytes of %d: prediction does not work", len(data), 2*len(p.Samples))
	}
}

// A reader elsewhere must get the same file: the digest was made on amd64.
func TestFLACBytesAreTheSameOnEveryMachine(t *testing.T) {
	p := media.PCM{Rate: 16000, Samples: make([]int16, 8000)}
	v, w := 12000, 0 // an integer oscillator: no sine whose last bit could differ
	for i := range p.Samples {
		v -= w / 7
		w += v / 7
		p.Samples[i] = int16(v + i%13)
	}
	data, err := media.EncodeFLAC(p)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	const want = "3183fba5b111370f0b343758af8221bdd6dd712183d9b9f54006784729ab4c40"
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("digest %s, want %s", got, want)
	}
}

func TestNothingToEncodeIsAnError(t *testing.T) {
	if _, err := media.EncodeFLAC(media.PCM{Rate: 16000}); err == nil {
		t.Error("empty sound was encoded")
	}
	if _, err := media.EncodeFLAC(media.PCM{Samples: []int16{1}}); err == nil {
		t.Error("sound without a rate was encoded")
	}
}

func TestProbeFindsMissingAudio(t *testing.T) {
	data, err := media.EncodeFLAC(tone(16000, 440, 1250, 9000))
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"media/good.flac":  {Data: data},
		"media/short.flac": {Data: data[:len(data)/2]},
		"media/head.flac":  {Data: data[:20]},
		"media/empty.flac": {Data: nil},
		"media/text.wav":   {Data: []byte("dette er ikke lyd, men tekst nok til et hode")},
		"media/text.mp3":   {Data: []byte("nei")},
		"media/text.ogg":   {Data: []byte("nei")},
		"media/notes.txt":  {Data: []byte("nei")},
	}
	if ms, err := media.Probe(fsys, "media/good.flac"); err != nil || ms != 1250 {
		t.Errorf("good clip: %d ms, error %v; want 1250", ms, err)
	}
	if _, err := media.Probe(fsys, "media/none.flac"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing clip: error %v, want not exist", err)
	}
	for _, name := range []string{"head.flac", "empty.flac", "text.wav", "text.mp3", "text.ogg", "notes.txt"} {
		if ms, err := media.Probe(fsys, "media/"+name); err == nil {
			t.Errorf("%s: probed as %d ms of sound", name, ms)
		}
	}
	if _, err := media.DecodeFile(fsys, "media/short.flac"); err == nil {
		t.Error("half a clip was decoded as if whole")
	}
	if p, err := media.DecodeFile(fsys, "media/good.flac"); err != nil || p.Millis() != 1250 {
		t.Errorf("good clip decoded to %d ms, error %v", p.Millis(), err)
	}
}

func FuzzDecodeNeverPanics(f *testing.F) {
	data, err := media.EncodeFLAC(tone(16000, 440, 100, 9000))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:60])
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := media.Decode(bytes.NewReader(data), "x.flac")
		if err == nil && len(p.Samples) == 0 {
			t.Error("no sound and no error")
		}
	})
}

func TestLevels(t *testing.T) {
	full := media.PCM{Rate: 16000, Samples: []int16{-32768, 100, 3}}
	if got := media.Peak(full); got != 32768 {
		t.Errorf("peak %d, want 32768", got)
	}
	if got := media.DBFS(32768); got != 0 {
		t.Errorf("full scale is %d, want 0", got)
	}
	if got := media.DBFS(16384); got != -602 {
		t.Errorf("half scale is %d, want -602", got)
	}
	if got := media.DBFS(0); got != media.Silence {
		t.Errorf("nothing is %d, want %d", got, media.Silence)
	}
	if got := media.RMS(tone(16000, 1000, 100, 10000)); got < 7065 || got > 7075 {
		t.Errorf("rms of a tone of 10000 is %d, want about 7071", got)
	}
	if media.RMS(media.PCM{}) != 0 || media.Peak(media.PCM{}) != 0 {
		t.Error("no sound has a level")
	}
}

func TestEnvelopeShowsWhereTheSoundIs(t *testing.T) {
	p := media.PCM{Rate: 16000, Samples: make([]int16, 1000)}
	p.Samples[310] = -20000
	p.Samples[999] = math.MinInt16
	got := media.Envelope(p, 10)
	want := []int16{0, 0, 0, 20000, 0, 0, 0, 0, 0, 32767}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("envelope %v, want %v", got, want)
		}
	}
	if got := media.Envelope(media.PCM{Samples: []int16{5}}, 3); got[0] != 5 || got[2] != 5 {
		t.Errorf("one sample over three buckets: %v", got)
	}
	if media.Envelope(p, 0) != nil {
		t.Error("no buckets gave an envelope")
	}
}
