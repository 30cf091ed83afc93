package docx

import (
	"strconv"
	"strings"

	"onrecord/page/galley"
)

// setting is the blocks of a document in the order in which they are set.
type setting struct {
	styles      map[string]role
	heads, feet []block
	body, notes []block
}

func (s *setting) add(kind string, blocks []block) {
	switch kind {
	case "/header":
		s.heads = append(s.heads, blocks...)
	case "/footer":
		s.feet = append(s.feet, blocks...)
	case "/footnotes", "/endnotes":
		s.notes = append(s.notes, blocks...)
	default:
		s.body = append(s.body, blocks...)
	}
}

// build sets everything as one page.
func (s *setting) build(p *pack, f facts) (*galley.Galley, error) {
	var w galley.Writer
	w.Markup("<!DOCTYPE html><html><head>")
	for _, m := range [][2]string{{"dc.title", f.Title}, {"author", f.Creator}} {
		if v := strings.TrimSpace(m[1]); v != "" {
			w.Markup("<meta")
			w.Attr("name", m[0])
			w.Attr("content", v)
			w.Markup(">")
		}
	}
	w.Markup("</head><body>")
	aside(&w, "header", s.heads)
	w.Markup("<main>")
	top := s.top()
	for i, b := range s.body {
		if b.markup != "" {
			w.Markup(b.markup)
			continue
		}
		open, shut := s.tags(b, i == top)
		if open == "<p>" && b.cell { // a cell of short lines makes a table of data, one of paragraphs lays out the page
			open, shut = "", ""
			if s.body[i-1].markup == "" {
				open = "<br>"
			}
		}
		write(&w, b, open, shut)
	}
	if len(s.notes) > 0 {
		w.Markup("<ol>")
		for _, b := range s.notes {
			write(&w, b, "<li>", "</li>")
		}
		w.Markup("</ol>")
	}
	w.Markup("</main>")
	aside(&w, "footer", s.feet)
	w.Markup("</body></html>")
	middle, lead, err := p.middle.Build(len(p.data))
	if err != nil {
		return nil, err
	}
	g, err := w.Build(len(middle))
	if err != nil {
		return nil, err
	}
	if g.Map, err = g.Map.Then(lead); err != nil {
		return nil, err
	}
	g.Chosen = true
	if created := strings.TrimSpace(f.Created); len(created) >= len("2006-01-02") {
		g.Made = created[:len("2006-01-02")]
	}
	return g, nil
}

// top is the paragraph that is the title: the first of that style, or a heading of the first level that the document begins
// with; -1 if neither is there.
func (s *setting) top() int {
	first := -1
	for i, b := range s.body {
		if !inked(b) || b.box {
			continue
		}
		r := s.role(b)
		if r.kind == "title" {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	if first >= 0 && s.role(s.body[first]) == (role{"heading", 1}) {
		return first
	}
	return -1
}

func (s *setting) role(b block) role {
	r := s.styles[b.style]
	if b.level > 0 {
		r = role{"heading", b.level}
	}
	if r.kind == "" && b.list {
		r.kind = "list"
	}
	return r
}

// tags are the elements that a paragraph is set in.
func (s *setting) tags(b block, title bool) (open, shut string) {
	if title {
		return "<h1>", "</h1>"
	}
	switch r := s.role(b); {
	case b.box:
		return `<aside><p>`, "</p></aside>"
	case r.kind == "subtitle":
		return `<p class="standfirst">`, "</p>"
	case r.kind == "heading":
		n := strconv.Itoa(min(r.level+1, 6))
		return "<h" + n + ">", "</h" + n + ">"
	case r.kind == "quote":
		return "<blockquote><p>", "</p></blockquote>"
	case r.kind == "caption":
		return "<figure><figcaption>", "</figcaption></figure>"
	case r.kind == "list":
		return "<ul><li>", "</li></ul>"
	}
	return "<p>", "</p>"
}

// aside sets what runs above and below the pages.
func aside(w *galley.Writer, tag string, blocks []block) {
	if len(blocks) == 0 {
		return
	}
	w.Markup("<" + tag + ">")
	for _, b := range blocks {
		write(w, b, "<p>", "</p>")
	}
	w.Markup("</" + tag + ">")
}

func inked(b block) bool {
	for _, o := range b.ops {
		if strings.TrimSpace(o.text) != "" {
			return true
		}
	}
	return false
}

func write(w *galley.Writer, b block, open, shut string) {
	if !inked(b) {
		return
	}
	w.Markup(open)
	for _, o := range b.ops {
		switch {
		case o.markup != "":
			w.Markup(o.markup)
		case o.copied:
			w.Copy(o.text, o.src.Start)
		default:
			w.Replace(o.text, o.src)
		}
	}
	w.Markup(shut)
}
