package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sync"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/engine/store"
	"simlab/scenarios"
	"simlab/scenarios/library"
	"simlab/web"
)

// shelfMost is how many compiled scenarios are remembered; the oldest goes first.
const shelfMost = 8

// shelf compiles scenarios when they are wanted, and remembers them. It is what
// the runner loads from and what the pages read.
type shelf struct {
	store *store.Store

	mu      sync.Mutex
	shipped map[string]string  // scenario id -> digest of the shipped version
	known   map[string]*volume // by digest
	order   []string           // digests, oldest first
	picks   map[string]bool    // intents that some scenario offers as a general question
}

type volume struct {
	bundle *scenarios.Bundle
}

var (
	_ web.Library   = (*shelf)(nil)
	_ runner.Loader = (*shelf)(nil)
)

func newShelf(s *store.Store) *shelf {
	return &shelf{store: s, shipped: map[string]string{}, known: map[string]*volume{}, picks: map[string]bool{}}
}

// put remembers a compiled scenario. The caller holds the lock.
func (s *shelf) put(b *scenarios.Bundle) *volume {
	v := &volume{b}
	for _, x := range b.Content.Intents {
		if x.Pick.NB != "" {
			s.picks[x.ID] = true
		}
	}
	if len(s.order) == shelfMost {
		delete(s.known, s.order[0])
		s.order = s.order[1:]
	}
	s.known[b.Digest] = v
	s.order = append(s.order, b.Digest)
	return v
}

// current returns the shipped version of a scenario.
func (s *shelf) current(id string) (*scenarios.Bundle, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.known[s.shipped[id]]; v != nil {
		return v.bundle, nil
	}
	if !fs.ValidPath(id) {
		return nil, web.ErrNoOffer
	}
	if _, err := fs.Stat(library.Files, path.Join(id, "scenario.yaml")); err != nil {
		return nil, web.ErrNoOffer
	}
	src, err := scenarios.Shipped(library.Files, id)
	if err != nil {
		return nil, err
	}
	b, found := scenarios.Compile(src)
	if b == nil {
		return nil, fmt.Errorf("compile shipped scenario %s: %w", id, found.Err())
	}
	s.shipped[id] = b.Digest
	return s.put(b).bundle, nil
}

// volume returns the version of a scenario with a digest; archive is compiled
// when it is not remembered.
func (s *shelf) volume(digest string, archive func() ([]byte, error)) (*volume, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.known[digest]; v != nil {
		return v, nil
	}
	data, err := archive()
	if err != nil {
		return nil, err
	}
	b, found, err := scenarios.CompileArchive(data)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", web.ErrUnplayable, err)
	case b == nil:
		return nil, fmt.Errorf("%w: compile kept scenario %.12s: %w", web.ErrUnplayable, digest, found.Err())
	case b.Digest != digest:
		return nil, fmt.Errorf("%w: kept scenario has digest %.12s, want %.12s", web.ErrUnplayable, b.Digest, digest)
	}
	return s.put(b), nil
}

// Load implements [runner.Loader].
func (s *shelf) Load(_ context.Context, h engine.Header, archive []byte) (runner.Script, error) {
	v, err := s.volume(h.Digest, func() ([]byte, error) { return archive, nil })
	if err != nil {
		return runner.Script{}, err
	}
	b := v.bundle
	return runner.Script{Program: b.Program, Matcher: b.Matcher(h.Contact), Resolve: b.Content.Finds}, nil
}

// Bundle implements [web.Library].
func (s *shelf) Bundle(ctx context.Context, h engine.Header) (*scenarios.Bundle, error) {
	v, err := s.volume(h.Digest, func() ([]byte, error) { return s.store.Bundle(ctx, h.Digest) })
	if err != nil {
		return nil, err
	}
	return v.bundle, nil
}

// Shipped implements [web.Library].
func (s *shelf) Shipped(_ context.Context, scenario string) (string, error) {
	b, err := s.current(scenario)
	if err != nil {
		return "", err
	}
	return b.Digest, nil
}

// Picks reports whether an intent is on a list of general questions.
func (s *shelf) Picks(intent string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.picks[intent]
}

// Offers implements [web.Library].
func (s *shelf) Offers(context.Context) ([]web.Offer, error) {
	list, _ := scenarios.List(library.Files) // what cannot be read is not offered; validate tells why
	var out []web.Offer
	for _, l := range list {
		out = append(out, offers(l)...)
	}
	return out, nil
}

// offers are the contacts of a scenario at each station that may play them, and the
// whole story where more than one can be played.
func offers(l scenarios.Listing) []web.Offer {
	var out, story []web.Offer
	for _, c := range l.Contacts {
		if !c.Playable {
			continue
		}
		o := web.Offer{Scenario: l.ID, Contact: c.ID, Line: c.Line, Neutral: c.Neutral, Warning: l.Warning, Review: l.Review}
		for _, o.Station = range append([]engine.Station{c.Station}, c.Also...) {
			out = append(out, o)
		}
		o.Station, o.Story = c.Station, true
		story = append(story, o)
	}
	if len(story) > 1 {
		out = append(out, story[0])
	}
	return out
}

// Sound implements [web.Library]. Sounds are named by what is said, so an older
// version of a scenario finds those that it shares with the shipped one.
func (s *shelf) Sound(ctx context.Context, h engine.Header, clip string) (io.ReadSeekCloser, string, error) {
	b, err := s.Bundle(ctx, h)
	if err != nil {
		return nil, "", err
	}
	file := b.Content.Clips[clip].File
	if file == "" {
		return nil, "", web.ErrNoSound
	}
	data, err := fs.ReadFile(library.Files, path.Join(h.Scenario, "media", file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", web.ErrNoSound
	}
	if err != nil {
		return nil, "", err
	}
	return nopCloser{bytes.NewReader(data)}, "audio/flac", nil
}

type nopCloser struct{ io.ReadSeeker }

func (nopCloser) Close() error { return nil }
