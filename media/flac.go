package media

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"

	"github.com/mewkiz/flac"
	"github.com/mewkiz/flac/frame"
	"github.com/mewkiz/flac/meta"
)

// blockSize is the number of samples in a FLAC frame. 72 ms of speech at 16 kHz:
// long enough to pay for its coefficients, short enough that a vowel holds still.
const blockSize = 1152

// EncodeFLAC returns p as a mono 16-bit FLAC file without any tag in it. The same
// sound gives the same bytes on every machine. Empty sound is an error.
func EncodeFLAC(p PCM) ([]byte, error) {
	if len(p.Samples) == 0 {
		return nil, errors.New("encode flac: no sound to encode")
	}
	if p.Rate < 1 || p.Rate > 655350 {
		return nil, fmt.Errorf("encode flac: rate %d Hz is outside 1 to 655350", p.Rate)
	}
	// All figures of the head are known beforehand, so nothing is sought back to.
	info := &meta.StreamInfo{
		BlockSizeMin: blockSize, BlockSizeMax: blockSize,
		SampleRate: uint32(p.Rate), NChannels: 1, BitsPerSample: 16,
		NSamples: uint64(len(p.Samples)), MD5sum: soundSum(p),
	}
	var out bytes.Buffer
	enc, err := flac.NewEncoder(&out, info)
	if err != nil {
		return nil, fmt.Errorf("encode flac: %w", err)
	}
	for at := 0; at < len(p.Samples); at += blockSize {
		block := p.Samples[at:min(at+blockSize, len(p.Samples))]
		if err := enc.WriteFrame(newFrame(p.Rate, block)); err != nil {
			return nil, fmt.Errorf("encode flac: sample %d: %w", at, err)
		}
	}
	return out.Bytes(), nil
}

// newFrame decides how a block is stored. The low bits that are zero in all its
// samples are not stored at all; the encoder shifts them out, so it gets the
// samples whole.
func newFrame(rate int, block []int16) *frame.Frame {
	samples, shifted := make([]int32, len(block)), make([]int32, len(block))
	wasted := zeroBits(block)
	for i, s := range block {
		samples[i] = int32(s)
		shifted[i] = int32(s) >> wasted
	}
	how := bestPrediction(shifted, 16-wasted)
	how.Wasted = uint(wasted)
	return &frame.Frame{
		Header: frame.Header{
			HasFixedBlockSize: true,
			BlockSize:         uint16(len(block)),
			SampleRate:        uint32(rate),
			Channels:          frame.ChannelsMono,
			BitsPerSample:     16,
		},
		Subframes: []*frame.Subframe{{
			SubHeader: how,
			Samples:   samples,
			NSamples:  len(samples),
		}},
	}
}

// zeroBits returns the number of low bits that are zero in every sample, 0 for silence.
func zeroBits(block []int16) int {
	var any uint16
	for _, s := range block {
		any |= uint16(s)
	}
	if any == 0 {
		return 0
	}
	return bits.TrailingZeros16(any)
}

// soundSum is the checksum of the sound itself, by which `flac --test` and other
// decoders verify a file.
func soundSum(p PCM) [md5.Size]byte {
	raw := make([]byte, 2*len(p.Samples))
	for i, s := range p.Samples {
		binary.LittleEndian.PutUint16(raw[2*i:], uint16(s))
	}
	return md5.Sum(raw)
}
