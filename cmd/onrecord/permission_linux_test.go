package main

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// A file that the user may not read. Root may read everything, so root runs the program as nobody, by way of an open file,
// since nobody may not look into the folder that the program lies in.
func TestFileWithNoPermission(t *testing.T) {
	p := &place{T: t, dir: t.TempDir()}
	path := file("a.txt", story)(p)
	p.must(os.Chmod(path, 0))
	c, stderr := command("read", path)
	if os.Geteuid() == 0 {
		name, err := exec.LookPath("onrecord")
		p.must(err)
		binary, err := os.Open(name)
		p.must(err)
		defer binary.Close()
		c.Path, c.ExtraFiles = "/proc/self/fd/3", []*os.File{binary}
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	err := c.Run()
	if c.ProcessState == nil || c.ProcessState.ExitCode() != 1 || !strings.HasPrefix(stderr.String(), "onrecord: ") || !strings.Contains(stderr.String(), "you have no permission to read it") {
		t.Errorf("%v: %q", err, stderr)
	}
}
