package scenarios

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"simlab/engine"
	"simlab/scenarios/diag"
	"simlab/scoring"
)

// rubricDecl is a rubric with the places of its parts, by the paths that
// [scoring.Problem] uses.
type rubricDecl struct {
	rubric scoring.Rubric
	at     place
	places map[string]place
}

// where returns the place of a path, or of the nearest thing around it.
func (d rubricDecl) where(path string) place {
	for path != "" {
		if p, ok := d.places[path]; ok {
			return p
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			break
		}
		path = path[:cut]
	}
	return d.at
}

// note records the place of everything in a node.
func (d rubricDecl) note(path string, n *node) {
	if path != "" {
		d.places[path] = n.at
		path += "."
	}
	for _, p := range n.pairs {
		d.note(path+p.key, p.val)
		d.places[path+p.key] = p.at
	}
	for i, item := range n.items {
		d.note(strings.TrimSuffix(path, ".")+"["+strconv.Itoa(i)+"]", item)
	}
}

func (s *scenario) declareRubric(diags *diag.List, root *node) {
	o := asObject(diags, root, "a rubric", "format", "id", "version", "title", "sources", "criteria")
	declareFormat(o)
	d := rubricDecl{at: root.at, places: map[string]place{}}
	d.note("", root)
	d.rubric = scoring.Rubric{ID: o.id("id").val, Version: o.number("version", 1, 1_000_000), Title: scoring.Text(o.both("title"))}
	for _, p := range o.members("sources", false) {
		src := declareSource(diags, p)
		d.rubric.Sources = append(d.rubric.Sources, scoring.Source{ID: src.id.val, Title: src.title.val, Where: src.where.val})
	}
	before := len(*diags)
	for _, n := range o.needList("criteria") {
		d.rubric.Criteria = append(d.rubric.Criteria, declareRubricCriterion(diags, n))
	}
	if len(*diags) == before {
		// What was read whole is checked whole; after a mistake in reading, the
		// check would only repeat it in other words.
		for _, p := range d.rubric.Check() {
			reportProblem(diags, d, p)
		}
	}
	s.rubrics = append(s.rubrics, d)
}

// problemCodes says what a problem of a rubric is called here.
var problemCodes = map[scoring.ProblemCode]diag.Code{
	scoring.ProblemMissing: diag.MissingKey, scoring.ProblemDuplicate: diag.DuplicateID, scoring.ProblemRange: diag.OutOfRange,
	scoring.ProblemUnknown: diag.UnknownValue, scoring.ProblemOneOf: diag.WrongType, scoring.ProblemMisplaced: diag.UnknownKey,
	scoring.ProblemTooDeep: diag.TooDeep, scoring.ProblemTooMany: diag.TooMany, scoring.ProblemNoSource: diag.UnknownSource,
	scoring.ProblemNoEffects: diag.UnknownKey,
}

var problemWords = map[scoring.ProblemCode]string{
	scoring.ProblemMissing: "is missing", scoring.ProblemDuplicate: "stands twice", scoring.ProblemRange: "is outside its range",
	scoring.ProblemUnknown: "is unknown", scoring.ProblemOneOf: "needs exactly one key", scoring.ProblemMisplaced: "belongs to other patterns",
	scoring.ProblemTooDeep: "is nested too deep", scoring.ProblemTooMany: "is too many", scoring.ProblemNoSource: "is no source of the rubric",
	scoring.ProblemNoEffects: `has no effect without "tried"`,
}

func reportProblem(diags *diag.List, d rubricDecl, p scoring.Problem) {
	code, ok := problemCodes[p.Code]
	if !ok {
		code = diag.BadValue
	}
	if strings.HasSuffix(p.Path, ".nb") || strings.HasSuffix(p.Path, ".en") {
		return // reported as a missing translation
	}
	what := p.Path
	if p.Got != "" {
		what += ", " + strconv.Quote(shorten(p.Got)) + ","
	}
	message := what + " " + problemWords[p.Code]
	if len(p.Allowed) > 0 {
		message += alternatives(p.Got, p.Allowed)
	}
	report(diags, d.where(p.Path), code, "%s", message)
}

func declareRubricCriterion(diags *diag.List, n *node) scoring.Criterion {
	o := asObject(diags, n, "a rubric criterion", "id", "title", "why", "try", "from", "weight", "applies", "full", "partly", "tried", "blame")
	c := scoring.Criterion{ID: o.id("id").val, Title: scoring.Text(o.both("title")), Why: scoring.Text(o.both("why")), Try: scoring.Text(o.both("try")),
		Weight: o.number("weight", 0, 5), Blame: scoring.Blame(o.optText("blame").val)}
	if o.vals != nil && !o.has("from") {
		report(diags, o.at, diag.MissingFrom, `%s lacks "from": write the id of a source, or invented`, o.what)
	}
	c.From = o.optText("from").val
	if full := declareRule(diags, o.need("full"), 0); full != nil {
		c.Full = *full
	}
	c.Applies, c.Partly, c.Tried = declareRule(diags, o.opt("applies"), 0), declareRule(diags, o.opt("partly"), 0), declareRule(diags, o.opt("tried"), 0)
	return c
}

var ruleKeys = []string{"happened", "count", "before", "unless", "within", "early", "measure", "station", "not", "all", "any"}

