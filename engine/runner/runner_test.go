package runner_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/engine/store"
)

func TestRunRingsWhenFirstAttachedTo(t *testing.T) {
	bubble(t, func(d *desk) {
		time.Sleep(time.Hour)
		if got := d.stored(); len(got) != 0 {
			t.Fatalf("before anybody is there:\n%s", tell(got))
		}
		o := d.attach(observer)
		defer o.Close()
		if n := happened(o.Backlog, engine.KindCallRang); n != 0 || o.Clock.Rate != 0 {
			t.Fatalf("an observer alone sets the clock going:\n%s", tell(o.Backlog))
		}
		a := d.attach(operator)
		defer a.Close()
		if n := happened(a.Backlog, engine.KindCallRang); n != 1 {
			t.Fatalf("got %d calls ringing, want 1:\n%s", n, tell(a.Backlog))
		}
		if a.Clock != (engine.Clock{At: ringsAt, Rate: 1}) {
			t.Errorf("got clock %+v, want it running from the ring", a.Clock)
		}
	})
}

func TestTimersFireByThemselves(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		time.Sleep(5*time.Minute + time.Second)
		got := taken(a)
		if happened(got, engine.KindCallAbandoned) != 1 {
			t.Fatalf("nobody answered for five minutes:\n%s", tell(got))
		}
		if events(got) != events(d.stored()) {
			t.Errorf("seat saw\n%s\njournal has\n%s", tell(got), tell(d.stored()))
		}
	})
}

func TestCommandIsDurableThenShownThenAcknowledged(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		time.Sleep(3 * time.Second)
		var order []string
		d.journal.append = func(store func() error) error {
			synctest.Wait()
			select {
			case <-a.Live:
				order = append(order, "shown")
			default:
			}
			order = append(order, "stored")
			return store()
		}
		ack := d.do(answer("c1"), "")
		d.journal.append = nil
		if want := []string{"stored"}; !slices.Equal(order, want) {
			t.Errorf("got order %v, want %v before anything is shown", order, want)
		}
		got := taken(a)
		if ack.At != ringsAt+3*engine.Second || ack.Refused != "" || got[ack.Seq-1].Input == nil || got[ack.Seq-1].Input.ID != "c1" {
			t.Errorf("got ack %+v for\n%s", ack, tell(got))
		}
		if happened(got, engine.KindCallAnswered) != 1 {
			t.Errorf("the answer was not shown:\n%s", tell(got))
		}
		again := d.do(answer("c2"), "")
		if again.Refused != engine.RefusedAnswered && again.Refused == "" {
			t.Errorf("got %+v for a call answered twice, want a refusal", again)
		}
	})
}

func TestBacklogAndLiveJoinWithoutAGap(t *testing.T) {
	bubble(t, func(d *desk) {
		first := d.attach(operator)
		defer first.Close()
		d.do(answer("c1"), "")
		attached := []*engine.Attachment{first}
		for range 20 {
			time.Sleep(1700 * time.Millisecond)
			go d.try(say(""), "hei, får du puste?")
			attached = append(attached, d.attach(observer))
		}
		time.Sleep(10 * time.Second)
		want := tell(d.stored())
		for i, a := range attached {
			same(t, fmt.Sprintf("what attachment %d saw", i), tell(taken(a)), want)
		}
		for _, a := range attached {
			a.Close()
		}
	})
}

func TestClockStandsWhileNobodyIsThere(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		o := d.attach(observer)
		time.Sleep(2 * time.Second)
		a.Close()
		time.Sleep(time.Hour)
		b := d.attach(operator)
		time.Sleep(1500 * time.Millisecond)
		if got, want := noted(d.stored()), strings.Join([]string{
			`+0s {"note":"attached","seat":"s1"}`, `+0s {"note":"clock.resumed"}`, `+0s {"note":"attached","seat":"s2"}`,
			`+2s {"note":"detached","seat":"s1"}`, `+2s {"note":"clock.paused"}`,
			`+2s {"note":"attached","seat":"s1"}`, `+2s {"note":"clock.resumed"}`,
		}, "\n"); got != want {
			t.Errorf("got notes\n%s\nwant\n%s", got, want)
		}
		if ack := d.do(answer("c1"), ""); ack.At != ringsAt+3500 {
			t.Errorf("got the answer at +%d, want +3500", ack.At-ringsAt)
		}
		if b.Clock.At != ringsAt+2000 {
			t.Errorf("got clock %+v, want it at +2000", b.Clock)
		}
		b.Close()
		o.Close()
	})
}

