package rehearsal

import (
	"simlab/engine"
	"simlab/engine/intent"
)

// Stage is what a scenario is played on without a server.
type Stage struct {
	Program *engine.Program
	Matcher func(contact string) intent.Matcher
	Resolve func(by, query string) bool // whether a search by person or number finds the patient
	Self    func(by string) string      // the query that finds the patient
}

// Trace is a played run: the inputs as the machine saw them and all that followed.
type Trace struct {
	Header engine.Header
	Inputs []Given
	Events []engine.Event
	Words  map[int64]string // by text reference
	Lines  []int            // by event: the script line that caused it, 0 when time did
	End    *engine.Machine
}

// Given is an input with the story time at which it was given.
type Given struct {
	At      engine.Millis
	Command engine.Command
}

// Trailing is how long a run is left to go on after the last line of a script.
const Trailing = 10 * engine.Second

// Play plays a script in virtual time. The same stage, header and script give
// the same trace, every time.
func Play(st Stage, h engine.Header, s Script) *Trace {
	p := &player{stage: st, matcher: st.Matcher(h.Contact), m: engine.New(st.Program, h), t: &Trace{Header: h, Words: map[int64]string{}}}
	p.t.End = p.m
	start := p.m.Start()
	p.keep(p.m.Advance(start), 0)
	for _, l := range s.Lines {
		p.keep(p.m.Advance(start+l.After), 0)
		p.line(l)
	}
	if !p.m.Finished() {
		p.keep(p.m.Advance(p.m.Now()+Trailing), 0)
	}
	return p.t
}

type player struct {
	stage   Stage
	matcher intent.Matcher
	m       *engine.Machine
	t       *Trace
	text    int64
	listed  []string // entries found by the last search that found any
}

func (p *player) keep(events []engine.Event, line int) {
	for _, e := range events {
		if l, ok := e.Body.(*engine.JournalLookedUp); ok && len(l.Entries) > 0 {
			p.listed = l.Entries
		}
		p.t.Events = append(p.t.Events, e)
		p.t.Lines = append(p.t.Lines, line)
	}
}

func (p *player) line(l Line) {
	if l.Look || l.Entry > 0 && p.listed == nil {
		p.give(l, engine.Input{Command: engine.Command{Kind: engine.CmdLookUp, By: "person"}, Words: p.stage.Self("person")})
	}
	if l.Entry > 0 {
		entry := ""
		if l.Entry <= len(p.listed) {
			entry = p.listed[l.Entry-1]
		}
		p.give(l, engine.Input{Command: engine.Command{Kind: engine.CmdOpenEntry, Entry: entry}})
	}
	for _, in := range l.Inputs {
		if in.Command.Kind == engine.CmdLookUp && in.Words == "" {
			in.Words = p.stage.Self(in.Command.By)
		}
		p.give(l, in)
	}
}

// give does what the runner does with an input: words become acts, and are kept
// beside the run.
func (p *player) give(l Line, in engine.Input) {
	c := intent.Hear(p.matcher, p.m, in)
	c.Seat = engine.Seat{ID: "seat-1", Station: p.t.Header.Station}
	if c.Kind == engine.CmdLookUp {
		c.Found = p.stage.Resolve(c.By, in.Words)
	}
	if in.Words != "" && c.Kind != engine.CmdLookUp {
		p.text++
		ref := &engine.TextRef{ID: p.text, Hash: engine.HashText(nil, in.Words)}
		p.t.Words[p.text] = in.Words
		if c.Kind == engine.CmdSay {
			c.Say.Text = ref // Hear has made the Say our own
		} else {
			c.Text = ref
		}
	}
	if c.Kind == engine.CmdSay {
		c.Say.From = p.m.Now()
	}
	p.t.Inputs = append(p.t.Inputs, Given{p.m.Now(), c})
	p.keep(p.m.Apply(p.m.Now(), c), l.Number)
}
