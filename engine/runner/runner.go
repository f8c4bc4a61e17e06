package runner

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"simlab/engine"
)

// Config is what a runner works with. Journal, Loader, Clock and Random are required.
type Config struct {
	Journal Journal
	Loader  Loader
	Clock   Clock
	Random  io.Reader    // run ids and salts: must be unguessable
	Log     *slog.Logger // faults that whoever operates the program must see; nil is silent
	Limits  Limits       // zero fields take their defaults
}

// Limits bounds what a runner takes on.
type Limits struct {
	Runs        int           // live at once, 1000; more answer ErrFull
	Mailbox     int           // commands waiting in a run, 64; more answer ErrBusy
	Attachments int           // of one run, 50; more answer ErrFull
	Backlog     int           // bytes waiting for one attachment, 1 MiB; more close it with ErrSlow
	Commands    int           // of one run, 20000; more answer ErrFull
	Linger      time.Duration // a run that nobody is attached to stays in memory, 1 minute
}

func (l Limits) orDefaults() Limits {
	set := func(v *int, def int) {
		if *v <= 0 {
			*v = def
		}
	}
	set(&l.Runs, 1000)
	set(&l.Mailbox, 64)
	set(&l.Attachments, 50)
	set(&l.Backlog, 1<<20)
	set(&l.Commands, 20000)
	if l.Linger <= 0 {
		l.Linger = time.Minute
	}
	return l
}

// Runner holds the live runs. It is safe for concurrent use.
type Runner struct {
	Config

	ctx    context.Context // of the appends; ends when Close gives up waiting
	cancel context.CancelFunc
	quit   chan struct{}  // closed by Close
	busy   sync.WaitGroup // goroutines of runs and attachments

	randomMu sync.Mutex

	mu     sync.Mutex
	runs   map[string]*run
	closed bool
}

// New returns a runner without live runs. Close ends it.
func New(c Config) *Runner {
	c.Limits = c.Limits.orDefaults()
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	r := &Runner{Config: c, quit: make(chan struct{}), runs: map[string]*run{}}
	r.ctx, r.cancel = context.WithCancel(context.Background())
	return r
}

// readRandom fills b. The source is shared by all runs and need not be safe for that.
func (r *Runner) readRandom(b []byte) error {
	r.randomMu.Lock()
	defer r.randomMu.Unlock()
	_, err := io.ReadFull(r.Random, b)
	return err
}

// Start stores a new run and returns its id: 32 hexadecimal digits that nobody can
// guess. Tokens holds the SHA-256 of each seat's token by seat id. Nothing happens
// in the run before it is attached to. A header that this program cannot play
// answers [ErrRefused].
func (r *Runner) Start(ctx context.Context, h engine.Header, bundle []byte, seats []engine.Seat, tokens map[string][32]byte) (run string, err error) {
	script, err := r.Loader.Load(ctx, h, bundle)
	if err != nil {
		return "", fmt.Errorf("start run: %w", err)
	}
	if _, err := newMachine(script.Program, h); err != nil {
		return "", fmt.Errorf("start run: %w", err)
	}
	var id [16]byte
	if err := r.readRandom(id[:]); err != nil {
		return "", fmt.Errorf("start run: %w", err)
	}
	run = hex.EncodeToString(id[:])
	if err := r.Journal.CreateRun(ctx, run, h, bundle, seats, tokens, r.Clock.Now()); err != nil {
		return "", fmt.Errorf("start run: %w", err)
	}
	return run, nil
}

// Attach connects a seat to a run, which is built from its journal when it is not
// live. The backlog is all that has happened; what happens from then on comes
// over Live. Records are shared by all attachments: they are for reading only. The
// caller must call Close of the attachment in the end.
//
// The errors: [ErrBusy], [ErrFull], [ErrSuspended], [ErrClosed], [ErrDiverged],
// [ErrRefused], [ErrBroken], and what the journal or the loader say.
func (r *Runner) Attach(ctx context.Context, run string, seat engine.Seat) (*engine.Attachment, error) {
	for {
		got, err := r.attach(ctx, run, seat)
		if !errors.Is(err, errEnded) {
			return got, err
		}
	}
}

