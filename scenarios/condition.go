package scenarios

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"simlab/engine"
	"simlab/scenarios/diag"
)

// maxCondition is how many characters a condition may have; the parser recurses.
const maxCondition = 2000

// names are the things that conditions and references may name, each list sorted.
type names struct {
	facts, intents, parties, sides []string // sides: parties on the patient's side
	professionals                  []string
	turns, flags                   []string
	contacts, signs                []string
	replies, decisions             map[string][]string // by party
	broken                         map[diag.Code]bool  // see scenario
}

// scope says of what a condition decides.
type scope int

const (
	ofReply   scope = 1 << iota // whether a reply fits
	ofOutcome                   // whether an outcome is reached
	ofStory                     // whether a contact happens, or an entry was written
)

var scopeNames = map[scope]string{ofReply: "a reply", ofOutcome: "an outcome", ofStory: "a contact or entry"}

// term describes one word that conditions know.
type term struct {
	kind   engine.TermKind
	yes    bool // yes or no; otherwise a number
	count  bool // a number that alone means "at least once"
	args   int
	scopes scope // where it may be used
	// known returns what an argument may be, and the code for another.
	known func(n *names, party string, args []string) ([]string, diag.Code)
}

func fixed(code diag.Code, values ...string) func(*names, string, []string) ([]string, diag.Code) {
	return func(*names, string, []string) ([]string, diag.Code) { return values, code }
}

func anyFact(n *names, _ string, _ []string) ([]string, diag.Code) { return n.facts, diag.UnknownFact }

func anyParty(n *names, _ string, _ []string) ([]string, diag.Code) {
	return n.parties, diag.UnknownParty
}

var terms = map[string]term{
	"trust":    {kind: engine.TermTrust, scopes: ofReply},
	"patience": {kind: engine.TermPatience, scopes: ofReply},
	"silences": {kind: engine.TermSilences, scopes: ofReply},
	"asked": {kind: engine.TermAsked, scopes: ofReply, count: true, args: 1, known: func(n *names, _ string, _ []string) ([]string, diag.Code) {
		return n.intents, diag.UnknownIntent
	}},
	"told": {kind: engine.TermTold, scopes: ofReply | ofOutcome, yes: true, args: 1, known: anyFact},
	"said": {kind: engine.TermSaid, scopes: ofReply, count: true, args: 1, known: func(n *names, party string, _ []string) ([]string, diag.Code) {
		return n.replies[party], diag.UnknownReply
	}},
	"heard":        {kind: engine.TermHeard, scopes: ofReply, yes: true, args: 1, known: anyFact},
	"marked":       {kind: engine.TermMark, scopes: ofReply, yes: true, args: 1, known: fixed(diag.UnknownValue, marks...)},
	"vital":        {kind: engine.TermVital, scopes: ofReply | ofOutcome, args: 1, known: fixed(diag.UnknownValue, vitalNames...)},
	"sign":         {kind: engine.TermSign, scopes: ofReply | ofOutcome, args: 1, known: fixed(diag.UnknownValue, signNames...)},
	"posture":      {kind: engine.TermPosture, scopes: ofReply | ofOutcome, yes: true, args: 1, known: fixed(diag.UnknownPosture, postures...)},
	"flag":         {kind: engine.TermFlag, scopes: ofReply | ofOutcome | ofStory, yes: true, args: 1, known: func(n *names, _ string, _ []string) ([]string, diag.Code) { return n.flags, diag.UnknownFlag }},
	"urgency":      {kind: engine.TermUrgency, scopes: ofReply | ofOutcome, yes: true, args: 1, known: fixed(diag.UnknownUrgency, urgencies...)},
	"on_line":      {kind: engine.TermOnLine, scopes: ofReply | ofOutcome, yes: true, args: 1, known: anyParty},
	"accepted":     {kind: engine.TermAccepted, scopes: ofReply | ofOutcome, yes: true, args: 1, known: anyParty},
	"decided":      {kind: engine.TermDecided, scopes: ofReply | ofOutcome, yes: true, args: 2, known: knownDecision},
	"since_ring":   {kind: engine.TermSinceRing, scopes: ofReply | ofOutcome},
	"since_answer": {kind: engine.TermSinceAnswer, scopes: ofReply | ofOutcome},
	"held_for":     {kind: engine.TermHeldFor, scopes: ofReply},
	"waited":       {kind: engine.TermWaited, scopes: ofReply | ofOutcome},
	"finished":     {kind: engine.TermFinished, scopes: ofOutcome, yes: true, args: 1, known: fixed(diag.UnknownDisposition, dispositions()...)},
	"within":       {kind: engine.TermWithin, scopes: ofOutcome},
	"turned":       {kind: engine.TermTurn, scopes: ofReply | ofOutcome | ofStory, yes: true, args: 1, known: func(n *names, _ string, _ []string) ([]string, diag.Code) { return n.turns, diag.UnknownTurn }},
	"alerted":      {kind: engine.TermAlerted, scopes: ofReply | ofOutcome, yes: true, args: 1, known: fixed(diag.UnknownValue, resources()...)},
	"ended":        {kind: engine.TermEnded, scopes: ofReply | ofOutcome | ofStory, yes: true, args: 2, known: knownEnding},
	"advised":      {kind: engine.TermAdvised, scopes: ofReply | ofOutcome | ofStory, yes: true, args: 1, known: func(n *names, _ string, _ []string) ([]string, diag.Code) { return n.signs, diag.UnknownWorsening }},
}

