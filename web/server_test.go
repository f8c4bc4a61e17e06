package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
)

// fakeRuns is Runs with a function for each method that a test needs.
type fakeRuns struct {
	start   func(Choice) (Started, error)
	next    func(run, token string) (Started, error)
	stop    func(run string) error
	seat    func(run, token string) (engine.Seat, error)
	info    func(run string) (Info, error)
	journal func(run string) (Journal, error)
	save    func(run string, s Self) error
}

func (f fakeRuns) Start(_ context.Context, c Choice) (Started, error) { return f.start(c) }
func (f fakeRuns) Continue(_ context.Context, run, token string) (Started, error) {
	return f.next(run, token)
}
func (f fakeRuns) Stop(_ context.Context, run string) error { return f.stop(run) }
func (f fakeRuns) Words(context.Context, string, int64) (string, error) {
	return "", nil
}
func (f fakeRuns) Seat(_ context.Context, run, token string) (engine.Seat, error) {
	if f.seat != nil {
		return f.seat(run, token)
	}
	switch token {
	case "operator":
		return operator(), nil
	case "observer":
		return engine.Seat{ID: "o1", Station: engine.Observer}, nil
	}
	return engine.Seat{}, ErrForbidden
}
func (f fakeRuns) Info(_ context.Context, run string) (Info, error) { return f.info(run) }
func (f fakeRuns) Journal(_ context.Context, run string) (Journal, error) {
	return f.journal(run)
}
func (f fakeRuns) SaveSelf(_ context.Context, run string, s Self) error { return f.save(run, s) }

type fakeLibrary struct{}

var theOffer = Offer{Scenario: "prøve", Contact: "k3", Station: engine.LVSOperator, Line: "116117", Neutral: scenarios.Text{NB: "onsdag 19:40, 116117", EN: "Wednesday 19:40, 116117"},
	Warning: scenarios.Text{NB: "Alvorlig sykdom.", EN: "Serious illness."}, Review: scenarios.Review{Status: "draft"}}

func (fakeLibrary) Offers(context.Context) ([]Offer, error) {
	return []Offer{theOffer}, nil
}

func (fakeLibrary) Shipped(context.Context, string) (string, error) { return "", nil }

func (fakeLibrary) Bundle(context.Context, engine.Header) (*scenarios.Bundle, error) {
	v := engine.Vitals{RR: 20, SpO2: 97, Pulse: 100, SBP: 118, Temp: 370}
	return &scenarios.Bundle{Content: sampleContent(), Program: &engine.Program{
		Contacts: []engine.Contact{{ID: "k3", At: at(0)}},
		Course:   engine.Course{Frames: []engine.Keyframe{{At: engine.Hour, Vitals: v}, {At: 2 * engine.Day, Vitals: v}}},
	}}, nil
}

func (fakeLibrary) Sound(_ context.Context, _ engine.Header, clip string) (io.ReadSeekCloser, string, error) {
	return struct {
		io.ReadSeeker
		io.Closer
	}{bytes.NewReader([]byte("sound of " + clip)), io.NopCloser(nil)}, "audio/flac", nil
}

type fakeSockets struct{ picks *bool }

func (f fakeSockets) Serve(w http.ResponseWriter, _ *http.Request, _ string, _ engine.Seat, _ string, picks bool) {
	*f.picks = picks
	w.WriteHeader(http.StatusSwitchingProtocols)
}

func site(t *testing.T, runs fakeRuns) http.Handler {
	t.Helper()
	s, err := New(Deps{Runs: runs, Library: fakeLibrary{}, Sockets: fakeSockets{new(bool)}, Dev: true})
	if err != nil {
		t.Fatal(err)
	}
	return s.Handler()
}

type ask struct {
	method, path string
	form         url.Values
	cookies      map[string]string
	site         string // Sec-Fetch-Site
}

