package speech

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simlab/media"
)

// hummer speaks without espeak-ng: a tone for each word, its pitch the voice's.
type hummer struct {
	missing error
	before  func(text string) error // called first; its error is Speak's
}

func (hummer) Name() string   { return "hummer" }
func (h hummer) Check() error { return h.missing }

func (h hummer) Speak(_ context.Context, text string, v Voice) (Spoken, error) {
	if h.before != nil {
		if err := h.before(text); err != nil {
			return Spoken{}, err
		}
	}
	p := spoken(50, 200*len(strings.Fields(text)), 100, 5000+100*v.Pitch)
	var words []WordAt
	for i, w := range strings.Fields(text) {
		from := p.Rate * (50 + 200*i) / 1000
		words = append(words, WordAt{Text: w, From: from, To: from + p.Rate/5})
	}
	return Spoken{PCM: p, Words: words}, nil
}

func phrases() []Phrase {
	return []Phrase{
		{ID: "k3.pust.1", Party: "patient", Text: "Litt tungpustet, kanskje."},
		{ID: "k3.pust.2", Party: "patient", Text: "Nei, ikke som sist."},
		{ID: "k5.mor.1", Party: "mother", Text: "Hun er blek."},
	}
}

func mustBuild(t *testing.T, s Speaker, ps []Phrase, dir string, voices map[string]Voice) Report {
	t.Helper()
	r, err := BuildWith(t.Context(), s, ps, dir, voices, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(data)
	}
	return out
}

// consistent checks that the manifest and the folder say the same.
func consistent(t *testing.T, dir string) *media.Manifest {
	t.Helper()
	m, err := media.LoadFS(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, c := range m.Clips {
		listed[c.File] = true
		ms, err := media.Probe(os.DirFS(dir), c.File)
		if err != nil || ms != c.Millis {
			t.Errorf("clip %s lasts %d ms (error %v), the manifest says %d", c.ID, ms, err, c.Millis)
		}
	}
	for name := range files(t, dir) {
		if name != media.ManifestFile && name != "figur.svg" && !listed[name] {
			t.Errorf("%s is in the folder and not in the manifest", name)
		}
	}
	return m
}

func TestBuildMakesWhatIsMissingAndKeepsTheRest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "media")
	if r := mustBuild(t, hummer{}, phrases(), dir, DefaultVoices); r.Made != 3 || r.Words != 10 || r.Millis < 1500 || r.Bytes == 0 {
		t.Errorf("first build: %+v", r)
	}
	first := files(t, dir)
	consistent(t, dir)

	never := hummer{missing: errors.New("asked to speak")}
	if r := mustBuild(t, never, phrases(), dir, DefaultVoices); r.Made != 0 || r.Kept != 3 || r.Removed != 0 {
		t.Errorf("second build: %+v", r)
	}
	reversed := phrases()
	slices.Reverse(reversed)
	other := t.TempDir()
	mustBuild(t, hummer{}, reversed, other, DefaultVoices)
	for name, data := range files(t, other) {
		if first[name] != data {
			t.Errorf("%s differs between two folders", name)
		}
	}
}

func TestBuildFollowsChanges(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "figur.svg"), []byte("<svg/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, hummer{}, phrases(), dir, DefaultVoices)

	changed := phrases()[:2]
	changed[0].Text = "Litt tungpustet, ja."
	if r := mustBuild(t, hummer{}, changed, dir, DefaultVoices); r.Made != 1 || r.Kept != 1 || r.Removed != 2 {
		t.Errorf("a text changed and a phrase gone: %+v", r)
	}
	m := consistent(t, dir)
	if c, ok := m.Clip("k3.pust.1"); !ok || c.Words[1].Text != "tungpustet," || c.Words[2].Text != "ja." {
		t.Errorf("clip %+v does not have the new text", c)
	}
	if _, ok := m.Clip("k5.mor.1"); ok {
		t.Error("the phrase that is gone still has a clip")
	}
	if _, err := os.Stat(filepath.Join(dir, "figur.svg")); err != nil {
		t.Errorf("the author's own file: %v", err)
	}

	voices := map[string]Voice{"patient": {Variant: "nb+f2", Speed: 150, Pitch: 20, Amplitude: 100}}
	if r := mustBuild(t, hummer{}, changed, dir, voices); r.Made != 2 {
		t.Errorf("another voice: %+v, want both made anew", r)
	}
	c := consistent(t, dir).Clips[0]
	if err := os.Truncate(filepath.Join(dir, c.File), int64(c.Bytes/2)); err != nil {
		t.Fatal(err)
	}
	if r := mustBuild(t, hummer{}, changed, dir, voices); r.Made != 1 || r.Kept != 1 {
		t.Errorf("a clip cut off: %+v, want it made anew", r)
	}
	if err := os.WriteFile(filepath.Join(dir, media.ManifestFile), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := mustBuild(t, hummer{}, changed, dir, voices); r.Made != 2 {
		t.Errorf("a broken manifest: %+v, want all made anew", r)
	}
	consistent(t, dir)
}

func TestFileNamesTellNothing(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, hummer{}, phrases(), dir, DefaultVoices)
	for name := range files(t, dir) {
		if name != media.ManifestFile && !media.IsClipFile(name) {
			t.Errorf("file name %q", name)
		}
	}
}

