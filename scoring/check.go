package scoring

import (
	"slices"
	"strconv"

	"simlab/engine"
)

// Problem is a mistake in a rubric. Path leads to it in the words of the file,
// such as "criteria[2].full.all[0].happened", so that a reader of files can find
// the line.
type Problem struct {
	Path    string
	Code    ProblemCode
	Got     string   // what stands there
	Allowed []string // what may stand there, where that is a list
}

// ProblemCode names a kind of mistake.
type ProblemCode string

const (
	ProblemMissing   ProblemCode = "missing"    // something required is not there
	ProblemDuplicate ProblemCode = "duplicate"  // an id is used twice
	ProblemRange     ProblemCode = "range"      // a number is outside its range, or a range is empty
	ProblemUnknown   ProblemCode = "unknown"    // the word is none of those allowed
	ProblemOneOf     ProblemCode = "one-of"     // a rule or pattern needs exactly one key
	ProblemMisplaced ProblemCode = "misplaced"  // what narrows another kind of pattern
	ProblemTooDeep   ProblemCode = "too-deep"   // rules nested beyond MaxDepth
	ProblemTooMany   ProblemCode = "too-many"   // more criteria or parts than allowed
	ProblemNoSource  ProblemCode = "no-source"  // From cites nothing that the rubric names
	ProblemNoEffects ProblemCode = "no-effects" // a blame without a tried
)

// Bounds of a rubric, so that judging a run has a known cost.
const (
	MaxCriteria = 100
	MaxParts    = 50 // of all, any, any_of and lists of words
	MaxDepth    = 10
)

// Check returns every mistake that can be seen without a scenario, in the order
// of the file. A rubric without problems can be scored with any sheet.
func (r Rubric) Check() []Problem {
	c := &checker{}
	c.need("id", r.ID)
	c.text("title", r.Title)
	if r.Version < 1 {
		c.add("version", ProblemRange, strconv.Itoa(r.Version))
	}
	from := []string{Invented}
	for _, s := range r.Sources {
		if slices.Contains(from, s.ID) {
			c.add("sources."+s.ID, ProblemDuplicate, s.ID)
		}
		from = append(from, s.ID)
		c.need("sources."+s.ID+".title", s.Title)
		c.need("sources."+s.ID+".where", s.Where)
	}
	if len(r.Criteria) == 0 {
		c.add("criteria", ProblemMissing, "")
	}
	if len(r.Criteria) > MaxCriteria {
		c.add("criteria", ProblemTooMany, strconv.Itoa(len(r.Criteria)))
		return c.found
	}
	ids := map[string]bool{}
	for i := range r.Criteria {
		path := "criteria[" + strconv.Itoa(i) + "]"
		k := &r.Criteria[i]
		if ids[k.ID] {
			c.add(path+".id", ProblemDuplicate, k.ID)
		}
		ids[k.ID] = true
		c.criterion(path, k, from)
	}
	return c.found
}

// checker gathers problems.
type checker struct{ found []Problem }

func (c *checker) add(path string, code ProblemCode, got string, allowed ...string) {
	c.found = append(c.found, Problem{path, code, got, allowed})
}

func (c *checker) need(path, got string) {
	if got == "" {
		c.add(path, ProblemMissing, "")
	}
}

func (c *checker) text(path string, t Text) {
	c.need(path+".nb", t.NB)
	c.need(path+".en", t.EN)
}

func (c *checker) criterion(path string, k *Criterion, from []string) {
	c.need(path+".id", k.ID)
	c.text(path+".title", k.Title)
	c.text(path+".why", k.Why)
	c.text(path+".try", k.Try)
	if !slices.Contains(from, k.From) {
		c.add(path+".from", ProblemNoSource, k.From, from...)
	}
	if k.Weight < 0 || k.Weight > 5 {
		c.add(path+".weight", ProblemRange, strconv.Itoa(k.Weight))
	}
	for _, part := range []struct {
		name string
		rule *Rule
	}{{"applies", k.Applies}, {"full", &k.Full}, {"partly", k.Partly}, {"tried", k.Tried}} {
		if part.rule != nil {
			c.rule(path+"."+part.name, part.rule, 0)
		}
	}
	switch {
	case k.Blame != "" && k.Blame != BlameCaller && k.Blame != BlameProfessional:
		c.add(path+".blame", ProblemUnknown, string(k.Blame), string(BlameCaller), string(BlameProfessional))
	case k.Blame != "" && k.Tried == nil:
		c.add(path+".blame", ProblemNoEffects, string(k.Blame))
	}
}

