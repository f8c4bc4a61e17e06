package live_test

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
	"simlab/web/live"
	"simlab/web/wire"
)

func TestCommandsAreAnswered(t *testing.T) {
	run := journalOf(call()...)
	run.do = func(in engine.Input) (engine.Ack, error) {
		a := engine.Ack{ID: in.Command.ID, Seq: 977}
		if in.Command.Kind == engine.CmdFinish {
			a.Refused = engine.RefusedCallOpen
		}
		return a, nil
	}
	general := func(intent string) bool { return intent == "ask.reason" }
	play(t, run, live.Settings{Picks: general}, func(s *stage) {
		b := s.join("/")
		for _, m := range []string{
			`{"id":"r-1","kind":"say","words":"Hvordan puster du?","to":"p1","via":"typed"}`,
			`{"id":"r-2","kind":"finish","disposition":"gp"}`,
			`{"id":"r-3","kind":"say","pick":"ask.reason"}`,
			`{"id":"r-4","kind":"say","pick":"ask.recontact"}`,
			`{"id":"r-5","kind":"note","words":"` + strings.Repeat("å", wire.MaxWords+1) + `"}`,
			`{"id":"r-6","kind":"open_entry","entry":"e2"}`,
			`{"id":"r-7","kind":"open_entry","entry":"secret-k1"}`,
			`{"id":"r-8","kind":"hold","party":"p2"}`,
		} {
			b.send(m)
		}
		synctest.Wait()
		want := []wire.Ack{
			{ID: "r-1"},
			{ID: "r-2", Refused: engine.RefusedCallOpen, Text: "finish refused: call-open"},
			{ID: "r-3"},
			{ID: "r-4", Refused: engine.RefusedNotFound, Text: "say refused: not-found"},
			{ID: "r-5", Refused: engine.RefusedIncomplete, Text: "note refused: incomplete"},
			{ID: "r-6"}, {ID: "r-7"}, {ID: "r-8"},
		}
		if !slices.Equal(b.acks, want) {
			t.Errorf("answered %+v\nwant %+v", b.acks, want)
		}
		if strings.Contains(b.traffic.String(), "977") {
			t.Error("an ack told the record's number")
		}
		given := run.given()
		if len(given) != 6 {
			t.Fatalf("the run was given %+v", given)
		}
		for i, got := range []string{given[0].Command.Say.To, given[3].Command.Entry, given[4].Command.Entry, given[5].Command.Party} {
			if want := []string{"secret-patient", "secret-k2", "?", "amk"}[i]; got != want {
				t.Errorf("handle %d became %q, want %q", i, got, want)
			}
		}
		if in := given[0]; in.Words != "Hvordan puster du?" || in.Command.Seat != operator {
			t.Errorf("the run was given %+v", in)
		}
		b.stillOpen()
	})
}

func TestDuplicatesPassThrough(t *testing.T) {
	run := journalOf()
	seen := map[string]bool{}
	run.do = func(in engine.Input) (engine.Ack, error) {
		a := engine.Ack{ID: in.Command.ID, Duplicate: seen[in.Command.ID]}
		seen[in.Command.ID] = true
		return a, nil
	}
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		b.send(`{"id":"r-1","kind":"answer"}`)
		b.send(`{"id":"r-1","kind":"answer"}`)
		synctest.Wait()
		if want := []wire.Ack{{ID: "r-1"}, {ID: "r-1"}}; !slices.Equal(b.acks, want) {
			t.Errorf("answered %+v", b.acks)
		}
	})
}

func TestCommandsKeepTheirOrder(t *testing.T) {
	run := journalOf()
	run.slowDo = func(context.Context, engine.Input) error { time.Sleep(10 * time.Millisecond); return nil }
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		for i := range 40 {
			b.send(fmt.Sprintf(`{"id":"r-%d","kind":"mute"}`, i))
		}
		time.Sleep(time.Second)
		synctest.Wait()
		for i, a := range b.acks {
			if a.ID != fmt.Sprintf("r-%d", i) {
				t.Fatalf("answer %d is for %s", i, a.ID)
			}
		}
		if len(b.acks) != 40 {
			t.Errorf("%d answers", len(b.acks))
		}
	})
}

