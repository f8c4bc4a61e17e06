package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"simlab/engine"
	"simlab/engine/runner"
)

// childEnv makes the test binary serve instead of testing, so that it can be
// killed as a program is.
const childEnv = "SIMLAB_TEST_CHILD"

// TestServeChild is the program in a process of its own: the same site as serve,
// with a clock that stands still until it is told to move. It reads commands on
// standard input and answers each with a line:
//
//	move MILLIS         lets wall time pass
//	await RUN N         answers when the run's journal holds N inputs
func TestServeChild(t *testing.T) {
	dir := os.Getenv(childEnv)
	if dir == "" {
		return // this is the parent: nothing to do
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	hands := bufio.NewScanner(os.Stdin)
	watch := runner.NewManualClock(time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC))
	err := listen(ctx, site{addr: "127.0.0.1:" + os.Getenv(childEnv+"_PORT"), data: dir, clock: watch, log: slog.New(slog.NewTextHandler(os.Stderr, nil)), out: io.Discard,
		ready: func(addr string, r *runs) {
			fmt.Println("ready", addr)
			go func() {
				defer stop()
				for hands.Scan() {
					fmt.Println(childDoes(ctx, watch, r, strings.Fields(hands.Text())))
				}
			}()
		}})
	if err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		t.FailNow()
	}
}

func childDoes(ctx context.Context, watch *runner.ManualClock, r *runs, words []string) string {
	n, err := strconv.Atoi(words[len(words)-1])
	if err != nil {
		return err.Error()
	}
	if words[0] == "move" {
		watch.Move(time.Duration(n) * time.Millisecond)
		return "ok"
	}
	a, err := r.runner.Attach(ctx, words[1], observerSeat)
	if err != nil {
		return err.Error()
	}
	defer a.Close()
	count := func(records []engine.Record) {
		for _, rec := range records {
			if rec.Kind == engine.RecordInput {
				n--
			}
		}
	}
	count(a.Backlog)
	for n > 0 {
		b, ok := <-a.Live
		if !ok {
			return fmt.Sprint("attachment ended: ", a.Err())
		}
		count(b.Records)
	}
	return "ok"
}

// child is a running program.
type child struct {
	t    *testing.T
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Scanner
	url  string
	port string
}

// startChild starts the program on a data folder; port "0" lets it choose.
func startChild(t *testing.T, dir, port string) *child {
	t.Helper()
	c := &child{t: t, cmd: exec.Command(os.Args[0], "-test.run=^TestServeChild$", "-test.v=false")}
	c.cmd.Env = append(os.Environ(), childEnv+"="+dir, childEnv+"_PORT="+port)
	c.cmd.Stderr = os.Stderr
	in, err := c.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.in, c.out = in, bufio.NewScanner(out)
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.cmd.Process.Kill(); _ = c.cmd.Wait() })
	if !c.out.Scan() || !strings.HasPrefix(c.out.Text(), "ready ") {
		t.Fatalf("the program did not start: %q", c.out.Text())
	}
	addr := strings.TrimPrefix(c.out.Text(), "ready ")
	c.url, c.port = "http://"+addr, addr[strings.LastIndex(addr, ":")+1:]
	return c
}

// tell gives the program a command and waits for its answer.
func (c *child) tell(format string, args ...any) {
	c.t.Helper()
	fmt.Fprintf(c.in, format+"\n", args...)
	if !c.out.Scan() || c.out.Text() != "ok" {
		c.t.Fatalf("%s: %q", fmt.Sprintf(format, args...), c.out.Text())
	}
}

// kill ends the program as a power cut would.
func (c *child) kill() {
	c.t.Helper()
	if err := c.cmd.Process.Kill(); err != nil {
		c.t.Fatal(err)
	}
	_ = c.cmd.Wait() // it was killed: that is the error
}

// stop ends the program in good order.
func (c *child) stop() {
	c.t.Helper()
	_ = c.in.Close()
	if err := c.cmd.Wait(); err != nil {
		c.t.Fatal(err)
	}
}
