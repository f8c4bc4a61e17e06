package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/scenarios/rehearsal"
	"simlab/web"
)

// playedIn plays a written trainee through the real runner and store of a data
// folder, as the server would, and returns the run.
func playedIn(t *testing.T, data, script string) string {
	t.Helper()
	st, err := openData(data)
	must(t, err)
	books := newShelf(st)
	watch := runner.NewManualClock(time.Date(2026, 3, 2, 18, 0, 0, 0, time.UTC))
	play := runner.New(runner.Config{Journal: st, Loader: books, Clock: watch, Random: rand.Reader})
	joined := &runs{runner: play, store: st, shelf: books, random: rand.Reader, now: time.Now}
	ctx := t.Context()
	started, err := joined.Start(ctx, web.Choice{Scenario: theCase, Contact: theContact})
	must(t, err)
	seat := deskSeat(engine.LVSOperator)
	a, err := joined.Attach(ctx, started.Run, seat)
	must(t, err)
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		for range a.Live {
		}
	}()
	text, err := os.ReadFile(script)
	must(t, err)
	s, err := rehearsal.Parse(script, string(text))
	must(t, err)
	var at engine.Millis
	for _, l := range s.Lines {
		watch.Move(time.Duration(l.After-at) * time.Millisecond)
		at = l.After
		for i, in := range l.Inputs {
			in.Command.ID, in.Command.Seat = fmt.Sprintf("line-%d-%d", l.Number, i), seat
			_, err := joined.Do(ctx, started.Run, in)
			must(t, err)
		}
	}
	a.Close()
	<-drained
	end, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	must(t, play.Close(end))
	must(t, st.Close())
	return started.Run
}

// exportedRun plays the good trainee and returns the journal file with its texts.
func exportedRun(t *testing.T) (data, run, file string) {
	t.Helper()
	data = t.TempDir()
	run = playedIn(t, data, goodScript(t))
	code, out, errs := ran("", "export", "-data", data, "-texts", run)
	if code != exitOK || errs != "" {
		t.Fatalf("export: code %d, %s", code, errs)
	}
	return data, run, out
}

// journal is the file of a played run, made once for the tests that alter it.
func journal(t *testing.T) string {
	t.Helper()
	journalOnce.Do(func() { _, _, journalFileText = exportedRun(t) })
	if journalFileText == "" {
		t.Fatal("no run could be played")
	}
	return journalFileText
}

var (
	journalOnce     sync.Once
	journalFileText string
)

func TestExportAndReplayOfAPlayedRun(t *testing.T) {
	t.Parallel()
	data, run, withTexts := exportedRun(t)
	code, bare, errs := ran("", "export", run, "-data", data)
	if code != exitOK || errs != "" {
		t.Fatalf("export: code %d, %s", code, errs)
	}
	// What was said is personal, and stays at home unless asked for.
	const said = "Hvordan er det med pusten?"
	if !strings.Contains(withTexts, said) {
		t.Error("what was said is not in the file that was to hold it")
	}
	if strings.Contains(bare[strings.Index(bare, `{"seq":1,`):], said) {
		t.Error("what was said is in a file without texts")
	}
	for name, file := range map[string]string{"with texts": withTexts, "without": bare} {
		code, out, errs := ran(file, "replay", "-")
		if code != exitOK || errs != "" || !strings.Contains(out, "the replay gives the same events") {
			t.Errorf("%s: replay: code %d\n%s%s", name, code, out, errs)
		}
	}
	path := filepath.Join(t.TempDir(), "run.jsonl")
	must(t, os.WriteFile(path, []byte(bare), 0o600))
	if code, out, errs := ran("", "replay", path); code != exitOK {
		t.Errorf("from a file: code %d\n%s%s", code, out, errs)
	}
	if code, out, errs := ran("", "export", "-data", data, "ffffffffffffffffffffffffffffffff"); code != exitFailure || out != "" || !strings.Contains(errs, `no run "ffff`) || !strings.Contains(errs, data) {
		t.Errorf("an unknown run: code %d, %q, %q", code, out, errs)
	}
}

// altered returns a journal file whose records have been changed by somebody who
// knew how to mend the chain.
func altered(t *testing.T, file string, change func([]engine.Record) []engine.Record) string {
	t.Helper()
	f, err := runner.ReadFile(strings.NewReader(file))
	must(t, err)
	f.Records = change(slices.Clone(f.Records))
	chain, err := f.Header.Epoch()
	must(t, err)
	for i := range f.Records {
		r := &f.Records[i]
		r.Seq = int64(i) + 1
		r.Chain = engine.Chain(chain, *r)
		chain = r.Chain
	}
	var b bytes.Buffer
	must(t, runner.WriteFile(&b, f, false))
	return b.String()
}

