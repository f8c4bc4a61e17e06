package runner_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"simlab/engine"
	"simlab/engine/intent"
	"simlab/engine/runner"
	"simlab/engine/store"

	"go.uber.org/goleak"
)

var (
	_ runner.Journal = (*store.Store)(nil)
	_ runner.Journal = (*store.Memory)(nil)
)

func TestMain(m *testing.M) {
	if folder := os.Getenv(asked); folder != "" {
		fmt.Println("error", playUntilKilled(folder))
		return
	}
	// The flag given by hand still wins.
	if err := flag.Set("rapid.checks", "40"); err != nil {
		panic(err)
	}
	goleak.VerifyTestMain(m)
}

var (
	operator = engine.Seat{ID: "s1", Station: engine.LVSOperator}
	observer = engine.Seat{ID: "s2", Station: engine.Observer}
)

const ringsAt = engine.Day + 10*engine.Hour

// aCase is a small scenario: a patient who answers and grows silent, and AMK.
func aCase() *engine.Program {
	phrase := func(clip string, tells ...string) engine.Phrase {
		return engine.Phrase{Clip: clip, Length: 2 * engine.Second, Words: 6, Tells: tells}
	}
	p := &engine.Program{
		Scenario: "test",
		Course: engine.Course{Frames: []engine.Keyframe{
			{At: engine.Day, Vitals: engine.Vitals{RR: 18, SpO2: 97, Pulse: 98, SBP: 118, Temp: 379}},
			{At: 2 * engine.Day, Vitals: engine.Vitals{RR: 33, SpO2: 90, Pulse: 130, SBP: 96, Temp: 387}},
		}},
		Facts: []engine.Fact{{ID: "breath", Weight: 5, Critical: true, Supports: []engine.Urgency{engine.Red}}},
		Contacts: []engine.Contact{{
			ID: "k1", At: ringsAt, Line: "116117", Station: engine.LVSOperator, Service: "lvs", Playable: true,
			Caller: "patient", Number: "00000001", Abandon: 5 * engine.Minute, Limit: 20 * engine.Minute,
			Targets:  []engine.Target{{Name: "amk", Party: "amk", AnswerIn: [2]engine.Millis{3 * engine.Second, 8 * engine.Second}}},
			Outcomes: []engine.Outcome{{ID: "seen"}},
		}},
		Parties: []engine.Party{
			{ID: "patient", Role: engine.RolePatient, Patience: 50, Silence: []engine.Millis{7 * engine.Second}, Replies: []engine.Reply{
				{ID: "hello", On: []string{"greet"}, Phrases: []engine.Phrase{phrase("hello")}},
				{ID: "breath", On: []string{"ask.breathing"}, Phrases: []engine.Phrase{phrase("b0"), phrase("b1", "breath")}},
				{ID: "there", On: []string{engine.OnSilence, engine.OnUnclear, engine.OnUnknown}, Phrases: []engine.Phrase{phrase("there")}},
			}},
			{ID: "amk", Role: engine.RoleAMK, Patience: 50, Silence: []engine.Millis{8 * engine.Second}, Replies: []engine.Reply{
				{ID: "amk", On: []string{engine.OnJoined, engine.OnUnclear, engine.OnSilence}, Phrases: []engine.Phrase{phrase("amk")}},
			}},
		},
		Entries: []engine.Entry{{ID: "e1", Service: "lvs", At: engine.Day, Contact: "k0"}},
	}
	if err := p.Link(); err != nil {
		panic(err) // a fault of this file
	}
	return p
}

func aHeader() engine.Header {
	return engine.Header{Format: 1, Rules: engine.RulesVersion, Scenario: "test", Digest: "d1", Contact: "k1", Seed: 7}
}

// hearing understands three sentences and remembers to whom they were said.
type hearing struct{ heard []intent.Audience }

func (h *hearing) Match(u intent.Utterance) intent.Result {
	h.heard = append(h.heard, u.Audience)
	words := strings.ToLower(u.Text)
	var out intent.Result
	for _, known := range [][2]string{{"hei", "greet"}, {"puste", "ask.breathing"}, {"mer", "more"}} {
		if word, id := known[0], known[1]; strings.Contains(words, word) {
			if id == "more" && len(u.Prior) > 0 { // the follow-up asks the same again
				id = u.Prior[0].Intent
			}
			out.Acts = append(out.Acts, engine.Act{Intent: id, Confidence: 900})
		}
	}
	if len(out.Acts) == 0 {
		out.Acts = []engine.Act{{Intent: engine.IntentNone}}
	}
	if strings.Contains(words, "puste") {
		out.Mentions = []engine.Mention{{Fact: "breath"}}
	}
	return out
}

func (*hearing) Digest() string { return "three sentences" }

// library holds the one scenario there is.
type library struct{ script runner.Script }

func (l library) Load(context.Context, engine.Header, []byte) (runner.Script, error) {
	return l.script, nil
}

func aLibrary() library {
	return library{runner.Script{
		Program: aCase(),
		Matcher: &hearing{},
		Resolve: func(by, query string) bool { return by == "person" && query == "Kari Nordmann" },
	}}
}

