package pdf

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"

	"onrecord"
	"onrecord/page/galley"
)

// Read sets the document in data. It is an *UnreadableError where there is no text in it: a document that is encrypted,
// broken, or made of pictures.
func (e *Engine) Read(data []byte) (*galley.Galley, error) {
	if !bytes.Contains(data, []byte("endobj")) { // told without waiting for PDFium
		return nil, &UnreadableError{"a PDF that is cut short, with no whole object in it", "get it again"}
	}
	var d *document
	err := e.with(func(in pdfium.Pdfium) (err error) {
		d, err = read(in, data)
		return err
	})
	if err != nil {
		return nil, err
	}
	s := lay(d.pages)
	if len(s.lines) == 0 {
		return nil, d.noText()
	}
	return s.set(d, len(data))
}

func (d *document) noText() error {
	images := 0
	for _, p := range d.pages {
		if p.image {
			images++
		}
	}
	if images == 0 {
		return &UnreadableError{"a PDF with no text on its " + pages(len(d.pages)), "give the article in another form"}
	}
	return &UnreadableError{"a PDF with no text layer, " + pages(images) + " of images", "run OCR first, e.g. ocrmypdf in.pdf out.pdf"}
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return strconv.Itoa(n) + " pages"
}

// set sets the lines as paragraphs.
func (s *script) set(d *document, size int) (*galley.Galley, error) {
	s.edges(d.pages)
	text := s.text.String()
	var w galley.Writer
	w.Markup("<!DOCTYPE html><html><head>")
	for _, m := range [][2]string{{"dc.title", d.title}, {"author", d.author}} {
		if m[1] != "" {
			w.Markup("<meta")
			w.Attr("name", m[0])
			w.Attr("content", m[1])
			w.Markup(">")
		}
	}
	w.Markup("</head><body><main>")
	body := s.bodySize()
	paragraphs := s.paragraphs()
	top := title(paragraphs, body)
	shares := map[int]int{} // bytes in lines of a size, and under 0 in all; what much is set in is no size of headings
	for _, l := range s.lines {
		shares[l.class()] += len(l.text)
		shares[0] += len(l.text)
	}
	for i, p := range paragraphs {
		open, shut := "<p>", "</p>"
		switch {
		case i == top:
			open, shut = "<h1>", "</h1>"
		case p.heading(body) && shares[p.lines[0].class()]*10 < shares[0]:
			open, shut = "<h2>", "</h2>"
		case p.item:
			open, shut = "<ul><li>", "</li></ul>"
		}
		w.Markup(open)
		p.write(&w, text)
		w.Markup(shut)
	}
	w.Markup("</main><footer>")
	for _, l := range s.lines {
		if l.edge {
			w.Markup("<p>")
			copyText(&w, l.text, l.Start)
			w.Markup("</p>")
		}
	}
	w.Markup("</footer></body></html>")
	g, err := w.Build(len(text))
	if err != nil {
		return nil, err
	}
	// All of the text stands for the document as a whole: what draws a passage cannot be told.
	var whole onrecord.Builder
	whole.Replace(text, onrecord.Range{End: size})
	_, lead, err := whole.Build(size)
	if err != nil {
		return nil, err
	}
	if g.Map, err = g.Map.Then(lead); err != nil {
		return nil, err
	}
	g.Chosen, g.Made = true, d.made
	return g, nil
}

// title is the paragraph on the first page that is set largest, and larger than the text; -1 for none.
func title(ps []paragraph, body float32) int {
	best := -1
	for i, p := range ps {
		if p.lines[0].page > 0 || p.length() > longestHeading || p.lines[0].size < body*1.2 {
			continue
		}
		if best < 0 || p.lines[0].size > ps[best].lines[0].size*1.02 {
			best = i
		}
	}
	return best
}

const longestHeading = 300 // bytes

func (p paragraph) heading(body float32) bool {
	return p.lines[0].size > body*1.12 && p.length() <= longestHeading
}

func (p paragraph) length() int { return p.lines[len(p.lines)-1].End - p.lines[0].Start }

// write writes the lines of a paragraph as one: a word that goes on in the next line is made whole, and its hyphen stands for
// nothing; else a space stands for the break.
func (p paragraph) write(w *galley.Writer, text string) {
	for i, l := range p.lines {
		if i == len(p.lines)-1 {
			copyText(w, l.text, l.Start)
			return
		}
		next := p.lines[i+1]
		if cut, ok := parted(l, next); ok {
			copyText(w, l.text[:len(l.text)-cut], l.Start)
			continue
		}
		copyText(w, l.text, l.Start)
		if strings.HasSuffix(l.text, "-") || l.End >= next.Start || abuts(l, next) && next.left < l.right+l.size/8 {
			continue // a compound with a capital letter or a number in its second half keeps its hyphen
		}
		w.Replace(" ", onrecord.Range{Start: l.End, End: next.Start})
	}
}

// parted reports whether the last word of a goes on in b, and how many bytes its hyphen has.
func parted(a, b line) (int, bool) {
	last, cut := utf8.DecodeLastRuneInString(a.text)
	if last != '-' && last != '\u00ad' && last != '\u2010' {
		return 0, false
	}
	before, _ := utf8.DecodeLastRuneInString(a.text[:len(a.text)-cut])
	first, _ := utf8.DecodeRuneInString(b.text)
	return cut, last == '\u00ad' || unicode.IsLetter(before) && unicode.IsLower(first)
}

// copyText copies a text, with letters that fonts join written one by one. Hyphens that are not to be seen are left out.
func copyText(w *galley.Writer, text string, start int) {
	from := 0
	for i, r := range text {
		n := utf8.RuneLen(r)
		joined, ok := ligatures[r]
		if !ok && r != '\u00ad' {
			continue
		}
		w.Copy(text[from:i], start+from)
		if ok {
			w.Replace(joined, onrecord.Range{Start: start + i, End: start + i + n})
		}
		from = i + n
	}
	w.Copy(text[from:], start+from)
}

var ligatures = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st"}
