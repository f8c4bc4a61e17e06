package web

import (
	"net/http"
	"slices"

	"simlab/scoring"
	"simlab/web/ui"
)

// sameCall sets the headline figures of a run beside those of the same call in other
// runs of this browser, oldest first; empty when there is none.
func (s *Server) sameCall(r *http.Request, j Journal, result scoring.Result, l ui.Lang) []ui.SameCall {
	here := sameRow(j.Info, result, l)
	here.Here = true
	rows, found := []ui.SameCall{here}, false
	for _, own := range ownTokens(r) {
		if own.run == j.Info.Run {
			continue
		}
		// The address of a run opens nothing: its token must be there, too.
		if seat, err := s.Runs.Seat(r.Context(), own.run, own.token); err != nil || !plays(seat) {
			continue
		}
		info, err := s.Runs.Info(r.Context(), own.run)
		if err != nil || !info.Finished || info.Broken || owesSelf(info) || info.Header.Scenario != j.Info.Header.Scenario || info.Header.Contact != j.Info.Header.Contact {
			continue
		}
		other, err := s.Runs.Journal(r.Context(), own.run)
		if err != nil {
			continue
		}
		b, err := s.Library.Bundle(r.Context(), info.Header)
		if err != nil {
			continue
		}
		rows, found = append(rows, sameRow(info, s.Judge(b.Rubrics, info.Header.Sheet, other.Events), l)), true
	}
	if !found {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b ui.SameCall) int { return a.Started.Compare(b.Started) })
	return rows
}

func sameRow(i Info, result scoring.Result, l ui.Lang) ui.SameCall {
	return ui.SameCall{URL: "/runs/" + i.Run, Started: i.StartedAt, When: i.StartedAt.Format("02.01.2006 15:04"),
		Station: ui.Stations[string(i.Header.Station)].In(l), Story: i.Choice.Story, Aids: aids(i.Header.Aids, l), Figures: figures(result, l)}
}
