package web

import (
	"context"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/ui"
	"simlab/web/wire"
)

// deskAt folds events at a station in a contact of the sample.
func deskAt(s engine.Station, contact string, events ...wire.Event) *desk {
	d := newDesk("r1", engine.Header{Contact: contact, Station: s}, engine.Seat{ID: "s1", Station: s}, ui.Norwegian, sampleBundle())
	for i, e := range events {
		e.N = int64(i + 1)
		d.Fold(e)
	}
	return d
}

func TestAMessageLiesOnTheDeskUntilItIsRung(t *testing.T) {
	events := []wire.Event{
		{Kind: engine.KindRunStarted, At: at(5400), Aids: &engine.Aids{}},
		{Kind: engine.KindCallDue, At: at(5400), Number: "00154827", Task: "Ringes opp. Hoste."},
		{Kind: engine.KindLegRang, At: at(5410), Call: 1, Target: "caller"},
		{Kind: engine.KindLegJoined, At: at(5417), Call: 1, Target: "caller", Party: &wire.Party{ID: "p1", Name: "Pasienten"}},
	}
	d := deskAt(engine.LVDoctor, "k4", events[:2]...)
	r := d.regions()
	if r.Lines.Due != "00154827" || !r.Call.Due || r.Call.Task != "Ringes opp. Hoste." || r.Finish.State != "due" || r.Lines.CanJoin {
		t.Errorf("before ringing: %+v, %+v, %+v", r.Lines, r.Call, r.Finish)
	}
	if html := region("lines", ui.LinesRegion(r.Lines)).HTML; !strings.Contains(html, `data-action="answer" data-cmd="[{&#34;kind&#34;:&#34;ring_back&#34;}]"`) {
		t.Errorf("the key that answers does not ring: %s", html)
	}
	r = deskAt(engine.LVDoctor, "k4", events[:3]...).regions()
	if r.Lines.Due != "" || r.Lines.Active == nil || !r.Lines.Active.Out || r.Finish.State != "locked" {
		t.Errorf("while it rings: %+v", r.Lines)
	}
	r = deskAt(engine.LVDoctor, "k4", events...).regions()
	if a := r.Lines.Active; a == nil || a.Out || a.Since != int64(at(5417)) {
		t.Errorf("answered: %+v, want an open call since then", a)
	}
	if r.Call.Task == "" {
		t.Error("the message is gone once the call is open")
	}
}

func TestEachStationReachesAndSendsItsOwn(t *testing.T) {
	tests := []struct {
		station engine.Station
		contact string
		reach   string
		alerts  []string
		first   string // of the identity strip
	}{
		{engine.LVSOperator, "k3", "amk doctor", nil, "caller"},
		{engine.LVDoctor, "k4", "amk ward", []string{"ambulance", "turnout"}, "caller"},
		{engine.AMKRK, "k5", "mo doctor lvs-red lvs-yellow", []string{"ambulance", "doctor"}, "address"},
		{engine.AMKMO, "k5", "doctor lvs-red lvs-yellow", []string{"ambulance", "doctor"}, "address"},
	}
	for _, tt := range tests {
		t.Run(string(tt.station), func(t *testing.T) {
			r := deskAt(tt.station, tt.contact).regions()
			if got := strings.Join(r.Lines.Reach, " "); got != tt.reach {
				t.Errorf("reaches %s, want %s", got, tt.reach)
			}
			var sent []string
			for _, a := range r.Lines.Alerts {
				sent = append(sent, a.Resource)
			}
			if !slices.Equal(sent, tt.alerts) {
				t.Errorf("sends %v, want %v", sent, tt.alerts)
			}
			if got := r.Strip.Fields[0].ID; got != tt.first {
				t.Errorf("asks first for %s, want %s", got, tt.first)
			}
			v := console(ui.Page{}, Info{Header: engine.Header{Contact: tt.contact, Station: tt.station}}, engine.Seat{Station: tt.station}, sampleBundle())
			var ends []engine.Disposition
			for _, x := range v.Disposition {
				ends = append(ends, engine.Disposition(x.ID))
			}
			if !slices.Equal(ends, tt.station.Dispositions()) {
				t.Errorf("ends in %v, want %v", ends, tt.station.Dispositions())
			}
		})
	}
}

