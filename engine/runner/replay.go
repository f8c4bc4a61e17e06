package runner

import (
	"bytes"
	"encoding/json"
	"fmt"

	"simlab/engine"
)

// differencesMost is how many differences a replay reports at most: after the
// first few the rest follow from them.
const differencesMost = 50

// DifferenceKind says how a replay differs from its journal.
type DifferenceKind string

const (
	Missing DifferenceKind = "missing" // the journal has an event that the replay does not make
	Extra   DifferenceKind = "extra"   // the replay makes an event that the journal does not have
	Changed DifferenceKind = "different"
)

// Difference is one event on which a replay and its journal do not agree.
type Difference struct {
	Kind   DifferenceKind
	Seq    int64  // of the stored event; for an extra one, where it would stand
	Stored []byte // JSON of the event, nil when extra
	Made   []byte // JSON of the event, nil when missing
}

// String tells the difference on one line.
func (d Difference) String() string {
	switch d.Kind {
	case Missing:
		return fmt.Sprintf("%d: missing %s", d.Seq, d.Stored)
	case Extra:
		return fmt.Sprintf("%d: extra %s", d.Seq, d.Made)
	default:
		return fmt.Sprintf("%d: different: stored %s, made %s", d.Seq, d.Stored, d.Made)
	}
}

// Replay plays the inputs of a whole journal again and returns where the events
// differ from the stored ones: nil when it reproduces them exactly. The records
// need not be decoded. [ErrRefused] and [ErrBroken] mean that it could not be
// played at all.
func Replay(p *engine.Program, h engine.Header, records []engine.Record) ([]Difference, error) {
	m, err := newMachine(p, h)
	if err != nil {
		return nil, err
	}
	if err := Verify(h, records); err != nil {
		return nil, err
	}
	records = append([]engine.Record(nil), records...)
	if err := Decode(records); err != nil {
		return nil, err
	}
	return replay(m, records, func(engine.Record, []engine.Event) {})
}

// newMachine returns a machine at the beginning of a run, or says why this program
// cannot play it.
func newMachine(p *engine.Program, h engine.Header) (*engine.Machine, error) {
	switch {
	case h.Format != 1:
		return nil, fmt.Errorf("%w: journal format %d, want 1", ErrRefused, h.Format)
	case h.Rules != engine.RulesVersion:
		return nil, fmt.Errorf("%w: rules %d, want %d", ErrRefused, h.Rules, engine.RulesVersion)
	case p.Contact(h.Contact) == nil:
		return nil, fmt.Errorf("%w: no contact %q in the scenario", ErrRefused, h.Contact)
	}
	return engine.New(p, h), nil
}

// Verify checks that records are a whole journal from its first record on:
// sequences dense, chain unbroken from the header.
func Verify(h engine.Header, records []engine.Record) error {
	chain, err := h.Epoch()
	if err != nil {
		return err
	}
	for i, r := range records {
		if want := int64(i) + 1; r.Seq != want {
			return fmt.Errorf("%w: sequence %d stands where %d is due", ErrBroken, r.Seq, want)
		}
		if chain = engine.Chain(chain, r); r.Chain != chain {
			return fmt.Errorf("%w: chain does not fit at sequence %d", ErrBroken, r.Seq)
		}
	}
	return nil
}

// Decode fills in Event and Input of records from their data.
func Decode(records []engine.Record) error {
	for i := range records {
		r := &records[i]
		var err error
		switch r.Kind {
		case engine.RecordEvent:
			err = json.Unmarshal(r.Data, &r.Event)
		case engine.RecordInput:
			r.Input = new(engine.Command)
			err = json.Unmarshal(r.Data, r.Input)
		case engine.RecordShell:
		default:
			err = fmt.Errorf("unknown kind %q", r.Kind)
		}
		if err != nil {
			return fmt.Errorf("%w: record %d: %w", ErrBroken, r.Seq, err)
		}
	}
	return nil
}

// replay feeds a machine the inputs of decoded records at their times and compares
// what it makes with what is stored. It tells of each input what it caused.
//
// The runner advances a machine at other moments too, but in steps or at once the
// machine does the same, so that only the inputs and the last event fix the times.
func replay(m *engine.Machine, records []engine.Record, applied func(input engine.Record, caused []engine.Event)) ([]Difference, error) {
	c := comparison{}
	for _, r := range records {
		switch r.Kind {
		case engine.RecordEvent:
			c.stored = append(c.stored, r)
		case engine.RecordInput:
			c.made = append(c.made, m.Advance(r.At)...)
			if err := c.compare(r.Seq); err != nil { // from here on this input's
				return nil, err
			}
			caused := m.Apply(r.At, *r.Input)
			c.made = append(c.made, caused...)
			applied(r, caused)
		}
	}
	if n := len(c.stored); n > len(c.made) {
		c.made = append(c.made, m.Advance(c.stored[n-1].At)...)
	}
	if err := c.compare(0); err != nil {
		return nil, err
	}
	return c.found, nil
}

// comparison collects the events between two inputs from both sides.
type comparison struct {
	after  int64 // the input that the events follow, 0 at the beginning
	stored []engine.Record
	made   []engine.Event
	found  []Difference
}

// compare judges what was collected and begins anew after an input.
func (c *comparison) compare(next int64) error {
	end := c.after
	if n := len(c.stored); n > 0 {
		end = c.stored[n-1].Seq
	}
	for i := range max(len(c.stored), len(c.made)) {
		d := Difference{Kind: Missing, Seq: end + 1}
		if i < len(c.stored) {
			d.Seq, d.Stored = c.stored[i].Seq, c.stored[i].Data
		}
		if i < len(c.made) {
			data, err := json.Marshal(c.made[i])
			if err != nil {
				return fmt.Errorf("replay: %w", err)
			}
			d.Kind, d.Made = Extra, data
		}
		if d.Stored != nil && d.Made != nil {
			d.Kind = Changed
		}
		if !bytes.Equal(d.Stored, d.Made) && len(c.found) < differencesMost {
			c.found = append(c.found, d)
		}
	}
	c.after, c.stored, c.made = next, c.stored[:0], c.made[:0]
	return nil
}
