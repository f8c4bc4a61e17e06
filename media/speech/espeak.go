package speech

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"simlab/media"
)

// ErrNoEspeak says that the voice is not installed, and how to get it.
var ErrNoEspeak = errors.New("espeak-ng is not installed; install it with: apt-get install espeak-ng")

// Espeak speaks through the program espeak-ng, run as a separate process and only
// when content is built: it is no part of simlab's binary. The zero value finds
// the program in PATH. It may be used by several goroutines at once.
type Espeak struct {
	Path string // of the program; empty for "espeak-ng" in PATH
}

// Name is what the manifest records as the engine.
func (Espeak) Name() string { return "espeak-ng" }

// Check returns ErrNoEspeak if the program is not there.
func (e Espeak) Check() error {
	if _, err := exec.LookPath(e.program()); err != nil {
		return ErrNoEspeak
	}
	return nil
}

// Speak returns the sound of the text as espeak-ng gives it (22.05 kHz, silence at
// both ends) and the words as written with their times in it. A text without any
// word is an error. The same text and voice give the same samples every time.
func (e Espeak) Speak(ctx context.Context, text string, v Voice) (Spoken, error) {
	ts := tokens(text)
	if len(ts) == 0 {
		return Spoken{}, fmt.Errorf("nothing to say in %q", text)
	}
	how, err := e.pronounce(ctx, ts, v)
	if err != nil {
		return Spoken{}, err
	}
	pcm, err := e.run(ctx, script(ts, how, -1), v)
	if err != nil {
		return Spoken{}, err
	}
	starts := make([]int, len(ts))
	for i := 1; i < len(ts); i++ {
		marked, err := e.run(ctx, script(ts, how, i), v)
		if err != nil {
			return Spoken{}, err
		}
		starts[i] = divergence(pcm.Samples, marked.Samples)
	}
	words, guessed := placeWords(pcm, ts, starts)
	return Spoken{PCM: pcm, Words: words, Guessed: guessed}, nil
}

// script writes the tokens in the form that espeak-ng reads, the words in how as
// phonemes. If mark is above -1,
// a volume command stands before that token. It leaves every sample before the
// word as it was and changes the sound from there on, so the first sample that
// differs is where the word begins: espeak-ng's command line tells no times itself.
func script(ts []token, how map[string]string, mark int) string {
	var b strings.Builder
	gap := " "
	for i, t := range ts {
		if i > 0 {
			b.WriteString(gap)
		}
		gap = " "
		if i == mark {
			b.WriteString("\x0150A ")
		}
		b.WriteString(phonemes(t.said, how))
		switch {
		case t.pause == "…":
			b.WriteString(" …")
			gap = "\n\n" // the voice pauses for 0.2 s at the sign itself: too short to be heard as hesitation
		case t.pause == ",":
			b.WriteByte(',')
		case t.pause != "":
			b.WriteString(t.pause)
			gap = "\n" // a point on the same line as a small letter is read out: "punktum"
		}
	}
	b.WriteByte('\n')
	return b.String()
}

// phonemes replaces the words that the voice would mispronounce.
func phonemes(said string, how map[string]string) string {
	words := strings.Fields(said)
	for i, w := range words {
		if p := how[strings.ToLower(w)]; p != "" {
			words[i] = "[[" + p + "]]"
		}
	}
	return strings.Join(words, " ")
}

func (e Espeak) program() string {
	if e.Path != "" {
		return e.Path
	}
	return "espeak-ng"
}

func (e Espeak) run(ctx context.Context, text string, v Voice) (media.PCM, error) {
	cmd := exec.CommandContext(ctx, e.program(), "-v", v.Variant, "-s", strconv.Itoa(v.Speed),
		"-p", strconv.Itoa(v.Pitch), "-a", strconv.Itoa(v.Amplitude), "-b", "1", "-z", "--stdin", "--stdout")
	cmd.Stdin = strings.NewReader(text)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return media.PCM{}, ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return media.PCM{}, ErrNoEspeak
	case err != nil:
		return media.PCM{}, fmt.Errorf("run espeak-ng: %w: %s", err, bytes.TrimSpace(complaint.Bytes()))
	}
	return parseWAV(out.Bytes())
}

// parseWAV reads what espeak-ng writes to a pipe: mono 16-bit with a length in its
// head that is made up, since the head was written before the sound was known.
func parseWAV(b []byte) (media.PCM, error) {
	const head = 44
	if len(b) < head || string(b[:4]) != "RIFF" || string(b[8:16]) != "WAVEfmt " || string(b[36:40]) != "data" {
		return media.PCM{}, errors.New("run espeak-ng: no sound came out of it")
	}
	channels, bits := binary.LittleEndian.Uint16(b[22:]), binary.LittleEndian.Uint16(b[34:])
	if channels != 1 || bits != 16 {
		return media.PCM{}, fmt.Errorf("run espeak-ng: %d channels of %d bits, want 1 of 16", channels, bits)
	}
	p := media.PCM{Rate: int(binary.LittleEndian.Uint32(b[24:])), Samples: make([]int16, (len(b)-head)/2)}
	if p.Rate < 1 {
		return media.PCM{}, errors.New("run espeak-ng: no sampling rate in its answer")
	}
	for i := range p.Samples {
		p.Samples[i] = int16(binary.LittleEndian.Uint16(b[head+2*i:]))
	}
	return p, nil
}
