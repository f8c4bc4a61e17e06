package rehearsal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/scenarios/rehearsal"
)

// ending is a trainee who says little and ends a contact in one way.
func ending(tb testing.TB, b *scenarios.Bundle, contact, how string) rehearsal.Script {
	tb.Helper()
	begin := "00:03 answer"
	if b.Program.Contact(contact).Outgoing {
		begin = "00:03 ringback"
	}
	alert := ""
	if how == "ambulance" && len(b.Program.Contact(contact).Station.Alerts()) > 0 {
		alert = "00:40 alert ambulance\n"
	}
	red := "yellow"
	if how == "ambulance" {
		red = "red"
	}
	line := ""
	if how == "lvs" {
		line = "00:41 conference lvs-yellow\n"
	} else {
		line = "01:10 hangup\n"
	}
	s, err := rehearsal.Parse(contact+"-"+how, fmt.Sprintf("%s\n00:25 say[ask.breathing] Hvordan er det med pusten?\n00:39 triage %s\n%s%s01:20 finish %s\n", begin, red, alert, line, how))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// onward plays a script and returns how it went and what follows.
func onward(tb testing.TB, b *scenarios.Bundle, o rehearsal.Opening, s rehearsal.Script) (*rehearsal.Report, *rehearsal.Opening) {
	tb.Helper()
	h, err := rehearsal.NewHeader(b, o)
	if err != nil {
		tb.Fatal(err)
	}
	t := rehearsal.Play(rehearsal.NewStage(b), h, s)
	if !t.End.Finished() {
		tb.Fatalf("%s: not finished", s.File)
	}
	return rehearsal.NewReport(b, s, t), rehearsal.Follow(b, o, t)
}

// What follows from each way to end each contact, after the ways that lead to it:
// being seen is not being saved on the first day, and from the second evening an
// examination or an ambulance ends the story.
func TestTheStoryGoesOnAsItsContactsEnd(t *testing.T) {
	b := bundle(t)
	for _, tt := range []struct {
		path string // endings of the contacts before
		how  string
		next string
	}{
		{"", "gp", "k3"}, {"", "advice", "k3"}, {"", "attendance within=60", "k3"}, {"", "ambulance", "k3"}, {"", "maternity", "k3"}, {"", "unanswered", "k3"},
		{"gp", "attendance within=60", ""}, {"gp", "home-visit within=60", ""}, {"gp", "maternity", ""}, {"gp", "ambulance", ""},
		{"gp", "attendance within=600", "k5"},
		{"gp", "gp", "k5"}, {"gp", "advice", "k5"}, {"gp", "unanswered", "k5"},
		{"gp", "doctor-callback within=60", "k4"},
		{"gp/doctor-callback within=60", "attendance within=60", ""}, {"gp/doctor-callback within=60", "ambulance", ""}, {"gp/doctor-callback within=60", "admitted", ""},
		{"gp/doctor-callback within=60", "advice", "k5"}, {"gp/doctor-callback within=60", "gp", "k5"},
		{"gp/gp", "ambulance", ""}, {"gp/gp", "doctor-callback within=60", "k6"}, {"gp/gp", "lvs", "k6"}, {"gp/gp", "advice", ""},
		{"gp/gp/doctor-callback within=60", "ambulance", ""}, {"gp/gp/doctor-callback within=60", "attendance within=260", ""},
		{"gp/doctor-callback within=60/advice/doctor-callback within=60", "ambulance", ""},
	} {
		t.Run(tt.path+"/"+tt.how, func(t *testing.T) {
			o := rehearsal.Opening{Contact: "k1", Seed: 3}
			for _, how := range strings.Split(tt.path, "/") {
				if how == "" {
					continue
				}
				_, next := onward(t, b, o, ending(t, b, o.Contact, how))
				if next == nil {
					t.Fatalf("the story ends with %s by %s", o.Contact, how)
				}
				o = *next
			}
			r, next := onward(t, b, o, ending(t, b, o.Contact, tt.how))
			got := ""
			if next != nil {
				got = next.Contact
			}
			if got != tt.next {
				t.Errorf("after %s by %q follows %q, want %q", o.Contact, tt.how, got, tt.next)
			}
			// An end is told only where nothing follows that was asked for.
			if c := b.Content.Outcomes[r.Outcome]; c.Text.NB == "" {
				t.Errorf("%s by %q reaches %q, which says nothing", o.Contact, tt.how, r.Outcome)
			}
		})
	}
}

// Every outcome that an author wrote is reached by somebody: by a bare ending, or by
// a written trainee where it takes a conversation.
func TestEveryOutcomeIsReached(t *testing.T) {
	b := bundle(t)
	reached := map[string]bool{}
	for _, contact := range playable(b) {
		c := b.Program.Contact(contact)
		for _, d := range c.Station.Dispositions() {
			for _, within := range []int{60, 120, 240, 600} {
				how := string(d)
				if d.TakesWithin() {
					how += fmt.Sprintf(" within=%d", within)
				}
				if d == engine.AMKTakeover {
					continue // takes somebody who accepts
				}
				r, _ := onward(t, b, rehearsal.Opening{Contact: contact, Seed: 3}, ending(t, b, contact, how))
				reached[r.Outcome] = true
			}
		}
	}
	for _, name := range scripts(t) {
		r, _ := report(t, b, written(t, name), 1)
		reached[r.Outcome] = true
	}
	var never []string
	for id := range b.Content.Outcomes {
		if !reached[id] {
			never = append(never, id)
		}
	}
	slices.Sort(never)
	if len(never) > 0 {
		t.Errorf("nobody reaches %v", never)
	}
}
