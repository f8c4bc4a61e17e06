package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/engine/store"
	"simlab/scenarios/rehearsal"
	"simlab/web"
	"simlab/web/live"
)

// runs joins runner, store and shelf to what the pages and sockets ask for, and
// gives errors the names those know.
type runs struct {
	runner *runner.Runner
	store  *store.Store
	shelf  *shelf
	random io.Reader // tokens and seeds: must be unguessable, safe for concurrent use
	now    func() time.Time
}

var (
	_ web.Runs  = (*runs)(nil)
	_ live.Runs = (*runs)(nil)
)

// The seats of a run that one person plays.
var (
	operatorSeat = engine.Seat{ID: "seat-1", Station: engine.LVSOperator}
	observerSeat = engine.Seat{ID: "watch", Station: engine.Observer}
)

// Kinds of what is kept beside a run.
const (
	keptChoice = "choice"
	keptSelf   = "self"
)

// choice is what is kept of how a run was started.
type choice struct {
	web.Choice
	StartedAt time.Time
}

// Start implements [web.Runs].
func (r *runs) Start(ctx context.Context, c web.Choice) (web.Started, error) {
	b, err := r.shelf.current(c.Scenario)
	if err != nil {
		return web.Started{}, err
	}
	seed := make([]byte, 7)
	if _, err := io.ReadFull(r.random, seed); err != nil {
		return web.Started{}, fmt.Errorf("draw seed: %w", err)
	}
	var n int64
	for _, x := range seed {
		n = n<<8 | int64(x)
	}
	h, err := rehearsal.NewHeader(b, rehearsal.Opening{Contact: c.Contact, Seed: n, Aids: c.Aids})
	if err != nil {
		return web.Started{}, fmt.Errorf("%w: %w", web.ErrNoOffer, err)
	}
	var out web.Started
	tokens := map[string][32]byte{}
	for seat, to := range map[string]*string{operatorSeat.ID: &out.SeatToken, observerSeat.ID: &out.ObserverToken} {
		var raw [16]byte
		if _, err := io.ReadFull(r.random, raw[:]); err != nil {
			return web.Started{}, fmt.Errorf("draw token: %w", err)
		}
		*to = hex.EncodeToString(raw[:])
		tokens[seat] = sha256.Sum256([]byte(*to))
	}
	out.Run, err = r.runner.Start(ctx, h, b.Archive(), []engine.Seat{operatorSeat, observerSeat}, tokens)
	if err != nil {
		return web.Started{}, webError(err)
	}
	now := r.now()
	kept, err := json.Marshal(choice{c, now})
	if err == nil {
		err = r.store.SaveAssessment(ctx, out.Run, keptChoice, kept, now)
	}
	return out, webError(err)
}

// Seat implements [web.Runs].
func (r *runs) Seat(ctx context.Context, run, token string) (engine.Seat, error) {
	seat, err := r.store.SeatOf(ctx, run, sha256.Sum256([]byte(token)))
	if errors.Is(err, store.ErrNotFound) {
		if _, err := r.store.Header(ctx, run); err != nil {
			return engine.Seat{}, webError(err)
		}
		return engine.Seat{}, web.ErrForbidden
	}
	return seat, webError(err)
}

// Info implements [web.Runs].
func (r *runs) Info(ctx context.Context, run string) (web.Info, error) {
	h, err := r.store.Header(ctx, run)
	if err != nil {
		return web.Info{}, webError(err)
	}
	i := web.Info{Run: run, Header: h}
	kept, err := r.store.Run(ctx, run)
	if err != nil {
		return i, webError(err)
	}
	if kept.Finished {
		// Little follows the event that ends a run.
		last, err := r.store.Read(ctx, run, max(1, kept.Records-20))
		if err == nil {
			err = runner.Decode(last)
		}
		if err != nil {
			return i, webError(err)
		}
		for _, rec := range last {
			noteEnd(&i, rec)
		}
	}
	return i, r.kept(ctx, run, &i)
}

// Journal implements [web.Runs].
func (r *runs) Journal(ctx context.Context, run string) (web.Journal, error) {
	f, err := journalFile(ctx, r.store, run)
	if err == nil {
		err = runner.Decode(f.Records)
	}
	if err != nil {
		return web.Journal{}, webError(err)
	}
	j := web.Journal{Info: web.Info{Run: run, Header: f.Header}}
	for _, rec := range f.Records {
		if rec.Kind != engine.RecordEvent {
			continue
		}
		j.Events = append(j.Events, rec.Event)
		noteEnd(&j.Info, rec)
	}
	words := make(map[int64]string, len(f.Texts))
	for _, t := range f.Texts {
		words[t.ID] = t.Words
	}
	j.Words = func(text int64) string { return words[text] }
	return j, r.kept(ctx, run, &j.Info)
}

