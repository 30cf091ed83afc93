package capture

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode"
)

// Reason is why an input was refused.
type Reason string

// The reasons.
const (
	Empty          Reason = "empty"
	TooBig         Reason = "too big"
	NotAFile       Reason = "not a file" // a directory, a named pipe, a device, a socket
	BadURL         Reason = "bad URL"
	BadScheme      Reason = "scheme"
	BadAddress     Reason = "address" // loopback, private or otherwise not of the public internet
	BadPort        Reason = "port"
	RedirectLoop   Reason = "redirect loop"
	ManyRedirects  Reason = "too many redirects"
	TooSlow        Reason = "too slow"
	Bomb           Reason = "decompression bomb"
	BadEncoding    Reason = "content encoding"
	CutShort       Reason = "cut short"
	NotCertified   Reason = "certificate"
	BadProxy       Reason = "proxy"
	NoSuchHost     Reason = "no such host"
	NoConnection   Reason = "no connection"
	NoSuchFile     Reason = "no such file"
	NoPermission   Reason = "no permission"
	NotReadThrough Reason = "read failed"
	Offline        Reason = "offline"    // connections are switched off
	Disallowed     Reason = "robots.txt" // the site's robots.txt says no, or cannot be had
	TooSoon        Reason = "too soon"   // the site asked to be left alone, or failed too often
)

// Refusal is an input that was not captured, for a reason that a person can act on.
type Refusal struct {
	Source string // the file name or URL as given
	Reason Reason
	Why    string // what is wrong, to be read after "SOURCE: "
	Next   string // what to do about it; "" when nothing can be done
	Err    error  // what lay behind it; may be nil
}

func (r *Refusal) Error() string {
	s := printable(r.Source) + ": " + r.Why
	if r.Next != "" {
		s += "; " + r.Next
	}
	return s
}

func (r *Refusal) Unwrap() error { return r.Err }

// IsRefused reports whether err is, or wraps, a Refusal for one of the reasons, or for any when none is given.
func IsRefused(err error, reasons ...Reason) bool {
	r, ok := errors.AsType[*Refusal](err)
	if !ok {
		return false
	}
	for _, reason := range reasons {
		if r.Reason == reason {
			return true
		}
	}
	return len(reasons) == 0
}

// StatusError is an answer other than 2xx. Its body is not an article, and is not kept.
type StatusError struct {
	Source string // the URL as given
	URL    string // where the answer came from
	Code   int    // "404"
	Status string // "404 Not Found"
	Header http.Header
}

func (e *StatusError) Error() string {
	at := ""
	if e.URL != e.Source {
		at = " at " + e.URL
	}
	return fmt.Sprintf("%s: the server answered %s%s; %s", printable(e.Source), printable(e.Status), at, e.next())
}

func (e *StatusError) next() string {
	switch {
	case e.Code == 401 || e.Code == 402 || e.Code == 403 || e.Code == 451:
		return "open it in a browser, save the page and give the file"
	case e.Code == 404 || e.Code == 410:
		return "check the address, or give an archived copy"
	case e.Code == 429 || e.Code >= 500:
		return "try again later"
	}
	return "open it in a browser, save the page and give the file"
}

func empty(source string) error {
	return &Refusal{Source: source, Reason: Empty, Why: "is empty: there are no bytes to read"}
}

// RefuseOffline is the Refusal of a URL because connections are switched off.
func RefuseOffline(url string) error {
	return &Refusal{Source: url, Reason: Offline, Why: "is not asked for: connections are switched off", Next: "run again without --offline"}
}

func tooBig(source string, limit int64) *Refusal {
	return &Refusal{Source: source, Reason: TooBig, Why: "is larger than the limit of " + Size(limit),
		Next: "raise it with --max-size if you trust the source"}
}

func readError(source string, limit int64, err error) error {
	if errors.Is(err, errTooBig) {
		return tooBig(source, limit)
	}
	return &Refusal{Source: source, Reason: NotReadThrough, Why: "reading failed: " + cause(err), Err: err}
}

// Size writes a number of bytes for people: "20 MiB", "1.5 KiB", "12 bytes".
func Size(n int64) string {
	for _, u := range []struct {
		unit int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= u.unit {
			s := strconv.FormatFloat(float64(n)/float64(u.unit), 'f', 1, 64)
			return strings.TrimSuffix(s, ".0") + " " + u.name
		}
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

// printable is s as it may stand in a message: quoted when it holds what a terminal would act upon.
func printable(s string) string {
	for _, r := range s {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return strconv.Quote(s)
		}
	}
	return s
}
