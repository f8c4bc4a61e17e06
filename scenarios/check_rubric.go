package scenarios

import (
	"slices"
	"strconv"
	"strings"

	"simlab/engine"
	"simlab/scenarios/diag"
	"simlab/scoring"
)

// rubricChecker finds patterns that nothing in the scenario can match.
type rubricChecker struct {
	diags *diag.List
	s     *scenario
	r     *resolver
	d     rubricDecl
}

// checkRubrics checks the words of every rubric against the scenario.
func (r *resolver) checkRubrics() {
	for _, d := range r.s.rubrics {
		k := &rubricChecker{r.diags, r.s, r, d}
		for i := range d.rubric.Criteria {
			c := &d.rubric.Criteria[i]
			path := "criteria[" + strconv.Itoa(i) + "]"
			for _, part := range []struct {
				name string
				rule *scoring.Rule
			}{{"applies", c.Applies}, {"full", &c.Full}, {"partly", c.Partly}, {"tried", c.Tried}} {
				if part.rule != nil {
					k.rule(path+"."+part.name, part.rule)
				}
			}
		}
	}
}

func (k *rubricChecker) rule(path string, r *scoring.Rule) {
	switch {
	case r.Happened != nil:
		k.pattern(path+".happened", r.Happened)
	case r.Count != nil:
		k.pattern(path+".count.of", &r.Count.Of)
	case r.Before != nil:
		k.pattern(path+".before.first", &r.Before.First)
		k.pattern(path+".before.then", &r.Before.Then)
	case r.Unless != nil:
		k.pattern(path+".unless.what", &r.Unless.What)
		k.pattern(path+".unless.earlier", &r.Unless.Earlier)
	case r.Within != nil:
		k.pattern(path+".within.what", &r.Within.What)
		k.pattern(path+".within.of", &r.Within.Of)
	case r.Early != nil:
		k.pattern(path+".early.what", &r.Early.What)
	case r.Not != nil:
		k.rule(path+".not", r.Not)
	}
	for i := range r.All {
		k.rule(path+".all["+strconv.Itoa(i)+"]", &r.All[i])
	}
	for i := range r.Any {
		k.rule(path+".any["+strconv.Itoa(i)+"]", &r.Any[i])
	}
}

// factGroups are the words that stand for several facts.
var factGroups = []string{scoring.GroupAny, scoring.GroupCritical, scoring.GroupDanger, scoring.GroupHaste, scoring.GroupRecontact, scoring.GroupEssential}

func (k *rubricChecker) pattern(path string, p *scoring.Pattern) {
	for i := range p.AnyOf {
		k.pattern(path+".any_of["+strconv.Itoa(i)+"]", &p.AnyOf[i])
	}
	var known []string
	code := diag.ImpossibleItem
	switch p.Head {
	case scoring.HeadSaid, scoring.HeadAnswered:
		known, code = append([]string{engine.IntentNone}, k.r.names.intents...), diag.UnknownIntent
	case scoring.HeadTold, scoring.HeadRecorded, scoring.HeadPassedOn, scoring.HeadReadBack, scoring.HeadActedOn, scoring.HeadSpokeOf:
		known = append(slices.Clone(factGroups), k.r.names.facts...)
	case scoring.HeadEntry:
		known = []string{scoring.GroupAny, scoring.GroupEarlier}
		for _, c := range k.s.contacts {
			for _, e := range c.entries {
				known = append(known, e.id.val)
			}
		}
	case scoring.HeadCard:
		known = append([]string{scoring.GroupAny, scoring.GroupFitting}, k.r.cards...)
	case scoring.HeadClaimed:
		known = append([]string{scoring.GroupAny, scoring.GroupFitting}, k.r.criteria...)
	case scoring.HeadRang, scoring.HeadJoined, scoring.HeadReleased:
		known = append(append([]string{scoring.GroupAny}, scoring.Roles...), targets...)
	default:
		return // checked by the rubric itself
	}
	at := path + "." + string(p.Head)
	for _, w := range p.Of {
		if w != "" && !k.s.broken[code] && !slices.Contains(known, w) && !(p.Head == scoring.HeadSaid && begins(w, known)) {
			report(k.diags, k.d.where(at), code, "%s: nothing in the scenario is called %q%s", p.Head, shorten(w), alternatives(w, known))
		}
	}
	if p.Decision != "" {
		var all []string
		for _, list := range k.r.names.decisions {
			all = append(all, list...)
		}
		if !k.s.broken[diag.ImpossibleItem] && !slices.Contains(all, p.Decision) {
			report(k.diags, k.d.where(path+".decision"), diag.ImpossibleItem, "nobody in the scenario ever decides %q%s", shorten(p.Decision), alternatives(p.Decision, all))
		}
	}
}

// begins reports a word such as "ask.*" that some known word begins as.
func begins(w string, known []string) bool {
	start, many := strings.CutSuffix(w, "*")
	return many && start != "" && slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(k, start) })
}
