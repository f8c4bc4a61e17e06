package intent

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"simlab/engine"
)

// acts writes acts as one line: "ask.fever ask.cough[stacked]".
func acts(list []engine.Act) string {
	var out []string
	for _, a := range list {
		s := a.Intent
		for _, m := range a.Marks {
			s += "[" + string(m) + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestSeveralThingsInOneUtterance(t *testing.T) {
	p := New(shipped(t), nil, AdvicePatterns{})
	for _, c := range []struct{ said, want string }{
		{"Hva heter du, og når er du født?", "ask.name[stacked] ask.identity[stacked]"},
		{"Jeg forstår. Hvordan går det med pusten?", "ack ask.breathing"},
		{"Har du feber? Hoster du? Har du vondt noe sted?", "ask.fever[stacked] ask.cough[stacked] ask.pain[stacked]"},
		{"Har du feber, hoste eller utslett?", "ask.fever[stacked] ask.cough[stacked] ask.rash[stacked]"},
		{"Er det bedre eller verre nå?", "ask.development"},
		{"Sitter eller ligger du nå?", "ask.position"},
		{"Har du feber? Og frysninger, har du det?", "ask.fever"},
		{"Hvor er du nå og hvilket nummer ringer du fra?", "ask.location[stacked] ask.phone[stacked]"},
		{"Uff, det var leit å høre. Hvor lenge har det vart?", "empathy ask.onset"},
		{"Ambulansen er på vei. Ikke legg på!", "advise.ambulance advise.stay_on_line"},
		{"Ring igjen hvis du blir blek, får feber eller vondt i brystet.", "advise.worsening"},
		{"Ta Paracet og hvil deg, og ring igjen hvis det blir verre", "advise.self_care advise.worsening_vague"},
		{"xyzzy plugh. Har du feber?", "ask.fever"},
	} {
		t.Run(c.said, func(t *testing.T) {
			if got := acts(p.Match(Utterance{Text: c.said}).Acts); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLeadingQuestions(t *testing.T) {
	p := New(shipped(t), nil, AdvicePatterns{})
	for _, c := range []struct {
		said    string
		intent  string
		leading bool
	}{
		{"Du er vel ikke så tungpusten?", "ask.breathing", true},
		{"Du har ikke feber, har du?", "ask.fever", true},
		{"Du er ikke svimmel?", "ask.dizziness", true},
		{"Du kan snakke i hele setninger, ikke sant?", "ask.full_sentences", true},
		{"Da er det vel ikke så vondt i brystet?", "ask.chest_pain", true},
		{"Du har ikke vondt i brystet?", "ask.chest_pain", true},
		{"Ingen brystsmerter?", "ask.chest_pain", true},
		{"Du e vel itj så tungpusten?", "ask.breathing", true},
		{"Du kjenner vel liv?", "ask.fetal_movement", true},
		{"Hvordan er det med pusten?", "ask.breathing", false},
		{"Er du tungpusten?", "ask.breathing", false},
		{"Er det noe du ikke tåler av medisiner?", "ask.allergy", false},
		{"Ja vel", "ack", false},
		{"Har du feber?", "ask.fever", false},
		{"Jeg ser i journalen at du ringte oss i går, stemmer det?", "ask.prior_contact_own", false},
	} {
		t.Run(c.said, func(t *testing.T) {
			a := p.Match(Utterance{Text: c.said}).Acts[0]
			if a.Intent != c.intent || a.Has(engine.Leading) != c.leading {
				t.Errorf("got %s, want %s leading %v", acts([]engine.Act{a}), c.intent, c.leading)
			}
		})
	}
}

func TestDialectAndSlips(t *testing.T) {
	p := New(shipped(t), nil, AdvicePatterns{})
	for _, c := range []struct{ said, want string }{
		{"Korsn går det med pusten din?", "ask.breathing"},
		{"Koss går det med pusten?", "ask.breathing"},
		{"Åssen er det med pusten?", "ask.breathing"},
		{"Ka tid begynte det?", "ask.onset"},
		{"Kor lenge har dokker hatt det sånn?", "ask.onset"},
		{"Har hu feber?", "ask.fever"},
		{"Kem e det æ snakke med?", "ask.name"},
		{"Kvifor ringjer du?", "ask.reason"},
		{"E du svimmel no?", "ask.dizziness"},
		{"Har du vondt i bringa?", "ask.chest_pain"},
		{"hvordan gar det med pustenn", "ask.breathing"},
		{"har du febr", "ask.fever"},
		{"er du svimel?", "ask.dizziness"},
		{"RING EN EN TRE HVIS DU IKKE FÅR PUSTE", "advise.call_113"},
		{"Ikkje legg på!", "advise.stay_on_line"},
		{"Me ringer deg tilbake", "advise.callback"},
	} {
		t.Run(c.said, func(t *testing.T) {
			if got := acts(p.Match(Utterance{Text: c.said}).Acts); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestNothingMeantIsAskedBack(t *testing.T) {
	p := New(shipped(t), nil, AdvicePatterns{})
	for _, said := range []string{
		"Det blåser kraftig i fjellet", "Hva koster en billett til Oslo?", "zxcv", "1234", "prøve prøve", "Stortinget vedtok budsjettet",
		"Jeg har bursdag på lørdag", "fotball i kveld", "ehh altså", "Has anyone seen my keys", "lalala", "Naboen klipper plenen",
	} {
		got := p.Match(Utterance{Text: said}).Acts
		if len(got) != 1 || got[0].Intent != engine.IntentNone {
			t.Errorf("%q is taken for %s", said, acts(got))
		}
	}
}

func TestFollowUpsUseTheQuestionBefore(t *testing.T) {
	p := New(shipped(t), nil, AdvicePatterns{})
	asked := func(id string) []engine.Act { return []engine.Act{{Intent: id, Confidence: 900}} }
	for _, c := range []struct {
		prior []engine.Act
		said  string
		want  string
	}{
		{asked("ask.fever"), "Hvor lenge da?", "ask.onset"},
		{asked("ask.breathing"), "Og nå?", "ask.breathing"},
		{asked("ask.breathing"), "Og no?", "ask.breathing"},
		{asked("ask.fever"), "Hvor mye?", "ask.fever"},
		{asked("ask.pain"), "Hvor vondt?", "ask.pain_detail"},
		{append(asked("ask.cough"), engine.Act{Intent: "ack"}), "Og nå?", "ask.cough"},
		{asked("ack"), "Og nå?", "none"},
		{nil, "Og nå?", "none"},
		{asked("ask.fever"), "Har du hodepine?", "ask.headache_vision"},
	} {
		if got := acts(p.Match(Utterance{Text: c.said, Prior: c.prior}).Acts); got != c.want {
			t.Errorf("after %s, %q is %s, want %s", acts(c.prior), c.said, got, c.want)
		}
	}
}

func TestWhoListensDecides(t *testing.T) {
	p := New(shipped(t), nil, AdvicePatterns{})
	for _, c := range []struct {
		said string
		to   Audience
		want string
	}{
		{"Tar dere over nå?", Professional, "handover.ask_accept"},
		{"Tar dere over pasienten?", Caller, "none"},
		{"Kan dere sende ambulanse?", Professional, "handover.request"},
		{"Hei, det er Kari på legevaktsentralen, jeg har en gravid dame på linja", Professional, "handover.identify"},
		{"Når er hun født?", Professional, "ask.identity"},
		{"Kan du gjenta det?", Professional, "repeat_please"},
		{"Har du feber?", Caller, "ask.fever"},
	} {
		if got := acts(p.Match(Utterance{Text: c.said, Audience: c.to}).Acts); got != c.want {
			t.Errorf("to %s, %q is %s, want %s", c.to, c.said, got, c.want)
		}
	}
}

func TestWhyNamesThePhrasing(t *testing.T) {
	r := New(shipped(t), nil, AdvicePatterns{}).Match(Utterance{Text: "Har du noe feber i dag?"})
	if len(r.Why) != len(r.Acts) || r.Why[0].Phrase == "" || r.Why[0].Score != r.Acts[0].Confidence {
		t.Fatalf("acts %v, why %+v", r.Acts, r.Why)
	}
	if !strings.Contains(strings.Join(r.Why[0].Features, " "), "feb") {
		t.Errorf("the word that decided is not named: %q", r.Why[0].Features)
	}
}

// The same phrasings in another order make the same matcher, also when many
// utterances are matched at once.
func TestSameResultWhateverTheOrder(t *testing.T) {
	phrasings := shipped(t)
	facts := []FactPattern{{Fact: "fever", Any: []string{"feber*"}}}
	a := New(phrasings, facts, AdvicePatterns{})
	turned := make([]Phrasing, len(phrasings))
	for i, ph := range phrasings {
		turned[len(turned)-1-i] = ph
	}
	b := New(turned, facts, AdvicePatterns{})
	if a.Digest() != b.Digest() {
		t.Errorf("digests differ: %s, %s", a.Digest(), b.Digest())
	}
	var wg sync.WaitGroup
	for _, u := range utterances(t, "fresh.tsv") {
		wg.Go(func() {
			x := a.Match(Utterance{Text: u.text, Audience: listener(u.intent)})
			y := b.Match(Utterance{Text: u.text, Audience: listener(u.intent)})
			if !reflect.DeepEqual(x, y) {
				t.Errorf("%q: %+v, then %+v", u.text, x, y)
			}
		})
	}
	wg.Wait()
}

func TestDigestNamesTheContent(t *testing.T) {
	base := []Phrasing{{"ask.fever", "Har du feber?", Caller}}
	fact := []FactPattern{{Fact: "fever", Any: []string{"feber"}}}
	seen := map[string]string{}
	for name, m := range map[string]*Plain{
		"base":             New(base, fact, AdvicePatterns{}),
		"other intent":     New([]Phrasing{{"ask.cough", "Har du feber?", Caller}}, fact, AdvicePatterns{}),
		"other words":      New([]Phrasing{{"ask.fever", "Har du hoste?", Caller}}, fact, AdvicePatterns{}),
		"other audience":   New([]Phrasing{{"ask.fever", "Har du feber?", Both}}, fact, AdvicePatterns{}),
		"other pattern":    New(base, []FactPattern{{Fact: "fever", Any: []string{"feber*"}}}, AdvicePatterns{}),
		"negative pattern": New(base, []FactPattern{{Fact: "fever", Any: []string{"feber"}, Negative: true}}, AdvicePatterns{}),
		"no facts":         New(base, nil, AdvicePatterns{}),
		"a sign":           New(base, fact, AdvicePatterns{Signs: fact}),
		"a limit":          New(base, fact, AdvicePatterns{Limits: fact}),
	} {
		if other, taken := seen[m.Digest()]; taken {
			t.Errorf("%s and %s have one digest", name, other)
		}
		seen[m.Digest()] = name
		if len(m.Digest()) != 64 {
			t.Errorf("%s: digest %q is no hex SHA-256", name, m.Digest())
		}
	}
	if New(base, fact, AdvicePatterns{}).Digest() != New([]Phrasing{{"ask.fever", "har du FEBER", Caller}}, fact, AdvicePatterns{}).Digest() {
		t.Error("punctuation and case change the digest")
	}
}

func TestEmptyMatcherAsksBack(t *testing.T) {
	p := New(nil, nil, AdvicePatterns{})
	if got := acts(p.Match(Utterance{Text: "Har du feber?"}).Acts); got != "none" {
		t.Errorf("got %s", got)
	}
	if got := p.Match(Utterance{Text: " ?! "}); len(got.Acts) != 0 {
		t.Errorf("text without a word gives %v", got.Acts)
	}
}

// However long and tangled, what is beyond the bound is not read.
func TestLongUtterancesAreCut(t *testing.T) {
	p := New(shipped(t), patientFacts, AdvicePatterns{})
	filler := strings.Repeat("å ", MaxRunes/2)
	r := p.Match(Utterance{Text: filler + "Har du feber? Hun har hoste."})
	if got := acts(r.Acts); got != "none" || len(r.Mentions) != 0 {
		t.Errorf("beyond the bound %s and %v are understood", got, r.Mentions)
	}
}

func FuzzMatch(f *testing.F) {
	p := New(shipped(f), []FactPattern{{Fact: "fever", Any: []string{"feber* + <num>", "feber*"}}, {Fact: "week", Any: []string{"uke|uker + <num>"}}}, AdvicePatterns{})
	for _, s := range []string{"Har du feber?", "38,5 og 39,1, ikke feber", "e", "ka tid", "en en tre", "og, og, og", "\xff\xfe", "vel?", strings.Repeat("å ", 1500), "kl. 20.00 .,:"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, professional bool) {
		to := Caller
		if professional {
			to = Professional
		}
		r := p.Match(Utterance{Text: s, Audience: to, Prior: []engine.Act{{Intent: "ask.fever"}}})
		if hasWord(cut(s)) && len(r.Acts) == 0 {
			t.Fatalf("%q gives no act", s)
		}
		if len(r.Why) != len(r.Acts) {
			t.Fatalf("%q: %d acts, %d reasons", s, len(r.Acts), len(r.Why))
		}
		seen := map[string]bool{}
		for _, a := range r.Acts {
			if a.Intent == "" || a.Confidence < 0 || a.Confidence > 1000 || seen[a.Intent] {
				t.Fatalf("%q: act %+v of %v", s, a, r.Acts)
			}
			seen[a.Intent] = true
		}
		if utf8.RuneCountInString(cut(s)) > MaxRunes {
			t.Fatalf("%d runes are read", utf8.RuneCountInString(cut(s)))
		}
		if !reflect.DeepEqual(r, p.Match(Utterance{Text: s, Audience: to, Prior: []engine.Act{{Intent: "ask.fever"}}})) {
			t.Fatalf("%q is understood in two ways", s)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	p := New(shipped(b), nil, AdvicePatterns{})
	us := utterances(b, "held.tsv")
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		u := us[i%len(us)]
		p.Match(Utterance{Text: u.text, Audience: listener(u.intent)})
		i++
	}
}

// The worst that fits in an utterance: one sentence that may be cut everywhere.
func BenchmarkMatchLongest(b *testing.B) {
	p := New(shipped(b), patientFacts, AdvicePatterns{})
	text := strings.Repeat("har du feber, hoster du og hvor er du, ", MaxRunes/39)
	b.ReportAllocs()
	for b.Loop() {
		p.Match(Utterance{Text: text})
	}
}

func BenchmarkNew(b *testing.B) {
	ph := shipped(b)
	for b.Loop() {
		New(ph, nil, AdvicePatterns{})
	}
}

func ExampleNew() {
	m := New([]Phrasing{
		{"ask.fever", "Har du feber?", Caller},
		{"ask.cough", "Hoster du?", Caller},
	}, []FactPattern{{Fact: "fever", Any: []string{"feber* + <num>", "feber*"}}}, AdvicePatterns{})
	r := m.Match(Utterance{Text: "Har du feber? Jeg leser at feberen var 38,5."})
	fmt.Println(r.Acts[0].Intent, r.Mentions[0].Fact, r.Mentions[0].Value)
	// Output: ask.fever fever 38,5
}

// "Ja" before a question that is not understood must not become the answer to it.
func TestAYesBeforeAnUnknownQuestionIsNoAnswer(t *testing.T) {
	p := New(shipped(t), nil, AdvicePatterns{})
	r := p.Match(Utterance{Text: "Ja. Men satte han på en sånn klype på fingeren?"})
	if !slices.ContainsFunc(r.Acts, func(a engine.Act) bool { return a.Intent == engine.IntentNone }) {
		t.Errorf("acts %v: the question is lost", r.Acts)
	}
}