func TestRedIsGivenOnToWhoeverTheStationHas(t *testing.T) {
	call := wire.Event{Kind: engine.KindCallAnswered, At: at(6), Call: 1, Own: true}
	for _, tt := range []struct {
		station engine.Station
		contact string
		want    string
	}{
		{engine.LVSOperator, "k3", "urgency connect:amk"},
		{engine.LVDoctor, "k4", "urgency alert:ambulance connect:amk"},
		{engine.AMKRK, "k5", "urgency alert:ambulance"},
		{engine.AMKMO, "k5", "urgency alert:ambulance"},
	} {
		html := region("urgency", ui.UrgencyRegion(deskAt(tt.station, tt.contact, call).regions().Urgency)).HTML
		for _, w := range strings.Fields(tt.want) {
			kind, target, _ := strings.Cut(w, ":")
			part := `{&#34;kind&#34;:&#34;` + kind + `&#34;`
			if target != "" {
				part += `,&#34;target&#34;:&#34;` + target + `&#34;`
			}
			if !strings.Contains(html, part) {
				t.Errorf("%s: red does not %s: %s", tt.station, w, html)
			}
		}
		if n := strings.Count(html, "&#34;kind&#34;"); n != 2+len(strings.Fields(tt.want)) {
			t.Errorf("%s: the three keys give %d commands", tt.station, n)
		}
	}
}

func TestAlertsAreFollowed(t *testing.T) {
	events := []wire.Event{
		{Kind: engine.KindResourceAlerted, At: at(10), Resource: engine.ResourceAmbulance, Urgency: engine.Red},
		{Kind: engine.KindResourceConfirmed, At: at(27), Resource: engine.ResourceAmbulance},
	}
	for i, want := range []ui.Alert{{Resource: "ambulance", State: "none"}, {Resource: "ambulance", State: "alerted", At: "19:40:10"}, {Resource: "ambulance", State: "confirmed", At: "19:40:27"}} {
		d := deskAt(engine.AMKRK, "k5", events[:i]...)
		if got := d.lines().Alerts[0]; got != want {
			t.Errorf("after %d events %+v, want %+v", i, got, want)
		}
		if len(d.talk.turns) != i {
			t.Errorf("after %d events the conversation tells of %d", i, len(d.talk.turns))
		}
	}
}

func TestOnTheYellowLineThePatientIsReleased(t *testing.T) {
	lvs := &wire.Party{ID: "p2", Name: "Legevaktoperatør"}
	d := deskAt(engine.AMKRK, "k5",
		wire.Event{Kind: engine.KindCallRang, At: at(0), Call: 1, Line: "113", Number: "00154827"},
		wire.Event{Kind: engine.KindCallAnswered, At: at(4), Call: 1, Own: true},
		wire.Event{Kind: engine.KindLegRang, At: at(30), Call: 1, Target: "lvs-yellow"},
		wire.Event{Kind: engine.KindLegJoined, At: at(50), Call: 1, Target: "lvs-yellow", Party: lvs},
		wire.Event{Kind: engine.KindCallReleased, At: at(50), Call: 1, Target: "lvs-yellow", Party: lvs},
		wire.Event{Kind: engine.KindCallEnded, At: at(50), Call: 1})
	r := d.regions()
	if !r.Lines.Released || !r.Lines.After || r.Finish.State != "open" {
		t.Errorf("released: %+v, %+v", r.Lines, r.Finish)
	}
	if last := r.Call.Turns[len(r.Call.Turns)-1].Event; last != ui.Actions["released"].In(ui.Norwegian) {
		t.Errorf("the last thing told is %q", last)
	}
}

func TestTheOverviewNamesTheJournals(t *testing.T) {
	line := wire.EntryLine{ID: "e1", At: 6 * engine.Hour, Service: "gp"}
	for on, want := range map[bool]string{false: "", true: "Fastlegen"} {
		d := deskAt(engine.LVSOperator, "k3", wire.Event{Kind: engine.KindRunStarted, At: at(0), Aids: &engine.Aids{Overview: on}},
			wire.Event{Kind: engine.KindJournalLookedUp, At: at(9), By: "person", Entries: []wire.EntryLine{line}})
		if got := d.historyView().Found[0].Of; got != want {
			t.Errorf("overview %v: of %q, want %q", on, got, want)
		}
	}
}

