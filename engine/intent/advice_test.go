package intent

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"simlab/engine"
)

// shippedAdvice reads what the shipped advice can name.
func shippedAdvice(tb testing.TB) AdvicePatterns {
	tb.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "scenarios", "library", "worsening.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	type items []struct {
		ID      string
		Text    map[string]string
		Mention []string
	}
	var file struct {
		Format                    int
		Signs, Limits, Whom, Else items
	}
	if err := yaml.Unmarshal(src, &file); err != nil {
		tb.Fatal(err)
	}
	list := func(from items) (out []FactPattern) {
		for _, i := range from {
			out = append(out, FactPattern{Fact: i.ID, Any: i.Mention})
		}
		return out
	}
	return AdvicePatterns{list(file.Signs), list(file.Limits), list(file.Whom), list(file.Else)}
}

func named(a *engine.Advice) string {
	if a == nil {
		return ""
	}
	out := strings.Join(a.Worsening, " ")
	for _, x := range [][2]string{{"limit", a.Limit}, {"whom", a.Whom}, {"else", a.Else}} {
		if x[1] != "" {
			out += " " + x[0] + "=" + x[1]
		}
	}
	return strings.TrimSpace(out)
}

func TestAdviceInWordsNamesWhatItSays(t *testing.T) {
	p := New(shipped(t), nil, shippedAdvice(t))
	for _, c := range []struct{ said, want string }{
		{"Blir du tyngre i pusten, blå på leppene eller begynner det å surkle, så ringer du oss med en gang.", "breath lips gurgle limit=now whom=116117"},
		{"Ring igjen med en gang hvis du må sitte for å få puste.", "lying limit=now"},
		{"Kommer du ikke gjennom på 116117, ringer du 113.", "whom=116117 else=113"},
		{"Blir du blek, klam eller svimmel, må du ringe igjen med en gang", "pale faint limit=now"},
		{"Ring tilbake om du ikke er bedre innen to timer", "limit=2h"},
		{"Ring 113 hvis du får vondt i brystet.", "chest whom=113"},
		{"Har du feber? Ring igjen straks hvis du blir tungpusten.", "breath limit=now"},
		{"Ring igjen hvis du blir mer tungpusten. Eller om du besvimer.", "breath faint"},
		{"Begynner det å koke i brystet når du ligger, så ringer du oss.", "gurgle whom=116117"},
		{"Jeg vil at du ringer igjen hvis du merker at pusten blir tyngre.", "breath"},
		{"Er du ikke bedre om to timer, så ring oss uansett.", "limit=2h whom=116117"},
		{"Om det surkler når du ligger, vil jeg at du ringer oss igjen.", "gurgle whom=116117"},
		{"Kjenner du mindre liv, ringer du føden.", "movements whom=maternity"},
		{"Du må ikke vente hvis du blir svimmel. Da ringer du 113.", "faint whom=113"},
		// What says nothing to look out for.
		{"Sitt oppreist, lås opp døra og ikke legg på.", ""},
		{"Legen ringer deg hvis du blir tungpusten.", "breath"},
		{"Ring igjen hvis det blir verre.", ""},
		{"Ring hvis det blir verre", ""},
		{"Ta kontakt ved forverring.", ""},
		{"Bare ring oss igjen en gang til om det er noe.", ""},
		// What asks, tells or sends somewhere.
		{"Er du blå på leppene?", ""},
		{"Er du blå på leppene eller klam?", ""},
		{"Hvordan er fargen din, og leppene?", ""},
		{"Jeg vil at du kommer hit innen en time.", ""},
		{"Legen ringer deg i løpet av kvelden.", ""},
		{"Ring fastlegen i morgen tidlig.", ""},
		{"Dette haster, fordi du er tungpusten.", ""},
		{"Hoster du mye?", ""},
	} {
		if got := named(p.Match(Utterance{Text: c.said}).Advice); got != c.want && !(c.want == "" && got == "whom=116117") {
			t.Errorf("%q names %q, want %q (%s)", c.said, got, c.want, acts(p.Match(Utterance{Text: c.said}).Acts))
		}
	}
}

// What was said is known where acts are given by hand, too.
func TestPinnedAdviceNamesWhatItSays(t *testing.T) {
	p := New(shipped(t), nil, shippedAdvice(t))
	for _, c := range []struct{ acts, said, want string }{
		{"advise.worsening", "Blir du tyngre i pusten, blå på leppene eller begynner det å surkle, så ringer du med en gang, ikke vent.", "breath lips gurgle limit=now"},
		{"advise.call_113", "Kommer du ikke gjennom på 116117, ringer du 113.", "whom=116117 else=113"},
		{"ask.skin_colour", "Er du blå på leppene?", ""},
		{"summarise", "Du er tungpusten og klam.", ""},
		{"ask.skin_colour,advise.worsening", "Er du blå på leppene? Ring straks hvis du blir svimmel.", "faint limit=now"},
		{"advise.come_in", "Kom hit innen en time, og vær obs på om du blir klam.", "pale"},
		{"advise.self_care", "Du er ikke blå på leppene, så ta det med ro.", ""},
	} {
		var given []engine.Act
		for _, id := range strings.Split(c.acts, ",") {
			given = append(given, engine.Act{Intent: id, Confidence: 1000})
		}
		r := p.Match(Utterance{Text: c.said, Acts: given})
		if got := named(r.Advice); got != c.want || len(r.Acts) != len(given) {
			t.Errorf("[%s] %q names %q, want %q", c.acts, c.said, got, c.want)
		}
	}
}

func TestAdviceIsForWhoIsIll(t *testing.T) {
	p := New(shipped(t), nil, shippedAdvice(t))
	in := engine.Input{Command: engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Typed}}, Words: "Ring igjen straks hvis du blir blå på leppene."}
	for _, c := range []struct {
		roles []engine.Role
		want  string
	}{
		{[]engine.Role{engine.RolePatient}, "lips limit=now"},
		{[]engine.Role{engine.RoleAMK, engine.RolePatient}, "lips limit=now"},
		{[]engine.Role{engine.RoleAMK}, ""},
	} {
		if got := named(Hear(p, room{c.roles}, in).Say.Advice); got != c.want {
			t.Errorf("%v: %q, want %q", c.roles, got, c.want)
		}
	}
}
