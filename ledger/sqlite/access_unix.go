//go:build unix

package sqlite

import "golang.org/x/sys/unix"

// writable asks without opening the file: closing it again would give up every lock that this process has on it (POSIX locks are the
// process's, fcntl(2)).
func writable(path string) bool { return unix.Access(path, unix.W_OK) == nil }
