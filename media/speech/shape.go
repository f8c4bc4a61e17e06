package speech

import (
	"errors"

	"simlab/media"
)

const (
	leadMillis = 30 // silence kept before a phrase
	tailMillis = 60 // and after it

	targetRMS = 3277  // -20 dBFS, over the stretches where something sounds
	topPeak   = 23197 // -3 dBFS

	// topHertz is where the band ends. A wideband line carries up to 7 kHz, but the
	// voices' overtones end below 5.5 kHz; the hiss above it would take 6 % more room.
	topHertz = 5500
)

// shape turns a spoken phrase into a clip's sound: trimmed to fixed silence at
// both ends, at 16 kHz, with the band and the precision of a telephone, at the
// common level; and its words in milliseconds.
func shape(s Spoken) (media.PCM, []media.Word, error) {
	cut, from := trim(s.PCM)
	if len(cut.Samples) == 0 {
		return media.PCM{}, nil, errors.New("the voice gave silence")
	}
	out := media.Coarsen(normalise(media.LowPass(media.Resample(cut, media.SpeechRate), topHertz)))
	words := make([]media.Word, len(s.Words))
	at := 0
	for i, w := range s.Words {
		words[i] = media.Word{
			Text: w.Text,
			From: clampMillis(w.From-from, cut.Rate, at, out.Millis()),
		}
		words[i].To = clampMillis(w.To-from, cut.Rate, words[i].From, out.Millis())
		at = words[i].To
	}
	return out, words, nil
}

func clampMillis(sample, rate, least, most int) int {
	return min(max((sample*1000+rate/2)/rate, least), most) // to the nearest; a negative sample is clamped anyway
}

// trim returns the sound with exactly leadMillis before and tailMillis after what
// is audible, and the sample of p at which it starts (below 0 if silence had to
// be put before). Sound without anything audible gives none.
func trim(p media.PCM) (media.PCM, int) {
	first, end := audible(p)
	if first == end {
		return media.PCM{Rate: p.Rate}, 0
	}
	lead, tail := p.Rate*leadMillis/1000, p.Rate*tailMillis/1000
	from := first - lead
	out := media.PCM{Rate: p.Rate, Samples: make([]int16, end-first+lead+tail)}
	for i := range out.Samples {
		if at := from + i; at >= 0 && at < len(p.Samples) {
			out.Samples[i] = p.Samples[at]
		}
	}
	fade(out.Samples[:lead])
	reverseFade(out.Samples[lead+end-first:])
	return out, from
}

// fade raises what is left in the silence before the sound from nothing, so that
// a cut is never heard as a click.
func fade(s []int16) {
	for i := range s {
		s[i] = int16(int(s[i]) * i / len(s))
	}
}

func reverseFade(s []int16) {
	for i := range s {
		s[i] = int16(int(s[i]) * (len(s) - 1 - i) / len(s))
	}
}

// normalise brings the sound to the common level. The level is taken over the
// stretches that sound, so that a phrase with a long pause is not made louder;
// where the peak forbids the full gain, the peak decides.
func normalise(p media.PCM) media.PCM {
	out := media.PCM{Rate: p.Rate, Samples: make([]int16, len(p.Samples))}
	level, peak := soundingRMS(p), media.Peak(p)
	if level == 0 || peak == 0 {
		copy(out.Samples, p.Samples)
		return out
	}
	num, den := int64(targetRMS), int64(level)
	if int64(peak)*num > topPeak*den {
		num, den = topPeak, int64(peak)
	}
	for i, s := range p.Samples {
		out.Samples[i] = int16(int64(s) * num / den) // towards zero, so the peak holds
	}
	return out
}

// soundingRMS is the root mean square over the 20 ms stretches whose peak is
// within 30 dB of the whole's.
func soundingRMS(p media.PCM) int {
	step := max(p.Rate/50, 1)
	floor := media.Peak(p) / 32
	var kept []int16
	for at := 0; at < len(p.Samples); at += step {
		part := p.Samples[at:min(at+step, len(p.Samples))]
		if media.Peak(media.PCM{Samples: part}) > floor {
			kept = append(kept, part...)
		}
	}
	return media.RMS(media.PCM{Rate: p.Rate, Samples: kept})
}
