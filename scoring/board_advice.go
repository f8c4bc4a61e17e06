package scoring

import (
	"slices"

	"simlab/engine"
)

// adviceState is which of the signs worth naming were named in words.
type adviceState struct {
	signs []string
	said  []Evidence // when each was first
}

func (a *adviceState) add(b *board, x *engine.Advice) {
	for _, w := range x.Worsening {
		if slices.Contains(b.sheet.Worsening, w) && !slices.Contains(a.signs, w) {
			a.signs, a.said = append(a.signs, w), append(a.said, b.now)
		}
	}
}

// Which advice a contact calls for.
const (
	adviceNone      = 0 // nobody was spoken with, or the patient has been passed on
	adviceWorsening = 1 // what to look out for, how soon and whom to ring
	adviceWaiting   = 2 // what to do until help is there
)

// adviceDue says which advice is owed. Who is red, or has been taken over, is told
// what to do while waiting, not when to ring again.
func (b *board) adviceDue() (int, []Evidence) {
	ambulance := b.alerted[engine.ResourceAmbulance]
	taken := list(b.pros[amk].accepted, b.pros[mo].accepted, ambulance)
	switch {
	case !b.answered.some():
		return adviceNone, nil
	case b.owed() || len(taken) > 0:
		return adviceWaiting, nil
	case b.pros[lvs].accepted.some() || b.pros[yellow].accepted.some() || b.finish.Disposition == engine.ToLVS:
		return adviceNone, nil
	}
	return adviceWorsening, nil
}
