package web

import (
	"net/http"

	"simlab/web/ui"
)

// handleGallery shows every page in every state with made-up data, to be looked at
// and photographed. It is there in development only.
func (s *Server) handleGallery(w http.ResponseWriter, r *http.Request) error {
	p := s.about(r, ui.StartTitle)
	// Photographs choose by address: they have no cookies to begin with.
	if t := r.URL.Query().Get("theme"); t == "light" || t == "dark" {
		p.Theme = t
	}
	if l := r.URL.Query().Get("lang"); l != "" {
		p.Lang = ui.ParseLang(l)
	}
	// Made-up desks have no run to connect to.
	p.JS = ""
	name := r.PathValue("name")
	if name == "" {
		return s.render(w, r, http.StatusOK, ui.GalleryPage(p, ui.Samples(p)))
	}
	for _, x := range ui.Samples(p) {
		if x.Name == name {
			return s.render(w, r, http.StatusOK, x.Page)
		}
	}
	return errNoPage
}
