package wire_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/web/wire"
)

var update = flag.Bool("update", false, "rewrite the goldens; read the difference before you keep it")

func TestEveryKindIsDecidedForEveryStation(t *testing.T) {
	for _, k := range engine.Kinds() {
		for _, s := range engine.Stations {
			if !wire.Decided(s, k) {
				t.Errorf("nobody has decided what %s sees of %s", s, k)
			}
		}
	}
}

func TestNothingIsShownUndecided(t *testing.T) {
	var s wire.State
	e := engine.Event{At: 1, Body: &engine.RunStarted{}}
	if got, ok := wire.View(engine.Seat{ID: "x", Station: "cleaner"}, e, &s, texts{}); ok {
		t.Errorf("an unknown station saw %+v", got)
	}
	if got, ok := wire.View(engine.Seat{ID: "x", Station: engine.LVSOperator}, engine.Event{}, &s, texts{}); ok {
		t.Errorf("an event without a body was seen: %+v", got)
	}
	if s.N() != 0 {
		t.Errorf("hidden events were counted: %d", s.N())
	}
}

// visible says, for each kind, which fields of its body and which disclosures
// whoever plays may see whose subtitles are off. Everything else must not come
// through; a kind that is not here must not be seen at all. Truth values have no
// marker; the goldens show them.
var visible = map[engine.Kind][]string{
	engine.KindRunStarted:        {},
	engine.KindQueueChanged:      {".Waiting", ".Oldest"},
	engine.KindCallRang:          {".Call", ".Line", ".Number", "<registered>"},
	engine.KindCallDue:           {".Number", "<registered>", "<task>"},
	engine.KindCallReleased:      {".Call", ".Target", "<name>"},
	engine.KindResourceAlerted:   {".Resource", ".Urgency"},
	engine.KindResourceConfirmed: {".Resource"},
	engine.KindCallAnswered:      {".Call", ".Waited"},
	engine.KindCallAbandoned:     {".Call"},
	engine.KindCallEnded:         {".Call"},
	engine.KindCallMuted:         {".Call"},
	engine.KindLegRang:           {".Call", ".Target"},
	engine.KindLegJoined:         {".Call", ".Target", "<name>"},
	engine.KindLegHeld:           {".Call", ".Target"},
	engine.KindLegLeft:           {".Call", ".Target", "<name>"},
	engine.KindPhoneHanded:       {".Call", "<name>"},
	engine.KindSpeechStarted:     {},
	engine.KindSpeechStopped:     {},
	engine.KindWordsSaid:         {".Call", ".Turn", ".Say.Via", "<name>", "<words>"},
	engine.KindPhraseStarted:     {".Call", ".Cue", ".Phrase", ".Length", "<name>"},
	engine.KindSpeechEnded:       {".Cue", "<name>"},
	engine.KindSpeechInterrupted: {".Cue", ".Phrase", "<name>"},
	engine.KindHandoverAccepted:  {"<name>"},
	engine.KindJournalLookedUp:   {".By", "<service>"},
	engine.KindEntryOpened:       {"<title>", "<text>", "<service>"},
	engine.KindCardOpened:        {".Card"},
	engine.KindCriterionClaimed:  {".Card", ".Criterion", ".Urgency"},
	engine.KindUrgencySet:        {".Urgency", ".Was"},
	engine.KindFieldWritten:      {".Field", "<words>"},
	engine.KindNoteWritten:       {"<words>"},
	engine.KindAdviceSent:        {".Advice.Worsening[0]", ".Advice.Worsening[1]", ".Advice.Limit", ".Advice.Whom", ".Advice.Else"},
	engine.KindSubtitlesSwitched: {},
	engine.KindRecontactShown:    {"<service>"},
	engine.KindCommandRefused:    {".Command", ".Code"},
	engine.KindRunFinished:       {".Disposition", ".Within"},
}

// extra is what an observer sees beside that, and what it doesn't.
var (
	observerSees = map[engine.Kind][]string{engine.KindPhraseStarted: {"<clip>", "<gloss>"}}
	observerNot  = []engine.Kind{engine.KindCommandRefused}
)

