package scoring_test

import (
	"slices"
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

func number(n int) *int { return &n }

// sound is a rubric without a problem, for one to be put in.
func sound() scoring.Rubric {
	both := scoring.Text{NB: "noe", EN: "something"}
	return scoring.Rubric{ID: "r", Version: 1, Title: both, Criteria: []scoring.Criterion{{
		ID: "c", Title: both, Why: both, Try: both, From: scoring.Invented, Weight: 1, Full: has(on(scoring.HeadSaid, "greet")),
	}}}
}

func TestEveryMistakeInARubricIsFoundAndPlaced(t *testing.T) {
	if p := sound().Check(); len(p) != 0 {
		t.Fatalf("the sound rubric has problems: %v", p)
	}
	full := func(r scoring.Rule) func(*scoring.Rubric) {
		return func(x *scoring.Rubric) { x.Criteria[0].Full = r }
	}
	pattern := func(p scoring.Pattern) func(*scoring.Rubric) { return full(has(p)) }
	deep := has(on(scoring.HeadSaid, "greet"))
	for range scoring.MaxDepth {
		inner := deep
		deep = scoring.Rule{Not: &inner}
	}
	for _, c := range []struct {
		name  string
		spoil func(*scoring.Rubric)
		path  string
		code  scoring.ProblemCode
	}{
		{"no id", func(r *scoring.Rubric) { r.ID = "" }, "id", scoring.ProblemMissing},
		{"no version", func(r *scoring.Rubric) { r.Version = 0 }, "version", scoring.ProblemRange},
		{"one language", func(r *scoring.Rubric) { r.Criteria[0].Try.EN = "" }, "criteria[0].try.en", scoring.ProblemMissing},
		{"no criteria", func(r *scoring.Rubric) { r.Criteria = nil }, "criteria", scoring.ProblemMissing},
		{"an id twice", func(r *scoring.Rubric) { r.Criteria = append(r.Criteria, r.Criteria[0]) }, "criteria[1].id", scoring.ProblemDuplicate},
		{"no such source", func(r *scoring.Rubric) { r.Criteria[0].From = "hearsay" }, "criteria[0].from", scoring.ProblemNoSource},
		{"too heavy", func(r *scoring.Rubric) { r.Criteria[0].Weight = 6 }, "criteria[0].weight", scoring.ProblemRange},
		{"blame without tried", func(r *scoring.Rubric) { r.Criteria[0].Blame = scoring.BlameCaller }, "criteria[0].blame", scoring.ProblemNoEffects},
		{"no rule", full(scoring.Rule{}), "criteria[0].full", scoring.ProblemOneOf},
		{"too deep", full(deep), "criteria[0].full.not.not.not.not.not.not.not.not.not.not", scoring.ProblemTooDeep},
		{"count of nothing", full(scoring.Rule{Count: &scoring.Count{Of: on(scoring.HeadSaid, "greet")}}), "criteria[0].full.count", scoring.ProblemRange},
		{"within without turns", full(scoring.Rule{Within: &scoring.Within{What: on(scoring.HeadSaid, "greet"), Of: on(scoring.HeadSaid, "ack"), Seconds: 3}}),
			"criteria[0].full.within.turns", scoring.ProblemRange},
		{"no such measure", full(scoring.Rule{Measure: &scoring.Measure{Is: "luck", AtLeast: number(1)}}), "criteria[0].full.measure.is", scoring.ProblemUnknown},
		{"an empty range", full(scoring.Rule{Measure: &scoring.Measure{Is: scoring.MeasureStep, AtLeast: number(5), AtMost: number(3)}}),
			"criteria[0].full.measure", scoring.ProblemRange},
		{"a measure without bounds", full(scoring.Rule{Measure: &scoring.Measure{Is: scoring.MeasureStep}}), "criteria[0].full.measure", scoring.ProblemMissing},
		{"no such head", pattern(on("shouted", "x")), "criteria[0].full.happened", scoring.ProblemUnknown},
		{"no words", pattern(on(scoring.HeadSaid)), "criteria[0].full.happened.said", scoring.ProblemMissing},
		{"no such urgency", pattern(on(scoring.HeadUrgency, "blue")), "criteria[0].full.happened.urgency", scoring.ProblemUnknown},
		{"no such kind", pattern(on(scoring.HeadKind, "call.eaten")), "criteria[0].full.happened.kind", scoring.ProblemUnknown},
		{"a mark on a card", pattern(scoring.Pattern{Head: scoring.HeadCard, Of: []string{"any"}, With: engine.Leading}),
			"criteria[0].full.happened.with", scoring.ProblemMisplaced},
		{"no such listener", pattern(saidTo("the-press", "greet")), "criteria[0].full.happened.to", scoring.ProblemUnknown},
		{"a head beside any_of", pattern(scoring.Pattern{Head: scoring.HeadCard, Of: []string{"any"}, AnyOf: []scoring.Pattern{on(scoring.HeadCard, "any")}}),
			"criteria[0].full.happened", scoring.ProblemOneOf},
		{"early without turns", full(scoring.Rule{Early: &scoring.Early{What: on(scoring.HeadSaid, "greet")}}), "criteria[0].full.early.turns", scoring.ProblemRange},
		{"no such station", full(scoring.Rule{Station: []engine.Station{"bridge"}}), "criteria[0].full.station", scoring.ProblemUnknown},
		{"no such resource", pattern(on(scoring.HeadAlerted, "army")), "criteria[0].full.happened.alerted", scoring.ProblemUnknown},
		{"no such part of advice", pattern(on(scoring.HeadAdvised, "tone")), "criteria[0].full.happened.advised", scoring.ProblemUnknown},
		{"nobody of that kind takes over", pattern(on(scoring.HeadAccepted, "lvs-red")), "criteria[0].full.happened.accepted", scoring.ProblemUnknown},
		{"a mistake far inside", full(scoring.Rule{All: []scoring.Rule{has(on(scoring.HeadSaid, "greet")), {Any: []scoring.Rule{has(on(scoring.HeadUrgency, "blue"))}}}}),
			"criteria[0].full.all[1].any[0].happened.urgency", scoring.ProblemUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := sound()
			c.spoil(&r)
			got := r.Check()
			if len(got) != 1 || got[0].Path != c.path || got[0].Code != c.code {
				t.Errorf("got %+v, want one: %s %s", got, c.path, c.code)
			}
		})
	}
}

func TestAllMistakesAreFoundAtOnce(t *testing.T) {
	r := sound()
	r.ID, r.Version, r.Criteria[0].Weight = "", 0, 9
	var paths []string
	for _, p := range r.Check() {
		paths = append(paths, p.Path)
	}
	if want := []string{"id", "version", "criteria[0].weight"}; !slices.Equal(paths, want) {
		t.Errorf("got %v, want %v", paths, want)
	}
}
