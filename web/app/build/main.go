// Command build bundles the browser code into web/static/app.js. With -check it
// writes nothing and fails when the bundle differs from what the sources give.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	check := flag.Bool("check", false, "compare instead of writing")
	root := flag.String("root", ".", "folder of go.mod")
	flag.Parse()
	if err := run(*root, *check); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(root string, check bool) error {
	bundle, err := build(filepath.Join(root, "web", "app", "main.ts"))
	if err != nil {
		return err
	}
	target := filepath.Join(root, "web", "static", "app.js")
	if !check {
		return os.WriteFile(target, bundle, 0o644)
	}
	have, err := os.ReadFile(target)
	if err != nil {
		return fmt.Errorf("read bundle: %w", err)
	}
	if !bytes.Equal(have, bundle) {
		return fmt.Errorf("%s is stale: run go run ./web/app/build", target)
	}
	return nil
}

// build returns the bundle. It holds no paths and no time, so that the same
// sources always give the same bytes.
func build(entry string) ([]byte, error) {
	entry, err := filepath.Abs(entry)
	if err != nil {
		return nil, fmt.Errorf("find sources: %w", err)
	}
	r := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		AbsWorkingDir:     filepath.Dir(entry),
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		LegalComments:     api.LegalCommentsNone,
		Banner:            map[string]string{"js": "// Made by go run ./web/app/build from web/app. Contains idiomorph (0BSD)."},
	})
	if len(r.Errors) > 0 {
		e := r.Errors[0]
		if e.Location != nil {
			return nil, fmt.Errorf("%s:%d:%d: %s", e.Location.File, e.Location.Line, e.Location.Column, e.Text)
		}
		return nil, fmt.Errorf("bundle: %s", e.Text)
	}
	return r.OutputFiles[0].Contents, nil
}
