package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"slices"

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
	offer(&v, offers)
	titles := map[string]string{}
	for _, o := range offers {
		titles[o.Scenario+"/"+o.Contact] = o.Neutral.In(string(v.Lang))
	}
	ends := 0
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
		run := ui.StartRun{
			URL: "/runs/" + id, When: info.StartedAt.Format("02.01.2006 15:04"), Title: titles[info.Header.Scenario+"/"+info.Header.Contact],
			Station: ui.Stations[string(info.Header.Station)].In(v.Lang), Story: info.Choice.Story, State: state(info),
		}
		if mayGoOn(info) && ends < mostEnds {
			ends++
			if s.goesOn(r.Context(), id) {
				run.Next = "/runs/" + id + "/next"
			}
		}
		v.Runs = append(v.Runs, run)
	}
	return s.render(w, r, http.StatusOK, ui.StartPage(v))
}

// mostEnds is how many runs of the list are looked into for what follows them: it
// takes reading the whole run.
const mostEnds = 3

// mayGoOn reports whether a run is the last so far of a story that may not be over.
func mayGoOn(i Info) bool {
	return i.Choice.Story && i.Finished && !i.Broken && !i.Stopped && i.Next == ""
}

// goesOn reports whether something follows a run in its story.
func (s *Server) goesOn(ctx context.Context, run string) bool {
	j, err := s.Runs.Journal(ctx, run)
	if err != nil {
		return false
	}
	b, err := s.Library.Bundle(ctx, j.Info.Header)
	if err != nil {
		return false
	}
	_, _, err = Follows(b.Program, j)
	return err == nil
}

// offer sorts what is offered by workplace, in the order of the stations.
func offer(v *ui.Start, offers []Offer) {
	reviews := map[string]bool{}
	for _, o := range offers {
		status, _ := reviewWords(o.Review, v.Lang)
		reviews[status] = true
		if warning := o.Warning.In(string(v.Lang)); warning != "" && !slices.Contains(v.Warnings, warning) {
			v.Warnings = append(v.Warnings, warning)
		}
	}
	call := func(o Offer) ui.StartCall {
		c := ui.StartCall{Offer: o.ID(), Title: o.Neutral.In(string(v.Lang))}
		if v.Status, _ = reviewWords(o.Review, v.Lang); len(reviews) > 1 {
			c.Status, v.Status = v.Status, ""
		}
		if o.Story {
			c.Title = ui.WholeStory(c.Title, v.Lang)
		}
		return c
	}
	for _, station := range engine.Stations {
		group := ui.StartStation{Name: ui.Stations[string(station)].In(v.Lang)}
		for _, o := range offers {
			if o.Station == station && !o.Story {
				group.Calls = append(group.Calls, call(o))
			}
		}
		if len(group.Calls) > 0 {
			v.Stations = append(v.Stations, group)
		}
	}
	for _, o := range offers {
		if o.Story {
			v.Stories = append(v.Stories, call(o))
		}
	}
	if len(v.Stations) > 0 {
		v.Stations[0].Calls[0].Checked = true
	}
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
	s.enter(w, r, started, c.Watch)
	return nil
}

// enter gives the seat of a new run to this browser and leads there.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, started Started, watch bool) {
	path := "/runs/" + started.Run
	setCookie(w, r, cookieSeat, started.SeatToken, path, keepRuns)
	if watch {
		setCookie(w, r, cookieWatch, started.ObserverToken, path, keepRuns)
	}
	remember(w, r, started)
	http.Redirect(w, r, path, http.StatusSeeOther)
}

// handleNext goes on to the contact that follows in the story. Asked twice, it
// leads to the same run.
func (s *Server) handleNext(w http.ResponseWriter, r *http.Request) error {
	run, _, err := s.traineeOf(r)
	if err != nil {
		return err
	}
	return s.goOn(w, r, run)
}

func (s *Server) goOn(w http.ResponseWriter, r *http.Request, run string) error {
	next, err := s.Runs.Continue(r.Context(), run, cookie(r, cookieSeat))
	if err != nil {
		return fmt.Errorf("go on in the story: %w", err)
	}
	info, err := s.Runs.Info(r.Context(), next.Run)
	if err != nil {
		return fmt.Errorf("read run: %w", err)
	}
	s.enter(w, r, next, info.Choice.Watch)
	return nil
}

// handleStop ends the story with a run: what follows it is not played, and the
// debrief may tell all.
func (s *Server) handleStop(w http.ResponseWriter, r *http.Request) error {
	run, _, err := s.traineeOf(r)
	if err != nil {
		return err
	}
	if err := s.Runs.Stop(r.Context(), run); err != nil {
		return fmt.Errorf("end the story: %w", err)
	}
	http.Redirect(w, r, "/runs/"+run+"/debrief", http.StatusSeeOther)
	return nil
}

// traineeOf returns the run asked for and the seat of this browser, where it is the
// one of whoever plays.
func (s *Server) traineeOf(r *http.Request) (string, engine.Seat, error) {
	run, seat, err := s.seatOf(r)
	if err == nil && !plays(seat) {
		err = ErrForbidden
	}
	return run, seat, err
}

// plays reports whether a seat is the trainee's; whoever watches has another.
func plays(seat engine.Seat) bool { return seat.Station != engine.Observer }
