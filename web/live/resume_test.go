package live_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"simlab/engine"
	"simlab/web/live"
	"simlab/web/wire"
)

// call is a call with everything in it that a view depends on: subtitles, hidden
// events between visible ones, sounds that end, are cut off, or outlast the next.
func call() []engine.Body {
	phrase := func(cue, i int, party string, length engine.Millis) engine.Body {
		return &engine.PhraseStarted{Call: 1, Cue: cue, Phrase: i, Party: party, Clip: "secret-clip", Length: length}
	}
	said := func(turn int, to ...string) engine.Body {
		return &engine.WordsSaid{Call: 1, Turn: turn, Seat: operator.ID, To: to, Say: engine.Say{
			Via: engine.Typed, Text: &engine.TextRef{ID: int64(turn)}, Acts: []engine.Act{{Intent: "secret.intent"}}}}
	}
	return []engine.Body{
		&engine.RunStarted{Contact: "secret-k3"},
		&engine.QueueChanged{Waiting: 2},
		&engine.CallRang{Call: 1, Line: "116117", Number: "40000000"},
		&engine.CallAnswered{Call: 1, Seat: operator.ID, Waited: 2000},
		said(1, "secret-patient"),
		&engine.SpeechPlanned{Call: 1, Cue: 1, Party: "secret-patient", Reply: "secret-reply"},
		phrase(1, 0, "secret-patient", 800),
		phrase(1, 1, "secret-patient", 5500),
		&engine.FactTold{Fact: "secret-fact", By: "secret-patient"},
		&engine.TrustChanged{Party: "secret-patient", Trust: 5},
		&engine.NoteWritten{Text: &engine.TextRef{ID: 9}},
		&engine.SpeechInterrupted{Cue: 1, Party: "secret-patient", Phrase: 1},
		said(2, "secret-patient"),
		&engine.PostureChanged{Posture: "secret-lying"},
		phrase(2, 0, "secret-patient", 9000),
		&engine.UrgencySet{Urgency: engine.Yellow},
		&engine.LegRang{Call: 1, Target: "amk", Party: "secret-amk"},
		&engine.LegJoined{Call: 1, Target: "amk", Party: "secret-amk"},
		phrase(3, 0, "secret-amk", 4000),
		&engine.UrgencySet{Urgency: engine.Red, Was: engine.Yellow},
		&engine.HandoverAccepted{Party: "secret-amk"},
		&engine.FactActedOn{Fact: "secret-fact", How: "takeover"},
		&engine.CommandRefused{Seat: operator.ID, Command: engine.CmdFinish, Code: engine.RefusedCallOpen},
		&engine.JournalLookedUp{By: "person", Entries: []string{"secret-k1", "secret-k2"}},
		&engine.CallEnded{Call: 1, By: "seat"},
		&engine.NoteWritten{Text: &engine.TextRef{ID: 10}},
	}
}

func words(id int64) string { return fmt.Sprintf("egne ord %d", id) }

func TestAttachingShowsAllAndThenFollows(t *testing.T) {
	run := journalOf(call()[:4]...)
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		if !b.hello.Resync || b.hello.N != 0 || b.hello.Epoch != "epoch-1" {
			t.Errorf("hello %+v", b.hello)
		}
		if len(b.frames) != 1 || b.n != 4 || len(b.frames[0].Regions) != len(regionIDs) {
			t.Fatalf("at %d with %d frames: %+v", b.n, len(b.frames), b.frames)
		}
		run.play(&engine.FactTold{Fact: "secret"}, &engine.UrgencySet{Urgency: engine.Red}, &engine.NoteWritten{})
		synctest.Wait()
		if b.n != 6 || len(b.frames) != 3 {
			t.Fatalf("at %d with %d frames", b.n, len(b.frames))
		}
		if f := b.frames[1]; len(f.Regions) != 1 || f.Regions[0].ID != "urgency" {
			t.Errorf("urgency changed %+v", f.Regions)
		}
	})
}

