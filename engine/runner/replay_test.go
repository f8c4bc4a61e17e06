package runner_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/engine/store"

	"pgregory.net/rapid"
)

// step is one thing a trainee does, after a while.
type step struct {
	after   time.Duration
	command engine.Command
	words   string
}

// aCall is a whole call, from the answer to its end.
var aCall = []step{
	{2300 * time.Millisecond, engine.Command{Kind: engine.CmdAnswer, Call: 1}, ""},
	{1100 * time.Millisecond, say(""), "hei"},
	{4 * time.Second, engine.Command{Kind: engine.CmdSpeechStart}, ""},
	{3 * time.Second, say(""), "får du puste?"},
	{12 * time.Second, engine.Command{Kind: engine.CmdNote}, "tungt å puste"},
	{30 * time.Second, say(""), "mer?"},
	{7 * time.Second, engine.Command{Kind: engine.CmdUrgency, Urgency: engine.Red}, ""},
	{time.Millisecond, engine.Command{Kind: engine.CmdConnect, Target: "amk"}, ""},
	{10 * time.Second, say(""), "hei"},
	{time.Second, engine.Command{Kind: engine.CmdAnswer, Call: 9}, ""},
	{0, engine.Command{Kind: engine.CmdHangUp}, ""},
	{5 * time.Second, engine.Command{Kind: engine.CmdFinish, Disposition: engine.AdviceOnly}, ""},
}

// play does the steps; between says what happens before each.
func (d *desk) play(steps []step, between func(i int)) {
	d.t.Helper()
	for i, s := range steps {
		between(i)
		s.command.ID = fmt.Sprintf("c%d", i)
		for _, wait := range parts(s.after) {
			time.Sleep(wait)
		}
		d.do(s.command, s.words)
	}
	time.Sleep(time.Minute)
	synctest.Wait()
}

// parts of a time, in which timers fire one by one.
func parts(of time.Duration) []time.Duration {
	var out []time.Duration
	for of > 0 {
		part := min(of, 70*time.Millisecond)
		out = append(out, part)
		of -= part
	}
	return out
}

// uninterrupted plays the call in one go.
func uninterrupted(t *testing.T) (records []engine.Record) {
	t.Helper()
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		d.play(aCall, func(int) {})
		records = d.stored()
	})
	if happened(records, engine.KindFactTold) == 0 || happened(records, engine.KindRunFinished) != 1 {
		t.Fatalf("the call does not reach what it should:\n%s", tell(records))
	}
	return records
}

func TestTwoRunsAreEqual(t *testing.T) {
	a, b := uninterrupted(t), uninterrupted(t)
	same(t, "records", tell(a), tell(b))
	if a[len(a)-1].Chain != b[len(b)-1].Chain { // the same randomness too, hence the same bytes
		t.Error("the chains differ")
	}
}

func TestRestartAtEveryStepChangesNoEvent(t *testing.T) {
	want := events(uninterrupted(t))
	for at := range aCall {
		t.Run(fmt.Sprint("before step ", at), func(t *testing.T) {
			bubble(t, func(d *desk) {
				a := d.attach(operator)
				d.play(aCall, func(i int) {
					if i == at {
						d.restart()
						a = d.attach(operator)
					}
				})
				a.Close()
				same(t, "events", events(d.stored()), want)
			})
		})
	}
	t.Run("before every step", func(t *testing.T) {
		bubble(t, func(d *desk) {
			a := d.attach(operator)
			d.play(aCall, func(int) { d.restart(); a = d.attach(operator) })
			a.Close()
			same(t, "events", events(d.stored()), want)
		})
	})
}

