package web

import (
	"context"
	"errors"
	"fmt"

	"simlab/engine"
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
