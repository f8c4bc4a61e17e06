package wire_test

import (
	"testing"

	"simlab/web/wire"
)

func TestCloseCodes(t *testing.T) {
	seen := map[int]bool{}
	for _, c := range wire.Closes {
		if c.Code < 4000 || c.Code > 4999 {
			t.Errorf("%d is not an application's code", c.Code)
		}
		if seen[c.Code] {
			t.Errorf("%d stands for two things", c.Code)
		}
		seen[c.Code] = true
		if len(c.Reason) == 0 || len(c.Reason) > 123 {
			t.Errorf("%d: reason of %d bytes", c.Code, len(c.Reason))
		}
		if want := c.Code <= 4499; c.ComesBack() != want {
			t.Errorf("%d comes back: %v, want %v", c.Code, c.ComesBack(), want)
		}
	}
}

func TestMessagesAsTheBrowserReadsThem(t *testing.T) {
	tests := []struct {
		name string
		m    any
		want string
	}{
		{"hello", wire.HelloMessage{Hello: wire.Hello{Epoch: "ab", N: 17}},
			`{"hello":{"epoch":"ab","n":17,"clock":{"at":0,"rate":0},"resync":false}}`},
		{"frame", wire.Frame{N: 18, At: 157212345, Regions: []wire.Region{{ID: "call", HTML: "<p>"}},
			Cues: []wire.Cue{{Cue: 3, URL: "/runs/x/sound/3/0", At: 157212345, Length: 2140, Party: "innringer"}}, Stop: []int{2}},
			`{"n":18,"at":157212345,"regions":[{"id":"call","html":"<p>"}],"cues":[{"cue":3,"phrase":0,"url":"/runs/x/sound/3/0","at":157212345,"length":2140,"party":"innringer"}],"stop":[2]}`},
		{"nothing new", wire.Frame{N: 19, At: 5}, `{"n":19,"at":5}`},
		{"ack", wire.AckMessage{Ack: wire.Ack{ID: "c-1"}}, `{"ack":{"id":"c-1"}}`},
		{"refusal", wire.AckMessage{Ack: wire.Ack{ID: "c-12", Refused: "call-open", Text: "Legg på først."}},
			`{"ack":{"id":"c-12","refused":"call-open","text":"Legg på først."}}`},
		{"clock", wire.ClockMessage{}, `{"clock":{"at":0,"rate":0}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := marshal(tt.m)
			if err != nil || string(got) != tt.want {
				t.Errorf("got %s, %v\nwant %s", got, err, tt.want)
			}
		})
	}
}
