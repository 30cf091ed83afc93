package page

import (
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
	"onrecord"
)

// decoded is a page as UTF-8, with the Map from it to the bytes as they came.
type decoded struct {
	text    string
	m       onrecord.Map
	charset string
	high    int  // characters above ASCII
	bad     int  // bytes and characters that the charset does not know
	binary  bool // too many control bytes for a text
}

// decode finds the charset of data and undoes it. Every character of the text leads to the bytes that stand for it; bytes
// that stand for none, and control characters, become U+FFFD and lead to themselves. A byte order mark is left out.
func decode(data []byte, claims []claim) (decoded, error) {
	k := detect(data, claims)
	if k.name != utf16LE && k.name != utf16BE && k.name != utf32LE && k.name != utf32BE && binaryish(data) {
		return decoded{binary: true}, nil
	}
	skip := 0
	if name, n := bom(data); name == k.name {
		skip = n
	}
	d := decodeAs(data, skip, k)
	if d.m.Len() != len(d.text) {
		return decoded{}, errors.New("its charset map does not cover its text (a fault of this program: please report the page)")
	}
	return d, nil
}

// decodeAs decodes data[skip:] in k.
func decodeAs(data []byte, skip int, k coding) decoded {
	w := &codeWriter{data: data}
	switch k.name {
	case utf8Name:
		w.utf8(skip)
	case utf16LE, utf16BE:
		w.utf16(skip, k.name == utf16BE)
	case utf32LE, utf32BE:
		w.utf32(skip, k.name == utf32BE)
	default:
		if cm, ok := k.enc.(*charmap.Charmap); ok {
			w.bytes(skip, cm)
		} else {
			w.multi(skip, k)
		}
	}
	text, m, _ := w.b.Build(len(data)) // every range is cut from data
	return decoded{text: text, m: m, charset: k.name, high: w.high, bad: w.bad}
}

// codeWriter writes characters and the bytes that they came from.
type codeWriter struct {
	data []byte
	b    onrecord.Builder
	high int
	bad  int
}

// plainASCII reports whether c means itself in a text: printable, or white space.
func plainASCII(c byte) bool { return c >= ' ' && c < 0x7f || c >= '\t' && c <= '\r' }

// ascii copies the longest run of ASCII text from i on and returns where it ends.
func (w *codeWriter) ascii(i int) int {
	j := i
	for j < len(w.data) && plainASCII(w.data[j]) {
		j++
	}
	if j > i {
		w.b.Copy(string(w.data[i:j]), i)
	}
	return j
}

// put writes the character r that stands as data[i:j].
func (w *codeWriter) put(r rune, i, j int) {
	switch {
	case r == utf8.RuneError && j-i == 3 && string(w.data[i:j]) == "\ufffd": // it says so itself
	case r == utf8.RuneError, r >= 0x80 && r < 0xa0 && r != 0x85:
		w.bad++
		w.high++
		r = utf8.RuneError
	case r < 0x80 && !plainASCII(byte(r)):
		r = utf8.RuneError
	case r >= 0x80:
		w.high++
	}
	s := string(r)
	if len(s) == 1 && j-i == 1 && s[0] != w.data[i] {
		w.b.Replace(s, onrecord.Range{Start: i, End: j}) // a run of single bytes would claim to be a copy
		return
	}
	w.b.Recode(s, onrecord.Range{Start: i, End: j})
}

func (w *codeWriter) utf8(i int) {
	for i < len(w.data) {
		if i = w.ascii(i); i == len(w.data) {
			return
		}
		r, n := utf8.DecodeRune(w.data[i:])
		if r != utf8.RuneError && r >= 0xa0 {
			w.high++
			w.b.Copy(string(w.data[i:i+n]), i)
		} else {
			w.put(r, i, i+n)
		}
		i += n
	}
}

func (w *codeWriter) bytes(i int, cm *charmap.Charmap) {
	for i < len(w.data) {
		c := w.data[i]
		if c < 0x80 && cm.DecodeByte(c) == rune(c) && plainASCII(c) {
			i = w.ascii(i)
			continue
		}
		w.put(cm.DecodeByte(c), i, i+1)
		i++
	}
}

func (w *codeWriter) utf16(i int, big bool) {
	unit := func(i int) rune {
		if big {
			return rune(w.data[i])<<8 | rune(w.data[i+1])
		}
		return rune(w.data[i+1])<<8 | rune(w.data[i])
	}
	for ; i+1 < len(w.data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 < len(w.data) {
				if pair := utf16.DecodeRune(r, unit(i+2)); pair != utf8.RuneError {
					w.put(pair, i, i+4)
					i += 2
					continue
				}
			}
			r = utf8.RuneError
		}
		w.put(r, i, i+2)
	}
	if i < len(w.data) {
		w.put(utf8.RuneError, i, len(w.data))
	}
}

func (w *codeWriter) utf32(i int, big bool) {
	for ; i+3 < len(w.data); i += 4 {
		d := w.data[i : i+4]
		v := uint32(d[0]) | uint32(d[1])<<8 | uint32(d[2])<<16 | uint32(d[3])<<24
		if big {
			v = uint32(d[3]) | uint32(d[2])<<8 | uint32(d[1])<<16 | uint32(d[0])<<24
		}
		r := utf8.RuneError
		if v <= utf8.MaxRune && utf8.ValidRune(rune(v)) {
			r = rune(v)
		}
		w.put(r, i, i+4)
	}
	if i < len(w.data) {
		w.put(utf8.RuneError, i, len(w.data))
	}
}

const longestChar = 8 // bytes that one character takes in any charset, with room

// multi decodes a charset of characters of several bytes: each is given to the decoder byte by byte until it takes them,
// so that its bytes are known. Sequences that only switch tables take bytes and give no text.
func (w *codeWriter) multi(i int, k coding) {
	dec := k.enc.NewDecoder()
	stateful := k.name == "iso-2022-jp"
	var dst [4 * utf8.UTFMax]byte
	for i < len(w.data) {
		if !stateful && plainASCII(w.data[i]) {
			i = w.ascii(i)
			continue
		}
		got, took := 0, 0
		for n := 1; n <= longestChar && took == 0; n++ {
			end := min(i+n, len(w.data))
			var err error
			got, took, err = dec.Transform(dst[:], w.data[i:end], end == len(w.data))
			if err != nil && !errors.Is(err, transform.ErrShortSrc) {
				break
			}
		}
		if r, n := utf8.DecodeRune(dst[:got]); took == 0 || r == utf8.RuneError && n < got {
			w.put(utf8.RuneError, i, i+1) // and what follows is read afresh
			i++
			continue
		}
		w.chars(dst[:got], i, i+took)
		i += took
	}
}

// chars writes what the decoder made of data[i:j]: one character, rarely a letter and its accent.
func (w *codeWriter) chars(s []byte, i, j int) {
	r, n := utf8.DecodeRune(s)
	if n == len(s) && n > 0 {
		w.put(r, i, j)
		return
	}
	if n > 0 {
		w.high++
		w.b.Replace(strings.Map(printable, string(s)), onrecord.Range{Start: i, End: j})
	}
}

func printable(r rune) rune {
	if r < 0x80 && !plainASCII(byte(r)) || r >= 0x80 && r < 0xa0 && r != 0x85 {
		return utf8.RuneError
	}
	return r
}
