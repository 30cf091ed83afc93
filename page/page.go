// Package page turns the bytes of a Capture into a Document: the charset is found and undone, markup is parsed, and every
// run of the text is told apart as title, standfirst, byline, body, caption, pull quote, boilerplate and so on.
//
// It promises that nothing readable is thrown away (what is no part of the article becomes boilerplate blocks), that every
// byte of the text leads back to the bytes it came from, and that whatever the input, work and memory are bounded by its
// size. Pages that are not text at all are refused with an [UnreadableError] that says what they look like.
//
// It does not fetch, does not run scripts, and knows no language: [Words] brings the phrases of one.
package page

import (
	"fmt"
	"mime"
	"strings"

	"onrecord"
)

// Read reads a capture of an article: HTML, plain text in any charset, a mail, or a Word document. What the bytes show outweighs what their
// media type says. w may be nil: kinds are then told by markup, shape and place alone. The error is an [UnreadableError]
// where the capture holds no text that could be read.
func Read(c *onrecord.Capture, w *Words) (*onrecord.Document, error) {
	if len(c.Data) == 0 {
		return nil, unreadable(c, "an empty file", "save or fetch the page again")
	}
	switch kind, _, _ := mime.ParseMediaType(c.MediaType); kind {
	case "message/rfc822":
		return readMail(c, w)
	case docxType:
		return readDocx(c, w)
	}
	if looks, next := magic(c.Data); looks != "" {
		return nil, unreadable(c, looks, next)
	}
	dec, err := decode(c.Data, declared(c))
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", c.Source, err)
	}
	if dec.binary {
		return nil, unreadable(c, "binary data, not text", "give the article as HTML or plain text")
	}
	if strings.TrimSpace(dec.text) == "" {
		return nil, unreadable(c, "a file of white space", "save or fetch the page again")
	}
	if isHTML(c.MediaType, dec.text) {
		return readHTML(c, dec, w)
	}
	return readPlain(c, dec, w)
}

func readPlain(c *onrecord.Capture, dec decoded, w *Words) (*onrecord.Document, error) {
	z := plain(dec.text, w)
	d := &onrecord.Document{Text: dec.text, Map: dec.m, Blocks: z.blocks, Title: z.title, Byline: z.byline,
		Published: z.published, Outlet: z.outlet}
	linkRepeats(d)
	return d, nil
}

// UnreadableError says that a capture holds no text that can be read, what it looks like instead, and what to do.
type UnreadableError struct {
	Source string // file or URL as given
	Looks  string // "a PDF document"
	Next   string // what the user can do
}

func (e *UnreadableError) Error() string {
	return fmt.Sprintf("read page %s: it looks like %s: %s", e.Source, e.Looks, e.Next)
}

func unreadable(c *onrecord.Capture, looks, next string) error {
	return &UnreadableError{Source: c.Source, Looks: looks, Next: next}
}

// isHTML decides by the text's own start first: servers and file names are often wrong about it.
func isHTML(mediaType, text string) bool {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), sniffLen)], " \t\r\n\f\ufeff"))
	if startsHTML(head) {
		return true
	}
	kind, _, _ := mime.ParseMediaType(mediaType)
	switch {
	case kind == "text/html", kind == "application/xhtml+xml":
		return true
	case kind == "text/plain" && !strings.Contains(head, "</"):
		return false
	}
	return countTags(head) >= 3
}

// sniffLen is how many bytes are looked at to tell markup from plain text.
const sniffLen = 4096

// startsHTML skips an XML declaration and comments, and asks for a tag that only a page begins with.
func startsHTML(head string) bool {
	for {
		var found bool
		switch {
		case strings.HasPrefix(head, "<?"):
			_, head, found = strings.Cut(head, ">")
		case strings.HasPrefix(head, "<!--"):
			_, head, found = strings.Cut(head, "-->")
		default:
			for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<title"} {
				if strings.HasPrefix(head, tag) {
					return true
				}
			}
			return false
		}
		if !found {
			return false
		}
		head = strings.TrimLeft(head, " \t\r\n\f")
	}
}

// countTags counts what can hardly be anything but markup of a text.
func countTags(head string) int {
	n := 0
	for _, tag := range []string{"<p>", "<p ", "</p>", "<div", "</div>", "<br>", "<br/>", "<br />", "</a>", "<h1", "<h2", "<span", "</li>", "</td>"} {
		n += strings.Count(head, tag)
	}
	return n
}
