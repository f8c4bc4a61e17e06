package scenarios

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"simlab/engine/intent"
	"simlab/scenarios/diag"
)

// Source says where the files of a scenario are.
type Source struct {
	Library  fs.FS // phrases/, cards/, rubrics/, worsening.yaml
	Scenario fs.FS // the scenario's own folder

	// What stands before the names of files in findings.
	LibraryName, ScenarioName string

	// Sound tells whether a file of the media folder exists. Nil: not checked, as for
	// an archive, which holds no sounds.
	Sound func(file string) bool

	// ID is the name of the folder, which the scenario's id must equal. Empty: not checked.
	ID string
}

// Shipped returns the source of a scenario that stands in the library's own folder.
func Shipped(library fs.FS, id string) (Source, error) {
	own, err := fs.Sub(library, id)
	if err != nil {
		return Source{}, err
	}
	return Source{Library: library, Scenario: own, LibraryName: "library", ScenarioName: path.Join("library", id), Sound: soundsIn(own), ID: id}, nil
}

// soundsIn returns a probe for the sounds of a scenario's folder.
func soundsIn(scenario fs.FS) func(string) bool {
	return func(file string) bool {
		info, err := fs.Stat(scenario, path.Join("media", file))
		return err == nil && info.Mode().IsRegular()
	}
}

// Compile reads a scenario and the library it leans on. The list holds every
// finding, sorted. The bundle is nil exactly when the list holds an error.
func Compile(src Source) (*Bundle, diag.List) {
	c := &compiler{src: src, files: map[string][]byte{}}
	b := c.run()
	c.diags.Sort()
	if c.diags.HasErrors() {
		return nil, c.diags
	}
	return b, c.diags
}

// compiler is one compilation.
type compiler struct {
	src   Source
	diags diag.List
	files map[string][]byte
	s     *scenario
}

func (c *compiler) run() *Bundle {
	root := c.yaml(c.src.Scenario, "scenario", "scenario.yaml", place{})
	if root == nil {
		return nil
	}
	var files scenarioFiles
	c.s, files = declareScenario(&c.diags, root)
	c.s.broken = map[diag.Code]bool{}
	c.checkID()
	c.readOwn(files)
	c.readLibrary(files)
	r := newResolver(&c.diags, c.s)
	r.run()
	if c.diags.HasErrors() {
		return nil
	}
	return c.build()
}

func (c *compiler) checkID() {
	if id := c.s.id; id.val != "" && c.src.ID != "" && id.val != c.src.ID {
		report(&c.diags, id.at, diag.BadID, "the id is %q but the folder is called %q: they must be the same", id.val, c.src.ID)
	}
}

// readOwn reads the files that scenario.yaml lists.
func (c *compiler) readOwn(files scenarioFiles) {
	seen := map[string]bool{}
	read := func(n name, use func(*node), holds ...diag.Code) {
		if n.val == "" {
			return
		}
		if !fs.ValidPath(n.val) || path.Ext(n.val) != ".yaml" {
			report(&c.diags, n.at, diag.BadValue, "%q is no name of a YAML file in the scenario's folder", shorten(n.val))
			return
		}
		if seen[n.val] {
			report(&c.diags, n.at, diag.DuplicateID, "the file %q is listed twice", n.val)
			return
		}
		seen[n.val] = true
		c.use(c.yaml(c.src.Scenario, "scenario", n.val, n.at), use, holds)
	}
	read(files.facts, func(n *node) { c.s.declareFacts(&c.diags, n) }, ofFacts...)
	for _, f := range files.contacts {
		read(f, func(n *node) { c.s.declareContact(&c.diags, n) }, ofContacts...)
	}
	for _, f := range files.parties {
		var party *partyDecl
		read(f, func(n *node) { d := declareParty(&c.diags, n); party = &d }, ofParties...)
		if party == nil {
			continue
		}
		var own []replyDecl
		for _, m := range party.more {
			read(m, func(n *node) { own = append(own, declareMore(&c.diags, n)...) }, ofParties...)
		}
		party.replies = append(own, party.replies...)
		c.s.parties = append(c.s.parties, *party)
	}
	for _, f := range files.own {
		read(f, func(n *node) { c.s.declareIntents(&c.diags, n, true, intent.Caller) }, ofIntents...)
	}
	for _, f := range files.rub {
		read(f, func(n *node) { c.s.declareRubric(&c.diags, n) })
	}
	if data, err := readBounded(c.src.Scenario, manifestFile, maxManifest); err == nil {
		c.files["scenario/"+manifestFile] = data
		c.s.manifest = readManifest(&source{name: path.Join(c.src.ScenarioName, manifestFile), data: data}, &c.diags)
	} else if !errors.Is(err, fs.ErrNotExist) {
		c.diags.Add(path.Join(c.src.ScenarioName, manifestFile), 0, 0, diag.FileUnread, "%v", reason(err))
	}
}

