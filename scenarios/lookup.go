package scenarios

import (
	"slices"
	"strings"
	"unicode"
)

// Finds reports whether a search in the own systems finds the patient of the
// scenario: by person with a name (two parts of it at least), a birth date or an
// identity number; by number with the patient's telephone number.
func (c *Content) Finds(by, query string) bool {
	p := c.Person("patient")
	if p == nil {
		return false
	}
	if by == "number" {
		return len(digits(query)) >= 8 && strings.HasSuffix(digits(query), digits(p.Phone))
	}
	if d := digits(query); len(d) >= 6 {
		return d == digits(p.IDNumber) || slices.Contains(birthForms(p.Born), d)
	}
	name := strings.Fields(strings.ToLower(p.Name))
	words := strings.FieldsFunc(strings.ToLower(query), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for _, w := range words {
		if !slices.Contains(name, w) {
			return false
		}
	}
	return len(words) >= 2
}

// Self returns the query by which a search finds the patient.
func (c *Content) Self(by string) string {
	p := c.Person("patient")
	switch {
	case p == nil:
		return ""
	case by == "number":
		return p.Phone
	}
	return p.Name
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// birthForms returns the ways in which people write a birth date, digits only:
// ddmmyyyy, ddmmyy and yyyymmdd.
func birthForms(born string) []string {
	y, rest, ok := strings.Cut(born, "-")
	m, d, ok2 := strings.Cut(rest, "-")
	if !ok || !ok2 || len(y) != 4 {
		return nil
	}
	return []string{d + m + y, d + m + y[2:], y + m + d}
}
