package media

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"strings"

	"github.com/gopxl/beep/v2"
	"github.com/gopxl/beep/v2/flac"
	"github.com/gopxl/beep/v2/mp3"
	"github.com/gopxl/beep/v2/vorbis"
	"github.com/gopxl/beep/v2/wav"
)

// SpeechRate is the sampling rate of speech clips in Hz: wideband telephony.
const SpeechRate = 16000

// maxSamples bounds what Decode takes into memory: two hours at 48 kHz.
const maxSamples = 2 * 3600 * 48000

// trusted is for how many samples Decode takes memory on the word of a file's head.
const trusted = 60 * 48000

// PCM is mono sound in memory. Its owner may change Samples; nothing in this
// package keeps a reference to them or changes them in place.
type PCM struct {
	Rate    int     // samples a second, above 0
	Samples []int16 // full scale is 32767
}

// Millis returns the duration in milliseconds, rounded down.
func (p PCM) Millis() int {
	if p.Rate <= 0 {
		return 0
	}
	return int(int64(len(p.Samples)) * 1000 / int64(p.Rate))
}

// Decode reads a sound file of the kind its name's ending tells (.flac, .wav,
// .mp3, .ogg) to the end and returns it as mono, averaging the channels.
// It closes r if r is an io.Closer. A damaged or cut-off file is an error.
func Decode(r io.Reader, name string) (pcm PCM, err error) {
	defer damaged(name, &err)
	s, format, err := open(r, name)
	if err != nil {
		return PCM{}, err
	}
	defer s.Close()
	out := PCM{Rate: int(format.SampleRate)}
	if n := s.Len(); n > 0 {
		out.Samples = make([]int16, 0, min(n, trusted)) // no more: the file may claim anything
	}
	var block [2048][2]float64
	for {
		n, ok := s.Stream(block[:])
		for _, v := range block[:n] {
			out.Samples = append(out.Samples, quantise((v[0]+v[1])/2))
		}
		if len(out.Samples) > maxSamples {
			return PCM{}, fmt.Errorf("decode %s: longer than %d samples", name, maxSamples)
		}
		if !ok {
			break
		}
	}
	if err := s.Err(); err != nil {
		return PCM{}, fmt.Errorf("decode %s: %w", name, err)
	}
	if want := s.Len(); isFLAC(name) && want > 0 && len(out.Samples) != want {
		return PCM{}, fmt.Errorf("decode %s: %d of %d samples are there", name, len(out.Samples), want)
	}
	if len(out.Samples) == 0 {
		return PCM{}, fmt.Errorf("decode %s: no sound in it", name)
	}
	return out, nil
}

// DecodeFile decodes the named file of fsys; see Decode.
func DecodeFile(fsys fs.FS, name string) (PCM, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return PCM{}, fmt.Errorf("open sound: %w", err)
	}
	defer f.Close() // some decoders close what they read and some don't; closing twice does no harm
	return Decode(f, name)
}

// Probe tells how long the named sound file of fsys is, in milliseconds. It is
// what the scenario validator asks to find missing audio: the error says that the
// file is not there, is of no known kind, is damaged at its head, or is empty.
// It reads the head only; Decode finds damage further in.
func Probe(fsys fs.FS, name string) (millis int, err error) {
	defer damaged(name, &err)
	f, err := fsys.Open(name)
	if err != nil {
		return 0, fmt.Errorf("open sound: %w", err)
	}
	defer f.Close()
	s, format, err := open(f, name)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	if s.Len() <= 0 || format.SampleRate <= 0 {
		return 0, fmt.Errorf("decode %s: no sound in it", name)
	}
	return int(int64(s.Len()) * 1000 / int64(format.SampleRate)), nil
}

// open picks the decoder by the name's ending.
func open(r io.Reader, name string) (beep.StreamSeekCloser, beep.Format, error) {
	rc, ok := r.(io.ReadCloser)
	if !ok {
		rc = io.NopCloser(r)
	}
	var s beep.StreamSeekCloser
	var format beep.Format
	var err error
	switch kind := strings.ToLower(path.Ext(name)); kind {
	case ".flac":
		s, format, err = openFLAC(rc)
	case ".wav":
		s, format, err = wav.Decode(r)
	case ".mp3":
		s, format, err = mp3.Decode(rc)
	case ".ogg":
		s, format, err = vorbis.Decode(rc)
	default:
		return nil, beep.Format{}, fmt.Errorf("decode %s: unknown kind of sound %q (known: .flac .wav .mp3 .ogg)", name, kind)
	}
	if err != nil {
		return nil, beep.Format{}, fmt.Errorf("decode %s: %w", name, err)
	}
	return s, format, nil
}

// openFLAC keeps the decoder from taking memory at the size a damaged file claims,
// up to 4 GB: the first block of the head must be the one a FLAC file starts with,
// and the rest of the head (comments, pictures, seek table) is skipped, which the
// decoder does where it cannot seek.
func openFLAC(rc io.ReadCloser) (beep.StreamSeekCloser, beep.Format, error) {
	br := bufio.NewReader(rc)
	head, err := br.Peek(8)
	// A mark, the kind of the block (0, with a bit set if it is the last), its length (34).
	if err != nil || string(head[:4]) != "fLaC" || head[4]&0x7f != 0 || string(head[5:]) != "\x00\x00\x22" {
		return nil, beep.Format{}, errors.Join(errors.New("not the head of a FLAC file"), err, rc.Close())
	}
	return flac.Decode(struct {
		io.Reader
		io.Closer
	}{br, rc})
}

// damaged turns a decoder's panic into an error: the decoders index by lengths
// the file itself states, and an author's file can state anything.
func damaged(name string, err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("decode %s: damaged file: %v", name, r)
	}
}

func isFLAC(name string) bool { return strings.EqualFold(path.Ext(name), ".flac") }

// quantise maps -1..1 to 16 bits, so that a decoded 16-bit file gives back
// exactly the samples it holds.
func quantise(v float64) int16 {
	x := math.Round(v * 32768)
	return int16(min(max(x, math.MinInt16), math.MaxInt16))
}
