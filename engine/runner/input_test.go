package runner_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"simlab/engine"
	"simlab/engine/intent"
	"simlab/engine/runner"
)

func TestWordsBecomeActsAndAreKeptAside(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		d.do(answer("c1"), "")
		words := "hei, får du puste?"
		forged := say("c2")
		forged.Say.Acts = []engine.Act{{Intent: "forged"}}
		forged.Say.Text = &engine.TextRef{ID: 77}
		forged.Say.From = ringsAt + engine.Day
		ack := d.do(forged, words)
		said := taken(a)[ack.Seq-1].Input.Say
		if len(said.Acts) != 2 || said.Matcher != "three sentences" || len(said.Mentions) != 1 || said.From != ack.At {
			t.Errorf("got %+v, want what the matcher heard", said)
		}
		if a.Words(said.Text.ID) != words || said.Text.ID != 1 {
			t.Errorf("got words %q of text %d, want %q of text 1", a.Words(said.Text.ID), said.Text.ID, words)
		}
		texts, err := d.journal.Texts(d.t.Context(), d.run)
		d.ok(err)
		if len(texts) != 1 || engine.HashText(texts[0].Salt, texts[0].Words) != said.Text.Hash || len(texts[0].Salt) != 16 {
			t.Errorf("got texts %v, want one whose hash is %s", texts, said.Text.Hash)
		}
		for _, r := range d.stored() {
			if strings.Contains(string(r.Data), words) {
				t.Errorf("the words stand in the journal: %s", r.Data)
			}
		}
		d.ok(d.runner.EraseText(d.t.Context(), d.run, 1))
		if got := a.Words(1); got != "" {
			t.Errorf("got %q after erasing", got)
		}
		d.restart()
		b := d.attach(operator)
		defer b.Close()
		ack = d.do(say("c3"), "hei")
		if got := taken(b)[ack.Seq-1].Input.Say.Text.ID; got != 2 || b.Words(1) != "" || b.Words(2) != "hei" {
			t.Errorf("got text %d after an erased one and a restart, want 2", got)
		}
	})
}

func TestWhoListensAndWhatWasSaidBeforeReachTheMatcher(t *testing.T) {
	bubble(t, func(d *desk) {
		ear := d.library.script.Matcher.(*hearing)
		a := d.attach(operator)
		defer a.Close()
		d.do(answer(""), "")
		d.do(say(""), "får du puste?")
		more := d.do(say(""), "mer?")
		d.do(engine.Command{Kind: engine.CmdConnect, Target: "amk"}, "")
		time.Sleep(10 * time.Second)
		d.do(say(""), "hei")
		toAMK := say("")
		toAMK.Say.To = "amk"
		d.do(toAMK, "hei")
		if want := []intent.Audience{intent.Caller, intent.Caller, intent.Both, intent.Professional}; !slices.Equal(ear.heard, want) {
			t.Errorf("got audiences %v, want %v", ear.heard, want)
		}
		if got := d.stored()[more.Seq-1].Input.Say.Acts; len(got) != 1 || got[0].Intent != "ask.breathing" {
			t.Errorf("got %v for the follow-up, want the question before", got)
		}
	})
}

func TestPickedAndPinnedAreNotMatched(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		d.do(answer(""), "")
		picked := engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Picked, Acts: []engine.Act{{Intent: "greet", Confidence: 1}}}}
		got := d.given(picked, "not said").Say
		if want := []engine.Act{{Intent: "greet", Confidence: 1000}}; !reflect.DeepEqual(got.Acts, want) || got.Text != nil || got.Matcher != "" {
			t.Errorf("got %+v for the picked question", got)
		}
		pinned := say("")
		pinned.Say.Matcher, pinned.Say.Acts = runner.Pinned, []engine.Act{{Intent: "ask.breathing", Confidence: 1000}}
		got = d.given(pinned, "hei").Say
		if !reflect.DeepEqual(got.Acts, pinned.Say.Acts) || got.Matcher != runner.Pinned || a.Words(got.Text.ID) != "hei" {
			t.Errorf("got %+v for the pinned utterance", got)
		}
	})
}

func TestSearchesNotesAndFields(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		d.do(answer(""), "")
		for words, found := range map[string]bool{"Kari Nordmann": true, "Ola": false, " ": false} {
			c := d.given(engine.Command{Kind: engine.CmdLookUp, By: "person", Found: !found}, words)
			if c.Found != found {
				t.Errorf("search for %q: got found %v, want %v", words, c.Found, found)
			}
		}
		for _, c := range []engine.Command{{Kind: engine.CmdNote}, {Kind: engine.CmdField, Field: engine.FieldReason}} {
			c.Mentions = []engine.Mention{{Fact: "forged"}}
			got := d.given(c, "tungt å puste")
			if want := []engine.Mention{{Fact: "breath"}}; !reflect.DeepEqual(got.Mentions, want) || a.Words(got.Text.ID) != "tungt å puste" {
				t.Errorf("%s: got %+v", c.Kind, got)
			}
		}
	})
}

func TestMalformedInputIsRefusedBeforeTheRun(t *testing.T) {
	bubble(t, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		before := len(d.stored())
		for name, c := range map[string]struct {
			command engine.Command
			words   string
			want    error
		}{
			"too long":      {say(""), strings.Repeat("å", 2001), runner.ErrTooLong},
			"long id":       {answer(strings.Repeat("x", 65)), "", runner.ErrBadInput},
			"nothing said":  {engine.Command{Kind: engine.CmdSay}, "hei", runner.ErrBadInput},
			"unknown way":   {engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: "shouted"}}, "hei", runner.ErrBadInput},
			"picked no one": {engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Picked}}, "", runner.ErrBadInput},
		} {
			if _, err := d.try(c.command, c.words); !errors.Is(err, c.want) {
				t.Errorf("%s: got error %v, want %v", name, err, c.want)
			}
		}
		d.do(say(""), strings.Repeat("å", 2000))
		if after := len(d.stored()); after == before {
			t.Error("2000 characters were not taken")
		}
	})
}
