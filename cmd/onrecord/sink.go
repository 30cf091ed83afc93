package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// sink takes the rendered readings, whole ones only.
type sink interface {
	// through lets what goes to a terminal pass by the progress bar.
	through(*progress)
	put(in input, data []byte) error
	// close ends the output after a run that ended with err, and returns err or what went wrong in closing.
	close(err error) error
}

// newSink opens the output that f names.
func (p *program) newSink(f *readFlags, list []input, several bool) (sink, error) {
	single := f.format.value == "html" || f.format.value == "markdown"
	folder := strings.HasSuffix(f.output, "/") || strings.HasSuffix(f.output, string(filepath.Separator))
	if info, err := os.Stat(f.output); f.output != "" && err == nil {
		folder = folder || info.IsDir()
	}
	if single && several && !folder {
		return nil, usageError{fmt.Errorf("several articles as %s make several documents: name a folder for them with -o FOLDER/", f.format.value)}
	}
	between := ""
	if f.format.value == "text" {
		between = "\n" + strings.Repeat("═", 40) + "\n\n"
	}
	switch {
	case f.output == "":
		return &stream{w: p.stdout, terminal: p.isTerminal(p.stdout), name: "standard output", between: between}, nil
	case folder:
		return newFolder(f, list)
	}
	return newFile(f.output, list, between)
}

// stream is a sink that goes out at once: standard output, or a device or pipe named by -o.
type stream struct {
	w        io.Writer
	terminal bool
	name     string
	between  string // stands between two readings
	n        int
	closer   io.Closer // nil for what is not ours to close
}

func (s *stream) through(b *progress) {
	if s.terminal {
		s.w = b.above(s.w)
	}
}

func (s *stream) put(_ input, data []byte) error {
	if s.n++; s.n > 1 && s.between != "" {
		data = append([]byte(s.between), data...)
	}
	if _, err := s.w.Write(data); err != nil {
		return writeError(s.name, err)
	}
	return nil
}

func (s *stream) close(err error) error {
	if s.closer == nil {
		return err
	}
	if e := s.closer.Close(); e != nil && err == nil {
		return writeError(s.name, e)
	}
	return err
}
