package engine

// Machine plays one run. It is not safe for concurrent use: one goroutine owns it.
type Machine struct {
	p   *Program
	h   Header
	s   state
	out []Event
}
