package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"onrecord"
)

// made is the n-th capture of a collection that we made up.
func made(n int) *onrecord.Capture {
	c := onrecord.NewCapture("test.warc", "text/html; charset=utf-8", fmt.Appendf(nil, "<!doctype html><title>Harbour news %d</title><p>“The dam held,” the harbour master said on day %d.\r\n\r\n", n, n*7))
	c.URL = fmt.Sprintf("https://news.example.org/2024/%d?a=b", n)
	c.Time = time.Date(2024, 3, 1, 12, 0, n, 5000, time.UTC)
	c.Header = http.Header{"Content-Type": {c.MediaType}, "Content-Length": {"99"}, "Content-Encoding": {"br"}, "Set-Cookie": {"a=1", "b=2"}}
	return c
}

// collection holds a capture of every kind.
func collection() []*onrecord.Capture {
	again := *made(1)
	again.URL, again.Time = "https://mirror.example.com/1", again.Time.Add(time.Hour)
	again.Header = http.Header{"Content-Type": {"text/html"}}
	again.MediaType = "text/html"
	file := onrecord.NewCapture("test.warc", "text/plain", []byte("The minister declined to comment.\nWARC/1.1\r\nWARC-Type: response\r\n\r\n"))
	twice := *file
	twice.Time = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	untyped := onrecord.NewCapture("test.warc", "text/html", []byte("<html><p>No type was declared."))
	untyped.URL, untyped.Header = "http://example.com/untyped", http.Header{"Server": {"x"}}
	mail := onrecord.NewCapture("test.warc", "message/rfc822", []byte("From: a@example.org\r\n\r\nHello\r\n"))
	mail.URL = "https://example.org/letter.eml"
	return []*onrecord.Capture{made(0), made(1), &again, file, &twice, untyped, mail, made(2), made(1)}
}

