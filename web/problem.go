package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"simlab/web/ui"
)

// What can be wrong with a request itself.
var (
	errNoPage  = errors.New("no such page")
	errBadForm = errors.New("form cannot be read")
	errEarly   = errors.New("run is still under way")
	errOwes    = errors.New("trainee has not answered yet")
	errOrigin  = errors.New("request from another site")
)

// problems is the only table from errors to answers; the first that fits counts.
var problems = []struct {
	is     error
	status int
	code   string // of ui.Problems
}{
	{ErrNoRun, http.StatusNotFound, "not-found"},
	{ErrNoOffer, http.StatusNotFound, "no-offer"},
	{ErrNoSound, http.StatusNotFound, "not-found"},
	{errNoPage, http.StatusNotFound, "not-found"},
	{ErrErased, http.StatusGone, "gone"},
	{ErrForbidden, http.StatusForbidden, "forbidden"},
	{errOrigin, http.StatusForbidden, "origin"},
	{errBadForm, http.StatusBadRequest, "bad-form"},
	{errEarly, http.StatusConflict, "early"},
	{ErrNotFinished, http.StatusConflict, "not-finished"},
	{ErrBrokenOff, http.StatusConflict, "broken-off"},
	{ErrNoNext, http.StatusConflict, "no-next"},
	{ErrUnplayable, http.StatusConflict, "unplayable"},
	{errOwes, http.StatusConflict, "owes"},
	{ErrBusy, http.StatusServiceUnavailable, "busy"},
}

// problem answers with the page of an error. What went wrong inside is for the log
// alone.
func (s *Server) problem(w http.ResponseWriter, r *http.Request, err error) {
	status, code := http.StatusInternalServerError, "internal"
	for _, p := range problems {
		if errors.Is(err, p.is) {
			status, code = p.status, p.code
			break
		}
	}
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		status, code = http.StatusRequestEntityTooLarge, "too-large"
	}
	if status >= 500 && !errors.Is(err, context.Canceled) {
		s.Log.Error("request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	p := s.about(r, ui.Problems[code].Title)
	if r.Method != http.MethodGet {
		p.Path = "/" // there is no such page to come back to
	}
	_ = s.render(w, r, status, ui.ProblemPage(ui.ProblemView{Page: p, Code: strconv.Itoa(status), Problem: ui.Problems[code]}))
}
