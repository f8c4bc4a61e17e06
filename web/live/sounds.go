package live

import (
	"slices"

	"simlab/engine"
	"simlab/web/wire"
)

// sound is a phrase that began to sound.
type sound struct {
	call, cue, phrase int
	from, length      engine.Millis
	party             string
}

// sounds are the phrases that may still be heard.
type sounds []sound

// take follows a visible event and returns what it lets sound, and which cues
// fall silent by it before their end.
func (s *sounds) take(e wire.Event) (started *sound, stopped []int) {
	*s = s.at(e.At)
	switch e.Kind {
	case engine.KindPhraseStarted:
		x := sound{call: e.Call, cue: e.Cue, phrase: e.Phrase, from: e.At, length: e.Length}
		if e.Party != nil {
			x.party = e.Party.Name
		}
		*s = append(*s, x)
		return &x, nil
	case engine.KindSpeechInterrupted:
		return nil, s.stop(func(x sound) bool { return x.cue == e.Cue }, e.Cue)
	case engine.KindCallEnded:
		return nil, s.stop(func(x sound) bool { return x.call == e.Call })
	case engine.KindRunFinished:
		return nil, s.stop(func(sound) bool { return true })
	}
	return nil, nil
}

// stop takes away what matches and returns its cues beside those named anyway.
func (s *sounds) stop(match func(sound) bool, cues ...int) []int {
	*s = slices.DeleteFunc(*s, func(x sound) bool {
		if !match(x) {
			return false
		}
		if !slices.Contains(cues, x.cue) {
			cues = append(cues, x.cue)
		}
		return true
	})
	return cues
}

// at returns what still sounds at a story time.
func (s sounds) at(now engine.Millis) sounds {
	return slices.DeleteFunc(slices.Clone(s), func(x sound) bool { return x.from+x.length <= now })
}
