package pgtest

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Kill ends all processes of the server at once, as kill -9 does: nothing is written out that was not, and nothing tidied. It may be called
// by any goroutine.
func (s *Server) Kill(tb testing.TB) {
	tb.Helper()
	first, err := strconv.Atoi(s.pid)
	if err != nil {
		tb.Errorf("kill PostgreSQL: %q is no process: %v", s.pid, err)
		return
	}
	// Stopped, it cannot answer the end of a child by starting another, and all of them are seen.
	syscall.Kill(first, syscall.SIGSTOP) //nolint:errcheck // told below
	children := s.children(first)
	for _, pid := range append([]int{first}, children...) {
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && err != syscall.ESRCH {
			tb.Errorf("kill PostgreSQL: process %d: %v", pid, err)
		}
	}
	for range 500 { // the number of one that is gone is not given again so soon
		left := 0
		for _, pid := range children {
			if alive(pid) {
				left++
			}
		}
		if left == 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	tb.Errorf("kill PostgreSQL: its processes %v are still there", children)
}

func (s *Server) children(pid int) []int {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid)) // one that is gone has none
	var out []int
	for _, f := range strings.Fields(string(b)) {
		if n, err := strconv.Atoi(f); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// alive reports whether a process is there and more than an entry that nobody has taken note of.
func alive(pid int) bool {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(b), ") ")
	return !strings.HasPrefix(rest, "Z") && !strings.HasPrefix(rest, "X")
}
