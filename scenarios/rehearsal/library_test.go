package rehearsal_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scenarios/library"
	"simlab/scenarios/rehearsal"
	"simlab/scoring"
)

var update = flag.Bool("update", false, "write the golden files anew; read the difference before committing it")

const repeated = "gjentatte-henvendelser"

func bundle(tb testing.TB) *scenarios.Bundle {
	tb.Helper()
	src, err := scenarios.Shipped(library.Files, repeated)
	if err != nil {
		tb.Fatal(err)
	}
	b, found := scenarios.Compile(src)
	if b == nil {
		tb.Fatal(found)
	}
	return b
}

// scripts names the scenario's written trainees.
func scripts(tb testing.TB) []string {
	tb.Helper()
	paths, err := fs.Glob(library.Files, repeated+"/tests/*.script")
	if err != nil || len(paths) < 3 {
		tb.Fatalf("%d scripts, %v", len(paths), err)
	}
	for i, p := range paths {
		paths[i] = strings.TrimSuffix(filepath.Base(p), ".script")
	}
	return paths
}

// written reads a trainee from the scenario's tests: CONTACT-NAME.script.
func written(tb testing.TB, name string) rehearsal.Script {
	tb.Helper()
	text, err := fs.ReadFile(library.Files, repeated+"/tests/"+name+".script")
	if err != nil {
		tb.Fatal(err)
	}
	s, err := rehearsal.Parse(name+".script", string(text))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// report plays a script at the contact that its name begins with.
func report(tb testing.TB, b *scenarios.Bundle, s rehearsal.Script, seed int64) (*rehearsal.Report, *rehearsal.Trace) {
	tb.Helper()
	contact, _, _ := strings.Cut(s.File, "-")
	h, err := rehearsal.NewHeader(b, rehearsal.Opening{Contact: contact, Seed: seed})
	if err != nil {
		tb.Fatal(err)
	}
	t := rehearsal.Play(rehearsal.NewStage(b), h, s)
	return rehearsal.NewReport(b, s, t), t
}

func TestWrittenTraineesYieldWhatTheySay(t *testing.T) {
	b := bundle(t)
	for _, name := range scripts(t) {
		t.Run(name, func(t *testing.T) {
			s := written(t, name)
			if len(s.Expect) == 0 {
				t.Error("the script expects nothing")
			}
			r, trace := report(t, b, s, 1)
			for _, f := range r.Failed {
				t.Errorf("line %d: %s is %q, want %s", f.Line, f.Criterion, f.Got, f.Want)
			}
			for i, e := range trace.Events {
				if c, ok := e.Body.(*engine.CommandRefused); ok {
					t.Errorf("line %d: %s refused: %s", trace.Lines[i], c.Command, c.Code)
				}
			}
			if !trace.End.Finished() {
				t.Error("not finished")
			}
			golden(t, name+".transcript", transcript(r))
		})
	}
}

// transcript is a conversation as a story: what was said and done, without seeds
// and digests.
func transcript(r *rehearsal.Report) string {
	var b strings.Builder
	for _, x := range r.Transcript {
		s := x.Millis / engine.Second
		fmt.Fprintf(&b, "%02d:%02d %-8s %-18s %s\n", s/60, s%60, x.Who, x.Kind, x.Text)
	}
	fmt.Fprintf(&b, "outcome %s\n", r.Outcome)
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s line %d:\n got %s\nwant %s", path, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", path, len(g), len(w))
}

var rank = map[scoring.Met]int{scoring.MetFull: 2, scoring.MetPartly: 1, scoring.MetNot: 0}

// judged returns every verdict that counts by rubric/criterion.
func judged(r scoring.Result) map[string]scoring.Met {
	out := map[string]scoring.Met{}
	for _, rub := range r.Rubrics {
		for _, v := range rub.Verdicts {
			out[rub.Rubric+"/"+v.Criterion] = v.Verdict
		}
	}
	return out
}

// playable lists the contacts that can be played.
func playable(b *scenarios.Bundle) []string {
	var out []string
	for _, c := range b.Program.Contacts {
		if c.Playable {
			out = append(out, c.ID)
		}
	}
	return out
}

func TestGoodHastyPassiveNeverRise(t *testing.T) {
	b := bundle(t)
	for _, contact := range playable(b) {
		t.Run(contact, func(t *testing.T) { neverRise(t, b, contact) })
	}
}

func neverRise(t *testing.T, b *scenarios.Bundle, contact string) {
	var got []map[string]scoring.Met
	for _, name := range []string{"good", "hasty", "passive"} {
		r, _ := report(t, b, written(t, contact+"-"+name), 1)
		got = append(got, judged(r.Result))
	}
	apart := 0
	for id, good := range got[0] {
		for i := 1; i < len(got); i++ {
			worse, before := got[i][id], got[i-1][id]
			if before == scoring.MetNotApplicable || worse == scoring.MetNotApplicable {
				continue
			}
			if rank[worse] > rank[before] {
				t.Errorf("%s rises from %s to %s", id, before, worse)
			}
		}
		if good == scoring.MetFull && got[2][id] == scoring.MetNot {
			apart++
		}
	}
	if apart < 5 {
		t.Errorf("only %d criteria tell good from passive", apart)
	}
}

// without returns the script with one line left out.
func without(s rehearsal.Script, i int) rehearsal.Script {
	return rehearsal.Script{File: s.File, Lines: slices.Delete(slices.Clone(s.Lines), i, i+1)}
}

