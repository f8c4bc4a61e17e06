package runner

import (
	"sync"

	"simlab/engine"
)

// attachment is a seat's queue of what has become durable. The run pushes and
// never waits; a goroutine of its own hands batches to whoever reads.
type attachment struct {
	seat engine.Seat
	most int // bytes that may wait
	live chan engine.Batch
	more chan struct{} // has a value when something was pushed
	gone chan struct{} // closed when the attachment is over

	mu    sync.Mutex
	queue []engine.Batch
	size  int // bytes in queue
	over  bool
	err   error
}

func newAttachment(seat engine.Seat, most int) *attachment {
	return &attachment{seat: seat, most: most, live: make(chan engine.Batch), more: make(chan struct{}, 1), gone: make(chan struct{})}
}

// push queues a batch. When too much waits already the attachment is ended
// instead: what it lacks it gets by attaching again.
func (a *attachment) push(b engine.Batch) {
	a.mu.Lock()
	full := a.size > 0 && a.size+batchSize(b) > a.most // one batch alone always fits
	if !a.over && !full {
		a.queue = append(a.queue, b)
		a.size += batchSize(b)
	}
	a.mu.Unlock()
	if full {
		a.end(ErrSlow)
		return
	}
	select {
	case a.more <- struct{}{}:
	default:
	}
}

// batchSize is roughly what a batch costs to keep, in bytes.
func batchSize(b engine.Batch) int {
	size := 0
	for _, r := range b.Records {
		size += len(r.Data) + 200
	}
	return size
}

// end closes the attachment, once; a nil error is the reader's own wish.
func (a *attachment) end(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.over {
		return
	}
	a.over, a.err, a.queue, a.size = true, err, nil, 0
	close(a.gone)
}

func (a *attachment) ended() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.over
}

func (a *attachment) why() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.err
}

func (a *attachment) next() (engine.Batch, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.queue) == 0 {
		return engine.Batch{}, false
	}
	b := a.queue[0]
	a.queue = a.queue[1:]
	a.size -= batchSize(b)
	return b, true
}

// pump hands on what is pushed until the attachment is over.
func (a *attachment) pump() {
	defer close(a.live)
	for {
		select {
		case <-a.more:
		case <-a.gone:
			return
		}
		for b, ok := a.next(); ok; b, ok = a.next() {
			select {
			case a.live <- b:
			case <-a.gone:
				return
			}
		}
	}
}
