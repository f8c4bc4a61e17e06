package scenarios

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// manifestFile is where content building writes lengths and words of the sounds.
const manifestFile = "media/manifest.json"

// An estimate of how long a phrase without sound lasts.
const (
	estimatePerWord engine.Millis = 380
	estimateBase    engine.Millis = 200
)

// manifest is the part of the media manifest that compiling needs. Package media
// owns the format; it cannot be imported here.
type manifest struct {
	src   *source
	Clips []manifestClip `json:"clips"`
	byID  map[string]*manifestClip
}

type manifestClip struct {
	ID     string      `json:"id"`
	File   string      `json:"file"`
	Millis int64       `json:"millis"`
	Words  []TimedWord `json:"words"`
	used   bool
}

// TimedWord is a word of a phrase with the time it is heard, in milliseconds from
// the beginning of the sound.
type TimedWord struct {
	Text string `json:"text"`
	From int    `json:"from"`
	To   int    `json:"to"`
}

// maxClip is the longest a phrase may last.
const maxClip = 10 * engine.Minute

func readManifest(src *source, diags *diag.List) *manifest {
	if !checkText(src, diags, maxManifest) {
		return nil
	}
	m := &manifest{src: src, byID: map[string]*manifestClip{}}
	if err := json.Unmarshal(src.data, m); err != nil {
		diags.Add(src.name, 1, 1, diag.JSONSyntax, "the manifest cannot be read: %v", err)
		return nil
	}
	for i := range m.Clips {
		c := &m.Clips[i]
		var wrong string
		switch {
		case c.ID == "" || m.byID[c.ID] != nil:
			wrong = "has no id of its own"
		case c.Millis < 1 || engine.Millis(c.Millis) > maxClip:
			wrong = fmt.Sprintf("lasts %d ms: expected 1 to %d", c.Millis, maxClip)
		case c.File == "" || strings.ContainsAny(c.File, `/\`):
			wrong = fmt.Sprintf("has the file %q: expected a name without folders", c.File)
		}
		if wrong != "" {
			diags.Add(src.name, 1, 1, diag.JSONSyntax, "clip %d, %q, %s", i, c.ID, wrong)
			continue
		}
		m.byID[c.ID] = c
	}
	return m
}

// sound returns what is known of a phrase's sound, and whether there is one.
func (m *manifest) sound(diags *diag.List, id string, say name) (manifestClip, bool) {
	estimate := manifestClip{Millis: int64(estimateBase) + int64(estimatePerWord)*int64(len(strings.Fields(say.val)))}
	if m == nil {
		return estimate, false
	}
	c := m.byID[id]
	if c == nil {
		report(diags, say.at, diag.MissingAudio, "the phrase %q has no sound: its length is estimated", id)
		return estimate, false
	}
	c.used = true
	var heard strings.Builder
	for _, w := range c.Words {
		heard.WriteString(w.Text + " ")
	}
	if letters(heard.String()) != letters(say.val) {
		report(diags, say.at, diag.StaleAudio, "the sound of %q says %q: make the content again", id, shorten(strings.TrimSpace(heard.String())))
	}
	return *c, true
}

// leftOver reports sounds that belong to no phrase.
func (m *manifest) leftOver(diags *diag.List) {
	for _, c := range m.Clips {
		if !c.used && m.byID[c.ID] != nil {
			diags.Add(m.src.name, 1, 1, diag.StaleAudio, "the clip %q belongs to no phrase: make the content again", c.ID)
		}
	}
}

// letters reduces a text to what is heard of it.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
