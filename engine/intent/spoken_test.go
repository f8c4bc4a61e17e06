package intent

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What nurses said in whole calls is understood act by act, none left out and none put in.
func TestSpokenUtterances(t *testing.T) {
	p := New(shipped(t), nil, shippedAdvice(t))
	f, err := os.Open(filepath.Join("testdata", "spoken.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	listeners := map[string]Audience{"P": Professional, "B": Both}
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if sc.Text() == "" || sc.Text()[0] == '#' {
			continue
		}
		fields := strings.Split(sc.Text(), "\t")
		to, text := Caller, fields[len(fields)-1]
		if len(fields) == 3 {
			to = listeners[fields[1]]
		}
		n++
		r := p.Match(Utterance{Text: text, Audience: to})
		ids := make([]string, len(r.Acts))
		for i, a := range r.Acts {
			ids[i] = a.Intent
		}
		if got := strings.Join(ids, " "); got != fields[0] {
			t.Errorf("%q is %s, want %s", text, got, fields[0])
		}
	}
	t.Logf("%d utterances", n)
}

// A question beside a greeting is not passed over, advice is not heard in a question,
// and a safety net is one however it is put.
func TestShapeOfClauses(t *testing.T) {
	p := New(shipped(t), nil, shippedAdvice(t))
	for _, c := range []struct {
		text, want string
		may        bool
	}{
		{"Hei, det er Jonas på legevakten. Hva er klokken din laget av?", "none", true},
		{"Blir det verre med svimmelheten mens du sitter der, må mora di ringe 113", "advise.call_113", true},
		{"Om han begynner å blø igjen i natt, ringer dere 113", "advise.call_113", true},
		{"Jeg ringer 113 hvis det blir nødvendig", "advise.call_113", false},
		{"Hva heter fastlegen på det kontoret?", "advise.gp", false},
		{"Har du fastlege på det kontoret?", "advise.gp", false},
		{"Du sa at du hoster. Hvor langt på vei er du?", "ask.cough", false},
	} {
		found := false
		for _, a := range p.Match(Utterance{Text: c.text, Audience: Caller}).Acts {
			found = found || a.Intent == c.want
		}
		if found != c.may {
			t.Errorf("%q: %s found is %v, want %v", c.text, c.want, found, c.may)
		}
	}
}
