package web

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"

	"simlab/engine"
)

// watched is a run that somebody may watch, if asked for at the start.
func watched(finished, answered, asked bool) fakeRuns {
	info := func(run string) (Info, error) {
		i := Info{Run: run, Header: engine.Header{Rules: engine.RulesVersion, Scenario: "prøve", Contact: "k3"}, Finished: finished, Choice: Choice{Watch: asked}}
		if answered {
			i.Self = &Self{Urgency: "right"}
		}
		return i, nil
	}
	return fakeRuns{info: info, journal: func(run string) (Journal, error) {
		i, err := info(run)
		return Journal{Info: i, Words: func(int64) string { return "" }}, err
	}}
}

func TestObserversWaitForTheTraineesOwnAnswers(t *testing.T) {
	watching := map[string]string{"seat": "observer"}
	for _, x := range []struct {
		name     string
		answered bool
		want     int
	}{{"before the answers", false, 409}, {"after them", true, 200}} {
		t.Run(x.name, func(t *testing.T) {
			r := ask{method: "GET", path: "/runs/r1/debrief", cookies: watching}.of(t, site(t, watched(true, x.answered, true)))
			if page := body(t, r); r.StatusCode != x.want || strings.Contains(page, "Tittelen som røper") != x.answered {
				t.Errorf("answered %d, want %d; page %.80q", r.StatusCode, x.want, page)
			}
		})
	}
}

func TestNobodyWatchesUnlessAskedFor(t *testing.T) {
	for _, asked := range []bool{false, true} {
		h, want := site(t, watched(false, false, asked)), 403
		if asked {
			want = 200
		}
		for _, a := range []ask{
			{method: "GET", path: "/runs/r1/watch?token=observer"},
			{method: "GET", path: "/runs/r1", cookies: map[string]string{"seat": "observer"}},
		} {
			if r := a.of(t, h); r.StatusCode != want {
				t.Errorf("watching asked for: %v; %s answers %d, want %d", asked, a.path, r.StatusCode, want)
			}
		}
		page := body(t, ask{method: "GET", path: "/runs/r1", cookies: map[string]string{"seat": "operator", "watch": "observer"}}.of(t, h))
		if strings.Contains(page, "/watch?token=") != asked {
			t.Errorf("watching asked for: %v; the page has the link: %v", asked, !asked)
		}
	}
	h := site(t, fakeRuns{start: func(Choice) (Started, error) { return Started{"r1", "operator", "observer"}, nil }})
	r := ask{method: "POST", path: "/runs", form: map[string][]string{"offer": {theOffer.ID()}}}.of(t, h)
	for _, c := range r.Cookies() {
		if c.Value == "observer" {
			t.Error("the observer's token went out unasked")
		}
	}
}

func TestOnlyNamesOfThisMachineReachALoopbackServer(t *testing.T) {
	serve := func(only bool, host, path string) int {
		s, err := New(Deps{Runs: watched(false, false, false), Library: fakeLibrary{}, Sockets: fakeSockets{new(bool)}, LoopbackOnly: only})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", path, nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		return w.Code
	}
	for _, host := range []string{"localhost", "LocalHost:8116", "127.0.0.1:8116", "127.0.0.2", "[::1]:8116", "[::1]"} {
		if got := serve(true, host, "/"); got != 200 {
			t.Errorf("%s: %d", host, got)
		}
	}
	for _, host := range []string{"rebound.example:8116", "localhost.example", "192.168.1.4:8116", "127.0.0.1.example", ""} {
		for _, path := range []string{"/", "/runs/r1/socket", "/static/app.js"} {
			if got := serve(true, host, path); got != 421 {
				t.Errorf("%q%s: %d, want 421", host, path, got)
			}
		}
	}
	if got := serve(false, "practice.example", "/"); got != 200 {
		t.Errorf("a server for everybody answers %d to its name", got)
	}
}

func TestOneUnreadableRunLeavesTheOthersListed(t *testing.T) {
	h := site(t, fakeRuns{info: func(run string) (Info, error) {
		if run == "torn" {
			return Info{}, errors.New("read header: checksum differs")
		}
		return underWay(run)
	}})
	r := ask{method: "GET", path: "/", cookies: map[string]string{"runs": "torn.whole"}}.of(t, h)
	if page := body(t, r); r.StatusCode != 200 || !strings.Contains(page, "/runs/whole") || strings.Contains(page, "torn") {
		t.Errorf("answered %d", r.StatusCode)
	}
}

func TestTheSocketIsToldWhetherTheListMayBeUsed(t *testing.T) {
	for _, want := range []bool{false, true} {
		got := !want
		s, err := New(Deps{Library: fakeLibrary{}, Sockets: fakeSockets{&got}, Runs: fakeRuns{info: func(run string) (Info, error) {
			return Info{Run: run, Choice: Choice{Picks: want}}, nil
		}}})
		if err != nil {
			t.Fatal(err)
		}
		ask{method: "GET", path: "/runs/r1/socket", cookies: map[string]string{"seat": "operator"}}.of(t, s.Handler())
		if got != want {
			t.Errorf("the run has the list: %v; the socket was told %v", want, got)
		}
	}
}
