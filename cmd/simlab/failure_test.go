package main

import (
	"bytes"
	"database/sql"
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/web/wire"
)

// refusal is what the operator of a server is told that cannot start.
func refusal(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != exitFailure {
		t.Errorf("got %v, want exit code %d", err, exitFailure)
	}
	if out.Len() > 0 {
		t.Errorf("printed %q, want nothing", out.String())
	}
	said := errs.String()
	if strings.Count(said, "\n") != 1 || !strings.HasPrefix(said, "simlab: ") || strings.Contains(said, "goroutine ") {
		t.Errorf("told %q, want one line", said)
	}
	return said
}

func wantSaid(t *testing.T, said string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(said, w) {
			t.Errorf("told %q, want it to say %q", said, w)
		}
	}
}

func TestServeOnAnAddressThatItCannotHave(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer taken.Close()
	data := filepath.Join(t.TempDir(), "data")
	for addr, want := range map[string][]string{
		taken.Addr().String(): {taken.Addr().String() + " is in use by another program", "-addr HOST:PORT"},
		"8116":                {"listen on 8116", "missing port"},
		"127.0.0.1:99999":     {"127.0.0.1:99999", "invalid port"},
		"192.0.2.1:8116":      {"192.0.2.1:8116", "assign requested address"},
	} {
		wantSaid(t, refusal(t, program(t, os.Args[0], "serve", "-addr", addr, "-data", data)), want...)
	}
	if _, err := os.Stat(data); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a data folder was made although nothing was served: %v", err)
	}
}

func serveProgram(t *testing.T, data string) *exec.Cmd {
	t.Helper()
	return program(t, os.Args[0], "serve", "-addr", "127.0.0.1:0", "-data", data)
}

func TestServeWithADataFolderThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "data")
	must(t, os.WriteFile(file, []byte("mine"), 0o600))
	for _, data := range []string{file, filepath.Join(file, "below")} {
		wantSaid(t, refusal(t, serveProgram(t, data)), data+" cannot be used as data folder", "-data DIR")
	}
	if b, err := os.ReadFile(file); string(b) != "mine" {
		t.Errorf("the file was changed: %q, %v", b, err)
	}
}

func TestServeWithADatabaseThatIsNone(t *testing.T) {
	data := t.TempDir()
	must(t, os.WriteFile(filepath.Join(data, "simlab.db"), []byte(strings.Repeat("a letter to mother\n", 500)), 0o600))
	wantSaid(t, refusal(t, serveProgram(t, data)), data, "not a database")
}

func TestServeWithADataFolderInUse(t *testing.T) {
	data := t.TempDir()
	st, err := openData(data)
	must(t, err)
	wantSaid(t, refusal(t, serveProgram(t, data)), data+" is in use by another simlab", "-data DIR")
	// The other verbs that open it say the same.
	if code, _, errs := ran("", "export", "-data", data, "run"); code != exitFailure || !strings.Contains(errs, "is in use by another simlab") {
		t.Errorf("export: code %d, %q", code, errs)
	}
	must(t, st.Close())
	st, err = openData(data)
	must(t, err)
	must(t, st.Close())
}

// onDatabase changes the database of a data folder behind the program's back.
func onDatabase(t *testing.T, data string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(data, "simlab.db"))
	must(t, err)
	for _, s := range statements {
		_, err := db.Exec(s)
		must(t, err)
	}
	must(t, db.Close())
}

// emptyData makes a data folder with nothing in it but the schema.
func emptyData(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	st, err := openData(data)
	must(t, err)
	must(t, st.Close())
	return data
}

func TestServeWithADatabaseOfANewerVersion(t *testing.T) {
	data := emptyData(t)
	onDatabase(t, data, "UPDATE schema_version SET version = 99")
	before, err := os.ReadFile(filepath.Join(data, "simlab.db"))
	must(t, err)
	wantSaid(t, refusal(t, serveProgram(t, data)), data+" was written by a newer simlab", "99", "-data DIR")
	after, err := os.ReadFile(filepath.Join(data, "simlab.db"))
	must(t, err)
	if !bytes.Equal(before, after) {
		t.Error("the newer database was changed")
	}
}

