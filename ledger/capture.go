package ledger

import (
	"net/http"
	"time"

	"onrecord"
)

// CaptureBody says that bytes arrived.
type CaptureBody struct {
	// SHA256 names the bytes.
	SHA256 Digest `json:"sha256"`
	// Source is the file or URL as the user gave it.
	Source string `json:"source"`
	// URL is where the bytes came from after redirects, "" for a file.
	URL       string `json:"url"`
	MediaType string `json:"media_type"`
	Bytes     int    `json:"bytes"`
	// Arrived is when, as far as known: RFC 3339 in UTC, "" if not.
	Arrived string `json:"arrived"`
	// Header holds the server's answer headers; null for a file.
	Header http.Header `json:"header"`
}

// Kind is KindCapture.
func (CaptureBody) Kind() Kind { return KindCapture }

// The same bytes from the same place are one capture, whenever they are met; so are the same bytes in two files.
func (b CaptureBody) identity() (string, bool) { return string(b.SHA256) + " " + b.URL, true }

// Place is what versions of one article have in common: the URL, or the file's name as given.
func (b CaptureBody) Place() string {
	if b.URL != "" {
		return b.URL
	}
	return b.Source
}

// DraftCapture is the draft of c, with its bytes.
func DraftCapture(c *onrecord.Capture, by string) Draft {
	body := CaptureBody{SHA256: Digest(c.SHA256), Source: c.Source, URL: c.URL, MediaType: c.MediaType, Bytes: c.Size(), Header: c.Header}
	if !c.Time.IsZero() {
		body.Arrived = c.Time.UTC().Format(time.RFC3339)
	}
	return Draft{Body: body, By: by, Blobs: [][]byte{c.Data}}
}

// Capture is the capture that b tells of, with its bytes.
func (b CaptureBody) Capture(data []byte) *onrecord.Capture {
	c := onrecord.NewCapture(b.Source, b.MediaType, data)
	c.URL, c.Header = b.URL, b.Header
	c.Time, _ = time.Parse(time.RFC3339, b.Arrived) // "" is the zero time
	return c
}

// Outcome is what came of reading a capture.
type Outcome string

const (
	Read          Outcome = "read"
	OtherLanguage Outcome = "other language" // kept, its zones read, no statement looked for
	Unread        Outcome = "unread"         // kept; Reason says why nothing was read
)

// Outcomes lists them.
func Outcomes() []Outcome { return []Outcome{Read, OtherLanguage, Unread} }

// ReadingBody says what was read from a capture, its Cause.
type ReadingBody struct {
	Outcome Outcome `json:"outcome"`
	// Lang is the ISO 639-1 code of the text, "" if not known.
	Lang string `json:"lang"`
	// Reason says why nothing was read, for people; "" otherwise.
	Reason string `json:"reason"`
	// Reading names the reading as JSON, schema onrecord.reading/1, on one line; "" when nothing was read.
	Reading Digest `json:"reading"`
}

// Kind is KindReading.
func (ReadingBody) Kind() Kind { return KindReading }

// A better version that reads the same has nothing to say.
func (b ReadingBody) identity() (string, bool) {
	return string(b.Outcome) + " " + string(b.Reading) + " " + b.Reason, true
}

// DraftReading is the draft of r, read by the reader named, from the capture that the entry cause tells of. lang is the
// language that the reader finds statements in.
func DraftReading(r *onrecord.Reading, lang, by string, cause ID) (Draft, error) {
	data, err := r.MarshalJSON()
	if err != nil {
		return Draft{}, err
	}
	body := ReadingBody{Outcome: Read, Lang: r.Document.Lang, Reading: DigestOf(data)}
	if r.Document.Lang != "" && r.Document.Lang != lang {
		body.Outcome = OtherLanguage
	}
	return Draft{Body: body, By: by, Cause: cause, Blobs: [][]byte{data}}, nil
}

// DraftUnread is the draft of a capture that could not be read, for reason.
func DraftUnread(reason, by string, cause ID) Draft {
	return Draft{Body: ReadingBody{Outcome: Unread, Reason: reason}, By: by, Cause: cause}
}
