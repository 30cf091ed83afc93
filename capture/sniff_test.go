package capture

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"onrecord"
)

// wide is s in UTF-16.
func wide(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

const plain = "The harbour is shut, the port captain said on Tuesday.\n\nHe gave no reason.\n"

// readableAs lists what is read, by the media type that is sniffed.
func readableAs() map[string]struct{ name, data, mediaType string } {
	return map[string]struct{ name, data, mediaType string }{
		"text":                    {"a.txt", plain, "text/plain"},
		"text with no ending":     {"-", plain, "text/plain"},
		"text that quotes markup": {"a.txt", "<p> is how a paragraph begins, she said.", "text/plain"},
		"page":                    {"-", article, "text/html"},
		"page named as text":      {"a.txt", "\n <!DOCTYPE html><p>x", "text/html"},
		"page with no start":      {"a.HTM", plain, "text/html"},
		"page after a BOM":        {"-", "\xef\xbb\xbf\r\n<html>", "text/html"},
		"page in XML":             {"-", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">`, "text/html"},
		"page after a comment":    {"-", "<!-- built by hand --><html>", "text/html"},
		"UTF-16, little, BOM":     {"-", "\xff\xfe" + wide(binary.LittleEndian, plain), "text/plain"},
		"UTF-16, big, no BOM":     {"-", wide(binary.BigEndian, plain), "text/plain"},
		"page in UTF-16, no BOM":  {"-", wide(binary.LittleEndian, article), "text/html"},
		"one byte":                {"-", "x", "text/plain"},
		"broken UTF-8":            {"-", plain + "caf\xc3", "text/plain"},
		"windows-1252":            {"-", "The caf\xe9\x92s owner \x93knew nothing\x94.", "text/plain"},
		"ISO-2022-JP":             {"-", "\x1b$B9A$OJD:?$5$l$?\x1b(B", "text/plain"},
		"a stray NUL":             {"-", plain + "\x00" + plain, "text/plain"},
		"text about pictures":     {"-", "Google's WEBP and GIF pictures, said ID3 of RIFF", "text/plain"},
	}
}

func TestReadable(t *testing.T) {
	for name, test := range readableAs() {
		c := onrecord.NewCapture(test.name, MediaType(test.name, []byte(test.data)), []byte(test.data))
		if c.MediaType != test.mediaType {
			t.Errorf("%s: sniffed as %s, want %s", name, c.MediaType, test.mediaType)
		}
		if err := Readable(c); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNotReadable(t *testing.T) {
	for data, want := range map[string]string{
		"%PDF-1.7\n%\xe2\xe3\xcf\xd3":                         "looks like a PDF; onrecord reads HTML and plain text",
		"\xff\xd8\xff\xe0\x00\x10JFIF":                        "looks like a JPEG picture",
		"\x89PNG\r\n\x1a\n\x00":                               "looks like a PNG picture",
		"GIF89a\x01\x00":                                      "looks like a GIF picture",
		"RIFF\x10\x00\x00\x00WEBPVP8 ":                        "looks like a WebP picture",
		"\x00\x00\x00\x1cftypavif":                            "looks like an AVIF or HEIC picture",
		"\x00\x00\x00\x20ftypisom":                            "looks like a video",
		"\x1f\x8b\x08\x00\x00":                                "looks like gzip-compressed data; onrecord reads HTML and plain text; unpack it with gunzip",
		"BZh91AY&SY\x00":                                      "looks like bzip2-compressed data",
		"PK\x03\x04\x14\x00":                                  "looks like a ZIP archive or an office document",
		"Rar!\x1a\x07\x01\x00":                                "looks like a RAR archive",
		"a.txt" + strings.Repeat("\x00", 252) + "ustar  \x00": "looks like a tar archive",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":                    "looks like an old office document",
		"{\\rtf1\\ansi":                                       "looks like an RTF document",
		"\x7fELF\x02\x01":                                     "looks like a program",
		"WARC/1.1\r\nWARC-Type: response":                     "looks like a web archive",
		strings.Repeat("\x00", 500):                           "looks like binary data",
		"\x00":                                                "looks like binary data",
		strings.Repeat("ab\x01\x02", 100):                     "looks like binary data",
	} {
		c := onrecord.NewCapture("a.html", "text/html", []byte(data)) // whatever is declared
		err := Readable(c)
		if !IsRefused(err, NotAnArticle) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %s", data, err, want)
		}
		if got := MediaType("a", c.Data); strings.HasPrefix(got, "text/") {
			t.Errorf("%.20q: sniffed as %s", data, got)
		}
	}
	if err := Readable(onrecord.NewCapture("a", "Image/SVG+xml; charset=utf-8", []byte("<svg/>"))); !IsRefused(err, NotAnArticle) {
		t.Errorf("a drawing: %v", err)
	}
}

func FuzzMediaType(f *testing.F) {
	for _, test := range readableAs() {
		f.Add(test.name, []byte(test.data))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		mediaType := MediaType(name, data)
		if essence(mediaType) != mediaType {
			t.Fatalf("%q is no media type", mediaType)
		}
		err := Readable(onrecord.NewCapture(name, mediaType, data))
		if err == nil && !strings.HasPrefix(mediaType, "text/") {
			t.Fatalf("sniffed as %s, and readable", mediaType)
		}
	})
}
