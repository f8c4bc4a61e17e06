package runner_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"simlab/engine"
	"simlab/engine/runner"
	"simlab/engine/store"
)

// hall is a runner over a real database with many live runs.
type hall struct {
	r    *runner.Runner
	runs []string
}

func aHall(b *testing.B, runs int) *hall {
	b.Helper()
	s, err := store.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	h := &hall{r: newBenchRunner(s)}
	for range runs {
		run, err := h.r.Start(b.Context(), aHeader(), []byte("bundle"), nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		a, err := h.r.Attach(b.Context(), run, operator)
		if err != nil {
			b.Fatal(err)
		}
		go func() {
			for range a.Live {
			}
		}()
		h.runs = append(h.runs, run)
	}
	b.Cleanup(func() {
		if err := h.r.Close(context.Background()); err != nil {
			b.Error(err)
		}
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return h
}

func newBenchRunner(s *store.Store) *runner.Runner {
	return runner.New(runner.Config{Journal: s, Loader: aLibrary(), Clock: runner.WallClock{}, Random: rand.Reader,
		Limits: runner.Limits{Commands: 1 << 30}})
}

// do gives a command that causes one event: two records.
func (h *hall) do(run string, i int) error {
	_, err := h.r.Do(context.Background(), run, engine.Input{Command: engine.Command{
		ID: fmt.Sprint(i), Seat: operator, Kind: engine.CmdSubtitles, On: i%2 == 0,
	}})
	return err
}

// BenchmarkAcknowledgedCommands gives commands to 200 runs at once, each as soon
// as its last one is acknowledged.
func BenchmarkAcknowledgedCommands(b *testing.B) {
	h := aHall(b, 200)
	n := 0
	for b.Loop() {
		const each = 20
		var wg sync.WaitGroup
		began := time.Now()
		for _, run := range h.runs {
			wg.Go(func() {
				for i := range each {
					if err := h.do(run, n+i); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
		wg.Wait()
		n += each
		b.ReportMetric(float64(len(h.runs)*each)/time.Since(began).Seconds(), "commands/s")
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkAckLatency lets commands arrive by the clock at 200 runs, each with one
// event, and measures from when each was due to when it was acknowledged.
func BenchmarkAckLatency(b *testing.B) {
	for _, rate := range []int{1000, 2000} {
		b.Run(fmt.Sprintf("%d commands a second", rate), func(b *testing.B) {
			h := aHall(b, 200)
			var took []time.Duration
			n := 0
			for b.Loop() {
				took = append(took, h.arrivals(b, rate, 3*rate, n)...)
				n += 3 * rate
			}
			slices.Sort(took)
			for _, p := range []int{50, 95, 99} {
				b.ReportMetric(float64(took[len(took)*p/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", p))
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

func (h *hall) arrivals(b *testing.B, rate, n, from int) []time.Duration {
	var wg sync.WaitGroup
	took := make([]time.Duration, n)
	began := time.Now()
	for k, run := range h.runs {
		wg.Go(func() {
			for i := k; i < n; i += len(h.runs) {
				due := began.Add(time.Duration(i) * time.Second / time.Duration(rate))
				time.Sleep(time.Until(due))
				if err := h.do(run, from+i); err != nil {
					b.Error(err)
					return
				}
				took[i] = time.Since(due)
			}
		})
	}
	wg.Wait()
	return took
}

// BenchmarkRebuild measures an attach to a run of 500 events that is not live:
// reading, checking the chain, decoding, replaying and comparing.
func BenchmarkRebuild(b *testing.B) {
	h := aHall(b, 1)
	run := h.runs[0]
	for i := range 500 {
		if err := h.do(run, i); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		b.StopTimer()
		r := newBenchRunner(h.r.Journal.(*store.Store))
		b.StartTimer()
		a, err := r.Attach(b.Context(), run, observer)
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		a.Close()
		if err := r.Close(context.Background()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
