package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/ui"
)

func errJoin(kind, err error) error { return fmt.Errorf("%w: %w", kind, err) }

func (s *Server) handleStart(w http.ResponseWriter, r *http.Request) error {
	offers, err := s.Library.Offers(r.Context())
	if err != nil {
		return fmt.Errorf("list contacts: %w", err)
	}
	v := ui.Start{Page: s.about(r, ui.StartTitle)}
	titles := map[string]string{}
	for _, o := range offers {
		c := startCall(o, v.Lang)
		titles[o.Scenario+"/"+o.Contact] = c.Title
		v.Calls = append(v.Calls, c)
	}
	for _, id := range ownRuns(r) {
		info, err := s.Runs.Info(r.Context(), id)
		if err != nil {
			// One deleted since is nothing to come back to, and one that cannot be
			// read must not keep anybody from the others.
			if !errors.Is(err, ErrNoRun) && !errors.Is(err, ErrErased) {
				s.Log.Error("run left out of the list", "run", id, "error", err)
			}
			continue
		}
		v.Runs = append(v.Runs, ui.StartRun{
			URL: "/runs/" + id, When: info.StartedAt.Format("02.01.2006 15:04"),
			Title: titles[info.Header.Scenario+"/"+info.Header.Contact], State: state(info),
		})
	}
	return s.render(w, r, http.StatusOK, ui.StartPage(v))
}

// ID is what a page calls an offer: 16 hex digits that tell nothing, where the
// scenario's own id would name what is to be found out.
func (o Offer) ID() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s/%s/%s/%t", o.Scenario, o.Contact, o.Station, o.Story))
	return hex.EncodeToString(sum[:8])
}

// offered returns the contact that a page called by its id.
func (s *Server) offered(ctx context.Context, id string) (Offer, error) {
	offers, err := s.Library.Offers(ctx)
	if err != nil {
		return Offer{}, fmt.Errorf("list contacts: %w", err)
	}
	for _, o := range offers {
		if o.ID() == id {
			return o, nil
		}
	}
	return Offer{}, ErrNoOffer
}

// startCall is a contact as a trainee may be offered it.
func startCall(o Offer, l ui.Lang) ui.StartCall {
	status, approved := reviewWords(o.Review, l)
	return ui.StartCall{
		Offer: o.ID(), Line: o.Line, Title: o.Neutral.In(string(l)),
		Warning: o.Warning.In(string(l)), Status: status, Approved: approved,
	}
}

// reviewWords says who answers for a scenario, and whether anybody clinical does.
func reviewWords(r scenarios.Review, l ui.Lang) (string, bool) {
	if r.Status == "approved" && r.By != "" {
		return ui.ApprovedBy.In(l) + " " + r.By + ", " + r.On, true
	}
	return ui.NotApproved.In(l), false
}

// state is how far a run has come: a code of ui.RunStates.
func state(i Info) string {
	switch {
	case !i.Finished:
		return "live"
	case i.Broken:
		return "broken"
	case i.Self == nil:
		return "assess"
	}
	return "finished"
}

func (s *Server) handleRunStart(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return errJoin(errBadForm, err)
	}
	on := func(name string) bool { return r.PostForm.Get(name) == "on" }
	id := r.PostForm.Get("offer")
	if id == "" {
		return fmt.Errorf("%w: no contact chosen", errBadForm)
	}
	o, err := s.offered(r.Context(), id)
	if err != nil {
		return err
	}
	c := Choice{
		Scenario: o.Scenario, Contact: o.Contact, Station: o.Station, Story: o.Story,
		Aids:      engine.Aids{RecontactWarning: on("recontact_warning"), PriorContactQuestion: on("prior_contact_question"), Overview: on("overview")},
		Subtitles: on("subtitles"), Picks: on("picks"), HideOutcome: on("hide_outcome"), Watch: on("watch"),
	}
	started, err := s.Runs.Start(r.Context(), c)
	if err != nil {
		return fmt.Errorf("start run: %w", err)
	}
	path := "/runs/" + started.Run
	setCookie(w, r, cookieSeat, started.SeatToken, path, keepRuns)
	if c.Watch {
		setCookie(w, r, cookieWatch, started.ObserverToken, path, keepRuns)
	}
	list := started.Run
	for i, id := range ownRuns(r) {
		if i < mostRuns-1 {
			list += "." + id
		}
	}
	setCookie(w, r, cookieRuns, list, "/", keepRuns)
	http.Redirect(w, r, path, http.StatusSeeOther)
	return nil
}
