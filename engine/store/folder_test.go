package store

import (
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

// asked names what the test binary does instead of testing when it runs itself.
const asked = "SIMLAB_STORE_TEST"

func TestMain(m *testing.M) {
	switch os.Getenv(asked) {
	case "open":
		openAndTell(os.Args[1])
	case "append":
		appendAndTell(os.Args[1])
	default:
		// Each check here makes files or processes; the flag given by hand still wins.
		if err := flag.Set("rapid.checks", "15"); err != nil {
			panic(err)
		}
		goleak.VerifyTestMain(m)
	}
}

// openAndTell opens a store, prints what came of it and holds it until its input ends.
func openAndTell(folder string) {
	s, err := Open(folder)
	names := map[error]string{ErrLocked: "locked", ErrReadOnly: "read-only", nil: "open"}
	for e, name := range names {
		if errors.Is(err, e) {
			os.Stdout.WriteString(name + "\n")
		}
	}
	if err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		return
	}
	io.Copy(io.Discard, os.Stdin)
	s.Close()
}

func TestFolderIsMadeForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes there")
	}
	folder := filepath.Join(t.TempDir(), "øvelser 100% #1?", "data")
	s := openStore(t, folder)
	create(t, s, "r1")
	for name, want := range map[string]os.FileMode{"": 0o700, databaseFile: 0o600, databaseFile + "-wal": 0o600, lockFile: 0o600} {
		info, err := os.Stat(filepath.Join(folder, name))
		must(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("got mode %o of %q, want %o", got, name, want)
		}
	}
}

func TestFolderThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	for _, folder := range []string{file, filepath.Join(file, "data")} {
		_, err := Open(folder)
		wantErr(t, err, ErrFolder)
		if !strings.Contains(err.Error(), folder) {
			t.Errorf("got %q, want the folder named", err)
		}
	}
}

func TestFolderInUse(t *testing.T) {
	folder := t.TempDir()
	s := openStore(t, folder)
	_, err := Open(folder)
	wantErr(t, err, ErrLocked)

	out, err := runSelf(t, os.Args[0], "open", folder, nil).CombinedOutput()
	must(t, err)
	if !strings.HasPrefix(string(out), "locked\n") || !strings.Contains(string(out), folder) {
		t.Errorf("another process got %q, want it refused with the folder named", out)
	}
	must(t, s.Close())
	again, err := Open(folder)
	must(t, err)
	must(t, again.Close())
}

func runSelf(t *testing.T, binary, what, folder string, as func(*exec.Cmd)) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), binary, folder)
	cmd.Env = append(os.Environ(), asked+"="+what)
	if as != nil {
		as(cmd)
	}
	return cmd
}

func TestMigrationsAreDense(t *testing.T) {
	steps, err := readMigrations(migrations, "sqlite")
	must(t, err)
	if len(steps) == 0 {
		t.Fatal("no migrations found")
	}
	_, err = readMigrations(os.DirFS("testdata/gap"), "sqlite")
	if err == nil || !strings.Contains(err.Error(), "0003_third.sql stands where number 2 is due") {
		t.Errorf("got %v, want the gap named", err)
	}
}

func TestDatabaseOfANewerProgramIsLeftAlone(t *testing.T) {
	folder := t.TempDir()
	s, err := Open(folder)
	must(t, err)
	must(t, s.write.Exec("UPDATE schema_version SET version = 99").Error)
	must(t, s.Close())
	before, err := os.ReadFile(filepath.Join(folder, databaseFile))
	must(t, err)

	_, err = Open(folder)
	wantErr(t, err, ErrNewerDatabase)
	for _, want := range []string{"99", "knows 1", folder} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want it to name %q", err, want)
		}
	}
	after, err := os.ReadFile(filepath.Join(folder, databaseFile))
	must(t, err)
	if string(before) != string(after) {
		t.Error("the newer database was changed")
	}
	// The refusal must not keep the folder locked.
	f, err := lock(filepath.Join(folder, lockFile))
	must(t, err)
	must(t, f.Close())
}

func TestMigrationThatFailsLeavesNothing(t *testing.T) {
	s := openStore(t, t.TempDir())
	bad := []migration{{1, ""}, {2, "CREATE TABLE half (a INTEGER); CREATE TABLE runs (a INTEGER);"}}
	if err := migrate(s.write, bad); err == nil {
		t.Fatal("want an error: the table exists")
	}
	if s.write.Migrator().HasTable("half") {
		t.Error("half of a failed step stays")
	}
	if v, err := schemaVersion(s.write); v != 1 || err != nil {
		t.Errorf("got schema version %d, %v, want 1 as before", v, err)
	}
}

func TestEveryConnectionHasThePragmas(t *testing.T) {
	s := openStore(t, t.TempDir())
	want := map[string]string{"journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "foreign_keys": "1", "busy_timeout": "5000", "temp_store": "2"}
	conns, err := s.read.DB()
	must(t, err)
	for range readers { // held all at once, so that each is another connection
		c, err := conns.Conn(t.Context())
		must(t, err)
		defer c.Close()
		for name, value := range want {
			var got string
			must(t, c.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&got))
			if got != value {
				t.Errorf("reader: got %s %s, want %s", name, got, value)
			}
		}
		if _, err := c.ExecContext(t.Context(), "DELETE FROM runs"); err == nil {
			t.Error("a reader may write")
		}
	}
	for name, value := range want {
		var got string
		must(t, s.write.Raw("PRAGMA "+name).Row().Scan(&got))
		if got != value {
			t.Errorf("writer: got %s %s, want %s", name, got, value)
		}
	}
}
