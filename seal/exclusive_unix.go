//go:build unix

package seal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// Exclusive takes the file at path for this process alone, among those that ask in the same way; release gives it back. It does not wait.
func Exclusive(path string) (release func(), err error) {
	for {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
			f.Close()
			if errors.Is(err, unix.EWOULDBLOCK) {
				return nil, fmt.Errorf("%s is being locked, unlocked or changed by another process: try again when it is done", path)
			}
			return nil, fmt.Errorf("take %s for this process alone: %w", path, err)
		}
		// Another may have put a new file in its place between the two.
		here, err := f.Stat()
		if there, err2 := os.Stat(path); err == nil && err2 == nil && os.SameFile(here, there) {
			return func() { f.Close() }, nil
		}
		f.Close()
	}
}

// names is how many names a file has.
func names(info fs.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Nlink)
	}
	return 1
}
