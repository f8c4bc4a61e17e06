package runner

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"simlab/engine"
)

// run is a live run. Its goroutine owns all fields below the line.
type run struct {
	id    string
	r     *Runner
	mail  chan any
	wake  chan struct{} // has a value when an attachment has ended by itself
	done  chan struct{} // closed when the goroutine has ended; err is set before
	err   error
	words wordTable

	// ---

	script   Script
	header   engine.Header
	epoch    string
	m        *engine.Machine // nil: an old run that can only be looked at
	lease    int64
	chain    string
	records  []engine.Record // all of the journal; never changed once published
	acks     map[string]engine.Ack
	commands int
	nextText int64
	clock    storyClock
	rebuilt  bool // to be noted with the next append
	attached []*attachment
	idle     time.Time // since when nobody is attached
}

// wordTable holds the words of a run's texts. It is safe for concurrent use.
type wordTable struct {
	mu     sync.RWMutex
	words  map[int64]string
	erased map[int64]bool // also what was erased while the run was still being read
}

func (t *wordTable) get(id int64) string {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.words[id]
}

func (t *wordTable) add(texts []engine.Text) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, text := range texts {
		if !t.erased[text.ID] {
			t.words[text.ID] = text.Words
		}
	}
}

func (t *wordTable) erase(id int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.words, id)
	t.erased[id] = true
}

// Messages to a run.
type (
	attachMessage struct {
		seat  engine.Seat
		ctx   context.Context // of the one who waits: when it has ended, nobody would close what is attached
		reply chan attachReply
	}
	attachReply struct {
		attachment *engine.Attachment
		err        error
	}
	inputMessage struct {
		in    engine.Input
		reply chan inputReply // takes one answer without blocking
	}
	inputReply struct {
		ack engine.Ack
		err error
	}
)

func newRun(r *Runner, id string) *run {
	return &run{
		id: id, r: r,
		mail:  make(chan any, r.Limits.Mailbox),
		wake:  make(chan struct{}, 1),
		done:  make(chan struct{}),
		words: wordTable{words: map[int64]string{}, erased: map[int64]bool{}},
		acks:  map[string]engine.Ack{},
	}
}

// send puts a message into the mailbox, unless that is full.
func (l *run) send(m any) bool {
	select {
	case l.mail <- m:
		return true
	default:
		return false
	}
}

// live is the goroutine of the run.
func (l *run) live() {
	err := l.safely(func() error { return l.open(l.r.ctx) })
	if err == nil {
		err = l.safely(l.loop)
		if errors.Is(err, ErrSuspended) {
			l.r.Log.Error("run suspended", "run", l.id, "error", err)
		}
	}
	l.r.mu.Lock()
	delete(l.r.runs, l.id)
	l.r.mu.Unlock()
	l.err = err
	for _, a := range l.attached {
		a.end(err)
	}
	close(l.done)
}

// safely turns a panic into an error: a fault that one scenario brings out must
// not end the runs of others.
func (l *run) safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = suspended(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return do()
}

// loop handles one thing after the other until the run ends. An error of
// [errEnded] means that all is well.
func (l *run) loop() error {
	l.idle = l.r.Clock.Now()
	for {
		var err error
		timer, stop := l.timer()
		select {
		case m := <-l.mail:
			err = l.handle(m)
		case <-timer:
			err = l.due()
		case <-l.wake:
			err = l.detach()
		case <-l.r.quit:
			err = l.close()
		}
		stop()
		if err != nil {
			return err
		}
	}
}

// timer fires when the machine is due, or when a run without attachments has
// lingered long enough. A channel of nil never fires.
func (l *run) timer() (<-chan time.Time, func()) {
	if len(l.attached) == 0 {
		linger := l.r.Limits.Linger
		if l.finished() {
			linger = 0
		}
		return l.r.Clock.Timer(l.idle.Add(linger))
	}
	if l.clock.rate == 1 {
		if due, ok := l.m.Due(); ok {
			return l.r.Clock.Timer(l.clock.wall(due))
		}
	}
	return nil, func() {}
}

// due does what the timer was set for.
func (l *run) due() error {
	if len(l.attached) == 0 {
		if len(l.mail) > 0 { // somebody comes after all
			return l.handle(<-l.mail)
		}
		return errEnded
	}
	b := l.begin()
	if err := b.advance(); err != nil {
		return err
	}
	return b.commit()
}

// finished reports whether nothing can happen in the run any more.
func (l *run) finished() bool { return l.m == nil || l.m.Finished() }

// staffed reports whether somebody other than an observer is attached.
func (l *run) staffed() bool {
	for _, a := range l.attached {
		if a.seat.Station != engine.Observer {
			return true
		}
	}
	return false
}

func (l *run) handle(m any) error {
	switch m := m.(type) {
	case attachMessage:
		got, err := l.attach(m.seat)
		if errors.Is(err, ErrSuspended) {
			return err // the sender learns it when the run is done
		}
		select {
		case m.reply <- attachReply{got, err}:
		case <-m.ctx.Done():
			if got != nil {
				got.Close()
			}
		}
	case inputMessage:
		ack, err := l.do(m.in)
		m.reply <- inputReply{ack, err}
		if errors.Is(err, ErrSuspended) {
			return err
		}
	}
	return nil
}

// do gives an input to the machine.
func (l *run) do(in engine.Input) (engine.Ack, error) {
	if ack, ok := l.acks[in.Command.ID]; ok {
		ack.Duplicate = true
		return ack, nil
	}
	switch {
	case !l.staffed():
		return engine.Ack{}, ErrNotAttached
	case l.m == nil:
		return engine.Ack{ID: in.Command.ID, At: l.clock.base, Refused: engine.RefusedOver}, nil
	case l.commands >= l.r.Limits.Commands:
		return engine.Ack{}, ErrFull
	}
	b := l.begin()
	if err := b.advance(); err != nil {
		return engine.Ack{}, err
	}
	ack, err := b.apply(in)
	if err != nil {
		return engine.Ack{}, err
	}
	if err := b.commit(); err != nil {
		return engine.Ack{}, err
	}
	l.remember(ack)
	return ack, nil
}

// remember keeps the answer to a command for when it is asked again.
func (l *run) remember(ack engine.Ack) {
	l.commands++
	if ack.ID != "" {
		l.acks[ack.ID] = ack
	}
}
