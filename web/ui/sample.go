package ui

import "github.com/a-h/templ"

// Sample is a page with made-up data, shown in the gallery.
type Sample struct {
	Name string // in its address
	Text Str
	Page templ.Component
}

// Samples are all pages in every state.
func Samples(p Page) []Sample {
	return append(SampleConsoles(p), samplePages(p)...)
}
