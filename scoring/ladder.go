package scoring

// factsResult writes out the ladder of every fact.
func (b *board) factsResult() Facts {
	out := Facts{Ladder: make([]FactSteps, len(b.facts))}
	for i := range b.facts {
		s := b.steps(&b.facts[i])
		out.Ladder[i] = s
		out.count(&s)
	}
	return out
}

func (b *board) steps(f *standing) FactSteps {
	s := FactSteps{
		Fact: f.ID, Weight: f.Weight, Critical: f.Critical, Danger: f.Danger,
		Available: f.Available || f.told.some(),
		Told:      f.told.ptr(), By: f.by, On: f.on,
		Recorded: f.recorded.ptr(),
		PassedOn: []Passed{},
		ReadBack: []ReadBack{},
		ActedOn:  f.actedOn.ptr(), How: f.how,
		Wrong: f.misrecorded.ptr(),
	}
	if !f.told.some() {
		s.CutOff = f.planned.ptr()
	}
	for to := range sides {
		switch {
		case f.own[to].some():
			s.PassedOn = append(s.PassedOn, Passed{sides[to].role, true, f.own[to]})
		case f.heard[to].some():
			s.PassedOn = append(s.PassedOn, Passed{sides[to].role, false, f.heard[to]})
		}
	}
	for with := range f.readBack {
		name := RoleCaller
		if with != patientSide {
			name = sides[with].role
		}
		if f.readBack[with].some() {
			s.ReadBack = append(s.ReadBack, ReadBack{name, f.readBack[with]})
		}
	}
	if s.Available {
		s.LostToNote = f.lostToNote()
		if b.pros[amk].joined.some() {
			s.LostToAMK = f.lostToAMK(b.side(f.by) == amk)
		}
	}
	return s
}

// lostToNote says which rung on the way into note and fields was not reached.
func (f *standing) lostToNote() Step {
	switch {
	case f.recorded.some():
		return ""
	case !f.told.some():
		return StepTold
	}
	return StepRecorded
}

// lostToAMK says which rung on the way to AMK was not reached; theirs tells that
// AMK told the fact, and so knew it. What AMK heard from the caller in the
// conference was not lost, whoever should have said it; reading back is asked of
// facts that speak for haste and of essentials only, or nobody would get to the
// end of it.
func (f *standing) lostToAMK(theirs bool) Step {
	reached := f.own[amk].some() || f.heard[amk].some() || theirs
	switch {
	case !reached && !f.told.some():
		return StepTold
	case !reached:
		return StepPassedOn
	case f.own[amk].some() && !f.readBack[amk].some() && (f.haste || f.essential):
		return StepReadBack
	}
	return ""
}

// count adds a fact to the counts.
func (fs *Facts) count(s *FactSteps) {
	c := &fs.Counts
	if s.Wrong != nil {
		c.Misrecorded++
	}
	if !s.Available {
		return
	}
	own := false
	for _, p := range s.PassedOn {
		own = own || p.Own
	}
	for _, x := range []struct {
		is bool
		n  *int
	}{
		{true, &c.Available}, {s.Told != nil, &c.Told}, {s.Recorded != nil, &c.Recorded}, {own, &c.PassedOn},
		{len(s.ReadBack) > 0, &c.ReadBack}, {s.ActedOn != nil, &c.ActedOn},
		{s.Critical, &c.Critical}, {s.Critical && s.Told != nil, &c.CriticalTold},
	} {
		if x.is {
			*x.n++
		}
	}
	fs.LostToNote.add(s.LostToNote)
	fs.LostToAMK.add(s.LostToAMK)
}

func (l *Losses) add(at Step) {
	switch at {
	case StepTold:
		l.Told++
	case StepRecorded:
		l.Recorded++
	case StepPassedOn:
		l.PassedOn++
	case StepReadBack:
		l.ReadBack++
	}
}
