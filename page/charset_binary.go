package page

import (
	"bytes"
	"strings"
)

// signature is how a kind of file that is no page begins.
type signature struct {
	at    int // byte offset of the mark
	mark  string
	looks string
	next  string
}

const (
	asText  = "give the article as HTML or plain text"
	unpack  = "unpack it and give the file inside"
	exportd = "export it as HTML or plain text and give that"
)

// signatures of the formats that people and servers hand over by mistake, from the public descriptions of each format.
var signatures = [...]signature{
	{0, "%PDF-", "a PDF document", "convert it to text (pdftotext) and give that"},
	{0, "\xff\xd8\xff", "a JPEG picture", asText},
	{0, "\x89PNG\r\n\x1a\n", "a PNG picture", asText},
	{0, "GIF87a", "a GIF picture", asText},
	{0, "GIF89a", "a GIF picture", asText},
	{0, "II*\x00", "a TIFF picture", asText},
	{0, "MM\x00*", "a TIFF picture", asText},
	{8, "WEBPVP8", "a WebP picture", asText},
	{4, "ftyp", "a video, sound or HEIC file", asText},
	{8, "WAVEfmt", "a sound file", asText},
	{8, "AVI LIST", "a video", asText},
	{0, "\x1aE\xdf\xa3", "a video", asText},
	{0, "OggS", "a sound or video file", asText},
	{0, "fLaC", "a sound file", asText},
	{0, "ID3", "a sound file", asText},
	{0, "\x1f\x8b", "gzip-compressed data", unpack},
	{0, "BZh", "bzip2-compressed data", unpack},
	{0, "\xfd7zXZ\x00", "xz-compressed data", unpack},
	{0, "\x28\xb5\x2f\xfd", "zstd-compressed data", unpack},
	{0, "7z\xbc\xaf\x27\x1c", "a 7-Zip archive", unpack},
	{0, "Rar!\x1a\x07", "a RAR archive", unpack},
	{257, "ustar", "a tar archive", unpack},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document", exportd},
	{0, "{\\rtf", "a Rich Text document", exportd},
	{0, "SQLite format 3\x00", "a SQLite database", asText},
	{0, "\x7fELF", "a program", asText},
	{0, "MZ\x90\x00", "a program", asText},
	{0, "\x00asm", "a program", asText},
	{0, "wOF2", "a font", asText},
	{0, "wOFF", "a font", asText},
	{0, "bplist00", "a binary property list or Safari web archive", "save the page as HTML and give that"},
}

// magic tells what data is if it begins as no page does, and what to do about it; "" for what may be a page.
func magic(data []byte) (looks, next string) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return zipped(data)
	}
	for _, s := range signatures {
		if len(data) >= s.at+len(s.mark) && string(data[s.at:s.at+len(s.mark)]) == s.mark {
			if (s.mark == "BZh" || s.mark == "ID3") && !binaryish(data) {
				continue // could be the first letters of a text
			}
			return s.looks, s.next
		}
	}
	return "", ""
}

// zipped tells the document formats that are ZIP files inside from mere archives.
func zipped(data []byte) (looks, next string) {
	head := string(data[:min(len(data), 4096)])
	for _, k := range []struct{ has, looks string }{
		{"word/", "a Word document"}, {"xl/", "an Excel workbook"}, {"ppt/", "a PowerPoint file"},
		{"application/epub+zip", "an EPUB book"}, {"application/vnd.oasis.opendocument", "an OpenDocument file"},
		{"datapackage.json", "a WACZ web archive"},
	} {
		if strings.Contains(head, k.has) {
			return k.looks, exportd
		}
	}
	return "a ZIP archive", unpack
}

const binarySample = 1 << 16

// binaryish reports whether control bytes that no text has make up more than a twentieth of the start of data.
// Call it only once UTF-16 and UTF-32 are ruled out.
func binaryish(data []byte) bool {
	data = data[:min(len(data), binarySample)]
	odd := 0
	for _, c := range data {
		if c < ' ' && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != 0x1b {
			odd++
		}
	}
	return odd*20 > len(data)
}
