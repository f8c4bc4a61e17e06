package runner

import (
	"context"
	"fmt"

	"simlab/engine"
)

// open builds the run from its journal.
func (l *run) open(ctx context.Context) error {
	if err := l.read(ctx); err != nil {
		return err
	}
	err := l.rebuild(ctx)
	if err != nil && l.over() {
		// It is over: nothing need ever happen in it, and it can still be looked at.
		l.r.Log.Warn("finished run can only be looked at", "run", l.id, "error", err)
		l.m, err = nil, nil
	}
	return err
}

// read takes the run and fetches what the journal has of it.
func (l *run) read(ctx context.Context) (err error) {
	j := l.r.Journal
	if l.lease, err = j.Take(ctx, l.id); err != nil {
		return err
	}
	if l.header, err = j.Header(ctx, l.id); err != nil {
		return err
	}
	if l.epoch, err = l.header.Epoch(); err != nil {
		return err
	}
	if l.records, err = j.Read(ctx, l.id, 1); err != nil {
		return err
	}
	if err := Verify(l.header, l.records); err != nil {
		return err
	}
	if err := Decode(l.records); err != nil {
		return err
	}
	l.chain = l.epoch
	if n := len(l.records); n > 0 {
		l.chain = l.records[n-1].Chain
		l.clock.base = l.records[n-1].At
		l.rebuilt = true
	}
	texts, err := j.Texts(ctx, l.id)
	if err != nil {
		return err
	}
	l.words.add(texts)
	l.nextText = 1
	if n := len(texts); n > 0 {
		l.nextText = texts[n-1].ID + 1
	}
	return nil
}

// rebuild plays the journal again and brings the machine to where it ends.
func (l *run) rebuild(ctx context.Context) error {
	bundle, err := l.r.Journal.Bundle(ctx, l.header.Digest)
	if err != nil {
		return err
	}
	if l.script, err = l.r.Loader.Load(ctx, l.header, bundle); err != nil {
		return err
	}
	if l.m, err = newMachine(l.script.Program, l.header); err != nil {
		return err
	}
	if len(l.records) == 0 {
		l.clock.base = l.m.Start()
		return nil
	}
	different, err := replay(l.m, l.records, func(input engine.Record, caused []engine.Event) {
		l.remember(engine.Ack{ID: input.Input.ID, At: input.At, Seq: input.Seq, Refused: refusal(caused)})
	})
	if err != nil {
		return err
	}
	if len(different) > 0 {
		return fmt.Errorf("%w: %s", ErrDiverged, different[0])
	}
	return nil
}

// over reports whether the journal says that the run has finished.
func (l *run) over() bool {
	for _, r := range l.records {
		if r.Kind == engine.RecordEvent && r.Event.Kind() == engine.KindRunFinished {
			return true
		}
	}
	return false
}
