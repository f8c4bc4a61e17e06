package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"testing"

	"simlab/engine/runner"
)

// BenchmarkFirstPage starts the server on an empty data folder and asks for the
// first page: what a person waits for after the command, beside the program's own
// loading.
func BenchmarkFirstPage(b *testing.B) {
	for range b.N {
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan error, 1)
		at := make(chan string, 1)
		dir := b.TempDir()
		go func() {
			done <- listen(ctx, site{addr: "127.0.0.1:0", data: dir, clock: runner.WallClock{}, log: slog.New(slog.DiscardHandler), out: io.Discard,
				ready: func(addr string, _ *runs) { at <- addr }})
		}()
		select {
		case addr := <-at:
			r, err := http.Get("http://" + addr + "/")
			if err != nil {
				b.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, r.Body); err != nil || r.StatusCode != http.StatusOK {
				b.Fatal(r.Status, err)
			}
			_ = r.Body.Close()
		case err := <-done:
			b.Fatal(err)
		}
		b.StopTimer()
		http.DefaultClient.CloseIdleConnections()
		stop()
		if err := <-done; err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
