package scoring

import "simlab/engine"

func (b *board) triageResult() Triage {
	t := &b.triage
	carried, _ := b.carried()
	step := stepOf(b.sheet, t.urgency)
	out := Triage{
		Urgency:          t.urgency,
		Step:             step,
		Scale:            scales[0],
		Revisions:        append([]Revised{}, t.revisions...),
		Stated:           len(t.basis) >= 2 || len(t.danger) > 0,
		StatedAt:         t.stated.ptr(),
		Claimed:          t.claimed(),
		Supporting:       merge([]Evidence{}, t.basis),
		Danger:           merge([]Evidence{}, t.danger),
		Fit:              fit(t.urgency, carried),
		Carried:          append([]engine.Urgency{}, carried...),
		Disposition:      b.finish.Disposition,
		Within:           b.finish.Within,
		Grade:            b.grade(),
		SecondsToUrgency: -1,
	}
	if step > 0 && step < len(scales) {
		out.Scale = scales[step]
	}
	if len(t.revisions) > 0 && b.answered.some() {
		out.SecondsToUrgency = int((t.revisions[0].Evidence.At - b.answered.At) / engine.Second)
	}
	return out
}

func (b *board) recontactResult() Recontact {
	r := &b.again
	out := Recontact{
		Status:    b.recontactStatus(),
		Exists:    b.exists(),
		Matters:   b.exists() && b.sheet.Recontact.Matters,
		LookedUp:  r.lookedUp.ptr(),
		Opened:    r.opened.ptr(),
		Known:     r.known.ptr(),
		Detected:  r.detected.ptr(),
		Prompt:    r.prompt,
		Recorded:  r.recorded.ptr(),
		Responded: r.responded.ptr(),
	}
	switch {
	case r.askedAny.some():
		out.Asked, out.AskedAt = "anyone", r.askedAny.ptr()
	case r.askedOwn.some():
		out.Asked, out.AskedAt = "own", r.askedOwn.ptr()
	}
	return out
}

func (b *board) recontactStatus() RecontactStatus {
	r := &b.again
	switch {
	case !b.exists():
		return RecontactNone
	case !r.known.some():
		return RecontactMissed
	case !r.detected.some():
		return RecontactUnused
	case b.falseAlarm():
		return RecontactFalseAlarm
	case !b.sheet.Recontact.Matters:
		return RecontactHarmless
	case r.responded.some():
		return RecontactActed
	}
	return RecontactDetected
}

func (b *board) handoverResult() Handover {
	s := b.taker()
	p, d := &b.pros[s], &b.pros[doctor]
	out := Handover{
		Owed:            b.owed(),
		To:              sides[s].role,
		Rang:            p.rang.ptr(),
		Joined:          p.joined.ptr(),
		Accepted:        p.accepted.ptr(),
		False:           merge([]Evidence{}, b.misled(s)),
		Known:           b.triage.known.ptr(),
		SecondsToJoined: -1,
		DoctorJoined:    d.joined.ptr(),
		DoctorDecided:   d.choice,
	}
	out.EssentialsSaid, out.EssentialsOf, _ = b.essentials(s)
	out.WholeTold, out.WholeOf, _ = b.whole(s)
	out.DoctorTold, out.DoctorOf, _ = b.whole(doctor)
	if e, ok := b.alerted[engine.ResourceAmbulance]; ok {
		out.Ambulance = e.ptr()
	}
	if p.joined.some() && b.triage.known.some() {
		out.SecondsToJoined = int(max(0, p.joined.At-b.triage.known.At) / engine.Second)
	}
	return out
}
