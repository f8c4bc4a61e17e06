package web

import (
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"simlab/engine"
	"simlab/web/ui"
)

// maxAnswer is the most that one answer may hold, in characters.
const maxAnswer = 2000

func (s *Server) handleSelf(w http.ResponseWriter, r *http.Request) error {
	run, info, err := s.assessing(r)
	if err != nil {
		return err
	}
	if info.Self != nil {
		http.Redirect(w, r, "/runs/"+run+"/debrief", http.StatusSeeOther)
		return nil
	}
	return s.showSelf(w, r, run, Self{}, "")
}

// assessing returns a finished run whose trainee asks.
func (s *Server) assessing(r *http.Request) (string, Info, error) {
	run, _, err := s.traineeOf(r)
	if err != nil {
		return "", Info{}, err
	}
	info, err := s.Runs.Info(r.Context(), run)
	if err != nil {
		return "", Info{}, fmt.Errorf("read run: %w", err)
	}
	if !info.Finished {
		return "", Info{}, errEarly
	}
	return run, info, nil
}

func (s *Server) showSelf(w http.ResponseWriter, r *http.Request, run string, given Self, problem string) error {
	j, err := s.Runs.Journal(r.Context(), run)
	if err != nil {
		return fmt.Errorf("read run: %w", err)
	}
	v := ui.Self{Page: s.about(r, ui.SelfTitle), Action: "/runs/" + run + "/self",
		Urgency: given.Urgency, Prior: given.Prior, Next: given.Next, Problem: problem, Set: string(lastUrgency(j.Events)),
		GoesOn: mayGoOn(j.Info) && s.goesOn(r.Context(), run)}
	status := http.StatusOK
	if problem != "" {
		status = http.StatusUnprocessableEntity
	}
	return s.render(w, r, status, ui.SelfPage(v))
}

func lastUrgency(events []engine.Event) engine.Urgency {
	var last engine.Urgency
	for _, e := range events {
		if u, ok := e.Body.(*engine.UrgencySet); ok {
			last = u.Urgency
		}
	}
	return last
}

func (s *Server) handleSelfSave(w http.ResponseWriter, r *http.Request) error {
	run, _, err := s.assessing(r)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return errJoin(errBadForm, err)
	}
	given := Self{Urgency: r.PostForm.Get("urgency"), Prior: strings.TrimSpace(r.PostForm.Get("prior")), Next: strings.TrimSpace(r.PostForm.Get("next"))}
	switch {
	case !ui.IsSelfUrgency(given.Urgency):
		return s.showSelf(w, r, run, given, ui.SelfMissing.In(language(r)))
	case utf8.RuneCountInString(given.Prior) > maxAnswer || utf8.RuneCountInString(given.Next) > maxAnswer:
		return s.showSelf(w, r, run, given, ui.SelfTooLong.In(language(r)))
	}
	if err := s.Runs.SaveSelf(r.Context(), run, given); err != nil {
		return fmt.Errorf("keep self-assessment: %w", err)
	}
	if r.PostForm.Get("then") == "next" {
		return s.goOn(w, r, run) // the debrief waits
	}
	http.Redirect(w, r, "/runs/"+run+"/debrief", http.StatusSeeOther)
	return nil
}
