package speech

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strings"
)

// carrier is spoken after each word asked about, so that the voice does not stress
// a small word just because it stands alone.
const carrier = "hus"

// pronounce asks espeak-ng how it would say each word and mends two things that
// its Norwegian rules get wrong throughout: the open a of "mat" and "samtale",
// given as the vowel of "er", and the e that ends a word, given as an a. It
// returns phonemes for the words that need mending and for those of the lexicon.
func (e Espeak) pronounce(ctx context.Context, ts []token, v Voice) (map[string]string, error) {
	out := map[string]string{}
	var ask []string
	for _, t := range ts {
		for w := range strings.FieldsSeq(strings.ToLower(t.said)) {
			switch p := lexicon[w]; {
			case p != "":
				out[w] = p
			case strings.ContainsAny(w, "ae") && !slices.Contains(ask, w):
				ask = append(ask, w)
			}
		}
	}
	if len(ask) == 0 {
		return out, nil
	}
	cmd := exec.CommandContext(ctx, e.program(), "-v", v.Variant, "-b", "1", "-q", "-x", "--sep=_")
	cmd.Stdin = strings.NewReader(strings.Join(ask, " "+carrier+"\n") + " " + carrier + "\n")
	answer, err := cmd.Output()
	if err != nil {
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, exec.ErrNotFound):
			return nil, ErrNoEspeak
		}
		return nil, fmt.Errorf("ask espeak-ng for phonemes: %w", err)
	}
	lines := bytes.Split(bytes.TrimSpace(answer), []byte("\n"))
	if len(lines) != len(ask) {
		return out, nil // it read a word as several sentences: let it say them its own way
	}
	for i, w := range ask {
		if fields := strings.Fields(string(lines[i])); len(fields) == 2 {
			if p, ok := mend(w, strings.Split(fields[0], "_")); ok {
				out[w] = p
			}
		}
	}
	return out, nil
}

// mend corrects the phonemes of a word; ok is false if there is nothing to correct
// or the vowels said and written do not match one to one.
func mend(word string, phonemes []string) (mended string, ok bool) {
	var at []int // the vowels among the phonemes
	for i, p := range phonemes {
		if !phonemeName.MatchString(p) {
			return "", false // a pause, a change of language: better left alone
		}
		if strings.ContainsAny(strings.TrimLeft(p, "',")[:1], vowelStarts) {
			at = append(at, i)
		}
	}
	written := vowels(word)
	if len(at) != len(written) {
		return "", false
	}
	for i, v := range written {
		said := &phonemes[at[i]]
		bare := strings.TrimLeft(*said, "',")
		stress := strings.TrimSuffix(*said, bare)
		switch {
		case v == "a" && bare == "a" && stress != "":
			*said, ok = stress+"A:", true
		case v == "a" && bare == "a":
			*said, ok = "A", true
		case v == "e" && bare == "a#":
			*said, ok = "@", true
		}
	}
	return strings.Join(phonemes, ""), ok
}

// phonemeName is one phoneme with its stress, as espeak-ng prints it.
var phonemeName = regexp.MustCompile(`^[',]*[A-Za-z@][A-Za-z0-9@#:;-]*$`)

// vowelStarts are the characters that a vowel's name begins with in this voice.
const vowelStarts = "@aAeEiIoOuUyYW"

// vowels returns the vowels of a written word, diphthongs as one.
func vowels(word string) []string {
	var out []string
	letters := []rune(word)
	for i := 0; i < len(letters); i++ {
		if i+1 < len(letters) {
			switch pair := string(letters[i : i+2]); pair {
			case "ei", "ai", "au", "øy", "oi":
				out = append(out, pair)
				i++
				continue
			}
		}
		if strings.ContainsRune("aeiouyæøåéèêóò", letters[i]) {
			out = append(out, string(letters[i]))
		}
	}
	return out
}
