package web

import (
	"context"
	"time"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/live"
	"simlab/web/ui"
	"simlab/web/wire"
)

// Contents gives sockets the texts of their runs, from the scenario that each was
// played with.
func Contents(l Library) live.Contents {
	return func(h engine.Header, lang string, words func(text int64) string) (wire.Content, error) {
		b, err := l.Bundle(context.Background(), h)
		if err != nil {
			return nil, err
		}
		at := map[string]engine.Entry{}
		for _, e := range b.Program.Entries {
			at[e.ID] = e
		}
		return &texts{b.Content, at, ui.ParseLang(lang), words}, nil
	}
}

// texts implements [wire.Content] on a scenario.
type texts struct {
	*scenarios.Content
	entries map[string]engine.Entry
	lang    ui.Lang
	words   func(text int64) string
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
	return wire.Entry{Title: shown.Title.In(string(t.lang)), Text: shown.Text.In(string(t.lang)), At: e.At, Log: e.Log}
}

func (t *texts) PartyName(id string) string {
	return ui.RoleName(string(t.Parties[id].Role), t.lang)
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
