package live_test

import (
	"context"
	"encoding/json"
	"sync"

	"simlab/engine"
	"simlab/web/live"
)

// liveQueue is how many batches an attachment of the fake may lag behind.
const liveQueue = 4

// fakeRun is one run as the sockets know it: a journal that grows by what a test
// plays, and attachments that follow it. Its fields may be set before use.
type fakeRun struct {
	attach func(seat engine.Seat) error                     // before attaching; nil lets everybody in
	do     func(in engine.Input) (engine.Ack, error)        // nil acknowledges everything
	slowDo func(ctx context.Context, in engine.Input) error // before do
	words  func(text int64) string

	mu       sync.Mutex
	records  []engine.Record
	clock    engine.Clock
	joined   map[*follower]bool
	attached int // how many times
	closed   int
	inputs   []engine.Input
	ended    error // attachments from now on are closed at once with it
}

type follower struct {
	live chan engine.Batch
	err  error
	gone bool
}

// journalOf returns a run in which the bodies have happened, one a second.
func journalOf(bodies ...engine.Body) *fakeRun {
	r := &fakeRun{joined: map[*follower]bool{}, clock: engine.Clock{Rate: 1}}
	r.play(bodies...)
	return r
}

// play lets each body happen a second after the last, all in one batch.
func (r *fakeRun) play(bodies ...engine.Body) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var batch []engine.Record
	for _, b := range bodies {
		r.clock.At += engine.Second
		batch = append(batch, r.record(engine.RecordEvent, engine.Event{At: r.clock.At, Body: b}))
	}
	r.publish(batch)
}

// note records something that is not an event and sets the clock.
func (r *fakeRun) note(clock engine.Clock) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.clock = clock
	r.publish([]engine.Record{r.record(engine.RecordShell, engine.Event{})})
}

func (r *fakeRun) record(k engine.RecordKind, e engine.Event) engine.Record {
	rec := engine.Record{Seq: int64(len(r.records) + 1), At: r.clock.At, Kind: k, Event: e}
	r.records = append(r.records, rec)
	return rec
}

// publish never blocks: who is too slow is let go.
func (r *fakeRun) publish(batch []engine.Record) {
	for f := range r.joined {
		select {
		case f.live <- engine.Batch{Records: batch, Clock: r.clock}:
		default:
			r.drop(f, live.ErrSlow)
		}
	}
}

func (r *fakeRun) drop(f *follower, err error) {
	if !f.gone {
		f.gone, f.err = true, err
		close(f.live)
		delete(r.joined, f)
	}
}

// letGo closes every attachment, and those to come when ended.
func (r *fakeRun) letGo(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for f := range r.joined {
		r.drop(f, err)
	}
	r.ended = err
}

// Attach implements live.Runs.
func (r *fakeRun) Attach(_ context.Context, _ string, seat engine.Seat) (*engine.Attachment, error) {
	if r.attach != nil {
		if err := r.attach(seat); err != nil {
			return nil, err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.attached++
	f := &follower{live: make(chan engine.Batch, liveQueue)}
	r.joined[f] = true
	if r.ended != nil {
		r.drop(f, r.ended)
	}
	return &engine.Attachment{
		Header: engine.Header{Contact: "k3", Seed: 7, Sheet: engine.Sheet{Contact: "secret"}},
		Epoch:  "epoch-1", Clock: r.clock,
		Backlog: append([]engine.Record(nil), r.records...),
		Live:    f.live,
		Err:     func() error { r.mu.Lock(); defer r.mu.Unlock(); return f.err },
		Words:   r.words,
		Close: func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.closed++
			r.drop(f, nil)
		},
	}, nil
}

// Do implements live.Runs.
func (r *fakeRun) Do(ctx context.Context, _ string, in engine.Input) (engine.Ack, error) {
	if r.slowDo != nil {
		if err := r.slowDo(ctx, in); err != nil {
			return engine.Ack{}, err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.inputs = append(r.inputs, in)
	if r.do != nil {
		return r.do(in)
	}
	return engine.Ack{ID: in.Command.ID}, nil
}

// given returns the inputs that reached the run.
func (r *fakeRun) given() []engine.Input {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]engine.Input(nil), r.inputs...)
}

// attachments returns how many were made and how many were closed.
func (r *fakeRun) attachments() (made, closed int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.attached, r.closed
}

// asJSON is for comparing and for what the fake desk shows.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}
