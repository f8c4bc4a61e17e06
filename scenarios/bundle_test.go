package scenarios_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scenarios/library"
)

// compiled returns the bundle of the good scenario after changes to its files.
func compiled(tb testing.TB, change func(map[string]string)) *scenarios.Bundle {
	tb.Helper()
	files := okFiles(tb)
	if change != nil {
		change(files)
	}
	b, found := scenarios.Compile(sourceOf(tb, files))
	if b == nil {
		tb.Fatal(found.Err())
	}
	return b
}

func TestDigestIsStable(t *testing.T) {
	a, b := compiled(t, nil), compiled(t, nil)
	if a.Digest != b.Digest || !bytes.Equal(a.Archive(), b.Archive()) {
		t.Errorf("two compilations of the same files: %s and %s", a.Digest, b.Digest)
	}
	if len(a.Digest) != 64 {
		t.Errorf("digest %q is no hex SHA-256", a.Digest)
	}
}

func TestDigestCoversEveryFileThatCounts(t *testing.T) {
	before := compiled(t, nil)
	for name := range before.Files {
		t.Run(name, func(t *testing.T) {
			top, file, _ := strings.Cut(name, "/")
			if top == "scenario" {
				file = "kort/" + file
			}
			space := "\n# changed\n"
			if strings.HasSuffix(file, ".json") {
				space = "\n"
			}
			after := compiled(t, func(files map[string]string) { files[file] += space })
			if before.Digest == after.Digest {
				t.Error("a change left the digest as it was")
			}
		})
	}
	same := compiled(t, func(files map[string]string) { files["kort/media/0123456789abcdef.flac"] = "sound" })
	if before.Digest != same.Digest {
		t.Error("a sound changed the digest")
	}
	if _, ok := before.Files["scenario/media/manifest.json"]; !ok {
		t.Error("the manifest is not among the files")
	}
}

func TestArchiveCompilesToTheSameBundle(t *testing.T) {
	a := compiled(t, nil)
	b, found, err := scenarios.CompileArchive(a.Archive())
	if err != nil || b == nil {
		t.Fatal(err, found)
	}
	if a.Digest != b.Digest {
		t.Errorf("digest %s became %s", a.Digest, b.Digest)
	}
	for _, contact := range []string{"k1", "k2"} {
		if x, y := dump(t, a.Sheet(contact)), dump(t, b.Sheet(contact)); x != y {
			t.Errorf("sheet of %s\n%s became\n%s", contact, x, y)
		}
	}
	if !reflect.DeepEqual(a.Program, b.Program) {
		t.Error("the programs differ")
	}
	if x, y := dump(t, a.Content), dump(t, b.Content); x != y {
		t.Errorf("content\n%s became\n%s", x, y)
	}
	if !reflect.DeepEqual(a.Rubrics, b.Rubrics) || a.Matcher("k2").Digest() != b.Matcher("k2").Digest() {
		t.Error("rubrics or what the words mean differ")
	}
}

