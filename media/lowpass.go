package media

import "fmt"

// LowPass returns p without what lies above hz, at the same rate and with zero
// delay: 6 dB down at hz, within 0.5 dB from 350 Hz below it and under -60 dB
// from 450 Hz above it at 16 kHz. A constant stays itself. The arithmetic is
// integer: same bits everywhere. It panics if hz is not between 0 and half the rate.
func LowPass(p PCM, hz int) PCM {
	if hz <= 0 || 2*hz >= p.Rate {
		panic(fmt.Sprintf("media: low-pass at %d Hz of sound at %d Hz", hz, p.Rate))
	}
	const half = filterTaps / 2
	k := kernel{up: 1, down: 1, half: half, rows: [][]int32{filterRow(half, float64(hz)/float64(p.Rate), 0)}}
	out := PCM{Rate: p.Rate, Samples: make([]int16, len(p.Samples))}
	for i := range out.Samples {
		out.Samples[i] = k.apply(p.Samples, i, 0)
	}
	return out
}