// declareRule reads a rule, a mapping with exactly one key.
func declareRule(diags *diag.List, n *node, depth int) *scoring.Rule {
	if n == nil {
		return nil
	}
	o := asObject(diags, n, "a rule", ruleKeys...)
	if o.vals == nil {
		return nil
	}
	if len(n.pairs) != 1 {
		report(diags, n.at, diag.WrongType, "a rule has exactly one key of %s: this has %d", strings.Join(sorted(ruleKeys), ", "), len(n.pairs))
		return nil
	}
	if len(o.vals) != 1 {
		return nil
	}
	key := n.pairs[0].key
	r := &scoring.Rule{}
	switch key {
	case "happened":
		r.Happened = declarePattern(diags, o.need(key))
	case "count":
		c := asObject(diags, o.need(key), "a count", "of", "at_least", "at_most")
		r.Count = &scoring.Count{Of: pattern(c, "of"), AtLeast: c.optNumber("at_least", 0, 0, 10000), AtMost: c.optNumber("at_most", 0, 0, 10000)}
	case "before":
		c := asObject(diags, o.need(key), "a before", "first", "then")
		r.Before = &scoring.Before{First: pattern(c, "first"), Then: pattern(c, "then")}
	case "unless":
		c := asObject(diags, o.need(key), "an unless", "what", "earlier")
		r.Unless = &scoring.Unless{What: pattern(c, "what"), Earlier: pattern(c, "earlier")}
	case "within":
		c := asObject(diags, o.need(key), "a within", "what", "of", "turns", "seconds")
		r.Within = &scoring.Within{What: pattern(c, "what"), Of: pattern(c, "of"), Turns: c.number("turns", 1, 1000), Seconds: c.optNumber("seconds", 0, 0, 36000)}
	case "early":
		c := asObject(diags, o.need(key), "an early", "what", "turns")
		r.Early = &scoring.Early{What: pattern(c, "what"), Turns: c.number("turns", 1, 1000)}
	case "station":
		for _, w := range wordsOf(o, key) {
			r.Station = append(r.Station, engine.Station(w))
		}
	case "measure":
		r.Measure = declareMeasure(asObject(diags, o.need(key), "a measure", "is", "at_least", "at_most"))
	case "not":
		r.Not = declareRule(diags, o.need(key), depth+1)
	case "all", "any":
		for _, item := range o.needList(key) {
			if kid := declareRule(diags, item, depth+1); kid != nil && key == "all" {
				r.All = append(r.All, *kid)
			} else if kid != nil {
				r.Any = append(r.Any, *kid)
			}
		}
	}
	return r
}

func declareMeasure(o *object) *scoring.Measure {
	m := &scoring.Measure{Is: scoring.MeasureName(o.text("is").val)}
	if o.has("at_least") {
		v := o.number("at_least", -1, 100000)
		m.AtLeast = &v
	}
	if o.has("at_most") {
		v := o.number("at_most", -1, 100000)
		m.AtMost = &v
	}
	return m
}

// pattern reads a required pattern of an object.
func pattern(o *object, key string) scoring.Pattern {
	if p := declarePattern(o.diags, o.need(key)); p != nil {
		return *p
	}
	return scoring.Pattern{}
}

var narrowing = []string{"to", "with", "without", "prompted", "revised", "decision"}

func heads() []string {
	var out []string
	for _, h := range scoring.Heads {
		out = append(out, string(h))
	}
	return out
}

func declarePattern(diags *diag.List, n *node) *scoring.Pattern {
	if n == nil {
		return nil
	}
	o := asObject(diags, n, "a pattern", append(append(heads(), "any_of"), narrowing...)...)
	if o.vals == nil {
		return nil
	}
	p := &scoring.Pattern{With: engine.Mark(o.optText("with").val), Without: engine.Mark(o.optText("without").val),
		Prompted: o.boolean("prompted", false), Revised: scoring.Revision(o.optText("revised").val), Decision: o.optText("decision").val}
	if o.has("to") {
		p.To = wordsOf(o, "to")
	}
	var main []string
	for _, pr := range n.pairs {
		if o.has(pr.key) && !slices.Contains(narrowing, pr.key) {
			main = append(main, pr.key)
		}
	}
	if len(main) != 1 {
		report(diags, n.at, diag.WrongType, "a pattern says one thing: expected exactly one of %s", strings.Join(sorted(append(heads(), "any_of")), ", "))
		return p
	}
	if main[0] == "any_of" {
		for _, item := range o.needList("any_of") {
			if kid := declarePattern(diags, item); kid != nil {
				p.AnyOf = append(p.AnyOf, *kid)
			}
		}
		return p
	}
	p.Head, p.Of = scoring.Head(main[0]), wordsOf(o, main[0])
	return p
}

// wordsOf reads a word or a list of words.
func wordsOf(o *object, key string) []string {
	n := o.need(key)
	if n.kind == isList {
		var out []string
		for _, t := range o.needTexts(key) {
			out = append(out, t.val)
		}
		return out
	}
	t, ok := scalar(o.diags, n, fmt.Sprintf("a word or a list of words for %q", key))
	if !ok {
		return nil
	}
	return []string{t.val}
}