func TestARefusedEndingSaysWhatIsLacking(t *testing.T) {
	d := deskAt(engine.AMKRK, "k5")
	for x, want := range map[engine.Disposition]string{
		engine.AmbulanceOrdered: "Ambulansen er ikke varslet. Varsle den først.",
		engine.ToLVS:            "Legevakten har ikke svart på rød eller gul linje.",
		engine.GP:               "Ingen har sagt at de overtar.",
	} {
		if got := d.Refusal(engine.RefusedNotReached, wire.Command{Kind: engine.CmdFinish, Disposition: x}); got != want {
			t.Errorf("%s: %q, want %q", x, got, want)
		}
	}
}

func TestAnObserverWatchesAnyStation(t *testing.T) {
	for _, s := range []engine.Station{engine.LVSOperator, engine.LVDoctor, engine.AMKMO, engine.AMKRK} {
		d := newDesk("r1", engine.Header{Contact: "k5", Station: s}, engine.Seat{ID: "o", Station: engine.Observer}, ui.Norwegian, sampleBundle())
		r := d.regions()
		if !r.Banner.Watch || r.Banner.Station != string(s) {
			t.Errorf("%s watched: %+v", s, r.Banner)
		}
		if html := region("lines", ui.LinesRegion(r.Lines)).HTML; strings.Contains(html, "data-cmd") {
			t.Errorf("an observer of %s can do something: %s", s, html)
		}
	}
}

// earlierWords are what was written in an earlier run, by text.
type earlierWords map[int64]string

func (w earlierWords) Words(_ context.Context, _ string, text int64) (string, error) {
	return w[text], nil
}

// chainLibrary has a contact that left an entry, and one that is rung after it.
type chainLibrary struct {
	fakeLibrary
	bundle *scenarios.Bundle
}

func (l chainLibrary) Bundle(context.Context, engine.Header) (*scenarios.Bundle, error) {
	return l.bundle, nil
}

func chain(t *testing.T) chainLibrary {
	t.Helper()
	b := sampleBundle()
	b.Content.Contacts = append(b.Content.Contacts, scenarios.ContactContent{ID: "k4", Task: scenarios.Text{NB: "Forfatterens beskjed.", EN: "The author's message."}})
	b.Content.Entries = map[string]scenarios.EntryContent{
		"k3-lvs": {Title: scenarios.Text{NB: "Telefon"}, Text: scenarios.Text{NB: "Forfatterens notat."}},
		"k3-log": {Title: scenarios.Text{NB: "116117"}, Text: scenarios.Text{NB: "Innkommende."}},
	}
	p := b.Program
	p.Parties = []engine.Party{{ID: "patient", Role: engine.RolePatient}, {ID: "amk", Role: engine.RoleAMK}, {ID: "mo", Role: engine.RoleAMK}, {ID: "doctor", Role: engine.RoleDoctor}, {ID: "lvs", Role: engine.RoleLVS}, {ID: "ward", Role: engine.RoleWard}}
	for i := range p.Contacts {
		p.Contacts[i].Caller, p.Contacts[i].Playable = "patient", true
		p.Contacts[i].When.Op = engine.OpTrue
	}
	yes := engine.Cond{Op: engine.OpTrue}
	p.Entries = []engine.Entry{{ID: "k3-lvs", Service: "lvs", At: at(0), Contact: "k3", When: yes}, {ID: "k3-log", Service: "lvs", Log: true, At: at(0), Contact: "k3", When: yes}}
	if err := p.Link(); err != nil {
		t.Fatal(err)
	}
	return chainLibrary{bundle: b}
}

