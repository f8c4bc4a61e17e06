package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"simlab/engine"
	"simlab/engine/intent"
	"simlab/scenarios/diag"
	"simlab/scoring"
)

// Bundle is a compiled scenario. It is immutable and may be shared.
type Bundle struct {
	Program *engine.Program // linked
	Content *Content
	Rubrics []scoring.Rubric // in the order of their ids

	// Files holds every file that the bundle was made from, by its name in the
	// archive: library/… and scenario/…. Sounds are not among them.
	Files  map[string][]byte
	Digest string // hex SHA-256 of the archive

	archive []byte
	sheets  map[string]engine.Sheet
	words   words

	mu       sync.Mutex
	matchers map[string]intent.Matcher // by contact
}

// words are what matchers are made of.
type words struct {
	phrasings []scopedPhrasing
	facts     []intent.FactPattern
	advice    intent.AdvicePatterns
}

// scopedPhrasing is a phrasing that can be meant in some contacts; none: in all.
type scopedPhrasing struct {
	intent.Phrasing
	contacts []string
}

// Matcher returns what understands words in a contact: the phrasings that can be
// meant in it, and the facts that somebody can tell in it. It is made when first
// wanted, in some 50 ms, and then shared.
func (b *Bundle) Matcher(contact string) intent.Matcher {
	b.mu.Lock()
	defer b.mu.Unlock()
	if m := b.matchers[contact]; m != nil {
		return m
	}
	var phrasings []intent.Phrasing
	for _, p := range b.words.phrasings {
		if len(p.contacts) == 0 || slices.Contains(p.contacts, contact) {
			phrasings = append(phrasings, p.Phrasing)
		}
	}
	var facts []intent.FactPattern
	sheet := b.sheets[contact]
	for _, f := range b.words.facts {
		if sheet.Available(f.Fact) {
			facts = append(facts, f)
		}
	}
	m := intent.Calling(intent.New(phrasings, facts, b.words.advice), b.firstNames())
	if b.matchers == nil {
		b.matchers = map[string]intent.Matcher{}
	}
	b.matchers[contact] = m
	return m
}

// firstNames returns the first names of the people of the story.
func (b *Bundle) firstNames() []string {
	var out []string
	for _, p := range b.Content.People {
		if first, _, _ := strings.Cut(p.Name, " "); first != "" && !slices.Contains(out, first) {
			out = append(out, first)
		}
	}
	return out
}

// Sheet returns what a contact is judged against. A contact that the scenario
// does not have, or without an expectation, gives the zero sheet.
func (b *Bundle) Sheet(contact string) engine.Sheet { return b.sheets[contact] }

// Archive returns the bundle's files as one text, the same for the same files.
// The caller must not change it.
func (b *Bundle) Archive() []byte { return b.archive }

// archiveFormat is the format number of an archive.
const archiveFormat = 1

type archive struct {
	Format int           `json:"format"`
	ID     string        `json:"id"`
	Files  []archiveFile `json:"files"`
}

type archiveFile struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// encodeArchive writes files in the order of their names. Every file is UTF-8:
// others have been refused.
func encodeArchive(id string, files map[string][]byte) ([]byte, error) {
	a := archive{Format: archiveFormat, ID: id}
	for name, data := range files {
		a.Files = append(a.Files, archiveFile{name, string(data)})
	}
	slices.SortFunc(a.Files, func(x, y archiveFile) int { return strings.Compare(x.Name, y.Name) })
	b, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("encode archive: %w", err)
	}
	return b, nil
}

func digestOf(archive []byte) string {
	sum := sha256.Sum256(archive)
	return hex.EncodeToString(sum[:])
}

// CompileArchive compiles what [Bundle.Archive] returned. The error is for bytes
// that are no archive; findings in the files themselves are in the list, and then
// the bundle is nil.
func CompileArchive(b []byte) (*Bundle, diag.List, error) {
	var a archive
	if err := json.Unmarshal(b, &a); err != nil {
		return nil, nil, fmt.Errorf("read scenario archive: %w", err)
	}
	if a.Format != archiveFormat {
		return nil, nil, fmt.Errorf("read scenario archive: format %d, known is %d", a.Format, archiveFormat)
	}
	lib, own := memoryFS{}, memoryFS{}
	for _, f := range a.Files {
		top, rest, _ := strings.Cut(f.Name, "/")
		if !fs.ValidPath(f.Name) || rest == "" {
			return nil, nil, fmt.Errorf("read scenario archive: no file can have the name %q", f.Name)
		}
		switch top {
		case "library":
			lib[rest] = []byte(f.Text)
		case "scenario":
			own[rest] = []byte(f.Text)
		default:
			return nil, nil, fmt.Errorf("read scenario archive: the file %q belongs neither to the library nor to the scenario", f.Name)
		}
	}
	bundle, list := Compile(Source{Library: lib, Scenario: own, LibraryName: "library", ScenarioName: "scenario", ID: a.ID})
	return bundle, list, nil
}

// memoryFS holds the files of an archive. It has what compiling asks for: reading
// a file, and the files of one folder by their pattern.
type memoryFS map[string][]byte

// Open is not used by compiling.
func (m memoryFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadFile returns the content of a file.
func (m memoryFS) ReadFile(name string) ([]byte, error) {
	b, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(b), nil
}

// Glob returns the names that match, in order.
func (m memoryFS) Glob(pattern string) ([]string, error) {
	var out []string
	for name := range m {
		ok, err := path.Match(pattern, name)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}
