package main

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/scenarios"
	"simlab/scenarios/library"
	"simlab/scenarios/rehearsal"
	"simlab/web"
	"simlab/web/wire"
)

// secret is something that a trainee may not know while the call lasts.
type secret struct {
	what  string // such as "phrase patient/opening/0"
	text  string
	exact bool // an id: stands alone, in its own letters
}

// secrets lists everything of a scenario that only the caller, the debrief or the
// engine may know. The words of phrases are among them: without subtitles they are
// for the ear alone.
func secrets(b *scenarios.Bundle) []secret {
	var out []secret
	words := func(what string, texts ...string) {
		for _, x := range texts {
			if x != "" {
				out = append(out, secret{what: what, text: plain(x)})
			}
		}
	}
	ids := func(what string, list ...string) {
		for _, x := range list {
			out = append(out, secret{what + " " + x, x, true})
		}
	}
	c := b.Content
	words("title", c.Title.NB, c.Title.EN)
	for id, x := range c.Clips {
		ids("clip", id)
		if x.File != "" {
			ids("sound file", x.File)
		}
		words("phrase "+id, x.Say, x.Gloss)
	}
	for _, p := range b.Program.Parties {
		for _, r := range p.Replies {
			if strings.Contains(r.ID, "-") { // words such as "where" stand everywhere
				ids("reply", r.ID)
			}
		}
	}
	for id, f := range c.Facts {
		if strings.Contains(id, ".") {
			ids("fact", id)
		}
		words("fact "+id, f.Text.NB, f.Text.EN)
	}
	for id, e := range c.Entries {
		ids("entry", id)
		words("entry "+id, e.Text.NB, e.Text.EN)
	}
	for id, o := range c.Outcomes {
		words("outcome "+id, o.Text.NB, o.Text.EN)
	}
	for _, k := range c.Contacts {
		words("contact "+k.ID, k.Original.NB, k.Original.EN)
	}
	for id, p := range c.Parties {
		words("name of "+id, p.Name.NB, p.Name.EN)
	}
	for _, i := range c.Intents {
		if strings.Contains(i.ID, ".") {
			ids("intent", i.ID)
		}
	}
	for _, r := range b.Rubrics {
		words("rubric "+r.ID, r.Title.NB, r.Title.EN)
		for _, x := range r.Criteria {
			ids("rubric criterion", r.ID+"/"+x.ID)
			words("rubric criterion "+r.ID+"/"+x.ID, x.Title.NB, x.Title.EN, x.Why.NB, x.Why.EN, x.Try.NB, x.Try.EN)
		}
	}
	ids("sheet", "rang_at", "expected", "accepted", "max_within", "supports", "recontact", "sheet", "rubric", "criterion_id")
	ids("vitals", "rr", "spo2", "pulse", "sbp", "temp", "acvpu", "news2", "vitals", "wheeze", "gurgle", "fatigue", "distress", "exertion")
	ids("what the matcher understood", "intent", "confidence", "mentions", "matcher", "heard_by", "tells")
	ids("inner state", "trust", "patience", "flag", "turns", "seed", "digest")
	for _, k := range []engine.Kind{engine.KindFactTold, engine.KindFactRecorded, engine.KindTrustChanged, engine.KindCourseTurned, engine.KindSpeechPlanned, engine.KindOutcomeReached, engine.KindPartyDecided} {
		ids("event", string(k))
	}
	return out
}

