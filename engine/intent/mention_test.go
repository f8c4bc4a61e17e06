package intent

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var patientFacts = []FactPattern{
	{Fact: "fever", Any: []string{"feber*|temp* + <num>", "feber*|febril*"}},
	{Fact: "fever", Any: []string{"afebril*|feberfri*"}, Negative: true},
	{Fact: "cough", Any: []string{"host*"}},
	{Fact: "chest_pain", Any: []string{"brystsmert*", "vondt|smert* + bryst*"}},
	{Fact: "cannot_lie", Any: []string{"ikke + ligg*", "ligge* + ikke"}},
	{Fact: "week", Any: []string{"uke|uker|veke + <num>"}},
	{Fact: "rr", Any: []string{"puster|respirasjon*|resp + <num>"}},
	{Fact: "breathless", Any: []string{"tungpust*|andpust*|kortpust*"}},
	{Fact: "pregnant", Any: []string{"gravid*"}},
}

func TestMentions(t *testing.T) {
	p := New(nil, patientFacts, AdvicePatterns{})
	for _, c := range []struct{ text, want string }{
		{"Hun har feber", "fever"},
		{"Hun har feber på 38,5", "fever=38,5"},
		{"Temp 39.1 etter Paracet", "fever=39.1"},
		{"Temperaturen er trettiåtte komma fem", "fever=trettiåtte komma fem"},
		{"Hun har ikke feber", "-fever"},
		{"Ho har ikkje feber", "-fever"},
		{"Ho har itj feber", "-fever"},
		{"Ingen feber", "-fever"},
		{"Uten feber", "-fever"},
		{"Nekter feber", "-fever"},
		{"Feber har hun ikke", "-fever"},
		{"Afebril", "-fever"},
		{"Ikke bare feber, men hoste", "fever cough"},
		{"Ingen feber, hoste eller brystsmerter", "-fever -cough -chest_pain"},
		{"Ingen feber, hoster grønt", "-fever cough"},
		{"Ikke feber, hoster mye", "-fever cough"},
		{"Hun har ikke feber, men hun hoster", "-fever cough"},
		{"Hun sover ikke om natten på grunn av det hun kaller hoste", "cough"},
		{"Klarer ikke å ligge flatt", "cannot_lie"},
		{"Hun får ikke sove for hun hoster", "cough"},
		{"Hun sover ikke for da hoster hun", "cough"},
		{"Hun har ikke sovet siden hun hoster", "cough"},
		{"Ikke noe for hoste", "-cough"},
		{"Gravid i uke 38", "week=38 pregnant"},
		{"Gravid i veke trettiåtte", "week=trettiåtte pregnant"},
		{"Hun puster 28 ganger i minuttet, uke 38", "week=38 rr=28"},
		{"Gravid. Ingen feber. Tungpusten", "-fever breathless pregnant"},
		{"vondt i hele brystet", "chest_pain"},
		{"Vondt i magen. Brystet er fint", ""},
		{"Hun har feber. Feberen er 38,5", "fever=38,5"},
		{"", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			var got []string
			for _, m := range p.Match(Utterance{Text: c.text}).Mentions {
				s := m.Fact
				if m.Negated {
					s = "-" + s
				}
				if m.Value != "" {
					s += "=" + m.Value
				}
				got = append(got, s)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

// Facts that the same words speak of name one another; words that stand apart do not.
func TestMentionsOfTheSameWordsBelongTogether(t *testing.T) {
	p := New(nil, []FactPattern{
		{Fact: "fever.high", Any: []string{"feber* + <num>"}},
		{Fact: "fever.slight", Any: []string{"feber*|temp*"}},
		{Fact: "cough", Any: []string{"host*"}},
	}, AdvicePatterns{})
	got := p.Match(Utterance{Text: "Hun hoster og har feber 38,7."}).Mentions
	if len(got) != 3 || !slices.Equal(got[0].With, []string{"fever.slight"}) || !slices.Equal(got[1].With, []string{"fever.high"}) || got[2].With != nil {
		t.Errorf("got %+v", got)
	}
	if got := p.Match(Utterance{Text: "Temp er målt. Feber 38,7."}).Mentions; len(got) != 2 || len(got[0].With) != 1 {
		t.Errorf("in another sentence: got %+v", got)
	}
}

func TestNegativePatternTurnedByNegation(t *testing.T) {
	p := New(nil, patientFacts, AdvicePatterns{})
	got := p.Match(Utterance{Text: "Hun er ikke afebril"}).Mentions
	if len(got) != 1 || got[0].Negated {
		t.Errorf("got %+v, want fever not negated", got)
	}
}

func TestNumberWords(t *testing.T) {
	for word, want := range map[string]bool{
		"åtte": true, "trettiåtte": true, "åtteogtredve": true, "hundreogto": true, "tjueen": true, "38": true, "38,5": true, "20:00": true,
		"en": false, "og": false, "tid": false, "tirsdag": false, "": false, "åttende": false,
	} {
		if got := number(token{raw: word}); got != want {
			t.Errorf("%q is a number: %v, want %v", word, got, want)
		}
	}
}

func TestNormalize(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Korsn går det med dæ?", "hvordan går det med deg"},
		{"E du svimmel, æ berre spør?", "er du svimmel jeg bare spør"},
		{"E har vondt", "jeg har vondt"},
		{"Ka tid va det?", "når når var det"},
		{"38,5 grader kl. 20:00", "38,5 grader kl 20:00"},
		{"Ring en-en-tre!", "ringe 113"},
		{"Éin café", "en cafe"},
	} {
		if got := strings.Join(Normalize(c.text), " "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	if got := fmt.Sprint(Normalize("  ?! ")); got != "[]" {
		t.Errorf("no words: got %s", got)
	}
}
