package web

import (
	"context"
	"log/slog"
	"slices"
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
		b = &scenarios.Bundle{Content: &scenarios.Content{}, Program: &engine.Program{}}
	}
	return newDesk(run, h, seat, ui.ParseLang(lang), b)
}

// desk is the screen of one seat: folded from what the seat has seen and nothing
// else, so that what is hidden cannot reach the page. What it takes from the
// header and the scenario is the same for everybody, or chosen by the trainee: the
// aids, the contact's neutral title, its station and service and whom that can
// reach, the cards of decision support, the lists that advice is made from.
type desk struct {
	run      string
	seat     engine.Seat
	station  engine.Station // that plays; an observer's seat has another
	service  string         // whose journal it has
	outgoing bool           // it rings the patient
	reach    []string       // targets that it can bring into a call
	lang     ui.Lang
	content  *scenarios.Content
	title    string

	now       engine.Millis
	aids      engine.Aids
	waiting   int
	oldest    engine.Millis
	phone     phone
	task      string
	alerts    map[engine.Resource]alert
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

// alert is since when somebody is on the way, and since when that is confirmed.
type alert struct{ at, confirmed engine.Millis }

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

func newDesk(run string, h engine.Header, seat engine.Seat, lang ui.Lang, b *scenarios.Bundle) *desk {
	d := &desk{run: run, seat: seat, station: h.Station, lang: lang, content: b.Content, aids: h.Aids, alerts: map[engine.Resource]alert{},
		claims: map[string]bool{}, fields: map[engine.Field]string{}, history: history{titles: map[string]string{}}}
	if k := b.Content.Contact(h.Contact); k != nil {
		d.title = k.Neutral.In(string(lang))
	}
	k := b.Program.Contact(h.Contact)
	if k == nil {
		return d
	}
	d.service, d.outgoing = k.Service, k.Outgoing
	if d.station == "" {
		d.station = k.Station
	}
	for _, t := range k.Targets {
		if len(t.For) == 0 || slices.Contains(t.For, d.station) {
			d.reach = append(d.reach, t.Name)
		}
	}
	return d
}

// watches reports whether nothing can be done from this seat.
func (d *desk) watches() bool { return !plays(d.seat) }

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
func (d *desk) Refusal(code engine.Refusal, cmd wire.Command) string {
	key := string(cmd.Kind) + "/" + string(code)
	for _, k := range []string{key + "/" + string(cmd.Disposition), key} {
		if s, ok := ui.RefusalsBy[k]; ok {
			return s.In(d.lang)
		}
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
		Banner: ui.Banner{Lang: l, Station: string(d.station), Service: d.service, Title: d.title, Waiting: d.waiting,
			Oldest: int64(d.oldest), Doctor: d.doctor(), Watch: watch, Over: over},
		Lines:   d.lines(),
		Call:    d.call(),
		Strip:   d.strip(),
		Urgency: d.urgencyView(),
		Note:    ui.Note{Lang: l, Text: d.note, Saved: clockOrNone(d.noted), Over: over, Watch: watch},
		History: d.historyView(),
		Support: d.support(),
		Advice:  ui.Advice{Lang: l, Sent: d.sent},
		Finish:  d.finish(),
	}
}

// doctor is whether the doctor is free, where the desk can ring one.
func (d *desk) doctor() string {
	if !slices.Contains(d.reach, "doctor") {
		return ""
	}
	return d.phone.doctor()
}

func (d *desk) urgencyView() ui.UrgencyView {
	over := d.over != nil
	_, alerted := d.alerts[engine.ResourceAmbulance]
	return ui.UrgencyView{Lang: d.lang, Station: string(d.station), Set: string(d.urgency.set), At: clock(d.urgency.at), Was: d.urgency.was,
		CanJoin: slices.Contains(d.reach, "amk") && d.phone.canJoin() && !over, AMK: d.phone.has("amk"),
		CanAlert: slices.Contains(d.station.Alerts(), engine.ResourceAmbulance) && !over, Alerted: alerted,
		Over: over, Watch: d.watches(), Reasons: d.reasons}
}

// fieldOrder is the identity strip as a service asks for it: AMK first has to know
// where to send somebody, and where to ring back.
func fieldOrder(service string) []engine.Field {
	if service != "amk" {
		return engine.Fields
	}
	return []engine.Field{engine.FieldAddress, engine.FieldPhone, engine.FieldReason, engine.FieldPatient, engine.FieldBorn, engine.FieldCaller}
}

func (d *desk) strip() ui.Strip {
	s := ui.Strip{Lang: d.lang, Number: d.number, Known: d.rang, Over: d.over != nil, Watch: d.watches(), Warns: d.aids.RecontactWarning, Warned: d.entries(d.history.warned)}
	if r := d.register; r != nil {
		s.Register = &ui.Register{Name: r.Name, Born: r.Born, Address: r.Address, Phone: d.number}
	}
	for _, f := range fieldOrder(d.service) {
		s.Fields = append(s.Fields, ui.Field{ID: string(f), Label: ui.FieldName(string(f), d.outgoing, d.lang), Value: d.fields[f]})
	}
	return s
}

func (d *desk) historyView() ui.History {
	h := ui.History{Lang: d.lang, Service: d.service, Overview: d.aids.Overview, Searched: d.history.by, Warned: d.entries(d.history.warned), Found: d.entries(d.history.found)}
	if e := d.history.open; e != nil {
		h.Open = &ui.Entry{ID: e.ID, When: d.when(e.At), Title: e.Title, Text: e.Text, Log: e.Log, Of: d.of(e.EntryLine)}
	}
	return h
}

func (d *desk) entries(lines []wire.EntryLine) []ui.Entry {
	var out []ui.Entry
	for _, x := range lines {
		title, read := d.history.titles[x.ID]
		out = append(out, ui.Entry{ID: x.ID, When: d.when(x.At), Title: title, Log: x.Log, Read: read, Of: d.of(x)})
	}
	return out
}

// of names the service in whose journal an entry stands, where more than one is shown.
func (d *desk) of(x wire.EntryLine) string {
	if !d.aids.Overview {
		return ""
	}
	return ui.Services[x.Service].In(d.lang)
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
		f.Ended = ended(d.station, *d.over, d.lang)
	case d.phone.after():
		f.State = "open"
	case d.due():
		f.State = "due"
	}
	return f
}

// ended says what a case ended in.
func ended(s engine.Station, e wire.Event, l ui.Lang) string {
	if e.Broken {
		return ui.RunStates["broken"].In(l)
	}
	return endingWords(s, e.Disposition, e.Within, l)
}

// endingWords says what a case ended in as its station calls it, with the time where
// one was promised.
func endingWords(s engine.Station, x engine.Disposition, within int, l ui.Lang) string {
	out := ui.DispositionName(string(s), string(x), l)
	if x.TakesWithin() && within > 0 {
		out += ui.WithinMinutes(within, l)
	}
	return out
}
