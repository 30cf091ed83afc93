package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord"
)

// op is one piece of a paragraph: markup, or text with its place in the middle text.
type op struct {
	markup string
	text   string
	src    onrecord.Range
	copied bool
}

// block is a paragraph, or the markup of a table between paragraphs.
type block struct {
	markup string
	style  string
	list   bool
	level  int  // of the outline, from 1; 0 if the paragraph names none itself
	box    bool // in a text box
	cell   bool // in a table
	ops    []op
}

// walker goes through the elements of one part.
type walker struct {
	*part
	d     *xml.Decoder
	depth int
	out   []block
	box   int // text boxes around
	table int // tables around
}

// blocks reads the paragraphs and tables of a part.
func (p *part) blocks() ([]block, error) {
	w := &walker{part: p, d: xml.NewDecoder(bytes.NewReader(p.xml))}
	if err := w.container(); err != nil && err != io.EOF {
		return nil, fmt.Errorf("read %s at byte %d: %w; export the document once more", p.name, w.d.InputOffset(), err)
	}
	return w.out, nil
}

func (w *walker) enter() error {
	if w.depth++; w.depth > deepest {
		return fmt.Errorf("elements are nested more than %d deep", deepest)
	}
	return nil
}

// container reads what may hold paragraphs, up to its end.
func (w *walker) container() error {
	if err := w.enter(); err != nil {
		return err
	}
	defer func() { w.depth-- }()
	for {
		tok, err := w.d.Token()
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			tag := tables[e.Name.Local]
			switch {
			case gone(e.Name.Local), e.Name.Local == "footnote" && attr(e, "type") != "", e.Name.Local == "endnote" && attr(e, "type") != "":
				err = w.d.Skip()
			case e.Name.Local == "p" && word(e.Name):
				err = w.paragraph()
			case tag != "" && word(e.Name):
				w.out = append(w.out, block{markup: "<" + tag + ">"})
				w.table++
				err = w.container()
				w.table--
				w.out = append(w.out, block{markup: "</" + tag + ">"})
			default:
				err = w.container()
			}
			if err != nil {
				return err
			}
		}
	}
}

var tables = map[string]string{"tbl": "table", "tr": "tr", "tc": "td"}

// word reports whether a name is of WordprocessingML: of drawings and formulas other elements have the same ones.
func word(n xml.Name) bool {
	return strings.Contains(n.Space, "/wordprocessingml/") || n.Space == "w"
}

// gone tells the elements whose text is none of the document's: deleted or moved elsewhere, or a second form of what was read.
func gone(name string) bool {
	switch name {
	case "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "rubyPr", "rt":
		return true
	}
	return false
}

// paragraph reads a paragraph. Text boxes that hang on it come behind it.
func (w *walker) paragraph() error {
	b := block{box: w.box > 0, cell: w.table > 0}
	before := len(w.out)
	err := w.inline(&b)
	boxes := append([]block(nil), w.out[before:]...)
	w.out = append(append(w.out[:before], b), boxes...)
	return err
}

// inline reads what stands in a paragraph, up to the end of the element that was begun.
func (w *walker) inline(b *block) error {
	if err := w.enter(); err != nil {
		return err
	}
	defer func() { w.depth-- }()
	for {
		start := int(w.d.InputOffset())
		tok, err := w.d.Token()
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			tag := onrecord.Range{Start: w.base + start, End: w.base + int(w.d.InputOffset())}
			put := func(text string) { b.ops = append(b.ops, op{text: text, src: tag}) }
			name := e.Name.Local
			switch {
			case gone(name):
				err = w.d.Skip()
			case name == "txbxContent":
				w.box++
				err = w.container()
				w.box--
			case !word(e.Name):
				err = w.inline(b)
			case name == "pPr":
				err = w.properties(b)
			case name == "rPr":
				var hidden bool
				if hidden, err = w.hides(); err == nil && hidden {
					return w.d.Skip() // the rest of the run
				}
			case name == "t":
				err = w.text(b)
			default:
				switch name {
				case "tab", "ptab":
					put(" ")
				case "br", "cr":
					b.ops = append(b.ops, op{markup: "<br>"})
				case "noBreakHyphen":
					put("\u2011")
				case "sym":
					put(symbol(attr(e, "char")))
				}
				err = w.inline(b)
			}
			if err != nil {
				return err
			}
		}
	}
}

// symbol is the character of a symbol font, U+FFFD for one that only the font knows.
func symbol(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if r := rune(n); err == nil && n > ' ' && n < 0xe000 && utf8.ValidRune(r) {
		return string(r)
	}
	return "\ufffd"
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// properties reads the style of a paragraph, and whether it is an item of a list.
func (w *walker) properties(b *block) error {
	for depth := 1; depth > 0; {
		tok, err := w.d.Token()
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			depth++
			switch e.Name.Local {
			case "pPrChange": // what it was before a tracked change
				if err := w.d.Skip(); err != nil {
					return err
				}
				depth--
			case "pStyle":
				b.style = attr(e, "val")
			case "numId":
				b.list = attr(e, "val") != "0"
			case "outlineLvl":
				if n, err := strconv.Atoi(attr(e, "val")); err == nil && n >= 0 && n < 9 {
					b.level = n + 1
				}
			}
		}
	}
	return nil
}

// hides reads the properties of a run and tells whether it is hidden.
func (w *walker) hides() (bool, error) {
	hidden := false
	for depth := 1; depth > 0; {
		tok, err := w.d.Token()
		if err != nil {
			return false, err
		}
		switch e := tok.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			depth++
			if v := attr(e, "val"); e.Name.Local == "vanish" || e.Name.Local == "webHidden" {
				hidden = hidden || v != "0" && v != "false" && v != "off"
			}
		}
	}
	return hidden, nil
}

// text reads the characters of a run.
func (w *walker) text(b *block) error {
	for {
		start := int(w.d.InputOffset())
		tok, err := w.d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := w.d.Skip(); err != nil {
				return err
			}
		case xml.CharData:
			w.characters(b, string(t), start, int(w.d.InputOffset()))
		}
	}
}

// characters writes text, which stands as xml[start:end]: copied, but for references, each of which is one replacement.
func (w *walker) characters(b *block, text string, start, end int) {
	raw := string(w.xml[start:end])
	rest := text
	var ops []op
	for at := 0; at < len(raw); {
		n := strings.IndexByte(raw[at:], '&')
		if n < 0 {
			n = len(raw) - at
		}
		if !strings.HasPrefix(rest, raw[at:at+n]) {
			break
		}
		if n > 0 {
			ops = append(ops, op{text: raw[at : at+n], src: onrecord.Range{Start: w.base + start + at, End: w.base + start + at + n}, copied: true})
			at, rest = at+n, rest[n:]
			continue
		}
		semi := strings.IndexByte(raw[at:], ';')
		_, size := utf8.DecodeRuneInString(rest)
		if semi < 0 || size == 0 {
			break
		}
		ops = append(ops, op{text: rest[:size], src: onrecord.Range{Start: w.base + start + at, End: w.base + start + at + semi + 1}})
		at, rest = at+semi+1, rest[size:]
		if at == len(raw) && rest == "" {
			break
		}
	}
	var joined strings.Builder
	for _, o := range ops {
		joined.WriteString(o.text)
	}
	if joined.String() != text { // a CDATA section, or line breaks that XML makes one of
		ops = []op{{text: text, src: onrecord.Range{Start: w.base + start, End: w.base + end}}}
	}
	b.ops = append(b.ops, ops...)
}