// Removing one action from the good trainee fails exactly the criteria that the
// golden file names beside it. Nothing that is left out may make anything better.
func TestRemovingOneActionFailsExactlyTheNamedCriteria(t *testing.T) {
	b := bundle(t)
	names, err := fs.Glob(library.Files, repeated+"/tests/*-good*.script")
	if err != nil || len(names) < len(playable(b)) {
		t.Fatalf("%d good trainees, %v", len(names), err)
	}
	for _, name := range names {
		name = strings.TrimSuffix(filepath.Base(name), ".script")
		good := written(t, name)
		whole, _ := report(t, b, good, 1)
		before := judged(whole.Result)
		source, err := fs.ReadFile(library.Files, repeated+"/tests/"+name+".script")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(source), "\n")
		var out strings.Builder
		failing := 0
		for i, l := range good.Lines {
			r, _ := report(t, b, without(good, i), 1)
			after := judged(r.Result)
			var lost []string
			for id, met := range after {
				switch was := before[id]; {
				case met == scoring.MetNotApplicable || was == scoring.MetNotApplicable:
				case rank[met] < rank[was]:
					lost = append(lost, fmt.Sprintf("%s %s", id, met))
				case rank[met] > rank[was]:
					t.Errorf("without %q %s rises to %s", lines[l.Number-1], id, met)
				}
			}
			slices.Sort(lost)
			if len(lost) > 0 {
				failing++
			}
			fmt.Fprintf(&out, "%s\n", lines[l.Number-1])
			for _, x := range lost {
				fmt.Fprintf(&out, "    %s\n", x)
			}
		}
		if failing < 6 {
			t.Errorf("%s: only %d of its actions matter to any criterion", name, failing)
		}
		golden(t, name+".removals", out.String())
	}
}

func TestRedAtOnceWithoutAskingComesOutBadly(t *testing.T) {
	s, err := rehearsal.Parse("k3-guess", `00:05 answer
00:06 triage red
00:08 conference amk
00:20 hangup
00:25 finish ambulance`)
	if err != nil {
		t.Fatal(err)
	}
	b := bundle(t)
	r, _ := report(t, b, s, 1)
	good, _ := report(t, b, written(t, "k3-good"), 1)
	if r.Result.Triage.Stated {
		t.Error("a guess counts as founded")
	}
	for _, rub := range r.Result.Rubrics {
		if rub.Rubric == "triage" && 3*rub.Points > rub.Of {
			t.Errorf("triage: a guess earns %d of %d", rub.Points, rub.Of)
		}
	}
	for i, rub := range r.Result.Rubrics {
		if g := good.Result.Rubrics[i]; rub.Of > 0 && g.Of > 0 && rub.Points*g.Of >= g.Points*rub.Of {
			t.Errorf("%s: a guess earns %d of %d, the good trainee %d of %d", rub.Rubric, rub.Points, rub.Of, g.Points, g.Of)
		}
	}
}

func TestSameInputsSameRun(t *testing.T) {
	b := bundle(t)
	s := written(t, "k3-good")
	_, first := report(t, b, s, 5)
	_, second := report(t, b, s, 5)
	if !reflect.DeepEqual(first.Events, second.Events) {
		t.Error("two runs of the same script differ")
	}
	_, other := report(t, b, s, 6)
	if reflect.DeepEqual(first.Events, other.Events) {
		t.Error("another seed gives the same run to the millisecond")
	}
	r1, _ := json.Marshal(rehearsal.NewReport(b, s, first))
	r2, _ := json.Marshal(rehearsal.NewReport(b, s, second))
	if string(r1) != string(r2) {
		t.Error("two reports of the same run differ")
	}
}

func TestAReplayMakesTheSameEvents(t *testing.T) {
	b := bundle(t)
	_, tr := report(t, b, written(t, "k3-good"), 1)
	m := engine.New(b.Program, tr.Header)
	var events []engine.Event
	for _, in := range tr.Inputs {
		events = append(events, m.Advance(in.At)...)
		events = append(events, m.Apply(in.At, in.Command)...)
	}
	events = append(events, m.Advance(tr.End.Now())...)
	if !reflect.DeepEqual(events, tr.Events) {
		t.Error("playing the inputs again gives other events")
	}
	if m.Hash() != tr.End.Hash() {
		t.Error("playing the inputs again ends elsewhere")
	}
}

// Spoken to twice while she gets her breath back, she does not ask for time to
// breathe minutes later, when she has sat still all along.
func TestCutShortTwiceIsNotSaidMinutesLater(t *testing.T) {
	s, err := rehearsal.Parse("k3-cut", `00:05 answer
00:20 say[ask.breathing] Hvordan er det med pusten?
00:40 say[test.perform] Kan du gå bort til vinduet og tilbake?
00:58 say[empathy] Ta den tiden du trenger.
01:02 say[empathy] Bare pust rolig.
04:00 say[empathy] Det skjønner jeg godt.
04:20 say[ask.breathing] Hvordan er pusten nå?`)
	if err != nil {
		t.Fatal(err)
	}
	_, trace := report(t, bundle(t), s, 1)
	first := true
	for _, e := range trace.Events {
		if p, ok := e.Body.(*engine.SpeechPlanned); ok && p.Reply == "test-cut-short" {
			if at := e.At - trace.Header.Sheet.RangAt; !first || at > 2*engine.Minute {
				t.Errorf("said once more at %v", at)
			}
			first = false
		}
	}
	if first {
		t.Error("she was never cut short: the test proves nothing")
	}
}
