package wire_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"simlab/engine"
	"simlab/web/wire"
)

func TestDecodeTakes(t *testing.T) {
	tests := []struct {
		msg  string
		want wire.Command
	}{
		{`{"kind":"attach","epoch":"","since":0}`, wire.Command{Kind: wire.KindAttach}},
		{`{"kind":"attach","epoch":"ab12","since":17}`, wire.Command{Kind: wire.KindAttach, Epoch: "ab12", Since: 17}},
		{`{"id":"c-12","kind":"say","words":"Hvordan puster du?","to":"","via":"typed"}`,
			wire.Command{ID: "c-12", Kind: engine.CmdSay, Words: "Hvordan puster du?", Via: engine.Typed}},
		{`{"id":"c-13","kind":"say","pick":"ask.reason","words":"Hva gjelder det?","via":"picked"}`,
			wire.Command{ID: "c-13", Kind: engine.CmdSay, Pick: "ask.reason", Words: "Hva gjelder det?", Via: engine.Picked}},
		{`{"id":"c-14","kind":"finish","disposition":"attendance","within":60}`,
			wire.Command{ID: "c-14", Kind: engine.CmdFinish, Disposition: engine.Attendance, Within: 60}},
		{` {"id":"c-15","kind":"advice","advice":{"worsening":["breath","lips"],"limit":"hour","whom":"116117","else":"113"}} `,
			wire.Command{ID: "c-15", Kind: engine.CmdAdvice, Advice: &engine.Advice{
				Worsening: []string{"breath", "lips"}, Limit: "hour", Whom: "116117", Else: "113"}}},
		{`{"id":"c-16","kind":"note","words":"` + strings.Repeat("ø", wire.MaxWords) + `"}`,
			wire.Command{ID: "c-16", Kind: engine.CmdNote, Words: strings.Repeat("ø", wire.MaxWords)}},
	}
	for _, tt := range tests {
		got, err := wire.Decode([]byte(tt.msg))
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%.90s\ngot %+v, %v\nwant %+v", tt.msg, got, err, tt.want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	long := strings.Repeat("x", wire.MaxID+1)
	tests := []struct{ name, msg, want string }{
		{"nothing", ``, "not a JSON object"},
		{"a list", `[]`, "not a JSON object"},
		{"null", `null`, "not a JSON object"},
		{"half an object", `{"id":"c`, "EOF"},
		{"an object and a half", `{"id":"c","kind":"answer"}{`, "follows"},
		{"garbage after", `{"id":"c","kind":"answer"} x`, "follows"},
		{"Latin-1", "{\"id\":\"c\",\"kind\":\"say\",\"words\":\"\xf8\"}", "UTF-8"},
		{"an unknown key", `{"id":"c","kind":"answer","seat":{}}`, "seat"},
		{"an unknown key inside", `{"id":"c","kind":"advice","advice":{"when":"now"}}`, "when"},
		{"a key in capitals", `{"ID":"c","kind":"answer"}`, "ID"},
		{"a key that only folds to ours", `{"id":"c","ſince":1,"kind":"answer"}`, "unknown key"},
		{"a key twice", `{"id":"c","kind":"answer","kind":"finish"}`, "twice"},
		{"a key twice inside", `{"id":"c","kind":"advice","advice":{"whom":"113","whom":"116117"}}`, "twice"},
		{"a number for words", `{"id":"c","kind":"say","words":1}`, "words"},
		{"half a minute", `{"id":"c","kind":"finish","within":0.5}`, "within"},
		{"a number beyond all", `{"id":"c","kind":"answer","call":1e99}`, "call"},
		{"no id", `{"kind":"answer"}`, "no id"},
		{"an id too long", `{"id":"` + long + `","kind":"answer"}`, "too long"},
		{"an id with a line break", `{"id":"c\n1","kind":"answer"}`, "control"},
		{"no kind", `{"id":"c"}`, "unknown kind"},
		{"an unknown kind", `{"id":"c","kind":"win"}`, "win"},
		{"an unknown way of speaking", `{"id":"c","kind":"say","via":"sung"}`, "sung"},
		{"picked, but what", `{"id":"c","kind":"say","via":"picked"}`, "picked"},
		{"a call below none", `{"id":"c","kind":"answer","call":-1}`, "call"},
		{"attach from before the start", `{"kind":"attach","since":-1}`, "since"},
		{"an epoch too long", `{"kind":"attach","epoch":"` + long + `"}`, "too long"},
		{"a place in a command", `{"id":"c","kind":"answer","since":4}`, "attach"},
		{"too many signs", `{"id":"c","kind":"advice","advice":{"worsening":[` + strings.Repeat(`"a",`, wire.MaxList) + `"a"]}}`, "worsening"},
		{"a sign too long", `{"id":"c","kind":"advice","advice":{"worsening":["` + long + `"]}}`, "too long"},
		{"nested deep", `{"id":` + strings.Repeat(`[`, 5000) + `}`, "deep"},
		{"too large", `{"id":"c","kind":"note","words":"` + strings.Repeat("x", wire.MaxMessage) + `"}`, "bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := wire.Decode([]byte(tt.msg))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want it to say %q", err, tt.want)
			}
			if errors.Is(err, wire.ErrValue) || !reflect.DeepEqual(c, wire.Command{}) {
				t.Errorf("a message of no browser of ours came through: %+v, %v", c, err)
			}
			if len(err.Error()) > 300 {
				t.Errorf("the error repeats too much of the message: %d bytes", len(err.Error()))
			}
		})
	}
}

