package engine

// Path is the course that a run has taken: the author's, and from each turn that
// has taken effect the turn's. It is a value that nobody changes.
type Path struct {
	course *Course
	taken  []taken // in the order in which they were taken
}

// taken is a turn of the course with the story time at which it takes effect.
type taken struct {
	Turn int
	At   Millis
}

// PathOf returns the path that the events of a run tell of.
func PathOf(c *Course, events []Event) Path {
	p := Path{course: c}
	for _, e := range events {
		b, ok := e.Body.(*CourseTurned)
		if !ok {
			continue
		}
		for i, t := range c.Turns {
			if t.ID == b.Turn {
				p.taken = append(p.taken, taken{i, b.Takes})
			}
		}
	}
	return p
}

// at returns vitals and authored signs: those of the turn taken last among those
// that have taken effect.
func (p Path) at(t Millis) (Vitals, Authored) {
	for i := len(p.taken) - 1; i >= 0; i-- {
		if x := p.taken[i]; x.At <= t {
			return at(p.course.Turns[x.Turn].Frames, t-x.At)
		}
	}
	return at(p.course.Frames, t)
}

// VitalsAt returns the patient's measurements at a story time.
func (p Path) VitalsAt(t Millis) Vitals {
	v, _ := p.at(t)
	return v
}

// Turned reports whether any turn has been taken.
func (p Path) Turned() bool { return len(p.taken) > 0 }

// End returns the story time of the last keyframe that the path knows of.
func (p Path) End() Millis {
	if n := len(p.taken); n > 0 {
		if frames := p.course.Turns[p.taken[n-1].Turn].Frames; len(frames) > 0 {
			return p.taken[n-1].At + frames[len(frames)-1].At
		}
	}
	if n := len(p.course.Frames); n > 0 {
		return p.course.Frames[n-1].At
	}
	return 0
}
