package rehearsal

import (
	"fmt"

	"simlab/engine"
	"simlab/scenarios"
)

// NewStage makes a bundle playable.
func NewStage(b *scenarios.Bundle) Stage {
	return Stage{
		Program: b.Program,
		Matcher: b.Matcher,
		Resolve: b.Content.Finds,
		Self:    b.Content.Self,
	}
}

// Opening says how a run begins.
type Opening struct {
	Contact string
	Station engine.Station // empty: the contact's own
	Seed    int64
	Aids    engine.Aids
	Before  *engine.History // contacts that were played before; nil: all went as in the original
}

// NewHeader returns the header of a run of a playable contact. The error is for
// whoever named what there is not.
func NewHeader(b *scenarios.Bundle, o Opening) (engine.Header, error) {
	c := b.Program.Contact(o.Contact)
	switch {
	case c == nil:
		return engine.Header{}, fmt.Errorf("%s has no contact %q", b.Program.Scenario, o.Contact)
	case !c.Playable:
		return engine.Header{}, fmt.Errorf("contact %q of %s is not made for playing", o.Contact, b.Program.Scenario)
	case o.Station == "":
		o.Station = c.Station
	case !c.Plays(o.Station):
		return engine.Header{}, fmt.Errorf("contact %q of %s is not played at %q", o.Contact, b.Program.Scenario, o.Station)
	}
	h := engine.Header{
		Format: 1, Rules: engine.RulesVersion, Scenario: b.Program.Scenario, Digest: b.Digest,
		Contact: o.Contact, Station: o.Station, Seed: o.Seed, Aids: o.Aids, Sheet: b.Sheet(o.Contact), Before: o.Before,
	}
	h.Sheet.Station = o.Station
	// What there is to find depends on how the earlier contacts went.
	h.Sheet.Recontact.Earlier = engine.New(b.Program, h).Earlier()
	return h, nil
}
