package warc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"onrecord"
)

func writeWACZ(t testing.TB, captures ...*onrecord.Capture) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWACZWriter(&b, WriteOptions{Now: time.Unix(1.7e9, 0), Title: "Harbour", Software: "test"})
	for _, c := range captures {
		if err == nil {
			err = w.Write(c)
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readWACZ(b []byte, o Options) (captures []*onrecord.Capture, tally Tally, text string) {
	var faults []error
	if o.Source == "" {
		o.Source = "test.warc"
	}
	for rec, err := range ReadWACZ(bytes.NewReader(b), int64(len(b)), o) {
		tally.Count(rec, err)
		if err != nil {
			faults = append(faults, err)
		} else if rec.Capture != nil {
			captures = append(captures, rec.Capture)
		}
	}
	if len(faults) > 0 {
		text = errors.Join(faults...).Error()
	}
	return captures, tally, text
}

func TestWACZRoundTrip(t *testing.T) {
	want := collection()
	b := writeWACZ(t, want...)
	if !bytes.Equal(b, writeWACZ(t, want...)) {
		t.Error("the same captures gave other bytes")
	}
	got, tally, faults := readWACZ(b, Options{})
	if faults != "" || tally.Revisits != 3 || len(got) != len(want) {
		t.Fatalf("%d captures of %d, %+v: %s", len(got), len(want), tally, faults)
	}
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("capture %d:\n got %+v\nwant %+v", i, got[i], want[i])
		}
	}
}

// Each line of the index leads to the record that it tells of.
func TestIndex(t *testing.T) {
	b := writeWACZ(t, collection()...)
	files := unzip(t, b)
	lines := strings.Split(strings.TrimSpace(files["indexes/index.cdx"]), "\n")
	if len(lines) != len(collection()) {
		t.Fatalf("%d lines", len(lines))
	}
	if want := "com,example)/untyped 00010101000000 {"; !strings.HasPrefix(lines[0], want) {
		t.Errorf("first line %q, want %q", lines[0], want)
	}
	data := files["archive/data.warc.gz"]
	for _, l := range lines {
		url := between(l, `"url":"`)
		offset, length := number(t, between(l, `"offset":"`)), number(t, between(l, `"length":"`))
		z, err := gzip.NewReader(strings.NewReader(data[offset : offset+length]))
		if err != nil {
			t.Fatal(err)
		}
		if rec, err := io.ReadAll(z); err != nil || !bytes.Contains(rec, []byte("WARC-Target-URI: "+url+"\r\n")) {
			t.Errorf("%s: not at %d: %v", url, offset, err)
		}
	}
	if n := strings.Count(files["pages/pages.jsonl"], "\n"); n != 1+7 {
		t.Errorf("%d lines of pages", n)
	}
}

func between(s, from string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, `"`)
	return s
}

func number(t *testing.T, s string) (n int) {
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	if s == "" {
		t.Fatal("no number")
	}
	return n
}

func unzip(t *testing.T, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(data)
	}
	return files
}

// file is one file of a zip that is made by hand.
type file struct {
	name, data string
	method     uint16
}

func zipped(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: f.method})
		if err == nil {
			_, err = io.WriteString(w, f.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostileWACZ(t *testing.T) {
	sound := unzip(t, writeWACZ(t, collection()...))
	data := file{"archive/data.warc.gz", sound["archive/data.warc.gz"], zip.Store}
	pkg, dig := file{packageName, sound[packageName], zip.Deflate}, file{digestName, sound[digestName], zip.Deflate}
	pages, index := file{"pages/pages.jsonl", sound["pages/pages.jsonl"], zip.Deflate}, file{"indexes/index.cdx", sound["indexes/index.cdx"], zip.Deflate}
	all := len(collection())
	many := []file{data, pkg, dig, pages, index}
	for range maxFiles {
		many = append(many, file{name: "x"})
	}
	names := strings.Repeat("n", 60_000)
	var wide []file
	for range 150 {
		wide = append(wide, file{name: names})
	}
	with := func(f ...file) []byte { return zipped(t, append(f, pkg, dig, pages, index)...) }
	whole := with(data)
	lies := bytes.Clone(whole)
	at := bytes.Index(lies, []byte("PK\x01\x02"))
	copy(lies[at+20:], []byte{0xff, 0xff, 0xff, 0x7f})
	part := data
	part.data = data.data[:len(data.data)-20]
	other := data
	other.data += string(pack(response("http://a.example/added", page)))
	for _, tt := range []struct {
		name     string
		b        []byte
		captures int
		fault    string
	}{
		{"sound", whole, all, ""},
		{"sound, deflated", with(file{data.name, data.data, zip.Deflate}), all, ""},
		{"slip", with(data, file{"archive/../../../etc/x.warc.gz", data.data, zip.Store}), all, "leads out of the archive"},
		{"slip, absolute", with(data, file{"/archive/x.warc.gz", data.data, zip.Store}), all, "leads out of the archive"},
		{"slip, backslash", with(data, file{`archive\..\x.warc.gz`, data.data, zip.Store}), all, "leads out of the archive"},
		{"twice", with(data, data), all, "same name"},
		{"many files", zipped(t, many...), 0, "the limit is 10000"},
		{"long list", zipped(t, wide...), 0, "list of files"},
		{"bomb", with(data, file{"archive/bomb.warc", strings.Repeat("\n", 8<<20), zip.Deflate}), all, "decompression bomb"},
		{"bomb in gzip", with(data, file{"archive/bomb.warc.gz", string(pack(record("WARC-Type: resource\r\n", strings.Repeat("\n", 8<<20)))), zip.Store}), all, "decompression bomb"},
		{"bomb of lies", lies, 0, "over each other"},
		{"package too long", zipped(t, data, file{packageName, strings.Repeat(" ", maxPackage+1), zip.Deflate}), all, "longer than the limit"},
		{"package broken", zipped(t, data, file{packageName, "{", zip.Deflate}), all, "makes no sense"},
		{"package missing", zipped(t, data), all, "nothing vouches"},
		{"package altered", zipped(t, data, pages, index, file{packageName, pkg.data + " ", zip.Store}, dig), all, "datapackage.json: at byte 0: its content is not what was archived"},
		{"file missing", zipped(t, data, pkg, dig, index), all, "pages/pages.jsonl: at byte 0: is missing"},
		{"pages altered", zipped(t, data, pkg, dig, index, file{pages.name, pages.data + "{}", zip.Store}), all, "is not what datapackage.json vouches for"},
		{"WARC altered", with(other), all + 1, "is not what datapackage.json vouches for"},
		{"WARC cut short", with(part), all - 1, "cut short"},
		{"no WARC", with(), 0, "holds no WARC"},
		{"zip cut short", whole[:len(whole)-40], 0, "is no WACZ, or cut short"},
		{"no zip", []byte("hello"), 0, "is no WACZ"},
		{"nothing", nil, 0, "is no WACZ"},
	} {
		got, _, faults := readWACZ(tt.b, Options{})
		if len(got) != tt.captures || (faults == "") != (tt.fault == "") || !strings.Contains(faults, tt.fault) {
			t.Errorf("%s: %d captures, want %d; faults %.600q, want %q", tt.name, len(got), tt.captures, faults, tt.fault)
		}
	}
}