func TestLateCommands(t *testing.T) {
	run := journalOf(call()...)
	over := false
	run.do = func(in engine.Input) (engine.Ack, error) {
		a := engine.Ack{ID: in.Command.ID}
		if over {
			a.Refused = engine.RefusedOver
		}
		return a, nil
	}
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		b.send(`{"id":"r-1","kind":"finish","disposition":"gp"}`)
		synctest.Wait()
		over = true
		run.play(&engine.RunFinished{Disposition: engine.GP}, &engine.OutcomeReached{Outcome: "secret"})
		b.send(`{"id":"r-2","kind":"note","words":"for sent"}`)
		synctest.Wait()
		if len(b.acks) != 2 || b.acks[1].Refused != engine.RefusedOver || b.acks[1].Text == "" {
			t.Errorf("answered %+v", b.acks)
		}
		run.letGo(nil)
		synctest.Wait()
		b.closedWith(wire.CloseEnded)
		// Coming back to a run that has ended still shows it whole.
		run.letGo(live.ErrEnded)
		again := s.join("/")
		again.closedWith(wire.CloseEnded)
		if again.n != b.n || len(again.screen) != len(regionIDs) {
			t.Errorf("again at %d, want %d", again.n, b.n)
		}
		if s.log.Len() != 0 {
			t.Errorf("logged %s", s.log)
		}
	})
}

func TestTheCommandThatEndsARunIsAnswered(t *testing.T) {
	run := journalOf(call()...)
	run.slowDo = func(context.Context, engine.Input) error {
		run.play(&engine.RunFinished{Disposition: engine.GP})
		run.letGo(live.ErrEnded)
		time.Sleep(100 * time.Millisecond)
		return nil
	}
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		b.send(`{"id":"r-1","kind":"finish","disposition":"gp"}`)
		time.Sleep(time.Second)
		b.closedWith(wire.CloseEnded)
		if want := []wire.Ack{{ID: "r-1"}}; !slices.Equal(b.acks, want) {
			t.Errorf("answered %+v", b.acks)
		}
	})
}

func TestACommandThatHangsDoesNotHoldTheEnd(t *testing.T) {
	run := journalOf()
	run.slowDo = func(ctx context.Context, _ engine.Input) error {
		run.letGo(live.ErrSuspended)
		<-ctx.Done()
		return ctx.Err()
	}
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		b.send(`{"id":"r-1","kind":"answer"}`)
		time.Sleep(1500 * time.Millisecond)
		b.closedWith(wire.CloseSuspended)
	})
}

func TestObserversCannotCommand(t *testing.T) {
	run := journalOf()
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/observer")
		for i, k := range engine.CommandKinds {
			b.send(fmt.Sprintf(`{"id":"r-%d","kind":%q}`, i, k))
		}
		synctest.Wait()
		if len(b.acks) != len(engine.CommandKinds) {
			t.Fatalf("%d answers", len(b.acks))
		}
		for _, a := range b.acks {
			if a.Refused != engine.RefusedStation {
				t.Errorf("%+v", a)
			}
		}
		if len(run.given()) != 0 {
			t.Errorf("the run was given %+v", run.given())
		}
	})
}

// what errors of the runs become, wherever they come from.
var endings = []struct {
	err    error
	want   wire.Close
	logged bool
}{
	{live.ErrSlow, wire.CloseSlow, false},
	{live.ErrSuspended, wire.CloseSuspended, false},
	{live.ErrStopping, wire.CloseStopping, false},
	{live.ErrBusy, wire.CloseBusy, false},
	{live.ErrFull, wire.CloseTooMany, false},
	{live.ErrBadCommand, wire.CloseBadMessage, false},
	{live.ErrBroken, wire.CloseBroken, true},
	{live.ErrEnded, wire.CloseEnded, false},
	{live.ErrNoRun, wire.CloseNoRun, false},
	{live.ErrNotAllowed, wire.CloseNotAllowed, false},
	{errors.New("disk on fire"), wire.CloseFault, true},
}

