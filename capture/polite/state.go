package polite

import (
	"context"
	"errors"
	"net/http"
	"time"

	"onrecord"
	"onrecord/capture"
)

// State is what is remembered of one address between two visits. It is plain data and keeps its meaning as JSON. A State
// with nothing but a URL is one of an address that was never asked for.
type State struct {
	URL string `json:"url"`
	// Moved is where permanent redirects (301, 308) lead from URL: it is asked in URL's place.
	Moved string `json:"moved,omitempty"`
	// At is where the last answer came from, ETag and LastModified its validators, which are sent to no other address.
	At           string `json:"at,omitempty"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	// SHA256 is the digest of the bytes that came last, in lower-case hexadecimal.
	SHA256 string `json:"sha256,omitempty"`
	// Checked is when an answer came last, changed or not.
	Checked time.Time `json:"checked,omitzero"`
	// Next is the earliest moment at which to ask again after a failure; zero for none.
	Next time.Time `json:"next,omitzero"`
	// Failures in a row, and what the last one was.
	Failures int    `json:"failures,omitempty"`
	Error    string `json:"error,omitempty"`
}

const maxValidator = 1024 // bytes of an ETag or date that is worth remembering

func (s State) target() string {
	if s.Moved != "" {
		return s.Moved
	}
	return s.URL
}

// answered is s after c came. moved is where permanent redirects led, "" for nowhere.
func (s State) answered(now time.Time, c *onrecord.Capture, moved string) State {
	s = s.seen(now, moved)
	s.At, s.SHA256 = c.URL, c.SHA256
	s.ETag, s.LastModified = validator(c.Header.Get("ETag")), validator(c.Header.Get("Last-Modified"))
	return s
}

// unchanged is s after an answer 304, which may bring other validators.
func (s State) unchanged(now time.Time, h http.Header, moved string) State {
	s = s.seen(now, moved)
	if v := validator(h.Get("ETag")); v != "" {
		s.ETag = v
	}
	if v := validator(h.Get("Last-Modified")); v != "" {
		s.LastModified = v
	}
	return s
}

func (s State) seen(now time.Time, moved string) State {
	switch moved {
	case "":
	case s.URL: // and back again
		s.Moved = ""
	default:
		s.Moved = moved
	}
	s.Checked, s.Next, s.Failures, s.Error = now, time.Time{}, 0, ""
	return s
}

func validator(v string) string {
	if len(v) > maxValidator {
		return ""
	}
	return v
}

// Forget is s without its validators: the next answer comes whole.
func (s State) Forget() State {
	s.ETag, s.LastModified = "", ""
	return s
}

// failed is s after err.
func (f *Fetcher) failed(ctx context.Context, s State, now time.Time, err error) State {
	if ctx.Err() != nil {
		return s // called off: nobody failed
	}
	n, isNotYet := errors.AsType[*notYet](err)
	if isNotYet && n.Reason == capture.TooSoon {
		s.Next = n.until // the host is left alone; this address did nothing wrong
		return s
	}
	s.Failures, s.Error = s.Failures+1, err.Error()
	wait := f.backoff(s.Failures)
	e, isStatus := errors.AsType[*capture.StatusError](err)
	switch {
	case isNotYet:
		wait = max(wait, n.until.Sub(now))
	case isStatus && transient(err):
		wait = max(wait, retryAfter(e.Header, now))
	case !transient(err): // a page that is gone, or forbidden, seldom comes back within minutes
		wait = max(wait, time.Hour)
	}
	if isStatus && (e.Code == http.StatusNotFound || e.Code == http.StatusGone) {
		s.Moved = "" // where it moved to is gone: the old address may lead elsewhere by now
	}
	s.Next = now.Add(wait)
	return s
}
