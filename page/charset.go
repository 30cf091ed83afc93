package page

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"onrecord"
)

// coding is one way of turning bytes into characters.
type coding struct {
	name string            // as the WHATWG Encoding Standard spells it
	enc  encoding.Encoding // nil for UTF-8, UTF-16 and UTF-32, which are decoded here
}

// claim is a charset that somebody says a page is in.
type claim struct {
	label string
	by    string // "server" or "page"
}

// declared lists the charsets that the server and the page itself claim, the server's first. Labels are untested.
func declared(c *onrecord.Capture) []claim {
	var out []claim
	if _, params, err := mime.ParseMediaType(c.MediaType); err == nil && params["charset"] != "" {
		out = append(out, claim{params["charset"], "server"})
	}
	if l := xmlLabel(c.Data); l != "" {
		out = append(out, claim{l, "page"})
	}
	if l := metaLabel(c.Data); l != "" {
		out = append(out, claim{l, "page"})
	}
	return out
}

// xmlLabel is the encoding of an XML declaration.
func xmlLabel(data []byte) string {
	head, _, found := bytes.Cut(bytes.TrimLeft(data[:min(len(data), 256)], " \t\r\n"), []byte("?>"))
	if !found || !bytes.HasPrefix(head, []byte("<?xml")) {
		return ""
	}
	_, rest, found := strings.Cut(string(head), "encoding")
	if !found {
		return ""
	}
	rest = strings.TrimLeft(rest, " =\t\r\n")
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	label, _, found := strings.Cut(rest[1:], rest[:1])
	if !found {
		return ""
	}
	return label
}

const metaSample = 1 << 16 // browsers look at 1,024 bytes; pages put their meta later all the same

// metaLabel finds <meta charset> or its http-equiv form, as the HTML Standard's prescan does.
func metaLabel(data []byte) string {
	head := data[:min(len(data), metaSample)]
	for len(head) > 0 {
		i := bytes.IndexByte(head, '<')
		if i < 0 {
			return ""
		}
		head = head[i:]
		if bytes.HasPrefix(head, []byte("<!--")) {
			end := bytes.Index(head, []byte("-->"))
			if end < 0 {
				return ""
			}
			head = head[end:]
			continue
		}
		if len(head) > 5 && strings.EqualFold(string(head[1:5]), "meta") {
			if l := labelIn(head[:min(len(head), 1024)]); l != "" {
				return l
			}
		}
		head = head[1:]
	}
	return ""
}

func labelIn(tag []byte) string {
	end := bytes.IndexByte(tag, '>')
	if end < 0 {
		return ""
	}
	low := strings.ToLower(string(tag[:end]))
	_, rest, found := strings.Cut(low, "charset")
	if !found {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	if !strings.HasPrefix(rest, "=") {
		return ""
	}
	rest = strings.TrimLeft(rest[1:], " \t\r\n\"'")
	return strings.FieldsFunc(rest+" ", func(r rune) bool { return strings.ContainsRune(" \t\r\n\"';/>", r) })[0]
}

// byLabel finds a charset by any of its labels; ok is false for none, and for those that browsers refuse to decode.
func byLabel(label string) (coding, bool) {
	label = strings.ToLower(strings.Trim(label, " \t\r\n\f\"'"))
	switch label {
	case "utf-32", "utf-32le", "ucs-4", "utf32":
		return coding{name: utf32LE}, true
	case "utf-32be":
		return coding{name: utf32BE}, true
	case "windows-31j", "cp932", "sjis":
		label = "shift_jis"
	case "cp936", "gb-18030":
		label = "gb18030"
	case "cp949", "uhc":
		label = "euc-kr"
	case "hz-gb-2312", "iso-2022-kr", "iso-2022-cn":
		return coding{}, false
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return coding{}, false
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "replacement" || name == "x-user-defined" {
		return coding{}, false
	}
	switch name {
	case utf8Name, utf16LE, utf16BE:
		enc = nil
	}
	return coding{name, enc}, true
}

// The charsets that are decoded here rather than by x/text, to know the bytes of every character.
const (
	utf8Name = "utf-8"
	utf16LE  = "utf-16le"
	utf16BE  = "utf-16be"
	utf32LE  = "utf-32le"
	utf32BE  = "utf-32be"
	western  = "windows-1252"
)

// bom tells the charset that a byte order mark at the start of data names, and the length of the mark.
func bom(data []byte) (name string, n int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return utf8Name, 3
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")) && len(data)%4 == 0:
		return utf32LE, 4
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return utf32BE, 4
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf16LE, 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf16BE, 2
	}
	return "", 0
}

// utf8Share counts the bytes of data above ASCII, and those of them that stand in well-formed UTF-8 characters. A
// character that the end of data cuts off counts as neither.
func utf8Share(data []byte) (high, formed int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			if !utf8.FullRune(data[i:]) {
				break
			}
			high++
			i++
			continue
		}
		high, formed = high+n, formed+n
		i += n
	}
	return high, formed
}