func (a ask) of(t *testing.T, h http.Handler) *http.Response {
	t.Helper()
	r := httptest.NewRequest(a.method, a.path, strings.NewReader(a.form.Encode()))
	if a.form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for k, v := range a.cookies {
		r.AddCookie(&http.Cookie{Name: k, Value: v})
	}
	if a.site != "" {
		r.Header.Set("Sec-Fetch-Site", a.site)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func finished(self *Self) func(string) (Info, error) {
	return func(run string) (Info, error) {
		return Info{Run: run, Header: engine.Header{Scenario: "prøve", Contact: "k3"}, StartedAt: time.Date(2026, 11, 22, 19, 0, 0, 0, time.UTC), Finished: true, Self: self}, nil
	}
}

func underWay(run string) (Info, error) {
	return Info{Run: run, Header: engine.Header{Rules: engine.RulesVersion, Scenario: "prøve", Contact: "k3"}}, nil
}

func TestStartPageOffersTheCallUnderItsNeutralTitle(t *testing.T) {
	h := site(t, fakeRuns{info: underWay})
	page := body(t, ask{method: "GET", path: "/"}.of(t, h))
	for _, want := range []string{`<html lang="nb"`, "onsdag 19:40, 116117", "ikke klinisk godkjent", "Alvorlig sykdom."} {
		if !strings.Contains(page, want) {
			t.Errorf("the first page lacks %q", want)
		}
	}
	for _, not := range []string{"Tittelen som røper", "prøve", "k3"} {
		if strings.Contains(page, not) {
			t.Errorf("the first page tells %q", not)
		}
	}
	if page := body(t, ask{method: "GET", path: "/", cookies: map[string]string{"lang": "en"}}.of(t, h)); !strings.Contains(page, "Wednesday 19:40, 116117") {
		t.Error("the English page has no English title")
	}
}

func TestStartingARunGivesASeatToThisBrowserAlone(t *testing.T) {
	var got Choice
	h := site(t, fakeRuns{start: func(c Choice) (Started, error) { got = c; return Started{"r1", "operator", "observer"}, nil }})
	r := ask{method: "POST", path: "/runs", form: url.Values{"offer": {theOffer.ID()}, "picks": {"on"}, "watch": {"on"}}, cookies: map[string]string{"runs": "old1.old2"}}.of(t, h)
	if r.StatusCode != http.StatusSeeOther || r.Header.Get("Location") != "/runs/r1" {
		t.Fatalf("answered %d to %q", r.StatusCode, r.Header.Get("Location"))
	}
	if want := (Choice{Scenario: "prøve", Contact: "k3", Station: engine.LVSOperator, Picks: true, Watch: true}); got != want {
		t.Errorf("started %+v, want %+v", got, want)
	}
	for _, c := range r.Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
			t.Errorf("cookie %s is open to scripts or other sites", c.Name)
		}
		if c.Name == "seat" && (c.Value != "operator" || c.Path != "/runs/r1") {
			t.Errorf("seat cookie is %+v", c)
		}
		if c.Name == "runs" && c.Value != "r1.old1.old2" {
			t.Errorf("runs of this browser are %q", c.Value)
		}
	}
}

func TestEveryErrorHasItsAnswerAndKeepsItsInsides(t *testing.T) {
	secret := errors.New("disk /var/secret is full")
	tests := []struct {
		name string
		err  error
		want int
	}{
		{"no such run", ErrNoRun, 404}, {"erased", ErrErased, 410}, {"forbidden", ErrForbidden, 403}, {"busy", ErrBusy, 503}, {"fault", secret, 500},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			h := site(t, fakeRuns{info: func(string) (Info, error) { return Info{}, x.err }})
			r := ask{method: "GET", path: "/runs/r1", cookies: map[string]string{"seat": "operator"}}.of(t, h)
			if page := body(t, r); r.StatusCode != x.want || strings.Contains(page, "secret") {
				t.Errorf("answered %d, want %d; page %.80q", r.StatusCode, x.want, page)
			}
		})
	}
}

func TestARunOfOtherRulesIsSaidNotToGoOn(t *testing.T) {
	for rules, want := range map[int]int{engine.RulesVersion: 200, engine.RulesVersion + 1: 409} {
		h := site(t, fakeRuns{info: func(run string) (Info, error) {
			i, err := underWay(run)
			i.Header.Rules = rules
			return i, err
		}})
		r := ask{method: "GET", path: "/runs/r1", cookies: map[string]string{"seat": "operator"}}.of(t, h)
		if page := body(t, r); r.StatusCode != want || (want == 409) != strings.Contains(page, "kan ikke vises av denne utgaven") {
			t.Errorf("rules %d: answered %d, want %d", rules, r.StatusCode, want)
		}
	}
}

