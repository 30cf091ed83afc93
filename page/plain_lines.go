package page

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// line is one line of plain text with something on it.
type line struct {
	onrecord.Range      // without the white space around it
	width          int  // characters, with the white space before it
	first          int  // characters of its first word
	indent         int  // characters of white space before it
	blank          bool // an empty line, or the start of the text, before it
	tabs           int  // tabs inside it
}

// splitLines finds the lines of text that hold anything but white space. Each byte is looked at a bounded number of times.
func splitLines(text string) []line {
	var out []line
	blank := true
	for i := 0; i < len(text); {
		end, next := lineEnd(text, i)
		raw := text[i:end]
		indent := leadingSpace(raw)
		body := strings.TrimRightFunc(raw[indent:], unicode.IsSpace)
		start := i + indent
		i = next
		if body == "" {
			blank = true
			continue
		}
		l := line{Range: onrecord.Range{Start: start, End: start + len(body)}, blank: blank,
			indent: utf8.RuneCountInString(raw[:indent]), tabs: strings.Count(body, "\t")}
		l.width = l.indent + utf8.RuneCountInString(body)
		if k := strings.IndexFunc(body, unicode.IsSpace); k >= 0 {
			l.first = utf8.RuneCountInString(body[:k])
		} else {
			l.first = utf8.RuneCountInString(body)
		}
		out = append(out, l)
		blank = false
	}
	return out
}

// lineEnd is where the line that begins at i ends, and where the next one begins. Lines end at every mandatory break of
// Unicode (UAX #14, class BK, CR, LF, NL).
func lineEnd(text string, i int) (end, next int) {
	for k := i; k < len(text); k++ {
		switch c := text[k]; {
		case c == '\r' && k+1 < len(text) && text[k+1] == '\n':
			return k, k + 2
		case c == '\n' || c == '\r' || c == '\v' || c == '\f':
			return k, k + 1
		case c == 0xc2 && k+1 < len(text) && text[k+1] == 0x85:
			return k, k + 2
		case c == 0xe2 && k+2 < len(text) && text[k+1] == 0x80 && (text[k+2] == 0xa8 || text[k+2] == 0xa9):
			return k, k + 3
		}
	}
	return len(text), len(text)
}

const (
	widestWrap  = 100 // characters; nobody wraps wider
	narrowWrap  = 25
	fewestWraps = 2   // lines that break off at the width
	wrapPart    = 0.4 // part of the full lines that must break off
)

// wrapWidth is the column at which the text was hard-wrapped, 0 if it was not. A wrapped line is a full one: the first
// word of the next would not have fitted. In a wrapped text the next line often begins with a small letter; where every
// line is a paragraph, hardly ever. The widest width that shows it is taken, but for one that twice as many lines show,
// for a head may be wider.
func wrapWidth(text string, lines []line) int {
	var widths []int
	wide := 0
	for i, l := range lines {
		if l.width > widestWrap {
			wide++
		} else if i+1 < len(lines) && !lines[i+1].blank {
			widths = append(widths, l.width)
		}
	}
	if len(widths) < fewestWraps || wide*20 > len(lines) {
		return 0
	}
	sort.Ints(widths)
	best, most, tried := 0, 0, -1
	for _, part := range []int{100, 97, 94, 90, 80} {
		w := widths[(len(widths)-1)*part/100]
		if w == tried || w < narrowWrap {
			continue
		}
		tried = w
		if n := breakingOff(text, lines, w); n > 2*most {
			best, most = w, n
		}
	}
	return best
}

// breakingOff counts the lines that are full at width w and break off in a sentence; 0 if they are too few to show it.
func breakingOff(text string, lines []line, w int) int {
	full, off := 0, 0
	for i, l := range lines[:len(lines)-1] {
		next := lines[i+1]
		if next.blank || l.width > w || l.width+1+next.first <= w || l.tabs > 0 {
			continue
		}
		full++
		if r, _ := utf8.DecodeRuneInString(text[next.Start:next.End]); unicode.IsLower(r) {
			off++
		}
	}
	if off < fewestWraps || float64(off) < wrapPart*float64(full) {
		return 0
	}
	return off
}

// ended reports whether s closes with a sentence mark, quotation marks and brackets after it left aside.
func ended(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return isClosing(r) || r == ')' || r == ']' || unicode.IsSpace(r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。؟।", r) && s != ""
}

// longUnit is how many bytes of lines are joined where a text has so many that it cannot be an article.
const longUnit = 1 << 10

// unwrap joins the lines that one paragraph was wrapped into. Without wrapping, every line is a paragraph.
func unwrap(text string, lines []line) []unit {
	width, ragged := wrapWidth(text, lines), wordALine(lines)
	var out []unit
	for i, l := range lines {
		if i > 0 && width > 0 && continues(text, lines[i-1], l, width) {
			u := &out[len(out)-1]
			u.End = l.End
			u.lines++
			continue
		}
		if len(lines) > 4*mostUnits && i > mostUnits && i < len(lines)-mostUnits && out[len(out)-1].End-out[len(out)-1].Start < longUnit {
			out[len(out)-1].End = l.End // so many lines are no article; their memory is bounded
			continue
		}
		if ragged && i > 0 && !l.blank {
			out[len(out)-1].End = l.End
			out[len(out)-1].lines++
			continue
		}
		out = append(out, unit{Range: l.Range, lines: 1, blank: l.blank})
	}
	return out
}

func continues(text string, a, b line, width int) bool {
	switch {
	case b.blank, b.indent > a.indent, bullet(text[b.Start:b.End]) > 0:
		return false
	case a.tabs > 0 || b.tabs > 0, text[a.Start:a.End] == text[b.Start:b.End]:
		return false
	}
	return a.width <= width+2 && a.width+1+b.first > width
}

// wordALine reports whether the text stands one word a line, or nearly.
func wordALine(lines []line) bool {
	short, long := 0, 0
	for _, l := range lines {
		switch {
		case l.width-l.indent <= l.first+4:
			short++
		case l.width > shortestBroken:
			long++
		}
	}
	return len(lines) >= 20 && short*10 >= 9*len(lines) && long*50 <= len(lines)
}

// bullet is the length of the list mark that s begins with, 0 for none: a bullet, or a number or letter with a full stop or
// bracket, and white space after it.
func bullet(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•‣◦▪●·*■►▶→✓", r) || r == '-' || r == '–' {
		if gap := leadingSpace(s[size:]); gap > 0 && len(s) > size+gap {
			return size + gap
		}
		return 0
	}
	i := 0
	if r == '(' {
		i = 1
	}
	k := i
	for k < len(s) && k < i+2 && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	if k == i && k < len(s) && s[k] >= 'a' && s[k] <= 'z' {
		k++
	}
	if k == i || k >= len(s) || s[k] != ')' && (s[k] != '.' || i == 1) {
		return 0
	}
	if gap := leadingSpace(s[k+1:]); gap > 0 && len(s) > k+1+gap {
		return k + 1 + gap
	}
	return 0
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }
