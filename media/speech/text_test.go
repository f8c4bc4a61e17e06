package speech

import (
	"strings"
	"testing"
)

func said(text string) string {
	var out []string
	for _, t := range tokens(text) {
		out = append(out, t.said+t.pause)
	}
	return strings.Join(out, " ")
}

func TestFiguresAreSaidAsPeopleSayThem(t *testing.T) {
	for written, want := range map[string]string{
		"Jeg ringte 116117.": "Jeg ringte en en seks en en syv.",
		"Du har ringt 113,":  "Du har ringt en en tre,",
		"Hun er 27 år.":      "Hun er tjue syv år.",
		"uke 38":             "uke tretti åtte",
		"38,7 grader":        "tretti åtte komma syv grader",
		"kl. 22.40":          "klokka tjue to førti",
		"kl 06:05":           "klokka seks null fem",
		"14:00":              "fjorten null null",
		"300 m herfra":       "tre hundre meter herfra",
		"500 mg":             "fem hundre milligram",
		"1990":               "nitten hundre og nitti",
		"2026":               "to tusen og tjue seks",
		"1250":               "tusen to hundre og femti",
		"3. juni":            "tredje juni",
		"Klokka 3.":          "Klokka tre.",
		"118/76":             "hundre og atten over sytti seks",
		"2-3 ganger":         "to til tre ganger",
		"98%":                "nitti åtte prosent",
		"41234567":           "fire en to tre fire fem seks syv",
		"0 til 10":           "null til ti",
		"leilighet 0203":     "leilighet null to null tre",
	} {
		if got := said(written); got != want {
			t.Errorf("%q is said %q, want %q", written, got, want)
		}
	}
}

func TestSignsAreHeardAsPausesOrNotAtAll(t *testing.T) {
	for written, want := range map[string]string{
		"Nei … jeg vet ikke.":       "Nei… jeg vet ikke.",
		"Nei… jeg – vet ikke …":     "Nei… jeg, vet ikke…",
		"… jeg får ikke puste":      "jeg får ikke puste",
		"Hun sa «kom nå!» til meg.": "Hun sa kom nå! til meg.",
		"Hva?!":                     "Hva?",
		"AMK, f.eks. i dag":         "a em kå, for eksempel i dag",
		"ca. 3 dvs. tre":            "cirka tre det vil si tre",
		"[[hemmelig]] \x01100A ord": "hemmelig 100A ord", // a mark for the voice must not get through as one
		"p-piller":                  "pe piller",
		"e-posten":                  "e posten",
	} {
		if got := said(written); got != want {
			t.Errorf("%q is said %q, want %q", written, got, want)
		}
	}
}

func TestWordsStayAsWritten(t *testing.T) {
	for _, text := range []string{
		"«Nei,» sa hun … og la på – med én gang!",
		"… kl. 22.40, den 3. juni, ringte jeg 116117.",
		"Ja",
	} {
		var shown []string
		for _, tok := range tokens(text) {
			shown = append(shown, tok.shown)
		}
		if got := strings.Join(shown, " "); got != text {
			t.Errorf("written %q, tokens give %q", text, got)
		}
	}
	for _, empty := range []string{"", "  ", "…", "« » –", "\x01\x02"} {
		if ts := tokens(empty); ts != nil {
			t.Errorf("%q gives %v, want nothing to say", empty, ts)
		}
	}
}

func TestMispronouncedWordsAreGivenAsPhonemes(t *testing.T) {
	got := script(tokens("Og jeg puster, ikke sant?"), lexicon, 1)
	want := "[[O]] \x0150A [[jaI]] puster, [['Ik:@]] sant?\n"
	if got != want {
		t.Errorf("script %q, want %q", got, want)
	}
}

func TestMendingFollowsTheLetters(t *testing.T) {
	for _, c := range []struct{ word, said, want string }{
		{"samtale", "s_'A_m_t_a_l_a#", "s'AmtAl@"},
		{"mat", "m_'a_t", "m'A:t"},
		{"barnehage", "b_'A_R_n_e:_h_,a_g_a#", "b'ARne:h,A:g@"},
		{"verre", "v_'a_R_R_a#", "v'aRR@"}, // this one is an e, and right
		{"glass", "g_l_'A_s", ""},          // nothing to mend
		{"maur", "m_'aU_R", ""},
		{"lagt", "l_'A_g_t__!", ""},      // a pause in it
		{"share", "(en)_S_'e@(nb)", ""},  // taken for English
		{"station", "s_t_'e:_S_@_n", ""}, // three vowels written, two said
	} {
		got, ok := mend(c.word, strings.Split(c.said, "_"))
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.word, got, c.want)
		}
	}
}