// TestResumeAtEveryNumber: whatever a browser has and however far the run is,
// coming back gives the screen and the sounds of one that never left.
func TestResumeAtEveryNumber(t *testing.T) {
	for _, path := range []string{"/", "/observer"} {
		t.Run(path, func(t *testing.T) {
			stayed := follow(t, path)
			if last := stayed[len(stayed)-1]; last.n < 15 {
				t.Fatalf("followed to %d only", last.n)
			}
			run := journalOf()
			run.words = words
			play(t, run, live.Settings{}, func(s *stage) {
				for i, body := range call() {
					run.play(body)
					for _, had := range stayed[:i+2] {
						comesBack(s, path, had, stayed[i+1])
					}
				}
			})
		})
	}
}

// follow returns what a browser has that stays through the call: before it, and
// after each thing that happens.
func follow(t *testing.T, path string) []moment {
	run := journalOf()
	run.words = words
	var out []moment
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join(path)
		out = append(out, b.now())
		for _, body := range call() {
			run.play(body)
			synctest.Wait()
			out = append(out, b.now())
		}
		b.stillOpen()
	})
	return out
}

// moment is what a browser had when it lost the connection.
type moment struct {
	epoch   string
	n       int64
	screen  map[string]string
	playing map[[2]int]engine.Millis
}

func (b *browser) now() moment {
	return moment{b.epoch, b.n, maps.Clone(b.screen), maps.Clone(b.playing)}
}

// comesBack attaches with what was had and compares with what one has who stayed.
func comesBack(s *stage, path string, had, stayed moment) {
	s.t.Helper()
	b := s.open(path)
	defer b.leave()
	b.epoch, b.n, b.screen, b.playing = had.epoch, had.n, maps.Clone(had.screen), maps.Clone(had.playing)
	b.attach()
	b.read()
	b.read()
	if b.err != nil {
		s.t.Fatalf("back at %d: %v", had.n, b.err)
	}
	where := fmt.Sprintf("back at %d of %d", had.n, stayed.n)
	if b.hello.Resync != (had.n == 0) {
		s.t.Errorf("%s: resync %v", where, b.hello.Resync)
	}
	if b.n != stayed.n || !maps.Equal(b.screen, stayed.screen) {
		s.t.Errorf("%s: has %d\n%v\nwant\n%v", where, b.n, b.screen, stayed.screen)
	}
	at := b.hello.Clock.At
	if got, want := sounding(b.playing, at), sounding(stayed.playing, at); !slices.Equal(got, want) {
		s.t.Errorf("%s: hears %v, want %v", where, got, want)
	}
	if n := len(b.frames[0].Regions); had.n == stayed.n && had.n > 0 && n != 0 {
		s.t.Errorf("%s: %d regions for nothing", where, n)
	}
}

func TestAnUnknownPlaceStartsAnew(t *testing.T) {
	tests := []struct {
		name  string
		epoch string
		since int64
	}{
		{"first time", "", 0},
		{"another run's epoch", "epoch-0", 3},
		{"beyond the end", "epoch-1", 400},
		{"before the first frame", "epoch-1", 0},
	}
	run := journalOf(call()...)
	play(t, run, live.Settings{}, func(s *stage) {
		for _, tt := range tests {
			b := s.open("/")
			b.send(asJSON(wire.Command{Kind: wire.KindAttach, Epoch: tt.epoch, Since: tt.since}))
			b.read()
			b.read()
			if !b.hello.Resync || b.hello.N != 0 || len(b.frames) != 1 || len(b.frames[0].Regions) != len(regionIDs) || len(b.frames[0].Stop) != 0 {
				t.Errorf("%s: %+v, then %+v", tt.name, b.hello, b.frames)
			}
			b.leave()
		}
	})
}

