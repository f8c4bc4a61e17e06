//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is a user who owns nothing. Root may write everywhere, so that a test run
// by root serves as somebody else.
const nobody = 65534

func TestServeWithADataFolderThatCannotBeWritten(t *testing.T) {
	outer, err := os.MkdirTemp("", "simlab-readonly")
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(outer) })
	must(t, os.Chmod(outer, 0o755))
	binary := filepath.Join(outer, "simlab")
	self, err := os.ReadFile(os.Args[0])
	must(t, err)
	must(t, os.WriteFile(binary, self, 0o755))
	data := filepath.Join(outer, "data")
	must(t, os.Mkdir(data, 0o755))
	if os.Geteuid() != 0 {
		must(t, os.Chmod(data, 0o555))
	}
	for _, dir := range []string{data, filepath.Join(data, "new")} {
		cmd := program(t, binary, "serve", "-addr", "127.0.0.1:0", "-data", dir)
		cmd.Dir = "/"
		if os.Geteuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		wantSaid(t, refusal(t, cmd), dir+" cannot be written to", "-data DIR")
	}
}
