package web

import (
	"context"
	"errors"
	"fmt"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/ui"
)

// Follows returns the contact that follows a finished run in its story, and what it
// finds of the ones before. Errors: ErrNotFinished, ErrBrokenOff, ErrNoNext.
func Follows(p *engine.Program, j Journal) (*engine.Contact, *engine.History, error) {
	switch {
	case !j.Info.Finished:
		return nil, nil, ErrNotFinished
	case j.Info.Broken:
		return nil, nil, ErrBrokenOff
	case !j.Info.Choice.Story, j.Info.Stopped:
		return nil, nil, ErrNoNext
	}
	h := engine.Carry(p, j.Info.Header, j.Info.Run, j.Events)
	c := engine.Next(p, h, j.Info.Header.Contact)
	if c == nil {
		return nil, nil, ErrNoNext
	}
	return c, &h, nil
}

// story is what the pages know of the story that a finished run belongs to. A run
// that was played alone is one too, and its story ends with it.
type story struct {
	last    Journal         // the run that has come furthest
	history engine.History  // how all contacts went that have been played to their end
	next    *engine.Contact // may be started now; nil: none
	open    bool            // later contacts are still to be played, or being played
}

// storyOf follows a run to the last one of its story.
func (s *Server) storyOf(ctx context.Context, p *engine.Program, j Journal) (story, error) {
	for j.Info.Next != "" {
		next, err := s.Runs.Journal(ctx, j.Info.Next)
		if errors.Is(err, ErrNoRun) || errors.Is(err, ErrErased) {
			break
		}
		if err != nil {
			return story{}, fmt.Errorf("read the run that follows: %w", err)
		}
		j = next
	}
	out := story{last: j}
	if !j.Info.Finished {
		out.open = true
		if j.Info.Header.Before != nil {
			out.history = *j.Info.Header.Before
		}
		return out, nil
	}
	out.history = engine.Carry(p, j.Info.Header, j.Info.Run, j.Events)
	if next, _, err := Follows(p, j); err == nil {
		out.next, out.open = next, true
	}
	return out, nil
}

// goOn is what a debrief offers of the story that its run belongs to; nil: nothing.
func goOn(j Journal, c *scenarios.Content, st story, l ui.Lang) *ui.GoOn {
	switch {
	case !st.open:
		return nil
	case st.last.Info.Run != j.Info.Run:
		return &ui.GoOn{Latest: "/runs/" + st.last.Info.Run}
	}
	g := &ui.GoOn{Next: "/runs/" + j.Info.Run + "/next", Stop: "/runs/" + j.Info.Run + "/stop", Station: ui.Stations[string(st.next.Station)].In(l)}
	if k := c.Contact(st.next.ID); k != nil {
		g.Title = k.Neutral.In(string(l))
	}
	return g
}

// storyRows are the contacts of the story as far as it has come.
func (s *Server) storyRows(ctx context.Context, b *scenarios.Bundle, j Journal, st story, l ui.Lang) []ui.StoryContact {
	played := map[string]string{} // contact -> run
	for _, p := range st.history.Contacts {
		played[p.Contact] = p.Run
	}
	last := st.last.Info
	played[last.Header.Contact] = last.Run
	var out []ui.StoryContact
	over := false // the contact comes after the one that was played last
	for i := range b.Program.Contacts {
		k := &b.Program.Contacts[i]
		row := ui.StoryContact{Here: k.ID == j.Info.Header.Contact}
		if k.Playable { // elsewhere there is no workplace of ours
			row.Station = ui.Stations[string(k.Station)].In(l)
		}
		if shown := b.Content.Contact(k.ID); shown != nil {
			row.Title = shown.Neutral.In(string(l))
		}
		went := engine.Went(b.Program, st.history, k.ID)
		switch run := played[k.ID]; {
		case run != "":
			if went != nil {
				row.Urgency, row.Ending = string(went.Urgency), endingWords(k.Station, went.Disposition, went.Within, l)
			}
			s.playedRow(ctx, &row, run, l)
		case over && !k.Playable:
			continue // history that nobody met
		case over && st.open:
			if st.next == nil || st.next.ID != k.ID {
				continue // what comes later is not told yet
			}
			row.State = "waiting"
		case went == nil:
			row.State = "none"
		case over:
			row.State = "unplayed"
		default:
			row.State = "original"
			row.Urgency, row.Ending = string(went.Urgency), endingWords(k.Station, went.Disposition, went.Within, l)
		}
		if !st.open && row.State != "original" {
			row.WasUrgency, row.Was = string(k.Ended.Urgency), endingWords(k.Station, k.Ended.Disposition, k.Ended.Within, l)
		}
		out = append(out, row)
		over = over || k.ID == last.Header.Contact
	}
	return out
}

// playedRow fills in what is known of the run in which a contact was played.
func (s *Server) playedRow(ctx context.Context, row *ui.StoryContact, run string, l ui.Lang) {
	info, err := s.Runs.Info(ctx, run)
	if err != nil {
		if !errors.Is(err, ErrNoRun) && !errors.Is(err, ErrErased) {
			s.Log.Error("run left out of its story", "run", run, "error", err)
		}
		row.Gone = true
		return
	}
	row.Station, row.URL = ui.Stations[string(info.Header.Station)].In(l), "/runs/"+run
	switch {
	case !info.Finished:
		row.State, row.Urgency, row.Ending = "live", "", ""
	case info.Broken:
		row.State, row.Ending = "broken", ""
	}
}
