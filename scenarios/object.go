package scenarios

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"simlab/scenarios/diag"
)

// name is a text with its position: an id, a reference or a plain string.
type name struct {
	val string
	at  place
}

// object is a mapping being read. Its getters report what is wrong and return
// zero values, so that reading goes on; they work on an object without a node,
// too, in which case everything has been reported already.
type object struct {
	diags *diag.List
	what  string // "a reply", for messages
	at    place
	vals  map[string]*node // nil when there is no mapping
}

// report adds a finding at a place.
func report(diags *diag.List, at place, code diag.Code, format string, args ...any) {
	diags.Add(at.src.name, at.line, at.col, code, format, args...)
}

// object reads a mapping that may have the keys.
func asObject(diags *diag.List, n *node, what string, keys ...string) *object {
	o := &object{diags: diags, what: what}
	if n == nil {
		return o
	}
	o.at = n.at
	if n.kind != isMap {
		report(diags, n.at, diag.WrongType, "expected %s, a mapping with %s, but got %s", what, strings.Join(sorted(keys), ", "), n.describe())
		return o
	}
	o.vals = make(map[string]*node, len(n.pairs))
	first := make(map[string]place, len(n.pairs))
	for _, p := range n.pairs {
		if before, ok := first[p.key]; ok {
			report(diags, p.at, diag.DuplicateKey, "key %q stands twice in %s, first at line %d, column %d", p.key, what, before.line, before.col)
			continue
		}
		first[p.key] = p.at
		if !slices.Contains(keys, p.key) {
			report(diags, p.at, diag.UnknownKey, "unknown key %q in %s%s", p.key, what, alternatives(p.key, keys))
			continue
		}
		o.vals[p.key] = p.val
	}
	return o
}

// describe says what a node is, with the value of a scalar.
func (n *node) describe() string {
	switch n.kind {
	case isNull, isList, isMap:
		return n.kind.String()
	}
	return n.kind.String() + ", " + strconv.Quote(shorten(n.text))
}

// shorten keeps messages readable when the value is a long text.
func shorten(s string) string {
	r := []rune(s)
	if len(r) <= 60 {
		return s
	}
	return string(r[:57]) + "..."
}

// has reports whether the key is there with a value.
func (o *object) has(key string) bool {
	n := o.vals[key]
	return n != nil && n.kind != isNull
}

// opt returns the value of a key, nil when there is none.
func (o *object) opt(key string) *node {
	if !o.has(key) {
		return nil
	}
	return o.vals[key]
}

// need returns the value of a required key, nil after reporting that it is missing.
func (o *object) need(key string) *node {
	if o.vals == nil {
		return nil
	}
	n := o.opt(key)
	if n == nil {
		report(o.diags, o.at, diag.MissingKey, "%s lacks %q", o.what, key)
	}
	return n
}

// scalar returns the text of a node that must be a text.
func scalar(diags *diag.List, n *node, what string) (name, bool) {
	if n == nil {
		return name{}, false
	}
	if n.kind != isText {
		hint := ""
		if n.kind == isInt || n.kind == isFloat || n.kind == isBool {
			hint = ": put it in quotes"
		}
		report(diags, n.at, diag.WrongType, "expected %s, a text, but got %s%s", what, n.describe(), hint)
		return name{}, false
	}
	t := strings.TrimSpace(n.text)
	if t == "" {
		report(diags, n.at, diag.MissingKey, "%s is empty", what)
		return name{}, false
	}
	return name{t, n.at}, true
}

// text returns a required text.
func (o *object) text(key string) name {
	t, _ := scalar(o.diags, o.need(key), o.what+"'s "+key)
	return t
}

// optText returns a text that may be left out.
func (o *object) optText(key string) name {
	t, _ := scalar(o.diags, o.opt(key), o.what+"'s "+key)
	return t
}