func TestCancelledBuildLeavesAConsistentFolderAndGoesOnLater(t *testing.T) {
	dir := t.TempDir()
	var many []Phrase
	for i := range 40 {
		many = append(many, Phrase{ID: fmt.Sprintf("p%02d", i), Party: "patient", Text: fmt.Sprintf("Setning nummer %d.", i)})
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, err := BuildWith(ctx, hummer{}, many, dir, DefaultVoices, func(done, total int) {
		if total != 40 {
			t.Errorf("total %d, want 40", total)
		}
		if done == 5 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want cancelled", err)
	}
	if r.Made < 5 || r.Made == 40 {
		t.Errorf("made %d, want a part", r.Made)
	}
	if m := consistent(t, dir); len(m.Clips) != r.Made {
		t.Errorf("%d clips in the manifest, %d made", len(m.Clips), r.Made)
	}
	again := mustBuild(t, hummer{}, many, dir, DefaultVoices)
	if again.Kept != r.Made || again.Made != 40-r.Made {
		t.Errorf("going on: %+v after %d", again, r.Made)
	}
	consistent(t, dir)
}

func TestAFailingPhraseIsNamed(t *testing.T) {
	dir := t.TempDir()
	broken := hummer{before: func(text string) error {
		if strings.HasPrefix(text, "Hun") {
			return errors.New("no breath")
		}
		return nil
	}}
	_, err := BuildWith(t.Context(), broken, phrases(), dir, DefaultVoices, nil)
	if err == nil || !strings.Contains(err.Error(), "k5.mor.1") || !strings.Contains(err.Error(), "no breath") {
		t.Errorf("error %v", err)
	}
	consistent(t, dir)
}

func TestWithoutASpeakerNothingIsTouched(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, hummer{}, phrases(), dir, DefaultVoices)
	before := files(t, dir)
	changed := phrases()
	changed[0].Text = "Noe annet."
	_, err := BuildWith(t.Context(), hummer{missing: ErrNoEspeak}, changed, dir, DefaultVoices, nil)
	if !errors.Is(err, ErrNoEspeak) || !strings.Contains(err.Error(), "apt-get install espeak-ng") {
		t.Errorf("error %v does not say how to get the voice", err)
	}
	after := files(t, dir)
	if len(before) != len(after) {
		t.Errorf("%d files before, %d after", len(before), len(after))
	}
	for name := range before {
		if before[name] != after[name] {
			t.Errorf("%s was changed", name)
		}
	}
}

func TestAuthorsMistakesAreAllReported(t *testing.T) {
	_, err := BuildWith(t.Context(), hummer{}, []Phrase{
		{ID: "a", Party: "patient", Text: "Ja."},
		{ID: "a", Party: "patient", Text: "Nei."},
		{ID: "", Party: "patient", Text: "Hei."},
		{ID: "b", Party: "naboen", Text: "Hei."},
		{ID: "c", Party: "patient", Text: "…"},
	}, t.TempDir(), map[string]Voice{"patient": {Variant: "nb; rm", Speed: 20}}, nil)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{`"a" is there twice`, `no id: "Hei."`, `party "naboen" (there are: patient)`, `"c" has nothing to say`, `variant "nb; rm"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("not reported: %s\n%v", want, err)
		}
	}
}
