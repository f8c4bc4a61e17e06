package ui

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// parse renders a sample and returns its elements in document order.
func parse(t *testing.T, s Sample) []*html.Node {
	t.Helper()
	var b strings.Builder
	if err := s.Page.Render(t.Context(), &b); err != nil {
		t.Fatalf("render %s: %v", s.Name, err)
	}
	root, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatalf("parse %s: %v", s.Name, err)
	}
	return slices.Collect(func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && !yield(n) {
				return
			}
		}
	})
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func samples(t *testing.T, check func(t *testing.T, nodes []*html.Node)) {
	t.Helper()
	for _, lang := range Langs {
		for _, s := range Samples(Page{Title: "t", Lang: lang, Path: "/", CSS: []string{"/a.css"}, JS: "/a.js"}) {
			t.Run(string(lang)+"/"+s.Name, func(t *testing.T) { check(t, parse(t, s)) })
		}
	}
}

func TestEveryPageHasOneHeadingAndOneMain(t *testing.T) {
	samples(t, func(t *testing.T, nodes []*html.Node) {
		count := map[string]int{}
		for _, n := range nodes {
			count[n.Data]++
		}
		if count["h1"] != 1 || count["main"] != 1 || count["title"] < 1 {
			t.Errorf("h1 %d, main %d, title %d; want one each", count["h1"], count["main"], count["title"])
		}
	})
}

func TestIdsAreUniqueAndReferencesLeadSomewhere(t *testing.T) {
	samples(t, func(t *testing.T, nodes []*html.Node) {
		ids := map[string]bool{}
		for _, n := range nodes {
			if id, ok := attr(n, "id"); ok {
				if ids[id] {
					t.Errorf("id %q twice", id)
				}
				ids[id] = true
			}
		}
		for _, n := range nodes {
			for _, name := range []string{"for", "aria-labelledby", "aria-controls", "aria-describedby", "data-moment"} {
				if to, ok := attr(n, name); ok && !ids[to] {
					t.Errorf("<%s %s=%q> leads nowhere", n.Data, name, to)
				}
			}
		}
	})
}

func TestNothingBreaksTheContentPolicy(t *testing.T) {
	samples(t, func(t *testing.T, nodes []*html.Node) {
		for _, n := range nodes {
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s %s>", n.Data, a.Key)
				}
			}
			if src, _ := attr(n, "src"); n.Data == "script" && src == "" || n.Data == "style" {
				t.Errorf("inline <%s>", n.Data)
			}
			if href, _ := attr(n, "href"); strings.HasPrefix(href, "tel:") || strings.HasPrefix(href, "sms:") {
				t.Errorf("%s would leave the exercise", href)
			}
		}
	})
}

func TestEveryControlHasAName(t *testing.T) {
	samples(t, func(t *testing.T, nodes []*html.Node) {
		labelled := map[string]bool{}
		for _, n := range nodes {
			if to, ok := attr(n, "for"); n.Data == "label" && ok {
				labelled[to] = true
			}
		}
		for _, n := range nodes {
			_, named := attr(n, "aria-label")
			switch n.Data {
			case "button", "a":
				if !named && text(n) == "" {
					t.Errorf("<%s %v> has no words", n.Data, n.Attr)
				}
			case "input", "select", "textarea":
				id, _ := attr(n, "id")
				kind, _ := attr(n, "type")
				inLabel := slices.ContainsFunc(slices.Collect(n.Ancestors()), func(a *html.Node) bool { return a.Data == "label" })
				if kind != "hidden" && !named && !inLabel && !labelled[id] {
					t.Errorf("<%s %v> has no label", n.Data, n.Attr)
				}
			}
		}
	})
}

func TestTheTrainingBannerIsOnEveryPage(t *testing.T) {
	samples(t, func(t *testing.T, nodes []*html.Node) {
		for _, n := range nodes {
			if class, _ := attr(n, "class"); slices.Contains(strings.Fields(class), "training") {
				return
			}
		}
		t.Error("nothing says that this is an exercise")
	})
}

func TestTheDeskHasEveryRegion(t *testing.T) {
	s := SampleConsoles(Page{Lang: Norwegian})[2]
	ids := map[string]string{}
	for _, n := range parse(t, s) {
		if id, ok := attr(n, "id"); ok {
			ids[id] = n.Data
		}
	}
	for _, want := range []string{"banner", "lines", "call", "to", "refusal", "strip", "urgency", "note", "history", "support", "advice", "finish"} {
		if ids[want] == "" {
			t.Errorf("no region %q", want)
		}
	}
}

func TestVerdictsAreToldApartByShapeAndWord(t *testing.T) {
	var shapes []string
	for _, met := range []string{"fully", "partly", "not", "na"} {
		var b strings.Builder
		if err := verdictShape(met).Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(shapes, b.String()) {
			t.Errorf("%s looks like another", met)
		}
		shapes = append(shapes, b.String())
		if Verdicts[met].In(Norwegian) == "" {
			t.Errorf("%s has no word", met)
		}
	}
}

// Observers can do nothing: no command stands anywhere they could press.
func TestAnObserversDeskHasNoActions(t *testing.T) {
	for _, s := range SampleConsoles(Page{Lang: Norwegian}) {
		if s.Name != "console-watch" {
			continue
		}
		for _, n := range parse(t, s) {
			if id, _ := attr(n, "id"); id == "say" {
				t.Error("an observer has a conversation field")
			}
			if act, _ := attr(n, "data-action"); n.Data == "button" && (act == "answer" || act == "hangup" || act == "amk") {
				t.Errorf("an observer has the button %s", act)
			}
		}
	}
}
