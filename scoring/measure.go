package scoring

// measure returns a number of the board and the events it comes from.
func (b *board) measure(name MeasureName) (int, []Evidence) {
	t, r := &b.triage, &b.again
	switch name {
	case MeasureStep:
		if len(t.revisions) == 0 {
			return 0, nil
		}
		return stepOf(b.sheet, t.urgency), list(t.revisions[len(t.revisions)-1].Evidence)
	case MeasureBasis:
		return len(t.basis), t.basis
	case MeasureDanger:
		return len(t.danger), t.danger
	case MeasureFits:
		carried, ev := b.carried()
		switch fit(t.urgency, carried) {
		case Fits:
			return 2, ev
		case FitAbove:
			return 1, ev
		}
		return 0, ev
	case MeasureCritical:
		told, of, ev := b.critical()
		if of == 0 {
			return 100, nil
		}
		return percent(told, of), ev
	case MeasureGrade:
		return b.grade(), list(b.finished)
	case MeasureEarlier:
		return yes(b.exists()), nil
	case MeasureEntries:
		return len(b.sheet.Recontact.Earlier), nil
	case MeasureMatters:
		return yes(b.exists() && b.sheet.Recontact.Matters), nil
	case MeasureDetected:
		return yes(r.detected.some()), list(r.known, r.detected)
	case MeasureEarly:
		return yes(r.detected.some() && (!b.decision.some() || r.detected.Seq < b.decision.Seq)), list(r.detected, b.decision)
	case MeasureActed:
		return b.acted()
	case MeasureFalseAlarm:
		return yes(b.falseAlarm()), list(r.responded)
	}
	return b.measureTalk(name)
}

func (b *board) measureTalk(name MeasureName) (int, []Evidence) {
	l := &b.listen
	switch name {
	case MeasureTelling:
		return l.telling()
	case MeasurePatientRang:
		return yes(b.sheet.Patient == "" || l.first == "" || l.first == b.sheet.Patient), nil
	case MeasurePatientHeard:
		return yes(l.patient.some()), list(l.patient)
	case MeasureAdviceDue:
		return b.adviceDue()
	case MeasureAdviceSigns:
		return len(b.advice.signs), b.advice.said
	case MeasureAdviceShare:
		return percent(len(b.advice.signs), len(b.sheet.Worsening)), b.advice.said
	}
	return b.measureHandover(name)
}

func (b *board) measureHandover(name MeasureName) (int, []Evidence) {
	switch name {
	case MeasureOwed:
		return yes(b.owed()), nil
	case MeasureEssentials:
		return b.least(takers, b.essentials)
	case MeasureWhole:
		return b.least(takers, b.whole)
	case MeasurePassed:
		ev := every(takers, b.passed)
		return len(ev), ev
	case MeasureFalse:
		ev := every(takers, b.misled)
		return len(ev), ev
	case MeasureDoctorWhole:
		return b.least(advisers, b.whole)
	case MeasureOnlyRed:
		return yes(b.onlyRed()), nil
	case MeasureSheetCards:
		return len(b.sheet.Cards), nil
	case MeasureSheetCriteria:
		return len(b.sheet.Criteria), nil
	case MeasureSheetCritical:
		_, of, _ := b.critical()
		return of, nil
	}
	return 0, nil
}

// critical counts the available critical facts, and those of them that were told.
func (b *board) critical() (told, of int, ev []Evidence) {
	for i := range b.facts {
		f := &b.facts[i]
		if !f.Critical || !f.Available && !f.told.some() {
			continue
		}
		of++
		if f.told.some() {
			told++
			ev = append(ev, f.told)
		}
	}
	return told, of, ev
}

func yes(is bool) int {
	if is {
		return 1
	}
	return 0
}
