package runner

import (
	"slices"

	"simlab/engine"
)

// attach connects a seat. All that happened by then is its backlog; all that
// happens later is pushed: the goroutine does one thing at a time, so that there
// is no gap between them.
func (l *run) attach(seat engine.Seat) (*engine.Attachment, error) {
	if len(l.attached) >= l.r.Limits.Attachments {
		return nil, ErrFull
	}
	if err := l.enter(seat); err != nil {
		return nil, err
	}
	a := newAttachment(seat, l.r.Limits.Backlog)
	l.attached = append(l.attached, a)
	l.r.busy.Go(a.pump)
	return &engine.Attachment{
		Header:  l.header,
		Epoch:   l.epoch,
		Clock:   l.standing(l.r.Clock.Now()),
		Backlog: slices.Clip(l.records),
		Live:    a.live,
		Err:     a.why,
		Words:   l.words.get,
		Close: func() {
			a.end(nil)
			l.rouse()
		},
	}, nil
}

// enter notes that a seat is there, and lets the clock run when it is the first
// that is no observer. What follows the end of a run is not noted.
func (l *run) enter(seat engine.Seat) error {
	if l.finished() {
		return nil
	}
	b := l.begin()
	if l.clock.rate == 1 {
		if err := b.advance(); err != nil {
			return err
		}
	}
	if l.rebuilt {
		if err := b.note("rebuilt", ""); err != nil {
			return err
		}
	}
	if err := b.note("attached", seat.ID); err != nil {
		return err
	}
	if l.clock.rate == 0 && seat.Station != engine.Observer && !l.finished() {
		if err := b.rate(1); err != nil {
			return err
		}
		if err := b.advance(); err != nil {
			return err
		}
	}
	if err := b.commit(); err != nil {
		return err
	}
	l.rebuilt = false
	return nil
}

// detach lets go of the attachments that have ended, and pauses the clock when
// nobody but observers is left. What came before is done first, so that a command
// sent just before its sender left still counts.
func (l *run) detach() error {
	for range len(l.mail) {
		if err := l.handle(<-l.mail); err != nil {
			return err
		}
	}
	return l.leave(func(a *attachment) bool { return a.ended() })
}

// close lets go of everybody, for the program ends.
func (l *run) close() error {
	for _, a := range l.attached {
		a.end(ErrClosed)
	}
	if err := l.leave(func(*attachment) bool { return true }); err != nil {
		return err
	}
	return ErrClosed
}

// leave lets go of some attachments.
func (l *run) leave(whether func(*attachment) bool) error {
	gone := 0
	b := l.begin()
	noting := !l.finished()
	if noting && l.clock.rate == 1 {
		if err := b.advance(); err != nil {
			return err
		}
	}
	for _, a := range l.attached {
		if !whether(a) {
			continue
		}
		gone++
		if noting {
			if err := b.note("detached", a.seat.ID); err != nil {
				return err
			}
		}
	}
	if gone == 0 {
		return b.commit()
	}
	l.attached = slices.DeleteFunc(l.attached, whether)
	if l.clock.rate == 1 && !l.staffed() {
		if err := b.rate(0); err != nil {
			return err
		}
	}
	if len(l.attached) == 0 {
		l.idle = b.wall
	}
	return b.commit()
}
