package warc

import (
	"bytes"
	"fmt"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
)

const (
	// ownURN begins the address of what has none: a file that was given. The digest of its bytes follows.
	ownURN = "urn:sha256:"
	// original begins the names of fields that no longer hold for what is archived, for it was unpacked (as warcio and pywb do).
	original = "X-Archive-Orig-"
)

// isWeb reports whether address is one of HTTP.
func isWeb(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	scheme = strings.ToLower(scheme)
	return scheme == "http" || scheme == "https"
}

// addressOf is the URL of a Capture: none for what had none when it was archived.
func addressOf(target string) string {
	if strings.HasPrefix(target, ownURN) {
		return ""
	}
	return target
}

func pathOf(address string) string {
	if u, err := url.Parse(address); err == nil {
		return u.Path
	}
	return ""
}

// moved are the fields that hold for an answer as it came, and not for it unpacked.
func moved() []string { return []string{"Content-Encoding", "Transfer-Encoding", "Content-Length"} }

// headerOf is the header of an answer as it came.
func headerOf(a *answer) http.Header {
	h := http.Header(a.header)
	for _, name := range moved() {
		if v := h[original+name]; v != nil {
			delete(h, original+name)
			h[name] = v
		} else if ours := h[ownLength]; name == "Content-Length" && ours != nil {
			delete(h, name)
		}
	}
	delete(h, ownLength)
	return h
}

// ownLength marks an answer that had no Content-Length and got one by being written.
const ownLength = "X-Archive-Added-Content-Length"

// unchunk takes the chunked transfer coding off (RFC 9112, 7.1). Many archivers keep the header and not the chunks: content
// that does not begin with a chunk is none. What could be read comes with the error.
func unchunk(h textproto.MIMEHeader, b []byte) (data []byte, chunked bool, err error) {
	if !strings.Contains(strings.ToLower(strings.Join(h["Transfer-Encoding"], ",")), "chunked") {
		return b, false, nil
	}
	at := 0
	for first := true; ; first = false {
		end := bytes.IndexByte(b[at:], '\n')
		size, ok := chunkSize(b[at : at+max(end, 0)])
		switch {
		case !ok && first:
			return b, false, nil
		case end < 0:
			return data, true, fmt.Errorf("its content is cut short: the last chunk is missing at byte %d of it", at)
		case !ok:
			return data, true, fmt.Errorf("%q at byte %d of its content is not the size of a chunk", clip(b[at:]), at)
		}
		at += end + 1
		if size == 0 {
			return data, true, nil // trailers are of no use here
		}
		if size > int64(len(b)-at) {
			return append(data, b[at:]...), true, fmt.Errorf("its content is cut short: a chunk of %d bytes has %d", size, len(b)-at)
		}
		data = append(data, b[at:at+int(size)]...)
		at += int(size)
		switch {
		case bytes.HasPrefix(b[at:], []byte("\r\n")):
			at += 2
		case bytes.HasPrefix(b[at:], []byte("\n")):
			at++
		default:
			return data, true, fmt.Errorf("the chunk before byte %d of its content does not end where its size says", at)
		}
	}
}

func chunkSize(line []byte) (int64, bool) {
	size, _, _ := strings.Cut(string(line[:min(len(line), 1000)]), ";")
	n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 62)
	return int64(n), err == nil
}
