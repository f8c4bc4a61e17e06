package runner

import (
	"context"
	"time"

	"simlab/engine"
	"simlab/engine/intent"
)

// Journal keeps runs. Implementations are safe for concurrent use, own nothing
// they are given after they return, and give away what they return.
type Journal interface {
	// CreateRun stores a run before anything has happened in it. The bundle is kept
	// once for each digest. Tokens holds the SHA-256 of each seat's token by seat id.
	CreateRun(ctx context.Context, run string, h engine.Header, bundle []byte,
		seats []engine.Seat, tokens map[string][32]byte, created time.Time) error
	// Take fences off everybody who took the run before.
	Take(ctx context.Context, run string) (lease int64, err error)
	// Append stores records and texts after a sequence, all or nothing, and returns
	// once they are durable. After an error it is unknown what was stored.
	Append(ctx context.Context, run string, lease, after int64, records []engine.Record, texts []engine.Text) error
	// Header, Bundle, Read and Texts return what was stored; Read from a sequence on,
	// in order, with Data undecoded.
	Header(ctx context.Context, run string) (engine.Header, error)
	Bundle(ctx context.Context, digest string) ([]byte, error)
	Read(ctx context.Context, run string, from int64) ([]engine.Record, error)
	Texts(ctx context.Context, run string) ([]engine.Text, error)
	// EraseText empties a text for good.
	EraseText(ctx context.Context, run string, id int64) error
}

// Script is what a scenario bundle gives a run to play with. It is shared by runs and
// must be safe for that.
type Script struct {
	Program *engine.Program // linked
	Matcher intent.Matcher
	// Resolve tells whether a search finds the patient; by is "person" or "number".
	Resolve func(by, query string) bool
}

// Loader compiles the bundle that a header names, and says how its contact is
// played. It is called for each run that goes live, so that it should remember what
// it has compiled.
type Loader interface {
	Load(ctx context.Context, h engine.Header, bundle []byte) (Script, error)
}
