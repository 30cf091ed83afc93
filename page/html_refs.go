package page

import (
	"strings"

	"golang.org/x/net/html"
	"onrecord"
)

// chunk is a run of a text node that stands for one run of the page.
type chunk struct {
	text string
	src  onrecord.Range
	how  how
	brk  bool // a block began or ended before it
}

// how says how the text of a chunk stands in the page.
type how byte

const (
	copied  how = iota // byte for byte
	whole              // as a whole: a character reference, a line end, a text that could not be followed
	nowhere            // white space whose place was not kept
)

// follow walks along a piece of the page and what the parser made of it, and tells which bytes became what. rest is what
// of data lies beyond the piece: white space of the tokens after it. ok is false where the two do not agree.
func (p piece) follow(page, data string) (out []chunk, rest string, ok bool) {
	raw := page[p.src.Start:p.src.End]
	from, i, j := 0, 0, 0
	flush := func() {
		if i > from {
			out = append(out, chunk{raw[from:i], onrecord.Range{Start: p.src.Start + from, End: p.src.Start + i}, copied, false})
		}
	}
	for i < len(raw) {
		n, text := 0, ""
		switch c := raw[i]; {
		case c == '&' && !p.raw:
			n, text = reference(raw[i:])
		case c == '\r':
			n, text = 1, "\n"
			if strings.HasPrefix(raw[i:], "\r\n") {
				n = 2
			}
		}
		if n == 0 {
			if j >= len(data) || data[j] != raw[i] {
				return nil, "", false
			}
			i, j = i+1, j+1
			continue
		}
		if !strings.HasPrefix(data[j:], text) {
			return nil, "", false
		}
		flush()
		out = append(out, chunk{strings.Map(printable, text), onrecord.Range{Start: p.src.Start + i, End: p.src.Start + i + n}, whole, false})
		i, j = i+n, j+len(text)
		from = i
	}
	flush()
	return out, data[j:], true
}

const longestReference = 34 // bytes: "&CounterClockwiseContourIntegral;" and one to spare

// reference reads the character reference that s begins with: its length in bytes, 0 if there is none, and its text. The
// parser's own table decides: the reference is the shortest start of s that unescapes apart from what follows it.
func reference(s string) (n int, text string) {
	end := 1
	for end < len(s) && end < longestReference && isNameByte(s[end]) {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	}
	cand := s[:end]
	all := html.UnescapeString(cand)
	if all == cand {
		return 0, ""
	}
	if cand[end-1] == ';' && !strings.HasSuffix(all, ";") {
		return end, all
	}
	for n := 2; n < end; n++ {
		if head := html.UnescapeString(cand[:n]); head != cand[:n] && head+cand[n:] == all {
			return n, head
		}
	}
	return end, all
}

func isNameByte(c byte) bool {
	return c == '#' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
