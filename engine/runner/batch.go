package runner

import (
	"encoding/json"
	"fmt"
	"time"

	"simlab/engine"
)

// batch collects what one happening causes until it is stored. Every error of its
// methods is [ErrSuspended]: the machine may have gone on without its journal.
type batch struct {
	l       *run
	wall    time.Time
	at      engine.Millis
	records []engine.Record
	texts   []engine.Text
}

// begin stamps a happening.
func (l *run) begin() *batch {
	wall := l.r.Clock.Now()
	return &batch{l: l, wall: wall, at: l.clock.at(wall)}
}

func suspended(err error) error { return fmt.Errorf("%w: %w", ErrSuspended, err) }

// add puts a record after the others.
func (b *batch) add(at engine.Millis, kind engine.RecordKind, body any) (*engine.Record, error) {
	data, err := encode(body)
	if err != nil {
		return nil, suspended(fmt.Errorf("encode record: %w", err))
	}
	chain := b.l.chain
	if n := len(b.records); n > 0 {
		chain = b.records[n-1].Chain
	}
	r := engine.Record{Seq: int64(len(b.l.records)+len(b.records)) + 1, At: at, Kind: kind, Data: data}
	r.Chain = engine.Chain(chain, r)
	b.records = append(b.records, r)
	return &b.records[len(b.records)-1], nil
}

// encode writes a body as the journal keeps it. An event's own writer is called
// directly: json.Marshal would read over its bytes once more.
func encode(body any) ([]byte, error) {
	if m, ok := body.(json.Marshaler); ok {
		return m.MarshalJSON()
	}
	return json.Marshal(body)
}

func (b *batch) note(note, seat string) error {
	_, err := b.add(b.at, engine.RecordShell, engine.ShellNote{Note: note, Seat: seat})
	return err
}

func (b *batch) events(events []engine.Event) error {
	for _, e := range events {
		r, err := b.add(e.At, engine.RecordEvent, e)
		if err != nil {
			return err
		}
		r.Event = e
	}
	return nil
}

// advance lets the machine reach the time of the batch. When that ends the run,
// its clock stands from then on.
func (b *batch) advance() error {
	before := b.l.m.Finished()
	if err := b.events(b.l.m.Advance(b.at)); err != nil {
		return err
	}
	return b.stop(before)
}

// apply gives the machine an input and returns its answer.
func (b *batch) apply(in engine.Input) (engine.Ack, error) {
	l := b.l
	u := understanding{script: l.script, m: l.m, at: b.at, random: randomOf{l.r}, next: &l.nextText}
	c, texts, err := u.command(in)
	if err != nil {
		return engine.Ack{}, suspended(err)
	}
	r, err := b.add(b.at, engine.RecordInput, c)
	if err != nil {
		return engine.Ack{}, err
	}
	r.Input = &c
	b.texts = append(b.texts, texts...)
	ack := engine.Ack{ID: c.ID, At: b.at, Seq: r.Seq}
	before := l.m.Finished()
	caused := l.m.Apply(b.at, c)
	ack.Refused = refusal(caused)
	if err := b.events(caused); err != nil {
		return engine.Ack{}, err
	}
	return ack, b.stop(before)
}

// refusal returns why an input could not be done, if so.
func refusal(caused []engine.Event) engine.Refusal {
	for _, e := range caused {
		if body, ok := e.Body.(*engine.CommandRefused); ok {
			return body.Code
		}
	}
	return ""
}

// stop lets the clock stand when the run has just finished.
func (b *batch) stop(before bool) error {
	if before || !b.l.m.Finished() || b.l.clock.rate == 0 {
		return nil
	}
	return b.rate(0)
}

// rate makes the story clock run or stand from the batch on, and notes it.
func (b *batch) rate(rate int) error {
	note := "clock.paused"
	if rate == 1 {
		note = "clock.resumed"
	}
	b.l.clock.set(rate, b.wall)
	return b.note(note, "")
}

// commit stores the batch, then shows it to the seats.
func (b *batch) commit() error {
	l := b.l
	if len(b.records) == 0 {
		return nil
	}
	if err := l.r.Journal.Append(l.r.ctx, l.id, l.lease, int64(len(l.records)), b.records, b.texts); err != nil {
		return suspended(err)
	}
	l.records = append(l.records, b.records...)
	l.chain = b.records[len(b.records)-1].Chain
	l.words.add(b.texts)
	out := engine.Batch{Records: b.records, Clock: l.standing(b.wall)}
	for _, a := range l.attached {
		a.push(out)
		if a.ended() {
			l.rouse()
		}
	}
	return nil
}

// standing is where the story clock is.
func (l *run) standing(wall time.Time) engine.Clock {
	return engine.Clock{At: l.clock.at(wall), Rate: l.clock.rate}
}

// rouse makes the goroutine look for attachments that have ended.
func (l *run) rouse() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// randomOf reads the runner's source of randomness, one run at a time.
type randomOf struct{ r *Runner }

// Read implements io.Reader.
func (r randomOf) Read(p []byte) (int, error) {
	if err := r.r.readRandom(p); err != nil {
		return 0, err
	}
	return len(p), nil
}
