package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// inParty and inOutcome are what conditions can name in the tests.
var testNames = names{
	facts: []string{"breathing.short", "pregnant"}, intents: []string{"ask.breathing", "greet"}, parties: []string{"amk", "doctor", "patient"},
	turns: []string{"examined"}, flags: []string{"walked"},
	replies:   map[string][]string{"patient": {"opening"}},
	decisions: map[string][]string{"doctor": {"come-in"}},
}

// lowered lowers a condition that stands alone in a file.
func lowered(text, party string) (engine.Cond, diag.List) {
	src := &source{name: "c", data: []byte(text)}
	var diags diag.List
	n := &node{at: place{src, 1, 1}, kind: isText, text: text}
	in := ofReply
	if party == "" {
		in = ofOutcome
	}
	return lower(&diags, n, &testNames, in, party), diags
}

// say writes a condition with all its parentheses.
func say(c engine.Cond) string {
	var kids []string
	for _, k := range c.Kids {
		kids = append(kids, say(k))
	}
	switch c.Op {
	case engine.OpTrue:
		return "always"
	case engine.OpNot:
		return "not " + kids[0]
	case engine.OpAnd, engine.OpOr:
		return "(" + strings.Join(kids, " "+string(c.Op)+" ") + ")"
	}
	return fmt.Sprintf("%s %s %d", sayTerm(c.Term), c.Op, c.Value)
}

func TestConditionsBecomeTheEnginesTree(t *testing.T) {
	for _, tt := range []struct{ text, party, want string }{
		{"trust < 5", "patient", "trust < 5"},
		{"5 > trust", "patient", "trust < 5"},
		{"trust >= -1", "patient", "trust >= -1"},
		{`told("pregnant")`, "patient", `told("pregnant") != 0`},
		{`not told("pregnant")`, "patient", `not told("pregnant") != 0`},
		{`asked("greet")`, "patient", `asked("greet") != 0`},
		{`said("opening") == 0`, "patient", `said("opening") == 0`},
		{`trust < 5 and told("pregnant") and flag("walked")`, "patient", `(trust < 5 and told("pregnant") != 0 and flag("walked") != 0)`},
		{`trust < 5 or patience > 1 and silences == 2`, "patient", `(trust < 5 or (patience > 1 and silences == 2))`},
		{`(trust < 5 or patience > 1) and not (silences == 2)`, "patient", `((trust < 5 or patience > 1) and not silences == 2)`},
		{`2 < trust and trust < 5`, "patient", "(trust > 2 and trust < 5)"},
		{`decided("doctor", "come-in")`, "patient", `decided("doctor", "come-in") != 0`},
		{`vital("temp") >= 385`, "patient", `vital("temp") >= 385`},
		{`finished("attendance") and within <= 90`, "", `(finished("attendance") != 0 and within <= 90)`},
		{"trust\n  < 5", "patient", "trust < 5"},
	} {
		t.Run(tt.text, func(t *testing.T) {
			c, found := lowered(tt.text, tt.party)
			if len(found) > 0 {
				t.Fatal(found)
			}
			if got := say(c); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestWrongConditionsPointAtTheWord(t *testing.T) {
	for _, tt := range []struct {
		text, party string
		col         int
		code        diag.Code
	}{
		{`trust <`, "patient", 7, diag.ConditionSyntax},
		{`trust < 5 and told("pregnent")`, "patient", 20, diag.UnknownFact},
		{`told("æøå") and told("nope")`, "patient", 6, diag.UnknownFact},
		{`trust < 5 and tolld("pregnant")`, "patient", 15, diag.ConditionTerm},
		{`asked("greet") > 1 and trust`, "patient", 24, diag.ConditionType},
		{`told(pregnant)`, "patient", 6, diag.ConditionTerm},
		{`told("pregnant") == true`, "patient", 1, diag.ConditionType},
		{`trust == "5"`, "patient", 10, diag.ConditionType},
		{`trust < 5.5`, "patient", 9, diag.ConditionType},
		{`trust + 1 < 5`, "patient", 1, diag.ConditionType},
		{`true`, "patient", 1, diag.ConditionType},
		{`within > 5`, "patient", 1, diag.ConditionTerm},
		{`heard("pregnant")`, "", 1, diag.ConditionTerm},
		{`let x = 1; trust > x`, "patient", 5, diag.ConditionSyntax},
		{`any([1], # > 0)`, "patient", 1, diag.ConditionTerm},
		{`decided("doctor", "wait")`, "patient", 19, diag.UnknownDecision},
		{`trust ? 1 : 2`, "patient", 1, diag.ConditionSyntax},
		{`a.b.c`, "patient", 1, diag.ConditionSyntax},
	} {
		t.Run(tt.text, func(t *testing.T) {
			_, found := lowered(tt.text, tt.party)
			if len(found) == 0 {
				t.Fatal("no finding")
			}
			if d := found[0]; d.Code != tt.code || d.Col != tt.col {
				t.Errorf("got column %d %s, want column %d [%s]", d.Col, d, tt.col, tt.code)
			}
		})
	}
}

func TestColumnsInsideYAMLText(t *testing.T) {
	for _, tt := range []struct {
		name, yaml string
		line, col  int
	}{
		{"plain", `when: trust < 5 and nope`, 1, 21},
		{"double quotes with escapes", `when: "told(\"pregnant\") and nope"`, 1, 31},
		{"single quotes", `when: 'trust < 5 and nope'`, 1, 22},
		{"folded block", "when: >\n  trust < 5\n  and nope", 3, 7},
		{"literal block", "when: |\n  trust < 5\n\n  and nope\n", 4, 7},
		{"plain over two lines", "when: trust < 5\n  and nope", 2, 7},
		{"after letters of two bytes", `{ø: "æ", when: trust < 5 and nope}`, 1, 30},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var diags diag.List
			root := parseYAML(&source{name: "c", data: []byte(tt.yaml)}, &diags)
			if root == nil {
				t.Fatal(diags)
			}
			for _, p := range root.pairs {
				if p.key == "when" {
					lower(&diags, p.val, &testNames, ofReply, "patient")
				}
			}
			if len(diags) != 1 || diags[0].Line != tt.line || diags[0].Col != tt.col {
				t.Errorf("got %v, want one finding at %d:%d", diags, tt.line, tt.col)
			}
		})
	}
}

func FuzzCondition(f *testing.F) {
	for _, seed := range []string{"", "trust < 5", `not told("pregnant") or asked("greet") > 1`, `decided("doctor", "come-in")`, "((((", "1 < 2 < 3",
		"a?.b", "x | y", `"\u0000"`, "not not not", "let a = 1; a", "[1,2] == {a: 1}", "-trust", "5 == 5", "#", "::f()", "trust in [1]", "a ?? b"} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, outcome bool) {
		party := "patient"
		if outcome {
			party = ""
		}
		c, found := lowered(text, party)
		for _, d := range found {
			if d.Line < 1 || d.Col < 1 {
				t.Errorf("%q: no position: %s", text, d)
			}
		}
		if !found.HasErrors() {
			satisfiable(c, widest(""))
			covers([]engine.Cond{c}, widest(""))
		}
	})
}