func TestWhatWasWrittenBeforeStandsWhereItBelongs(t *testing.T) {
	past := func(d engine.Disposition) *engine.History {
		return &engine.History{Contacts: []engine.Past{{Contact: "k3", Run: "r0", Ending: engine.Ending{Urgency: engine.Yellow, Disposition: d, Within: 45},
			Reason: &engine.TextRef{ID: 1}, Note: &engine.TextRef{ID: 2}}}}
	}
	kept := earlierWords{1: "hoste", 2: "Uke 37, litt tungpust."}
	tests := []struct {
		name        string
		before      *engine.History
		words       earlierWords
		entry, task string
	}{
		{"nobody played", nil, nil, "Forfatterens notat.", "Forfatterens beskjed."},
		{"rung back by a doctor", past(engine.DoctorCallback), kept,
			"Hastegrad: haster. Endte med: Lege ringer tilbake innen 45 minutter.\nGjelder: hoste\nUke 37, litt tungpust.",
			"Ringes opp innen 45 minutter. Hastegrad: haster.\nGjelder: hoste\nUke 37, litt tungpust."},
		{"conferred", past(engine.Conferred), kept,
			"Hastegrad: haster. Endte med: Konferert med lege: innlagt eller avklart.\nGjelder: hoste\nUke 37, litt tungpust.", "Ringes opp innen 45 minutter. Hastegrad: haster.\nGjelder: hoste\nUke 37, litt tungpust."},
		{"erased since", past(engine.DoctorCallback), nil,
			"Hastegrad: haster. Endte med: Lege ringer tilbake innen 45 minutter.\nGjelder: (slettet)\n(slettet)",
			"Ringes opp innen 45 minutter. Hastegrad: haster.\nGjelder: (slettet)\n(slettet)"},
		{"nothing written", &engine.History{Contacts: []engine.Past{{Contact: "k3", Run: "r0", Ending: engine.Ending{Disposition: engine.DoctorCallback}}}}, nil,
			"Endte med: Lege ringer tilbake.\nIkke noe notat.", "Ringes opp.\nIkke noe notat."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Contents(chain(t), tt.words)(engine.Header{Contact: "k4", Station: engine.LVDoctor, Before: tt.before}, "nb", nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Entry("k3-lvs"); got.Text != tt.entry || got.Title != "Telefon" || got.Service != "lvs" {
				t.Errorf("entry %+v\nwant %s", got, tt.entry)
			}
			if got := c.Entry("k3-log").Text; got != "Innkommende." {
				t.Errorf("the telephone log says %q", got)
			}
			if got := c.Task("k4"); got != tt.task {
				t.Errorf("task %s\nwant %s", got, tt.task)
			}
			if got := c.PartyName("patient"); got != "Pasienten" {
				t.Errorf("who is rung is called %q", got)
			}
		})
	}
}

func TestAPickedQuestionStandsInItsWords(t *testing.T) {
	b := sampleBundle()
	b.Content.Intents = []scenarios.IntentContent{{ID: "greet", Pick: scenarios.Text{NB: "Legevaktsentralen, hei.", EN: "Legevakt."}}, {ID: "ask.reason", Pick: scenarios.Text{NB: "Hva gjelder det?", EN: "What is it about?"}}}
	picked := func(s engine.Station, contact, pick string, l ui.Lang) ui.Turn {
		d := newDesk("r1", engine.Header{Contact: contact, Station: s}, engine.Seat{ID: "s1", Station: s}, l, b)
		d.Fold(wire.Event{N: 1, Kind: engine.KindWordsSaid, At: at(9), Own: true, Via: engine.Picked, Pick: pick})
		return d.talk.turns[0]
	}
	for _, tt := range []struct {
		station              engine.Station
		contact, pick        string
		lang                 ui.Lang
		wantWords, wantGloss string
	}{
		{engine.LVSOperator, "k3", "ask.reason", ui.Norwegian, "Hva gjelder det?", ""},
		{engine.LVSOperator, "k3", "ask.reason", ui.English, "Hva gjelder det?", "What is it about?"},
		{engine.LVSOperator, "k3", "greet", ui.Norwegian, "Legevaktsentralen, hei.", ""},
		{engine.AMKRK, "k5", "greet", ui.Norwegian, "Medisinsk nødtelefon, hei.", ""},
		{engine.LVDoctor, "k4", "greet", ui.English, "Hei, det er legen på legevakten.", "Hello, this is the doctor at the legevakt."},
	} {
		if got := picked(tt.station, tt.contact, tt.pick, tt.lang); got.Words != tt.wantWords || got.Gloss != tt.wantGloss {
			t.Errorf("%s, %s: %q, %q", tt.station, tt.pick, got.Words, got.Gloss)
		}
	}
}
