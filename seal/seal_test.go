package seal

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// quick is a key that costs tests little.
var quick = Key{Passphrase: "correct horse battery", work: 4}

func sealed(t *testing.T, k Key, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := k.Writer(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(k Key, data []byte) ([]byte, error) {
	r, err := k.Reader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

var story = bytes.Repeat([]byte("Ona Brill keeps bees. "), 10_000)

func TestSealed(t *testing.T) {
	data := sealed(t, quick, story)
	if !IsSealed(data) || IsSealed(story) || IsSealed(nil) {
		t.Error("sealed files are not told from others")
	}
	if bytes.Contains(data, []byte("Brill")) {
		t.Error("plain words in the sealed file")
	}
	if got, err := opened(quick, data); err != nil || !bytes.Equal(got, story) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	wrong := quick
	wrong.Passphrase += "!"
	if _, err := opened(wrong, data); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("%v", err)
	}
	for at := 0; at < len(data); at += 997 {
		bad := bytes.Clone(data)
		bad[at] ^= 4
		if got, err := opened(quick, bad); err == nil {
			t.Errorf("byte %d altered: %d bytes, no error", at, len(got))
		}
		if _, err := opened(quick, data[:at]); err == nil {
			t.Errorf("cut at %d: no error", at)
		}
	}
	if _, err := opened(quick, append(bytes.Clone(data), 1)); err == nil {
		t.Error("a byte more: no error")
	}
	if _, err := opened(quick, story); err == nil || errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("what is not sealed: %v", err)
	}
}

// The work is that of our own files, and a file that asks for more is refused.
func TestWork(t *testing.T) {
	if !testing.Short() {
		data := sealed(t, Key{Passphrase: "correct horse"}, story)
		if !bytes.Contains(data[:200], []byte(" 18\n")) {
			t.Errorf("%q", data[:200])
		}
		if _, err := opened(Key{Passphrase: "correct horse"}, data); err != nil {
			t.Error(err)
		}
	}
	more := quick
	more.work = 6
	if _, err := opened(quick, sealed(t, more, story)); err == nil {
		t.Error("a file that asks for more work was opened")
	}
}

func file(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "story")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func only(t *testing.T, path string) {
	t.Helper()
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("beside it: %v, %v", files, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestLockAndUnlock(t *testing.T) {
	path := file(t, story)
	held, err := os.Open(path) // who had it open before
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := quick.Lock(path); err != nil {
		t.Fatal(err)
	}
	only(t, path)
	if !IsSealedFile(path) {
		t.Error("not sealed")
	}
	if rest, err := io.ReadAll(held); err != nil || bytes.Contains(rest, []byte("Brill")) {
		t.Errorf("the plain bytes are still there, %v", err)
	}
	if err := quick.Lock(path); err == nil || !strings.Contains(err.Error(), "locked already") {
		t.Errorf("locked twice: %v", err)
	}
	wrong := quick
	wrong.Passphrase = "something else"
	before, _ := os.ReadFile(path)
	if err := wrong.Unlock(path); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("%v", err)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("a wrong passphrase changed the file")
	}
	only(t, path)
	release, err := Exclusive(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := quick.Unlock(path); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("%v", err)
	}
	release()
	if err := quick.Unlock(path); err != nil {
		t.Fatal(err)
	}
	only(t, path)
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, story) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if err := quick.Unlock(path); err == nil || !strings.Contains(err.Error(), "is not locked") {
		t.Errorf("unlocked twice: %v", err)
	}
}

func TestLinks(t *testing.T) {
	path := file(t, story)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := quick.Lock(link); err != nil || !IsSealedFile(path) {
		t.Fatalf("%v: what the link leads to is not locked", err)
	}
	if err := quick.Unlock(link); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, story) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced, %v", err)
	}
	backup := path + ".backup"
	if err := os.Link(path, backup); err != nil {
		t.Fatal(err)
	}
	if err := quick.Lock(path); err == nil || !strings.Contains(err.Error(), "another name") {
		t.Errorf("%v", err)
	}
	if got, err := os.ReadFile(backup); err != nil || !bytes.Equal(got, story) {
		t.Errorf("the other name has %d bytes, %v", len(got), err)
	}
}

