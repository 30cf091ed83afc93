package warc

import (
	"bytes"
	"io"
	"slices"
	"testing"
)

// Whatever comes, reading ends, says the same of a file as of a stream, and hands out what the limits allow.
func FuzzRead(f *testing.F) {
	f.Add(write(f, WriteOptions{}, collection()...))
	f.Add(write(f, WriteOptions{Plain: true}, collection()...))
	f.Add([]byte(response("http://a.example/", page) + record("WARC-Type: resource\r\nContent-Length: 7000\r\n", "x") + response("http://a.example/2", page)))
	f.Add(slices.Concat(pack(response("http://a.example/", page)), []byte("\x1f\x8b\x08\x00 broken"), pack(response("http://a.example/2", page))))
	f.Add([]byte(response("http://a.example/", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")))
	f.Fuzz(func(t *testing.T, b []byte) {
		b = b[:min(len(b), 64<<10)]
		const limit = 32 << 10
		var texts [2]string
		for i, r := range []io.Reader{bytes.NewReader(b), onlyReader(b)} {
			last := int64(-1)
			n := 0
			for rec, err := range Read(r, Options{Source: "fuzz", MaxSize: limit}) {
				if n++; n > len(b)+1 {
					t.Fatal("more records than bytes")
				}
				if err != nil {
					texts[i] += err.Error() + "\n"
				}
				if rec == nil {
					continue
				}
				if rec.Offset < last || rec.Offset+rec.Length > int64(len(b)) || rec.Length < 0 {
					t.Fatalf("record at %d, %d bytes, after one at %d, of %d", rec.Offset, rec.Length, last, len(b))
				}
				if last = rec.Offset; rec.Capture != nil {
					if len(rec.Capture.Data) == 0 || len(rec.Capture.Data) > limit || err != nil || rec.Skipped != "" {
						t.Fatalf("capture of %d bytes, skipped %q, %v", len(rec.Capture.Data), rec.Skipped, err)
					}
					texts[i] += rec.Capture.SHA256 + rec.Capture.URL + "\n"
				}
			}
		}
		if texts[0] != texts[1] {
			t.Errorf("a file gives\n%s\na stream\n%s", texts[0], texts[1])
		}
	})
}

// Whatever comes, reading a WACZ ends, and hands out what the limits allow.
func FuzzReadWACZ(f *testing.F) {
	whole := writeWACZ(f, collection()...)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(zipped(f, file{"archive/x.warc", response("http://a.example/", page), 8}, file{packageName, `{"resources":[{"path":"archive/x.warc","hash":"sha256:00"}]}`, 0}))
	f.Fuzz(func(t *testing.T, b []byte) {
		b = b[:min(len(b), 64<<10)]
		n := 0
		for rec, err := range ReadWACZ(bytes.NewReader(b), int64(len(b)), Options{MaxSize: 32 << 10}) {
			if n++; n > 300*len(b)+1 {
				t.Fatal("more records than the bytes can unpack to")
			}
			if rec != nil && rec.Capture != nil && (err != nil || len(rec.Capture.Data) > 32<<10 || len(rec.Capture.Data) == 0) {
				t.Fatalf("capture of %d bytes, %v", len(rec.Capture.Data), err)
			}
		}
	})
}