func TestErrorsOfRunsEndSockets(t *testing.T) {
	places := []struct {
		name   string
		happen func(s *stage, err error) *browser
	}{
		{"attaching", func(s *stage, err error) *browser {
			s.run.attach = func(engine.Seat) error { return err }
			return s.join("/")
		}},
		{"commanding", func(s *stage, err error) *browser {
			s.run.do = func(engine.Input) (engine.Ack, error) { return engine.Ack{}, err }
			b := s.join("/")
			b.send(`{"id":"r-1","kind":"answer"}`)
			return b
		}},
		{"following", func(s *stage, err error) *browser {
			b := s.join("/")
			s.run.letGo(err)
			return b
		}},
	}
	for _, p := range places {
		for _, e := range endings {
			t.Run(p.name+": "+e.err.Error(), func(t *testing.T) {
				play(t, journalOf(), live.Settings{}, func(s *stage) {
					b := p.happen(s, fmt.Errorf("run run-1: %w", e.err))
					synctest.Wait()
					b.closedWith(e.want)
					if len(b.acks) != 0 {
						t.Errorf("acknowledged %+v", b.acks)
					}
					if logged := strings.Contains(s.log.String(), e.err.Error()); logged != e.logged {
						t.Errorf("logged %q", s.log)
					}
				})
			})
		}
	}
}

func TestFaultsEndOneSocketOnly(t *testing.T) {
	t.Run("a desk that panics", func(t *testing.T) {
		run := journalOf()
		play(t, run, live.Settings{}, func(s *stage) {
			s.desks.panics = engine.KindUrgencySet
			bad := s.join("/")
			s.desks.panics = ""
			good := s.join("/observer")
			run.play(&engine.UrgencySet{Urgency: engine.Red})
			synctest.Wait()
			bad.closedWith(wire.CloseFault)
			good.stillOpen()
			if !strings.Contains(s.log.String(), "a desk with a bug") {
				t.Errorf("logged %q", s.log)
			}
		})
	})
	t.Run("a hole in the records", func(t *testing.T) {
		run := journalOf()
		play(t, run, live.Settings{}, func(s *stage) {
			b := s.join("/")
			run.mu.Lock()
			run.record(engine.RecordShell, engine.Event{}) // stored, never published
			run.mu.Unlock()
			run.play(&engine.NoteWritten{})
			synctest.Wait()
			b.closedWith(wire.CloseFault)
			if b.n != 0 {
				t.Errorf("guessed to %d", b.n)
			}
		})
	})
	t.Run("a language without texts", func(t *testing.T) {
		play(t, journalOf(), live.Settings{}, func(s *stage) {
			s.join("/xx").closedWith(wire.CloseFault)
		})
	})
	t.Run("an attachment closed without a reason", func(t *testing.T) {
		run := journalOf()
		play(t, run, live.Settings{}, func(s *stage) {
			b := s.join("/")
			run.letGo(nil)
			synctest.Wait()
			b.closedWith(wire.CloseFault)
		})
	})
}

func TestLosingTheConnectionAmidACommand(t *testing.T) {
	run := journalOf()
	waiting := make(chan struct{})
	run.slowDo = func(ctx context.Context, _ engine.Input) error {
		close(waiting)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Minute):
			return nil
		}
	}
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		b.send(`{"id":"r-1","kind":"answer"}`)
		<-waiting
		b.leave()
		// The loss shows when a ping or frame cannot be written.
		time.Sleep(30 * time.Second)
		synctest.Wait()
		if _, closed := run.attachments(); closed != 1 {
			t.Error("still attached")
		}
		if s.log.Len() != 0 {
			t.Errorf("logged %s", s.log)
		}
	})
}

func TestPicksAreRefusedWhereTheRunHasNoList(t *testing.T) {
	run := journalOf(call()...)
	play(t, run, live.Settings{Picks: func(string) bool { return true }}, func(s *stage) {
		b := s.join("/unlisted")
		b.send(`{"id":"r-1","kind":"say","pick":"ask.reason"}`)
		b.send(`{"id":"r-2","kind":"say","words":"Hva gjelder det?","via":"typed"}`)
		synctest.Wait()
		if len(b.acks) != 2 || b.acks[0].Refused != engine.RefusedNotFound || b.acks[1].Refused != "" {
			t.Errorf("answered %+v", b.acks)
		}
		if given := run.given(); len(given) != 1 {
			t.Errorf("the run was given %+v, want the typed line alone", given)
		}
	})
}
