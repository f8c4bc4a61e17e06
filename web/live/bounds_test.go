package live_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"

	"simlab/engine"
	"simlab/web/live"
	"simlab/web/wire"
)

func TestSilentBrowsersAreLetGo(t *testing.T) {
	run := journalOf(call()[:3]...)
	t.Run("one that answers pings stays", func(t *testing.T) {
		play(t, run, live.Settings{}, func(s *stage) {
			b := s.join("/")
			time.Sleep(time.Hour)
			b.stillOpen()
		})
	})
	t.Run("one that doesn't is asked to come back", func(t *testing.T) {
		play(t, run, live.Settings{}, func(s *stage) {
			b := s.open("/")
			b.conn.SetPingHandler(func(string) error { return nil })
			b.attach()
			start := time.Now()
			b.follow()
			b.closedWith(wire.CloseIdle)
			if d := time.Since(start); d != 45*time.Second {
				t.Errorf("after %v", d)
			}
		})
	})
	t.Run("one that never attaches too", func(t *testing.T) {
		play(t, run, live.Settings{}, func(s *stage) {
			b := s.open("/")
			start := time.Now()
			go func() { // sounding alive is not attaching
				for b.conn.WriteControl(websocket.PongMessage, nil, time.Now().Add(time.Second)) == nil {
					time.Sleep(3 * time.Second)
				}
			}()
			b.follow()
			b.closedWith(wire.CloseIdle)
			if d := time.Since(start); d != 10*time.Second {
				t.Errorf("after %v", d)
			}
			time.Sleep(3 * time.Second) // until the pongs have noticed
		})
	})
}

func TestSlowBrowsersAreLetGo(t *testing.T) {
	t.Run("one that reads again is told", func(t *testing.T) {
		run := journalOf()
		play(t, run, live.Settings{}, func(s *stage) {
			b := s.open("/")
			b.attach()
			b.read()
			b.read()
			for range 3 * liveQueue {
				run.play(&engine.NoteWritten{})
				synctest.Wait()
			}
			time.Sleep(time.Second)
			b.follow()
			b.closedWith(wire.CloseSlow)
			if b.n > 2*liveQueue {
				t.Errorf("%d frames were kept for it", b.n)
			}
			back := s.open("/")
			back.epoch, back.n, back.screen = b.epoch, b.n, b.screen
			back.attach()
			back.read()
			back.read()
			if back.n != 3*liveQueue || back.hello.Resync {
				t.Errorf("back at %d: %+v", back.n, back.hello)
			}
			back.leave()
		})
	})
	t.Run("one that never reads is cut off", func(t *testing.T) {
		run := journalOf()
		play(t, run, live.Settings{}, func(s *stage) {
			b := s.open("/")
			b.attach()
			time.Sleep(5*time.Second + time.Millisecond)
			if _, closed := run.attachments(); closed != 1 {
				t.Error("still attached after the time for one message")
			}
			b.leave()
		})
	})
}

func TestMessagesOfNoBrowserOfOurs(t *testing.T) {
	attach := `{"kind":"attach","epoch":"","since":0}`
	tests := []struct {
		name string
		kind int
		msgs []string
		want wire.Close
	}{
		{"malformed", websocket.TextMessage, []string{attach, `{"id":`}, wire.CloseBadMessage},
		{"unknown field", websocket.TextMessage, []string{attach, `{"id":"a","kind":"answer","admin":true}`}, wire.CloseBadMessage},
		{"binary", websocket.BinaryMessage, []string{attach}, wire.CloseBadMessage},
		{"oversized", websocket.TextMessage, []string{attach, `{"id":"` + strings.Repeat("x", wire.MaxMessage) + `"}`}, wire.CloseBadMessage},
		{"vast", websocket.TextMessage, []string{attach, strings.Repeat("x", 8<<20)}, wire.CloseBadMessage},
		{"a command before attaching", websocket.TextMessage, []string{`{"id":"a","kind":"answer"}`}, wire.CloseBadMessage},
		{"too many words before attaching", websocket.TextMessage,
			[]string{`{"id":"a","kind":"note","words":"` + strings.Repeat("x", wire.MaxWords+1) + `"}`}, wire.CloseBadMessage},
		{"attaching twice", websocket.TextMessage, []string{attach, attach}, wire.CloseBadMessage},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			run := journalOf()
			play(t, run, live.Settings{}, func(s *stage) {
				b := s.open("/")
				go b.follow()
				for _, m := range tt.msgs {
					_ = b.conn.WriteMessage(tt.kind, []byte(m)) // may be cut off on the way
				}
				time.Sleep(2 * time.Second)
				b.closedWith(tt.want)
				if len(run.given()) != 0 {
					t.Errorf("the run was given %+v", run.given())
				}
			})
		})
	}
}

