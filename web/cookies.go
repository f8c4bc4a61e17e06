package web

import (
	"net/http"
	"strings"
	"time"

	"simlab/web/ui"
)

// Cookies. Tokens live at the path of their run, or of runs, so that they go nowhere
// else; which runs were started in this browser stands in one of its own.
const (
	cookieSeat  = "seat"
	cookieWatch = "watch" // the observer's token, kept for whoever started the run to pass on
	cookieRuns  = "runs"
	cookieOwn   = "own" // the tokens of the newest runs, sent to every run, to set them side by side
	cookieLang  = "lang"
	cookieTheme = "theme"
)

const (
	keepRuns   = 90 * 24 * time.Hour
	keepChoice = 365 * 24 * time.Hour
	mostRuns   = 30 // listed on the start page; older ones fall out
	mostOwn    = 12 // set side by side
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

// remember puts a run first among those of this browser.
func remember(w http.ResponseWriter, r *http.Request, started Started) {
	list := []string{started.Run}
	for _, id := range ownRuns(r) {
		if id != started.Run && len(list) < mostRuns {
			list = append(list, id)
		}
	}
	setCookie(w, r, cookieRuns, strings.Join(list, "."), "/", keepRuns)
	own := []string{started.Run + ":" + started.SeatToken}
	for _, x := range ownTokens(r) {
		if x.run != started.Run && len(own) < mostOwn {
			own = append(own, x.run+":"+x.token)
		}
	}
	setCookie(w, r, cookieOwn, strings.Join(own, "."), "/runs", keepRuns)
}

// ownToken is what opens the trainee's seat in a run.
type ownToken struct{ run, token string }

// ownTokens returns the runs that this browser can show to have played, newest first.
func ownTokens(r *http.Request) []ownToken {
	var out []ownToken
	for x := range strings.SplitSeq(cookie(r, cookieOwn), ".") {
		run, token, ok := strings.Cut(x, ":")
		if ok && isID(run) && len(out) < mostOwn {
			out = append(out, ownToken{run, token})
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
