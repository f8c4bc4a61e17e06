package scoring_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"simlab/engine"
	"simlab/scoring"
)

// The shipped rubrics are read here by a reader of a few lines, so that this
// package is tested with what is shipped without importing the package that
// imports it. The reader for authors, with positions and messages, is in scenarios.

// shipped returns the shipped rubrics in the order they are scored.
func shipped(tb testing.TB) []scoring.Rubric {
	tb.Helper()
	var out []scoring.Rubric
	for _, name := range []string{"triage", "recontact", "handover", "communication", "advice"} {
		out = append(out, readRubric(tb, filepath.Join("..", "scenarios", "library", "rubrics", name+".yaml")))
	}
	return out
}

func readRubric(tb testing.TB, path string) scoring.Rubric {
	tb.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var doc map[string]any
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
	y := reader{tb, path}
	r := scoring.Rubric{ID: y.str(doc["id"]), Version: y.num(doc["version"]), Title: y.text(doc["title"])}
	y.only(doc, "format", "id", "version", "title", "sources", "criteria")
	sources := y.dict(doc["sources"])
	for _, id := range sorted(sources) {
		s := y.dict(sources[id])
		r.Sources = append(r.Sources, scoring.Source{ID: id, Title: y.str(s["title"]), Where: y.str(s["where"])})
	}
	for _, x := range y.seq(doc["criteria"]) {
		m := y.dict(x)
		y.only(m, "id", "title", "why", "try", "from", "weight", "applies", "full", "partly", "tried", "blame")
		r.Criteria = append(r.Criteria, scoring.Criterion{
			ID: y.str(m["id"]), Title: y.text(m["title"]), Why: y.text(m["why"]), Try: y.text(m["try"]),
			From: y.str(m["from"]), Weight: y.num(m["weight"]), Full: *y.rule(m["full"]),
			Applies: y.rule(m["applies"]), Partly: y.rule(m["partly"]), Tried: y.rule(m["tried"]),
			Blame: scoring.Blame(y.opt(m["blame"])),
		})
	}
	return r
}

type reader struct {
	tb   testing.TB
	path string
}

func (y reader) fail(format string, args ...any) {
	y.tb.Helper()
	y.tb.Fatalf("%s: %s", y.path, fmt.Sprintf(format, args...))
}

func (y reader) str(v any) string {
	s, ok := v.(string)
	if !ok {
		y.fail("%v (%T) is not text", v, v)
	}
	return s
}

func (y reader) opt(v any) string {
	if v == nil {
		return ""
	}
	return y.str(v)
}

func (y reader) num(v any) int {
	switch n := v.(type) {
	case uint64:
		return int(n)
	case int64:
		return int(n)
	}
	y.fail("%v (%T) is not a number", v, v)
	return 0
}

func (y reader) optNum(v any) int {
	if v == nil {
		return 0
	}
	return y.num(v)
}

func (y reader) dict(v any) map[string]any {
	m, ok := v.(map[string]any)
	if !ok {
		y.fail("%v (%T) is not a mapping", v, v)
	}
	return m
}

func (y reader) seq(v any) []any {
	s, ok := v.([]any)
	if !ok {
		y.fail("%v (%T) is not a list", v, v)
	}
	return s
}

func (y reader) only(m map[string]any, keys ...string) {
	for k := range m {
		if !slices.Contains(keys, k) {
			y.fail("unknown key %q, want one of %v", k, keys)
		}
	}
}

func (y reader) text(v any) scoring.Text {
	m := y.dict(v)
	y.only(m, "nb", "en")
	return scoring.Text{NB: y.str(m["nb"]), EN: y.str(m["en"])}
}

func (y reader) rule(v any) *scoring.Rule {
	if v == nil {
		return nil
	}
	m := y.dict(v)
	y.only(m, "happened", "count", "before", "unless", "within", "early", "measure", "station", "not", "all", "any")
	r := &scoring.Rule{}
	for k, x := range m {
		switch k {
		case "happened":
			p := y.pattern(x)
			r.Happened = &p
		case "count":
			c := y.dict(x)
			y.only(c, "of", "at_least", "at_most")
			r.Count = &scoring.Count{Of: y.pattern(c["of"]), AtLeast: y.optNum(c["at_least"]), AtMost: y.optNum(c["at_most"])}
		case "before":
			c := y.dict(x)
			r.Before = &scoring.Before{First: y.pattern(c["first"]), Then: y.pattern(c["then"])}
		case "unless":
			c := y.dict(x)
			y.only(c, "what", "earlier")
			r.Unless = &scoring.Unless{What: y.pattern(c["what"]), Earlier: y.pattern(c["earlier"])}
		case "within":
			c := y.dict(x)
			y.only(c, "what", "of", "turns", "seconds")
			r.Within = &scoring.Within{What: y.pattern(c["what"]), Of: y.pattern(c["of"]), Turns: y.num(c["turns"]), Seconds: y.optNum(c["seconds"])}
		case "early":
			c := y.dict(x)
			y.only(c, "what", "turns")
			r.Early = &scoring.Early{What: y.pattern(c["what"]), Turns: y.num(c["turns"])}
		case "station":
			for _, w := range y.list(x) {
				r.Station = append(r.Station, engine.Station(w))
			}
		case "measure":
			c := y.dict(x)
			y.only(c, "is", "at_least", "at_most")
			r.Measure = &scoring.Measure{Is: scoring.MeasureName(y.str(c["is"])), AtLeast: y.bound(c["at_least"]), AtMost: y.bound(c["at_most"])}
		case "not":
			r.Not = y.rule(x)
		case "all":
			r.All = y.rules(x)
		case "any":
			r.Any = y.rules(x)
		default:
			y.fail("%s is not used in a shipped rubric", k)
		}
	}
	return r
}

func (y reader) rules(v any) (out []scoring.Rule) {
	for _, x := range y.seq(v) {
		out = append(out, *y.rule(x))
	}
	return out
}

func (y reader) bound(v any) *int {
	if v == nil {
		return nil
	}
	n := y.num(v)
	return &n
}

func (y reader) pattern(v any) scoring.Pattern {
	m := y.dict(v)
	p := scoring.Pattern{To: y.list(m["to"]), With: engine.Mark(y.opt(m["with"])), Without: engine.Mark(y.opt(m["without"])), Revised: scoring.Revision(y.opt(m["revised"]))}
	for k, x := range m {
		if k == "any_of" {
			for _, kid := range y.seq(x) {
				p.AnyOf = append(p.AnyOf, y.pattern(kid))
			}
			continue
		}
		if !slices.Contains(scoring.Heads, scoring.Head(k)) {
			y.only(map[string]any{k: x}, "to", "with", "without", "revised")
			continue
		}
		p.Head, p.Of = scoring.Head(k), y.list(x)
	}
	return p
}

// list reads a word or a list of words.
func (y reader) list(v any) (out []string) {
	if v == nil {
		return nil
	}
	if s, ok := v.(string); ok {
		return []string{s}
	}
	for _, w := range y.seq(v) {
		out = append(out, y.str(w))
	}
	return out
}

func sorted(m map[string]any) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func TestShippedRubricsHaveNoProblems(t *testing.T) {
	for _, r := range shipped(t) {
		for _, p := range r.Check() {
			t.Errorf("rubric %s: %s: %s, got %q, allowed %v", r.ID, p.Path, p.Code, p.Got, p.Allowed)
		}
	}
}
