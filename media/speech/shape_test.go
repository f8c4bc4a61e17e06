package speech

import (
	"math"
	"testing"

	"simlab/media"
)

// spoken is a tone between stretches of silence, as a voice would give it.
func spoken(before, sounding, after, amplitude int) media.PCM {
	const rate = 22050
	p := media.PCM{Rate: rate, Samples: make([]int16, rate*(before+sounding+after)/1000)}
	for i := rate * before / 1000; i < rate*(before+sounding)/1000; i++ {
		p.Samples[i] = int16(math.Round(float64(amplitude) * math.Cos(2*math.Pi*400*float64(i)/rate)))
	}
	return p
}

func TestTrimLeavesTheSameSilenceWhateverWasThere(t *testing.T) {
	for _, c := range []struct{ before, after int }{{0, 0}, {10, 20}, {30, 60}, {400, 900}} {
		p := spoken(c.before, 500, c.after, 8000)
		got, from := trim(p)
		if ms := got.Millis(); ms < 588 || ms > 591 {
			t.Errorf("silence of %d and %d ms: trimmed to %d ms, want 590", c.before, c.after, ms)
		}
		if want := p.Rate * (c.before - leadMillis) / 1000; from < want-2 || from > want+2 {
			t.Errorf("silence of %d ms: starts at sample %d, want %d", c.before, from, want)
		}
		if first, _ := audible(got); first < 660 || first > 663 {
			t.Errorf("silence of %d ms: sound starts at sample %d, want 661", c.before, first)
		}
	}
	if got, _ := trim(spoken(500, 0, 0, 0)); len(got.Samples) != 0 {
		t.Errorf("silence was trimmed to %d samples, want none", len(got.Samples))
	}
}

func TestTrimFadesNoiseAtTheEnds(t *testing.T) {
	p := spoken(100, 300, 100, 20000)
	for i := range p.Samples {
		p.Samples[i] += int16(i%2*60 - 30) // hum below the floor
	}
	got, _ := trim(p)
	if first, last := got.Samples[0], got.Samples[len(got.Samples)-1]; first != 0 || last != 0 {
		t.Errorf("the clip starts at %d and ends at %d: a click", first, last)
	}
}

func TestNormaliseMakesLevelsEqual(t *testing.T) {
	for _, amplitude := range []int{300, 2000, 12000, 32000} {
		got := normalise(spoken(200, 500, 700, amplitude))
		if level := media.DBFS(soundingRMS(got)); level < -2060 || level > -1940 {
			t.Errorf("amplitude %d came out at %d hundredths of a dBFS, want about -2000", amplitude, level)
		}
	}
}

func TestNormaliseNeverPassesThePeak(t *testing.T) {
	p := spoken(0, 500, 0, 1000)
	p.Samples[4000] = 32767 // a click far above the rest
	p.Samples[4001] = math.MinInt16
	got := normalise(p)
	if peak := media.DBFS(media.Peak(got)); peak > -300 || peak < -310 {
		t.Errorf("peak %d hundredths of a dBFS, want -300", peak)
	}
	silent := normalise(media.PCM{Rate: 16000, Samples: make([]int16, 10)})
	if len(silent.Samples) != 10 || media.Peak(silent) != 0 {
		t.Error("silence became something else")
	}
}

func TestShapeMovesWordsWithTheSound(t *testing.T) {
	p := spoken(400, 500, 300, 8000)
	at := func(ms int) int { return p.Rate * ms / 1000 }
	got, words, err := shape(Spoken{PCM: p, Words: []WordAt{
		{Text: "Hun", From: at(400), To: at(600)}, {Text: "sover.", From: at(650), To: at(900)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got.Rate != 16000 {
		t.Errorf("rate %d, want 16000", got.Rate)
	}
	for i, want := range []media.Word{{Text: "Hun", From: 30, To: 230}, {Text: "sover.", From: 280, To: 530}} {
		w := words[i]
		if w.Text != want.Text || w.From < want.From-1 || w.From > want.From+1 || w.To < want.To-1 || w.To > want.To+1 {
			t.Errorf("word %v, want %v", w, want)
		}
	}
	if _, _, err := shape(Spoken{PCM: spoken(100, 0, 0, 0)}); err == nil {
		t.Error("silence became a clip")
	}
}
