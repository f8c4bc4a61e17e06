package engine

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// stream is a named source of chance. Each is seeded on its own, so that a draw
// added to one never shifts another.
type stream int

const (
	streamGap    stream = iota // how long a person takes to begin to answer
	streamPickUp               // how long a line rings before it is taken
	streams
)

var streamNames = [streams]string{"gap", "pick-up"}

// seedStreams derives the seed of every stream from the rules version, the run's
// seed and the stream's name.
func seedStreams(seed int64) (out [streams]uint64) {
	for i, name := range streamNames {
		sum := sha256.Sum256([]byte("simlab/" + strconv.Itoa(RulesVersion) + "/" + strconv.FormatInt(seed, 10) + "/" + name))
		out[i] = binary.BigEndian.Uint64(sum[:8])
	}
	return out
}

// between draws from lo up to and including hi.
func (m *Machine) between(s stream, lo, hi Millis) Millis {
	if hi <= lo {
		return lo
	}
	// SplitMix64: the state is the seed advanced once a draw.
	m.s.Drawn[s]++
	z := m.seeds[s] + m.s.Drawn[s]*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	z ^= z >> 31
	return lo + Millis(z%uint64(hi-lo+1))
}
