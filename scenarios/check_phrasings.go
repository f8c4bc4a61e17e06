package scenarios

import (
	"strings"

	"simlab/engine/intent"
	"simlab/scenarios/diag"
)

// checkPhrasings checks that no phrasing means two things, and that the
// scenario's own intents are answered by somebody.
func (r *resolver) checkPhrasings() {
	type use struct{ intent, text string }
	first := map[string]use{}
	for _, i := range r.s.intents {
		for _, p := range i.phrases {
			key := strings.Join(intent.Normalize(p.val), " ")
			if key == "" {
				report(r.diags, p.at, diag.BadValue, "the phrasing %q has no word", shorten(p.val))
				continue
			}
			before, ok := first[key]
			switch {
			case !ok:
				first[key] = use{i.id.val, p.val}
			case before.intent != i.id.val:
				report(r.diags, p.at, diag.SharedPhrasing, "%q means %s here, but %q means %s and has the same words", shorten(p.val), i.id.val, shorten(before.text), before.intent)
			}
		}
		if i.own && !r.answered(i.id.val) {
			report(r.diags, i.id.at, diag.UnansweredIntent, "no party has a reply to the intent %q", i.id.val)
		}
	}
}

// answered reports whether some reply answers the intent.
func (r *resolver) answered(intent string) bool {
	for _, p := range r.s.parties {
		for _, reply := range p.replies {
			for _, on := range reply.on {
				if on.val == intent {
					return true
				}
			}
		}
	}
	return false
}
