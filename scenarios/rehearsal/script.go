// Package rehearsal plays scenarios without a server: written trainees, in
// virtual time, with the transcript, verdicts and facts that they yield.
package rehearsal

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"simlab/engine"
)

// maxLine bounds a line of a script, in bytes.
const maxLine = 4096

// Line is one action of a written trainee.
type Line struct {
	Number int           // in the file, from 1
	After  engine.Millis // since the ring
	Verb   string
	Inputs []engine.Input // what it does, in order
	Entry  int            // history N: the entry to open, from 1
	Look   bool           // history, identify: search by person, unless history has done so before
}

// Script is a written trainee: actions in order of time, and what they must yield.
type Script struct {
	File   string // that it was read from
	Lines  []Line
	Expect []Expectation
}

// Expectation is a line "expect CRITERION VERDICT" of a script.
type Expectation struct {
	Number    int // line in the file
	Criterion string
	Verdict   string
}

// Problem is something in a script that cannot be played.
type Problem struct {
	File      string
	Line, Col int // from 1, columns in characters
	Message   string
}

func (p Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: error: %s [script]", p.File, p.Line, p.Col, p.Message)
}

// Parse reads a script. The error joins every [Problem], in order of place.
func Parse(file, text string) (Script, error) {
	out := Script{File: file}
	var problems []error
	for i, raw := range strings.Split(text, "\n") {
		l := &reader{rest: strings.TrimRight(raw, " \t\r")}
		l.all = l.rest
		l.skip()
		if l.rest == "" || l.rest[0] == '#' {
			continue
		}
		if rest, ok := strings.CutPrefix(l.rest, "expect "); ok {
			if f := strings.Fields(rest); len(f) == 2 {
				out.Expect = append(out.Expect, Expectation{i + 1, f[0], f[1]})
			} else {
				problems = append(problems, Problem{file, i + 1, 1, "expect CRITERION VERDICT"})
			}
			continue
		}
		line, err := l.line()
		if n := len(out.Lines); err == nil && n > 0 && line.After < out.Lines[n-1].After {
			l.mark = 0
			err = fmt.Errorf("time goes back: the line before is at %s", clock(out.Lines[n-1].After))
		}
		if err != nil {
			problems = append(problems, Problem{file, i + 1, 1 + utf8.RuneCountInString(l.all[:l.mark]), err.Error()})
			continue
		}
		line.Number = i + 1
		out.Lines = append(out.Lines, line)
	}
	return out, errors.Join(problems...)
}

// clock writes a time since the ring as scripts do.
func clock(t engine.Millis) string {
	s := t / engine.Second
	return fmt.Sprintf("%02d:%02d", s/60, s%60)
}

// reader takes one line apart; mark is where the word in question begins.
type reader struct {
	all, rest string
	mark      int
}

func (l *reader) skip() { l.rest = strings.TrimLeft(l.rest, " \t") }

// word takes the next word.
func (l *reader) word() string {
	l.skip()
	l.mark = len(l.all) - len(l.rest)
	w := l.rest
	if i := strings.IndexAny(w, " \t"); i >= 0 {
		w = w[:i]
	}
	l.rest = l.rest[len(w):]
	return w
}

// tail takes all that is left.
func (l *reader) tail() string {
	l.skip()
	l.mark = len(l.all) - len(l.rest)
	t := l.rest
	l.rest = ""
	return t
}

func (l *reader) line() (Line, error) {
	if len(l.all) > maxLine {
		return Line{}, fmt.Errorf("line of %d bytes, at most %d", len(l.all), maxLine)
	}
	after, err := parseClock(l.word())
	if err != nil {
		return Line{}, err
	}
	line := Line{After: after}
	verb := l.word()
	target := ""
	if verb == "to" {
		if target = l.word(); target == "" {
			return Line{}, errors.New("nobody named after to: caller, amk, doctor")
		}
		if verb = l.word(); verb != "say" && !strings.HasPrefix(verb, "say[") {
			return Line{}, fmt.Errorf("%q stands where say must: to TARGET say TEXT", verb)
		}
	}
	if name, acts, pinned := strings.Cut(verb, "["); name == "say" {
		line.Verb = "say"
		if pinned {
			l.rest = acts + l.rest
		}
		return line, l.say(&line, target, pinned)
	}
	line.Verb = verb
	if err := l.verb(&line); err != nil {
		return Line{}, err
	}
	if left := l.tail(); left != "" {
		return Line{}, fmt.Errorf("%q is too much after %s", left, verb)
	}
	return line, nil
}

