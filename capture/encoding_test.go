package capture

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

func pack(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	var w io.WriteCloser
	var err error
	switch name {
	case "gzip":
		w = gzip.NewWriter(&buf)
	case "zlib":
		w = zlib.NewWriter(&buf)
	case "flate":
		w, err = flate.NewWriter(&buf, 6)
	case "br":
		w = brotli.NewWriter(&buf)
	case "zstd":
		w, err = zstd.NewWriter(&buf, zstd.WithEncoderConcurrency(1))
	default:
		return data
	}
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	w.Close()
	return buf.Bytes()
}

// fetchPacked fetches body, declared to be packed as encoding.
func fetchPacked(t *testing.T, o Options, encoding string, body []byte) (*Fetcher, string) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", encoding)
		w.Write(body)
	})
	return fetcher(t, o, s), s.URL
}

func TestContentEncodings(t *testing.T) {
	plain := []byte(strings.Repeat(article, 50))
	for encoding, body := range map[string][]byte{
		"gzip":     pack(t, "gzip", plain),
		"x-gzip":   pack(t, "gzip", plain),
		"deflate":  pack(t, "zlib", plain),
		"DEFLATE ": pack(t, "flate", plain),
		"br":       pack(t, "br", plain),
		"zstd":     pack(t, "zstd", plain),
		"br, gzip": pack(t, "gzip", pack(t, "br", plain)),
		"identity": plain,
		"":         plain,
	} {
		f, u := fetchPacked(t, Options{}, encoding, body)
		c, err := f.Fetch(context.Background(), u)
		if err != nil || !bytes.Equal(c.Data, plain) || c.Header.Get("Content-Encoding") != strings.TrimSpace(encoding) {
			t.Errorf("%q: %v", encoding, err)
		}
	}
}

func TestBadContentEncodings(t *testing.T) {
	plain := []byte(strings.Repeat(article, 50))
	whole := pack(t, "gzip", plain)
	for name, test := range map[string]struct {
		encoding string
		body     []byte
		reason   Reason
		says     string
	}{
		"unknown":         {"sdch", plain, BadEncoding, `"sdch"`},
		"not gzip":        {"gzip", plain, BadEncoding, "cannot be unpacked"},
		"not zstd":        {"zstd", plain, BadEncoding, "cannot be unpacked"},
		"not brotli":      {"br", plain, BadEncoding, "cannot be unpacked"},
		"three layers":    {"gzip, gzip, gzip", pack(t, "gzip", pack(t, "gzip", whole)), BadEncoding, "3 times over"},
		"half a gzip":     {"gzip", whole[:len(whole)/2], CutShort, "cut short"},
		"gzip of nothing": {"gzip", nil, Empty, "empty"},
		"bad checksum":    {"gzip", append(whole[:len(whole)-8:len(whole)-8], 1, 2, 3, 4, 5, 6, 7, 8), BadEncoding, "checksum"},
	} {
		t.Run(name, func(t *testing.T) {
			f, u := fetchPacked(t, Options{}, test.encoding, test.body)
			refused(t, f, u, test.reason, test.says)
		})
	}
}

func TestBombs(t *testing.T) {
	zeros := make([]byte, 10<<20)
	for _, test := range []struct{ encoding, name string }{{"gzip", "gzip"}, {"deflate", "zlib"}, {"deflate", "flate"}, {"br", "br"}, {"zstd", "zstd"}} {
		f, u := fetchPacked(t, Options{}, test.encoding, pack(t, test.name, zeros))
		refused(t, f, u, Bomb, "more than 200 times its size")
	}
	f, u := fetchPacked(t, Options{}, "gzip, gzip", pack(t, "gzip", pack(t, "gzip", zeros)))
	refused(t, f, u, Bomb)
	f, u = fetchPacked(t, Options{MaxSize: 5000}, "gzip", pack(t, "gzip", []byte(strings.Repeat(article, 100))))
	refused(t, f, u, TooBig, "4.9 KiB")
}

// Packed parts with nothing in them: the content never grows, the answer does.
func TestEndlessNothing(t *testing.T) {
	nothing := string(pack(t, "gzip", nil))
	refusedRaw(t, Options{MaxSize: 50_000, Timeout: 5 * time.Second}, after("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", func(w io.Writer) error {
		for {
			if _, err := io.WriteString(w, strings.Repeat(nothing, 100)); err != nil {
				return err
			}
		}
	}), TooBig, "48.8 KiB")
}

// Whatever a decoder makes of it, an answer that ends before its length is cut short.
func TestPackedAndCutShort(t *testing.T) {
	for _, name := range []string{"gzip", "br", "zstd"} {
		whole := pack(t, name, []byte(strings.Repeat(article, 50)))
		head := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n", name, len(whole))
		for _, n := range []int{1, 5, len(whole) / 2, len(whole) - 1} {
			refusedRaw(t, Options{}, after(head+string(whole[:n]), func(io.Writer) error { return nil }), CutShort, "cut short")
		}
	}
}
