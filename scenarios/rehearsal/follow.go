package rehearsal

import (
	"fmt"

	"simlab/engine"
	"simlab/scenarios"
)

// Follow returns how the contact opens that follows in the story after a trace, or
// nil when the story ends with it: it was not finished, was broken off, or nothing
// more happens.
func Follow(b *scenarios.Bundle, o Opening, t *Trace) *Opening {
	if !t.End.Finished() {
		return nil
	}
	for _, e := range t.Events {
		if f, ok := e.Body.(*engine.RunFinished); ok && f.Broken {
			return nil
		}
	}
	h := engine.Carry(b.Program, t.Header, fmt.Sprintf("rehearsal-%s", t.Header.Contact), t.Events)
	c := engine.Next(b.Program, h, t.Header.Contact)
	if c == nil {
		return nil
	}
	o.Contact, o.Station, o.Before = c.ID, "", &h
	return &o
}
