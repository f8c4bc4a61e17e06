package wire

import "simlab/engine"

// View returns the event as the seat sees it, and whether it sees it at all. It
// must be called for every event of the run, in order, with the same state: s
// remembers what later events depend on.
//
// What is not decided is hidden: an unknown kind, an unknown station.
func View(seat engine.Seat, e engine.Event, s *State, c Content) (Event, bool) {
	if e.Body == nil {
		return Event{}, false
	}
	r := rule(seat.Station, e.Kind())
	if r == nil {
		return Event{}, false
	}
	v := &viewing{seat: seat, s: s, c: c, out: Event{Kind: e.Kind(), At: e.At}}
	if !r(v, e.Body) {
		return Event{}, false
	}
	s.n++
	v.out.N = s.n
	return v.out, true
}

// Decided reports whether it has been decided what the station sees of the kind,
// be it nothing.
func Decided(st engine.Station, k engine.Kind) bool { return rule(st, k) != nil }

// viewing is one event on its way to one seat.
type viewing struct {
	seat engine.Seat
	s    *State
	c    Content
	out  Event
}

// watches reports whether the seat looks over another's shoulder.
func (v *viewing) watches() bool { return v.seat.Station == engine.Observer }

// own reports whether the seat did it, or for an observer, whether any seat did.
func (v *viewing) own(seat string) bool {
	return seat == v.seat.ID || v.watches() && seat != ""
}

// see fills the visible event from a body and reports whether it is seen at all.
type see func(v *viewing, b engine.Body) bool

// showing makes a see of a function for one kind of body. A body of another type
// under that kind is hidden.
func showing[B engine.Body](f func(v *viewing, b B)) see {
	return func(v *viewing, b engine.Body) bool {
		x, ok := b.(B)
		if ok {
			f(v, x)
		}
		return ok
	}
}

// ownOnly is showing for what only the seat that did it may see, and whoever
// watches it.
func ownOnly[B engine.Body](seat func(b B) string, f func(v *viewing, b B)) see {
	return func(v *viewing, b engine.Body) bool {
		x, ok := b.(B)
		if !ok || !v.own(seat(x)) {
			return false
		}
		f(v, x)
		return true
	}
}

// hidden is the decision to show nothing.
func hidden(*viewing, engine.Body) bool { return false }

// bare is the decision to show that it happened, and when, and no more.
func bare(*viewing, engine.Body) bool { return true }

// rule returns the decision for a station and kind, or nil when there is none.
func rule(st engine.Station, k engine.Kind) see {
	r, ok := rules[k]
	if !ok {
		return nil
	}
	switch st {
	case engine.LVSOperator, engine.LVDoctor, engine.AMKMO, engine.AMKRK:
		return r.player
	case engine.Observer:
		return r.observer
	case engine.Ambulance, engine.CallerSeat, engine.Instructor:
		return r.others
	}
	return nil
}
