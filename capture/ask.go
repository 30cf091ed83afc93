package capture

import (
	"context"
	"io"
	"net/http"

	"onrecord"
)

// Request is one GET and what is particular about it; with nothing but a URL it is what Fetch does.
type Request struct {
	URL string
	// ETag and LastModified are validators of an earlier answer, "" for none (RFC 9110, 13.1). Where nothing has changed
	// since, the answer is a *StatusError with the code 304.
	ETag, LastModified string
	// NoRedirect gives a redirect back as a *StatusError, so that the caller decides whether to follow its Location.
	NoRedirect bool
	// Post makes it a POST of these bytes, of PostType, for services that answer nothing else; redirects are not followed then.
	Post     []byte
	PostType string
	// First takes so many bytes of the answer's content and leaves the rest; 0 takes all, within Options.MaxSize.
	First int64
}

// Ask captures the answer to r, as Fetch does for a URL alone.
func (f *Fetcher) Ask(ctx context.Context, r Request) (*onrecord.Capture, error) {
	u, err := ParseURL(r.URL)
	if err != nil {
		return nil, err
	}
	if f.o.Offline {
		return nil, RefuseOffline(r.URL)
	}
	if err := f.literal(u); err != nil {
		return nil, f.failure(ctx, r.URL, "", err)
	}
	limited, cancel := context.WithTimeoutCause(ctx, f.o.Timeout, errOutOfTime)
	defer cancel()
	trip := &trip{f: f, r: r, seen: map[string]bool{u.String(): true}}
	resp, err := trip.get(limited, u)
	if err != nil {
		return nil, f.failure(limited, r.URL, trip.at, err)
	}
	defer resp.Body.Close()
	final := resp.Request.URL.String()
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return nil, &StatusError{Source: r.URL, URL: final, Code: resp.StatusCode, Status: resp.Status, Header: resp.Header}
	}
	data, err := f.body(resp, r.First)
	if err != nil {
		return nil, f.failure(limited, r.URL, trip.at, err)
	}
	if len(data) == 0 {
		return nil, empty(r.URL)
	}
	mediaType := resp.Header.Get("Content-Type")
	if essence(mediaType) == "" {
		mediaType = MediaType(resp.Request.URL.Path, data)
	}
	c := onrecord.NewCapture(r.URL, mediaType, data)
	c.URL, c.Header, c.Time = final, resp.Header, f.o.Now()
	return c, nil
}

// body reads the answer, unpacked, within the limits; no more than first bytes of it, unless that is 0.
func (f *Fetcher) body(resp *http.Response, first int64) ([]byte, error) {
	if first <= 0 && resp.ContentLength > f.o.MaxSize {
		return nil, errTooBig
	}
	wire := &meter{r: resp.Body, limit: f.o.MaxSize}
	content, done, err := decode(wire, resp.Header.Values("Content-Encoding"))
	if err != nil {
		if err == io.EOF { // nothing came, which no packed form can be
			return nil, nil
		}
		return nil, err
	}
	defer done()
	r := io.Reader(&unpacked{r: content, wire: wire})
	if first > 0 {
		r = io.LimitReader(r, first)
	}
	return readAtMost(r, f.o.MaxSize)
}