func (c *checker) rule(path string, r *Rule, depth int) {
	if depth >= MaxDepth {
		c.add(path, ProblemTooDeep, "")
		return
	}
	if n := r.set(); n != 1 {
		c.add(path, ProblemOneOf, strconv.Itoa(n), "happened", "count", "before", "unless", "within", "early", "measure", "station", "not", "all", "any")
		return
	}
	switch {
	case r.Happened != nil:
		c.pattern(path+".happened", r.Happened, 0)
	case r.Count != nil:
		c.pattern(path+".count.of", &r.Count.Of, 0)
		if n := r.Count; n.AtLeast < 0 || n.AtMost < 0 || n.AtLeast == 0 && n.AtMost == 0 || n.AtMost > 0 && n.AtMost < n.AtLeast {
			c.add(path+".count", ProblemRange, strconv.Itoa(n.AtLeast)+"-"+strconv.Itoa(n.AtMost))
		}
	case r.Before != nil:
		c.pattern(path+".before.first", &r.Before.First, 0)
		c.pattern(path+".before.then", &r.Before.Then, 0)
	case r.Unless != nil:
		c.pattern(path+".unless.what", &r.Unless.What, 0)
		c.pattern(path+".unless.earlier", &r.Unless.Earlier, 0)
	case r.Within != nil:
		c.pattern(path+".within.what", &r.Within.What, 0)
		c.pattern(path+".within.of", &r.Within.Of, 0)
		if r.Within.Turns < 1 {
			c.add(path+".within.turns", ProblemRange, strconv.Itoa(r.Within.Turns))
		}
		if r.Within.Seconds < 0 {
			c.add(path+".within.seconds", ProblemRange, strconv.Itoa(r.Within.Seconds))
		}
	case r.Early != nil:
		c.pattern(path+".early.what", &r.Early.What, 0)
		if r.Early.Turns < 1 {
			c.add(path+".early.turns", ProblemRange, strconv.Itoa(r.Early.Turns))
		}
	case r.Measure != nil:
		c.measure(path+".measure", r.Measure)
	case len(r.Station) > 0:
		for _, s := range r.Station {
			if !slices.Contains(engine.Stations, s) {
				c.add(path+".station", ProblemUnknown, string(s), words(engine.Stations)...)
			}
		}
	case r.Not != nil:
		c.rule(path+".not", r.Not, depth+1)
	default:
		name, parts := "all", r.All
		if len(parts) == 0 {
			name, parts = "any", r.Any
		}
		if len(parts) > MaxParts {
			c.add(path+"."+name, ProblemTooMany, strconv.Itoa(len(parts)))
			return
		}
		for i := range parts {
			c.rule(path+"."+name+"["+strconv.Itoa(i)+"]", &parts[i], depth+1)
		}
	}
}

// set counts the fields of the rule that are set.
func (r *Rule) set() int {
	n := 0
	for _, is := range []bool{r.Happened != nil, r.Count != nil, r.Before != nil, r.Unless != nil, r.Within != nil,
		r.Early != nil, r.Measure != nil, len(r.Station) > 0, r.Not != nil, len(r.All) > 0, len(r.Any) > 0} {
		if is {
			n++
		}
	}
	return n
}

func (c *checker) measure(path string, m *Measure) {
	if !slices.Contains(Measures, m.Is) {
		c.add(path+".is", ProblemUnknown, string(m.Is), words(Measures)...)
	}
	if m.AtLeast == nil && m.AtMost == nil {
		c.add(path, ProblemMissing, "", "at_least", "at_most")
	}
	if m.AtLeast != nil && m.AtMost != nil && *m.AtMost < *m.AtLeast {
		c.add(path, ProblemRange, strconv.Itoa(*m.AtLeast)+"-"+strconv.Itoa(*m.AtMost))
	}
}

