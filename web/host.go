package web

import (
	"net"
	"net/http"
	"strings"

	"simlab/web/ui"
)

// named lets requests through that call the server by a name of its own, where
// only loopback counts. The answer to others is plain text: a page would ask for
// its styles under the same wrong name.
func (s *Server) named(next http.Handler) http.Handler {
	if !s.LoopbackOnly {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.Host) {
			http.Error(w, ui.WrongHost.In(language(r)), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isLoopback reports whether a host, with or without port, is this machine itself.
func isLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.EqualFold(host, "localhost") || net.ParseIP(host).IsLoopback()
}