// fullDisk makes every insert into the tables answer as on a disk without room,
// until room is called. SQLite has the same answer, SQLITE_FULL, for a table that
// has given away its last number, which needs no disk to be filled.
func fullDisk(t *testing.T, data string, tables ...string) (room func()) {
	t.Helper()
	do := []string{"CREATE TABLE last (n INTEGER PRIMARY KEY AUTOINCREMENT)", "INSERT INTO last VALUES (9223372036854775807)"}
	undo := []string{"DROP TABLE last"}
	for _, table := range tables {
		do = append(do, "CREATE TRIGGER full_"+table+" BEFORE INSERT ON "+table+" BEGIN INSERT INTO last VALUES (NULL); END")
		undo = append(undo, "DROP TRIGGER full_"+table)
	}
	onDatabase(t, data, do...)
	return func() { t.Helper(); onDatabase(t, data, undo...) }
}

func TestServeOnAFullDisk(t *testing.T) {
	data := emptyData(t)
	onDatabase(t, data, "DROP TABLE assessments", "DROP TABLE texts", "DROP TABLE records", "DROP TABLE seats", "DROP TABLE runs", "DROP TABLE bundles",
		"UPDATE schema_version SET version = 0")
	fullDisk(t, data, "schema_version")
	wantSaid(t, refusal(t, serveProgram(t, data)), "the disk that holds "+data+" is full", "make room", "-data DIR")
}

// The disk fills up between two evenings, in the middle of a call: nothing is
// acknowledged that is not kept, and with room again the call goes on.
func TestADiskThatIsFullInMidCall(t *testing.T) {
	data := t.TempDir()
	s := serveIn(t, data)
	b := s.browser()
	run := b.start()
	c := b.attach(run)
	c.do(wire.Command{Kind: engine.CmdAnswer})
	c.do(wire.Command{Kind: engine.CmdNote, Words: "Hoste og feber."})
	c.until("the note", func() bool { return strings.Contains(c.regions["note"], "Hoste og feber.") })
	s.stop()
	c.end()

	room := fullDisk(t, data, "runs", "records")
	s = serveIn(t, data)
	b = b.at(s)
	p := b.post("/runs", b.offer())
	if p.status != http.StatusServiceUnavailable || p.header.Get("Set-Cookie") != "" || strings.Contains(p.body, "disk") {
		t.Errorf("start a run: got %d, want 503 without a cookie or what is wrong inside\n%s", p.status, p.body)
	}
	if p := b.get("/"); p.status != http.StatusOK {
		t.Errorf("the start page: got %d", p.status)
	}
	full := b.connect(run)
	full.send(wire.Command{Kind: wire.KindAttach})
	full.send(wire.Command{ID: "lost", Kind: engine.CmdNote, Words: "Ikke lagret."})
	if code := full.end(); code != wire.CloseSuspended.Code || len(full.acks) > 0 {
		t.Errorf("attached on a full disk: closed with %d after %d acks, want %d and none", code, len(full.acks), wire.CloseSuspended.Code)
	}
	if !strings.Contains(s.log.String(), "disk is full") {
		t.Errorf("the log does not tell the operator\n%s", s.log)
	}
	s.stop()

	room()
	again := b.at(serveIn(t, data)).resume(run, c)
	if again.hello.Epoch != c.hello.Epoch {
		t.Error("it is another run")
	}
	if a := again.do(wire.Command{Kind: engine.CmdHangUp}); a.Refused != "" {
		t.Errorf("hang up: %+v", a)
	}
	if c := b.at(again.site).attach(run); !strings.Contains(c.regions["note"], "Hoste og feber.") || strings.Contains(c.regions["note"], "Ikke lagret.") {
		t.Errorf("the note reads\n%s", c.regions["note"])
	}
}