// readLibrary reads what scenarios share.
func (c *compiler) readLibrary(files scenarioFiles) {
	each := func(pattern string, use func(string, *node), holds ...diag.Code) int {
		names, _ := fs.Glob(c.src.Library, pattern) // the patterns are ours and well formed
		for _, n := range names {
			c.use(c.yaml(c.src.Library, "library", n, place{}), func(root *node) { use(n, root) }, holds)
		}
		return len(names)
	}
	n := each("phrases/*.yaml", func(file string, n *node) {
		audience := intent.Caller
		if path.Base(file) == "professional.yaml" {
			audience = intent.Professional
		}
		c.s.declareIntents(&c.diags, n, false, audience)
	}, ofIntents...)
	if n == 0 {
		c.diags.Add(path.Join(c.src.LibraryName, "phrases"), 0, 0, diag.FileMissing, "the library has no phrases: no intent can be understood")
	}
	each("cards/*.yaml", func(_ string, n *node) { c.s.declareCard(&c.diags, n) }, ofCards...)
	each("rubrics/*.yaml", func(_ string, n *node) { c.s.declareRubric(&c.diags, n) })
	c.use(c.yaml(c.src.Library, "library", "worsening.yaml", place{}), func(n *node) { c.s.declareAdvice(&c.diags, n) }, ofAdvice)
}

// What cannot be judged when a file of a kind is missing or broken.
var (
	ofFacts    = []diag.Code{diag.UnknownFact, diag.UnknownToParty, diag.ImpossibleItem}
	ofContacts = []diag.Code{diag.UnknownContact, diag.ImpossibleContact, diag.ImpossibleItem}
	ofParties  = []diag.Code{diag.UnknownParty, diag.UnknownReply, diag.UnknownFlag, diag.UnknownDecision, diag.ImpossibleItem}
	ofIntents  = []diag.Code{diag.UnknownIntent}
	ofCards    = []diag.Code{diag.UnknownCard, diag.UnknownCriterion, diag.ImpossibleItem}
	ofAdvice   = []diag.Code{diag.UnknownWorsening}
)

// use declares what a file holds, or notes what its absence leaves unknown.
func (c *compiler) use(root *node, declare func(*node), holds []diag.Code) {
	if root != nil {
		declare(root)
		return
	}
	for _, code := range holds {
		c.s.broken[code] = true
	}
}

// yaml reads one file. at is where it is named, for the message when it is missing.
func (c *compiler) yaml(fsys fs.FS, top, file string, at place) *node {
	prefix := c.src.ScenarioName
	if top == "library" {
		prefix = c.src.LibraryName
	}
	src := &source{name: path.Join(prefix, file)}
	data, err := readBounded(fsys, file, maxFile)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist) && at.src != nil:
		report(&c.diags, at, diag.FileMissing, "the file %q does not exist", file)
		return nil
	case errors.Is(err, fs.ErrNotExist):
		c.diags.Add(src.name, 0, 0, diag.FileMissing, "the file does not exist")
		return nil
	default:
		c.diags.Add(src.name, 0, 0, diag.FileUnread, "the file cannot be read: %v", reason(err))
		return nil
	}
	if len(data) <= maxFile {
		c.files[top+"/"+file] = slices.Clone(data)
	}
	src.data = data
	return parseYAML(src, &c.diags)
}

// reason returns why a file could not be read, without its path, which stands
// before the message already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return strings.TrimSpace(err.Error())
}

// readBounded reads a file, but no more than shows that it is too large.
func readBounded(fsys fs.FS, file string, most int64) ([]byte, error) {
	if m, ok := fsys.(memoryFS); ok {
		return m.ReadFile(file)
	}
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	return io.ReadAll(io.LimitReader(f, most+1))
}
