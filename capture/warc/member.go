package warc

import (
	"io"

	"github.com/klauspost/compress/gzip"
)

// member is one gzip member, metered.
type member struct {
	s     *scanner
	start int64
	n     int64 // bytes that came out
	many  bool  // more than one record was begun in it
}

func (m *member) Read(p []byte) (int, error) {
	n, err := m.s.zip.Read(p)
	m.n += int64(n)
	m.s.tape.trim()
	if m.n > ratioFrom && m.n > maxRatio*(m.s.tape.pos()-m.start) {
		return n, errBomb
	}
	return n, err
}

// open begins to read the gzip member at start.
func (s *scanner) open(start int64) error {
	s.member = nil
	if s.zip == nil {
		s.zip = new(gzip.Reader)
	}
	if err := s.zip.Reset(s.tape.buf); err != nil {
		return inStream(err, "in the head of a gzip member")
	}
	s.zip.Multistream(false)
	s.member = &member{s: s, start: start}
	s.text.Reset(s.member)
	return nil
}

// more reports whether the member holds anything but line ends before it ends, and closes it when it does not.
func (s *scanner) more() (bool, error) {
	for {
		b, err := s.text.Peek(1)
		switch {
		case err == io.EOF:
			s.member = nil
			return false, nil
		case err != nil:
			return false, inStream(err, "behind the record")
		case b[0] != '\r' && b[0] != '\n':
			return true, nil
		}
		s.text.Discard(1)
	}
}
