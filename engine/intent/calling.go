package intent

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"
)

// Calling returns a matcher for a story whose people have these first names. A name
// that only calls somebody says nothing of its own: "Bente, ser du blålys?" asks what
// "ser du blålys?" asks. A name that is asked about ("Heter du Maren?") stays.
func Calling(m Matcher, names []string) Matcher {
	var quoted []string
	for _, n := range names {
		quoted = append(quoted, regexp.QuoteMeta(n))
	}
	if len(quoted) == 0 {
		return m
	}
	one := `(?:` + strings.Join(quoted, "|") + `)`
	sum := sha256.Sum256([]byte(m.Digest() + "\xff" + strings.Join(names, "\xff")))
	return &calling{
		Matcher: m,
		first:   regexp.MustCompile(`(?i)(^\s*|[.!?]\s+)((?:å|ja|nei|hei|hallo|ok|okei|du|men|så)[ ,]+)?` + one + `\s*[,.!]\s+`),
		last:    regexp.MustCompile(`(?i),\s*` + one + `\s*([.!?]|$)`),
		digest:  hex.EncodeToString(sum[:]),
	}
}

type calling struct {
	Matcher
	first, last *regexp.Regexp // where a sentence begins, or ends, with calling somebody
	digest      string
}

// Match implements [Matcher].
func (c *calling) Match(u Utterance) Result {
	words := c.last.ReplaceAllString(c.first.ReplaceAllString(u.Text, "$1$2"), "$1")
	if strings.ContainsFunc(words, unicode.IsLetter) { // whoever only calls, calls
		u.Text = words
	}
	return c.Matcher.Match(u)
}

// Digest implements [Matcher].
func (c *calling) Digest() string { return c.digest }

// calls reports whether words begin with calling one of the people by name.
func (c *calling) calls(words string) bool {
	at := c.first.FindStringIndex(words)
	return at != nil && at[0] == 0
}
