package runner

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"simlab/engine"
	"simlab/engine/intent"
)

// Bounds of what one command may hold.
const (
	wordsMost = intent.MaxRunes // characters
	idMost    = 64              // bytes
	actsMost  = 20
)

// Pinned stands for the matcher's digest where acts were given with the words: in
// written tests and corrections. Whoever takes commands from browsers must not let
// it through.
const Pinned = "pinned"

// check refuses what no client of ours sends, before a run is bothered with it.
func check(in engine.Input) error {
	c := in.Command
	switch {
	case utf8.RuneCountInString(in.Words) > wordsMost:
		return ErrTooLong
	case len(c.ID) > idMost:
		return fmt.Errorf("%w: id longer than %d bytes", ErrBadInput, idMost)
	case c.Kind == engine.CmdSay && c.Say == nil:
		return fmt.Errorf("%w: nothing said", ErrBadInput)
	case c.Kind != engine.CmdSay || c.Say == nil:
		return nil
	case c.Say.Via != engine.Typed && c.Say.Via != engine.Picked && c.Say.Via != engine.Spoken:
		return fmt.Errorf("%w: said via %q", ErrBadInput, c.Say.Via)
	case c.Say.Via == engine.Picked && len(c.Say.Acts) != 1:
		return fmt.Errorf("%w: %d things picked, want 1", ErrBadInput, len(c.Say.Acts))
	case len(c.Say.Acts) > actsMost:
		return fmt.Errorf("%w: more than %d acts", ErrBadInput, actsMost)
	}
	return nil
}

// understanding turns the words of an input into acts, mentions and a reference.
// It runs when the machine has reached the time of the input.
type understanding struct {
	script Script
	m      *engine.Machine
	at     engine.Millis
	random io.Reader
	next   *int64 // id of the next text
}

// command returns the command as it is journalled, and the texts to keep beside it.
func (u understanding) command(in engine.Input) (engine.Command, []engine.Text, error) {
	in = clean(in, u.at)
	c := intent.Hear(u.script.Matcher, u.m, in)
	switch c.Kind {
	case engine.CmdSay:
		if in.Words == "" { // picked, or pinned without words
			c.Say.Mentions = in.Command.Say.Mentions
		}
		ref, texts, err := u.keep(in.Words)
		c.Say.Text = ref
		return c, texts, err
	case engine.CmdField, engine.CmdNote:
		ref, texts, err := u.keep(in.Words)
		c.Text = ref
		return c, texts, err
	case engine.CmdLookUp:
		c.Found = in.Words != "" && u.script.Resolve(c.By, in.Words)
	}
	return c, nil, nil
}

// clean takes from an input what is not for a client to say.
func clean(in engine.Input, at engine.Millis) engine.Input {
	if in.Words = strings.ToValidUTF8(in.Words, "\uFFFD"); strings.TrimSpace(in.Words) == "" {
		in.Words = ""
	}
	c := &in.Command
	c.Text, c.Mentions, c.Found = nil, nil, false
	if c.Kind != engine.CmdSay {
		return in
	}
	s := *c.Say
	c.Say = &s
	s.Text = nil
	if s.From <= 0 || s.From > at {
		s.From = at
	}
	switch {
	case s.Via == engine.Picked:
		in.Words = ""
		s.Acts = []engine.Act{{Intent: s.Acts[0].Intent, Confidence: 1000}}
		s.Mentions, s.Matcher = nil, ""
	case s.Matcher != Pinned || len(s.Acts) == 0:
		s.Acts, s.Mentions, s.Matcher = nil, nil, ""
	}
	return in
}

// keep makes a text of words, with a salt of its own, and the reference to it;
// nothing of no words.
func (u understanding) keep(words string) (*engine.TextRef, []engine.Text, error) {
	if words == "" {
		return nil, nil, nil
	}
	salt := make([]byte, 16)
	if _, err := io.ReadFull(u.random, salt); err != nil {
		return nil, nil, fmt.Errorf("salt words: %w", err)
	}
	id := *u.next
	*u.next++
	ref := &engine.TextRef{ID: id, Hash: engine.HashText(salt, words)}
	return ref, []engine.Text{{ID: id, Salt: salt, Words: words}}, nil
}
