package capture

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
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
		"Cyrillic in UTF-16":      {"-", "\xff\xfe" + wide(binary.LittleEndian, strings.Repeat("Порт закрыт, сообщил капитан. ", 9)), "text/plain"},
		"page in UTF-16, no BOM":  {"-", wide(binary.LittleEndian, article), "text/html"},
		"one byte":                {"-", "x", "text/plain"},
		"broken UTF-8":            {"-", plain + "caf\xc3", "text/plain"},
		"windows-1252":            {"-", "The caf\xe9\x92s owner \x93knew nothing\x94.", "text/plain"},
		"ISO-2022-JP":             {"-", "\x1b$B9A$OJD:?$5$l$?\x1b(B", "text/plain"},
		"a stray NUL":             {"-", plain + "\x00" + plain, "text/plain"},
		"text like a bitmap":      {"-", "BM, the ferry line, said nothing.", "text/plain"},
		"no text at all":          {"-", "", "text/plain"},
		"mail":                    {"a.eml", "Subject: x\nFrom: a@example.org\n\n" + article, "message/rfc822"},
		"mail with no ending":     {"-", "Return-Path: <a@example.org>\r\nReceived: from x\r\n by y\r\nFrom: a@example.org\r\nDate: x\r\n\r\n" + plain, "message/rfc822"},
		"dialogue":                {"-", "From: the harbour\nTo: the mayor\nHe: no.\nShe: yes.\n", "text/plain"},
		"text named as a mail":    {"a.eml", plain, "text/plain"},
		"mbox":                    {"-", "From a@example.org Mon Mar  3 10:00:00 2031\nFrom: a@example.org\nTo: b@example.org\nSubject: x\n\n" + plain, "application/mbox"},
		"mbox by its name":        {"a.mbox", "From -\nX: y\n\n" + plain, "application/mbox"},
		"text that begins so":     {"-", "From the harbour: nothing new.\n" + plain, "text/plain"},
	}
}

func TestMediaType(t *testing.T) {
	for name, test := range readableAs() {
		if got := MediaType(test.name, []byte(test.data)); got != test.mediaType {
			t.Errorf("%s: sniffed as %s, want %s", name, got, test.mediaType)
		}
	}
	for data, want := range map[string]string{
		"%PDF-1.7\n%\xe2\xe3\xcf\xd3":      "application/pdf",
		"\xff\xd8\xff\xe0\x00\x10JFIF":     "image/jpeg",
		"\x89PNG\r\n\x1a\n\x00":            "image/png",
		"GIF89a\x01\x00":                   "image/gif",
		"RIFF\x10\x00\x00\x00WEBPVP8 ":     "image/webp",
		"\x1f\x8b\x08\x00\x00":             "application/x-gzip",
		"PK\x03\x04\x14\x00":               "application/zip",
		strings.Repeat("\x00", 500):        "application/octet-stream",
		"\x00":                             "application/octet-stream",
		strings.Repeat("ab\x01\x02", 1000): "application/octet-stream",
	} {
		if got := MediaType("a.html", []byte(data)); got != want {
			t.Errorf("%.20q: sniffed as %s, want %s", data, got, want)
		}
	}
}

func FuzzMediaType(f *testing.F) {
	for _, test := range readableAs() {
		f.Add(test.name, []byte(test.data))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if mediaType := MediaType(name, data); essence(mediaType) == "" {
			t.Fatalf("%q is no media type", mediaType)
		}
	})
}
