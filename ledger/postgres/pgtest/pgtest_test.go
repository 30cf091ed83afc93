package pgtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestStart: the server answers, sorts as readers do, and nothing of it is left.
func TestStart(t *testing.T) {
	var s *Server
	if !t.Run("while it runs", func(t *testing.T) {
		s = Start(t, Options{})
		bin, err := programs()
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(filepath.Join(bin, "psql"), s.URL(""), "-Atc", "SELECT string_agg(x, '' ORDER BY x) FROM (VALUES ('b'), ('a'), ('B'), ('A')) AS v (x)").CombinedOutput()
		if err != nil || strings.TrimSpace(string(out)) != "aAbB" {
			t.Errorf("psql: %v: %s", err, out)
		}
	}) {
		return
	}
	if _, err := os.Stat(s.dir); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", s.dir, err)
	}
}