// parseClock reads MM:SS or HH:MM:SS.
func parseClock(s string) (engine.Millis, error) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, fmt.Errorf("%q is no time: MM:SS since the ring", s)
	}
	var t engine.Millis
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 99 || i > 0 && n > 59 || len(p) != 2 {
			return 0, fmt.Errorf("%q is no time: MM:SS since the ring", s)
		}
		t = t*60 + engine.Millis(n)
	}
	return t * engine.Second, nil
}

func (l *reader) say(line *Line, target string, pinned bool) error {
	c := engine.Command{Kind: engine.CmdSay, Say: &engine.Say{To: target, Via: engine.Typed}}
	if pinned {
		list, rest, ok := strings.Cut(l.rest, "]")
		if !ok {
			return errors.New("] is missing after the acts")
		}
		l.mark = len(l.all) - len(l.rest)
		for _, a := range strings.Split(list, ",") {
			act, err := parseAct(strings.TrimSpace(a))
			if err != nil {
				return err
			}
			c.Say.Acts = append(c.Say.Acts, act)
		}
		c.Say.Matcher = "pinned"
		l.rest = rest
	}
	words := l.tail()
	if words == "" {
		return errors.New("nothing is said: say TEXT")
	}
	// As in the browser: whoever types begins to type first.
	line.Inputs = []engine.Input{{Command: engine.Command{Kind: engine.CmdSpeechStart}}, {Command: c, Words: words}}
	return nil
}

func parseAct(s string) (engine.Act, error) {
	id, marks, _ := strings.Cut(s, ":")
	if id == "" {
		return engine.Act{}, errors.New("an act is empty: say[ask.breathing,empathy] TEXT")
	}
	a := engine.Act{Intent: id, Confidence: 1000}
	for _, m := range strings.Split(marks, ":") {
		switch k := engine.Mark(m); k {
		case "":
		case engine.Leading, engine.Stacked:
			a.Marks = append(a.Marks, k)
		default:
			return a, fmt.Errorf("%q is no mark: leading, stacked", m)
		}
	}
	return a, nil
}

// verb reads what follows a verb other than say.
func (l *reader) verb(line *Line) error {
	if k, ok := plain[line.Verb]; ok {
		line.add(engine.Command{Kind: k})
		return nil
	}
	if k, ok := targeted[line.Verb]; ok {
		target := l.word()
		if target == "" && (k == engine.CmdConnect || k == engine.CmdRelease) {
			return fmt.Errorf("nobody named after %s, such as amk or doctor", line.Verb)
		}
		line.add(engine.Command{Kind: k, Target: target})
		return nil
	}
	switch line.Verb {
	case "alert":
		r := engine.Resource(l.word())
		if !slices.Contains(engine.Resources, r) {
			return fmt.Errorf("%q cannot be alerted: %s", r, list(engine.Resources))
		}
		line.add(engine.Command{Kind: engine.CmdAlert, Target: string(r)})
	case "wait":
	case "identify":
		line.Look = true
	case "history":
		return l.history(line)
	case "pick":
		id := l.word()
		if id == "" {
			return errors.New("no question named after pick")
		}
		line.add(engine.Command{Kind: engine.CmdSay, Say: &engine.Say{Via: engine.Picked, Acts: []engine.Act{{Intent: id, Confidence: 1000}}}})
	case "card":
		line.add(engine.Command{Kind: engine.CmdOpenCard, Card: l.word()})
	case "triage":
		return l.triage(line)
	case "field":
		f := engine.Field(l.word())
		if !slices.Contains(engine.Fields, f) {
			return fmt.Errorf("%q is no line of the identity strip: %s", f, list(engine.Fields))
		}
		line.write(engine.Command{Kind: engine.CmdField, Field: f}, l.tail())
	case "note":
		line.write(engine.Command{Kind: engine.CmdNote}, l.tail())
	case "advise":
		return l.advise(line)
	case "subtitles":
		w := l.word()
		if w != "on" && w != "off" {
			return fmt.Errorf("%q after subtitles: on, off", w)
		}
		line.add(engine.Command{Kind: engine.CmdSubtitles, On: w == "on"})
	case "finish":
		return l.finish(line)
	default:
		return fmt.Errorf("unknown word %q; there are: %s", line.Verb, verbs())
	}
	return nil
}

