// Package mbox reads files of many mails (RFC 4155), one mail at a time. A mail begins at a line "From …" that is the first or stands
// behind an empty line, and ">From " at the beginning of a line within one is unquoted once, as mboxo and mboxrd quote it.
//
// It streams: memory is bounded by the largest mail that is allowed, whatever the size of the file. A mail's own structure is read elsewhere.
package mbox

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Mail is one mail of a file.
type Mail struct {
	// N counts from 1, Offset is where its "From " line begins, in bytes of the file.
	N      int
	Offset int64
	// Data is the mail as it was sent, without that line and the quoting; nil if it was too large.
	Data []byte
}

// Read yields the mails of r. A mail of more than max bytes is an error beside its Mail, and the next one goes on. What has no "From "
// line at its beginning is no such file; that, and an error of r, end it.
func Read(r io.Reader, max int) iter.Seq2[Mail, error] {
	return func(yield func(Mail, error) bool) {
		s := &splitter{in: bufio.NewReaderSize(r, 64<<10), max: max}
		if head, err := s.in.Peek(5); !bytes.Equal(head, []byte("From ")) {
			if err != nil && !errors.Is(err, io.EOF) {
				yield(Mail{}, fmt.Errorf("read mails: %w", err))
				return
			}
			yield(Mail{}, errors.New("this is no file of mails: it does not begin with a line “From …”"))
			return
		}
		for more := true; more; {
			var m Mail
			var err error
			m, more, err = s.next()
			if m.N > 0 && !yield(m, err) {
				return
			}
		}
	}
}

type splitter struct {
	in     *bufio.Reader
	max    int
	n      int
	at     int64 // bytes read
	starts int64 // of the mail at hand
	fresh  bool  // the "From " line of the mail at hand is read already
}

// next reads one mail up to the line that the next begins with.
func (s *splitter) next() (m Mail, more bool, err error) {
	var data []byte
	large, empty, begun := false, false, s.fresh
	s.fresh = false
	done := func(more bool, failed error) (Mail, bool, error) {
		if !begun {
			return Mail{}, more, failed
		}
		s.n++
		m := Mail{N: s.n, Offset: s.starts, Data: bytes.TrimSuffix(bytes.TrimSuffix(data, []byte("\n")), []byte("\r"))}
		switch {
		case failed != nil:
			return m, false, fmt.Errorf("mail %d, at byte %d: the file breaks off: %w", m.N, m.Offset, failed)
		case large:
			m.Data = nil
			return m, more, fmt.Errorf("mail %d, at byte %d: it is larger than %d bytes", m.N, m.Offset, s.max)
		}
		return m, more, nil
	}
	whole := true // the piece at hand begins a line
	for {
		piece, err := s.in.ReadSlice('\n')
		start := s.at
		s.at += int64(len(piece))
		if whole && bytes.HasPrefix(piece, []byte("From ")) && (!begun || empty) {
			for errors.Is(err, bufio.ErrBufferFull) {
				piece, err = s.in.ReadSlice('\n')
				s.at += int64(len(piece))
			}
			if begun {
				m, _, failed := done(true, nil)
				s.starts, s.fresh = start, true
				return m, err == nil, failed
			}
			s.starts, begun = start, true
			if err != nil {
				return done(false, unlessEOF(err))
			}
			continue
		}
		if whole {
			empty = len(bytes.TrimRight(piece, "\r\n")) == 0
			if quoted := bytes.TrimLeft(piece, ">"); len(quoted) < len(piece) && bytes.HasPrefix(quoted, []byte("From ")) {
				piece = piece[1:]
			}
		}
		if large = large || len(data)+len(piece) > s.max; large {
			data = nil
		} else {
			data = append(data, piece...)
		}
		whole = !errors.Is(err, bufio.ErrBufferFull)
		if err != nil && whole {
			return done(false, unlessEOF(err))
		}
	}
}

func unlessEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
