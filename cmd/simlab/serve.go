package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"simlab/engine/runner"
	"simlab/engine/store"
	"simlab/web"
	"simlab/web/live"
)

// defaultAddr is loopback: nobody else reaches the exercises unless told otherwise.
const defaultAddr = "localhost:8116"

// serve runs the server until it is interrupted.
func serve(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	f.SetOutput(stderr)
	addr := f.String("addr", defaultAddr, "address to serve on, HOST:PORT")
	dir := f.String("data", dataFolder(), "the data folder")
	keep := f.Int("keep", 90, "days that runs are kept, 0 for ever")
	dev := f.Bool("dev", false, "serve /dev/gallery, a page of every screen with made-up data")
	if err := f.Parse(args); err != nil || f.NArg() > 0 || *keep < 0 {
		fmt.Fprintln(stderr, "simlab: usage: simlab serve [-addr HOST:PORT] [-data DIR] [-keep DAYS] [-dev]")
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelInfo}))
	if err := listen(ctx, site{addr: *addr, data: *dir, keep: *keep, dev: *dev, clock: runner.WallClock{}, log: log, out: stdout}); err != nil {
		fmt.Fprintln(stderr, "simlab:", err)
		return exitFailure
	}
	return exitOK
}

// site is a server with everything that it depends on from outside.
type site struct {
	addr, data string
	keep       int // days that runs are kept, 0 for ever
	dev        bool
	clock      runner.Clock
	log        *slog.Logger
	out        io.Writer                  // where it serves and keeps its data
	ready      func(addr string, r *runs) // called once it serves; may be nil
}

// stopWait is how long each part may take to end what is under way.
const stopWait = 2 * time.Second

// listen serves until the context ends.
func listen(ctx context.Context, s site) error {
	ln, err := net.Listen("tcp", s.addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use by another program: stop that one, or choose another address with -addr HOST:PORT", s.addr)
	}
	if err != nil {
		return fmt.Errorf("listen on %s: %w", s.addr, err)
	}
	defer ln.Close() // Serve closes it, too
	st, err := openData(s.data)
	if err != nil {
		return err
	}
	books := newShelf(st)
	play := runner.New(runner.Config{Journal: st, Loader: books, Clock: s.clock, Random: rand.Reader, Log: s.log})
	joined := &runs{runner: play, store: st, shelf: books, random: rand.Reader, now: time.Now}
	sockets := live.NewServer(joined, web.NewDesks(books, s.log), web.Contents(books, joined), live.Settings{Log: s.log, Picks: books.Picks})
	pages, err := web.New(web.Deps{Runs: joined, Library: books, Sockets: sockets, Log: s.log, Dev: s.dev, LoopbackOnly: loopback(ln)})
	if err != nil {
		return errors.Join(err, st.Close())
	}
	server := &http.Server{Handler: pages.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelWarn)}
	fmt.Fprintf(s.out, "simlab: http://%s\ndata: %s\n", shown(s.addr, ln), s.data)
	if !loopback(ln) {
		fmt.Fprintln(s.out, "note: others on the network reach this address, and there is no login")
	}
	if s.ready != nil {
		s.ready(ln.Addr().String(), joined)
	}
	go forget(ctx, st, s.keep, s.log)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(ln) }()
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	return errors.Join(err, end(stopWait, sockets.Close), end(stopWait, func(ctx context.Context) error {
		if server.Shutdown(ctx) != nil {
			return server.Close() // browsers keep connections open on which they have asked nothing
		}
		return nil
	}), end(stopWait, play.Close), st.Close())
}

// forget removes runs that have been kept long enough, now and once a day.
func forget(ctx context.Context, st *store.Store, days int, log *slog.Logger) {
	if days == 0 {
		return
	}
	tick := time.NewTicker(24 * time.Hour)
	defer tick.Stop()
	for {
		if n, err := st.Purge(ctx, time.Now(), days); err != nil && ctx.Err() == nil {
			log.Error("old runs not removed", "error", err)
		} else if n > 0 {
			log.Info("old runs removed", "runs", n, "older than days", days)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// end gives a step of stopping its own time.
func end(wait time.Duration, step func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	return step(ctx)
}

// loopback reports whether only this machine reaches the listener.
func loopback(ln net.Listener) bool {
	tcp, ok := ln.Addr().(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// shown is the address as a person opens it.
func shown(addr string, ln net.Listener) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil || port == "0" {
		return ln.Addr().String()
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