func (line *Line) add(c engine.Command) { line.write(c, "") }
func (line *Line) write(c engine.Command, words string) {
	line.Inputs = append(line.Inputs, engine.Input{Command: c, Words: words})
}

func (l *reader) history(line *Line) error {
	switch w := l.word(); w {
	case "":
		line.Look = true
	case "number":
		line.add(engine.Command{Kind: engine.CmdLookUp, By: "number"})
	default:
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > 99 {
			return fmt.Errorf("%q after history: nothing, number, or which entry from 1", w)
		}
		line.Entry = n
	}
	return nil
}

func (l *reader) triage(line *Line) error {
	u := engine.Urgency(l.word())
	if !u.Valid() {
		return fmt.Errorf("%q is no urgency: red, yellow, green", u)
	}
	line.add(engine.Command{Kind: engine.CmdUrgency, Urgency: u})
	card := ""
	for w := l.word(); w != ""; w = l.word() {
		id := l.word()
		switch {
		case id == "":
			return fmt.Errorf("nothing named after %s", w)
		case w == "card":
			card = id
			line.add(engine.Command{Kind: engine.CmdOpenCard, Card: card})
		case w == "criterion" && card == "":
			return errors.New("a criterion stands on a card: card CARD criterion CRITERION")
		case w == "criterion":
			line.add(engine.Command{Kind: engine.CmdClaim, Card: card, Criterion: id})
		default:
			return fmt.Errorf("%q after triage: card, criterion", w)
		}
	}
	return nil
}

func (l *reader) advise(line *Line) error {
	var a engine.Advice
	for w := l.word(); w != ""; w = l.word() {
		key, value, ok := strings.Cut(w, "=")
		if !ok || value == "" {
			return fmt.Errorf("%q after advise: worsening=… limit=… whom=… else=…", w)
		}
		switch key {
		case "worsening":
			a.Worsening = strings.Split(value, ",")
		case "limit":
			a.Limit = value
		case "whom":
			a.Whom = value
		case "else":
			a.Else = value
		default:
			return fmt.Errorf("%q after advise: worsening, limit, whom, else", key)
		}
	}
	line.add(engine.Command{Kind: engine.CmdAdvice, Advice: &a})
	return nil
}

func (l *reader) finish(line *Line) error {
	d := engine.Disposition(l.word())
	if !slices.Contains(engine.Dispositions, d) {
		return fmt.Errorf("%q is no disposition: %s", d, list(engine.Dispositions))
	}
	c := engine.Command{Kind: engine.CmdFinish, Disposition: d}
	if w := l.word(); w != "" {
		n, err := strconv.Atoi(strings.TrimPrefix(w, "within="))
		if err != nil || !strings.HasPrefix(w, "within=") {
			return fmt.Errorf("%q after finish: within=MINUTES", w)
		}
		c.Within = n
	}
	line.add(c)
	return nil
}

func list[T ~string](ids []T) string {
	out := make([]string, len(ids))
	for i, x := range ids {
		out[i] = string(x)
	}
	return strings.Join(out, ", ")
}

func verbs() string {
	out := make([]string, len(Words))
	for i, w := range Words {
		out[i] = w.Name
	}
	return strings.Join(out, ", ")
}