func TestFloods(t *testing.T) {
	flood := func(send func(b *browser, i int) error, each time.Duration) func(*testing.T) {
		return func(t *testing.T) {
			run := journalOf()
			play(t, run, live.Settings{}, func(s *stage) {
				b := s.join("/")
				for i := range 300 {
					if send(b, i) != nil {
						break
					}
					time.Sleep(each)
				}
				time.Sleep(2 * time.Second)
				if each > 0 {
					b.stillOpen()
					return
				}
				b.closedWith(wire.CloseTooMany)
				if n := len(run.given()); n > 100 {
					t.Errorf("%d commands reached the run", n)
				}
			})
		}
	}
	command := func(b *browser, i int) error {
		return b.conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"id":"c-%d","kind":"mute"}`, i))
	}
	control := func(kind int) func(b *browser, i int) error {
		return func(b *browser, _ int) error { return b.conn.WriteControl(kind, nil, time.Now().Add(time.Second)) }
	}
	t.Run("fifty commands a second are taken", flood(command, 20*time.Millisecond))
	t.Run("more are not", flood(command, 0))
	t.Run("nor more pings", flood(control(websocket.PingMessage), 0))
	t.Run("nor more pongs", flood(control(websocket.PongMessage), 0))
}

func TestOrigins(t *testing.T) {
	tests := []struct {
		name    string
		origins []string
		allow   bool // none
		want    int
	}{
		{"our own page", []string{"http://simlab.test"}, false, http.StatusSwitchingProtocols},
		{"our own page behind TLS", []string{"https://simlab.test"}, false, http.StatusSwitchingProtocols},
		{"in other letters", []string{"http://SimLab.test"}, false, http.StatusSwitchingProtocols},
		{"none", nil, false, http.StatusForbidden},
		{"none, where that is allowed", nil, true, http.StatusSwitchingProtocols},
		{"a stranger", []string{"http://evil.test"}, false, http.StatusForbidden},
		{"a stranger, where none is allowed", []string{"http://evil.test"}, true, http.StatusForbidden},
		{"another port", []string{"http://simlab.test:8117"}, false, http.StatusForbidden},
		{"a name that begins like ours", []string{"http://simlab.test.evil.test"}, false, http.StatusForbidden},
		{"our name as user", []string{"http://simlab.test@evil.test"}, false, http.StatusForbidden},
		{"a sandboxed frame", []string{"null"}, true, http.StatusForbidden},
		{"empty", []string{""}, true, http.StatusForbidden},
		{"an extension", []string{"chrome-extension://simlab.test"}, false, http.StatusForbidden},
		{"no URL", []string{"http://simlab.test:%"}, false, http.StatusForbidden},
		{"two", []string{"http://simlab.test", "http://simlab.test"}, false, http.StatusForbidden},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			play(t, journalOf(), live.Settings{AllowNoOrigin: tt.allow}, func(s *stage) {
				h := http.Header{}
				if tt.origins != nil {
					h["Origin"] = tt.origins
				}
				conn, res, err := s.dialer().Dial("ws://simlab.test/", h)
				if res == nil || res.StatusCode != tt.want {
					t.Errorf("got %+v, %v; want %d", res, err, tt.want)
				}
				if conn != nil {
					conn.Close()
				}
			})
		})
	}
}

func TestOneBrowserToASeat(t *testing.T) {
	run := journalOf(call()[:3]...)
	play(t, run, live.Settings{}, func(s *stage) {
		first := s.join("/")
		idle := s.open("/") // has not attached: takes nothing from anybody
		synctest.Wait()
		first.stillOpen()
		second := s.join("/")
		synctest.Wait()
		first.closedWith(wire.CloseReplaced)
		watching, too := s.join("/observer"), s.join("/observer")
		run.play(&engine.UrgencySet{Urgency: engine.Red})
		time.Sleep(time.Second) // the first one's end must not unseat the second
		for _, b := range []*browser{second, watching, too} {
			b.stillOpen()
			if b.n != 4 {
				t.Errorf("at %d", b.n)
			}
		}
		third := s.join("/")
		second.closedWith(wire.CloseReplaced)
		third.stillOpen()
		idle.leave()
	})
}

// Whoever takes over is told so; whoever only lost the line for a moment is not.
func TestTakingOverIsTold(t *testing.T) {
	play(t, journalOf(call()[:3]...), live.Settings{}, func(s *stage) {
		var last *browser
		for _, tt := range []struct {
			window string
			took   bool
		}{{"one", false}, {"one", false}, {"two", true}, {"one", true}} {
			b := s.open("/")
			b.window = tt.window
			b.attach()
			go b.follow()
			synctest.Wait()
			if b.hello.Took != tt.took {
				t.Errorf("window %s: told %v, want %v", tt.window, b.hello.Took, tt.took)
			}
			if last != nil {
				last.closedWith(wire.CloseReplaced)
			}
			last = b
		}
		back := s.open("/") // one that was away and comes back by itself
		back.window, back.epoch, back.n = "two", last.epoch, last.n
		back.attach()
		go back.follow()
		synctest.Wait()
		back.closedWith(wire.CloseReplaced)
		watching := s.join("/observer")
		if watching.hello.Took {
			t.Error("an observer took something over")
		}
		last.stillOpen()
	})
}

func TestRoomOnARun(t *testing.T) {
	play(t, journalOf(), live.Settings{PerRun: 3}, func(s *stage) {
		a, b, c := s.join("/observer"), s.join("/observer"), s.join("/observer")
		d := s.open("/observer")
		d.follow()
		d.closedWith(wire.CloseTooMany)
		a.leave()
		synctest.Wait()
		e := s.join("/observer")
		for _, x := range []*browser{b, c, e} {
			x.stillOpen()
		}
	})
}

func TestStoppingTheServer(t *testing.T) {
	play(t, journalOf(), live.Settings{}, func(s *stage) {
		joined, watching, early := s.join("/"), s.join("/observer"), s.open("/")
		go early.follow()
		if err := s.server.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		for _, b := range []*browser{joined, watching, early} {
			b.closedWith(wire.CloseStopping)
		}
		_, res, _ := s.dialer().Dial("ws://simlab.test/", http.Header{"Origin": {"http://simlab.test"}})
		if res == nil || res.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("after closing: %+v", res)
		}
	})
}

func TestStoppingDoesNotWaitForEver(t *testing.T) {
	play(t, journalOf(), live.Settings{}, func(s *stage) {
		b := s.open("/")
		b.attach() // and never reads
		synctest.Wait()
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := s.server.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		b.leave()
	})
}