func TestRunThatNobodyIsAttachedToLeavesMemory(t *testing.T) {
	bubble(t, func(d *desk) {
		d.attach(operator).Close()
		time.Sleep(2 * time.Minute)
		if _, err := d.try(answer("c1"), ""); !errors.Is(err, runner.ErrNotAttached) {
			t.Fatalf("got error %v, want %v", err, runner.ErrNotAttached)
		}
		a := d.attach(operator)
		defer a.Close()
		if got := noted(a.Backlog); !strings.Contains(got, "rebuilt") {
			t.Errorf("got notes\n%s\nwant the run rebuilt", got)
		}
		d.do(answer("c1"), "")
	})
}

func TestSameCommandIDGetsItsFirstAnswer(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		first := d.do(answer("c1"), "")
		refused := d.do(answer("c2"), "")
		time.Sleep(time.Second)
		check := func(when string) {
			t.Helper()
			for _, want := range []engine.Ack{first, refused} {
				before := len(d.stored())
				got := d.do(answer(want.ID), "")
				want.Duplicate = true
				if got != want {
					t.Errorf("%s: got %+v, want %+v", when, got, want)
				}
				if after := len(d.stored()); after != before {
					t.Errorf("%s: the repeated command was stored", when)
				}
			}
		}
		check("at once")
		d.restart()
		b := d.attach(operator)
		defer b.Close()
		check("after a restart")
	})
}

func TestFailedAppendSuspendsAndTheNextAttachRebuilds(t *testing.T) {
	full := errors.New("disk is full")
	for name, c := range map[string]struct {
		reached bool // the append reached the disk though it answered otherwise
	}{"nothing stored": {false}, "stored after all": {true}} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(d *desk) {
				a := d.attach(operator)
				o := d.attach(observer)
				d.do(answer("c1"), "")
				time.Sleep(time.Second)
				d.journal.append = func(store func() error) error {
					if c.reached {
						if err := store(); err != nil {
							t.Error(err)
						}
					}
					return full
				}
				_, err := d.try(say("c2"), "hei")
				if !errors.Is(err, runner.ErrSuspended) || !errors.Is(err, full) {
					t.Fatalf("got error %v, want %v for %v", err, runner.ErrSuspended, full)
				}
				for _, x := range []*engine.Attachment{a, o} {
					if got := taken(x); happened(got, engine.KindWordsSaid) != 0 {
						t.Error("what was not stored was shown")
					}
					if !errors.Is(x.Err(), runner.ErrSuspended) {
						t.Errorf("attachment ended with %v, want %v", x.Err(), runner.ErrSuspended)
					}
				}
				d.journal.append = nil
				b := d.attach(operator)
				defer b.Close()
				if got := happened(b.Backlog, engine.KindCallAnswered); got != 1 {
					t.Errorf("what was acknowledged is gone:\n%s", tell(b.Backlog))
				}
				if ack := d.do(say("c2"), "hei"); ack.Duplicate != c.reached {
					t.Errorf("got %+v when sent again, want a duplicate: %v", ack, c.reached)
				}
				if got := happened(d.stored(), engine.KindWordsSaid); got != 1 {
					t.Errorf("said %d times, want once", got)
				}
			})
		})
	}
}

func TestOldRunnerIsFencedOff(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		old := d.runner
		d.restart()
		b := d.attach(operator)
		defer b.Close()
		_, err := old.Do(d.t.Context(), d.run, engine.Input{Command: engine.Command{Seat: operator, Kind: engine.CmdAnswer, Call: 1}})
		if !errors.Is(err, runner.ErrSuspended) || !errors.Is(err, store.ErrFenced) {
			t.Errorf("got error %v, want the old runner fenced off", err)
		}
		taken(a)
		if !errors.Is(a.Err(), runner.ErrSuspended) {
			t.Errorf("attachment of the old runner ended with %v", a.Err())
		}
	})
}

