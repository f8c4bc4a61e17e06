package rehearsal

import (
	"fmt"

	"simlab/engine"
	"simlab/engine/intent"
	"simlab/scenarios"
)

// NewStage makes a bundle playable.
func NewStage(b *scenarios.Bundle) Stage {
	return Stage{
		Program: b.Program,
		Matcher: intent.New(b.Phrasings, b.Facts, b.Advice),
		Resolve: b.Content.Finds,
		Self:    b.Content.Self,
	}
}

// NewHeader returns the header of a run of a playable contact.
func NewHeader(b *scenarios.Bundle, contact string, seed int64, aids engine.Aids) (engine.Header, error) {
	c := b.Program.Contact(contact)
	switch {
	case c == nil:
		return engine.Header{}, fmt.Errorf("%s has no contact %q", b.Program.Scenario, contact)
	case !c.Playable:
		return engine.Header{}, fmt.Errorf("contact %q of %s is not made for playing", contact, b.Program.Scenario)
	}
	return engine.Header{
		Format: 1, Rules: engine.RulesVersion, Scenario: b.Program.Scenario, Digest: b.Digest,
		Contact: contact, Seed: seed, Aids: aids, Sheet: b.Sheet(contact),
	}, nil
}
