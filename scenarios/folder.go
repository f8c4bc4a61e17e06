package scenarios

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Folders returns the scenario folders at a path: the path itself when it holds
// scenario.yaml, otherwise the folders in it that do, in order of name.
func Folders(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("find scenarios: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("find scenarios: %s is a file: name the scenario's folder", path)
	}
	if holdsScenario(path) {
		return []string{filepath.Clean(path)}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fmt.Errorf("find scenarios: %w", err)
	}
	var out []string
	for _, e := range entries {
		if dir := filepath.Join(path, e.Name()); holdsScenario(dir) {
			out = append(out, dir)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("find scenarios: neither %s nor a folder in it holds scenario.yaml", path)
	}
	return out, nil
}

func holdsScenario(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "scenario.yaml"))
	return err == nil && !info.IsDir()
}

// Folder returns the source of a scenario's folder. Its library is the folder
// around it when that holds phrases/, otherwise the shipped one.
func Folder(dir string, shipped fs.FS) (Source, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return Source{}, fmt.Errorf("find scenario: %w", err)
	}
	src := Source{Library: shipped, Scenario: os.DirFS(dir), LibraryName: "library", ScenarioName: filepath.ToSlash(filepath.Clean(dir)), ID: filepath.Base(abs)}
	src.Sound = soundsIn(src.Scenario)
	around := filepath.Join(dir, "..")
	info, err := os.Stat(filepath.Join(around, "phrases"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Source{}, fmt.Errorf("find library: %w", err)
	}
	if err == nil && info.IsDir() {
		src.Library, src.LibraryName = os.DirFS(around), filepath.ToSlash(filepath.Clean(around))
	}
	return src, nil
}
