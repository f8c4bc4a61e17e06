package web

import (
	"fmt"

	"simlab/engine"
	"simlab/web/ui"
)

// clock writes the time of day of a story time.
func clock(t engine.Millis) string {
	h, m, s := t.Clock()
	return fmt.Sprintf("%02d:%02d:%02d", h, m, s)
}

// clockOrNone is empty for what never happened.
func clockOrNone(t engine.Millis) string {
	if t == 0 {
		return ""
	}
	return clock(t)
}

// dispositionWords says what a case ended in, with the time where one was promised.
func dispositionWords(d engine.Disposition, within int, l ui.Lang) string {
	s := ui.Dispositions[string(d)].In(l)
	if d.TakesWithin() && within > 0 {
		s += ui.WithinMinutes(within, l)
	}
	return s
}
