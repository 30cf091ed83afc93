package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// scanner goes through a WARC record by record.
type scanner struct {
	o       Options
	tape    *tape
	again   io.ReaderAt // the same archive, to be read at any place; nil where it cannot be
	member  *member     // the gzip member that is being read, nil between members and in a plain WARC
	zip     *gzip.Reader
	text    *bufio.Reader // over the member
	trial   *gzip.Reader  // for finding members
	packed  bool          // the archive is in gzip
	begun   bool
	over    bool // nothing more can be had
	block   bytes.Buffer
	earlier *earlier
}

func newScanner(r io.Reader, o Options, e *earlier) *scanner {
	s := &scanner{o: o, tape: newTape(r, o.MaxSize+maxHead), text: bufio.NewReaderSize(nil, 32<<10)}
	s.again = randomly(r)
	s.earlier = e
	return s
}

// randomly is r as an io.ReaderAt; nil where that does not work, as with a pipe, or where offsets would not be those of r.
func randomly(r io.Reader) io.ReaderAt {
	at, ok := r.(io.ReaderAt)
	if !ok {
		return nil
	}
	if seeker, ok := r.(io.Seeker); ok {
		if place, err := seeker.Seek(0, io.SeekCurrent); err != nil || place != 0 {
			return nil
		}
	}
	if _, err := at.ReadAt(make([]byte, 1), 0); err != nil && err != io.EOF {
		return nil
	}
	return at
}

// in is where the records are read from.
func (s *scanner) in() *bufio.Reader {
	if s.member != nil {
		return s.text
	}
	return s.tape.buf
}

// next reads the next record. io.EOF is the end of the archive. Any other error is what Read hands out.
func (s *scanner) next() (*Record, error) {
	start, err := s.begin()
	rec := &Record{Archive: s.o.Source, Offset: start}
	if err == io.EOF {
		return nil, io.EOF
	}
	if err == nil {
		var problem error
		problem, err = s.record(rec)
		if err == nil {
			rec.Length, err = s.end(start)
		}
		if err == nil && problem != nil {
			rec.Capture, rec.Skipped = nil, ""
			s.remember(rec)
			return rec, &Fault{Archive: s.o.Source, Offset: start, ID: rec.ID, URL: rec.URL, Why: problem.Error(), Err: problem}
		}
	}
	if err == nil {
		s.remember(rec)
		return rec, nil
	}
	if s.over {
		return nil, err
	}
	return s.fault(rec, err)
}

// fault looks for the next record after err, and words what happened.
func (s *scanner) fault(rec *Record, err error) (*Record, error) {
	f := &Fault{Archive: s.o.Source, Offset: rec.Offset, ID: rec.ID, URL: rec.URL, Why: err.Error(), Err: err}
	if b, ok := errors.AsType[*broken](err); ok {
		f.CutShort = b.cutShort
	}
	if s.tape.err == nil {
		s.resume(rec.Offset)
		f.Lost = max(0, s.tape.pos()-rec.Offset)
	}
	if s.tape.err != nil {
		s.over = true
		return nil, fmt.Errorf("%s: reading failed at byte %d: %w", printable(s.o.Source), s.tape.pos(), s.tape.err)
	}
	rec.Capture, rec.Skipped = nil, ""
	s.remember(rec)
	if rec.Type == "" {
		return nil, f
	}
	return rec, f
}

// begin goes to the first byte of the next record and gives its offset, or that of its member.
func (s *scanner) begin() (int64, error) {
	if s.member != nil {
		if more, err := s.more(); more || err != nil {
			s.member.many = true
			return s.member.start, err
		}
	}
	s.tape.mark()
	for {
		b, err := s.tape.buf.Peek(4)
		start := s.tape.pos()
		switch {
		case len(b) == 0 && err == io.EOF:
			if !s.begun {
				s.over = true
				return 0, fmt.Errorf("%s: is empty: there is no record to read", printable(s.o.Source))
			}
			return start, io.EOF
		case err != nil && err != io.EOF:
			return start, inStream(err, "between two records")
		case bytes.HasPrefix(b, []byte{0x1f, 0x8b}):
			s.begun, s.packed = true, true
			return start, s.open(start)
		case b[0] == '\r' || b[0] == '\n':
			s.tape.buf.Discard(1)
			continue
		case bytes.HasPrefix(b, []byte("WARC")):
			s.begun, s.packed = true, false
			return start, nil
		case bytes.Equal(b, []byte{0x28, 0xb5, 0x2f, 0xfd}), len(b) == 4 && b[0]&0xf0 == 0x50 && bytes.Equal(b[1:], []byte{0x2a, 0x4d, 0x18}):
			s.over = true
			return start, &Fault{Archive: s.o.Source, Offset: start, Why: "is compressed with zstd, which is not read; unpack it (zstd -d) and read what comes of it"}
		case !s.begun:
			s.over = true
			return start, &Fault{Archive: s.o.Source, Offset: start, Why: fmt.Sprintf("is no WARC: it begins with %q, not with a record or a gzip member", b)}
		}
		return start, brokenf("%q is not the beginning of a record", b)
	}
}

// end goes behind the line ends that close a record, and gives its length.
func (s *scanner) end(start int64) (int64, error) {
	in := s.in()
	ends := 0 // a record ends with two line ends; that some archivers leave them out is forgiven
	for range 2 {
		if b, _ := in.Peek(2); bytes.Equal(b, []byte("\r\n")) {
			in.Discard(2)
			ends++
		} else if len(b) > 0 && b[0] == '\n' {
			in.Discard(1)
			ends++
		}
	}
	follows := func() error {
		if ends == 2 { // its length was right; what follows is another's fault
			return nil
		}
		return s.follows(in)
	}
	if s.member == nil {
		return s.tape.pos() - start, follows()
	}
	many := s.member.many
	if more, err := s.more(); err != nil {
		return 0, err
	} else if more {
		s.member.many = true
		return 0, follows()
	}
	if many {
		return 0, nil
	}
	return s.tape.pos() - start, nil
}

// follows refuses what can be neither the next record nor the end: then the length of the last one was wrong.
func (s *scanner) follows(in *bufio.Reader) error {
	b, err := in.Peek(7)
	if len(b) == 0 && err == io.EOF || bytes.HasPrefix([]byte("WARC/1."), b) || len(b) > 0 && (b[0] == '\r' || b[0] == '\n' || s.member == nil && b[0] == 0x1f) {
		return nil
	}
	if err != nil && err != io.EOF {
		return inStream(err, "behind the record")
	}
	return brokenf("the record does not end where its Content-Length says: %q follows", b)
}
