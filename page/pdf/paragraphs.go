package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraph is lines that belong together.
type paragraph struct {
	lines []line
	item  bool // of a list
}

// paragraphs joins the lines, those at the edges left out.
func (s *script) paragraphs() []paragraph {
	var lines []line
	for _, l := range s.lines {
		if !l.edge {
			lines = append(lines, l)
		}
	}
	pitches := s.pitches()
	var out []paragraph
	for i, l := range lines {
		var next *line
		if i+1 < len(lines) {
			next = &lines[i+1]
		}
		pitch, ok := pitches[l.class()]
		if !ok {
			pitch = usualPitch
		}
		if i > 0 && goesOn(out[len(out)-1], l, next, pitch) {
			p := &out[len(out)-1]
			p.lines = append(p.lines, l)
			continue
		}
		out = append(out, paragraph{lines: []line{l}, item: bulleted(l.text)})
	}
	return out
}

// goesOn reports whether l goes on the paragraph p. next is the line after it, for what indents a first line can be seen only
// from there.
func goesOn(p paragraph, l line, next *line, pitch float32) bool {
	prev := p.lines[len(p.lines)-1]
	switch {
	case abuts(prev, l):
		return true
	case !alike(prev.size, l.size) && !alike(p.lines[0].size, l.size), bulleted(l.text):
		return false
	}
	under := prev.page == l.page && l.bottom < prev.bottom
	if prev.page == l.page && l.bottom < prev.top && l.top > prev.bottom && l.bottom > prev.bottom-l.size/2 {
		return false // beside it: another cell of a table
	}
	if !under { // the next column or page
		if _, cut := parted(prev, l); cut {
			return true
		}
		return !ended(prev.text) && !indented(l, next)
	}
	if prev.bottom-l.bottom > (pitch+0.3)*l.size {
		return false
	}
	if l.right < prev.left || l.left > prev.right { // beside each other: cells of a table, columns
		return false
	}
	if _, cut := parted(prev, l); cut {
		return true
	}
	if indented(l, next) && (len(p.lines) > 1 || l.left > prev.left+indent*l.size || ended(prev.text)) && !p.item {
		return false
	}
	return !(ended(prev.text) && short(p, prev, l))
}

// abuts reports whether b goes on the very line of a, in another font or a little raised.
func abuts(a, b line) bool {
	size := max(a.size, b.size)
	return a.page == b.page && b.bottom < a.top && b.top > a.bottom && b.left > a.right-size/4 && b.left < a.right+size
}

const indent = 0.6 // sizes of the font

// indented reports whether l begins further right than the line under it.
func indented(l line, next *line) bool {
	return next != nil && next.page == l.page && next.bottom < l.bottom && l.bottom-next.bottom < 2*l.size && next.left < l.right &&
		alike(l.size, next.size) && l.left > next.left+indent*l.size
}

// short reports whether prev leaves so much of the column free that the first word of l would have stood there.
func short(p paragraph, prev, l line) bool {
	right := l.right
	for _, x := range p.lines {
		right = max(right, x.right)
	}
	word, _, _ := strings.Cut(l.text, " ")
	room := float32(utf8.RuneCountInString(word)+2) * l.size * 0.5
	return prev.right+room < right
}

// ended reports whether s closes with a sentence mark, marks of quotation and brackets after it left aside.
func ended(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.In(r, unicode.Pf, unicode.Pi, unicode.Pe) || r == '"' || r == '\'' })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:", r)
}

// bulleted reports whether s begins with the mark of an item.
func bulleted(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•‣◦▪●■►▶", r) {
		return len(s) > n
	}
	return false
}