func TestSlowAttachmentIsClosedAndOthersGoOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{t: t, journal: &faulty{Journal: store.NewMemory()}, library: aLibrary(), limits: runner.Limits{Backlog: 3000}}
		d.restart()
		d.start()
		slow := d.attach(observer)
		a := d.attach(operator)
		defer a.Close()
		d.do(answer("c1"), "")
		seen := len(taken(a)) - len(a.Backlog)
		for range 40 {
			d.do(say(""), "hei")
			time.Sleep(100 * time.Millisecond)
			seen += len(taken(a)) - len(a.Backlog)
		}
		synctest.Wait()
		for range slow.Live {
		}
		if !errors.Is(slow.Err(), runner.ErrSlow) {
			t.Errorf("slow attachment ended with %v, want %v", slow.Err(), runner.ErrSlow)
		}
		if want := len(d.stored()) - len(a.Backlog); a.Err() != nil || seen != want {
			t.Errorf("the other saw %d records, want %d; it ended with %v", seen, want, a.Err())
		}
	})
}

func TestFullMailboxSaysBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{t: t, journal: &faulty{Journal: store.NewMemory()}, library: aLibrary(), limits: runner.Limits{Mailbox: 2}}
		d.restart()
		d.start()
		a := d.attach(operator)
		defer a.Close()
		release := make(chan struct{})
		d.journal.append = func(store func() error) error { <-release; return store() }
		answers := make(chan error, 4)
		for range 4 { // one is being stored, two wait, one is too many
			go func() { _, err := d.try(say(""), "hei"); answers <- err }()
			synctest.Wait()
		}
		if err := <-answers; !errors.Is(err, runner.ErrBusy) {
			t.Errorf("got error %v, want %v", err, runner.ErrBusy)
		}
		close(release)
		for range 3 {
			d.ok(<-answers)
		}
	})
}

func TestFinishedRunGivesItsBacklog(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		d.do(answer("c1"), "")
		d.do(engine.Command{ID: "c2", Kind: engine.CmdBreakOff}, "")
		time.Sleep(time.Second)
		if ack := d.do(answer("c3"), ""); ack.Refused != engine.RefusedOver || ack.At != ringsAt {
			t.Errorf("got %+v after the end, want it refused with the clock standing", ack)
		}
		a.Close()
		synctest.Wait()
		if _, err := d.try(answer("c4"), ""); !errors.Is(err, runner.ErrNotAttached) {
			t.Errorf("got error %v, want the run gone from memory", err)
		}
		before := tell(d.stored())
		b := d.attach(operator)
		defer b.Close()
		if got := tell(b.Backlog); got != before || b.Clock.Rate != 0 {
			t.Errorf("got backlog\n%swant\n%sand a standing clock, got %+v", got, before, b.Clock)
		}
		if got := tell(d.stored()); got != before {
			t.Errorf("looking at a finished run changed its journal:\n%s", got)
		}
	})
}

func TestRunOfAnotherScenarioDiverges(t *testing.T) {
	for _, finished := range []bool{false, true} {
		bubble(t, func(d *desk) {
			a := d.attach(operator)
			d.do(answer("c1"), "")
			d.do(say("c2"), "får du puste?")
			time.Sleep(20 * time.Second)
			if finished {
				d.do(engine.Command{Kind: engine.CmdBreakOff}, "")
			}
			a.Close()
			p := aCase()
			p.Parties[0].Replies[1].Phrases[0].Clip = "another"
			d.ok(p.Link())
			d.library.script.Program = p
			d.restart()
			b, err := d.runner.Attach(d.t.Context(), d.run, operator)
			if !finished {
				if !errors.Is(err, runner.ErrDiverged) {
					t.Errorf("got error %v, want %v", err, runner.ErrDiverged)
				}
				return
			}
			d.ok(err) // it can still be looked at
			defer b.Close()
			if happened(b.Backlog, engine.KindRunFinished) != 1 {
				t.Errorf("got backlog\n%s", tell(b.Backlog))
			}
			if ack := d.do(answer("c9"), ""); ack.Refused != engine.RefusedOver {
				t.Errorf("got %+v, want it refused", ack)
			}
		})
	}
}

