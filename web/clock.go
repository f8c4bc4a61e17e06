package web

import (
	"fmt"

	"simlab/engine"
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
