package capture

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"strings"
)

// MediaType sniffs the type of data: HTML, plain text, a mail or a file of mails, or the type of a binary file. It looks at the first
// sniffLen bytes only, but for ZIP files, whose list of contents stands at their end. The ending of name decides only between kinds of text, for a scraped article may quote markup.
// It refuses nothing: whether data can be read as an article is for the next room to say.
func MediaType(name string, data []byte) string {
	head := data[:min(len(data), sniffLen)]
	wide := looksUTF16(head)
	if wide {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	controls := 0
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b || b == 0x7f {
			controls++
		}
	}
	detected := http.DetectContentType(head)
	start := bytes.ToLower(bytes.TrimLeft(head, "\xef\xbb\xbf\xff\xfe \t\r\n\f"))
	switch ext := strings.ToLower(path.Ext(name)); {
	case detected == "application/pdf", controls > 0 && !isText(detected) && detected != unknown:
		if detected == "application/zip" {
			return zipType(ext, data)
		}
		return detected // a picture's magic may begin a text, but a picture holds bytes that no text has
	case !wide && controls*10 > len(head):
		return unknown
	case !wide && mailType(ext, head) != "":
		return mailType(ext, head)
	case hasAnyPrefix(start, "<!doctype html", "<html"):
		return "text/html"
	case ext == ".html" || ext == ".htm" || ext == ".xhtml" || ext == ".xht":
		return "text/html"
	case ext == ".txt" || ext == ".text" || ext == ".md":
		return "text/plain"
	case bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html")):
		return "text/html"
	case strings.HasPrefix(http.DetectContentType(start), "text/html"):
		return "text/html"
	}
	return "text/plain"
}

const (
	sniffLen = 4096 // past the licence comment that some pages begin with
	unknown  = "application/octet-stream"
)

func isText(mediaType string) bool { return strings.HasPrefix(mediaType, "text/") }

// looksUTF16 reports whether head is text in UTF-16: with a byte order mark, or with nearly every second byte zero, and
// nearly none of the others, which holds for all text in Latin letters.
func looksUTF16(head []byte) bool {
	if len(head) >= 4 && (hasAnyPrefix(head, "\xff\xfe", "\xfe\xff")) {
		return true
	}
	if len(head) < 8 {
		return false
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	return zeros[0]*10 > half*8 && zeros[1]*10 < half || zeros[1]*10 > half*8 && zeros[0]*10 < half
}

func hasAnyPrefix(b []byte, prefixes ...string) bool {
	for _, p := range prefixes {
		if bytes.HasPrefix(b, []byte(p)) {
			return true
		}
	}
	return false
}

// essence is a media type without its parameters, in lower case; "" when it makes no sense.
func essence(mediaType string) string {
	t, _, err := mime.ParseMediaType(mediaType)
	if err != nil && t == "" {
		return ""
	}
	return t
}
