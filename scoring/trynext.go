package scoring

import (
	"cmp"
	"slices"
)

// Next is something to try next time.
type Next struct {
	Rubric    string `json:"rubric"`
	Criterion string `json:"criterion"`
	Title     Text   `json:"title"`
	Try       Text   `json:"try"`
	Loss      int    `json:"loss"` // points lost
}

// MaxNext is how many things to try next time a person is given: more are not
// remembered.
const MaxNext = 3

// TryNext returns what would have gained most, at most [MaxNext] of it, the
// greatest loss first and otherwise in the order of the rubrics. What lay with
// somebody else than the trainee is left out.
func TryNext(r Result) []Next {
	out := []Next{}
	for _, f := range r.Rubrics {
		for _, v := range f.Verdicts {
			if v.Verdict == MetNotApplicable || v.Blame != BlameTrainee {
				continue
			}
			if loss := v.Weight * (MetFull.points() - v.Verdict.points()); loss > 0 {
				out = append(out, Next{f.Rubric, v.Criterion, v.Title, v.Try, loss})
			}
		}
	}
	slices.SortStableFunc(out, func(a, z Next) int { return cmp.Compare(z.Loss, a.Loss) })
	return out[:min(len(out), MaxNext)]
}
