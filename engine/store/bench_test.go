package store

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"simlab/engine"
)

// author appends to one run, one record of the usual size at a time.
type author struct {
	s     *Store
	run   string
	lease int64
	seq   int64
	chain string
}

// usual is about what an event takes.
const usual = `{"kind":"phrase.started","at":122403952,"body":{"call":1,"cue":1,"phrase":0,"party":"patient","clip":"k3-hello-0","length":2000}}`

func authors(b *testing.B, s *Store, n int) []*author {
	out := make([]*author, n)
	for i := range out {
		run := fmt.Sprintf("%032x", i)
		out[i] = &author{s: s, run: run, lease: create(b, s, run), chain: epoch(b, header("d1"))}
	}
	return out
}

// write appends n records at once.
func (a *author) write(n int) error {
	records := make([]engine.Record, n)
	chain := a.chain
	for i := range records {
		r := engine.Record{Seq: a.seq + int64(i) + 1, At: 122403952, Kind: engine.RecordEvent, Data: []byte(usual)}
		chain = engine.Chain(chain, r)
		r.Chain = chain
		records[i] = r
	}
	if err := a.s.Append(context.Background(), a.run, a.lease, a.seq, records, nil); err != nil {
		return err
	}
	a.seq, a.chain = a.seq+int64(n), chain
	return nil
}

// crowd lets all authors write until each has written so many times.
func crowd(b *testing.B, all []*author, times, records int) time.Duration {
	var wg sync.WaitGroup
	began := time.Now()
	for _, a := range all {
		wg.Go(func() {
			for range times {
				if err := a.write(records); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	return time.Since(began)
}

// BenchmarkDurableEvents writes the same number of events with an fsync for each
// and from 200 runs at once, in turns, so that both see the same machine.
func BenchmarkDurableEvents(b *testing.B) {
	for _, records := range []int{1, 4} {
		b.Run(fmt.Sprintf("%d a command", records), func(b *testing.B) {
			s := openStore(b, b.TempDir())
			all := authors(b, s, 201)
			single, many := all[0], all[1:]
			var alone, together []float64
			for b.Loop() {
				const times = 25
				took := crowd(b, many, times, records)
				together = append(together, float64(len(many)*times*records)/took.Seconds())
				began := time.Now()
				const singles = 500
				for range singles {
					if err := single.write(1); err != nil {
						b.Fatal(err)
					}
				}
				alone = append(alone, singles/time.Since(began).Seconds())
			}
			b.ReportMetric(median(together), "events/s")
			b.ReportMetric(median(alone), "one-by-one/s")
			b.ReportMetric(median(together)/median(alone), "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}

// BenchmarkAckLatency lets 2,000 events a second arrive by the clock from 200
// runs, each its own append, and measures from when each was due to when it was
// durable: a slow answer does not hold up those after it.
func BenchmarkAckLatency(b *testing.B) {
	const rate = 2000
	s := openStore(b, b.TempDir())
	all := authors(b, s, 200)
	var took []time.Duration
	for b.Loop() {
		took = append(took, arrivals(b, all, rate, 3*rate)...)
	}
	slices.Sort(took)
	for _, p := range []int{50, 95, 99} {
		b.ReportMetric(float64(took[len(took)*p/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", p))
	}
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "max-ms")
	b.ReportMetric(0, "ns/op")
}

func arrivals(b *testing.B, all []*author, rate, n int) []time.Duration {
	var wg sync.WaitGroup
	took := make([]time.Duration, n)
	began := time.Now()
	for k, a := range all {
		wg.Go(func() {
			for i := k; i < n; i += len(all) {
				due := began.Add(time.Duration(i) * time.Second / time.Duration(rate))
				time.Sleep(time.Until(due))
				if err := a.write(1); err != nil {
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