func TestUnlockWhatWasAltered(t *testing.T) {
	data := sealed(t, quick, story)
	data[len(data)-100] ^= 1
	path := file(t, data)
	if err := quick.Unlock(path); err == nil || !strings.Contains(err.Error(), "altered or cut off") {
		t.Errorf("%v", err)
	}
	if got, _ := os.ReadFile(path); !bytes.Equal(got, data) {
		t.Error("the file was changed")
	}
	if len(Leftovers(path)) > 0 {
		t.Errorf("left: %v", Leftovers(path))
	}
}

// crash is what the test below runs as another process, which dies at a step.
func crash(path, do, at string) {
	step := func(name string) {
		if name == at {
			os.Exit(9) // nothing deferred is done
		}
	}
	var err error
	if do == "lock" {
		err = quick.lock(path, step)
	} else {
		err = quick.unlock(path, step)
	}
	if err != nil {
		os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
	os.Exit(0)
}

// Killed at any step, the file is whole, plain or sealed; the same again does the rest, and leaves nothing behind.
func TestKilledAtEveryStep(t *testing.T) {
	if at := os.Getenv("SEAL_TEST_STEP"); at != "" {
		crash(os.Getenv("SEAL_TEST_PATH"), os.Getenv("SEAL_TEST_DO"), at)
	}
	for _, do := range []string{"lock", "unlock"} {
		steps := []string{"made", "written", "synced", "renamed"}
		if do == "lock" {
			steps = append(steps, "replaced", "wiped")
		}
		for _, at := range steps {
			start := story
			if do == "unlock" {
				start = sealed(t, quick, story)
			}
			path := file(t, start)
			cmd := exec.Command(os.Args[0], "-test.run=TestKilledAtEveryStep")
			cmd.Env = append(os.Environ(), "SEAL_TEST_STEP="+at, "SEAL_TEST_PATH="+path, "SEAL_TEST_DO="+do)
			out, err := cmd.CombinedOutput()
			if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != 9 {
				t.Fatalf("%s did not come to %q: %v %s", do, at, err, out)
			}
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if IsSealed(got) {
				if got, err = opened(quick, got); err != nil {
					t.Errorf("%s killed at %s: %v", do, at, err)
				}
			}
			if !bytes.Equal(got, story) {
				t.Errorf("%s killed at %s: the file has %d other bytes", do, at, len(got))
			}
			again := quick.Lock
			if do == "unlock" {
				again = quick.Unlock
			}
			if err := again(path); err != nil && !strings.Contains(err.Error(), "already") && !strings.Contains(err.Error(), "is not locked") {
				t.Errorf("%s killed at %s: again: %v", do, at, err)
			}
			if len(Leftovers(path)) > 0 || IsSealedFile(path) != (do == "lock") {
				t.Errorf("%s killed at %s, and done again: %v", do, at, Leftovers(path))
			}
		}
	}
}

// Killed in the middle of unlocking, the plain bytes that lie about are overwritten by the next lock, too.
func TestLockCleansUp(t *testing.T) {
	path := file(t, sealed(t, quick, story))
	if err := os.WriteFile(path+".opening", story, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := quick.Lock(path); err == nil || !strings.Contains(err.Error(), "locked already") || len(Leftovers(path)) > 0 {
		t.Errorf("%v; left %v", err, Leftovers(path))
	}
}

func TestFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault")
	for _, data := range []string{"one", "another"} {
		if err := quick.WriteFile(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
		only(t, path)
		if got, err := quick.ReadFile(path, 100); err != nil || string(got) != data {
			t.Errorf("%q, %v", got, err)
		}
	}
	if _, err := quick.ReadFile(path, 3); err == nil || !strings.Contains(err.Error(), "more than 3 bytes") {
		t.Errorf("%v", err)
	}
}

func FuzzReader(f *testing.F) {
	var b bytes.Buffer
	w, _ := quick.Writer(&b)
	io.WriteString(w, "words")
	w.Close()
	f.Add(b.Bytes())
	f.Add([]byte(magic + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, err := opened(quick, data); err == nil && string(got) != "words" {
			t.Errorf("%q was opened from what was never sealed", got)
		}
	})
}