// noteEnd notes how a run ended when the record tells it.
func noteEnd(i *web.Info, rec engine.Record) {
	if end, ok := rec.Event.Body.(*engine.RunFinished); ok {
		i.Finished, i.Broken = true, end.Broken
	}
}

// kept fills in what is kept beside a run: the first of each kind counts.
func (r *runs) kept(ctx context.Context, run string, i *web.Info) error {
	all, err := r.store.Assessments(ctx, run)
	if err != nil {
		return webError(err)
	}
	for _, a := range all {
		switch {
		case a.Kind == keptChoice && i.StartedAt.IsZero():
			var c choice
			if err := json.Unmarshal(a.Data, &c); err != nil {
				return fmt.Errorf("read choice of run %s: %w", run, err)
			}
			i.Choice, i.StartedAt = c.Choice, c.StartedAt
		case a.Kind == keptSelf && i.Self == nil:
			i.Self = new(web.Self)
			if err := json.Unmarshal(a.Data, i.Self); err != nil {
				return fmt.Errorf("read own answers of run %s: %w", run, err)
			}
		}
	}
	return nil
}

// SaveSelf implements [web.Runs].
func (r *runs) SaveSelf(ctx context.Context, run string, s web.Self) error {
	data, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("keep own answers: %w", err)
	}
	return webError(r.store.SaveAssessment(ctx, run, keptSelf, data, r.now()))
}

// Attach implements [live.Runs]. Subtitles that were chosen at the start are
// switched on by the first command of the run.
func (r *runs) Attach(ctx context.Context, run string, seat engine.Seat) (*engine.Attachment, error) {
	a, err := r.runner.Attach(ctx, run, seat)
	if err != nil {
		return nil, liveError(err)
	}
	if seat.Station == engine.Observer || switched(a.Backlog) {
		return a, nil
	}
	var i web.Info
	err = r.kept(ctx, run, &i)
	if err == nil && i.Choice.Subtitles {
		_, err = r.runner.Do(ctx, run, engine.Input{Command: engine.Command{ID: "choice-subtitles", Seat: seat, Kind: engine.CmdSubtitles, On: true}})
	}
	if err != nil {
		a.Close()
		return nil, liveError(err)
	}
	return a, nil
}

func switched(records []engine.Record) bool {
	for _, rec := range records {
		if rec.Kind == engine.RecordEvent && rec.Event.Kind() == engine.KindSubtitlesSwitched {
			return true
		}
	}
	return false
}

// Do implements [live.Runs].
func (r *runs) Do(ctx context.Context, run string, in engine.Input) (engine.Ack, error) {
	ack, err := r.runner.Do(ctx, run, in)
	return ack, liveError(err)
}

// webError gives an error the name that pages know.
func webError(err error) error {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return fmt.Errorf("%w: %w", web.ErrNoRun, err)
	case errors.Is(err, runner.ErrFull), errors.Is(err, runner.ErrBusy), errors.Is(err, runner.ErrClosed), errors.Is(err, store.ErrDiskFull), errors.Is(err, store.ErrClosed):
		return fmt.Errorf("%w: %w", web.ErrBusy, err)
	}
	return err
}

// liveError gives an error the name that sockets know.
func liveError(err error) error {
	// In this order: an error can be several of them, and the first decides.
	for _, name := range []struct{ from, to error }{
		{store.ErrNotFound, live.ErrNoRun},
		{runner.ErrRefused, live.ErrBroken}, {runner.ErrDiverged, live.ErrBroken}, {runner.ErrBroken, live.ErrBroken},
		{runner.ErrBadInput, live.ErrBadCommand}, {runner.ErrTooLong, live.ErrBadCommand},
		{runner.ErrFull, live.ErrFull}, {runner.ErrBusy, live.ErrBusy}, {runner.ErrClosed, live.ErrStopping}, {runner.ErrSlow, live.ErrSlow},
		{runner.ErrSuspended, live.ErrSuspended}, {runner.ErrNotAttached, live.ErrSuspended},
	} {
		if errors.Is(err, name.from) {
			return fmt.Errorf("%w: %w", name.to, err)
		}
	}
	return err
}
