//go:build unix

package store

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user who owns nothing. Root may write everywhere, so that a test
// run by root becomes somebody else for this.
const nobody = 65534

func TestFolderThatCannotBeWritten(t *testing.T) {
	outer, err := os.MkdirTemp("", "simlab-readonly")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(outer) })
	must(t, os.Chmod(outer, 0o755))
	binary := filepath.Join(outer, "store.test")
	program, err := os.ReadFile(os.Args[0])
	must(t, err)
	must(t, os.WriteFile(binary, program, 0o755))
	folder := filepath.Join(outer, "data")
	must(t, os.Mkdir(folder, 0o755))
	if os.Geteuid() != 0 {
		must(t, os.Chmod(folder, 0o555))
	}

	for _, where := range []string{folder, filepath.Join(folder, "new")} {
		out, err := runSelf(t, binary, "open", where, func(c *exec.Cmd) {
			c.Dir = "/"
			if os.Geteuid() == 0 {
				c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			}
		}).CombinedOutput()
		must(t, err)
		if !strings.HasPrefix(string(out), "read-only\n") || !strings.Contains(string(out), where) {
			t.Errorf("got %q, want it refused as read-only with %s named", out, where)
		}
	}
}