// before finds an event that stands right before the n-th word of the trainee, so
// that nothing else follows it in its group.
func before(t *testing.T, records []engine.Record, turn int) int {
	t.Helper()
	for i, r := range records {
		if r.Kind == engine.RecordInput && r.Input.Kind == engine.CmdSpeechStart {
			if turn--; turn <= 0 && records[i-1].Kind == engine.RecordEvent {
				return i - 1
			}
		}
	}
	t.Fatal("no event stands before a word of the trainee")
	return 0
}

func TestReplayNamesTheDifference(t *testing.T) {
	t.Parallel()
	file := journal(t)
	f, err := runner.ReadFile(strings.NewReader(file))
	must(t, err)
	at := before(t, f.Records, 6)
	kind := f.Records[at].Event.Kind()
	for _, tt := range []struct {
		name   string
		change func([]engine.Record) []engine.Record
		want   string
	}{
		{"an event changed", func(r []engine.Record) []engine.Record {
			e := r[at].Event
			e.Body = &engine.FlagRaised{Flag: "planted"}
			data, err := json.Marshal(e)
			must(t, err)
			r[at].Data = data
			return r
		}, fmt.Sprintf(`%d: different: stored {"kind":"flag.raised"`, at+1)},
		{"an event too many", func(r []engine.Record) []engine.Record {
			return slices.Insert(r, at+1, r[at])
		}, fmt.Sprintf(`%d: missing {"kind":%q`, at+2, kind)},
		{"an event too few", func(r []engine.Record) []engine.Record {
			return slices.Delete(r, at, at+1)
		}, fmt.Sprintf(`%d: extra {"kind":%q`, at+1, kind)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, out, errs := ran(altered(t, file, tt.change), "replay", "-")
			if lines := strings.Split(strings.TrimSpace(out), "\n"); code != exitFindings || errs != "" || len(lines) != 1 || !strings.HasPrefix(lines[0], tt.want) {
				t.Errorf("code %d, want %d and one line that begins %s\n%s%s", code, exitFindings, tt.want, out, errs)
			}
		})
	}
}

func TestReplayRefusesWhatIsNoJournal(t *testing.T) {
	t.Parallel()
	file := journal(t)
	lines := strings.SplitAfter(file, "\n")
	with := func(i int, line string) string {
		return strings.Join(append(append(slices.Clone(lines[:i]), line), lines[i+1:]...), "")
	}
	event := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, `"phrase.started"`) })
	text := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, `{"text":`) })
	if event < 0 || text < 0 {
		t.Fatal("the journal has no phrase or no text")
	}
	for _, tt := range []struct{ name, file, want string }{
		{"empty", "", "line 1"},
		{"garbage", "hei på deg\n", "line 1"},
		{"another JSON", "{}\n", "header does not fit its digest"},
		{"the header changed", strings.Replace(file, `"contact":"k3"`, `"contact":"k2"`, 1), "header does not fit its digest"},
		{"the header alone", lines[0], "line 2"},
		{"a record changed", with(event, strings.Replace(lines[event], `"length":`, `"length":1`, 1)), fmt.Sprintf("line %d: the journal is broken: chain does not fit at sequence %d", event+1, event-1)},
		{"the time of a record changed", with(event, strings.Replace(lines[event], `"at":`, `"at":1`, 1)), "chain does not fit"},
		{"a record taken out", with(event, ""), fmt.Sprintf("sequence %d stands where %d is due", event, event-1)},
		{"words changed", with(text, strings.Replace(lines[text], `"words":"`, `"words":"Ikke `, 1)), "does not fit the journal"},
		{"garbage in the middle", with(event, "}{\n"), fmt.Sprintf("line %d", event+1)},
		{"cut off", file[:len(file)-5], "cut off in the middle of a line"},
		{"a line without end", lines[0] + strings.Repeat("x", 33<<20), "longer than"},
		{"another scenario", with(1, `{"bundle":"e30="}`+"\n"), "the journal's scenario"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, out, errs := ran(tt.file, "replay", "-")
			if code != exitFailure || out != "" || !strings.Contains(errs, tt.want) || strings.Count(errs, "\n") != 1 || len(errs) > 500 {
				t.Errorf("code %d, want %d and one line with %q\n%.500s%.500s", code, exitFailure, tt.want, out, errs)
			}
		})
	}
	if code, _, errs := ran("", "replay", filepath.Join(t.TempDir(), "none")); code != exitFailure || !strings.Contains(errs, "no such file") {
		t.Errorf("no such file: code %d, %q", code, errs)
	}
}