// faulty is a journal whose appends can be made to fail or wait.
type faulty struct {
	runner.Journal
	append func(store func() error) error // nil: as the journal does
}

func (f *faulty) Append(ctx context.Context, run string, lease, after int64, records []engine.Record, texts []engine.Text) error {
	store := func() error { return f.Journal.Append(ctx, run, lease, after, records, texts) }
	if f.append == nil {
		return store()
	}
	return f.append(store)
}

// desk is a run with a runner over a journal.
type desk struct {
	t       *testing.T
	journal *faulty
	library library
	runner  *runner.Runner
	run     string
	limits  runner.Limits
	n       int
}

// bubble runs a test in time that passes by itself, with a run that was started.
func bubble(t *testing.T, test func(d *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := &desk{t: t, journal: &faulty{Journal: store.NewMemory()}, library: aLibrary()}
		d.restart()
		d.start()
		test(d)
	})
}

// restart puts a new runner over the journal, as after a crash: nobody tells the old one.
func (d *desk) restart() {
	d.n++
	seed := [32]byte{byte(d.n)}
	r := runner.New(runner.Config{Journal: d.journal, Loader: d.library, Clock: runner.WallClock{}, Random: rand.NewChaCha8(seed), Limits: d.limits})
	d.runner = r
	d.t.Cleanup(func() {
		if err := r.Close(context.Background()); err != nil {
			d.t.Errorf("close: %v", err)
		}
	})
}

func (d *desk) start() {
	d.t.Helper()
	run, err := d.runner.Start(d.t.Context(), aHeader(), []byte("bundle"), []engine.Seat{operator, observer}, nil)
	d.ok(err)
	d.run = run
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) attach(seat engine.Seat) *engine.Attachment {
	d.t.Helper()
	a, err := d.runner.Attach(d.t.Context(), d.run, seat)
	d.ok(err)
	return a
}

func (d *desk) try(c engine.Command, words string) (engine.Ack, error) {
	c.Seat = operator
	return d.runner.Do(d.t.Context(), d.run, engine.Input{Command: c, Words: words})
}

func (d *desk) do(c engine.Command, words string) engine.Ack {
	d.t.Helper()
	ack, err := d.try(c, words)
	d.ok(err)
	return ack
}

// given does a command and returns it as the machine got it.
func (d *desk) given(c engine.Command, words string) *engine.Command {
	d.t.Helper()
	ack := d.do(c, words)
	return d.stored()[ack.Seq-1].Input
}

func answer(id string) engine.Command { return engine.Command{ID: id, Kind: engine.CmdAnswer, Call: 1} }

func say(id string) engine.Command {
	return engine.Command{ID: id, Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Typed}}
}

// stored reads the journal, decoded.
func (d *desk) stored() []engine.Record {
	d.t.Helper()
	records, err := d.journal.Read(d.t.Context(), d.run, 1)
	d.ok(err)
	d.ok(runner.Verify(aHeader(), records))
	d.ok(runner.Decode(records))
	return records
}

// taken reads what waits on an attachment without waiting for more.
func taken(a *engine.Attachment) []engine.Record {
	out := append([]engine.Record(nil), a.Backlog...)
	for {
		synctest.Wait()
		select {
		case b, ok := <-a.Live:
			if !ok {
				return out
			}
			out = append(out, b.Records...)
		default:
			return out
		}
	}
}

// tell writes records as a story: what, when after it rang, and for the shell, whom.
func tell(records []engine.Record) string {
	var b strings.Builder
	for _, r := range records {
		fmt.Fprintf(&b, "%d +%dms %s ", r.Seq, r.At-ringsAt, r.Kind)
		switch r.Kind {
		case engine.RecordEvent:
			fmt.Fprintf(&b, "%s", r.Event.Kind())
		case engine.RecordInput:
			fmt.Fprintf(&b, "%s", r.Input.Kind)
		default:
			b.Write(r.Data)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// salted is what differs between two runs of the same words: each has its own salt.
var salted = regexp.MustCompile(`"hash":"[0-9a-f]*"`)

// events writes only the events, in full.
func events(records []engine.Record) string {
	var b strings.Builder
	for _, r := range records {
		if r.Kind == engine.RecordEvent {
			fmt.Fprintf(&b, "%s\n", salted.ReplaceAll(r.Data, []byte(`"hash":"-"`)))
		}
	}
	return b.String()
}

// same compares stories and shows where they part.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Errorf("%s: from line %d on got\n%s\nwant\n%s", what, i+1,
				strings.Join(g[min(i, len(g)):min(i+3, len(g))], "\n"), strings.Join(w[min(i, len(w)):min(i+3, len(w))], "\n"))
			return
		}
	}
}

func happened(records []engine.Record, kind engine.Kind) int {
	n := 0
	for _, r := range records {
		if r.Kind == engine.RecordEvent && r.Event.Kind() == kind {
			n++
		}
	}
	return n
}

func noted(records []engine.Record) string {
	var out []string
	for _, r := range records {
		if r.Kind == engine.RecordShell {
			out = append(out, fmt.Sprintf("+%s %s", time.Duration(r.At-ringsAt)*time.Millisecond, r.Data))
		}
	}
	return strings.Join(out, "\n")
}
