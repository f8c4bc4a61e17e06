package scenarios_test

import (
	"testing"

	"simlab/scenarios"
)

func TestSearchFindsThePatientAsClerksSearch(t *testing.T) {
	c := &scenarios.Content{People: []scenarios.Person{{ID: "patient", Name: "Kari Anne Øvrebø", Born: "1998-03-14", IDNumber: "14839812345", Phone: "00 12 34 56"}}}
	for _, x := range []struct {
		by, query string
		want      bool
	}{
		{"person", "kari øvrebø", true},
		{"person", "Øvrebø, Kari Anne", true},
		{"person", "Kari", false},
		{"person", "Kari Hansen", false},
		{"person", "14.03.1998", true},
		{"person", "140398", true},
		{"person", "148398 12345", true},
		{"person", "140399", false},
		{"person", "", false},
		{"number", "00123456", true},
		{"number", "+47 00 12 34 56", true},
		{"number", "123456", false},
	} {
		if got := c.Finds(x.by, x.query); got != x.want {
			t.Errorf("by %s %q: found %v, want %v", x.by, x.query, got, x.want)
		}
	}
	if !c.Finds("person", c.Self("person")) || !c.Finds("number", c.Self("number")) {
		t.Error("the register's own proposal does not find her")
	}
}