func TestBounds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{t: t, journal: &faulty{Journal: store.NewMemory()}, library: aLibrary(),
			limits: runner.Limits{Runs: 1, Attachments: 2, Commands: 1}}
		d.restart()
		d.start()
		a, b := d.attach(operator), d.attach(observer)
		defer a.Close()
		defer b.Close()
		if _, err := d.runner.Attach(d.t.Context(), d.run, observer); !errors.Is(err, runner.ErrFull) {
			t.Errorf("third attachment: got error %v, want %v", err, runner.ErrFull)
		}
		d.do(answer("c1"), "")
		if _, err := d.try(answer("c2"), ""); !errors.Is(err, runner.ErrFull) {
			t.Errorf("second command: got error %v, want %v", err, runner.ErrFull)
		}
		d.start()
		if _, err := d.runner.Attach(d.t.Context(), d.run, operator); !errors.Is(err, runner.ErrFull) {
			t.Errorf("second run: got error %v, want %v", err, runner.ErrFull)
		}
	})
}

func TestUnknownRunAndUnplayableHeader(t *testing.T) {
	bubble(t, func(d *desk) {
		if _, err := d.runner.Attach(d.t.Context(), "none", operator); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("got error %v, want %v", err, store.ErrNotFound)
		}
		for name, change := range map[string]func(h *engine.Header){
			"rules":   func(h *engine.Header) { h.Rules++ },
			"format":  func(h *engine.Header) { h.Format = 0 },
			"contact": func(h *engine.Header) { h.Contact = "none" },
		} {
			h := aHeader()
			change(&h)
			if _, err := d.runner.Start(d.t.Context(), h, nil, nil, nil); !errors.Is(err, runner.ErrRefused) {
				t.Errorf("%s: got error %v, want %v", name, err, runner.ErrRefused)
			}
		}
	})
}

func TestPanicTakesDownItsRunOnly(t *testing.T) {
	bubble(t, func(d *desk) {
		resolve := d.library.script.Resolve
		a := d.attach(operator)
		first := d.run
		d.start()
		b := d.attach(operator)
		defer b.Close()
		d.library.script.Resolve = func(string, string) bool { panic("a fault") }
		d.restart()
		d.run = first
		c := d.attach(operator)
		if _, err := d.try(engine.Command{Kind: engine.CmdLookUp, By: "person"}, "x"); !errors.Is(err, runner.ErrSuspended) {
			t.Errorf("got error %v, want %v", err, runner.ErrSuspended)
		}
		taken(c)
		if !errors.Is(c.Err(), runner.ErrSuspended) {
			t.Errorf("attachment ended with %v", c.Err())
		}
		d.library.script.Resolve = resolve
		e := d.attach(operator) // and it comes back
		e.Close()
		a.Close()
	})
}

func TestCloseEndsEverything(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		time.Sleep(time.Second)
		d.ok(d.runner.Close(context.Background()))
		taken(a)
		if !errors.Is(a.Err(), runner.ErrClosed) {
			t.Errorf("attachment ended with %v, want %v", a.Err(), runner.ErrClosed)
		}
		if got := noted(d.stored()); !strings.HasSuffix(got, `+1s {"note":"clock.paused"}`) {
			t.Errorf("got notes\n%s\nwant the clock paused", got)
		}
		if _, err := d.try(answer("c1"), ""); !errors.Is(err, runner.ErrClosed) {
			t.Errorf("got error %v, want %v", err, runner.ErrClosed)
		}
		if _, err := d.runner.Attach(d.t.Context(), d.run, operator); !errors.Is(err, runner.ErrClosed) {
			t.Errorf("got error %v, want %v", err, runner.ErrClosed)
		}
	})
}

func TestCloseGivesUpOnAppendsThatHang(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hang := &hanging{Journal: store.NewMemory()}
		r := runner.New(runner.Config{Journal: hang, Loader: aLibrary(), Clock: runner.WallClock{}, Random: strings.NewReader(strings.Repeat("x", 99))})
		run, err := r.Start(t.Context(), aHeader(), nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		answered := make(chan error)
		go func() { _, err := r.Attach(t.Context(), run, operator); answered <- err }()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := r.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got error %v, want %v", err, context.DeadlineExceeded)
		}
		if err := <-answered; !errors.Is(err, runner.ErrSuspended) {
			t.Errorf("got error %v, want %v", err, runner.ErrSuspended)
		}
	})
}

// hanging is a journal whose appends end with their context only.
type hanging struct{ runner.Journal }

func (hanging) Append(ctx context.Context, _ string, _, _ int64, _ []engine.Record, _ []engine.Text) error {
	<-ctx.Done()
	return ctx.Err()
}
