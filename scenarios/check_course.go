package scenarios

import (
	"fmt"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// fastest is how much each vital sign may change in an hour.
var fastest = []struct {
	name string
	of   func(engine.Vitals) int
	by   int
	unit string
}{
	{"rr", func(v engine.Vitals) int { return v.RR }, 8, "8"},
	{"spo2", func(v engine.Vitals) int { return v.SpO2 }, 8, "8"},
	{"pulse", func(v engine.Vitals) int { return v.Pulse }, 30, "30"},
	{"sbp", func(v engine.Vitals) int { return v.SBP }, 40, "40"},
	{"temp", func(v engine.Vitals) int { return v.Temp }, 20, "2.0"},
}

// checkCourse checks that time goes on and that the body changes as bodies do.
func (r *resolver) checkCourse() {
	r.checkFrames(r.s.frames)
	for _, t := range r.s.turns {
		r.checkFrames(t.frames)
		if len(t.frames) > 0 && t.frames[0].frame.At != 0 {
			report(r.diags, t.frames[0].at, diag.CourseOrder, "the first frame of a turn stands at 0s, when the turn takes effect")
		}
	}
	for i, p := range r.s.postures {
		if i > 0 && p.change.At <= r.s.postures[i-1].change.At {
			report(r.diags, p.at, diag.CourseOrder, "this posture is not later than the one before it")
		}
	}
	for i := range r.s.contacts {
		c := &r.s.contacts[i]
		if i > 0 && c.time.val != "" && c.contact.At <= r.s.contacts[i-1].contact.At {
			report(r.diags, c.time.at, diag.CourseOrder, "the contact %s is not later than %s, which scenario.yaml lists before it", c.id.val, r.s.contacts[i-1].id.val)
		}
		if len(r.s.frames) > 0 && c.time.val != "" && c.contact.At < r.s.frames[0].frame.At {
			report(r.diags, c.time.at, diag.CourseGap, "the contact rings before the first frame of the course, which says how she is")
		}
	}
}

func (r *resolver) checkFrames(frames []frameDecl) {
	for i := 1; i < len(frames); i++ {
		a, b := frames[i-1].frame, frames[i].frame
		passed := b.At - a.At
		if passed <= 0 {
			report(r.diags, frames[i].at, diag.CourseOrder, "this frame is not later than the one before it")
			continue
		}
		for _, f := range fastest {
			was, is := f.of(a.Vitals), f.of(b.Vitals)
			if was == 0 || is == 0 {
				continue // reported as out of range
			}
			change := max(is-was, was-is)
			if engine.Millis(change)*engine.Hour > engine.Millis(f.by)*passed {
				report(r.diags, frames[i].at, diag.CourseJump, "%s goes from %s to %s in %s: at most %s an hour", f.name, sayVital(f.name, was), sayVital(f.name, is), sayDuration(passed), f.unit)
			}
		}
	}
}

func sayVital(name string, v int) string {
	if name == "temp" {
		return fmt.Sprintf("%d.%d", v/10, v%10)
	}
	return fmt.Sprint(v)
}
