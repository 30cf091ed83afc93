package seal

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// Leftovers are files that an interrupted Lock or Unlock of path left beside it. That of Unlock holds plain bytes.
func Leftovers(path string) []string {
	var out []string
	path = real(path)
	for _, p := range []string{sealing(path), opening(path)} {
		if _, err := os.Lstat(p); err == nil {
			out = append(out, p)
		}
	}
	return out
}

func sealing(path string) string { return path + ".sealing" }
func opening(path string) string { return path + ".opening" }

// Lock seals the file at path in its place. The caller sees to it that nobody writes to it meanwhile. The sealed file is opened again and
// compared before it takes the place of the plain one, whose bytes are then overwritten: who still has it open finds nothing
// in it, and nothing of it is found on a disk that writes in place.
func (k Key) Lock(path string) error { return k.lock(path, func(string) {}) }

func (k Key) lock(path string, step func(string)) error {
	path = real(path)
	// Opened once and closed last: on Unix, closing any handle of a file gives up this process's locks on it, the caller's among them.
	plain, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	defer plain.Close()
	head := make([]byte, len(magic))
	if _, err := plain.ReadAt(head, 0); err != nil && err != io.EOF {
		return fmt.Errorf("lock: %w", err)
	}
	if info, err := plain.Stat(); err != nil || names(info) > 1 {
		return errors.Join(fmt.Errorf("lock %s: it has another name (a hard link), under which its plain bytes would be overwritten as well; make one of them a copy first", path), err)
	}
	if IsSealed(head) {
		if release, err := Exclusive(path); err == nil {
			clean(path)
			release()
		}
		return fmt.Errorf("lock %s: it is locked already", path)
	}
	err = replace(path, sealing(path), step, func(f *os.File) error { return k.sealed(f, plain) })
	if err != nil {
		return fmt.Errorf("lock %s: %w; it is as it was", path, err)
	}
	clean(path)
	step("replaced")
	if err := wipe(plain); err != nil {
		return fmt.Errorf("lock %s: it is locked, but its plain bytes could not be overwritten: %w", path, err)
	}
	step("wiped")
	return nil
}

// sealed seals all of plain into f, and makes sure that it can be had back.
func (k Key) sealed(f, plain *os.File) error {
	w, err := k.Writer(f)
	if err != nil {
		return err
	}
	want := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, want), io.NewSectionReader(plain, 0, 1<<62)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	back, err := k.Reader(io.NewSectionReader(f, 0, 1<<62))
	if err != nil {
		return fmt.Errorf("what was sealed cannot be opened: %w", err)
	}
	got := sha256.New()
	if _, err := io.Copy(got, back); err != nil {
		return fmt.Errorf("what was sealed cannot be opened: %w", err)
	}
	if !same(got, want) {
		return errors.New("what was sealed is not what was there")
	}
	return nil
}

func same(a, b hash.Hash) bool { return bytes.Equal(a.Sum(nil), b.Sum(nil)) }

// wipe overwrites a file, which may have no name any more.
func wipe(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	zeros := make([]byte, 1<<20)
	for at := int64(0); at < info.Size(); at += int64(len(zeros)) {
		if _, err := f.WriteAt(zeros[:min(int64(len(zeros)), info.Size()-at)], at); err != nil {
			return err
		}
	}
	return f.Sync()
}

// Unlock opens the sealed file at path in its place. ErrWrongPassphrase, or a file that was altered, leaves all as it was.
func (k Key) Unlock(path string) error { return k.unlock(path, func(string) {}) }

func (k Key) unlock(path string, step func(string)) error {
	path = real(path)
	release, err := Exclusive(path)
	if err != nil {
		return fmt.Errorf("unlock: %w", err)
	}
	defer release()
	if !IsSealedFile(path) {
		clean(path)
		return fmt.Errorf("unlock %s: it is not locked", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("unlock: %w", err)
	}
	defer f.Close()
	plain, err := k.Reader(f) // before anything is made: a wrong passphrase leaves no trace
	if err != nil {
		return fmt.Errorf("unlock %s: %w", path, err)
	}
	err = replace(path, opening(path), step, func(out *os.File) error {
		if _, err := io.Copy(out, plain); err != nil {
			wipe(out) //nolint:errcheck // the first error is the one to tell
			return fmt.Errorf("it was altered or cut off: %w", err)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("unlock %s: %w; it is as it was", path, err)
	}
	clean(path)
	return nil
}

// real is the file that path leads to: a symbolic link stays one.
func real(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	return path
}

// clean takes away what an interrupted Lock or Unlock left, plain bytes overwritten first.
func clean(path string) {
	if f, err := os.OpenFile(opening(path), os.O_RDWR, 0); err == nil {
		wipe(f) //nolint:errcheck // removing it is what counts
		f.Close()
	}
	for _, p := range Leftovers(path) {
		os.Remove(p)
	}
}
