package seal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// replace writes a file at path, readable by its owner only: whole, durable, or not at all. It is written at temp first, in the same
// folder; what a crash left there is overwritten. step is told of each step, for tests that crash at it.
func replace(path, temp string, step func(string), write func(*os.File) error) error {
	f, err := os.OpenFile(temp, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = f.Chmod(0o600) // what was there may have been made by somebody else's umask
	step("made")
	if err == nil {
		err = write(f)
	}
	step("written")
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		step("synced")
		err = os.Rename(temp, path)
	}
	if err != nil {
		os.Remove(temp)
		return err
	}
	step("renamed")
	return syncFolder(path)
}

// syncFolder makes a rename durable.
func syncFolder(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, errors.ErrUnsupported) { // a system whose folders need no such thing
		err = nil
	}
	return errors.Join(err, d.Close())
}

// WriteFile seals data into the file at path, in the place of what was there.
func (k Key) WriteFile(path string, data []byte) error {
	path = real(path)
	err := replace(path, path+".sealing", func(string) {}, func(f *os.File) error {
		w, err := k.Writer(f)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
		return w.Close()
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// ReadFile opens the sealed file at path, of at most limit bytes in the clear.
func (k Key) ReadFile(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := k.Reader(f)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("open %s: it was altered or cut off: %w", path, err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("open %s: it holds more than %d bytes", path, limit)
	}
	return data, nil
}

// IsSealedFile reports whether there is a sealed file at path.
func IsSealedFile(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && IsSealed(head)
}
