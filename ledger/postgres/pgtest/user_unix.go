//go:build unix

package pgtest

import (
	"os"
	"syscall"
)

const nobody = 65534 // on Linux and the BSDs

// unprivileged makes a program run as nobody where we are root, as whom PostgreSQL refuses to run.
func unprivileged() *syscall.SysProcAttr {
	if os.Getuid() != 0 {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}

// hand gives dir to whom unprivileged names.
func hand(dir string) error {
	if os.Getuid() != 0 {
		return nil
	}
	return os.Chown(dir, nobody, nobody)
}
