package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// draft is a file that is written beside its target and takes its place only when it is whole.
type draft struct {
	*os.File
	target string
}

// newDraft begins a draft of path. A symbolic link at path stays, and what it leads to is replaced.
func newDraft(path string) (*draft, error) {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	mode := fs.FileMode(0o666)
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(target), ".onrecord-"+strconv.FormatUint(rand.Uint64(), 36))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, writeError(path, err)
	}
	return &draft{f, target}, nil
}

// keep puts the draft in its target's place.
func (d *draft) keep() error {
	err := errors.Join(d.Sync(), d.Close())
	if err == nil {
		err = os.Rename(d.Name(), d.target)
	}
	if err != nil {
		os.Remove(d.Name())
		return writeError(d.target, err)
	}
	return nil
}

// drop removes the draft; the target stays as it was.
func (d *draft) drop() {
	d.Close()
	os.Remove(d.Name())
}

// oneFile is a sink for one file named by -o.
type oneFile struct {
	stream
	draft *draft
}

// newFile opens path. What is there already and is no regular file (a device, a pipe) is written to as it is.
func newFile(path string, list []input, between string) (sink, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, writeError(path, err)
		}
		return &stream{w: f, name: path, between: between, closer: f}, nil
	}
	if err := spare(path, sources(list)); err != nil {
		return nil, err
	}
	d, err := newDraft(path)
	if err != nil {
		return nil, err
	}
	return &oneFile{stream: stream{w: d, name: path, between: between}, draft: d}, nil
}

// close keeps the file when it holds every reading that there is. When writing failed or nothing was read, whatever stood
// under its name stays.
func (f *oneFile) close(err error) error {
	_, halted := errors.AsType[stopped](err)
	if f.n == 0 || err != nil && !halted && err != errSomeFailed {
		f.draft.drop()
		return err
	}
	if e := f.draft.keep(); e != nil {
		return e
	}
	return err
}

// sources are the real paths of the files in list.
func sources(list []input) map[string]bool {
	set := map[string]bool{}
	for _, in := range list {
		if real, err := realPath(in.source); err == nil {
			set[real] = true
		}
	}
	return set
}

// spare refuses to write over an article that is being read.
func spare(path string, sources map[string]bool) error {
	if real, err := realPath(path); err == nil && sources[real] {
		return fmt.Errorf("%s is one of the articles to read, and would be overwritten; name another place with -o", path)
	}
	return nil
}

func realPath(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

// writeError says what went wrong in writing to name, and what can be done.
func writeError(name string, err error) error {
	switch {
	case errors.Is(err, syscall.EPIPE):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("write %s: the disk is full; free some space or name another place with -o", name)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("write %s: you have no permission to write there; name another place with -o", name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("write %s: there is no such folder; create it first", name)
	}
	return fmt.Errorf("write %s: %w", name, bare(err))
}
