package warc

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"strings"

	"onrecord"
)

// earlier remembers records that revisits may refer to, within bounds: by a digest of each name that one may be called by.
type earlier struct {
	max     int
	maxKept int64
	by      map[[16]byte]*met
	row     []*met // as they came; the first of it are forgotten first
	kept    int64
	h       hash.Hash
}

// met is a record that was met.
type met struct {
	keys    [][16]byte
	in      io.ReaderAt // the WARC, to be read again; nil where it cannot be
	offset  int64
	payload string // its digest as declared
	skipped Skip
	kept    *onrecord.Capture // nil where it can be read again, or was no capture
}

func newEarlier(o Options) *earlier {
	return &earlier{max: o.MaxEarlier, maxKept: o.MaxKept, by: map[[16]byte]*met{}, h: sha256.New()}
}

func (e *earlier) key(parts ...string) (k [16]byte) {
	e.h.Reset()
	for _, p := range parts {
		io.WriteString(e.h, p)
		e.h.Write([]byte{0})
	}
	copy(k[:], e.h.Sum(nil))
	return k
}

// names are the keys under which a record is remembered, or looked for: its id, its address and date, its payload.
func (e *earlier) names(id, url, date, payload string) (keys [][16]byte) {
	if id != "" {
		keys = append(keys, e.key("id", id))
	}
	if url != "" && date != "" {
		keys = append(keys, e.key("at", url, date))
	}
	if algorithm, sum, ok := digest(payload); ok {
		keys = append(keys, e.key("payload", algorithm, string(sum)))
	}
	return keys
}

// remember keeps what a revisit of rec would need. A payload stays with the first record that had it.
func (s *scanner) remember(rec *Record) {
	if rec.Type != "response" && rec.Type != "resource" {
		return
	}
	e := s.earlier
	m := &met{in: s.again, offset: rec.Offset, payload: rec.head["warc-payload-digest"], skipped: rec.Skipped}
	switch {
	case rec.Capture == nil && rec.Skipped == "":
		m.skipped = EarlierLost
	case rec.Capture != nil && (s.again == nil || rec.Length == 0):
		m.kept = rec.Capture
	}
	for _, k := range e.names(rec.ID, rec.URL, rec.head["warc-date"], rec.head["warc-payload-digest"]) {
		if e.by[k] == nil || e.by[k].skipped == EarlierLost {
			e.by[k] = m
			m.keys = append(m.keys, k)
		}
	}
	if len(m.keys) == 0 {
		return
	}
	e.row = append(e.row, m)
	if m.kept != nil {
		e.kept += int64(len(m.kept.Data))
	}
	for len(e.row) > e.max || e.kept > e.maxKept {
		e.forget()
	}
}

func (e *earlier) forget() {
	m := e.row[0]
	e.row[0], e.row = nil, e.row[1:]
	if m.kept != nil {
		e.kept -= int64(len(m.kept.Data))
	}
	for _, k := range m.keys {
		if e.by[k] == m {
			delete(e.by, k)
		}
	}
}

// revisit gives the content of the earlier record that rec refers to, under rec's own address and time (ISO 28500, 6.7).
func (s *scanner) revisit(rec *Record, block []byte) error {
	e := s.earlier
	var m *met
	for _, k := range e.names(rec.head.id("warc-refers-to"), rec.head.id("warc-refers-to-target-uri"), rec.head["warc-refers-to-date"], rec.head["warc-payload-digest"]) {
		if m = e.by[k]; m != nil {
			break
		}
	}
	switch {
	case m == nil:
		rec.Skipped = Unknown
		return nil
	case m.skipped != "":
		rec.Skipped = m.skipped
		return nil
	}
	if d := rec.head["warc-payload-digest"]; strings.Contains(rec.head["warc-profile"], "identical-payload") && !same(d, m.payload) {
		return fmt.Errorf("it is said to have the payload %s, and the record at byte %d that it refers to has %s", printable(d), m.offset, printable(m.payload))
	}
	c, err := s.load(m)
	if err != nil {
		return fmt.Errorf("the record at byte %d that it is a revisit of cannot be read again: %w", m.offset, err)
	}
	again := *c
	again.URL, again.Time = addressOf(rec.URL), date(rec.head["warc-date"])
	if a, _, err := readAnswer(block); err == nil && a.status == 200 {
		if again.Header = headerOf(a); essence(again.Header.Get("Content-Type")) != "" {
			again.MediaType = again.Header.Get("Content-Type")
		}
	}
	rec.Capture = &again
	return nil
}

// load gives the content of an earlier record: from memory, or from the archive.
func (s *scanner) load(m *met) (*onrecord.Capture, error) {
	if m.kept != nil {
		return m.kept, nil
	}
	o := s.o
	o.MaxEarlier, o.MaxKept = 1, 1
	sub := newScanner(struct{ io.Reader }{io.NewSectionReader(m.in, m.offset, 1<<62-m.offset)}, o, newEarlier(o))
	rec, err := sub.next()
	if err != nil {
		return nil, err
	}
	if rec == nil || rec.Capture == nil {
		return nil, fmt.Errorf("there is no content any more")
	}
	return rec.Capture, nil
}

// same reports whether two digests do not contradict each other.
func same(a, b string) bool {
	aa, as, aok := digest(a)
	ba, bs, bok := digest(b)
	return !aok || !bok || aa != ba || string(as) == string(bs)
}
