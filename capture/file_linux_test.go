package capture

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// A file that the user may not read. Root may read everything, so root asks as nobody.
func TestFileWithNoPermission(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(article), 0); err != nil {
		t.Fatal(err)
	}
	refused := make(chan error)
	go func() { // its thread is not given back
		if os.Geteuid() == 0 {
			runtime.LockOSThread()
			if err := syscall.Setfsuid(65534); err != nil {
				refused <- err
				return
			}
		}
		_, err := File(path, Options{})
		refused <- err
	}()
	if err := <-refused; !IsRefused(err, NoPermission) || !strings.Contains(err.Error(), "you have no permission to read it") {
		t.Errorf("%v, want it refused: %s", err, NoPermission)
	}
}

// A file that no permission guards and that cannot be read all the same: the memory of this process has nothing at 0.
func TestFileThatFailsToRead(t *testing.T) {
	noFile(t, "/proc/self/mem", Options{}, NotReadThrough, "reading failed")
}

// A file of no stated length that holds more than it says, as those of /proc do.
func TestFileThatGrows(t *testing.T) {
	noFile(t, "/proc/self/status", Options{MaxSize: 100}, TooBig, "larger than the limit of 100 bytes")
}
