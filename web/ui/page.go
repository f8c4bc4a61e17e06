package ui

// Page is what every page carries.
type Page struct {
	Title string
	Lang  Lang
	Theme string   // "light", "dark" or empty: as the system has it
	Path  string   // where to come back to after changing language or theme
	CSS   []string // addresses of the style sheets, in order
	JS    string   // address of the script, empty on pages without one
	Wide  bool     // a desk that fills the window instead of a page that scrolls
}

// t returns a text in the page's language.
func (p Page) t(s Str) string { return s.In(p.Lang) }