// plain takes from a text what may be written in several ways.
func plain(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// public is what everybody may read in the call of this scenario, beside the own
// words and what was opened: decision support, lists to choose from, the offer.
func public(b *scenarios.Bundle) []string {
	var out []string
	c := b.Content
	add := func(t scenarios.Text) { out = append(out, t.NB, t.EN) }
	for _, x := range c.Cards {
		out = append(out, x.ID)
		add(x.Title)
		for _, t := range slices.Concat(x.Questions, x.Advice) {
			add(t)
		}
		for _, k := range x.Criteria {
			out = append(out, k.ID)
			add(k.Text)
		}
	}
	for _, list := range [][]scenarios.AdviceOption{c.Worsening.Signs, c.Worsening.Limits, c.Worsening.Whom, c.Worsening.Else} {
		for _, o := range list {
			out = append(out, o.ID)
			add(o.Text)
		}
	}
	out = append(out, "Spørsmål om tidligere kontakt", "Question about earlier contact") // the name of the aid, which whoever starts the run may choose
	for _, d := range engine.Dispositions {
		out = append(out, string(d))
	}
	if p := c.Person("patient"); p != nil { // whose number the register knows
		out = append(out, p.Name, p.Address, p.Phone)
	}
	return out
}

// traffic is everything that reached the trainee's browser, as text without
// repetitions: most frames repeat most of the screen.
type traffic struct {
	texts []string // as it came, unescaped, and without tags
	seen  map[string]bool
}

var (
	whole   = regexp.MustCompile(`[<>"]|&#34;|^[A-Z][A-Za-z-]*: `)
	tag     = regexp.MustCompile(`<[^>]*>`)
	element = regexp.MustCompile(`</?(summary|details)\b`) // whose names are words, too
	block   = regexp.MustCompile(`</(li|p|div|button|article|option|label|h[1-6]|tr|header|nav|section)>`)
)

func (tr *traffic) page(p page) {
	tr.text(p.body)
	for k, v := range p.header {
		tr.text(k + ": " + strings.Join(v, ", "))
	}
}

// sound keeps what a FLAC file says beside its sound: every block of metadata but
// the first, which holds numbers and a digest.
func (tr *traffic) sound(p page) {
	said := ""
	for rest := strings.TrimPrefix(p.body, "fLaC"); len(rest) >= 4; {
		end := min(len(rest), 4+int(rest[1])<<16+int(rest[2])<<8+int(rest[3]))
		if rest[0]&0x7f != 0 {
			said += strings.ToValidUTF8(rest[4:end], " ")
		}
		if rest[0]&0x80 != 0 {
			break
		}
		rest = rest[end:]
	}
	tr.page(page{header: p.header, body: said})
}

func (tr *traffic) text(s string) {
	for _, part := range block.Split(s, -1) {
		if tr.seen[part] {
			continue
		}
		tr.seen[part] = true
		tr.texts = append(tr.texts, part, html.UnescapeString(part), html.UnescapeString(tag.ReplaceAllString(part, " ")))
	}
}

// message takes a message apart: keys and strings at any depth.
func (tr *traffic) message(t *testing.T, b []byte) {
	t.Helper()
	tr.text(string(b))
	var v any
	must(t, json.Unmarshal(b, &v))
	var take func(any)
	take = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				tr.text(k)
				take(x)
			}
		case []any:
			for _, x := range v {
				take(x)
			}
		case string:
			tr.text(v)
		}
	}
	take(v)
}

var word = regexp.MustCompile(`[A-Za-z0-9_][A-Za-z0-9_./-]*`)

