package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// tabWidth is how wide a tab is shown, so that the caret stands below its character.
const tabWidth = 4

// Text prints each finding with the line it stands in and a caret below its
// column. source returns the content of a file by the name in the diagnostic; a
// file it does not know, or a nil source, gives the finding without its line.
func Text(w io.Writer, l List, source func(file string) []byte) error {
	lines := map[string][]string{}
	for _, d := range l {
		if _, err := fmt.Fprintln(w, d); err != nil {
			return fmt.Errorf("print findings: %w", err)
		}
		if source == nil || d.Line < 1 {
			continue
		}
		if _, ok := lines[d.File]; !ok {
			lines[d.File] = strings.Split(string(source(d.File)), "\n")
		}
		if err := excerpt(w, lines[d.File], d); err != nil {
			return fmt.Errorf("print findings: %w", err)
		}
	}
	return nil
}

// excerpt prints the line of a finding and the caret.
func excerpt(w io.Writer, lines []string, d Diagnostic) error {
	if d.Line > len(lines) {
		return nil
	}
	line := strings.TrimRight(lines[d.Line-1], "\r")
	if line == "" || !utf8.ValidString(line) {
		return nil
	}
	gutter := fmt.Sprintf("%5d | ", d.Line)
	shown, caret := expand(line, d.Col)
	if _, err := fmt.Fprintf(w, "%s%s\n", gutter, shown); err != nil {
		return err
	}
	if d.Col < 1 {
		return nil
	}
	_, err := fmt.Fprintf(w, "%s%s^\n", strings.Repeat(" ", len(gutter)-2)+"| ", strings.Repeat(" ", caret))
	return err
}

// expand replaces tabs by spaces and returns how many columns stand before the
// character at col, which counts characters from 1.
func expand(line string, col int) (shown string, before int) {
	var b strings.Builder
	width, n := 0, 0
	for _, r := range line {
		n++
		if n == col {
			before = width
		}
		if r == '\t' {
			pad := tabWidth - width%tabWidth
			b.WriteString(strings.Repeat(" ", pad))
			width += pad
			continue
		}
		b.WriteRune(r)
		width++
	}
	if col > n {
		before = width
	}
	return b.String(), before
}

// JSON prints the findings as one indented JSON array, [] when there are none.
func JSON(w io.Writer, l List) error {
	if l == nil {
		l = List{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(l); err != nil {
		return fmt.Errorf("print findings: %w", err)
	}
	return nil
}