// TestTrafficHoldsNoSecrets reads everything that goes over an operator's socket
// in a whole call.
func TestTrafficHoldsNoSecrets(t *testing.T) {
	run := journalOf()
	run.words = words
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		for _, body := range call() {
			run.play(body)
			synctest.Wait()
		}
		if got := b.traffic.String(); strings.Contains(got, "secret") || !strings.Contains(got, "egne ord 9") {
			t.Errorf("the operator was told:\n%s", got)
		}
		if !strings.Contains(b.traffic.String(), "<p>") {
			t.Error("HTML is escaped on the way, which makes it longer")
		}
		again := s.join("/")
		if got := again.traffic.String(); strings.Contains(got, "secret") {
			t.Errorf("coming back, the operator was told:\n%s", got)
		}
		for _, h := range s.desks.headers {
			if h.Seed != 0 || strings.Contains(asJSON(h), "secret") {
				t.Errorf("a desk was given %+v", h)
			}
		}
	})
}

func TestSoundsAreCuedAndStopped(t *testing.T) {
	phrase := func(call, cue, i int, length engine.Millis) engine.Body {
		return &engine.PhraseStarted{Call: call, Cue: cue, Phrase: i, Party: "x", Length: length}
	}
	tests := []struct {
		name string
		runs []engine.Body // a second apart
		stop []int         // in the last frame
	}{
		{"cut off", []engine.Body{phrase(1, 1, 0, 800), phrase(1, 1, 1, 5500), &engine.SpeechInterrupted{Cue: 1, Phrase: 1}}, []int{1}},
		{"cut off in the gap between two phrases", []engine.Body{phrase(1, 1, 0, 800), &engine.SpeechInterrupted{Cue: 1, Phrase: 1}}, []int{1}},
		{"the call ends", []engine.Body{phrase(1, 1, 0, 9000), phrase(2, 2, 0, 9000), phrase(1, 3, 0, 9000), &engine.CallEnded{Call: 1}}, []int{1, 3}},
		{"the call ends as the phrase does", []engine.Body{phrase(1, 1, 0, 1000), &engine.CallEnded{Call: 1}}, nil},
		{"the run ends", []engine.Body{phrase(1, 1, 0, 9000), phrase(2, 2, 0, 9000), &engine.RunFinished{}}, []int{1, 2}},
		{"something else happens", []engine.Body{phrase(1, 1, 0, 9000), &engine.NoteWritten{}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			run := journalOf()
			play(t, run, live.Settings{}, func(s *stage) {
				b := s.join("/")
				for _, body := range tt.runs {
					run.play(body)
				}
				synctest.Wait()
				first, last := b.frames[1], b.frames[len(b.frames)-1]
				want := wire.Cue{Cue: 1, URL: "/runs/run-1/sound/1/0", At: engine.Second,
					Length: tt.runs[0].(*engine.PhraseStarted).Length, Party: "innringer"}
				if len(first.Cues) != 1 || first.Cues[0] != want {
					t.Errorf("begins with %+v, want %+v", first.Cues, want)
				}
				if !slices.Equal(last.Stop, tt.stop) || len(last.Cues) != 0 {
					t.Errorf("ends with %+v, want stop %v", last, tt.stop)
				}
			})
		})
	}
}

func TestClockIsToldWhenItCannotBeForeseen(t *testing.T) {
	run := journalOf()
	play(t, run, live.Settings{}, func(s *stage) {
		b := s.join("/")
		step := func(d time.Duration, told string, c engine.Clock) {
			t.Helper()
			time.Sleep(d)
			before := b.clock
			run.note(c)
			synctest.Wait()
			if (b.clock != before) != (told != "") || told != "" && b.clock != c {
				t.Errorf("after %v at %+v the browser has %+v (told: %q)", d, c, b.clock, told)
			}
		}
		step(10*time.Second, "", engine.Clock{At: 10 * engine.Second, Rate: 1})
		step(5*time.Second, "paused", engine.Clock{At: 15 * engine.Second, Rate: 0})
		step(time.Hour, "", engine.Clock{At: 15 * engine.Second, Rate: 0})
		step(0, "going on", engine.Clock{At: 15 * engine.Second, Rate: 1})
		step(3*time.Second, "skipped", engine.Clock{At: engine.Hour, Rate: 1})
		step(3*time.Second, "", engine.Clock{At: engine.Hour + 3*engine.Second, Rate: 1})
	})
}
