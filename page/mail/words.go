package mail

import (
	"bytes"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"onrecord"
)

// longestField is how many bytes of a value are shown; titles and names are shorter.
const longestField = 4 << 10

// field decodes the value at r: white space is folded, encoded words (RFC 2047) stand for what they mean, and bytes above ASCII
// that are no UTF-8 are taken for Windows-1252, as mail programs do.
func (w *walker) field(r onrecord.Range) Field {
	r.End = min(r.End, r.Start+longestField)
	d := fieldWriter{walker: w, at: r.Start}
	for d.at < r.End {
		rest := w.data[d.at:r.End]
		switch c := rest[0]; {
		case c <= ' ' || c == 0x7f:
			d.space = d.space || d.b.Len() > 0
			d.at++
		case bytes.HasPrefix(rest, []byte("=?")):
			if n := encodedWord(rest); n > 0 && d.encoded(string(rest[:n])) {
				continue
			}
			d.char(rest)
		default:
			d.char(rest)
		}
	}
	text, m, err := d.b.Build(len(w.data))
	if err != nil {
		return Field{}
	}
	return Field{text, m}
}

type fieldWriter struct {
	*walker
	b     onrecord.Builder
	at    int
	end   int  // of what was written last
	space bool // white space is due
	word  bool // what was written last is an encoded word: white space before another one means nothing
}

func (d *fieldWriter) gap() {
	if d.space && d.b.Len() > 0 {
		if r := (onrecord.Range{Start: d.end, End: d.at}); r.Len() == 1 && d.data[r.Start] == ' ' {
			d.b.Copy(" ", r.Start)
		} else {
			d.b.Replace(" ", r)
		}
	}
	d.space = false
}

// char writes one character that stands for itself.
func (d *fieldWriter) char(rest []byte) {
	d.gap()
	c, n := utf8.DecodeRune(rest)
	switch {
	case c == utf8.RuneError && n <= 1:
		n = 1
		d.b.Recode(clean(string(charmap.Windows1252.DecodeByte(rest[0]))), onrecord.Range{Start: d.at, End: d.at + 1})
	case clean(string(c)) != string(c):
		d.b.Replace(string(utf8.RuneError), onrecord.Range{Start: d.at, End: d.at + n})
	default:
		d.b.Copy(string(rest[:n]), d.at)
	}
	d.at += n
	d.end, d.word = d.at, false
}

// encoded writes what an encoded word stands for; false if it cannot be decoded.
func (d *fieldWriter) encoded(word string) bool {
	dec := mime.WordDecoder{CharsetReader: charsetReader}
	s, err := dec.Decode(word)
	if err != nil {
		return false
	}
	s = clean(strings.ToValidUTF8(s, "\ufffd"))
	if d.word {
		d.space = false
	}
	d.gap()
	d.b.Replace(s, onrecord.Range{Start: d.at, End: d.at + len(word)})
	d.at += len(word)
	d.end, d.word = d.at, true
	return true
}

// encodedWord is the length of the encoded word that s begins with, 0 for none: =?charset?coding?text?=.
func encodedWord(s []byte) int {
	marks := 0
	for i := 2; i < len(s); i++ {
		switch {
		case s[i] == '?':
			if marks++; marks == 3 {
				if i+1 < len(s) && s[i+1] == '=' {
					return i + 2
				}
				return 0
			}
		case s[i] == '\r' || s[i] == '\n' || s[i] == ' ' && marks < 2:
			return 0
		}
	}
	return 0
}

func charsetReader(label string, r io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, err
	}
	return enc.NewDecoder().Reader(r), nil
}

// clean is s without control characters.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return utf8.RuneError
		}
		return r
	}, s)
}

// displayName is the name before the address in a list of senders: of the first, without the marks around it. It is not known
// where there is only an address, but for one with the name in a comment behind it, as mail programs once wrote.
func (w *walker) displayName(r onrecord.Range) Field {
	r.End = min(r.End, r.Start+longestField)
	v := w.data[r.Start:r.End]
	quoted, open, start, end := false, -1, 0, -1
	for i := 0; i < len(v) && end < 0; i++ {
		switch c := v[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '<':
			end = i
		case c == ',' && bytes.Contains(v[start:i], []byte("@")):
			end = -2 // the first sender is a bare address
		case c == '(' && open < 0:
			open = i + 1
		case c == ')' && open > 0 && bytes.Contains(v[:open], []byte("@")):
			start, end = open, i
		}
		if end == -2 {
			return Field{}
		}
	}
	if end < 0 {
		return Field{}
	}
	name := bytes.Trim(v[start:end], " \t\r\n\"'")
	if len(name) == 0 || bytes.Contains(name, []byte("@")) && !bytes.Contains(name, []byte(" ")) {
		return Field{}
	}
	at := r.Start + start + bytes.Index(v[start:end], name)
	return w.field(onrecord.Range{Start: at, End: at + len(name)})
}
