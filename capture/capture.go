// Package capture brings in the bytes of one article: from a file, from a reader such as standard input, or from an http
// or https URL. A Capture holds the bytes as they came, under their SHA-256, with the media type, the final URL, the
// answer's headers and the time.
//
// What it reads is hostile. Every read is bounded in size, and a fetch also in time, redirects and decompression. The
// [Fetcher] looks at each address at the moment of connecting, on every redirect, so that neither a name that resolves
// to a private address nor one that changes between two look-ups gets through. Each refusal is a [*Refusal] that says
// what was refused, why, and what to do next.
//
// The package does not read the clock, the environment or flags, keeps no cookies, runs no scripts and decodes no text:
// charsets and markup are the next room's work.
package capture

import (
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/url"
	"time"

	"onrecord"
)

// The limits that hold where Options name no other.
const (
	DefaultMaxSize       = 20 << 20         // bytes, of the answer as sent and of the answer unpacked
	DefaultMaxRedirects  = 10               // hops
	DefaultTimeout       = 30 * time.Second // from the first look-up to the last byte
	DefaultHeaderTimeout = 15 * time.Second // from the request sent to the headers received
)

// Options bound what is read and say how. The zero Options are safe: the default limits, no private addresses, no proxy,
// the system's roots of trust. File and Reader use MaxSize and Now only.
type Options struct {
	// MaxSize is the most bytes that one Capture may hold; 0 means DefaultMaxSize.
	MaxSize int64
	// MaxRedirects is the most redirects followed in one fetch; 0 means DefaultMaxRedirects, -1 none.
	MaxRedirects int
	// Timeout bounds a whole fetch, HeaderTimeout the wait for the answer's headers; 0 means the default.
	Timeout       time.Duration
	HeaderTimeout time.Duration
	// AllowPrivate lets the Fetcher reach loopback, private and shared addresses and low ports: for tests and intranets.
	// Link-local, multicast and cloud metadata addresses stay refused.
	AllowPrivate bool
	// Offline lets the Fetcher refuse every URL before anything is looked up or connected to.
	Offline bool
	// UserAgent is sent with every request; "" means "onrecord".
	UserAgent string
	// Now gives the time of a Capture; nil leaves it unknown.
	Now func() time.Time
	// Proxy carries all requests. It resolves names itself, out of the guard's sight: so it needs AllowPrivate as well.
	Proxy *url.URL
	// Resolver looks names up; nil means the system's.
	Resolver *net.Resolver
	// RootCAs are the roots of trust for https; nil means the system's.
	RootCAs *x509.CertPool
}

func (o Options) withDefaults() Options {
	if o.MaxSize <= 0 {
		o.MaxSize = DefaultMaxSize
	}
	if o.MaxRedirects == 0 {
		o.MaxRedirects = DefaultMaxRedirects
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.HeaderTimeout <= 0 {
		o.HeaderTimeout = DefaultHeaderTimeout
	}
	if o.UserAgent == "" {
		o.UserAgent = "onrecord"
	}
	if o.Now == nil {
		o.Now = func() time.Time { return time.Time{} }
	}
	return o
}

// Reader captures all of r under the name source ("standard input"). The media type is sniffed. It refuses, with a
// *Refusal, what is empty or larger than o.MaxSize; a failed read comes back wrapped.
func Reader(source string, r io.Reader, o Options) (*onrecord.Capture, error) {
	o = o.withDefaults()
	data, err := readAtMost(r, o.MaxSize)
	if err != nil {
		return nil, readError(source, o.MaxSize, err)
	}
	if len(data) == 0 {
		return nil, empty(source)
	}
	c := onrecord.NewCapture(source, MediaType(source, data), data)
	c.Time = o.Now()
	return c, nil
}

// errTooBig says that a reader holds more than it may. It never leaves the package.
var errTooBig = errors.New("too big")

// readAtMost reads all of r, or gives errTooBig as soon as it holds more than limit bytes.
func readAtMost(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > limit:
		return nil, errTooBig
	}
	return data, nil
}