func write(t testing.TB, o WriteOptions, captures ...*onrecord.Capture) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, o)
	for _, c := range captures {
		if err == nil {
			err = w.Write(c)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readAll gives the captures and faults of an archive, and its tally.
func readAll(r io.Reader, o Options) (captures []*onrecord.Capture, faults []error, tally Tally) {
	if o.Source == "" {
		o.Source = "test.warc"
	}
	for rec, err := range Read(r, o) {
		tally.Count(rec, err)
		if err != nil {
			faults = append(faults, err)
		} else if rec.Capture != nil {
			captures = append(captures, rec.Capture)
		}
	}
	return captures, faults, tally
}

// onlyReader is r without the methods that reading at any place needs.
func onlyReader(b []byte) io.Reader { return struct{ io.Reader }{bytes.NewReader(b)} }

func TestRoundTrip(t *testing.T) {
	want := collection()
	for _, plain := range []bool{true, false} {
		b := write(t, WriteOptions{Plain: plain, Now: time.Unix(1e9, 0), Software: "test"}, want...)
		if again := write(t, WriteOptions{Plain: plain, Now: time.Unix(1e9, 0), Software: "test"}, want...); !bytes.Equal(b, again) {
			t.Error("the same captures gave other bytes")
		}
		for name, r := range map[string]io.Reader{"random": bytes.NewReader(b), "stream": onlyReader(b)} {
			got, faults, tally := readAll(r, Options{})
			if len(faults) > 0 || tally.Revisits != 3 || tally.Skipped[NoContent] != 1 {
				t.Fatalf("plain %v, %s: faults %v, tally %+v", plain, name, faults, tally)
			}
			for i, c := range got {
				if !reflect.DeepEqual(c, want[i]) {
					t.Errorf("plain %v, %s: capture %d:\n got %+v\nwant %+v", plain, name, i, c, want[i])
				}
			}
			if len(got) != len(want) {
				t.Errorf("plain %v, %s: %d captures, want %d", plain, name, len(got), len(want))
			}
		}
	}
}

// A record is found again by its offset and length alone.
func TestOffsets(t *testing.T) {
	for _, plain := range []bool{true, false} {
		b := write(t, WriteOptions{Plain: plain}, collection()[:2]...)
		at := int64(0)
		for rec, err := range Read(onlyReader(b), Options{}) {
			if err != nil || rec.Offset != at {
				t.Fatalf("record at %d, want %d: %v", rec.Offset, at, err)
			}
			part := b[rec.Offset : rec.Offset+rec.Length]
			if !plain {
				z, err := gzip.NewReader(bytes.NewReader(part))
				if err != nil {
					t.Fatal(err)
				}
				if part, err = io.ReadAll(z); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.HasPrefix(part, []byte("WARC/1.1\r\n")) || !bytes.HasSuffix(part, []byte("\r\n\r\n")) || !bytes.Contains(part, []byte(rec.ID)) {
				t.Errorf("%q is not the record", part)
			}
			at += rec.Length
		}
		if at != int64(len(b)) {
			t.Errorf("records tile %d of %d bytes", at, len(b))
		}
	}
}

// record sets a record by hand; fields end in CRLF each.
func record(fields, block string) string {
	if !strings.Contains(fields, "Content-Length:") {
		fields += fmt.Sprintf("Content-Length: %d\r\n", len(block))
	}
	return "WARC/1.0\r\n" + fields + "\r\n" + block + "\r\n\r\n"
}

func response(url, block string) string {
	return record("WARC-Type: response\r\nWARC-Target-URI: <"+url+">\r\nWARC-Date: 2024-03-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:"+url+">\r\n", block)
}

const page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The mayor denied it."

func pack(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		io.WriteString(z, p)
		z.Close()
	}
	return b.Bytes()
}

func TestHostile(t *testing.T) {
	long := strings.Repeat("x", 2000)
	good := response("http://a.example/1", page)
	last := response("http://a.example/2", page)
	for _, tt := range []struct {
		name, record string
		captures     int // of three records
		fault        string
	}{
		{"sound", good, 3, ""},
		{"length huge", record("WARC-Type: response\r\nContent-Length: 9223372036854775807\r\n", page), 2, "claims"},
		{"length beyond", record("WARC-Type: response\r\nContent-Length: 99999999999999999999\r\n", page), 2, "is no length"},
		{"length long", record("WARC-Type: response\r\nContent-Length: 1800\r\n", page+long[:500]), 2, ""},
		{"length negative", record("WARC-Type: response\r\nContent-Length: -5\r\n", page), 2, "is no length"},
		{"length short", record("WARC-Type: response\r\nContent-Length: 50\r\n", page), 2, "does not end where its Content-Length says"},
		{"length twice", record("WARC-Type: response\r\nContent-Length: 5\r\nContent-Length: 9\r\n", page), 2, "two lengths"},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + page + "\r\n\r\n", 2, "no Content-Length"},
		{"NUL", record("WARC-Type: response\r\nWARC-Target-URI: http://a.example/\x00\r\n", page), 2, "NUL"},
		{"no field", record("WARC-Type response\r\n", page), 2, "is no field"},
		{"folded first", record(" WARC-Type: response\r\n", page), 2, "folded"},
		{"folded", record("WARC-Type:\r\n response\r\nWARC-Target-URI:\r\n\thttp://a.example/\r\n", page), 3, ""},
		{"folded much", record("WARC-Type: response\r\n"+strings.Repeat(" x\r\n", 200), page), 2, "folded lines"},
		{"folded long", record("A: "+strings.Repeat("x", maxFolded)+"\r\n x\r\n x\r\n", page), 2, "folded lines"},
		{"many lines", record(strings.Repeat("A: b\r\n", 2000), page), 2, "lines"},
		{"long line", record("A: "+strings.Repeat("x", maxHead)+"\r\n", page), 2, "longer than the limit"},
		{"version", strings.Replace(good, "WARC/1.0", "WARC/2.0", 1), 2, ""},
		{"no head", response("http://a.example/3", "<html>\n"), 2, "not the first line of an answer"},
		{"head cut", response("http://a.example/3", "HTTP/1.1"), 2, "cut short"},
		{"chunk lies", response("http://a.example/3", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nfff\r\nhello\r\n"), 2, "a chunk of 4095 bytes has"},
		{"chunk cut", response("http://a.example/3", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), 2, "last chunk is missing"},
		{"chunk size", response("http://a.example/3", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n-1\r\n"), 2, "not the size of a chunk"},
		{"chunk end", response("http://a.example/3", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n"), 2, "does not end"},
		{"not packed", response("http://a.example/3", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c"), 2, "cannot be unpacked"},
		{"packed bomb", response("http://a.example/3", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"+string(pack(strings.Repeat("\x00", 4<<20)))), 2, "unpacks to more than"},
		{"block digest", record("WARC-Type: response\r\nWARC-Target-URI: http://a.example/3\r\nWARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n", page), 2, "its block is not what was archived"},
		{"payload digest", record("WARC-Type: response\r\nWARC-Target-URI: http://a.example/3\r\nWARC-Payload-Digest: sha256:"+strings.Repeat("0", 64)+"\r\n", page), 2, "its payload is not what was archived"},
		{"digest of nothing", record("WARC-Type: response\r\nWARC-Target-URI: http://a.example/3\r\nWARC-Payload-Digest: sha1:zz\r\n", page), 2, "is none of sha1"},
		{"garbage", "this is no record\r\nat all\r\n", 2, "of a record"},
		{"no line ends", strings.TrimRight(good, "\r\n"), 3, ""},
	} {
		parts := []string{response("http://a.example/0", page), tt.record, last}
		archives := map[string][]byte{"plain": []byte(strings.Join(parts, "")), "packed": pack(parts...)}
		for kind, b := range archives {
			for _, r := range []io.Reader{bytes.NewReader(b), onlyReader(b)} {
				got, faults, _ := readAll(r, Options{MaxSize: 8 << 20})
				text := errors.Join(faults...)
				if len(got) != tt.captures || (len(faults) == 0) != (tt.captures == 3) {
					t.Errorf("%s, %s: %d captures, want %d; faults: %v", tt.name, kind, len(got), tt.captures, text)
					break
				}
				if tt.fault != "" && !strings.Contains(text.Error(), tt.fault) {
					t.Errorf("%s, %s: fault %q, want %q", tt.name, kind, text, tt.fault)
				}
				if got[len(got)-1].URL != "http://a.example/2" {
					t.Errorf("%s, %s: the last record is %s", tt.name, kind, got[len(got)-1].URL)
				}
				for _, f := range faults {
					if fault, ok := f.(*Fault); !ok || fault.Offset == 0 || !strings.HasPrefix(f.Error(), "test.warc: ") {
						t.Errorf("%s, %s: %v does not say where", tt.name, kind, f)
					}
				}
			}
		}
	}
}
