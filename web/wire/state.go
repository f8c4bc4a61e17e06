package wire

import (
	"fmt"

	"simlab/engine"
)

// State is what a view remembers: its numbering, whether its seat reads
// subtitles, and its handles. The zero State is a view that has seen nothing.
// It belongs to one goroutine; two views never share one.
type State struct {
	n         int64
	subtitles bool
	parties   handles
	entries   handles
	targets   map[string]string // party id -> leg it came in on
}

// N returns the number of the last visible event, 0 before the first.
func (s *State) N() int64 { return s.n }

// Subtitles reports whether the seat reads the caller's words.
func (s *State) Subtitles() bool { return s.subtitles }

// targetCaller is the leg of the patient's side, which never joins by a target
// of its own in the first call.
const targetCaller = "caller"

// unknown stands for a handle that the view never gave. No author can use it as
// an id, so every machine refuses it.
const unknown = "?"

// Reveal returns the command with handles turned back into what the engine calls
// them. A party may also be named by the target of its leg. What the view has
// never shown becomes something the engine refuses: otherwise a trainee could
// find out by guessing which parties and entries there are.
func (s *State) Reveal(c Command) Command {
	if c.To != "" {
		c.To = s.listener(c.To)
	}
	if c.Party != "" {
		c.Party = s.leg(c.Party)
	}
	if c.Entry != "" {
		id, ok := s.entries.id(c.Entry)
		if !ok {
			id = unknown
		}
		c.Entry = id
	}
	return c
}

// listener returns whom an utterance is for.
func (s *State) listener(name string) string {
	if id, ok := s.parties.id(name); ok {
		return id
	}
	return s.leg(name)
}

// leg returns the leg that is meant by its target or by who is on it.
func (s *State) leg(name string) string {
	if id, ok := s.parties.id(name); ok {
		if t, ok := s.targets[id]; ok {
			return t
		}
		return targetCaller
	}
	if name == targetCaller {
		return name
	}
	for _, t := range s.targets {
		if t == name {
			return name
		}
	}
	return unknown
}

// party returns a party as the view calls it, with a new handle the first time.
func (s *State) party(id string, c Content) Party {
	return Party{ID: s.parties.handle("p", id), Name: c.PartyName(id)}
}

// joined remembers the leg that a party came in on.
func (s *State) joined(party, target string) {
	if s.targets == nil {
		s.targets = map[string]string{}
	}
	s.targets[party] = target
}

// entry returns a line for an entry, with a new handle the first time.
func (s *State) entry(id string, e Entry) EntryLine {
	return EntryLine{ID: s.entries.handle("e", id), At: e.At, Log: e.Log, Service: e.Service}
}

// lines returns a line for each entry.
func (s *State) lines(ids []string, c Content) []EntryLine {
	out := make([]EntryLine, len(ids))
	for i, id := range ids {
		out[i] = s.entry(id, c.Entry(id))
	}
	return out
}

// handles names ids by the order in which they became visible.
type handles struct {
	handles map[string]string // id -> handle
	ids     map[string]string // handle -> id
}

// handle returns the handle of an id, a new one the first time.
func (h *handles) handle(prefix, id string) string {
	if x, ok := h.handles[id]; ok {
		return x
	}
	if h.handles == nil {
		h.handles, h.ids = map[string]string{}, map[string]string{}
	}
	x := fmt.Sprintf("%s%d", prefix, len(h.handles)+1)
	h.handles[id], h.ids[x] = x, id
	return x
}

// id returns what a handle stands for.
func (h *handles) id(handle string) (string, bool) {
	id, ok := h.ids[handle]
	return id, ok
}

// words returns the words of a text reference, which may be lacking.
func words(t *engine.TextRef, c Content) string {
	if t == nil {
		return ""
	}
	return c.Words(t.ID)
}
