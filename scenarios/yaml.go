package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"simlab/scenarios/diag"
)

// Bounds of what is read. They are far above what an author needs.
const (
	maxFile = 2 << 20 // bytes
	// The manifest of sounds is written by a program and holds nothing that could be nested.
	maxManifest = 16 << 20
	maxDepth    = 32   // levels of nesting
	maxList     = 2000 // items of a list, keys of a mapping
)

// source is a file as read.
type source struct {
	name  string // as the author knows it
	data  []byte
	lines [][]rune // made when first needed
}

// place is a position in a file, counted in characters from 1.
type place struct {
	src       *source
	line, col int
}

// kind is what a node is.
type kind int

const (
	isNull kind = iota
	isText
	isInt
	isFloat
	isBool
	isList
	isMap
)

// String says the kind as a message does.
func (k kind) String() string {
	return [...]string{"nothing", "a text", "a whole number", "a number with decimals", "true or false", "a list", "a mapping"}[k]
}

// node is one YAML value with its position.
type node struct {
	at    place
	kind  kind
	text  string // of a scalar, without quotes
	pairs []pair
	items []*node
}

// pair is a key of a mapping with its value.
type pair struct {
	key string
	at  place
	val *node
}

// parseYAML returns the only document of a file, or nil after adding what is
// wrong. An empty file is a null node. It never panics.
func parseYAML(src *source, diags *diag.List) (root *node) {
	whole := place{src: src, line: 1, col: 1}
	if !checkText(src, diags, maxFile) {
		return nil
	}
	// The parser is not ours: a panic in it is a syntax error to the author.
	defer func() {
		if p := recover(); p != nil {
			diags.Add(src.name, 1, 1, diag.YAMLSyntax, "this is not YAML that can be read: %v", p)
			root = nil
		}
	}()
	// Without a line end the lexer drops a quotation mark that ends the file.
	tokens := lexer.Tokenize(string(src.data) + "\n")
	if !checkTokens(src, tokens, diags) {
		return nil
	}
	f, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		addSyntaxError(src, err, diags)
		return nil
	}
	var body ast.Node
	docs := 0
	for _, d := range f.Docs {
		if d.Body == nil {
			continue
		}
		if docs++; docs == 2 {
			at := placeOf(src, d.Body.GetToken(), whole)
			diags.Add(src.name, at.line, at.col, diag.YAMLFeature, "a second document begins here: a file holds one")
			return nil
		}
		body = d.Body
	}
	if body == nil {
		return &node{at: whole}
	}
	c := converter{src: src, diags: diags}
	n := c.node(body, whole, 0)
	if c.failed {
		return nil
	}
	return n
}