func TestNothingHiddenComesThrough(t *testing.T) {
	for _, k := range engine.Kinds() {
		for _, station := range engine.Stations {
			t.Run(string(k)+" at "+string(station), func(t *testing.T) {
				want, seen := allowed(station, k)
				p := plant(k)
				var s wire.State
				e, ok := wire.View(engine.Seat{ID: ourSeat, Station: station}, engine.Event{At: 5, Body: p.body}, &s, texts{})
				if ok != seen {
					t.Fatalf("seen %v, want %v: %+v", ok, seen, e)
				}
				if !ok {
					if fmt.Sprint(e) != fmt.Sprint(wire.Event{}) || s.N() != 0 {
						t.Errorf("hidden, yet something came back: %+v, %d", e, s.N())
					}
					return
				}
				if got := p.found(t, e); !slices.Equal(got, want) {
					t.Errorf("shown %q, want %q", got, want)
				}
			})
		}
	}
}

// allowed returns what the station may see of the kind.
func allowed(st engine.Station, k engine.Kind) ([]string, bool) {
	want, seen := visible[k]
	want = slices.Clone(want)
	switch st {
	case engine.LVSOperator, engine.LVDoctor, engine.AMKMO, engine.AMKRK:
	case engine.Observer:
		seen = seen && !slices.Contains(observerNot, k)
		want = append(want, observerSees[k]...)
	default:
		return nil, k == engine.KindRunStarted || k == engine.KindRunFinished
	}
	slices.Sort(want)
	return want, seen
}

// found returns, sorted, the markers that stand in the event's JSON.
func (p planted) found(t *testing.T, e wire.Event) []string {
	t.Helper()
	b, err := marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for path, mark := range p.marks {
		if regexp.MustCompile(`\b` + regexp.QuoteMeta(mark) + `\b`).Match(b) {
			out = append(out, path)
		}
	}
	for _, d := range disclosures {
		if bytes.Contains(b, []byte(d)) {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}

func TestAnotherSeatsActsStayHidden(t *testing.T) {
	for _, k := range []engine.Kind{engine.KindSpeechStarted, engine.KindSpeechStopped, engine.KindWordsSaid,
		engine.KindSubtitlesSwitched, engine.KindCommandRefused} {
		var s wire.State
		other := engine.Seat{ID: "beside", Station: engine.LVSOperator}
		if e, ok := wire.View(other, engine.Event{Body: plant(k).body}, &s, texts{}); ok {
			t.Errorf("%s of another seat was seen: %+v", k, e)
		}
		if s.Subtitles() {
			t.Errorf("another seat's %s switched our subtitles", k)
		}
	}
}

func TestWhatEachSeatSees(t *testing.T) {
	views := []struct {
		name      string
		station   engine.Station
		subtitles bool
	}{
		{"operator", engine.LVSOperator, false},
		{"operator-subtitles", engine.LVSOperator, true},
		{"observer", engine.Observer, false},
		{"doctor", engine.LVDoctor, false},
		{"amk", engine.AMKRK, false},
		{"ambulance", engine.Ambulance, false},
	}
	for _, v := range views {
		t.Run(v.name, func(t *testing.T) {
			seat := engine.Seat{ID: ourSeat, Station: v.station}
			var s wire.State
			if v.subtitles {
				wire.View(seat, engine.Event{Body: &engine.SubtitlesSwitched{Seat: ourSeat, On: true}}, &s, texts{})
			}
			var out strings.Builder
			for i, k := range engine.Kinds() {
				if k == engine.KindSubtitlesSwitched {
					continue // it would change what the others show
				}
				e, ok := wire.View(seat, engine.Event{At: engine.Millis(i), Body: plant(k).body}, &s, texts{})
				line := []byte("hidden")
				if ok {
					var err error
					if line, err = marshal(e); err != nil {
						t.Fatal(err)
					}
				}
				fmt.Fprintf(&out, "%s\n\t%s\n", k, line)
			}
			golden(t, v.name+".golden", out.String())
		})
	}
}

// marshal writes JSON with < and > as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", path, got)
	}
}

