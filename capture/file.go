package capture

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"onrecord"
)

// File captures the file at path. It follows symbolic links, and refuses, with a *Refusal, what is no regular file (a
// directory, a named pipe that may never end, a device), cannot be opened, is empty or is larger than o.MaxSize.
// The bytes are kept as they are: a compressed file is not unpacked.
func File(path string, o Options) (*onrecord.Capture, error) {
	o = o.withDefaults()
	if err := checkFile(path, o.MaxSize); err != nil { // before opening, for opening a device may have effects
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // not blocked by a pipe that took the file's place
	if err != nil {
		return nil, openError(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, openError(path, err)
	}
	if err := checkInfo(path, info, o.MaxSize); err != nil {
		return nil, err
	}
	return Reader(path, f, o)
}

func checkFile(path string, limit int64) error {
	info, err := os.Stat(path)
	if err != nil {
		return openError(path, err)
	}
	return checkInfo(path, info, limit)
}

func checkInfo(path string, info fs.FileInfo, limit int64) error {
	refuse := func(what, next string) error {
		return &Refusal{Source: path, Reason: NotAFile, Why: "is " + what + ", not a file", Next: next}
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return refuse("a directory", "give the files in it")
	case mode&fs.ModeNamedPipe != 0:
		return refuse("a named pipe", "read it through standard input: onrecord read - < "+printable(path))
	case mode&fs.ModeSocket != 0:
		return refuse("a socket", "")
	case mode&fs.ModeDevice != 0:
		return refuse("a device", "")
	case !mode.IsRegular():
		return refuse("something special", "")
	case info.Size() > limit:
		r := tooBig(path, limit)
		r.Why = "is " + Size(info.Size()) + " long, the limit is " + Size(limit)
		return r
	}
	return nil
}

func openError(path string, err error) error {
	r := &Refusal{Source: path, Reason: NotReadThrough, Why: "cannot be opened: " + cause(err), Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.Reason, r.Why = NoSuchFile, "there is no such file"
		r.Next = "check the name; a web address begins with https://"
	case errors.Is(err, fs.ErrPermission):
		r.Reason, r.Why = NoPermission, "you have no permission to read it"
		r.Next = "ask its owner, or copy it as a user who may"
	case errors.Is(err, syscall.ELOOP):
		r.Reason, r.Why = NotAFile, "is a symbolic link that leads in a circle"
	case errors.Is(err, syscall.ENAMETOOLONG):
		r.Reason, r.Why = NoSuchFile, "the name is longer than a file's can be"
	}
	return r
}

// cause is the innermost message of err: the file's name has been said already.
func cause(err error) string {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err.Error()
	}
	return err.Error()
}
