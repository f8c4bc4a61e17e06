package rehearsal_test

import (
	"strings"
	"testing"

	"simlab/scenarios/rehearsal"
)

func TestMistakesInAScriptAreNamedWithWhatMayStandThere(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"00:05 anwser", `x:1:7: error: unknown word "anwser"; there are: answer, say,`},
		{"5 answer", `x:1:1: error: "5" is no time: MM:SS since the ring`},
		{"00:75 answer", `x:1:1: error: "00:75" is no time`},
		{"00:05 answer now", `x:1:14: error: "now" is too much after answer`},
		{"00:05 say", `x:1:10: error: nothing is said`},
		{"00:05 say[ask.fever hei", `] is missing`},
		{"00:05 say[ask.fever:loud] hei", `"loud" is no mark: leading, stacked`},
		{"00:05 say[] hei", `an act is empty`},
		{"00:05 to amk shout hei", `x:1:14: error: "shout" stands where say must`},
		{"00:05 to", `nobody named after to`},
		{"00:05 triage blue", `x:1:14: error: "blue" is no urgency: red, yellow, green`},
		{"00:05 triage red criterion x", `a criterion stands on a card`},
		{"00:05 triage red colour x", `"colour" after triage: card, criterion`},
		{"00:05 field colour x", `"colour" is no line of the identity strip: caller, patient, born`},
		{"00:05 history last", `"last" after history`},
		{"00:05 conference", `nobody named after conference`},
		{"00:05 advise soon", `"soon" after advise: worsening=`},
		{"00:05 advise when=soon", `"when" after advise: worsening, limit, whom, else`},
		{"00:05 subtitles maybe", `"maybe" after subtitles: on, off`},
		{"00:05 finish home", `"home" is no disposition: amk-takeover, ambulance`},
		{"00:05 finish attendance soon", `"soon" after finish: within=MINUTES`},
		{"00:05 answer\n00:04 hangup", `x:2:1: error: time goes back: the line before is at 00:05`},
		{"expect recontact/asked", `x:1:1: error: expect CRITERION VERDICT`},
		{"00:05 nei\n00:06 jo", "x:1:7: error: unknown word \"nei\""},
	} {
		_, err := rehearsal.Parse("x", c.line)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.line, err, c.want)
		}
	}
}

func TestAllMistakesAreToldAtOnce(t *testing.T) {
	_, err := rehearsal.Parse("x", "00:05 nei\n# a comment\n\n00:06 jo\n")
	if n := strings.Count(err.Error(), "error:"); n != 2 {
		t.Errorf("told %d mistakes of 2: %v", n, err)
	}
}

func TestColumnsCountCharacters(t *testing.T) {
	_, err := rehearsal.Parse("x", "00:05 field reason blåveis\n00:06 triage rød")
	if err == nil || !strings.Contains(err.Error(), "x:2:14:") {
		t.Errorf("got %v, want column 14", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"00:05 answer", "00:12 say[ask.breathing,empathy] Hvordan puster du?", "00:40 history 1",
		"01:10 triage red card breathing criterion x", "02:10 advise worsening=a,b limit=1h whom=116117", "expect a/b full", "03:30 finish amk-takeover"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := rehearsal.Parse("x", s)
		if err == nil && strings.Contains(s, "00:05 answer") && len(got.Lines) == 0 && !strings.Contains(s, "#") && !strings.Contains(s, "expect") {
			t.Errorf("%q: no error and no lines", s)
		}
	})
}
