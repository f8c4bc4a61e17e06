package web

import (
	"fmt"
	"strings"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scoring"
	"simlab/web/ui"
)

// sampling is how close the points of a drawn course lie.
const sampling = 15 * engine.Minute

// drawCourse draws the body's way through the whole story, with every contact as
// a band. While the story goes on, and where the trainee does not want to know how
// it went, it ends with the call.
func drawCourse(prog *engine.Program, c *scenarios.Content, j Journal, t *transcript, st story, l ui.Lang) ui.Chart {
	course := prog.Course
	if len(course.Frames) == 0 {
		return ui.Chart{}
	}
	path := engine.PathOf(&course, j.Events)
	a := axis{from: course.Frames[0].At, to: path.End(), left: ui.DrawLeft + 36, right: ui.DrawRight - 8}
	if j.Info.Choice.HideOutcome || st.open {
		a.to = max(a.from+engine.Hour, t.end)
	}
	out := ui.Chart{}
	// What the run played is known; where it took a turn, so is what that led to.
	known := max(t.end, a.from)
	if path.Turned() {
		known = a.to
	}
	panels := []struct {
		kind      string
		low, high int
		of        func(engine.Vitals) int
	}{
		{"rr", 10, 40, func(v engine.Vitals) int { return v.RR }},
		{"spo2", 80, 100, func(v engine.Vitals) int { return v.SpO2 }},
		{"pulse", 60, 160, func(v engine.Vitals) int { return v.Pulse }},
		{"news2", 0, 20, news2},
	}
	y := 24
	for _, p := range panels {
		line := func(from, to engine.Millis) string {
			return polyline(a, from, to, func(at engine.Millis) int {
				v := min(max(p.of(path.VitalsAt(at)), p.low), p.high)
				return y + ui.PanelHigh - (v-p.low)*ui.PanelHigh/(p.high-p.low)
			})
		}
		panel := ui.Panel{Label: ui.PanelText(p.kind, l), Y: y, High: fmt.Sprint(p.high), Low: fmt.Sprint(p.low)}
		panel.Points = line(a.from, min(known, a.to))
		if known < a.to {
			panel.After = line(known, a.to)
		}
		out.Panels = append(out.Panels, panel)
		y += ui.PanelHigh + ui.PanelGap
	}
	out.Height = y + 4
	out.Bands, out.Rows = contacts(a, prog, c, j, t, st, path)
	for day := a.from / engine.Day * engine.Day; day <= a.to; day += 6 * engine.Hour {
		if day >= a.from {
			out.Ticks = append(out.Ticks, ui.Tick{X: a.x(day), Label: clock(day)[:5]})
		}
	}
	return out
}

// polyline writes the points of a curve from one moment to another.
func polyline(a axis, from, to engine.Millis, y func(engine.Millis) int) string {
	var points strings.Builder
	for at := from; ; at = min(at+sampling, to) {
		fmt.Fprintf(&points, "%d,%d ", a.x(at), y(at))
		if at >= to {
			return strings.TrimSpace(points.String())
		}
	}
}

func news2(v engine.Vitals) int {
	n, _ := scoring.NEWS2(v, false, false)
	return n
}

// contacts returns a band and a row of figures for each contact that happened; only
// the one that was played has a length that is known.
func contacts(a axis, prog *engine.Program, c *scenarios.Content, j Journal, t *transcript, st story, path engine.Path) ([]ui.Band, []ui.ChartRow) {
	var bands []ui.Band
	var rows []ui.ChartRow
	for i, k := range prog.Contacts {
		at, shown := k.At, c.Contact(k.ID)
		if shown == nil || at < a.from || at > a.to || k.ID != j.Info.Header.Contact && engine.Went(prog, st.history, k.ID) == nil {
			continue
		}
		b := ui.Band{X: a.x(at), W: 2, Label: fmt.Sprint(i + 1)}
		if k.ID == j.Info.Header.Contact {
			b.Played, b.W = true, max(4, a.x(t.end)-b.X)
		}
		bands = append(bands, b)
		v := path.VitalsAt(at)
		rows = append(rows, ui.ChartRow{Time: fmt.Sprintf("%d · %s", i+1, shown.Neutral.In(string(t.lang))),
			RR: fmt.Sprint(v.RR), SpO2: fmt.Sprint(v.SpO2), Pulse: fmt.Sprint(v.Pulse), NEWS2: fmt.Sprint(news2(v))})
	}
	return bands, rows
}
