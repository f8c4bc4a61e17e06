package live

import (
	"testing"
	"time"
)

func TestBucket(t *testing.T) {
	start := time.Unix(0, 0)
	tests := []struct {
		name  string
		each  time.Duration // between messages
		n     int
		taken int
	}{
		{"all at once", 0, 200, 100},
		{"just as fast as allowed", 20 * time.Millisecond, 5000, 5000},
		{"twice as fast", 10 * time.Millisecond, 400, 299},
		{"in steps that don't divide", 7 * time.Millisecond, 1000, 449},
		{"after a long time, no more than a burst", 0, 101, 100},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBucket(50, 100, start)
			now := start.Add(time.Hour)
			taken := 0
			for range tt.n {
				if b.take(now) {
					taken++
				}
				now = now.Add(tt.each)
			}
			if taken != tt.taken {
				t.Errorf("took %d of %d, want %d", taken, tt.n, tt.taken)
			}
		})
	}
}