func TestRequestsThatAreRefused(t *testing.T) {
	h := site(t, fakeRuns{info: underWay, journal: func(string) (Journal, error) { i, _ := underWay("r1"); return Journal{Info: i}, nil }})
	seat := map[string]string{"seat": "operator"}
	tests := []struct {
		name string
		ask  ask
		want int
	}{
		{"a page that is not there", ask{method: "GET", path: "/nothing"}, 404},
		{"a run without a token", ask{method: "GET", path: "/runs/r1"}, 403},
		{"an id that cannot be one", ask{method: "GET", path: "/runs/%22x", cookies: seat}, 404},
		{"a socket without a token", ask{method: "GET", path: "/runs/r1/socket"}, 403},
		{"a start from another site", ask{method: "POST", path: "/runs", form: url.Values{"offer": {"a"}}, site: "cross-site"}, 403},
		{"a start of nothing", ask{method: "POST", path: "/runs", form: url.Values{}}, 400},
		{"a start of what is not offered", ask{method: "POST", path: "/runs", form: url.Values{"offer": {Offer{Scenario: "prøve", Contact: "k4"}.ID()}}}, 404},
		{"a form without end", ask{method: "POST", path: "/runs", form: url.Values{"offer": {strings.Repeat("x", maxForm)}}}, 413},
		{"the debrief of a live run", ask{method: "GET", path: "/runs/r1/debrief", cookies: seat}, 409},
		{"the self-assessment of a live run", ask{method: "GET", path: "/runs/r1/self", cookies: seat}, 409},
		{"an operator's token in a link", ask{method: "GET", path: "/runs/r1/watch?token=operator"}, 403},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			if r := x.ask.of(t, h); r.StatusCode != x.want {
				t.Errorf("answered %d, want %d", r.StatusCode, x.want)
			}
		})
	}
}

func TestASoundIsThereOnceItHasBegun(t *testing.T) {
	i, _ := underWay("r1")
	h := site(t, fakeRuns{journal: func(string) (Journal, error) {
		return Journal{Info: i, Events: []engine.Event{
			{At: at(1), Body: &engine.SpeechPlanned{Cue: 1, Phrases: []engine.PlannedPhrase{{Clip: "c1"}, {Clip: "c2"}}}},
			{At: at(2), Body: &engine.PhraseStarted{Cue: 1, Phrase: 0, Clip: "c1"}},
		}}, nil
	}})
	seat := map[string]string{"seat": "operator"}
	r := ask{method: "GET", path: "/runs/r1/sound/1/0", cookies: seat}.of(t, h)
	if got := body(t, r); r.StatusCode != 200 || got != "sound of c1" || r.Header.Get("Content-Type") != "audio/flac" {
		t.Errorf("a begun phrase: %d %q", r.StatusCode, got)
	}
	for _, path := range []string{"/runs/r1/sound/1/1", "/runs/r1/sound/2/0", "/runs/r1/sound/x/0"} {
		if r := (ask{method: "GET", path: path, cookies: seat}).of(t, h); r.StatusCode != 404 {
			t.Errorf("%s: %d, want 404", path, r.StatusCode)
		}
	}
}

