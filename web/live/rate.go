package live

import "time"

// bucket lets rate messages a second through, and burst at once.
type bucket struct {
	rate, burst int
	tokens      int           // whole messages left
	since       time.Time     // when tokens was right
	rest        time.Duration // time not yet turned into tokens
}

func newBucket(rate, burst int, now time.Time) *bucket {
	return &bucket{rate: rate, burst: burst, tokens: burst, since: now}
}

// take reports whether one more message fits at now.
func (b *bucket) take(now time.Time) bool {
	each := time.Second / time.Duration(b.rate)
	b.rest += now.Sub(b.since)
	b.since = now
	if n := int(b.rest / each); n > 0 {
		b.rest %= each
		b.tokens = min(b.burst, b.tokens+n)
	}
	if b.tokens == 0 {
		return false
	}
	b.tokens--
	return true
}
