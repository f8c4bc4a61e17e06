package speech

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"simlab/media"
)

// espeak skips the test where the voice is not installed: it is needed to build
// content, not to build or test the program.
func espeak(t *testing.T) Espeak {
	t.Helper()
	var e Espeak
	if err := e.Check(); err != nil {
		t.Skip(err)
	}
	return e
}

func TestEspeakSaysTheSameTwice(t *testing.T) {
	e := espeak(t)
	const text = "Hun puster så rart … jeg er redd for henne."
	first, err := e.Speak(t.Context(), text, DefaultVoices["mother"])
	if err != nil {
		t.Fatal(err)
	}
	second, err := e.Speak(t.Context(), text, DefaultVoices["mother"])
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(first.PCM.Samples, second.PCM.Samples) || !slices.Equal(first.Words, second.Words) {
		t.Error("the second time differs")
	}
}

func TestEspeakWordsComeInOrderAndFillThePhrase(t *testing.T) {
	e := espeak(t)
	s, err := e.Speak(t.Context(), "Jeg ringte 116117 i går kl. 22.40, men kom ikke gjennom … beklager.", DefaultVoices["patient"])
	if err != nil {
		t.Fatal(err)
	}
	pcm, words, err := shape(s)
	if err != nil {
		t.Fatal(err)
	}
	if s.Guessed != 0 {
		t.Errorf("%d words were guessed, want all measured", s.Guessed)
	}
	if first := words[0].From; first != leadMillis {
		t.Errorf("the first word starts at %d ms, want %d", first, leadMillis)
	}
	if end := pcm.Millis() - words[len(words)-1].To; end < tailMillis-10 || end > tailMillis+10 {
		t.Errorf("after the last word come %d ms, want about %d", end, tailMillis)
	}
	// The number is eight spoken words, «gjennom …» is followed by a pause.
	at := func(text string) media.Word {
		i := slices.IndexFunc(words, func(w media.Word) bool { return w.Text == text })
		if i < 0 {
			t.Fatalf("no word %q among %v", text, words)
		}
		return words[i]
	}
	if w := at("116117"); w.To-w.From < 1000 {
		t.Errorf("116117 takes %d ms, too short for six figures one by one", w.To-w.From)
	}
	if gap := at("beklager.").From - at("gjennom …").To; gap < 400 {
		t.Errorf("the pause at … is %d ms", gap)
	}
}

// A point before a small letter was once read out, as "punktum".
func TestEspeakPausesBetweenSentences(t *testing.T) {
	e := espeak(t)
	for _, text := range []string{"Det gjør vondt. så kom hosten.", "Hvor er hun? I stua.", "Kom nå! Hun er blå."} {
		s, err := e.Speak(t.Context(), text, DefaultVoices["mother"])
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(s.Words, func(w WordAt) bool { return strings.ContainsAny(w.Text, ".?!") })
		if gap := (s.Words[i+1].From - s.Words[i].To) * 1000 / s.PCM.Rate; gap < 150 || s.Guessed > 0 {
			t.Errorf("%s: %d ms after %s, %d words guessed", text, gap, s.Words[i].Text, s.Guessed)
		}
	}
}

// The start of a word must be where it is heard. An independent way to know: with
// a long pause before the word, silence separates it from what goes before.
func TestEspeakWordTimesAgreeWithPauses(t *testing.T) {
	e := espeak(t)
	for _, text := range []string{"Nei, hun sover.", "Ja, lungene gurgler.", "Takk, brystet verker."} {
		s, err := e.Speak(t.Context(), text, DefaultVoices["amk"])
		if err != nil {
			t.Fatal(err)
		}
		// The longest silence inside the phrase ends where the second word starts.
		from, to := longestSilence(s.PCM)
		got := s.Words[1].From
		if slack := s.PCM.Rate * 40 / 1000; got < to-slack || got > to+slack || s.Words[0].To > from+slack {
			t.Errorf("%s: silence from %d to %d, words %v", text, from, to, s.Words)
		}
	}
}

func longestSilence(p media.PCM) (from, to int) {
	first, end := audible(p)
	start := first
	for i := first; i < end; i++ {
		if int(p.Samples[i]) > silenceFloor(p) || -int(p.Samples[i]) > silenceFloor(p) {
			if i-start > to-from {
				from, to = start, i
			}
			start = i + 1
		}
	}
	return from, to
}

func TestEspeakThatIsNotThere(t *testing.T) {
	e := Espeak{Path: t.TempDir() + "/espeak-ng"}
	if err := e.Check(); !errors.Is(err, ErrNoEspeak) {
		t.Errorf("error %v, want %v", err, ErrNoEspeak)
	}
}

// Each pronunciation must be phonemes the voice knows: it says others letter by letter.
func TestLexiconIsSpokenAsPhonemes(t *testing.T) {
	e := espeak(t)
	for word := range lexicon {
		s, err := e.Speak(t.Context(), word, DefaultVoices["amk"])
		if err != nil {
			t.Errorf("%s: %v", word, err)
			continue
		}
		if ms := s.PCM.Millis(); ms < 60 || ms > 1600 {
			t.Errorf("%s lasts %d ms", word, ms)
		}
	}
}

func TestWrittenSpokenTimeWithoutDifferenceIsGuessed(t *testing.T) {
	p := media.PCM{Rate: 1000, Samples: make([]int16, 1000)}
	for i := 100; i < 900; i++ {
		p.Samples[i] = int16(1000 - i%2*2000)
	}
	ts := tokens("en to tre fire")
	words, guessed := placeWords(p, ts, []int{0, 50, 400, 1000})
	if guessed != 2 {
		t.Errorf("%d guessed, want 2: one start lies before the sound, one after it", guessed)
	}
	if words[0].From != 100 || words[2].From != 400 || words[3].To != 900 {
		t.Errorf("words %v", words)
	}
	if !slices.IsSortedFunc(words, func(a, b WordAt) int { return a.From - b.From }) {
		t.Errorf("words out of order: %v", words)
	}
}

// The sound of a whole case must fit 40 MB.
func TestEspeakPhrasesAreSmallAndClean(t *testing.T) {
	e := espeak(t)
	for party, v := range DefaultVoices {
		s, err := e.Speak(t.Context(), "Jeg ringte i går kveld også. Hun sliter med pusten, og hun har vondt i siden når hun hoster.", v)
		if err != nil {
			t.Fatal(err)
		}
		pcm, _, err := shape(s)
		if err != nil {
			t.Fatal(err)
		}
		data, err := media.EncodeFLAC(pcm)
		if err != nil {
			t.Fatal(err)
		}
		rate := len(data) * 1000 / pcm.Millis()
		if rate > 8000 {
			t.Errorf("%s: %d bytes a second, want about 7000", party, rate)
		}
		if level := media.DBFS(soundingRMS(pcm)); level < -2400 || level > -1900 {
			t.Errorf("%s: level %d hundredths of a dBFS", party, level)
		}
	}
}
