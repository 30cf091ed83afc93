package sqlite

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What runs alone sees one file, and no other process gets at it meanwhile.
func TestAlone(t *testing.T) {
	ctx := context.Background()
	if path := os.Getenv("ALONE_TEST_OTHER"); path != "" { // this is the other process
		s, err := Open(ctx, path, Making)
		if err == nil {
			err = s.SetState(ctx, "x", []byte("y"))
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	path := filepath.Join(t.TempDir(), "story")
	s, err := Open(ctx, path, Making)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetState(ctx, "a", []byte("b")); err != nil {
		t.Fatal(err)
	}
	if err := Alone(ctx, path, func() error { t.Error("ran while another had it open"); return nil }); err == nil {
		t.Error("taken while another had it open")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	other := func() error {
		cmd := exec.Command(os.Args[0], "-test.run=TestAlone$", "-test.timeout=400ms")
		cmd.Env = append(os.Environ(), "ALONE_TEST_OTHER="+path)
		out, err := cmd.CombinedOutput()
		if err != nil {
			return errors.New(string(out))
		}
		return nil
	}
	sentinel := errors.New("done")
	err = Alone(ctx, path, func() error {
		if files, _ := filepath.Glob(path + "*"); len(files) != 1 {
			t.Errorf("beside it: %v", files)
		}
		if err := other(); err == nil {
			t.Error("another process wrote meanwhile")
		}
		return sentinel
	})
	if !errors.Is(err, sentinel) {
		t.Fatal(err)
	}
	if err := other(); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	s, err = Open(ctx, path, Reading)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if v, err := s.State(ctx, "x"); err != nil || string(v) != "y" {
		t.Errorf("%q, %v", v, err)
	}
	if err := Alone(ctx, filepath.Join(t.TempDir(), "none"), func() error { return nil }); err == nil || !strings.Contains(err.Error(), "no such story") {
		t.Errorf("%v", err)
	}
}
