package runner

import (
	"sync"
	"time"

	"simlab/engine"
)

// Clock is the wall clock. Implementations are safe for concurrent use.
type Clock interface {
	// Now returns the time, with a reading that never goes back.
	Now() time.Time
	// Timer returns a channel that gets one value at a time or soon after, at once
	// when it has passed, and a function that gives the timer up.
	Timer(at time.Time) (fired <-chan time.Time, stop func())
}

// WallClock is the clock of the machine.
type WallClock struct{}

// Now implements [Clock].
func (WallClock) Now() time.Time { return time.Now() }

// Timer implements [Clock].
func (WallClock) Timer(at time.Time) (<-chan time.Time, func()) {
	t := time.NewTimer(time.Until(at))
	return t.C, func() { t.Stop() }
}

// ManualClock stands still until it is moved: for tests and demonstrations.
type ManualClock struct {
	mu     sync.Mutex
	now    time.Time
	timers map[chan time.Time]time.Time
}

// NewManualClock returns a clock that stands at a time.
func NewManualClock(at time.Time) *ManualClock {
	return &ManualClock{now: at, timers: map[chan time.Time]time.Time{}}
}

// Now implements [Clock].
func (c *ManualClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Timer implements [Clock].
func (c *ManualClock) Timer(at time.Time) (<-chan time.Time, func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fired := make(chan time.Time, 1)
	if !at.After(c.now) {
		fired <- c.now
		return fired, func() {}
	}
	c.timers[fired] = at
	return fired, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.timers, fired)
	}
}

// Move lets time pass and fires what is due by then. It does not wait for what
// the timers set off.
func (c *ManualClock) Move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	for fired, at := range c.timers {
		if !at.After(c.now) {
			fired <- c.now // has room for its only value
			delete(c.timers, fired)
		}
	}
}

// storyClock turns wall time into story time.
type storyClock struct {
	base     engine.Millis // story time at wallBase
	wallBase time.Time
	rate     int // 1 runs, 0 stands
}

// at returns the story time of a wall time.
func (c *storyClock) at(wall time.Time) engine.Millis {
	if c.rate == 0 {
		return c.base
	}
	return c.base + engine.Millis(max(wall.Sub(c.wallBase), 0)/time.Millisecond)
}

// wall returns when the running clock reaches a story time.
func (c *storyClock) wall(at engine.Millis) time.Time {
	return c.wallBase.Add(time.Duration(at-c.base) * time.Millisecond)
}

// set makes the clock run or stand from a wall time on.
func (c *storyClock) set(rate int, wall time.Time) {
	c.base, c.wallBase, c.rate = c.at(wall), wall, rate
}
