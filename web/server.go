// Package web serves the pages: start, desk, self-assessment and debrief. It sees
// runs, scenarios and scores through the interfaces it declares, renders with the
// components of web/ui, and knows neither the runner nor the store.
package web

import (
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"

	"github.com/a-h/templ"

	"simlab/scoring"
	"simlab/web/ui"
)

// Deps are the parts that a server is made of. All but Judge, Log, Dev and
// LoopbackOnly are required.
type Deps struct {
	Runs    Runs
	Library Library
	Sockets Sockets
	Judge   Judge        // scoring.Score when nil
	Log     *slog.Logger // silent when nil
	Dev     bool         // serve the gallery of made-up pages
	// LoopbackOnly answers only requests that name this machine as localhost or by
	// a loopback address. A server that listens on loopback alone needs it: another
	// site can point a name of its own here, and its pages would then count as ours.
	LoopbackOnly bool
}

// Server answers every request of the site. It may be used by many goroutines.
type Server struct {
	Deps
	assets *assets
}

// New returns a server. The error is for whoever builds the program: an asset that
// is not there.
func New(d Deps) (*Server, error) {
	root, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, fmt.Errorf("open assets: %w", err)
	}
	a, err := loadAssets(root)
	if err != nil {
		return nil, err
	}
	for _, name := range append([]string{script}, styles...) {
		if _, ok := a.files[name]; !ok {
			return nil, fmt.Errorf("open assets: %s is not among them", name)
		}
	}
	if d.Judge == nil {
		d.Judge = scoring.Score
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return &Server{Deps: d, assets: a}, nil
}

// The files of every page.
const script = "app.js"

var styles = []string{"css/tokens.css", "css/base.css", "css/console.css", "css/pages.css", "css/debrief.css"}

// Handler returns the site.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /static/{name...}", s.assets)
	s.page(mux, "GET /{$}", s.handleStart)
	s.page(mux, "POST /runs", s.handleRunStart)
	s.page(mux, "GET /runs/{id}", s.handleRun)
	s.page(mux, "GET /runs/{id}/watch", s.handleWatch)
	s.page(mux, "GET /runs/{id}/socket", s.handleSocket)
	s.page(mux, "GET /runs/{id}/sound/{cue}/{phrase}", s.handleSound)
	s.page(mux, "GET /runs/{id}/self", s.handleSelf)
	s.page(mux, "POST /runs/{id}/self", s.handleSelfSave)
	s.page(mux, "GET /runs/{id}/debrief", s.handleDebrief)
	s.page(mux, "POST /runs/{id}/next", s.handleNext)
	s.page(mux, "POST /runs/{id}/stop", s.handleStop)
	s.page(mux, "POST /language", s.handleLanguage)
	s.page(mux, "POST /theme", s.handleTheme)
	if s.Dev {
		s.page(mux, "GET /dev/gallery", s.handleGallery)
		s.page(mux, "GET /dev/gallery/{name}", s.handleGallery)
	}
	s.page(mux, "/", func(http.ResponseWriter, *http.Request) error { return errNoPage })
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.problem(w, r, errOrigin) }))
	return secured(s.named(cross.Handler(mux)))
}

// maxForm is the most that a form may hold, in bytes.
const maxForm = 64 << 10

// page routes a pattern to a handler whose error becomes a page.
func (s *Server) page(mux *http.ServeMux, pattern string, h func(http.ResponseWriter, *http.Request) error) {
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		if err := h(w, r); err != nil {
			s.problem(w, r, err)
		}
	})
}

// policy lets pages use what this server gives and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		next.ServeHTTP(w, r)
	})
}

// about returns what every page carries. Its path is the whole address: the token of
// an observer's link must outlast a change of language.
func (s *Server) about(r *http.Request, title ui.Str) ui.Page {
	lang := language(r)
	p := ui.Page{Title: title.In(lang) + " – simlab", Lang: lang, Theme: theme(r), Path: r.URL.RequestURI(), JS: s.assets.address(script)}
	for _, name := range styles {
		p.CSS = append(p.CSS, s.assets.address(name))
	}
	return p
}

// render writes a page. Pages show what may have changed in the next second, and
// things about a person, so nothing keeps them.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := c.Render(r.Context(), w); err != nil {
		// The status has gone out, so there is no page to say it on.
		s.Log.Warn("page not written", "path", r.URL.Path, "error", err)
	}
	return nil
}
