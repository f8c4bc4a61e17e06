package scenarios

import "testing"

import "simlab/engine"

func TestContradictionsAreFound(t *testing.T) {
	for text, want := range map[string]bool{
		"trust > 4 and trust < 6":                                  true,
		"trust > 4 and trust < 5":                                  false,
		"trust > 10":                                               false,
		"trust >= 10":                                              true,
		"trust > 5 and not (trust > 3)":                            false,
		`told("pregnant") and not told("pregnant")`:                false,
		`told("pregnant") and not told("breathing.short")`:         true,
		`asked("greet") == 0`:                                      false, // it answers greet
		`asked("greet") == 1 or asked("greet") > 1`:                true,
		`(trust < 3 or trust > 7) and trust != 9 and trust == 8`:   true,
		`(trust < 3 or trust > 7) and trust == 5 and patience > 1`: false,
	} {
		c, found := lowered(text, "patient")
		if len(found) > 0 {
			t.Fatal(found)
		}
		if got := satisfiable(c, widest("greet")); got != want {
			t.Errorf("%s: can hold is %v, want %v", text, got, want)
		}
	}
}

func TestCoverageIsProven(t *testing.T) {
	for _, tt := range []struct {
		texts []string
		want  bool
	}{
		{[]string{"silences < 3", "silences >= 3"}, true},
		{[]string{"silences < 3", "silences > 3"}, false},
		{[]string{"trust < 5", "trust >= 4"}, true},
		{[]string{`told("pregnant")`, `not told("pregnant")`}, true},
		{[]string{`told("pregnant") and trust < 5`, `not told("pregnant")`}, false},
		{[]string{`told("pregnant") and trust < 5`, `not told("pregnant")`, "trust > 3"}, true},
		{[]string{`asked("greet") == 1`, `asked("greet") > 1`}, true},
	} {
		var conds []engine.Cond
		for _, text := range tt.texts {
			c, found := lowered(text, "patient")
			if len(found) > 0 {
				t.Fatal(found)
			}
			conds = append(conds, c)
		}
		if got := covers(conds, widest("greet")); got != tt.want {
			t.Errorf("%q: always some is %v, want %v", tt.texts, got, tt.want)
		}
	}
}

func TestManyTermsAreNotAccused(t *testing.T) {
	text := "trust == 1"
	for i := range 12 {
		text += " and since_ring != " + string(rune('0'+i%10)) + " and patience > 1 and silences > 1 and waited > 1 and held_for > 1 and since_answer > 1"
	}
	c, found := lowered(text+" and trust == 2", "patient")
	if len(found) > 0 {
		t.Fatal(found)
	}
	if !satisfiable(c, widest("")) {
		t.Error("more combinations than are tried must count as possible")
	}
}
