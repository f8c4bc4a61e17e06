package intent

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// rules is the version of the matching rules. Raise it with every change that can
// give another result, so that a journal names what was really used.
const rules = "plain/5"

// digestOf hashes what decides a result. Every field ends in a byte that cannot
// stand in text, so that no two contents run together.
func digestOf(phrasings []Phrasing, clauses [][]token, facts []FactPattern, advice AdvicePatterns) string {
	h := sha256.New()
	put := func(fields ...string) {
		for _, f := range fields {
			h.Write([]byte(f))
			h.Write([]byte{0xff})
		}
		h.Write([]byte{0xfe})
	}
	put(rules, formTable, strings.Join(suffixes, " "), fillers)
	for i, ph := range phrasings {
		put(append([]string{"phrasing", ph.Intent, string(ph.Audience)}, norms(clauses[i])...)...)
	}
	for _, x := range []struct {
		what string
		list []FactPattern
	}{{"fact", facts}, {"sign", advice.Signs}, {"limit", advice.Limits}, {"whom", advice.Whom}, {"else", advice.Else}} {
		for _, f := range x.list {
			sign := "is"
			if f.Negative {
				sign = "is not"
			}
			put(append([]string{x.what, f.Fact, sign}, f.Any...)...)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func norms(toks []token) []string {
	out := make([]string, len(toks))
	for i, t := range toks {
		out[i] = t.norm
	}
	return out
}
