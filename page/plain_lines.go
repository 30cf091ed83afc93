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
	width          int  // characters
	first          int  // characters of its first word
	indent         bool // white space before it
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
		l := line{Range: onrecord.Range{Start: start, End: start + len(body)}, width: utf8.RuneCountInString(body), indent: indent > 0, blank: blank,
			tabs: strings.Count(body, "\t")}
		if k := strings.IndexFunc(body, unicode.IsSpace); k >= 0 {
			l.first = utf8.RuneCountInString(body[:k])
		} else {
			l.first = l.width
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
	widestWrap   = 100 // characters; nobody wraps wider
	narrowWrap   = 40
	fewestWraps  = 3
	wrapEvidence = 0.6 // part of the unfinished lines that must be full
)

// wrapWidth is the column at which the text was hard-wrapped, 0 if it was not. A wrapped line is one into which the
// first word of the next would not have fitted.
func wrapWidth(text string, lines []line) int {
	var widths []int
	wide := 0
	for i, l := range lines {
		if l.width > widestWrap {
			wide++
		}
		if i+1 < len(lines) && !lines[i+1].blank {
			widths = append(widths, l.width)
		}
	}
	if len(widths) < fewestWraps || wide*20 > len(lines) {
		return 0
	}
	sort.Ints(widths)
	w := widths[len(widths)*9/10]
	if w < narrowWrap || w > widestWrap {
		return 0
	}
	full, open := 0, 0
	for i, l := range lines[:len(lines)-1] {
		if next := lines[i+1]; !next.blank && !ended(text[l.Start:l.End]) {
			open++
			if fits := l.width + 1 + next.first; fits > w-1 && l.width <= w+2 {
				full++
			}
		}
	}
	if full < fewestWraps || float64(full) < wrapEvidence*float64(open) {
		return 0
	}
	return w
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
	case b.blank, b.indent && !a.indent, bullet(text[b.Start:b.End]) > 0:
		return false
	case a.tabs > 0 || b.tabs > 0:
		return false
	}
	return a.width+1+b.first > width-1 && a.width <= width+2
}

// wordALine reports whether the text stands one word a line, or nearly.
func wordALine(lines []line) bool {
	short, long := 0, 0
	for _, l := range lines {
		switch {
		case l.width <= l.first+4:
			short++
		case l.width > narrowWrap:
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