var (
	vitalNames = []string{"rr", "spo2", "pulse", "sbp", "temp"}
	signNames  = []string{"words", "breaths", "cough", "wheeze", "gurgle", "pallor", "cyanosis", "sweat", "distress", "pain", "fatigue"}
)

func knownDecision(n *names, _ string, args []string) ([]string, diag.Code) {
	if len(args) == 1 {
		return n.parties, diag.UnknownParty
	}
	return n.decisions[args[0]], diag.UnknownDecision
}

func knownEnding(n *names, _ string, args []string) ([]string, diag.Code) {
	if len(args) == 1 {
		return n.contacts, diag.UnknownContact
	}
	return dispositions(), diag.UnknownDisposition
}

func resources() []string {
	var out []string
	for _, r := range engine.Resources {
		out = append(out, string(r))
	}
	return out
}

// termNames returns the words that may be used, as they are written.
func termNames(in scope) []string {
	var out []string
	for name, t := range terms {
		if t.scopes&in != 0 {
			out = append(out, name)
		}
	}
	return sorted(out)
}

// lowering turns one condition into the engine's form.
type lowering struct {
	diags *diag.List
	names *names
	scope scope
	party string // that speaks; empty but in a reply
	at    func(rune int) place
}

// lower reads the condition of a node. A nil node always holds. After an error it
// returns a condition that always holds, and the error is in diags.
func lower(diags *diag.List, n *node, known *names, in scope, party string) engine.Cond {
	if n == nil {
		return engine.Cond{}
	}
	if n.kind != isText {
		report(diags, n.at, diag.WrongType, "expected a condition, a text such as trust < 5, but got %s", n.describe())
		return engine.Cond{}
	}
	l := &lowering{diags: diags, names: known, scope: in, party: party, at: n.within}
	return l.parse(n.text)
}

func (l *lowering) parse(text string) (c engine.Cond) {
	if len(text) > maxCondition {
		l.add(0, diag.ConditionSyntax, "a condition has at most %d characters", maxCondition)
		return engine.Cond{}
	}
	defer func() {
		if p := recover(); p != nil {
			l.add(0, diag.ConditionSyntax, "this is no condition that can be read")
			c = engine.Cond{}
		}
	}()
	tree, err := parser.Parse(text)
	if err != nil {
		at, message := 0, firstLine(err.Error())
		var fe *file.Error
		if errors.As(err, &fe) {
			at, message = fe.From, fe.Message
		}
		l.add(at, diag.ConditionSyntax, "%s: a condition is made of terms, comparisons, and, or, not and parentheses", message)
		return engine.Cond{}
	}
	return l.yesNo(tree.Node)
}

func (l *lowering) add(rune int, code diag.Code, format string, args ...any) {
	report(l.diags, l.at(rune), code, format, args...)
}

// start returns where a node begins: the parser places an operation at its operator.
func start(n ast.Node) int {
	from := n.Location().From
	switch n := n.(type) {
	case *ast.BinaryNode:
		return min(from, start(n.Left))
	case *ast.MemberNode:
		return min(from, start(n.Node))
	case *ast.ConditionalNode:
		return min(from, start(n.Cond))
	}
	return from
}

// yesNo lowers a node that must be true or false.
func (l *lowering) yesNo(n ast.Node) engine.Cond {
	switch n := n.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			return engine.Cond{Op: engine.OpNot, Kids: []engine.Cond{l.yesNo(n.Node)}}
		}
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "&&":
			return l.join(engine.OpAnd, n)
		case "or", "||":
			return l.join(engine.OpOr, n)
		case "==", "!=", "<", "<=", ">", ">=":
			return l.compare(n)
		}
	case *ast.IdentifierNode, *ast.CallNode, *ast.BuiltinNode:
		t, spec, ok := l.term(n)
		switch {
		case !ok:
			return engine.Cond{}
		case spec.yes || spec.count:
			return engine.Cond{Op: engine.OpNe, Term: t}
		}
		l.add(start(n), diag.ConditionType, "%s is a number: compare it, as in %s > 0", t.Kind, sayTerm(t))
		return engine.Cond{}
	case *ast.IntegerNode, *ast.StringNode, *ast.FloatNode, *ast.BoolNode, *ast.NilNode:
		l.add(start(n), diag.ConditionType, "expected something that is true or false, such as told(\"fact\") or trust < 5")
		return engine.Cond{}
	}
	l.add(start(n), diag.ConditionSyntax, "conditions have no such operation: use and, or, not, parentheses and comparisons with whole numbers")
	return engine.Cond{}
}

// join makes one list of a chain of the same operator.
func (l *lowering) join(op engine.Op, n *ast.BinaryNode) engine.Cond {
	out := engine.Cond{Op: op}
	for _, side := range []ast.Node{n.Left, n.Right} {
		if c := l.yesNo(side); c.Op == op {
			out.Kids = append(out.Kids, c.Kids...)
		} else {
			out.Kids = append(out.Kids, c)
		}
	}
	return out
}

