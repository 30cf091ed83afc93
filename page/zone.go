package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// unit is one paragraph of plain text on its way to become a Block, with what is known of its shape.
type unit struct {
	onrecord.Range

	lines  int  // lines of the text that were joined to it
	cells  int  // cells of a table's row, 1 for none
	mark   int  // bytes of the list mark that it begins with
	blank  bool // an empty line before it
	text   string
	words  []word // the first phraseWords of it
	n      int    // words among them, without marks
	ended  bool   // closes with a sentence mark
	stops  int    // sentences that end inside it
	quote  bool   // stands wholly in quotation marks
	kind   onrecord.BlockKind
	by     string
	credit onrecord.Range
	dates  []date

	repeats onrecord.Range // the passage that a pull quote repeats
	signed  bool           // a quotation with a line under it that says who spoke
	joined  bool           // goes on the block of the unit before
}

// sheet is one text while its zones are found. The stages, in order, each decide the kind of some units and leave the
// rest alone; a later stage sees what the earlier ones decided.
type sheet struct {
	text   string
	w      *Words
	units  []unit
	spaced bool // paragraphs are parted by empty lines
	first  int  // the first unit of the body
	titled int  // the title, -1 if none was found
	names  []string
}

// mostUnits is how many paragraphs from the start of a text, and from its end, are looked at: far more than any article
// has. What lies between is body.
const mostUnits = 5000

func newSheet(text string, w *Words) *sheet {
	s := &sheet{text: text, w: w, titled: -1, units: unwrap(text, splitLines(text))}
	s.joinBroken()
	s.prepare()
	return s
}

// prepare measures the units, of which the extent, the line breaks about them and what is decided already are known.
func (s *sheet) prepare() {
	blanks := 0
	for i := range s.units {
		u := &s.units[i]
		u.text = s.text[u.Start:u.End]
		if i >= mostUnits && i < len(s.units)-mostUnits {
			u.set(onrecord.Body, "far from both ends")
			continue
		}
		if u.cells = 1; u.lines <= 1 {
			u.cells = cells(u.text)
		}
		u.mark = bullet(u.text)
		u.measure()
		if u.n > 0 && u.n <= longestDateLine {
			u.dates = s.w.dates(u.text, u.words)
		}
		if u.blank {
			blanks++
		}
	}
	s.spaced = blanks*2 > len(s.units)
}

func (u *unit) measure() {
	u.words = foldWords(u.text, phraseWords)
	for _, w := range u.words {
		if !w.mark {
			u.n++
		}
	}
	u.ended = ended(u.text)
	for k, w := range u.words {
		if k > 0 && w.opens && !w.mark && w.upper && stopBefore(u.text, u.words[k-1].end, w.start) {
			u.stops++
		}
	}
	if u.ended {
		u.stops++
	}
	r, size := utf8.DecodeRuneInString(u.text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(u.text, ".,"))
	u.quote = isOpening(r) && isClosing(last) && len(u.text) > 2*size && !strings.ContainsFunc(inner(u.text), isDoubleQuote)
}

func stopBefore(s string, from, to int) bool { return strings.ContainsAny(s[from:to], ".!?…") }

// inner is s without its outermost marks.
func inner(s string) string {
	s = strings.TrimRight(s, ".,!?")
	_, a := utf8.DecodeRuneInString(s)
	_, b := utf8.DecodeLastRuneInString(s)
	if a+b > len(s) {
		return ""
	}
	return s[a : len(s)-b]
}

func isDoubleQuote(r rune) bool { return strings.ContainsRune("“”„\"«»", r) }

func (u *unit) set(kind onrecord.BlockKind, by string) { u.kind, u.by = kind, "plain/"+by }

// asks reports whether u ends in a question mark, marks of quotation left aside.
func (u *unit) asks() bool { return strings.HasSuffix(strings.TrimRightFunc(u.text, isClosing), "?") }

func (u *unit) open() bool { return u.kind == "" }

// strong reports whether u reads as running text: long enough, and in sentences.
func (u *unit) strong() bool {
	return u.ended && u.n >= 18 || u.stops >= 2 && u.n >= 12 || u.n >= 40
}

// capitals is the part of u's words that begin with an upper-case letter or a digit, small words left out.
func (s *sheet) capitals(words []word) float64 {
	upper, all := 0, 0
	for i, w := range words {
		if w.mark {
			continue
		}
		if n, _ := s.w.term(Minor, words, i); n > 0 && !w.upper {
			continue
		}
		all++
		if w.upper {
			upper++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(upper) / float64(all)
}

// shouts reports whether every letter of u that has a case is upper case.
func (u *unit) shouts() bool {
	letters := 0
	for _, r := range u.text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// link reports whether u looks like the headline of another story: short, no sentence of running text.
func (u *unit) link() bool {
	return u.n > 0 && u.n <= 20 && !u.strong() && (!u.ended || strings.HasSuffix(u.text, "?") || strings.HasSuffix(u.text, "!") || strings.HasSuffix(u.text, ")") && u.text[0] != '(')
}

// segments parts words at the marks that part the pieces of a menu, a byline or a row of links.
func segments(text string, words []word) [][]word {
	var out [][]word
	from := 0
	for k := 1; k < len(words); k++ {
		if partedBy(text[words[k-1].end:words[k].start]) || wideGap(text[words[k-1].end:words[k].start]) || words[k].mark && (words[k].text == "|" || spacedStroke(text, words[k])) {
			out = append(out, words[from:k])
			from = k
			if words[k].mark {
				from = k + 1
			}
		}
	}
	if from < len(words) {
		out = append(out, words[from:])
	}
	return out
}

// spacedStroke reports whether x is a stroke that stands by itself, as between the parts of a byline.
func spacedStroke(text string, x word) bool {
	return x.text == "/" && x.start > 0 && text[x.start-1] == ' ' && x.end < len(text) && text[x.end] == ' '
}

// wideGap reports whether gap is so wide that it sets two things apart on one line.
func wideGap(gap string) bool { return strings.Contains(gap, "   ") || strings.Contains(gap, "\t") }

func partedBy(gap string) bool {
	gap = strings.TrimSpace(gap)
	return strings.ContainsAny(gap, "·•—–>»›,.") || gap == "-" || strings.Contains(gap, " - ")
}
