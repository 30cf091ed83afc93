package page

import (
	"errors"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"onrecord"
)

// The parser's nodes do not say where they come from, but the tokens that it reads do. So the page is written anew with a
// stamp before the first character of every text that is not white space, parsed, and the stamps are taken out of the
// nodes again. A stamp stands inside its text, so it goes wherever the parser moves that text (out of a table, into a
// reopened element), and it is itself no white space, so no rule of the parser sees another page.

// piece is one text token of the page, from its first character that is not white space on.
type piece struct {
	src onrecord.Range // in the page
	raw bool           // character references mean nothing in it
	brk bool           // a block began or ended right before it, whose tag was left out
}

// stamped is a page ready for the parser.
type stamped struct {
	html        string
	pieces      []piece
	open, close rune // the marks around the number of a piece
}

var errNoMarks = errors.New("it uses every private character there is; it is no page that anyone reads")

// stamp writes the page anew with stamps, within bounds. Time and space are linear in the page.
func stamp(page string, most limits) (stamped, error) {
	a, b, ok := freeMarks(page)
	if !ok {
		return stamped{}, errNoMarks
	}
	s := &stamper{out: stamped{open: a, close: b}, page: page, nest: newNest(most)}
	s.b.Grow(len(page) + len(page)/4)
	z := html.NewTokenizer(strings.NewReader(page))
	for at := 0; ; {
		kind := z.Next()
		n := len(z.Raw())
		if kind == html.ErrorToken {
			break
		}
		s.token(z, kind, onrecord.Range{Start: at, End: at + n})
		at += n
	}
	s.out.html = s.b.String()
	return s.out, nil
}

type stamper struct {
	out  stamped
	page string
	b    strings.Builder
	nest *nest
	raw  string // the element whose raw text comes next
	keep bool   // and whether it is kept
	brk  bool
}

func (s *stamper) token(z *html.Tokenizer, kind html.TokenType, r onrecord.Range) {
	raw := s.page[r.Start:r.End]
	inside := s.raw
	s.raw = ""
	switch kind {
	case html.TextToken:
		s.text(raw, r, inside)
	case html.DoctypeToken:
		s.b.WriteString(raw)
	case html.StartTagToken, html.SelfClosingTagToken:
		name, more := z.TagName()
		tag := string(name)
		if !s.nest.start(tag) {
			s.brk = s.brk || blockLevel(tag)
		} else {
			s.startTag(z, tag, raw, more)
		}
		if kind == html.StartTagToken && rawText(tag) {
			s.raw, s.keep = tag, keepsText(tag) || tag == "script" && strings.Contains(strings.ToLower(raw), "ld+json")
		}
	case html.EndTagToken:
		name, _ := z.TagName()
		tag := string(name)
		if s.nest.end(tag) {
			s.b.WriteString("</" + tag + ">")
		} else {
			s.brk = s.brk || blockLevel(tag)
		}
	}
}

// text writes one text token. Of raw text only what can be seen, and JSON-LD, is kept.
func (s *stamper) text(raw string, r onrecord.Range, inside string) {
	if inside != "" && !s.keep {
		return
	}
	if inside == "script" {
		s.b.WriteString(raw)
		return
	}
	lead := len(raw) - len(strings.TrimLeft(raw, htmlSpace))
	s.b.WriteString(raw[:lead])
	if lead == len(raw) {
		return
	}
	s.b.WriteRune(s.out.open)
	s.b.WriteString(strconv.Itoa(len(s.out.pieces)))
	s.b.WriteRune(s.out.close)
	s.b.WriteString(raw[lead:])
	s.out.pieces = append(s.out.pieces, piece{src: onrecord.Range{Start: r.Start + lead, End: r.End},
		raw: inside == "xmp" || inside == "plaintext", brk: s.brk})
	s.brk = false
}

// htmlSpace is white space as the HTML Standard has it.
const htmlSpace = " \t\n\f\r"

// rawText tells the elements whose content the tokenizer does not read as markup.
func rawText(tag string) bool {
	switch tag {
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp":
		return true
	}
	return false
}

func keepsText(tag string) bool {
	return tag == "title" || tag == "textarea" || tag == "xmp" || tag == "plaintext"
}

// freeMarks finds two private characters that the page does not hold, not by character reference either.
func freeMarks(page string) (a, b rune, ok bool) {
	const first, last = 0xF0000, 0xFFFFD
	used := map[rune]bool{}
	note := func(text string) {
		for i := 0; i < len(text); i++ {
			if text[i] != 0xf3 { // the first byte of every character of that plane
				continue
			}
			for _, r := range text[i:min(i+4, len(text))] {
				used[r] = true
				break
			}
		}
	}
	note(page)
	if strings.Contains(page, "&#") {
		note(html.UnescapeString(page))
	}
	for r := rune(first); r <= last; r++ {
		switch {
		case used[r]:
		case a == 0:
			a = r
		default:
			return a, r, true
		}
	}
	return 0, 0, false
}
