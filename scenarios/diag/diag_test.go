package diag_test

import (
	"bytes"
	"strings"
	"testing"

	"simlab/scenarios/diag"
)

func TestFindingsAreSortedAndNotRepeated(t *testing.T) {
	var l diag.List
	l.Add("b.yaml", 1, 1, diag.UnknownKey, "later file")
	l.Add("a.yaml", 10, 2, diag.UnknownKey, "tenth line")
	l.Add("a.yaml", 9, 30, diag.WrongType, "ninth line")
	l.Add("a.yaml", 9, 4, diag.WrongType, "earlier column")
	l.Add("a.yaml", 9, 4, diag.WrongType, "earlier column")
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, d.Message)
	}
	want := "earlier column, ninth line, tenth line, later file"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

func TestCaretStandsBelowTheCharacter(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		col        int
		want       string
	}{
		{"ascii", "abc: x", 6, "    1 | abc: x\n      |      ^\n"},
		{"norwegian letters", `{ "æøå": x }`, 10, "    1 | { \"æøå\": x }\n      |          ^\n"},
		{"tab before", "a:\tx", 4, "    1 | a:  x\n      |     ^\n"},
		{"after the end", "ab", 3, "    1 | ab\n      |   ^\n"},
		{"windows line", "ab\r", 2, "    1 | ab\n      |  ^\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var l diag.List
			l.Add("f", 1, tt.col, diag.BadValue, "m")
			var out bytes.Buffer
			if err := diag.Text(&out, l, func(string) []byte { return []byte(tt.line) }); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(out.String(), "\n")
			if got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestTextIsTheFormThatEditorsRead(t *testing.T) {
	var l diag.List
	l.Add("k3.yaml", 4, 7, diag.UnknownFact, "unknown fact %q", "x")
	want := `k3.yaml:4:7: error: unknown fact "x" [unknown-fact]`
	if got := l[0].String(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestJSONOfNothingIsAnEmptyList(t *testing.T) {
	var out bytes.Buffer
	if err := diag.JSON(&out, nil); err != nil {
		t.Fatal(err)
	}
	if out.String() != "[]\n" {
		t.Errorf("got %q", out.String())
	}
}

func TestWarningsAloneAreNoError(t *testing.T) {
	var l diag.List
	l.Add("f", 1, 1, diag.MissingAudio, "no sound")
	if l.HasErrors() || l.Err() != nil {
		t.Errorf("a warning was taken for an error: %v", l.Err())
	}
	l.Add("f", 2, 1, diag.UnknownFact, "no fact")
	l.Add("f", 3, 1, diag.UnknownFact, "no fact")
	if err := l.Err(); err == nil || !strings.Contains(err.Error(), "f:2:1") || !strings.Contains(err.Error(), "and 1 other") {
		t.Errorf("got %v", err)
	}
}

func TestEveryCodeIsRegisteredOnce(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, e := range diag.Registry() {
		if seen[e.Code] {
			t.Errorf("%s stands twice", e.Code)
		}
		seen[e.Code] = true
		if e.Meaning == "" || e.Severity == "" {
			t.Errorf("%s lacks a meaning or a severity", e.Code)
		}
	}
}

func TestUnregisteredCodePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an unregistered code was accepted")
		}
	}()
	var l diag.List
	l.Add("f", 1, 1, "no-such-code", "m")
}
