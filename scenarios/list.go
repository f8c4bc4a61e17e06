package scenarios

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

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
	Also     []engine.Station // others that may play it
	Playable bool
}

// List reads what a library offers, in order of id, without compiling: only
// the tops of scenario.yaml and of the contacts of each folder are read. A scenario whose files
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
	return readListing(src, diags)
}

// readListing reads the top of scenario.yaml and of its contacts.
func readListing(src Source, diags *diag.List) (Listing, bool) {
	var found diag.List
	defer func() { *diags = append(*diags, found...) }()
	root := parsePart(src, "scenario.yaml", &found, "format", "id", "title", "review", "warning", "contacts")
	if root == nil {
		return Listing{}, false
	}
	o := asObject(&found, root, "a scenario", "format", "id", "title", "review", "warning", "contacts")
	declareFormat(o)
	l := Listing{ID: o.id("id").val, Title: o.both("title"), Warning: o.both("warning")}
	l.Review = declareReview(asObject(&found, o.need("review"), "a review", "status", "note", "by", "on"))
	for _, f := range o.needTexts("contacts") {
		if !fs.ValidPath(f.val) {
			report(&found, f.at, diag.BadValue, "%q is no name of a file in the scenario's folder", shorten(f.val))
			continue
		}
		root := parsePart(src, f.val, &found, "id", "at", "line", "station", "also", "playable", "neutral")
		if root == nil {
			continue
		}
		c := asObject(&found, root, "a contact", "id", "at", "line", "station", "also", "playable", "neutral")
		k := ListedContact{ID: c.id("id").val, At: c.clock("at"), Line: c.text("line").val, Neutral: c.both("neutral"),
			Station: engine.Station(c.choice("station", diag.UnknownValue, stations()...).val), Playable: c.boolean("playable", false)}
		for _, n := range c.texts("also") {
			k.Also = append(k.Also, engine.Station(c.among("also", n, diag.UnknownValue, stations()).val))
		}
		l.Contacts = append(l.Contacts, k)
	}
	return l, !found.HasErrors()
}

// parsePart parses what stands under some keys at the top of a file. Parsing takes
// most of the time, so the rest is left blank, which keeps the positions.
func parsePart(src Source, file string, diags *diag.List, keys ...string) *node {
	s := &source{name: path.Join(src.ScenarioName, file)}
	data, err := readBounded(src.Scenario, file, maxFile)
	if err != nil {
		diags.Add(s.name, 0, 0, diag.FileUnread, "the file cannot be read: %v", reason(err))
		return nil
	}
	lines := strings.Split(string(data), "\n")
	keep := true
	for i, line := range lines {
		if line != "" && !strings.ContainsAny(line[:1], " -#\t\r") {
			key, _, _ := strings.Cut(line, ":")
			keep = slices.Contains(keys, key)
		}
		if !keep || strings.HasPrefix(line, "#") {
			lines[i] = ""
		}
	}
	s.data = []byte(strings.Join(lines, "\n"))
	return parseYAML(s, diags)
}
