package wire

import "simlab/engine"

// Content is what a view inlines: the texts of one run, in one language. It must
// be safe for use from one goroutine at a time; an unknown id gives the zero
// value, never an error, because a view has nobody to tell.
type Content interface {
	// Words returns what was said or written under a text reference, "" when erased.
	Words(text int64) string
	// Clip returns the words of a phrase, and their translation if there is one.
	Clip(id string) (words, gloss string)
	// Entry returns what a journal entry shows once it is opened.
	Entry(id string) Entry
	// Task returns the message that lies on the desk where the contact is to be rung:
	// what the one before passed on.
	Task(contact string) string
	// PartyName returns what the screen calls a party whose name nobody has asked:
	// a role, such as "innringer" or "AMK-operatør". It must not tell what the
	// trainee has to find out.
	PartyName(id string) string
	// Register returns what the population register gives for a telephone number.
	Register(number string) (Register, bool)
}

// Entry is a journal entry as its service's system shows it.
type Entry struct {
	Title   string
	Text    string
	At      engine.Millis
	Log     bool   // a line of the telephone log, not a note
	Service string // whose journal it stands in
}

// Register is what the population register gives for a telephone number.
type Register struct {
	Name    string `json:"name"`
	Born    string `json:"born"` // DD.MM.YYYY
	Address string `json:"address"`
}
