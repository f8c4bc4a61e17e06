package web

import (
	"context"
	"fmt"
	"strings"
	"time"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/live"
	"simlab/web/ui"
	"simlab/web/wire"
)

// Written gives what was written in earlier runs of a story; [Runs] does.
type Written interface {
	Words(ctx context.Context, run string, text int64) (string, error)
}

// Contents gives sockets the texts of their runs, from the scenario that each was
// played with and from the runs that went before it in the story.
func Contents(l Library, earlier Written) live.Contents {
	return func(h engine.Header, lang string, words func(text int64) string) (wire.Content, error) {
		ctx := context.Background()
		b, err := l.Bundle(ctx, h)
		if err != nil {
			return nil, err
		}
		t := &texts{Content: b.Content, program: b.Program, machine: engine.New(b.Program, h), entries: map[string]engine.Entry{},
			lang: ui.ParseLang(lang), words: words, left: map[string]left{}}
		if k := b.Program.Contact(h.Contact); k != nil {
			t.rings = k.Outgoing
		}
		for _, e := range b.Program.Entries {
			t.entries[e.ID] = e
		}
		if h.Before == nil {
			return t, nil
		}
		for i := range h.Before.Contacts {
			past := &h.Before.Contacts[i]
			if t.left[past.Contact], err = leftBy(ctx, earlier, past, t.lang); err != nil {
				return nil, fmt.Errorf("read what was written in %s: %w", past.Run, err)
			}
			t.last = past
		}
		return t, nil
	}
}

// texts implements [wire.Content] on a scenario.
type texts struct {
	*scenarios.Content
	program *engine.Program
	rings   bool            // the contact's station rings the patient
	machine *engine.Machine // never moves: it knows what earlier contacts left behind
	entries map[string]engine.Entry
	lang    ui.Lang
	words   func(text int64) string
	left    map[string]left // by contact that was played
	last    *engine.Past    // the contact played before this one
}

// left is what the trainee wrote in an earlier contact of the story.
type left struct{ reason, note string }

func leftBy(ctx context.Context, earlier Written, p *engine.Past, l ui.Lang) (left, error) {
	var out left
	for _, x := range []struct {
		ref *engine.TextRef
		to  *string
	}{{p.Reason, &out.reason}, {p.Note, &out.note}} {
		if x.ref == nil {
			continue
		}
		words, err := earlier.Words(ctx, p.Run, x.ref.ID)
		if err != nil {
			return left{}, err
		}
		if *x.to = words; words == "" {
			*x.to = ui.Erased(l)
		}
	}
	return out, nil
}

func (t *texts) Words(text int64) string { return t.words(text) }

func (t *texts) Clip(id string) (words, gloss string) {
	c := t.Clips[id]
	if t.lang != ui.English {
		return c.Say, ""
	}
	return c.Say, c.Gloss
}

func (t *texts) Entry(id string) wire.Entry {
	e, shown := t.entries[id], t.Entries[id]
	out := wire.Entry{Title: shown.Title.In(string(t.lang)), Text: shown.Text.In(string(t.lang)), At: e.At, Log: e.Log, Service: e.Service}
	if past := t.machine.Rewritten(id); past != nil {
		out.Text = t.writtenIn(past)
	}
	return out
}

// writtenIn is what a played contact left in its journal, in place of what the
// author wrote: how it was judged, how it ended, and the note.
func (t *texts) writtenIn(p *engine.Past) string {
	var head []string
	if p.Urgency != "" {
		head = append(head, ui.UrgencyLine(string(p.Urgency), t.lang))
	}
	if p.Disposition != "" {
		head = append(head, ui.EndedLine(endingWords(t.stationOf(p.Contact), p.Disposition, p.Within, t.lang), t.lang))
	}
	body := t.own(p)
	if body == "" {
		body = ui.NoNote(t.lang)
	}
	return strings.Join(append([]string{strings.Join(head, " ")}, body), "\n")
}

// own is what the trainee wrote in a contact, as lines; empty when nothing was.
func (t *texts) own(p *engine.Past) string {
	w := t.left[p.Contact]
	var lines []string
	if w.reason != "" {
		lines = append(lines, ui.ReasonLine(w.reason, t.lang))
	}
	if w.note != "" {
		lines = append(lines, w.note)
	}
	return strings.Join(lines, "\n")
}

func (t *texts) stationOf(contact string) engine.Station {
	if c := t.program.Contact(contact); c != nil {
		return c.Station
	}
	return ""
}

// Task is what the one before passed on: the trainee's own words when the contact
// before was played, else the author's.
func (t *texts) Task(contact string) string {
	if p := t.last; p != nil {
		body := t.own(p)
		if body == "" {
			body = ui.NoNote(t.lang)
		}
		return ui.TaskLine(string(p.Urgency), p.Within, t.lang) + "\n" + body
	}
	if c := t.Contact(contact); c != nil {
		return c.Task.In(string(t.lang))
	}
	return ""
}

// PartyName is the role: a patient who is rung is no caller. AMK's two operators have
// one role in the scenario; they are told apart by the line on which they are rung.
func (t *texts) PartyName(id string) string {
	for _, c := range t.program.Contacts {
		for _, x := range c.Targets {
			if x.Party == id && x.Name == "mo" {
				return ui.TargetName(x.Name, t.lang)
			}
		}
	}
	role := t.Parties[id].Role
	if role == engine.RolePatient && t.rings {
		return ui.RungName(t.lang)
	}
	return ui.RoleName(string(role), t.lang)
}

// written is a date as forms in Norway have it, 14.03.1998.
func written(date string) string {
	if d, err := time.Parse(time.DateOnly, date); err == nil {
		return d.Format("02.01.2006")
	}
	return date
}

func (t *texts) Register(number string) (wire.Register, bool) {
	for _, p := range t.People {
		if p.Phone == number && number != "" {
			return wire.Register{Name: p.Name, Born: written(p.Born), Address: p.Address}, true
		}
	}
	return wire.Register{}, false
}
