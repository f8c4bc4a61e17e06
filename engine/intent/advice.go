package intent

import (
	"strings"

	"simlab/engine"
)

// AdvicePatterns tell which advice words name; Fact holds the id of the option.
type AdvicePatterns struct {
	Signs  []FactPattern // what to look out for
	Limits []FactPattern // how soon
	Whom   []FactPattern // whom to ring
	Else   []FactPattern // what if one does not get through
}

// advicePatterns are AdvicePatterns ready to match.
type advicePatterns struct{ signs, limits, whom, otherwise []factPattern }

func compileAdvice(a AdvicePatterns) advicePatterns {
	return advicePatterns{compileFacts(a.Signs), compileFacts(a.Limits), compileFacts(a.Whom), compileFacts(a.Else)}
}

// nets are the acts that say when, how soon and where to get in touch again. Other
// advice may do so, too, where it gives a condition; but the hour of an appointment
// or of a call back is no limit, and whoever sends somebody to the GP has not said
// whom to ring if it gets worse.
var nets = setOf("advise.worsening advise.worsening_vague advise.call_113")

// heard is one sentence of an utterance and what it does.
type heard struct {
	toks []token
	acts []string
	asks bool // it asks, by its mark or its shape
}

// advise reports whether a sentence gives advice, and whether it is a safety net.
func (h heard) advise() (any, net bool) {
	for _, a := range h.acts {
		any = any || strings.HasPrefix(a, advisePrefix)
		net = net || nets[a]
	}
	return any, net
}

// understood reports whether a sentence means something of its own.
func (h heard) understood() bool {
	for _, a := range h.acts {
		if a != engine.IntentNone {
			return true
		}
	}
	return false
}

// conditions reports a clause that says in which case: what it names may come.
func conditions(toks []token) bool {
	for _, t := range toks {
		if conditional[t.norm] || conditional[t.raw] {
			return true
		}
	}
	return false
}

// goesOn reports a sentence that only adds to the one before: "Eller hvis du besvimer."
func (h heard) goesOn() bool {
	return !h.asks && (h.toks[0].norm == "eller" || h.toks[0].norm == "og")
}

// advice finds what the advising sentences of an utterance name; nil where they
// name nothing. A sentence that means nothing by itself belongs to the advising one
// before it.
func (p *Plain) advice(sentences []heard) *engine.Advice {
	var out engine.Advice
	any, net := false, false
	for _, h := range sentences {
		switch {
		case any && h.goesOn():
		case h.understood():
			any, net = h.advise()
		case h.asks:
			any = false
		}
		if net || any && conditions(h.toks) {
			p.name(&out, h.toks, net)
		}
	}
	if len(out.Worsening) == 0 && out.Limit == "" && out.Whom == "" && out.Else == "" {
		return nil
	}
	return &out
}

// name adds what a sentence names. A sign that is denied is not one to look out
// for: "du er ikke blå på leppene, så ta det med ro".
func (p *Plain) name(out *engine.Advice, toks []token, net bool) {
	for _, f := range p.advised.signs {
		if m, ok := f.find(toks); ok && !m.Negated && !listed(out.Worsening, m.Fact) {
			out.Worsening = append(out.Worsening, m.Fact)
		}
	}
	if !net {
		return
	}
	for _, x := range []struct {
		to   *string
		from []factPattern
	}{{&out.Limit, p.advised.limits}, {&out.Whom, p.advised.whom}, {&out.Else, p.advised.otherwise}} {
		for _, f := range x.from {
			if m, ok := f.find(toks); ok && *x.to == "" {
				*x.to = m.Fact
			}
		}
	}
}

func listed(list []string, id string) bool {
	for _, x := range list {
		if x == id {
			return true
		}
	}
	return false
}

// given lists the sentences of an utterance whose acts were given with it, by hand
// or in a written test: each may do any of them, but what asks is the questions
// among them.
func given(text string, acts []engine.Act) []heard {
	var all, asking []string
	for _, a := range acts {
		all = append(all, a.Intent)
		if !strings.HasPrefix(a.Intent, advisePrefix) {
			asking = append(asking, a.Intent)
		}
	}
	var out []heard
	for _, s := range sentences(text) {
		h := heard{toks: s.toks, acts: all}
		if len(asking) > 0 && s.questions() {
			h.acts = asking
		}
		out = append(out, h)
	}
	return out
}

// questions reports a sentence that asks by its mark, or by how it begins. "Blir du
// blå, så ring" begins as "blir du bedre" does and is none.
func (s sentence) questions() bool { return s.asked || asksOpenly(s.toks) }
