package web

import (
	"net/http"
	"strings"
	"time"

	"simlab/web/ui"
)

// Cookies. Tokens live at the path of their run, so that they go nowhere else;
// which runs were started in this browser stands in one of its own.
const (
	cookieSeat  = "seat"
	cookieWatch = "watch" // the observer's token, kept for whoever started the run to pass on
	cookieRuns  = "runs"
	cookieLang  = "lang"
	cookieTheme = "theme"
)

const (
	keepRuns   = 90 * 24 * time.Hour
	keepChoice = 365 * 24 * time.Hour
	mostRuns   = 30 // listed on the start page; older ones fall out
)

func setCookie(w http.ResponseWriter, r *http.Request, name, value, path string, keep time.Duration) {
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: path, MaxAge: int(keep / time.Second),
		HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode,
	})
}

func cookie(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// ownRuns returns the runs started in this browser, newest first.
func ownRuns(r *http.Request) []string {
	var out []string
	for id := range strings.SplitSeq(cookie(r, cookieRuns), ".") {
		if isID(id) && len(out) < mostRuns {
			out = append(out, id)
		}
	}
	return out
}

// isID reports whether a text can be the id of a run: letters, digits, - and _,
// at most 64.
func isID(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	return strings.IndexFunc(id, func(c rune) bool {
		return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_')
	}) < 0
}

// language is Norwegian until English has been chosen, whatever the browser asks for.
func language(r *http.Request) ui.Lang { return ui.ParseLang(cookie(r, cookieLang)) }

// theme is "light", "dark" or empty.
func theme(r *http.Request) string {
	if t := cookie(r, cookieTheme); t == "light" || t == "dark" {
		return t
	}
	return ""
}

func (s *Server) handleLanguage(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return errJoin(errBadForm, err)
	}
	setCookie(w, r, cookieLang, string(ui.ParseLang(r.PostForm.Get("lang"))), "/", keepChoice)
	return back(w, r)
}

func (s *Server) handleTheme(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return errJoin(errBadForm, err)
	}
	t := r.PostForm.Get("theme")
	if t != "light" && t != "dark" {
		t = ""
	}
	setCookie(w, r, cookieTheme, t, "/", keepChoice)
	return back(w, r)
}

// back returns to the page that a choice was made on, never to another site.
func back(w http.ResponseWriter, r *http.Request) error {
	to := r.PostForm.Get("back")
	if !isPath(to) {
		to = "/"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// isPath reports whether an address is a path on this site. Browsers take a
// backslash for a slash and leave control characters out, and so might find the
// name of a host where none was seen here.
func isPath(to string) bool {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") {
		return false
	}
	return strings.IndexFunc(to, func(c rune) bool { return c < 0x20 || c == 0x7f || c == '\\' }) < 0
}
