package engine

// Input is a command as it comes from a seat, before words have become acts.
// Words is what was typed, said or searched for; the shell turns it into acts,
// mentions and a text reference before the machine sees the command.
type Input struct {
	Command Command
	Words   string
}

// Ack answers an input once it is durable.
type Ack struct {
	ID        string  `json:"id"`
	At        Millis  `json:"at"`
	Seq       int64   `json:"seq"` // of the input's record
	Refused   Refusal `json:"refused,omitempty"`
	Duplicate bool    `json:"duplicate,omitempty"` // the id was seen before; this is the first answer again
}

// Clock is where a run's story time stands. Rate is 1 while it runs, 0 while it
// is paused.
type Clock struct {
	At   Millis `json:"at"`
	Rate int    `json:"rate"`
}

// Attachment is a seat's connection to a live run. Backlog and Live join without
// a gap: the first live record follows the last of the backlog.
type Attachment struct {
	Header  Header
	Epoch   string
	Clock   Clock
	Backlog []Record
	// Live delivers records as they become durable, in order. It is closed by the
	// run when the attachment is too slow, the run is suspended or has ended, and
	// after Close; Err then tells why.
	Live  <-chan Batch
	Err   func() error
	Words func(text int64) string // the words of a text reference, "" when erased
	Close func()
}

// Batch is what became durable together, with the clock after it.
type Batch struct {
	Records []Record
	Clock   Clock
}
