package rehearsal_test

import (
	"encoding/json"
	"testing"

	"simlab/engine"
	"simlab/scenarios/rehearsal"
	"simlab/scoring"
)

// tenMinutes stretches the good trainee to a call of ten minutes, as calls are.
func tenMinutes(tb testing.TB) rehearsal.Script {
	s := written(tb, "k3-good")
	last := s.Lines[len(s.Lines)-1].After
	out := rehearsal.Script{Lines: append([]rehearsal.Line(nil), s.Lines...)}
	for i := range out.Lines {
		out.Lines[i].After = out.Lines[i].After * (10 * engine.Minute) / last
	}
	return out
}

// BenchmarkCall plays a written trainee through a call of ten minutes and scores
// it. "engine" plays inputs whose words have become acts already, which is what
// bots and proofs do; "words" has the matcher read every utterance; "journal" adds
// encoding and the chain.
func BenchmarkCall(b *testing.B) {
	bun := bundle(b)
	st := rehearsal.NewStage(bun)
	h, err := rehearsal.NewHeader(bun, rehearsal.Opening{Contact: "k3", Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	s := tenMinutes(b)
	t := rehearsal.Play(st, h, s)
	epoch, err := h.Epoch()
	if err != nil {
		b.Fatal(err)
	}
	again := func() []engine.Event {
		m := engine.New(bun.Program, h)
		events := make([]engine.Event, 0, len(t.Events))
		for _, in := range t.Inputs {
			events = append(events, m.Advance(in.At)...)
			events = append(events, m.Apply(in.At, in.Command)...)
		}
		return events
	}
	perSecond := func(b *testing.B) {
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
		b.ReportMetric(float64(len(t.Events)), "events")
	}
	b.Run("engine", func(b *testing.B) {
		for range b.N {
			scoring.Score(bun.Rubrics, h.Sheet, again())
		}
		perSecond(b)
	})
	b.Run("unscored", func(b *testing.B) {
		for range b.N {
			again()
		}
		perSecond(b)
	})
	b.Run("journal", func(b *testing.B) {
		for range b.N {
			chain := epoch
			events := again()
			for _, in := range t.Inputs {
				data, err := json.Marshal(in.Command)
				if err != nil {
					b.Fatal(err)
				}
				chain = engine.Chain(chain, engine.Record{At: in.At, Kind: engine.RecordInput, Data: data})
			}
			for _, e := range events {
				data, err := e.MarshalJSON()
				if err != nil {
					b.Fatal(err)
				}
				chain = engine.Chain(chain, engine.Record{At: e.At, Kind: engine.RecordEvent, Data: data})
			}
			scoring.Score(bun.Rubrics, h.Sheet, events)
		}
		perSecond(b)
	})
	b.Run("words", func(b *testing.B) {
		for range b.N {
			scoring.Score(bun.Rubrics, h.Sheet, rehearsal.Play(st, h, s).Events)
		}
		perSecond(b)
	})
}
