package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// line is one line of a page.
type line struct {
	onrecord.Range         // in the text of all pages
	text           string  // without white space around it
	page           int     // from 0
	size           float32 // points from the lowest to the highest that the font of most of it draws
	left, right    float32
	bottom, top    float32
	hyphen         bool // PDFium sees a word that goes on in the next line
	edge           bool // runs at the edge of the pages
}

// script is the text of all pages, as PDFium reads it, cut into lines.
type script struct {
	text  strings.Builder
	lines []line
}

// lay cuts the pages into lines. A line ends where PDFium breaks it, and where the next character stands elsewhere: beside a gap
// as wide as between columns, on another height, or further left.
func lay(pages []sheet) *script {
	s := &script{}
	for p, page := range pages {
		s.sheet(p, page.chars)
	}
	return s
}

const columnGap = 2 // sizes of the font

func (s *script) sheet(page int, chars []char) {
	var l line
	open := false
	var sizes []float32 // of the line's characters
	end := func(hyphen bool) {
		if open {
			slices.Sort(sizes)
			l.size = sizes[len(sizes)/2]
			l.End, l.hyphen = s.text.Len(), hyphen
			s.put(l)
		}
		open = false
	}
	for _, c := range chars {
		switch {
		case c.r == '\r' || c.r == '\n':
			end(false)
			s.text.WriteByte('\n')
			continue
		case c.r == 2 || c.r == 0xfffe: // the mark that PDFium makes of a hyphen at the end of a line
			s.text.WriteByte('-')
			end(true)
			continue
		case c.r == 0 || !utf8.ValidRune(c.r) || c.r < ' ' || c.r >= 0x7f && c.r < 0xa0:
			c.r = utf8.RuneError
		}
		if open && c.placed && !unicode.IsSpace(c.r) {
			middle := (c.top + c.bottom) / 2
			if middle > l.top || middle < l.bottom || c.left < l.left-1 || c.left-l.right > columnGap*max(sizes[0], c.top-c.bottom) {
				end(false)
				s.text.WriteByte('\n')
			}
		}
		at := s.text.Len()
		s.text.WriteRune(c.r)
		switch {
		case unicode.IsSpace(c.r) || !c.placed && open:
		case !open:
			l = line{Range: onrecord.Range{Start: at}, page: page, left: c.left, right: c.right, bottom: c.bottom, top: c.top}
			open, sizes = true, append(sizes[:0], c.top-c.bottom)
		default:
			sizes = append(sizes, c.top-c.bottom)
			l.right, l.bottom, l.top = max(l.right, c.right), min(l.bottom, c.bottom), max(l.top, c.top)
		}
	}
	end(false)
	s.text.WriteByte('\f') // pages are parted
}

// put keeps a line that holds more than white space, without that around it.
func (s *script) put(l line) {
	raw := s.text.String()[l.Start:l.End]
	l.text = strings.TrimSpace(raw)
	if l.text == "" {
		return
	}
	l.Start += strings.Index(raw, l.text)
	l.End = l.Start + len(l.text)
	s.lines = append(s.lines, l)
}

// bodySize is the size that most of the text is set in.
func (s *script) bodySize() float32 {
	if len(s.lines) == 0 {
		return 0
	}
	byLength := slices.Clone(s.lines)
	slices.SortFunc(byLength, func(a, b line) int {
		switch {
		case a.size < b.size:
			return -1
		case a.size > b.size:
			return 1
		}
		return 0
	})
	all := 0
	for _, l := range byLength {
		all += len(l.text)
	}
	sum := 0
	for _, l := range byLength {
		if sum += len(l.text); sum*2 >= all {
			return l.size
		}
	}
	return 0
}

// pitches tells how far the lines of a paragraph stand apart from baseline to baseline, in sizes of the font: that which most
// lines of a size have that stand under each other.
func (s *script) pitches() map[int]float32 {
	type step struct{ size, far int }
	counts := map[step]int{}
	best := map[int]step{}
	for i := 1; i < len(s.lines); i++ {
		a, b := s.lines[i-1], s.lines[i]
		d := a.bottom - b.bottom
		if a.page != b.page || a.edge || b.edge || d <= 0 || d > 3*a.size || !alike(a.size, b.size) {
			continue
		}
		k := step{b.class(), int(d/b.size*20 + 0.5)}
		counts[k]++
		if n, most := counts[k], counts[best[k.size]]; n > most || n == most && k.far < best[k.size].far {
			best[k.size] = k
		}
	}
	out := map[int]float32{}
	for size, k := range best {
		if counts[k] >= 3 || k.far <= 32 { // two lines far apart are two paragraphs
			out[size] = float32(k.far) / 20
		}
	}
	return out
}

const usualPitch = 1.2 // where nothing tells

// class is the size of a line to half a point.
func (l line) class() int { return int(l.size*2 + 0.5) }

// alike reports whether two sizes are one, but for what fonts differ in.
func alike(a, b float32) bool { return a < b*1.08 && b < a*1.08 }