var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,63}$`)

// id returns a required id.
func (o *object) id(key string) name {
	t := o.text(key)
	if t.val != "" && !idForm.MatchString(t.val) {
		report(o.diags, t.at, diag.BadID, "%q is no id: use a-z, 0-9, point, hyphen and underscore, at most 64 of them", shorten(t.val))
		return name{}
	}
	return t
}

// choice returns a required text that must be one of the values.
func (o *object) choice(key string, code diag.Code, values ...string) name {
	return o.among(key, o.text(key), code, values)
}

func (o *object) among(key string, t name, code diag.Code, values []string) name {
	if t.val == "" || slices.Contains(values, t.val) {
		return t
	}
	what := strings.TrimPrefix(string(code), "unknown-")
	if code == diag.UnknownValue {
		what = key
	}
	report(o.diags, t.at, code, "unknown %s %s%s", what, strconv.Quote(shorten(t.val)), alternatives(t.val, values))
	return name{}
}

// optChoice is choice for a key that may be left out.
func (o *object) optChoice(key string, code diag.Code, values ...string) name {
	return o.among(key, o.optText(key), code, values)
}

// boolean returns true or false, otherwise when left out.
func (o *object) boolean(key string, otherwise bool) bool {
	n := o.opt(key)
	if n == nil {
		return otherwise
	}
	if n.kind != isBool {
		report(o.diags, n.at, diag.WrongType, "expected true or false for %q but got %s", key, n.describe())
		return otherwise
	}
	return n.text == "true"
}

var wholeForm = regexp.MustCompile(`^[+-]?[0-9]{1,9}$`)

// whole reads a node that must be a whole number from lo to hi.
func whole(diags *diag.List, n *node, what string, lo, hi int) int {
	if n == nil {
		return 0
	}
	if n.kind != isInt || !wholeForm.MatchString(n.text) {
		report(diags, n.at, diag.WrongType, "expected %s, a whole number from %d to %d, but got %s", what, lo, hi, n.describe())
		return 0
	}
	v, _ := strconv.Atoi(n.text)
	if v < lo || v > hi {
		report(diags, n.at, diag.OutOfRange, "%s is %d: expected %d to %d", what, v, lo, hi)
		return 0
	}
	return v
}

// number returns a required whole number from lo to hi.
func (o *object) number(key string, lo, hi int) int {
	return whole(o.diags, o.need(key), key, lo, hi)
}

// optNumber is number for a key that may be left out.
func (o *object) optNumber(key string, otherwise, lo, hi int) int {
	if !o.has(key) {
		return otherwise
	}
	return o.number(key, lo, hi)
}

// list returns the items of a list that may be left out.
func (o *object) list(key string) []*node { return asList(o.diags, o.opt(key), key) }

// needList returns the items of a list that must hold at least one.
func (o *object) needList(key string) []*node {
	n := o.need(key)
	items := asList(o.diags, n, key)
	if n != nil && n.kind == isList && len(items) == 0 {
		report(o.diags, n.at, diag.MissingKey, "%s's %q is empty", o.what, key)
	}
	return items
}

func asList(diags *diag.List, n *node, what string) []*node {
	if n == nil {
		return nil
	}
	if n.kind != isList {
		report(diags, n.at, diag.WrongType, "expected %q to be a list but got %s", what, n.describe())
		return nil
	}
	if len(n.items) > maxList {
		report(diags, n.at, diag.TooMany, "%q has %d items: at most %d", what, len(n.items), maxList)
		return nil
	}
	return n.items
}

// texts returns a list of texts that may be left out.
func (o *object) texts(key string) []name { return o.asTexts(key, o.list(key)) }

// needTexts returns a list of at least one text.
func (o *object) needTexts(key string) []name { return o.asTexts(key, o.needList(key)) }

func (o *object) asTexts(key string, items []*node) []name {
	var out []name
	for _, n := range items {
		if t, ok := scalar(o.diags, n, "an item of "+key); ok {
			out = append(out, t)
		}
	}
	return out
}

// members returns the keys of a mapping that may have any, in the author's order.
func (o *object) members(key string, required bool) []pair {
	n := o.opt(key)
	if required {
		n = o.need(key)
	}
	if n == nil {
		return nil
	}
	if n.kind != isMap {
		report(o.diags, n.at, diag.WrongType, "expected %q to be a mapping but got %s", key, n.describe())
		return nil
	}
	if len(n.pairs) > maxList {
		report(o.diags, n.at, diag.TooMany, "%q has %d keys: at most %d", key, len(n.pairs), maxList)
		return nil
	}
	first := map[string]place{}
	var out []pair
	for _, p := range n.pairs {
		if before, ok := first[p.key]; ok {
			report(o.diags, p.at, diag.DuplicateKey, "key %q stands twice in %q, first at line %d, column %d", p.key, key, before.line, before.col)
			continue
		}
		first[p.key] = p.at
		out = append(out, p)
	}
	return out
}

// Text is what a user reads, in both languages.
type Text struct {
	NB string `json:"nb"`
	EN string `json:"en"`
}

// In returns the text in a language, "nb" or "en"; a missing one is given in the
// other language rather than not at all.
func (t Text) In(lang string) string {
	if lang == "en" && t.EN != "" || t.NB == "" {
		return t.EN
	}
	return t.NB
}

// both returns a required text in both languages.
func (o *object) both(key string) Text { return o.bilingual(key, o.need(key)) }

// optBoth is both for a key that may be left out.
func (o *object) optBoth(key string) Text { return o.bilingual(key, o.opt(key)) }

func (o *object) bilingual(key string, n *node) Text {
	if n == nil {
		return Text{}
	}
	t := asObject(o.diags, n, "the text "+strconv.Quote(key), "nb", "en")
	if t.vals == nil {
		return Text{}
	}
	var out Text
	for lang, dst := range map[string]*string{"nb": &out.NB, "en": &out.EN} {
		v := t.opt(lang)
		if v == nil || v.kind == isText && strings.TrimSpace(v.text) == "" {
			report(o.diags, t.at, diag.MissingTranslation, "%q lacks its %s text %q", key, map[string]string{"nb": "Norwegian", "en": "English"}[lang], lang)
			continue
		}
		s, _ := scalar(o.diags, v, key+"'s "+lang)
		*dst = strings.Join(strings.Fields(s.val), " ")
	}
	return out
}
