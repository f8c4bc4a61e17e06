package scenarios

import (
	"errors"
	"io/fs"
	"path"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// Listing is what is offered of a scenario before one of its contacts is chosen.
// It holds nothing that would give the case away to a trainee but for the title,
// which views keep from them.
type Listing struct {
	ID       string
	Title    Text // for debrief and instructors only
	Review   Review
	Warning  Text
	Contacts []ListedContact // in story order
}

// ListedContact is a contact as offered.
type ListedContact struct {
	ID       string
	At       engine.Millis
	Line     string
	Neutral  Text
	Station  engine.Station
	Playable bool
}

// List reads what a library offers, in order of id, without compiling: only
// scenario.yaml and the contacts of each folder are read. A scenario whose files
// cannot be read is left out and its findings are returned; they are not all that
// [Compile] would find.
func List(library fs.FS) ([]Listing, diag.List) {
	entries, err := fs.ReadDir(library, ".")
	var diags diag.List
	if err != nil {
		diags.Add(".", 0, 0, diag.FileUnread, "the library cannot be read: %v", reason(err))
		return nil, diags
	}
	var out []Listing
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		l, ok := list(library, e.Name(), &diags)
		if ok {
			out = append(out, l)
		}
	}
	diags.Sort()
	return out, diags
}

// list reads one folder. It reports false when it is no scenario or a broken one.
func list(library fs.FS, id string, diags *diag.List) (Listing, bool) {
	if _, err := fs.Stat(library, path.Join(id, "scenario.yaml")); errors.Is(err, fs.ErrNotExist) {
		return Listing{}, false
	}
	src, err := Shipped(library, id)
	if err != nil {
		diags.Add(id, 0, 0, diag.FileUnread, "%v", reason(err))
		return Listing{}, false
	}
	c := &compiler{src: src, files: map[string][]byte{}}
	defer func() { *diags = append(*diags, c.diags...) }()
	root := c.yaml(src.Scenario, "scenario", "scenario.yaml", place{})
	if root == nil {
		return Listing{}, false
	}
	var files scenarioFiles
	c.s, files = declareScenario(&c.diags, root)
	for _, f := range files.contacts {
		if !fs.ValidPath(f.val) {
			continue
		}
		if n := c.yaml(src.Scenario, "scenario", f.val, f.at); n != nil {
			c.s.declareContact(&c.diags, n)
		}
	}
	if c.diags.HasErrors() {
		return Listing{}, false
	}
	l := Listing{ID: c.s.id.val, Title: c.s.title, Review: c.s.review, Warning: c.s.warning}
	for _, d := range c.s.contacts {
		l.Contacts = append(l.Contacts, ListedContact{ID: d.id.val, At: d.contact.At, Line: d.contact.Line, Neutral: d.neutral,
			Station: d.contact.Station, Playable: d.contact.Playable})
	}
	return l, true
}