func TestWhatAPersonOverdoesCanBeAnswered(t *testing.T) {
	for _, msg := range []string{
		`{"id":"c-9","kind":"note","words":"` + strings.Repeat("æ", wire.MaxWords+1) + `"}`,
		`{"id":"c-9","kind":"finish","disposition":"attendance","within":1441}`,
		`{"id":"c-9","kind":"finish","disposition":"attendance","within":-5}`,
	} {
		c, err := wire.Decode([]byte(msg))
		if !errors.Is(err, wire.ErrValue) || c.ID != "c-9" {
			t.Errorf("%.60s: %q, %v", msg, c.ID, err)
		}
	}
}

func TestInputs(t *testing.T) {
	seat := engine.Seat{ID: "a", Station: engine.LVSOperator}
	tests := []struct {
		name string
		give wire.Command
		want engine.Input
	}{
		{"typed", wire.Command{ID: "c-1", Kind: engine.CmdSay, Words: "Hei", To: "amk"},
			engine.Input{Words: "Hei", Command: engine.Command{ID: "c-1", Seat: seat, Kind: engine.CmdSay,
				Say: &engine.Say{To: "amk", Via: engine.Typed}}}},
		{"picked, though called typed", wire.Command{ID: "c-2", Kind: engine.CmdSay, Pick: "ask.reason", Via: engine.Typed},
			engine.Input{Command: engine.Command{ID: "c-2", Seat: seat, Kind: engine.CmdSay,
				Say: &engine.Say{Via: engine.Picked, Acts: []engine.Act{{Intent: "ask.reason", Confidence: 1000}}}}}},
		{"no utterance", wire.Command{ID: "c-3", Kind: engine.CmdLookUp, By: "number", Words: "40000000"},
			engine.Input{Words: "40000000", Command: engine.Command{ID: "c-3", Seat: seat, Kind: engine.CmdLookUp, By: "number"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.give.ToInput(seat); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"kind":"attach","epoch":"ab","since":3}`,
		`{"id":"c","kind":"say","words":"Hvordan går det?","pick":"ask.reason","via":"picked"}`,
		`{"id":"c","kind":"advice","advice":{"worsening":["a"],"limit":"l"}}`,
		`{"id":"c","kind":"finish","within":99999}`, `{"a":{"b":[{}]}}`, `{`, `null`, "{\"id\":\"\\ud800\"}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := wire.Decode(b)
		if err != nil {
			return
		}
		if len(b) > wire.MaxMessage || utf8.RuneCountInString(c.Words) > wire.MaxWords || len(c.ID) > wire.MaxID ||
			c.Within < 0 || c.Within > wire.MaxWithin || c.Since < 0 {
			t.Fatalf("out of bounds: %+v", c)
		}
		again, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := wire.Decode(again); err != nil || !reflect.DeepEqual(c, d) {
			t.Fatalf("%s decodes to %+v, %v; want %+v", again, d, err, c)
		}
		var s wire.State
		s.Reveal(c).ToInput(engine.Seat{})
	})
}
