package warc

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"onrecord"
	"onrecord/capture"
)

// record reads the record that begins here into rec. problem is about this record alone; with err the archive cannot be
// followed behind it.
func (s *scanner) record(rec *Record) (problem, err error) {
	in := s.in()
	f, err := readHead(in)
	rec.head, rec.Type, rec.ID, rec.URL = f, strings.ToLower(f["warc-type"]), f.id("warc-record-id"), f.id("warc-target-uri")
	rec.Truncated = f["warc-truncated"]
	if err != nil {
		return nil, err
	}
	n, err := f.length()
	if err != nil {
		return nil, err
	}
	if n > s.o.MaxSize {
		return s.tooBig(rec, n)
	}
	s.block.Reset()
	if _, err := io.CopyN(&s.block, in, n); err != nil {
		return nil, inStream(err, fmt.Sprintf("in a record that claims %d bytes and has %d", n, s.block.Len()))
	}
	if s.block.Cap() > 4<<20 && n < 1<<20 { // one large record is no reason to hold its room for ever
		defer func() { s.block = bytes.Buffer{} }()
	}
	if err := checkDigest("block", f["warc-block-digest"], s.block.Bytes()); err != nil {
		return err, nil
	}
	return s.understand(rec, s.block.Bytes()), nil
}

// tooBig passes over a record whose block is larger than the limit, and does not trust its length: it goes to the next record
// that there is. The head of an answer may still tell that it is no article.
func (s *scanner) tooBig(rec *Record, n int64) (problem, err error) {
	in := s.in()
	if rec.Type == "response" || rec.Type == "resource" {
		b, _ := in.Peek(min(in.Size(), 16<<10))
		mediaType := rec.head["content-type"]
		if a, _, err := readAnswer(b); rec.Type == "response" && err == nil {
			mediaType = a.header.Get("Content-Type")
		}
		if t := essence(mediaType); t != "" && !s.o.Wanted(t) {
			rec.Skipped = NotPage
		}
	} else if rec.Type != "revisit" {
		rec.Skipped = NoContent
	}
	if err := s.seekLine(in); err != nil && err != io.EOF {
		return nil, inStream(err, fmt.Sprintf("in a record that claims %d bytes", n))
	}
	if rec.Skipped != "" {
		return nil, nil
	}
	return fmt.Errorf("claims %s, the limit is %s", capture.Size(n), capture.Size(s.o.MaxSize)), nil
}

// understand makes the Capture of a record whose block is at hand, or says why there is none.
func (s *scanner) understand(rec *Record, block []byte) (problem error) {
	switch {
	case rec.Type != "response" && rec.Type != "resource" && rec.Type != "revisit":
		if rec.Skipped = NoContent; rec.Type == "continuation" {
			rec.Skipped = Segmented
		}
		return nil
	case rec.head["warc-segment-number"] != "":
		rec.Skipped = Segmented
		return nil
	case rec.Type == "revisit":
		return s.revisit(rec, block)
	case rec.Type == "resource":
		return s.resource(rec, block)
	}
	return s.response(rec, block)
}

// response takes an answer of HTTP apart.
func (s *scanner) response(rec *Record, block []byte) error {
	if t := essence(rec.head["content-type"]); !isWeb(rec.URL) || t != "" && t != "application/http" {
		rec.Skipped = NotHTTP
		return nil
	}
	a, payload, err := readAnswer(block)
	if err != nil {
		return err
	}
	declared := rec.head["warc-payload-digest"]
	mediaType := essence(a.header.Get("Content-Type"))
	switch {
	case a.status != 200:
		rec.Skipped = NotOK
	case mediaType != "" && !s.o.Wanted(mediaType):
		rec.Skipped = NotPage
	}
	if rec.Skipped != "" { // archivers differ in what they take the digest of, see below
		if a.header.Get("Transfer-Encoding") == "" && a.header.Get("Content-Encoding") == "" {
			return checkDigest("payload", declared, payload)
		}
		return nil
	}
	forms := [][]byte{payload}
	whole, chunked, err := unchunk(a.header, payload)
	if err != nil && rec.Truncated == "" {
		return err
	}
	if chunked {
		forms = append(forms, whole)
	}
	data := whole
	if len(a.header["Content-Encoding"]) > 0 {
		if data, err = s.unpack(rec, a, whole); err != nil {
			return err
		}
		forms = append(forms, data)
	}
	// ISO 28500 means the payload as it came, which archivers take for: with its chunks, without, or unpacked.
	if err := checkDigest("payload", declared, forms...); err != nil {
		return err
	}
	rec.response = true
	rec.Capture = s.capture(rec, a, data)
	return nil
}

// unpack takes the content encodings off. Some archivers unpack and leave the header as it was: content that is not packed as
// it says is taken as it is, when it is text.
func (s *scanner) unpack(rec *Record, a *answer, whole []byte) ([]byte, error) {
	data, err := capture.Unpack(rec.URL, bytes.NewReader(whole), a.header["Content-Encoding"], s.o.MaxSize)
	if err == nil {
		return data, nil
	}
	if capture.IsRefused(err, capture.BadEncoding) && strings.HasPrefix(capture.MediaType("", whole), "text/") {
		return whole, nil
	}
	return nil, content(err)
}

// resource takes a record without a head of HTTP as it is.
func (s *scanner) resource(rec *Record, block []byte) error {
	if err := checkDigest("payload", rec.head["warc-payload-digest"], block); err != nil {
		return err
	}
	switch t := essence(rec.head["content-type"]); {
	case strings.HasPrefix(strings.ToLower(rec.URL), "urn:") && !strings.HasPrefix(rec.URL, ownURN):
		rec.Skipped = Derived
	case t != "" && !s.o.Wanted(t):
		rec.Skipped = NotPage
	default:
		rec.Capture = s.capture(rec, nil, block)
	}
	return nil
}

// capture makes the Capture of content, which is copied when it is a part of the block. There is none without bytes, and none
// of what turns out to be a picture.
func (s *scanner) capture(rec *Record, a *answer, data []byte) *onrecord.Capture {
	if len(data) == 0 {
		rec.Skipped = NoBytes
		return nil
	}
	mediaType := rec.head["content-type"]
	if a != nil {
		mediaType = a.header.Get("Content-Type")
	}
	if essence(mediaType) == "" {
		if mediaType = capture.MediaType(pathOf(rec.URL), data); !s.o.Wanted(essence(mediaType)) {
			rec.Skipped = NotPage
			return nil
		}
	}
	source := s.o.Source
	if s.o.within != "" {
		source = s.o.within
	}
	c := onrecord.NewCapture(source, mediaType, append([]byte(nil), data...))
	c.URL, c.Time = addressOf(rec.URL), date(rec.head["warc-date"])
	if a != nil {
		c.Header = headerOf(a)
	}
	return c
}

// date is a WARC-Date, the zero time when it makes no sense.
func date(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
