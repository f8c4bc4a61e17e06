package live

import (
	"log/slog"
	"time"
)

// Settings bound the sockets. The zero Settings are the defaults.
type Settings struct {
	// AllowNoOrigin lets clients in that send no Origin, such as test programs.
	// Browsers always send one.
	AllowNoOrigin bool

	AttachWait time.Duration // from opening to the attach; 10 s
	PingEvery  time.Duration // 20 s
	PongWait   time.Duration // longest silence, above PingEvery; 45 s
	WriteWait  time.Duration // longest for one message to be taken; 5 s
	CloseWait  time.Duration // from close code to end of connection; 1 s

	Rate   int // messages a second that a socket may send; 50
	Burst  int // messages it may send at once; 100
	PerRun int // sockets on one run, observers included; 32

	// Picks reports whether an intent is on the list of questions that may be
	// picked, where a run has the list at all. Nil lets every pick pass.
	Picks func(intent string) bool

	Log *slog.Logger // faults of the server; nil is silent
}

// withDefaults returns the settings with every zero replaced.
func (s Settings) withDefaults() Settings {
	fill(&s.AttachWait, 10*time.Second)
	fill(&s.PingEvery, 20*time.Second)
	fill(&s.PongWait, 45*time.Second)
	fill(&s.WriteWait, 5*time.Second)
	fill(&s.CloseWait, time.Second)
	fill(&s.Rate, 50)
	fill(&s.Burst, 100)
	fill(&s.PerRun, 32)
	if s.Picks == nil {
		s.Picks = func(string) bool { return true }
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	return s
}

func fill[T ~int | ~int64](p *T, v T) {
	if *p == 0 {
		*p = v
	}
}
