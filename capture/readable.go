package capture

import (
	"strings"

	"onrecord"
)

// kind is a sort of file that is known by its first bytes and is no article.
type kind struct {
	mediaType string
	name      string // with its article: "a PDF"
	next      string
	magic     []string // '?' stands for any byte
}

const (
	saveAsText = "save it as text and give that"
	unpack     = "unpack it and give the files in it"
)

// kinds is a function, not a variable, so that nobody can change it. The narrower magic stands before the wider.
func kinds() []kind {
	tar := strings.Repeat("?", 257)
	return []kind{
		{"application/pdf", "a PDF", saveAsText + " (pdftotext does it)", []string{"%PDF-"}},
		{"image/jpeg", "a JPEG picture", "", []string{"\xff\xd8\xff"}},
		{"image/png", "a PNG picture", "", []string{"\x89PNG\r\n\x1a\n"}},
		{"image/gif", "a GIF picture", "", []string{"GIF87a", "GIF89a"}},
		{"image/webp", "a WebP picture", "", []string{"RIFF????WEBP"}},
		{"image/avif", "an AVIF or HEIC picture", "", []string{"\x00\x00??ftypavi", "\x00\x00??ftyphe", "\x00\x00??ftypmif1"}},
		{"image/tiff", "a TIFF picture", "", []string{"II*\x00", "MM\x00*"}},
		{"application/gzip", "gzip-compressed data", "unpack it with gunzip and give the result", []string{"\x1f\x8b"}},
		{"application/x-bzip2", "bzip2-compressed data", "unpack it with bunzip2 and give the result", []string{"BZh?1AY&SY"}},
		{"application/x-xz", "xz-compressed data", "unpack it with unxz and give the result", []string{"\xfd7zXZ\x00"}},
		{"application/zstd", "zstd-compressed data", "unpack it with unzstd and give the result", []string{"\x28\xb5\x2f\xfd"}},
		{"application/zip", "a ZIP archive or an office document", "unpack it, or save the document as text, and give that",
			[]string{"PK\x03\x04", "PK\x05\x06", "PK\x07\x08"}},
		{"application/x-7z-compressed", "a 7z archive", unpack, []string{"7z\xbc\xaf\x27\x1c"}},
		{"application/vnd.rar", "a RAR archive", unpack, []string{"Rar!\x1a\x07"}},
		{"application/x-tar", "a tar archive", unpack, []string{tar + "ustar\x00", tar + "ustar  \x00"}},
		{"application/msword", "an old office document", saveAsText, []string{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}},
		{"application/rtf", "an RTF document", saveAsText, []string{`{\rtf`}},
		{"application/postscript", "PostScript", saveAsText, []string{"%!PS"}},
		{"application/x-executable", "a program", "", []string{"\x7fELF", "MZ\x90\x00", "\xcf\xfa\xed\xfe"}},
		{"application/vnd.sqlite3", "an SQLite database", "", []string{"SQLite format 3\x00"}},
		{"video/mp4", "a video", "", []string{"\x00\x00??ftyp"}},
		{"video/webm", "a video", "", []string{"\x1a\x45\xdf\xa3"}},
		{"audio/mpeg", "a sound recording", "", []string{"ID3\x02", "ID3\x03", "ID3\x04"}},
		{"audio/wave", "a sound recording", "", []string{"RIFF????WAVE"}},
		{"audio/ogg", "a sound recording", "", []string{"OggS\x00"}},
		{"application/warc", "a web archive (WARC)", "take the page out of it and give that", []string{"WARC/1."}},
	}
}

func binaryKind(head []byte) *kind {
	for _, k := range kinds() {
		for _, m := range k.magic {
			if matches(head, m) {
				return &k
			}
		}
	}
	return nil
}

func matches(head []byte, magic string) bool {
	if len(head) < len(magic) {
		return false
	}
	for i := range len(magic) {
		if magic[i] != '?' && magic[i] != head[i] {
			return false
		}
	}
	return true
}

// Readable refuses, with a *Refusal, a Capture that cannot be an article: a PDF, a picture, an archive, other binary
// data, or what the server declared to be of such a type. It looks at the bytes first, for a PDF may be declared as HTML.
func Readable(c *onrecord.Capture) error {
	no := func(why, next string) error {
		return &Refusal{Source: c.Source, Reason: NotAnArticle, Why: why + "; onrecord reads HTML and plain text", Next: next}
	}
	head := c.Data[:min(len(c.Data), sniffLen)]
	if k := binaryKind(head); k != nil {
		return no("looks like "+k.name, k.next)
	}
	if !looksUTF16(head) && mostlyControls(head) {
		return no("looks like binary data", "")
	}
	t := essence(c.MediaType)
	top, _, _ := strings.Cut(t, "/")
	if top == "image" || top == "audio" || top == "video" || top == "font" || t == "application/pdf" {
		return no("is declared as "+t, "")
	}
	return nil
}