// leaks returns the secrets that are in the traffic. What is allowed anyway is no
// leak: a phrase of one word that the trainee has typed, too.
func (tr *traffic) leaks(list []secret, allowed []string) []string {
	may := make([]string, len(allowed))
	for i, a := range allowed {
		may[i] = plain(a)
	}
	may = append(may, strings.Join(may, " ")) // what was said in several turns
	tokens := map[string]bool{}
	for _, s := range tr.texts {
		for _, w := range word.FindAllString(s, -1) {
			tokens[w] = true
			tokens[strings.TrimRight(w, "./-")] = true
		}
	}
	for _, s := range may {
		for _, w := range word.FindAllString(s, -1) {
			delete(tokens, w)
			delete(tokens, strings.TrimRight(w, "./-"))
		}
	}
	all := plain(strings.Join(tr.texts, " | "))
	alone := map[string]bool{} // whole texts of elements and values
	for _, s := range tr.texts {
		for _, x := range whole.Split(element.ReplaceAllString(s, "<"), -1) {
			alone[plain(html.UnescapeString(x))] = true
		}
	}
	var out []string
	for _, s := range list {
		switch {
		case s.exact && !tokens[s.text]:
		case !s.exact && !strings.Contains(s.text, " ") && !alone[s.text]: // one word is a secret only by itself
		case !s.exact && (!holds(all, s.text) || slices.ContainsFunc(may, func(m string) bool { return holds(m, s.text) })):
		default:
			out = append(out, fmt.Sprintf("%s: %q", s.what, s.text))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// holds reports whether words stand in a text as words of their own.
func holds(text, words string) bool {
	letter := func(b byte) bool {
		return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80 || b == '_' || b == '-'
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(words)
		if (i == 0 || !letter(text[i-1])) && (end == len(text) || !letter(text[end])) {
			return true
		}
		from = i + 1
	}
}

// shipped compiles the case.
func shipped(t *testing.T) *scenarios.Bundle {
	t.Helper()
	src, err := scenarios.Shipped(library.Files, theCase)
	must(t, err)
	b, found := scenarios.Compile(src)
	if b == nil {
		t.Fatal(found.Err())
	}
	return b
}

// trainee plays a script in the place of a browser's page and keeps what it gets.
type trainee struct {
	*console
	own    []string // words said and written
	listed bool
}

// watched plays a script of a contact from the start page to the last action, looks
// at every page on the way, and returns all that came and all that the trainee may know.
func watched(t *testing.T, b *scenarios.Bundle, contact string, s rehearsal.Script, lang string) (*traffic, []string) {
	t.Helper()
	srv := serveIn(t, t.TempDir())
	me := srv.browser()
	tr := &traffic{seen: map[string]bool{}}
	look := func(path string, want int) {
		t.Helper()
		got := me.get(path)
		if got.status != want {
			t.Fatalf("%s: got %d, want %d", path, got.status, want)
		}
		tr.page(got)
	}
	me.post("/language", url.Values{"lang": {lang}, "back": {"/"}})
	look("/", http.StatusOK)
	run := me.startOf(web.Offer{Scenario: theCase, Contact: contact, Station: b.Program.Contact(contact).Station}.ID())
	p := &trainee{console: me.attach(run)}
	heard := 0
	p.play(b, s, func() {
		for ; heard < len(p.cues); heard++ {
			if heard%4 == 0 { // what one file says of itself the others do, too
				tr.sound(me.get(p.cues[heard].URL))
			}
		}
	}, func() {
		look("/", http.StatusOK)
		look(run, http.StatusOK)
		look(run+"/debrief", http.StatusConflict)
		look(run+"/self", http.StatusConflict)
	})
	p.until("the end of the run", func() bool { return strings.Contains(p.regions["finish"], run) })
	for _, m := range p.raw {
		tr.message(t, m)
	}
	look(run+"/nothing", http.StatusNotFound)
	srv.stop()

	st, err := openData(srv.data)
	must(t, err)
	defer st.Close() // nothing was written
	f, err := journalFile(t.Context(), st, strings.TrimPrefix(run, "/runs/"))
	must(t, err)
	must(t, runner.Decode(f.Records))
	allowed, phrases := append(p.own, public(b)...), 0
	for _, r := range f.Records {
		switch e := r.Event.Body.(type) {
		case *engine.EntryOpened:
			x := b.Content.Entries[e.Entry]
			allowed = append(allowed, x.Title.NB, x.Title.EN, x.Text.NB, x.Text.EN)
		case *engine.PhraseStarted:
			phrases++
		case *engine.SubtitlesSwitched:
			t.Fatal("subtitles were switched")
		}
	}
	if phrases < 8 || heard < phrases/2 {
		t.Fatalf("%d phrases were said and %d heard: that was no call", phrases, heard)
	}
	return tr, allowed
}

// play gives the inputs at their times. It calls pages now and then and before the
// last line, which ends the case, and sounds after each line.
func (p *trainee) play(b *scenarios.Bundle, s rehearsal.Script, sounds, pages func()) {
	p.t.Helper()
	var at engine.Millis
	for i, l := range s.Lines {
		if i%10 == 0 || i == len(s.Lines)-1 {
			pages()
		}
		p.move(l.After - at)
		at = l.After
		if l.Look || l.Entry > 0 && !p.listed {
			p.give(wire.Command{Kind: engine.CmdLookUp, By: "person", Words: b.Content.Self("person")})
			p.listed = true
		}
		if l.Entry > 0 {
			p.until("what the search found", func() bool { return strings.Contains(p.regions["history"], "open_entry") })
			entry := fmt.Sprintf("e%d", l.Entry)
			if a := p.give(wire.Command{Kind: engine.CmdOpenEntry, Entry: entry}); a.Refused != "" {
				p.t.Fatalf("open %s: %+v", entry, a)
			}
			p.until("the entry", func() bool { return strings.Contains(p.regions["history"], `id="entry-`+entry+`"`) })
		}
		for _, in := range l.Inputs {
			c := in.Command
			w := wire.Command{Kind: c.Kind, Words: in.Words, Call: c.Call, Party: c.Party, Target: c.Target, By: c.By, Card: c.Card,
				Criterion: c.Criterion, Urgency: c.Urgency, Field: c.Field, Advice: c.Advice, On: c.On, Disposition: c.Disposition, Within: c.Within}
			if c.Kind == engine.CmdLookUp && w.Words == "" {
				w.Words = b.Content.Self(c.By) // as a rehearsal searches
			}
			if c.Say != nil {
				w.To = c.Say.To
				if w.To != "" {
					alone := false // with somebody on hold there is nobody else to speak to
					p.until(w.To+" on the line", func() bool {
						alone = strings.Contains(p.regions["call"], "leg-held") && strings.Contains(p.regions["call"], "leg-on")
						return alone || strings.Contains(p.regions["to"], `value="`+w.To+`"`)
					})
					if alone {
						w.To = ""
					}
				}
			}
			if a := p.give(w); a.Refused != "" && w.Kind == engine.CmdFinish {
				p.give(wire.Command{Kind: engine.CmdBreakOff}) // with real words for pinned acts AMK may not have taken over
			}
		}
		sounds()
	}
}

func (p *trainee) give(c wire.Command) wire.Ack {
	p.t.Helper()
	p.own = append(p.own, c.Words)
	return p.do(c)
}

// A whole call without subtitles, as the browser would play it: nothing that the
// trainee may not know reaches the browser, on the socket or on any page, before
// the case is finished.
func TestNothingReachesTheTraineeThatMayNotBeKnown(t *testing.T) {
	t.Parallel()
	b := shipped(t)
	list := secrets(b)
	files, err := filepath.Glob(caseFolder + "/tests/*.script")
	must(t, err)
	if len(files) < len(scripts(t))+3 {
		t.Fatalf("%d written trainees: contacts are missing", len(files))
	}
	for _, file := range files {
		for _, lang := range []string{"nb", "en"} {
			name := strings.TrimSuffix(strings.TrimPrefix(file, caseFolder+"/tests/"), ".script")
			if lang == "en" && !strings.HasSuffix(name, "-hasty") {
				continue // another language is another screen of the same call
			}
			t.Run(name+"/"+lang, func(t *testing.T) {
				t.Parallel()
				text, err := os.ReadFile(file)
				must(t, err)
				s, err := rehearsal.Parse(file, string(text))
				must(t, err)
				contact, _, _ := strings.Cut(name, "-")
				tr, allowed := watched(t, b, contact, s, lang)
				for _, leak := range tr.leaks(list, allowed) {
					t.Error("leaked: ", leak)
				}
			})
		}
	}
}

// The search above is worth nothing unless it finds what is there: each secret in
// turn, in a message, in a page, in what a page keeps for its script, or in a header:
// the next place for the next secret, so that every place meets every sort.
func TestThePlantedSecretIsFound(t *testing.T) {
	t.Parallel()
	list := secrets(shipped(t))
	if len(list) < 1500 {
		t.Fatalf("%d secrets: something is missing", len(list))
	}
	for i, s := range list {
		places := []func(*traffic){
			func(tr *traffic) {
				b, err := json.Marshal(map[string]any{"regions": []any{map[string]string{"html": "<p class=\"x\">" + html.EscapeString(s.text) + "</p>"}}})
				must(t, err)
				tr.message(t, b)
			},
			func(tr *traffic) { tr.page(page{body: "<ul><li>" + html.EscapeString(s.text) + "</li></ul>"}) },
			func(tr *traffic) { tr.page(page{body: `<i data-x="` + html.EscapeString(`{"k":"`+s.text+`"}`) + `">`}) },
			func(tr *traffic) { tr.page(page{header: http.Header{"X-Clip": {s.text}}}) },
		}
		tr := &traffic{seen: map[string]bool{}}
		tr.text("<p>Blomstrer blåveisen ennå?</p>")
		places[i%len(places)](tr)
		if got := tr.leaks([]secret{s}, []string{"Blomstrer blåveisen ennå?"}); len(got) != 1 {
			t.Errorf("%s planted in place %d is not found: %q", s.what, i%len(places), s.text)
		}
	}
}
