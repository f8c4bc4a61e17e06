package scenarios_test

import (
	"bytes"
	"strings"
	"testing"

	"simlab/scenarios"
	"simlab/scenarios/diag"
)

func TestFilesOfOtherEditorsAreRead(t *testing.T) {
	for name, change := range map[string]func(string) string{
		"windows line ends": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"byte order mark":   func(s string) string { return "\ufeff" + s },
		"no last line end":  func(s string) string { return strings.TrimRight(s, "\n") },
		"document marker":   func(s string) string { return "---\n" + s },
	} {
		t.Run(name, func(t *testing.T) {
			files := okFiles(t)
			for f, text := range files {
				if strings.HasSuffix(f, ".yaml") {
					files[f] = change(text)
				}
			}
			_, found := scenarios.Compile(sourceOf(t, files))
			for _, d := range found {
				t.Error(d)
			}
		})
	}
}

func TestFindingsAreTheSameEveryTime(t *testing.T) {
	files := okFiles(t)
	for f, text := range files {
		files[f] = strings.ReplaceAll(strings.ReplaceAll(text, "en: ", "en: \"\" #"), "breathing", "brething")
	}
	var first string
	for range 5 {
		_, found := scenarios.Compile(sourceOf(t, files))
		var out bytes.Buffer
		if err := diag.Text(&out, found, nil); err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = out.String()
		}
		if out.String() != first || first == "" {
			t.Fatalf("got\n%swant\n%s", out.String(), first)
		}
	}
}

func TestUnknownNamesSuggestTheNearest(t *testing.T) {
	for _, tt := range []struct{ put, want string }{
		{"breathing.shrt", `did you mean "breathing.short"?`},
		{"contact.lvss", `did you mean "contact.lvs"?`},
		{"fever", "known are breathing.short, contact.lvs"},
	} {
		files := okFiles(t)
		files["kort/contacts/k2.yaml"] = strings.Replace(files["kort/contacts/k2.yaml"], "handover: [breathing.short]", "handover: ["+tt.put+"]", 1)
		_, found := scenarios.Compile(sourceOf(t, files))
		if len(found) != 1 || !strings.Contains(found[0].Message, tt.want) {
			t.Errorf("%s: got %v, want %s", tt.put, found, tt.want)
		}
	}
}

func TestLastCharacterOfAFileIsRead(t *testing.T) {
	files := okFiles(t)
	files["kort/facts.yaml"] = strings.TrimRight(files["kort/facts.yaml"], "\n") + "'"
	_, found := scenarios.Compile(sourceOf(t, files))
	if len(found) != 1 || found[0].Code != diag.UnknownSource || !strings.Contains(found[0].Message, `"invented'"`) {
		t.Errorf("got %v, want the source that ends in a quotation mark", found)
	}
}