// A crash can come after any transaction. What is in the journal by then must be
// taken up again and go on to events that replay.
func TestJournalCutAtAnySequenceIsTakenUpAgain(t *testing.T) {
	whole := uninterrupted(t)
	taken, refused := 0, 0
	for cut := range len(whole) + 1 {
		bubble(t, func(d *desk) {
			lease, err := d.journal.Take(d.t.Context(), d.run)
			d.ok(err)
			if cut > 0 {
				d.ok(d.journal.Append(d.t.Context(), d.run, lease, 0, whole[:cut], nil))
			}
			a, err := d.runner.Attach(d.t.Context(), d.run, operator)
			if errors.Is(err, runner.ErrDiverged) { // between an input and its events: no transaction ends there
				refused++
				return
			}
			d.ok(err)
			defer a.Close()
			taken++
			time.Sleep(10 * time.Minute)
			synctest.Wait()
			got := d.stored()
			if happened(whole[:cut], engine.KindRunFinished) > 0 { // it is over: nothing is added, not even what the cut took
				same(t, fmt.Sprint("cut at ", cut), tell(got), tell(whole[:cut]))
				return
			}
			if different, err := runner.Replay(d.library.script.Program, aHeader(), got); err != nil || different != nil {
				t.Errorf("cut at %d: replay finds %v, %v", cut, different, err)
			}
			if tell(got[:cut]) != tell(whole[:cut]) {
				t.Errorf("cut at %d: what was stored has changed", cut)
			}
		})
	}
	if taken < len(whole)/2 || refused == 0 {
		t.Errorf("of %d cuts %d were taken up and %d refused: the test shows nothing", len(whole)+1, taken, refused)
	}
}

func TestManualClockInStepsEqualsAtOnce(t *testing.T) {
	play := func(steps int) string {
		var out string
		synctest.Test(t, func(t *testing.T) {
			clock := runner.NewManualClock(time.UnixMilli(0))
			journal := store.NewMemory()
			r := runner.New(runner.Config{Journal: journal, Loader: aLibrary(), Clock: clock, Random: rand.NewChaCha8([32]byte{})})
			defer r.Close(context.Background())
			run, err := r.Start(t.Context(), aHeader(), nil, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			a, err := r.Attach(t.Context(), run, operator)
			if err != nil {
				t.Fatal(err)
			}
			defer a.Close()
			do := func(c engine.Command, words string) {
				c.Seat = operator
				if _, err := r.Do(t.Context(), run, engine.Input{Command: c, Words: words}); err != nil {
					t.Fatal(err)
				}
				for range steps {
					clock.Move(20 * time.Second / time.Duration(steps))
					synctest.Wait()
				}
			}
			do(answer(""), "")
			do(say(""), "får du puste?")
			do(engine.Command{Kind: engine.CmdConnect, Target: "amk"}, "")
			records, err := journal.Read(t.Context(), run, 1)
			if err != nil {
				t.Fatal(err)
			}
			if err := runner.Decode(records); err != nil {
				t.Fatal(err)
			}
			out = events(records)
		})
		return out
	}
	want := play(1)
	if !strings.Contains(want, "fact.told") {
		t.Fatalf("too little happens:\n%s", want)
	}
	for _, steps := range []int{2, 100, 4000} {
		same(t, fmt.Sprint("in steps: ", steps), play(steps), want)
	}
}

// rechain gives records dense sequences and a whole chain, as a forger would.
func rechain(t *testing.T, records []engine.Record) []engine.Record {
	t.Helper()
	chain, err := aHeader().Epoch()
	if err != nil {
		t.Fatal(err)
	}
	for i := range records {
		chain = engine.Chain(chain, records[i])
		records[i].Seq, records[i].Chain = int64(i)+1, chain
	}
	return records
}

func TestReplayNamesWhatDiffers(t *testing.T) {
	whole := uninterrupted(t)
	told := slices.IndexFunc(whole, func(r engine.Record) bool {
		return r.Kind == engine.RecordEvent && r.Event.Kind() == engine.KindFactTold
	})
	last := len(whole) - 1
	for whole[last].Kind != engine.RecordEvent {
		last--
	}
	copied := func(at int) engine.Record { return whole[at] }
	tests := map[string]struct {
		forge func() []engine.Record
		want  runner.DifferenceKind
		seq   int
	}{
		"changed event": {func() []engine.Record {
			out := slices.Clone(whole)
			out[told].Data = bytes.Replace(out[told].Data, []byte(`"breath"`), []byte(`"breadth"`), 1)
			return out
		}, runner.Changed, told + 1},
		"left out at the end":   {func() []engine.Record { return slices.Delete(slices.Clone(whole), last, last+1) }, runner.Extra, last + 1},
		"added after the input": {func() []engine.Record { return slices.Insert(slices.Clone(whole), last+1, copied(last)) }, runner.Missing, last + 2},
	}
	p := aCase()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := runner.Replay(p, aHeader(), rechain(t, test.forge()))
			if err != nil {
				t.Fatal(err)
			}
			if len(got) == 0 || got[0].Kind != test.want || got[0].Seq != int64(test.seq) {
				t.Errorf("got %v, want %s at %d first", got, test.want, test.seq)
			}
		})
	}
	if got, err := runner.Replay(p, aHeader(), whole); err != nil || got != nil {
		t.Errorf("untouched: got %v, %v, want no difference", got, err)
	}
	broken := slices.Clone(whole)
	broken[told].Data = []byte(`{}`)
	if _, err := runner.Replay(p, aHeader(), broken); !errors.Is(err, runner.ErrBroken) {
		t.Errorf("got error %v for a broken chain, want %v", err, runner.ErrBroken)
	}
	if _, err := runner.Replay(p, aHeader(), whole[1:]); !errors.Is(err, runner.ErrBroken) {
		t.Errorf("got error %v without the first record, want %v", err, runner.ErrBroken)
	}
}

