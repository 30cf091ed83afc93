package mail

import (
	"encoding/base64"
	"errors"

	"onrecord"
)

// decode undoes the transfer coding of a part. Of bytes that no coding gives, base64 leaves out all and quoted-printable none,
// as RFC 2045 advises.
func (w *walker) decode(l leaf) (Part, error) {
	var b onrecord.Builder
	switch l.coding {
	case "quoted-printable":
		w.quotedPrintable(&b, l.body)
	case "base64":
		w.base64(&b, l.body)
	case "x-uuencode", "uuencode", "x-uue":
		return Part{}, errors.New("uuencode is not read; save the mail anew from a mail program of this century")
	default:
		b.Copy(string(w.data[l.body.Start:l.body.End]), l.body.Start)
	}
	text, m, err := b.Build(len(w.data))
	return Part{l.mediaType, text, m}, err
}

// quotedPrintable undoes =XX and the breaks of lines that are too long. A row of =XX is a row of characters, each one byte
// here and three there, so that a letter of several bytes is led back as one.
func (w *walker) quotedPrintable(b *onrecord.Builder, r onrecord.Range) {
	from := r.Start
	flush := func(to int) {
		if to > from {
			b.Copy(string(w.data[from:to]), from)
		}
	}
	for i := r.Start; i < r.End; {
		switch c := w.data[i]; {
		case c == '=':
			if i+2 < r.End {
				hi, lo := unhex(w.data[i+1]), unhex(w.data[i+2])
				if hi >= 0 && lo >= 0 {
					flush(i)
					b.Recode(string([]byte{byte(hi<<4 | lo)}), onrecord.Range{Start: i, End: i + 3})
					i += 3
					from = i
					continue
				}
			}
			if next := w.softBreak(i+1, r.End); next > 0 {
				flush(i)
				i, from = next, next
				continue
			}
			i++
		case c == ' ' || c == '\t': // at the end of a line somebody on the way put it there
			end := i
			for end < r.End && (w.data[end] == ' ' || w.data[end] == '\t') {
				end++
			}
			if end == r.End || w.data[end] == '\r' || w.data[end] == '\n' {
				flush(i)
				from = end
			}
			i = end
		default:
			i++
		}
	}
	flush(r.End)
}

// softBreak is where the next line begins, if nothing but white space stands before it; 0 if something does.
func (w *walker) softBreak(i, end int) int {
	for i < end && (w.data[i] == ' ' || w.data[i] == '\t') {
		i++
	}
	switch {
	case i == end:
		return end
	case w.data[i] == '\n':
		return i + 1
	case w.data[i] == '\r' && i+1 < end && w.data[i+1] == '\n':
		return i + 2
	}
	return 0
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// base64 undoes groups of four characters, which stand for three bytes: a row of such groups is a row of units. A group that a
// line break cuts, and the last one, is a replacement as a whole.
func (w *walker) base64(b *onrecord.Builder, r onrecord.Range) {
	var group [4]byte
	var out [3]byte
	n, start := 0, 0
	put := func(end int) {
		k, err := base64.RawStdEncoding.Decode(out[:], group[:n])
		switch src := (onrecord.Range{Start: start, End: end}); {
		case err != nil && k == 0:
		case k == 3 && src.Len() == 4:
			b.Recode(string(out[:]), src)
		default:
			b.Replace(string(out[:k]), src)
		}
		n = 0
	}
	for i := r.Start; i < r.End; i++ {
		c := w.data[i]
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
		case c == '-': // the alphabet for addresses, which some senders use
			c = '+'
		case c == '_':
			c = '/'
		case c == '=' && n > 0:
			put(i + 1) // several encoded texts may stand in a row
			continue
		default:
			continue
		}
		if n == 0 {
			start = i
		}
		group[n] = c
		if n++; n == 4 {
			put(i + 1)
		}
	}
	if n > 1 {
		put(r.End)
	}
}
