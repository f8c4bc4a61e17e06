package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/engine/store"
	"simlab/scenarios"
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

	stories sync.Mutex // held while a story is continued or stopped
}

var (
	_ web.Runs  = (*runs)(nil)
	_ live.Runs = (*runs)(nil)
)

// deskSeat is the seat of the one person who plays a run.
func deskSeat(s engine.Station) engine.Seat { return engine.Seat{ID: "seat-1", Station: s} }

var observerSeat = engine.Seat{ID: "watch", Station: engine.Observer}

// Kinds of what is kept beside a run.
const (
	keptChoice = "choice"
	keptSelf   = "self"
	keptNext   = "next" // the run that goes on from it
	keptStop   = "stop" // the trainee ended the story with it
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
	var raw [2][16]byte
	for i := range raw {
		if _, err := io.ReadFull(r.random, raw[i][:]); err != nil {
			return web.Started{}, fmt.Errorf("draw token: %w", err)
		}
	}
	out := web.Started{SeatToken: hex.EncodeToString(raw[0][:]), ObserverToken: hex.EncodeToString(raw[1][:])}
	out.Run, err = r.open(ctx, b, c, nil, out)
	return out, err
}

// open makes a run on a version of a scenario, with the tokens that are drawn.
func (r *runs) open(ctx context.Context, b *scenarios.Bundle, c web.Choice, before *engine.History, tokens web.Started) (string, error) {
	seed := make([]byte, 7)
	if _, err := io.ReadFull(r.random, seed); err != nil {
		return "", fmt.Errorf("draw seed: %w", err)
	}
	var n int64
	for _, x := range seed {
		n = n<<8 | int64(x)
	}
	h, err := rehearsal.NewHeader(b, rehearsal.Opening{Contact: c.Contact, Station: c.Station, Seed: n, Aids: c.Aids, Before: before})
	if err != nil {
		return "", fmt.Errorf("%w: %w", web.ErrNoOffer, err)
	}
	c.Station = h.Station
	seat := deskSeat(h.Station)
	run, err := r.runner.Start(ctx, h, b.Archive(), []engine.Seat{seat, observerSeat}, map[string][32]byte{
		seat.ID: sha256.Sum256([]byte(tokens.SeatToken)), observerSeat.ID: sha256.Sum256([]byte(tokens.ObserverToken)),
	})
	if err != nil {
		return "", webError(err)
	}
	now := r.now()
	return run, r.keep(ctx, run, keptChoice, choice{c, now})
}

// keep keeps something beside a run.
func (r *runs) keep(ctx context.Context, run, kind string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("keep %s of run %s: %w", kind, run, err)
	}
	return webError(r.store.SaveAssessment(ctx, run, kind, data, r.now()))
}

// Continue implements [web.Runs]. The tokens of the next run come from that of the
// seat, so that whoever has it gets the same ones however often the page is asked.
func (r *runs) Continue(ctx context.Context, run, token string) (web.Started, error) {
	out := web.Started{SeatToken: derived("seat", run, token), ObserverToken: derived("watch", run, token)}
	r.stories.Lock() // one after the other: a story is continued once
	defer r.stories.Unlock()
	j, err := r.Journal(ctx, run)
	if err != nil {
		return web.Started{}, err
	}
	if out.Run = j.Info.Next; out.Run != "" {
		return out, nil
	}
	b, err := r.shelf.Bundle(ctx, j.Info.Header)
	if err != nil {
		return web.Started{}, err
	}
	next, before, err := web.Follows(b.Program, j)
	if err != nil {
		return web.Started{}, err
	}
	c := j.Info.Choice
	c.Contact, c.Station = next.ID, next.Station
	if out.Run, err = r.open(ctx, b, c, before, out); err != nil {
		return web.Started{}, err
	}
	return out, r.keep(ctx, run, keptNext, out.Run)
}

// derived returns a token of the run that follows another, from that one's token.
func derived(seat, run, token string) string {
	sum := sha256.Sum256([]byte("simlab next " + seat + " " + run + " " + token))
	return hex.EncodeToString(sum[:16])
}

// Stop implements [web.Runs].
func (r *runs) Stop(ctx context.Context, run string) error {
	r.stories.Lock()
	defer r.stories.Unlock()
	i, err := r.Info(ctx, run)
	switch {
	case err != nil:
		return err
	case !i.Finished:
		return web.ErrNotFinished
	case i.Stopped || i.Next != "":
		return nil // nothing to end any more
	}
	return r.keep(ctx, run, keptStop, true)
}

// Words implements [web.Runs].
func (r *runs) Words(ctx context.Context, run string, text int64) (string, error) {
	texts, err := r.store.Texts(ctx, run)
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	for _, t := range texts {
		if t.ID == text {
			return t.Words, nil
		}
	}
	return "", webError(err)
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
		if err := r.findEnd(ctx, &i, kept.Records); err != nil {
			return i, webError(err)
		}
	}
	return i, r.kept(ctx, run, &i)
}

// findEnd notes how a finished run ended. Little follows the event that ends it, but
// commands that came too late are kept, too: it looks further back until it is found.
func (r *runs) findEnd(ctx context.Context, i *web.Info, records int64) error {
	for back := int64(20); ; back *= 8 {
		from := max(1, records-back)
		last, err := r.store.Read(ctx, i.Run, from)
		if err == nil {
			err = runner.Decode(last)
		}
		if err != nil {
			return err
		}
		for _, rec := range last {
			noteEnd(i, rec)
		}
		if i.Finished || from == 1 {
			return nil
		}
	}
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
		case a.Kind == keptNext:
			// The last counts: one that is gone was followed by another.
			if err := json.Unmarshal(a.Data, &i.Next); err != nil {
				return fmt.Errorf("read what follows run %s: %w", run, err)
			}
		case a.Kind == keptStop:
			i.Stopped = true
		}
	}
	if i.Next == "" {
		return nil
	}
	if _, err := r.store.Header(ctx, i.Next); errors.Is(err, store.ErrNotFound) {
		i.Next = "" // it has been deleted: the story can be gone on with once more
	} else if err != nil {
		return webError(err)
	}
	return nil
}

// SaveSelf implements [web.Runs].
func (r *runs) SaveSelf(ctx context.Context, run string, s web.Self) error {
	return r.keep(ctx, run, keptSelf, s)
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
	case errors.Is(err, runner.ErrRefused):
		return fmt.Errorf("%w: %w", web.ErrUnplayable, err)
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
		{web.ErrUnplayable, live.ErrBroken}, {runner.ErrRefused, live.ErrBroken}, {runner.ErrDiverged, live.ErrBroken}, {runner.ErrBroken, live.ErrBroken},
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
