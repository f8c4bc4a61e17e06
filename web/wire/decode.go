package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"simlab/engine"
)

// ErrValue marks a message that is well formed but says more than fits: words
// too long or minutes out of range. A person can cause it, so the command should
// be refused and the socket kept; any other error of [Decode] is the browser's
// fault.
var ErrValue = errors.New("value out of bounds")

// Decode reads one message from the browser. It is strict: a single JSON object,
// no unknown, repeated or oddly written keys, every value within its bound. It
// never panics.
//
// With an error that is [ErrValue] the command is returned too, so that it can
// be answered by its id; with any other error the command is empty.
func Decode(b []byte) (Command, error) {
	if len(b) > MaxMessage {
		return Command{}, fmt.Errorf("decode message: %d bytes, at most %d", len(b), MaxMessage)
	}
	if !utf8.Valid(b) {
		return Command{}, errors.New("decode message: not UTF-8")
	}
	if err := checkKeys(b); err != nil {
		return Command{}, fmt.Errorf("decode message: %w", err)
	}
	var c Command
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return Command{}, fmt.Errorf("decode message: %w", err)
	}
	if err := c.check(); err != nil {
		return Command{}, fmt.Errorf("decode message: %w", err)
	}
	if err := c.checkValues(); err != nil {
		return c, fmt.Errorf("decode message: %w", err)
	}
	return c, nil
}

// maxDepth is how deep objects and lists may stand in each other: the message,
// its advice, the advice's list.
const maxDepth = 3

// checkKeys refuses what encoding/json lets pass: keys in other letters, keys
// given twice, and anything after the object. Of two equal keys it would take
// the last, and a proxy or log that takes the first would see another message.
func checkKeys(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.New("not a JSON object")
	}
	if err := checkObject(d, 1); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the object")
	}
	return nil
}

// checkObject reads to the end of an object whose brace has been read.
func checkObject(d *json.Decoder, depth int) error {
	seen := map[string]bool{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		k, ok := t.(string)
		if !ok || !plain(k) {
			return fmt.Errorf("unknown key %.*q", MaxID, k)
		}
		if seen[k] {
			return fmt.Errorf("key %q given twice", k)
		}
		seen[k] = true
		if err := checkValue(d, depth); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// checkValue reads one value.
func checkValue(d *json.Decoder, depth int) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	if _, nested := t.(json.Delim); nested && depth >= maxDepth {
		return errors.New("nested too deep")
	}
	switch t {
	case json.Delim('{'):
		return checkObject(d, depth+1)
	case json.Delim('['):
		for d.More() {
			if err := checkValue(d, depth+1); err != nil {
				return err
			}
		}
		_, err = d.Token()
	}
	return err
}

// plain reports whether a key is written as ours are: small letters and _.
func plain(k string) bool {
	for _, r := range k {
		if r != '_' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return k != "" && len(k) <= MaxID
}

// check tells what a browser of ours would never send.
func (c Command) check() error {
	if c.Kind == KindAttach {
		return c.checkAttach()
	}
	if !slices.Contains(engine.CommandKinds, c.Kind) {
		return fmt.Errorf("unknown kind %.*q", MaxID, string(c.Kind))
	}
	if c.ID == "" {
		return errors.New("no id")
	}
	if c.Epoch != "" || c.Since != 0 {
		return errors.New("epoch and since belong to attach")
	}
	if c.Call < 0 || c.Call > MaxCall {
		return fmt.Errorf("call %d out of range", c.Call)
	}
	switch c.Via {
	case "", engine.Typed, engine.Picked, engine.Spoken:
	default:
		return fmt.Errorf("unknown via %.*q", MaxID, string(c.Via))
	}
	if c.Via == engine.Picked && c.Pick == "" {
		return errors.New("picked without pick")
	}
	return c.checkIDs()
}

// checkAttach tells whether an attach is one.
func (c Command) checkAttach() error {
	if c.Since < 0 {
		return fmt.Errorf("since %d out of range", c.Since)
	}
	if !short(c.Epoch) || !short(c.ID) {
		return errors.New("epoch or id too long")
	}
	return nil
}

// checkIDs bounds everything that names something.
func (c Command) checkIDs() error {
	ids := []string{c.ID, c.To, c.Pick, c.Party, c.Target, c.By, c.Entry, c.Card, c.Criterion,
		string(c.Urgency), string(c.Field), string(c.Disposition)}
	if a := c.Advice; a != nil {
		if len(a.Worsening) > MaxList {
			return fmt.Errorf("%d worsening signs, at most %d", len(a.Worsening), MaxList)
		}
		ids = append(append(ids, a.Limit, a.Whom, a.Else), a.Worsening...)
	}
	for _, id := range ids {
		if !short(id) {
			return fmt.Errorf("id %.*q too long or with control characters", MaxID, id)
		}
	}
	return nil
}

// short reports whether an id is within its bound and can be printed.
func short(id string) bool {
	for _, r := range id {
		if r < ' ' || r == 0x7f {
			return false
		}
	}
	return len(id) <= MaxID
}

// checkValues bounds what a person fills in.
func (c Command) checkValues() error {
	if n := utf8.RuneCountInString(c.Words); n > MaxWords {
		return fmt.Errorf("%d characters, at most %d: %w", n, MaxWords, ErrValue)
	}
	if c.Within < 0 || c.Within > MaxWithin {
		return fmt.Errorf("within %d minutes, 0 to %d: %w", c.Within, MaxWithin, ErrValue)
	}
	return nil
}
