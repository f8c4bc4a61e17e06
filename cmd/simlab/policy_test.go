package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy says which packages of ours a package may import, and whose imports it
// must never hold. It is a statement of policy: change it in ARCHITECTURE.md first.
var policy = map[string]struct {
	ours  []string
	never []string
}{
	"engine":              {nil, []string{"time", "os", "net", "net/http", "sync", "sync/atomic", "math/rand", "math/rand/v2", "math", "context", "gorm.io", "github.com", "io"}},
	"engine/intent":       {[]string{"engine"}, []string{"time", "os", "net", "net/http", "math", "math/rand", "gorm.io", "github.com/goccy"}},
	"engine/runner":       {[]string{"engine", "engine/intent"}, []string{"gorm.io", "net/http", "github.com/gorilla"}},
	"engine/store":        {[]string{"engine"}, []string{"net/http"}},
	"scenarios/diag":      {nil, nil},
	"scenarios/library":   {nil, nil},
	"scenarios":           {[]string{"engine", "engine/intent", "scoring", "scenarios/diag", "scenarios/library"}, []string{"gorm.io", "net/http"}},
	"scenarios/rehearsal": {[]string{"engine", "engine/intent", "scoring", "scenarios"}, []string{"gorm.io", "net/http", "time"}},
	"scoring":             {[]string{"engine"}, []string{"time", "os", "net", "math/rand", "math/rand/v2"}},
	"media":               {[]string{"engine"}, []string{"github.com/gopxl/beep/v2/speaker"}},
	"media/speech":        {[]string{"engine", "media"}, []string{"github.com/gopxl/beep/v2/speaker"}},
	"web/wire":            {[]string{"engine", "scoring"}, []string{"github.com/gorilla", "github.com/a-h/templ"}},
	"web/live":            {[]string{"engine", "web/wire"}, nil},
	"web/ui":              {nil, []string{"net/http"}},
	"web/app/build":       {nil, nil},
	"web":                 {[]string{"engine", "engine/intent", "scenarios", "scenarios/library", "scoring", "media", "web/ui", "web/wire", "web/live"}, []string{"gorm.io"}},
	"cmd/simlab":          {[]string{"*"}, []string{"gorm.io", "github.com/gorilla"}},
}

// only names who alone may import a package.
var only = map[string]string{
	"gorm.io":                      "engine/store",
	"github.com/glebarez/sqlite":   "engine/store",
	"github.com/gorilla/websocket": "web/live",
	"github.com/goccy/go-yaml":     "scenarios",
	"github.com/expr-lang/expr":    "scenarios",
	"github.com/gopxl/beep/v2":     "media",
	"github.com/pion":              "web/voice",
	"github.com/evanw/esbuild":     "web/app/build",
}

func TestImportPolicy(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); n != ".." && (strings.HasPrefix(n, ".") || n == "testdata" || n == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = true
		rule, ok := policy[pkg]
		if !ok {
			t.Errorf("%s: no import policy for package %s", path, pkg)
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if ours, ok := strings.CutPrefix(imp, "simlab/"); ok {
				if !slices.Contains(rule.ours, ours) && !slices.Contains(rule.ours, "*") {
					t.Errorf("%s imports %s, which %s may not", path, imp, pkg)
				}
				continue
			}
			for _, n := range rule.never {
				if within(imp, n) {
					t.Errorf("%s imports %s, which %s must never", path, imp, pkg)
				}
			}
			for lib, owner := range only {
				if within(imp, lib) && !within(pkg, owner) {
					t.Errorf("%s imports %s, which only %s may", path, imp, owner)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 5 {
		t.Fatalf("walked %d packages: the walk is broken", len(seen))
	}
	for pkg := range policy {
		if !seen[pkg] {
			t.Errorf("policy for %s, which does not exist", pkg)
		}
	}
}

// within reports whether an import path is lib or below it. A lib without a dot
// is of the standard library and matches itself alone.
func within(path, lib string) bool {
	return path == lib || strings.Contains(lib, ".") && strings.HasPrefix(path, lib+"/") || lib == "github.com" && strings.HasPrefix(path, "github.com/") ||
		!strings.Contains(lib, ".") && strings.Contains(lib, "/") && strings.HasPrefix(path, lib+"/")
}

// The engine holds no floating point: fused multiply-add gives other bits on
// other machines.
func TestEngineHasNoFloat(t *testing.T) {
	for _, dir := range []string{"engine", "engine/intent", "scoring"} {
		files, err := filepath.Glob(filepath.Join("..", "..", dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range []string{"float64", "float32"} {
				for i, line := range strings.Split(string(src), "\n") {
					code, _, _ := strings.Cut(line, "//")
					if strings.Contains(code, word) {
						t.Errorf("%s:%d: %s", name, i+1, word)
					}
				}
			}
		}
	}
}
