package warc

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
)

// resume goes to the next record behind a fault in the one at start. Within a sound gzip member that is the next line that
// begins a record, or the member's end. Else the bytes behind the first of the record are gone over again, as far as they
// are kept, for a record that claims to be longer than it is has others in it.
func (s *scanner) resume(start int64) {
	if s.member != nil {
		if s.seekLine(s.text) == nil {
			return
		}
		if _, err := s.text.Peek(1); err == io.EOF {
			s.member = nil
			return
		}
	}
	s.member = nil
	s.tape.back(start + 1)
	if s.packed {
		s.seekMember()
	} else {
		_ = s.seekLine(s.tape.buf) // an error stays in the tape, or is the end
	}
}

// seekLine goes to the next line that begins a record. The error is that of r.
func (s *scanner) seekLine(r *bufio.Reader) error {
	want := []byte("\nWARC/1.")
	for {
		s.tape.trim()
		b, err := r.Peek(r.Size())
		for from := 0; ; {
			i := bytes.Index(b[from:], want)
			if i < 0 {
				break
			}
			from += i + 1
			end := bytes.IndexByte(b[from:], '\n')
			if end >= 0 && version(b[from:from+end]) != "" {
				r.Discard(from)
				return nil
			}
		}
		if err != nil {
			r.Discard(len(b))
			if err == bufio.ErrBufferFull {
				continue
			}
			return err
		}
		r.Discard(max(1, len(b)-32)) // the line may begin in what is here and end behind it
	}
}

// seekMember goes to the next gzip member that holds a record, or to the end.
func (s *scanner) seekMember() {
	buf := s.tape.buf
	const enough = 4 << 10 // bytes behind the beginning of a member, in which its first line is
	for {
		s.tape.trim()
		b, err := buf.Peek(buf.Size())
		last := len(b)
		if err == nil {
			last -= enough
		}
		for from := 0; from < last; from++ {
			i := bytes.Index(b[from:last], []byte{0x1f, 0x8b, 0x08})
			if i < 0 {
				break
			}
			if from += i; s.begins(b[from:]) {
				buf.Discard(from)
				return
			}
		}
		if err != nil {
			buf.Discard(len(b))
			return
		}
		buf.Discard(last - 2) // what is looked for may be cut in two
	}
}

// begins reports whether a gzip member that holds a record begins with b.
func (s *scanner) begins(b []byte) bool {
	if len(b) > 3 && b[3]>>5 != 0 {
		return false
	}
	if s.trial == nil {
		s.trial = new(gzip.Reader)
	}
	if s.trial.Reset(bufio.NewReaderSize(bytes.NewReader(b), 16)) != nil {
		return false
	}
	var first [7]byte
	_, err := io.ReadFull(s.trial, first[:])
	return err == nil && string(first[:]) == "WARC/1."
}