func TestArchiveThatIsNoneIsAnError(t *testing.T) {
	for name, text := range map[string]string{
		"empty":        "",
		"no archive":   "[]",
		"later format": `{"format":2,"files":[]}`,
		"a way out":    `{"format":1,"files":[{"name":"scenario/../x","text":""}]}`,
		"elsewhere":    `{"format":1,"files":[{"name":"etc/passwd","text":""}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			if b, _, err := scenarios.CompileArchive([]byte(text)); err == nil || b != nil {
				t.Errorf("%q was taken for an archive", text)
			}
		})
	}
}

func TestSheetSaysWhatHeldInTheContact(t *testing.T) {
	s := compiled(t, nil).Sheet("k2")
	if want := []engine.ExpectedUrgency{{Urgency: engine.Red, Step: 5}, {Urgency: engine.Yellow, Step: 4}, {Urgency: engine.Green, Step: 1}}; !slices.Equal(s.Expected, want) {
		t.Errorf("expected urgencies %v, want %v", s.Expected, want)
	}
	if !slices.Equal(s.Recontact.Earlier, []string{"k1-lvs"}) || !s.Recontact.Matters {
		t.Errorf("recontact %+v, want the entry of k1", s.Recontact)
	}
	for _, f := range s.Facts {
		if !f.Available {
			t.Errorf("%s can be elicited in k2 and is said not to be", f.ID)
		}
	}
	if first := compiled(t, nil).Sheet("k1"); first.Facts[1].Available {
		t.Error("in the first contact there is no journal that tells of an earlier one")
	}
}

func TestReplyKnowsItsContacts(t *testing.T) {
	for _, p := range compiled(t, nil).Program.Parties {
		for _, r := range p.Replies {
			if r.ID == "hand" && !slices.Equal(r.Contacts, []string{"k2"}) {
				t.Errorf("the reply hand belongs to %v, want k2", r.Contacts)
			}
		}
	}
}

func TestLengthComesFromTheManifestOrIsEstimated(t *testing.T) {
	b := compiled(t, nil)
	got := b.Program.Parties[0].Replies[0].Phrases[0]
	if got.Clip != "patient/opening/0" || got.Length != 600 || got.Words != 2 {
		t.Errorf("got %+v, want the manifest's 600 ms for two words", got)
	}
	if c := b.Content.Clips["patient/opening/0"]; c.Say != "Ja, hei." || c.Gloss != "Yes, hello." || c.File == "" || len(c.Timed) != 2 {
		t.Errorf("clip %+v", c)
	}
	b = compiled(t, func(files map[string]string) { delete(files, "kort/media/manifest.json") })
	if got := b.Program.Parties[0].Replies[0].Phrases[0].Length; got != 2*380+200 {
		t.Errorf("estimated %d ms, want 960", got)
	}
}

func TestSoundThatIsNotThereIsReported(t *testing.T) {
	src := sourceOf(t, okFiles(t))
	src.Sound = func(string) bool { return true }
	if _, found := scenarios.Compile(src); len(found) > 0 {
		t.Errorf("every sound exists, and yet: %v", found)
	}
	src.Sound = func(string) bool { return false }
	if b, found := scenarios.Compile(src); b == nil || len(found) != len(b.Content.Clips) {
		t.Errorf("got %d findings, want one for each phrase", len(found))
	}
}

func TestCardsLeaveOutFactsOfOtherScenarios(t *testing.T) {
	c := compiled(t, nil).Content.Cards[0].Criteria[0]
	if !slices.Equal(c.Facts, []string{"breathing.short"}) {
		t.Errorf("facts of the criterion are %v", c.Facts)
	}
}

func TestListOffersContactsUnderNeutralTitles(t *testing.T) {
	files := okFiles(t)
	src := sourceOf(t, files)
	got, found := scenarios.List(src.Library)
	if len(found) > 0 || len(got) != 1 {
		t.Fatalf("got %v with findings %v", got, found)
	}
	if l := got[0]; l.ID != "kort" || l.Review.Status != "draft" || l.Warning.NB != "Ingen." || len(l.Contacts) != 2 {
		t.Errorf("got %+v", l)
	}
	if c := got[0].Contacts[1]; !c.Playable || c.Neutral.EN != "Tuesday 19:40, 116117" || c.Line != "116117" {
		t.Errorf("got %+v", c)
	}
	if c := got[0].Contacts[1]; c.Station != engine.LVSOperator || len(c.Also) != 0 {
		t.Errorf("got %+v", c)
	}
}

func TestListNamesEveryStationOfAContact(t *testing.T) {
	files := okFiles(t)
	for name, text := range files {
		if strings.Contains(string(text), "playable: true") {
			files[name] = text + "\nalso: [lv-doctor,\n  amk-rk]\n"
		}
	}
	got, found := scenarios.List(sourceOf(t, files).Library)
	if len(found) > 0 || len(got) != 1 {
		t.Fatalf("got %v with findings %v", got, found)
	}
	if also := got[0].Contacts[1].Also; !slices.Equal(also, []engine.Station{engine.LVDoctor, engine.AMKRK}) {
		t.Errorf("also %v", also)
	}
}

func TestListLeavesOutWhatIsBroken(t *testing.T) {
	files := okFiles(t)
	files["broken/scenario.yaml"] = "format: ["
	got, found := scenarios.List(sourceOf(t, files).Library)
	if len(got) != 1 || !found.HasErrors() {
		t.Errorf("got %v with findings %v", got, found)
	}
}

func TestShippedScenariosAreSilent(t *testing.T) {
	listed, found := scenarios.List(library.Files)
	for _, d := range found {
		t.Error(d)
	}
	for _, l := range listed {
		src, err := scenarios.Shipped(library.Files, l.ID)
		if err != nil {
			t.Fatal(err)
		}
		_, found := scenarios.Compile(src)
		for _, d := range found {
			t.Error(d)
		}
	}
	if len(listed) == 0 {
		t.Error("nothing is shipped")
	}
}

func dump(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func BenchmarkList(b *testing.B) {
	for b.Loop() {
		if l, _ := scenarios.List(library.Files); len(l) == 0 {
			b.Fatal("nothing listed")
		}
	}
}

func BenchmarkCompileShipped(b *testing.B) {
	src, err := scenarios.Shipped(library.Files, "gjentatte-henvendelser")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		scenarios.Compile(src)
	}
}
