package live

import (
	"net/http"
	"net/url"
	"strings"
)

// sameOrigin reports whether the page that opens the socket came from this
// server. Cookies go along with a socket whoever opens it, and the handshake is
// a GET, which cross-origin protection of forms lets pass: this check is all that
// keeps a strange page from playing somebody's run.
func sameOrigin(r *http.Request, allowNone bool) bool {
	origins := r.Header.Values("Origin")
	switch len(origins) {
	case 0:
		return allowNone
	case 1:
	default:
		return false
	}
	u, err := url.Parse(origins[0])
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	return u.Host != "" && strings.EqualFold(u.Host, r.Host)
}