var operators = map[string]engine.Op{"==": engine.OpEq, "!=": engine.OpNe, "<": engine.OpLt, "<=": engine.OpLe, ">": engine.OpGt, ">=": engine.OpGe}

// turned gives each comparison as seen from its other side.
var turned = map[engine.Op]engine.Op{engine.OpEq: engine.OpEq, engine.OpNe: engine.OpNe, engine.OpLt: engine.OpGt, engine.OpLe: engine.OpGe, engine.OpGt: engine.OpLt, engine.OpGe: engine.OpLe}

func (l *lowering) compare(n *ast.BinaryNode) engine.Cond {
	op, left, right := operators[n.Operator], n.Left, n.Right
	if _, ok := integer(left); ok {
		op, left, right = turned[op], right, left
	}
	t, spec, ok := l.term(left)
	if !ok {
		return engine.Cond{}
	}
	value, isInt := integer(right)
	switch {
	case spec.yes:
		l.add(start(left), diag.ConditionType, "%s is yes or no: write it alone, or not %s", sayTerm(t), sayTerm(t))
		return engine.Cond{}
	case !isInt:
		l.add(start(right), diag.ConditionType, "%s is compared with a whole number only", sayTerm(t))
		return engine.Cond{}
	}
	return engine.Cond{Op: op, Term: t, Value: value}
}

// integer returns the value of a whole number, negative ones too.
func integer(n ast.Node) (int64, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return int64(n.Value), true
	case *ast.UnaryNode:
		if i, ok := n.Node.(*ast.IntegerNode); ok && (n.Operator == "-" || n.Operator == "+") {
			if n.Operator == "-" {
				return -int64(i.Value), true
			}
			return int64(i.Value), true
		}
	}
	return 0, false
}

// sayTerm writes a term as an author does.
func sayTerm(t engine.Term) string {
	switch {
	case t.Of != "":
		return string(t.Kind) + "(" + strconv.Quote(t.ID) + ", " + strconv.Quote(t.Of) + ")"
	case t.ID != "":
		return string(t.Kind) + "(" + strconv.Quote(t.ID) + ")"
	}
	return string(t.Kind)
}

// term lowers a word or a call.
func (l *lowering) term(n ast.Node) (engine.Term, term, bool) {
	var word string
	var args []ast.Node
	called := true
	switch n := n.(type) {
	case *ast.IdentifierNode:
		word, called = n.Value, false
	case *ast.CallNode:
		id, ok := n.Callee.(*ast.IdentifierNode)
		if !ok {
			l.add(start(n), diag.ConditionSyntax, "only a term can be called, as in told(\"fact\")")
			return engine.Term{}, term{}, false
		}
		word, args = id.Value, n.Arguments
	case *ast.BuiltinNode:
		word, args = n.Name, n.Arguments
	default:
		l.add(start(n), diag.ConditionType, "expected a term, such as trust or asked(\"intent\")")
		return engine.Term{}, term{}, false
	}
	spec, ok := terms[word]
	if !ok || spec.scopes&l.scope == 0 {
		l.add(start(n), diag.ConditionTerm, "unknown term %q in the condition of %s%s", shorten(word), scopeNames[l.scope], alternatives(word, termNames(l.scope)))
		return engine.Term{}, term{}, false
	}
	if len(args) != spec.args || called && spec.args == 0 {
		l.add(start(n), diag.ConditionTerm, "%s takes %s", word, sayArgs(word, spec.args))
		return engine.Term{}, term{}, false
	}
	t := engine.Term{Kind: spec.kind}
	var given []string
	for i, a := range args {
		v, ok := l.argument(word, a, spec, append(given, ""))
		if !ok {
			return engine.Term{}, term{}, false
		}
		given = append(given, v)
		if i == 0 {
			t.ID = v
		} else {
			t.Of = v
		}
	}
	return t, spec, true
}

func sayArgs(word string, n int) string {
	switch n {
	case 0:
		return "no arguments: write " + word + " alone"
	case 1:
		return "one text in quotes, as in " + word + `("…")`
	}
	return "two texts in quotes, as in " + word + `("doctor", "come-in")`
}

// argument checks one argument of a term; given ends in a place for it.
func (l *lowering) argument(word string, a ast.Node, spec term, given []string) (string, bool) {
	s, ok := a.(*ast.StringNode)
	if !ok {
		l.add(start(a), diag.ConditionTerm, "%s takes a text in quotes here", word)
		return "", false
	}
	given[len(given)-1] = s.Value
	known, code := spec.known(l.names, l.party, given)
	if !l.names.broken[code] && !slices.Contains(known, s.Value) {
		what := strings.TrimPrefix(string(code), "unknown-")
		if code == diag.UnknownValue {
			what = word
		}
		l.add(start(a), code, "unknown %s %s%s", what, strconv.Quote(shorten(s.Value)), alternatives(s.Value, known))
		return "", false
	}
	return s.Value, true
}