// words turns a list of named strings into plain ones.
func words[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// closed lists, for heads whose words are all known here, what they may be.
var closed = map[Head][]string{
	HeadLookedUp: {GroupAny, GroupFound, GroupNothing},
	HeadUrgency:  {GroupAny, string(engine.Red), string(engine.Yellow), string(engine.Green)},
	HeadAdvised:  {GroupAny, GroupSign, GroupFitting, GroupLimit, GroupWhom, GroupElse},
	HeadAdvice:   {GroupAny, GroupSign, GroupFitting, GroupLimit, GroupWhom, GroupElse},
	HeadAccepted: append([]string{GroupAny}, Roles...),
	HeadDecided:  append([]string{GroupAny}, Roles...),
	HeadAlerted:  append([]string{GroupAny}, words(engine.Resources)...),
	HeadKnown:    {string(engine.Red)},
	HeadHungUp:   {GroupAny, GroupSeat, GroupOther},
	HeadFinished: append([]string{GroupAny}, words(engine.Dispositions)...),
	HeadKind:     words(engine.Kinds()),
}

func (c *checker) pattern(path string, p *Pattern, depth int) {
	if depth >= MaxDepth {
		c.add(path, ProblemTooDeep, "")
		return
	}
	if (p.Head != "") == (len(p.AnyOf) > 0) {
		c.add(path, ProblemOneOf, string(p.Head), append(words(Heads), "any_of")...)
		return
	}
	c.narrowing(path, p)
	if len(p.AnyOf) > 0 {
		if len(p.AnyOf) > MaxParts {
			c.add(path+".any_of", ProblemTooMany, strconv.Itoa(len(p.AnyOf)))
			return
		}
		for i := range p.AnyOf {
			c.pattern(path+".any_of["+strconv.Itoa(i)+"]", &p.AnyOf[i], depth+1)
		}
		return
	}
	if !slices.Contains(Heads, p.Head) {
		c.add(path, ProblemUnknown, string(p.Head), append(words(Heads), "any_of")...)
		return
	}
	at := path + "." + string(p.Head)
	switch {
	case len(p.Of) == 0:
		c.add(at, ProblemMissing, "")
	case len(p.Of) > MaxParts:
		c.add(at, ProblemTooMany, strconv.Itoa(len(p.Of)))
	}
	for _, w := range p.Of {
		if may, ok := closed[p.Head]; ok && !slices.Contains(may, w) {
			c.add(at, ProblemUnknown, w, may...)
		} else if w == "" {
			c.add(at, ProblemMissing, "")
		}
	}
}

// narrowing checks the fields that narrow a pattern, and that they belong to its head.
func (c *checker) narrowing(path string, p *Pattern) {
	marks := []string{string(engine.Leading), string(engine.Stacked)}
	type narrow struct {
		name, got string
		may       []string // nil: any word
		heads     []Head
	}
	var all []narrow
	for _, to := range p.To {
		all = append(all, narrow{"to", to, Roles, []Head{HeadSaid, HeadSpokeOf, HeadPassedOn, HeadReadBack}})
	}
	for _, n := range append(all, []narrow{
		{"with", string(p.With), marks, []Head{HeadSaid}},
		{"without", string(p.Without), marks, []Head{HeadSaid}},
		{"revised", string(p.Revised), words([]Revision{RevisedFirst, RevisedUp, RevisedDown, RevisedRaise}), []Head{HeadUrgency}},
		{"decision", p.Decision, nil, []Head{HeadDecided}},
	}...) {
		switch {
		case n.got == "":
		case !slices.Contains(n.heads, p.Head):
			c.add(path+"."+n.name, ProblemMisplaced, n.got, words(n.heads)...)
		case n.may != nil && !slices.Contains(n.may, n.got):
			c.add(path+"."+n.name, ProblemUnknown, n.got, n.may...)
		}
	}
	if p.Prompted && p.Head != HeadTold {
		c.add(path+".prompted", ProblemMisplaced, "true", string(HeadTold))
	}
}
