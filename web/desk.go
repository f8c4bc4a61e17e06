package web

import (
	"context"
	"log/slog"
	"strings"

	"github.com/a-h/templ"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/live"
	"simlab/web/ui"
	"simlab/web/wire"
)

// Desks makes the screens of live runs.
type Desks struct {
	library Library
	log     *slog.Logger
}

var _ live.Desks = (*Desks)(nil)

// NewDesks returns a maker of screens that takes cards and words from the library.
func NewDesks(l Library, log *slog.Logger) *Desks { return &Desks{library: l, log: log} }

// New implements [live.Desks]. When the scenario cannot be read the desk works
// without cards and titles: a call that goes on must not lose its screen.
func (d *Desks) New(run string, h engine.Header, seat engine.Seat, lang string) live.Desk {
	b, err := d.library.Bundle(context.Background(), h)
	if err != nil {
		d.log.Error("desk without scenario", "run", run, "error", err)
		return newDesk(run, h, seat, ui.ParseLang(lang), &scenarios.Content{})
	}
	return newDesk(run, h, seat, ui.ParseLang(lang), b.Content)
}

// desk is the screen of one seat: folded from what the seat has seen and nothing
// else, so that what is hidden cannot reach the page. What it takes from the
// header and the content is the same for everybody, or chosen by the trainee: the
// aids, the contact's neutral title, the cards of decision support, the lists that
// advice is made from.
type desk struct {
	run     string
	seat    engine.Seat
	lang    ui.Lang
	content *scenarios.Content
	title   string

	now       engine.Millis
	aids      engine.Aids
	waiting   int
	oldest    engine.Millis
	phone     phone
	talk      talk
	register  *wire.Register
	number    string
	rang      bool
	urgency   urgency
	claims    map[string]bool // "card/criterion"
	reasons   []string
	fields    map[engine.Field]string
	note      string
	noted     engine.Millis
	history   history
	card      string
	sent      []ui.SMS
	subtitles bool
	over      *wire.Event // run.finished
}

type urgency struct {
	set engine.Urgency
	at  engine.Millis
	was []string
}

// history is what was found and read in the own service's systems.
type history struct {
	warned, found []wire.EntryLine
	by            string
	open          *wire.OpenEntry
	titles        map[string]string // of what has been read
}

func newDesk(run string, h engine.Header, seat engine.Seat, lang ui.Lang, c *scenarios.Content) *desk {
	d := &desk{run: run, seat: seat, lang: lang, content: c, aids: h.Aids,
		claims: map[string]bool{}, fields: map[engine.Field]string{}, history: history{titles: map[string]string{}}}
	if k := c.Contact(h.Contact); k != nil {
		d.title = k.Neutral.In(string(lang))
	}
	return d
}

// watches reports whether nothing can be done from this seat.
func (d *desk) watches() bool { return d.seat.Station != engine.LVSOperator }

// Regions implements [live.Desk].
func (d *desk) Regions() []wire.Region {
	r := d.regions()
	return []wire.Region{
		region("banner", ui.BannerRegion(r.Banner)),
		region("lines", ui.LinesRegion(r.Lines)),
		region("call", ui.CallRegion(r.Call)),
		region("to", ui.ToRegion(r.Call)),
		region("strip", ui.StripRegion(r.Strip)),
		region("urgency", ui.UrgencyRegion(r.Urgency)),
		region("note", ui.NoteRegion(r.Note)),
		region("history", ui.HistoryRegion(r.History)),
		region("support", ui.SupportRegion(r.Support)),
		region("advice", ui.AdviceRegion(r.Advice)),
		region("finish", ui.FinishRegion(r.Finish)),
	}
}

func region(id string, c templ.Component) wire.Region {
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		panic("web: render " + id + ": " + err.Error()) // a strings.Builder takes everything; only a broken component can fail
	}
	return wire.Region{ID: id, HTML: b.String()}
}

// Refusal implements [live.Desk].
func (d *desk) Refusal(code engine.Refusal, cmd engine.CommandKind) string {
	if s, ok := ui.RefusalsBy[string(cmd)+"/"+string(code)]; ok {
		return s.In(d.lang)
	}
	if s, ok := ui.Refusals[string(code)]; ok {
		return s.In(d.lang)
	}
	return ui.Refused.In(d.lang)
}

