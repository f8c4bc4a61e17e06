package scenarios_test

import (
	"reflect"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scenarios/diag"
	"simlab/scoring"
)

// ruled compiles the good scenario with another rule in its rubric.
func ruled(t *testing.T, rule string) (*scenarios.Bundle, diag.List) {
	t.Helper()
	files := okFiles(t)
	const was = "full: {happened: {said: ask.breathing}}"
	if !strings.Contains(files["rubrics/triage.yaml"], was) {
		t.Fatal("the rubric of the good scenario has changed")
	}
	files["rubrics/triage.yaml"] = strings.Replace(files["rubrics/triage.yaml"], was, "full: "+rule, 1)
	return scenarios.Compile(sourceOf(t, files))
}

func TestRulesAreReadAsTheyAreWritten(t *testing.T) {
	said := scoring.Pattern{Head: scoring.HeadSaid, Of: []string{"ask.*"}, To: []string{scoring.RoleCaller}}
	for rule, want := range map[string]scoring.Rule{
		"{station: lv-doctor}":                                  {Station: []engine.Station{engine.LVDoctor}},
		"{station: [amk-rk, amk-mo]}":                           {Station: []engine.Station{engine.AMKRK, engine.AMKMO}},
		"{early: {what: {said: ask.*, to: caller}, turns: 3}}":  {Early: &scoring.Early{What: said, Turns: 3}},
		"{happened: {said: ask.breathing, to: [amk, mo, lvs]}}": {Happened: &scoring.Pattern{Head: scoring.HeadSaid, Of: []string{"ask.breathing"}, To: []string{"amk", "mo", "lvs"}}},
		"{happened: {joined: [lvs-red, ward]}}":                 {Happened: &scoring.Pattern{Head: scoring.HeadJoined, Of: []string{"lvs-red", "ward"}}},
		"{happened: {advised: [limit, whom]}}":                  {Happened: &scoring.Pattern{Head: scoring.HeadAdvised, Of: []string{"limit", "whom"}}},
	} {
		b, found := ruled(t, rule)
		if b == nil {
			t.Errorf("%s: %v", rule, found.Err())
			continue
		}
		if got := b.Rubrics[0].Criteria[0].Full; !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %+v, want %+v", rule, got, want)
		}
	}
}

func TestRulesThatNothingCanMeetAreFound(t *testing.T) {
	for rule, code := range map[string]diag.Code{
		"{station: bridge}":                                   diag.UnknownValue,
		"{happened: {said: ask.*, to: press}}":                diag.UnknownValue,
		"{happened: {said: shout.*}}":                         diag.UnknownIntent,
		"{happened: {answered: ask.nothing}}":                 diag.UnknownIntent,
		"{happened: {rang: police}}":                          diag.ImpossibleItem,
		"{happened: {alerted: army}}":                         diag.UnknownValue,
		"{happened: {spoke_of: weather}}":                     diag.ImpossibleItem,
		"{early: {what: {said: ask.breathing}, turns: 0}}":    diag.OutOfRange,
		"{happened: {advised: tone}}":                         diag.UnknownValue,
		"{measure: {is: telling, at_least: 3, at_most: 1}}":   diag.OutOfRange,
		"{happened: {hung_up: seat}, station: lvs-operator}":  diag.WrongType,
		"{happened: {advice_sent: any, said: ask.breathing}}": diag.WrongType,
	} {
		b, found := ruled(t, rule)
		if b != nil || len(found) == 0 || found[0].Code != code {
			t.Errorf("%s: %v, want %s", rule, found, code)
		}
	}
}