// Whatever is done, in whatever order, with people coming and going and the
// program dying: the chain is whole, the replay equal, and every seat that stays
// has seen the journal without a gap.
func TestWhateverIsDoneReplays(t *testing.T) {
	commands := []engine.Command{
		{Kind: engine.CmdAnswer, Call: 1}, {Kind: engine.CmdHangUp}, {Kind: engine.CmdSpeechStart}, {Kind: engine.CmdSpeechStop},
		{Kind: engine.CmdConnect, Target: "amk"}, {Kind: engine.CmdRelease, Target: "amk"}, {Kind: engine.CmdMute}, {Kind: engine.CmdUnmute},
		{Kind: engine.CmdHold}, {Kind: engine.CmdResume}, {Kind: engine.CmdRingBack}, {Kind: engine.CmdNote}, {Kind: engine.CmdLookUp, By: "person"},
		{Kind: engine.CmdUrgency, Urgency: engine.Yellow}, {Kind: engine.CmdFinish, Disposition: engine.GP}, {Kind: "unheard-of"}, say(""), say(""), say(""),
	}
	words := []string{"", "hei", "får du puste?", "mer?", "noe helt annet", "Kari Nordmann"}
	rapid.Check(t, func(rt *rapid.T) {
		plan := rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) step {
			return step{
				after:   time.Duration(rapid.IntRange(0, 9000).Draw(rt, "ms")) * time.Millisecond,
				command: rapid.SampledFrom(commands).Draw(rt, "command"),
				words:   rapid.SampledFrom(words).Draw(rt, "words"),
			}
		}), 1, 40).Draw(rt, "plan")
		turns := rapid.SliceOfN(rapid.SampledFrom([]string{"", "", "", "leave", "restart", "observer"}), len(plan), len(plan)).Draw(rt, "turns")
		bubble(t, func(d *desk) {
			a := d.attach(operator)
			watching := []*engine.Attachment{a}
			for i, s := range plan {
				switch turns[i] {
				case "leave":
					a.Close()
					synctest.Wait()
					a = d.attach(operator)
				case "restart":
					d.restart()
					a = d.attach(operator)
					watching = nil
				case "observer":
					watching = append(watching, d.attach(observer))
				}
				time.Sleep(s.after)
				d.do(s.command, s.words)
			}
			want := tell(d.stored())
			same(t, "what the seat saw", tell(taken(a)), want)
			for _, w := range watching {
				if saw := tell(taken(w)); w.Err() == nil && !strings.HasPrefix(want, saw) {
					same(t, "what another seat saw", saw, want)
				}
			}
			for _, w := range watching {
				w.Close()
			}
			a.Close()
			different, err := runner.Replay(d.library.script.Program, aHeader(), d.stored())
			if err != nil || different != nil {
				t.Errorf("replay finds %v, %v", different, err)
			}
		})
		if t.Failed() {
			rt.FailNow()
		}
	})
}
