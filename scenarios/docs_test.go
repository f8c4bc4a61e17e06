package scenarios_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"simlab/scenarios/diag"
)

func TestEveryCodeIsDocumented(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "docs", "scenario-format.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range diag.Registry() {
		if line := fmt.Sprintf("| `%s` | %s | %s |\n", e.Code, e.Severity, e.Meaning); !strings.Contains(string(b), line) {
			t.Errorf("docs/scenario-format.md lacks\n%s", line)
		}
	}
}

func TestEveryExampleBelongsToACode(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "err", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		code := strings.TrimSuffix(filepath.Base(f), ".txt")
		if _, ok := diag.Lookup(diag.Code(code)); !ok {
			t.Errorf("%s: no code is called %s", f, code)
		}
	}
}
