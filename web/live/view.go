package live

import (
	"fmt"
	"slices"
	"sync"

	"simlab/engine"
	"simlab/web/wire"
)

// view is what one browser has been shown: the seat's state, its desk and the
// sounds. It belongs to the writer; the reader may ask state under guard.
type view struct {
	run     string
	seat    engine.Seat
	guard   sync.Locker // of state
	state   wire.State
	content wire.Content
	desk    Desk

	over   bool          // the run has finished
	shown  []wire.Region // as the browser has them
	sounds sounds
}

// fold takes one event and reports whether the seat sees it.
func (v *view) fold(e engine.Event) (wire.Event, bool) {
	x, ok := v.see(e)
	if ok {
		v.desk.Fold(x)
		v.over = v.over || x.Kind == engine.KindRunFinished
	}
	return x, ok
}

// see asks what the seat sees. It unlocks by defer, so that content that panics
// doesn't leave the reader waiting for ever.
func (v *view) see(e engine.Event) (wire.Event, bool) {
	v.guard.Lock()
	defer v.guard.Unlock()
	return wire.View(v.seat, e, &v.state, v.content)
}

// resume folds the backlog and returns where the browser was found to be and the
// frame that brings it up to now. A browser whose number cannot be trusted has
// seen nothing: it starts anew.
func (v *view) resume(backlog []engine.Record, since int64, now engine.Millis) (n int64, f wire.Frame) {
	f.At = now
	var stopped []int
	for _, r := range backlog {
		if r.Kind != engine.RecordEvent {
			continue
		}
		e, ok := v.fold(r.Event)
		if !ok {
			continue
		}
		_, stop := v.sounds.take(e)
		if e.N > since {
			stopped = append(stopped, stop...)
		}
		if e.N == since {
			n, v.shown = since, v.desk.Regions()
		}
	}
	if n == 0 {
		stopped = nil // starting anew silences everything anyway
	}
	f.N, f.Regions, f.Stop = v.state.N(), v.changed(), stopped
	for _, s := range v.sounds.at(now) {
		f.Cues = append(f.Cues, v.cue(s))
	}
	return n, f
}

// next folds one event and returns its frame, or false when the seat doesn't see it.
func (v *view) next(e engine.Event) (wire.Frame, bool) {
	x, ok := v.fold(e)
	if !ok {
		return wire.Frame{}, false
	}
	f := wire.Frame{N: x.N, At: x.At, Regions: v.changed()}
	started, stopped := v.sounds.take(x)
	if started != nil {
		f.Cues = []wire.Cue{v.cue(*started)}
	}
	f.Stop = stopped
	return f, true
}

// changed returns the regions that the browser lacks, and counts them as shown.
func (v *view) changed() []wire.Region {
	now := v.desk.Regions()
	var out []wire.Region
	for i, r := range now {
		if i >= len(v.shown) || v.shown[i] != r {
			out = append(out, r)
		}
	}
	v.shown = slices.Clone(now)
	return out
}

// cue returns a sound as the browser plays it.
func (v *view) cue(s sound) wire.Cue {
	return wire.Cue{
		Cue: s.cue, Phrase: s.phrase, At: s.from, Length: s.length, Party: s.party,
		URL: fmt.Sprintf("/runs/%s/sound/%d/%d", v.run, s.cue, s.phrase),
	}
}
