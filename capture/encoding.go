package capture

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

const (
	// maxLayers is the most content encodings that may lie over each other. Honest servers use one.
	maxLayers = 2
	// maxRatio is how many times its packed size content may unpack to, once it is larger than ratioFrom bytes. Pages of
	// text reach about 20.
	maxRatio  = 200
	ratioFrom = 1 << 20
)

var errBomb = errors.New("unpacks to far more than it is")

// meter counts the bytes of the answer as they come, and stops at limit.
type meter struct {
	r     io.Reader
	n     int64
	limit int64
	err   error // the first error of r, io.EOF aside
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if m.n += int64(n); m.n > m.limit {
		err = errTooBig
	}
	if err != nil && err != io.EOF && m.err == nil {
		m.err = err
	}
	return n, err
}

// unpacked counts what comes out of the decoders and stops when it outgrows what went in.
type unpacked struct {
	r    io.Reader
	wire *meter
	n    int64
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.n += int64(n)
	if u.n > ratioFrom && u.n > maxRatio*u.wire.n {
		return n, errBomb
	}
	if err != nil && err != io.EOF {
		if u.wire.err != nil {
			return n, u.wire.err // the decoder's complaint, if there is a decoder, is only the consequence
		}
		return n, &packError{err}
	}
	return n, err
}

// packError is a decoder's complaint about what the server sent.
type packError struct{ err error }

func (e *packError) Error() string { return e.err.Error() }
func (e *packError) Unwrap() error { return e.err }

// decode takes the content encodings off r, the last applied first. done frees the decoders.
func decode(r io.Reader, headers []string) (content io.Reader, done func(), err error) {
	var layers []string
	for _, name := range strings.Split(strings.ToLower(strings.Join(headers, ",")), ",") {
		if name = strings.TrimSpace(name); name != "" && name != "identity" {
			layers = append(layers, name)
		}
	}
	if len(layers) > maxLayers {
		return nil, nil, &Refusal{Reason: BadEncoding, Why: fmt.Sprintf("the answer is packed %d times over, more than %d are not unpacked", len(layers), maxLayers)}
	}
	var closers []func()
	done = func() {
		for _, c := range closers {
			c()
		}
	}
	for i := len(layers) - 1; i >= 0; i-- {
		next, c, err := decoder(layers[i], r)
		if err != nil {
			done()
			return nil, nil, err
		}
		r, closers = next, append(closers, c)
	}
	return r, done, nil
}

func decoder(name string, r io.Reader) (io.Reader, func(), error) {
	nothing := func() {}
	packed := func(err error) error {
		if err == nil || err == io.EOF {
			return err
		}
		return &packError{err}
	}
	switch name {
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		return z, nothing, packed(err)
	case "deflate": // zlib by the standard, bare deflate from some servers
		b := bufio.NewReader(r)
		if head, _ := b.Peek(2); len(head) == 2 && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
			z, err := zlib.NewReader(b)
			return z, nothing, packed(err)
		}
		return flate.NewReader(b), nothing, nil
	case "br":
		return brotli.NewReader(r), nothing, nil
	case "zstd": // the window limit is that of RFC 9659
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			return nil, nil, packed(err)
		}
		return z, z.Close, nil
	}
	return nil, nil, &Refusal{Reason: BadEncoding, Why: fmt.Sprintf("the answer is packed as %q, which was not asked for", name)}
}

// Unpack reads all of r and takes the content encodings off it that headers, the values of Content-Encoding, name, the last
// applied first. Neither what goes in nor what comes out may be larger than limit, nor may it grow as no article does. The
// error is a *Refusal about source.
func Unpack(source string, r io.Reader, headers []string, limit int64) ([]byte, error) {
	wire := &meter{r: r, limit: limit}
	content, done, err := decode(wire, headers)
	if err == io.EOF { // nothing came, which no packed form can be
		return nil, nil
	}
	var data []byte
	if err == nil {
		defer done()
		data, err = readAtMost(&unpacked{r: content, wire: wire}, limit)
	}
	if err == nil {
		return data, nil
	}
	refusal := explainContent(err, limit)
	if r, ok := errors.AsType[*Refusal](err); ok {
		again := *r
		refusal = &again
	}
	if refusal == nil {
		return nil, readError(source, limit, err)
	}
	refusal.Source = source
	return nil, refusal
}