// checkText refuses what is too large or no text.
func checkText(src *source, diags *diag.List, most int) bool {
	if len(src.data) > most {
		diags.Add(src.name, 0, 0, diag.FileTooLarge, "the file has %d bytes: at most %d are read", len(src.data), most)
		return false
	}
	src.data = bytes.TrimPrefix(src.data, []byte("\ufeff"))
	line := 1
	for i := 0; i < len(src.data); {
		r, n := utf8.DecodeRune(src.data[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			diags.Add(src.name, line, 1, diag.NotText, "this line holds a byte 0x%02x that is no UTF-8 text: save the file as UTF-8", src.data[i])
			return false
		}
		if r == '\n' {
			line++
		}
		i += n
	}
	return true
}

// refused names the parts of YAML that scenarios do not use: they make it hard to
// see where a value comes from, or are guessed differently by other readers.
var refused = map[token.Type]string{
	token.AnchorType:     "an anchor (&)",
	token.AliasType:      "an alias (*)",
	token.TagType:        "a tag (!)",
	token.MergeKeyType:   "a merge key (<<)",
	token.MappingKeyType: "a complex key (?)",
	token.DirectiveType:  "a directive (%)",
}

// checkTokens refuses features that scenarios do not use, and nesting so deep
// that the parser, which recurses, would run out of stack.
func checkTokens(src *source, tokens token.Tokens, diags *diag.List) bool {
	depth, dashes, line, ok := 0, 0, 0, true
	for _, t := range tokens {
		if name := refused[t.Type]; name != "" {
			diags.Add(src.name, t.Position.Line, t.Position.Column, diag.YAMLFeature, "%s is not used in scenarios: write the value out, in quotes if it is text", name)
			ok = false
		}
		if t.Position.Line != line {
			line, dashes = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType:
			dashes++
		}
		if depth > maxDepth || dashes > maxDepth {
			diags.Add(src.name, t.Position.Line, t.Position.Column, diag.TooDeep, "nested deeper than %d levels", maxDepth)
			return false
		}
	}
	return ok
}

func addSyntaxError(src *source, err error, diags *diag.List) {
	var se yaml.Error
	if !errors.As(err, &se) {
		diags.Add(src.name, 1, 1, diag.YAMLSyntax, "%s", firstLine(err.Error()))
		return
	}
	at := placeOf(src, se.GetToken(), place{src: src, line: 1, col: 1})
	diags.Add(src.name, at.line, at.col, diag.YAMLSyntax, "%s", firstLine(se.GetMessage()))
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

func placeOf(src *source, t *token.Token, otherwise place) place {
	if t == nil || t.Position == nil || t.Position.Line < 1 || t.Position.Column < 1 {
		return otherwise
	}
	return place{src, t.Position.Line, t.Position.Column}
}

// converter turns the parser's tree into ours.
type converter struct {
	src    *source
	diags  *diag.List
	failed bool
}

func (c *converter) node(n ast.Node, parent place, depth int) *node {
	if n == nil {
		return &node{at: parent}
	}
	at := placeOf(c.src, n.GetToken(), parent)
	if depth > maxDepth {
		if !c.failed {
			c.diags.Add(c.src.name, at.line, at.col, diag.TooDeep, "nested deeper than %d levels", maxDepth)
			c.failed = true
		}
		return &node{at: at}
	}
	switch n := n.(type) {
	case *ast.NullNode:
		return &node{at: at}
	case *ast.StringNode:
		return &node{at: at, kind: isText, text: n.Value}
	case *ast.LiteralNode:
		if n.Value == nil {
			return &node{at: at, kind: isText}
		}
		return &node{at: at, kind: isText, text: n.Value.Value}
	case *ast.IntegerNode:
		return &node{at: at, kind: isInt, text: n.GetToken().Value}
	case *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return &node{at: at, kind: isFloat, text: n.GetToken().Value}
	case *ast.BoolNode:
		return &node{at: at, kind: isBool, text: fmt.Sprint(n.Value)}
	case *ast.SequenceNode:
		out := &node{at: at, kind: isList}
		for _, v := range n.Values {
			out.items = append(out.items, c.node(v, at, depth+1))
		}
		return out
	case *ast.MappingNode:
		return c.mapping(at, n.Values, n.IsFlowStyle, depth)
	case *ast.MappingValueNode:
		return c.mapping(at, []*ast.MappingValueNode{n}, false, depth)
	}
	c.diags.Add(c.src.name, at.line, at.col, diag.YAMLFeature, "this part of YAML is not used in scenarios")
	c.failed = true
	return &node{at: at}
}

func (c *converter) mapping(at place, values []*ast.MappingValueNode, flow bool, depth int) *node {
	out := &node{at: at, kind: isMap}
	for i, v := range values {
		if v == nil || v.Key == nil {
			continue
		}
		kt := v.Key.GetToken()
		key := placeOf(c.src, kt, at)
		if i == 0 && !flow {
			out.at = key // a block mapping stands where its first key does
		}
		p := pair{at: key, val: c.node(v.Value, key, depth+1)}
		if kt != nil {
			p.key = kt.Value
		}
		out.pairs = append(out.pairs, p)
	}
	return out
}

// within returns the place of the rune at offset i of a scalar's text. It walks
// the file from where the scalar begins and skips what the text does not hold:
// quotes, escapes and indentation.
func (n *node) within(i int) place {
	src := n.at.src
	if src.lines == nil {
		for _, l := range strings.Split(string(src.data), "\n") {
			src.lines = append(src.lines, []rune(l))
		}
	}
	line, col := n.at.line-1, n.at.col-1
	last := n.at
	for k, want := range []rune(n.text) {
		found := false
		for line < len(src.lines) && !found {
			for ; col < len(src.lines[line]); col++ {
				if got := src.lines[line][col]; got == want {
					found = true
					break
				}
			}
			if found {
				break
			}
			line, col = line+1, 0
			found = want == ' ' || want == '\n' // a folded line
			if found {
				col = -1
			}
		}
		if !found {
			return last
		}
		last = place{src, line + 1, max(col, 0) + 1}
		if k == i {
			return last
		}
		col++
	}
	last.col++
	return last
}