// regions makes the view models.
func (d *desk) regions() ui.Regions {
	l, watch, over := d.lang, d.watches(), d.over != nil
	return ui.Regions{
		Banner: ui.Banner{Lang: l, Station: string(d.seat.Station), Title: d.title, Waiting: d.waiting,
			Oldest: int64(d.oldest), Doctor: d.phone.doctor(), Watch: watch, Over: over},
		Lines: d.lines(),
		Call:  d.call(),
		Strip: d.strip(),
		Urgency: ui.UrgencyView{Lang: l, Set: string(d.urgency.set), At: clock(d.urgency.at), Was: d.urgency.was,
			CanJoin: d.phone.canJoin() && !over, AMK: d.phone.has("amk"), Over: over, Watch: watch, Reasons: d.reasons},
		Note:    ui.Note{Lang: l, Text: d.note, Saved: clockOrNone(d.noted), Over: over, Watch: watch},
		History: d.historyView(),
		Support: d.support(),
		Advice:  ui.Advice{Lang: l, Sent: d.sent},
		Finish:  d.finish(),
	}
}

func (d *desk) strip() ui.Strip {
	s := ui.Strip{Lang: d.lang, Number: d.number, Known: d.rang, Over: d.over != nil, Watch: d.watches(), Warns: d.aids.RecontactWarning, Warned: d.entries(d.history.warned)}
	if r := d.register; r != nil {
		s.Register = &ui.Register{Name: r.Name, Born: r.Born, Address: r.Address, Phone: d.number}
	}
	for _, f := range engine.Fields {
		s.Fields = append(s.Fields, ui.Field{ID: string(f), Label: ui.Fields[string(f)].In(d.lang), Value: d.fields[f]})
	}
	return s
}

func (d *desk) historyView() ui.History {
	h := ui.History{Lang: d.lang, Searched: d.history.by, Warned: d.entries(d.history.warned), Found: d.entries(d.history.found)}
	if e := d.history.open; e != nil {
		h.Open = &ui.Entry{ID: e.ID, When: d.when(e.At), Title: e.Title, Text: e.Text, Log: e.Log}
	}
	return h
}

func (d *desk) entries(lines []wire.EntryLine) []ui.Entry {
	var out []ui.Entry
	for _, x := range lines {
		title, read := d.history.titles[x.ID]
		out = append(out, ui.Entry{ID: x.ID, When: d.when(x.At), Title: title, Log: x.Log, Read: read})
	}
	return out
}

// when writes a moment as seen from the day the call rings.
func (d *desk) when(at engine.Millis) string {
	return ui.DaysAgo(d.now.Day()-at.Day(), d.lang) + " " + clock(at)[:5]
}

func (d *desk) support() ui.Support {
	s := ui.Support{Lang: d.lang, Prior: d.aids.PriorContactQuestion, Over: d.over != nil}
	lang := string(d.lang)
	for _, c := range orderedCards(d.content) {
		view := ui.Card{ID: c.ID, Title: c.Title.In(lang), Current: c.ID == d.card}
		s.Cards = append(s.Cards, view)
		if !view.Current {
			continue
		}
		for _, q := range c.Questions {
			view.Questions = append(view.Questions, q.In(lang))
		}
		for _, x := range c.Criteria {
			view.Criteria = append(view.Criteria, ui.Criterion{ID: x.ID, Urgency: string(x.Urgency), Text: x.Text.In(lang), Claimed: d.claims[c.ID+"/"+x.ID]})
		}
		for _, a := range c.Advice {
			view.Advice = append(view.Advice, a.In(lang))
		}
		s.Open = &view
	}
	return s
}

func (d *desk) finish() ui.Finish {
	f := ui.Finish{Lang: d.lang, State: "locked"}
	switch {
	case d.over != nil:
		f.State, f.Next = "done", "/runs/"+d.run
		f.Ended = ended(*d.over, d.lang)
	case d.phone.after():
		f.State = "open"
	}
	return f
}

// ended says what a case ended in.
func ended(e wire.Event, l ui.Lang) string {
	if e.Broken {
		return ui.RunStates["broken"].In(l)
	}
	return dispositionWords(e.Disposition, e.Within, l)
}
