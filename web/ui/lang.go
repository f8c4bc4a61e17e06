// Package ui renders the pages: templ components on plain view models, and the
// catalogue of words in both languages. It knows nothing of runs, engines or
// scores; package web makes the view models.
package ui

// Lang is a language of the interface.
type Lang string

// The languages there are. Norwegian bokmål is the first.
const (
	Norwegian Lang = "nb"
	English   Lang = "en"
)

// Langs lists the languages, the default first.
var Langs = []Lang{Norwegian, English}

// ParseLang returns the language of a tag such as "en" or "nb-NO", Norwegian
// when it is none of ours.
func ParseLang(tag string) Lang {
	if len(tag) >= 2 && (tag[:2] == "en" || tag[:2] == "EN") {
		return English
	}
	return Norwegian
}

// Str is a text of the interface in bokmål and English. It is always written
// without keys, Str{"Svar", "Answer"}, so that a missing translation does not
// compile.
type Str struct{ nb, en string }

// In returns the text in the language.
func (s Str) In(l Lang) string {
	if l == English {
		return s.en
	}
	return s.nb
}