func (r *Runner) attach(ctx context.Context, id string, seat engine.Seat) (*engine.Attachment, error) {
	run, err := r.live(id)
	if err != nil {
		return nil, fmt.Errorf("attach to run %s: %w", id, err)
	}
	m := attachMessage{seat: seat, ctx: ctx, reply: make(chan attachReply)}
	if !run.send(m) {
		return nil, fmt.Errorf("attach to run %s: %w", id, ErrBusy)
	}
	select {
	case got := <-m.reply:
		if got.err != nil {
			return nil, fmt.Errorf("attach to run %s: %w", id, got.err)
		}
		return got.attachment, nil
	case <-run.done:
		return nil, fmt.Errorf("attach to run %s: %w", id, run.err)
	case <-ctx.Done():
		return nil, fmt.Errorf("attach to run %s: %w", id, ctx.Err())
	}
}

// live returns the run with its goroutine, started if need be.
func (r *Runner) live(id string) (*run, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, ErrClosed
	}
	if run := r.runs[id]; run != nil {
		return run, nil
	}
	if len(r.runs) >= r.Limits.Runs {
		return nil, ErrFull
	}
	run := newRun(r, id)
	r.runs[id] = run
	r.busy.Go(run.live)
	return run, nil
}

// Do gives a run an input and answers once what it caused is durable. A command
// id that the run has seen gets its first answer again. Somebody other than an
// observer must be attached.
//
// When ctx ends first it is unknown whether the input was taken: send it again
// with the same id. The errors: [ErrTooLong], [ErrBadInput], [ErrBusy],
// [ErrFull], [ErrNotAttached], [ErrSuspended], [ErrClosed].
func (r *Runner) Do(ctx context.Context, run string, in engine.Input) (engine.Ack, error) {
	ack, err := r.do(ctx, run, in)
	if err != nil {
		return engine.Ack{}, fmt.Errorf("do %s in run %s: %w", in.Command.Kind, run, err)
	}
	return ack, nil
}

func (r *Runner) do(ctx context.Context, id string, in engine.Input) (engine.Ack, error) {
	if err := check(in); err != nil {
		return engine.Ack{}, err
	}
	r.mu.Lock()
	run, closed := r.runs[id], r.closed
	r.mu.Unlock()
	switch {
	case closed:
		return engine.Ack{}, ErrClosed
	case run == nil:
		return engine.Ack{}, ErrNotAttached
	}
	m := inputMessage{in: in, reply: make(chan inputReply, 1)}
	if !run.send(m) {
		return engine.Ack{}, ErrBusy
	}
	select {
	case got := <-m.reply:
		return got.ack, got.err
	case <-run.done:
	case <-ctx.Done():
		return engine.Ack{}, ctx.Err()
	}
	select {
	case got := <-m.reply: // answered as its last deed
		return got.ack, got.err
	default:
	}
	if errors.Is(run.err, errEnded) {
		return engine.Ack{}, ErrNotAttached
	}
	return engine.Ack{}, run.err
}

// EraseText empties a text of a run in the journal and, when the run is live, in memory.
func (r *Runner) EraseText(ctx context.Context, run string, text int64) error {
	err := r.Journal.EraseText(ctx, run, text)
	r.mu.Lock()
	live := r.runs[run]
	r.mu.Unlock()
	if live != nil {
		live.words.erase(text) // also after an error: better gone too early than too late
	}
	if err != nil {
		return fmt.Errorf("erase in run %s: %w", run, err)
	}
	return nil
}

// Close pauses all runs, closes their attachments with [ErrClosed] and waits for
// their goroutines. When ctx ends first, appends that still wait are given up.
func (r *Runner) Close(ctx context.Context) error {
	r.mu.Lock()
	if !r.closed {
		r.closed = true
		close(r.quit)
	}
	r.mu.Unlock()
	done := make(chan struct{})
	go func() {
		r.busy.Wait()
		close(done)
	}()
	var err error
	select {
	case <-done:
	case <-ctx.Done():
		err = fmt.Errorf("close runner: %w", ctx.Err())
	}
	r.cancel()
	<-done
	return err
}
