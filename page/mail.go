package page

import (
	"errors"
	"fmt"
	"html"
	"strings"
	"time"

	"onrecord"
	"onrecord/page/galley"
	"onrecord/page/mail"
)

// readMail reads a mail as a page whose title is the subject: what its reader sees above the text, then the text.
func readMail(c *onrecord.Capture, w *Words) (*onrecord.Document, error) {
	m, err := mail.Read(c.Data)
	if err != nil {
		if u, ok := errors.AsType[*mail.UnreadableError](err); ok {
			return nil, unreadable(c, u.Looks, u.Next)
		}
		return nil, fmt.Errorf("read mail %s: %w", c.Source, err)
	}
	g, err := setMail(c, m, w)
	if err != nil {
		return nil, fmt.Errorf("read mail %s: %w", c.Source, err)
	}
	d, err := ReadGalley(c, g, w)
	if err != nil {
		return nil, err
	}
	head := d.Text[:min(len(d.Text), len(m.Subject.Text)+len(m.From.Text)+len("\n\n"))]
	if d.Outlet != m.From.Text || m.From.Text == "" {
		d.Byline = nil // whoever wrote the mail is named in its head
		if i := strings.LastIndex(head, m.From.Text); i >= 0 && m.From.Text != "" {
			if s, err := d.Span(i, i+len(m.From.Text)); err == nil {
				d.Byline = []onrecord.Span{s}
			}
		}
	}
	return d, nil
}

// setMail sets a mail as a page. A sender with a word for an outlet in his name, as in "The Harbour Post", is one.
func setMail(c *onrecord.Capture, m *mail.Message, w *Words) (*galley.Galley, error) {
	var g galley.Writer
	g.Markup("<!DOCTYPE html><html><head><title>")
	g.Markup(html.EscapeString(m.Subject.Text))
	g.Markup("</title>")
	if m.From.Text != "" && w.names(OutletWord, m.From.Text) {
		meta(&g, "og:site_name", m.From.Text)
	}
	if !m.Date.IsZero() {
		meta(&g, "article:published_time", m.Date.Format(time.RFC3339))
	}
	g.Markup("</head><body>")
	for _, f := range []struct {
		open, close string
		mail.Field
	}{{"<h1>", "</h1>", m.Subject}, {`<p class="byline">`, "</p>", m.From}, {`<p class="date"><time>`, "</time></p>", m.DateText}} {
		if f.Text == "" {
			continue
		}
		g.Markup(f.open)
		if err := g.Text(f.Text, f.Map); err != nil {
			return nil, err
		}
		g.Markup(f.close)
	}
	chosen := true
	for _, p := range m.Parts {
		markup, err := setPart(c, &g, p)
		if err != nil {
			return nil, err
		}
		chosen = chosen && !markup
	}
	g.Markup("</body></html>")
	out, err := g.Build(len(c.Data))
	if err == nil {
		out.Chosen = chosen
	}
	return out, err
}

// setPart sets one part of a mail, with its charset undone, and tells whether it has markup.
func setPart(c *onrecord.Capture, g *galley.Writer, p mail.Part) (markup bool, err error) {
	data := []byte(p.Data)
	dec, err := decode(data, declared(&onrecord.Capture{MediaType: p.MediaType, Data: data}))
	if err != nil || dec.binary {
		return false, err // bytes that are called text and are none
	}
	m, err := dec.m.Then(p.Map)
	if err != nil {
		return false, err
	}
	if markup = p.HTML() || isHTML("text/plain", dec.text); markup {
		g.Markup("<div>")
		g.Append(dec.text, m)
		g.Markup("</div>")
		return true, nil
	}
	g.Markup("<pre>\n")
	err = g.Text(dec.text, m)
	g.Markup("</pre>")
	return false, err
}

func meta(g *galley.Writer, name, value string) {
	g.Markup("<meta")
	g.Attr("property", name)
	g.Attr("content", value)
	g.Markup(">")
}

// names reports whether a word or phrase of the role stands in s.
func (w *Words) names(r Role, s string) bool {
	words := foldWords(s, longestAsked)
	for k := range words {
		if n, _ := w.term(r, words, k); n > 0 {
			return true
		}
	}
	return false
}
