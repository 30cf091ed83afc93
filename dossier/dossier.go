// Package dossier renders an onrecord.Reading for people: as text for a terminal, as Markdown for notes and issue
// trackers, as one HTML page that needs no script and no network.
//
// It promises that allegation and fact stay apart in all three. Every row is a sentence with a speaker and a verb, or says
// in words that the source was not named or not resolved; what the machine adds stands outside quotation marks and what
// the article says stands inside them; colour never carries a meaning alone; nothing is called proven. Text from the
// article is never markup and never a command to a terminal.
//
// The content is decided once, in the sheet (newSheet), and only laid out three times, so that no output can say more
// than another. The same Reading gives the same bytes. The package finds nothing: it reports what the Reading holds.
package dossier

import (
	"errors"
	"fmt"
	"io"

	"onrecord"
)

// TextOptions is how a dossier is laid out for a terminal.
type TextOptions struct {
	// Width is the most columns a line may take; 0 means 80. Prose keeps to a measure of at most 96 columns.
	Width int
	// Color allows bold and dim, never as the only carrier of a meaning. Without it the output holds no control
	// character but the line feed.
	Color bool
}

// Text writes r as plain text, wrapped by display width.
func Text(w io.Writer, r *onrecord.Reading, o TextOptions) error {
	s, err := open(r)
	if err != nil {
		return fmt.Errorf("write dossier as text: %w", err)
	}
	return write(w, "text", renderText(s, o))
}

// Markdown writes r as GitHub-flavoured Markdown with a footnote for every statement. No character of the article can
// become markup, a link, a mention or HTML.
func Markdown(w io.Writer, r *onrecord.Reading) error {
	s, err := open(r)
	if err != nil {
		return fmt.Errorf("write dossier as Markdown: %w", err)
	}
	return write(w, "Markdown", renderMarkdown(s))
}

// HTML writes r as one page that loads nothing and runs nothing; its own Content-Security-Policy says so.
func HTML(w io.Writer, r *onrecord.Reading) error {
	s, err := open(r)
	if err != nil {
		return fmt.Errorf("write dossier as HTML: %w", err)
	}
	page, err := renderHTML(s)
	if err != nil {
		return fmt.Errorf("write dossier as HTML: %w", err)
	}
	return write(w, "HTML", page)
}

func open(r *onrecord.Reading) (*sheet, error) {
	if r == nil || r.Document == nil {
		return nil, errors.New("the reading holds no document; read the article first")
	}
	return newSheet(r)
}

func write(w io.Writer, form, out string) error {
	if _, err := io.WriteString(w, out); err != nil {
		return fmt.Errorf("write dossier as %s: %w", form, err)
	}
	return nil
}