func TestOwnAnswersComeBeforeAnyScore(t *testing.T) {
	var saved *Self
	events := []engine.Event{{At: at(0), Body: &engine.CallRang{Call: 1}}, {At: at(30), Body: &engine.UrgencySet{Urgency: engine.Yellow}}}
	runs := fakeRuns{info: finished(nil), save: func(_ string, s Self) error { saved = &s; return nil }}
	runs.journal = func(run string) (Journal, error) {
		i, _ := finished(saved)(run)
		return Journal{Info: i, Events: events, Words: func(int64) string { return "" }}, nil
	}
	h, seat := site(t, runs), map[string]string{"seat": "operator"}
	for path, want := range map[string]string{"/runs/r1": "/runs/r1/self", "/runs/r1/debrief": "/runs/r1/self"} {
		if r := (ask{method: "GET", path: path, cookies: seat}).of(t, h); r.Header.Get("Location") != want {
			t.Errorf("%s leads to %q, want %q", path, r.Header.Get("Location"), want)
		}
	}
	if page := body(t, ask{method: "GET", path: "/runs/r1/self", cookies: seat}.of(t, h)); !strings.Contains(page, "Haster") {
		t.Error("the urgency that was set is not shown")
	}
	form := url.Values{"prior": {"hun hadde ringt"}}
	r := ask{method: "POST", path: "/runs/r1/self", form: form, cookies: seat}.of(t, h)
	if page := body(t, r); r.StatusCode != 422 || !strings.Contains(page, "hun hadde ringt") || saved != nil {
		t.Errorf("without the first answer: %d, saved %v", r.StatusCode, saved)
	}
	form.Set("urgency", "too-low")
	if r := (ask{method: "POST", path: "/runs/r1/self", form: form, cookies: seat}).of(t, h); r.Header.Get("Location") != "/runs/r1/debrief" || saved == nil {
		t.Errorf("answered: %d, saved %v", r.StatusCode, saved)
	}
	if page := body(t, ask{method: "GET", path: "/runs/r1/debrief", cookies: seat}.of(t, h)); !strings.Contains(page, "Nei, for lav") || !strings.Contains(page, "Tittelen som røper") {
		t.Error("the debrief lacks the own answer or the title")
	}
}

func TestChoicesNeverLeadToAnotherSite(t *testing.T) {
	h := site(t, fakeRuns{})
	for to, want := range map[string]string{"/runs/r1": "/runs/r1", "//evil.example": "/", "https://evil.example": "/", "/\\evil.example": "/", "/\t/evil.example": "/", "/\n": "/", "/\x00": "/", "": "/"} {
		r := ask{method: "POST", path: "/language", form: url.Values{"lang": {"en"}, "back": {to}}}.of(t, h)
		if got := r.Header.Get("Location"); r.StatusCode != 303 || got != want {
			t.Errorf("back to %q leads to %d %q, want %q", to, r.StatusCode, got, want)
		}
	}
}

func TestAssetsKnowTheirContent(t *testing.T) {
	h := site(t, fakeRuns{})
	r := ask{method: "GET", path: "/static/css/tokens.css"}.of(t, h)
	tag := r.Header.Get("ETag")
	if r.StatusCode != 200 || tag == "" || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/css") {
		t.Fatalf("%d, ETag %q, type %q", r.StatusCode, tag, r.Header.Get("Content-Type"))
	}
	req := httptest.NewRequest("GET", "/static/css/tokens.css", nil)
	req.Header.Set("If-None-Match", tag)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("known content is sent again: %d", w.Code)
	}
	if r := (ask{method: "GET", path: "/static/../server.go"}).of(t, h); r.StatusCode == 200 {
		t.Error("files beside the assets are served")
	}
}

func TestPagesAllowNothingFromElsewhere(t *testing.T) {
	r := ask{method: "GET", path: "/"}.of(t, site(t, fakeRuns{}))
	csp := r.Header.Get("Content-Security-Policy")
	if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
		t.Errorf("policy is %q", csp)
	}
}

func TestGalleryShowsEverySample(t *testing.T) {
	h := site(t, fakeRuns{})
	if r := (ask{method: "GET", path: "/dev/gallery/debrief?theme=dark"}).of(t, h); r.StatusCode != 200 {
		t.Errorf("answered %d", r.StatusCode)
	}
	s, err := New(Deps{Runs: fakeRuns{}, Library: fakeLibrary{}, Sockets: fakeSockets{}})
	if err != nil {
		t.Fatal(err)
	}
	if r := (ask{method: "GET", path: "/dev/gallery"}).of(t, s.Handler()); r.StatusCode != 404 {
		t.Errorf("outside development the gallery answers %d", r.StatusCode)
	}
}

var _ Judge = scoring.Score
