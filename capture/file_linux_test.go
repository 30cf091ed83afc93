package capture

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

func TestFileWithNoPermission(t *testing.T) {
	path := write(t, "secret.txt", article)
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() { noFile(t, path, Options{}, NoPermission, "you have no permission to read it") })
}

// asNobody runs f with a plain user's rights: root, which tests in containers are, may read everything. Only this
// thread changes, and it ends with the goroutine.
func asNobody(t *testing.T, f func()) {
	if os.Getuid() != 0 {
		f()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // never unlocked: the thread dies with its rights
		if _, _, errno := syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0); errno != 0 {
			t.Errorf("set the user for files: %v", errno)
			return
		}
		f()
	}()
	<-done
}