func TestSubtitlesDiscloseOnlyWhatComesAfter(t *testing.T) {
	seat := engine.Seat{ID: "a", Station: engine.LVSOperator}
	phrase := func(i int) *engine.PhraseStarted {
		return &engine.PhraseStarted{Call: 1, Cue: 1, Phrase: i, Party: "patient", Clip: "breathing-0", Length: 900}
	}
	script := []engine.Body{
		phrase(0),
		&engine.SubtitlesSwitched{Seat: "b", On: true}, // somebody else
		phrase(1),
		&engine.SubtitlesSwitched{Seat: "a", On: true},
		phrase(2),
		&engine.SubtitlesSwitched{Seat: "a", On: false},
		phrase(3),
	}
	var s wire.State
	read := map[int]string{}
	for _, b := range script {
		if e, ok := wire.View(seat, engine.Event{Body: b}, &s, texts{}); ok && e.Kind == engine.KindPhraseStarted {
			read[e.Phrase] = e.Words
		}
	}
	if want := map[int]string{0: "", 1: "", 2: "<clip>", 3: ""}; !maps.Equal(read, want) {
		t.Errorf("words read: %v, want %v", read, want)
	}
}

func TestOwnMeaningIsShownOnlyWhereItWasPicked(t *testing.T) {
	seat := engine.Seat{ID: "a", Station: engine.LVSOperator}
	for via, want := range map[engine.Via]string{engine.Typed: "", engine.Spoken: "", engine.Picked: "ask.reason"} {
		var s wire.State
		b := &engine.WordsSaid{Seat: "a", Say: engine.Say{Via: via, Acts: []engine.Act{{Intent: "ask.reason"}}}}
		if e, _ := wire.View(seat, engine.Event{Body: b}, &s, texts{}); e.Pick != want {
			t.Errorf("%s: shown %q, want %q", via, e.Pick, want)
		}
	}
}

func TestHandlesLeadBackToWhatWasShown(t *testing.T) {
	seat := engine.Seat{ID: "a", Station: engine.LVSOperator}
	var s wire.State
	for _, b := range []engine.Body{
		&engine.CallRang{Call: 1, Line: "116117", Number: "40000000"},
		&engine.PhraseStarted{Call: 1, Cue: 1, Party: "patient", Clip: "x", Length: 1},
		&engine.JournalLookedUp{By: "person", Entries: []string{"k2-lvs", "k1-lvs"}},
		&engine.LegJoined{Call: 1, Target: "amk", Party: "kari-amk"},
	} {
		wire.View(seat, engine.Event{Body: b}, &s, texts{})
	}
	tests := []struct {
		name      string
		give, get wire.Command
	}{
		{"an utterance to everybody", wire.Command{}, wire.Command{}},
		{"to the caller, by handle", wire.Command{To: "p1"}, wire.Command{To: "patient"}},
		{"to AMK, by handle", wire.Command{To: "p2"}, wire.Command{To: "kari-amk"}},
		{"to AMK, by line", wire.Command{To: "amk"}, wire.Command{To: "amk"}},
		{"the caller on hold", wire.Command{Party: "p1"}, wire.Command{Party: "caller"}},
		{"AMK on hold", wire.Command{Party: "p2"}, wire.Command{Party: "amk"}},
		{"the older entry", wire.Command{Entry: "e2"}, wire.Command{Entry: "k1-lvs"}},
		{"an entry guessed", wire.Command{Entry: "k1-lvs"}, wire.Command{Entry: "?"}},
		{"an entry never found", wire.Command{Entry: "e3"}, wire.Command{Entry: "?"}},
		{"a party guessed", wire.Command{To: "mother", Party: "mother"}, wire.Command{To: "?", Party: "?"}},
		{"a line never joined", wire.Command{To: "doctor"}, wire.Command{To: "?"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := s.Reveal(tt.give); fmt.Sprint(got) != fmt.Sprint(tt.get) {
				t.Errorf("got %+v, want %+v", got, tt.get)
			}
		})
	}
}
