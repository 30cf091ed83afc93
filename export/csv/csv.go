// Package csv writes tables as comma-separated values (RFC 4180 in UTF-8, but lines end in a line feed: the
// library that ends them in CRLF drops carriage returns from cells) that a spreadsheet opens as what they are: text.
// A cell that a spreadsheet would take for a formula is neutralised. It reads nothing and keeps nothing.
package csv

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
)

// Cell is s as it may stand in a table: what begins like a formula (=, +, -, @, their full-width forms, a tab or a carriage return;
// white space and what does not print before it do not help) gets an apostrophe before it, by which spreadsheets know text.
func Cell(s string) string {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") {
		return "'" + s
	}
	first := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(first, sign) {
			return "'" + s
		}
	}
	return s
}

// Writer writes rows of cells, each of them neutralised.
type Writer struct {
	w   *csv.Writer
	row []string
}

// NewWriter begins a table with its head.
func NewWriter(w io.Writer, head ...string) (*Writer, error) {
	t := &Writer{w: csv.NewWriter(w)}
	return t, t.Row(head...)
}

// Row adds one row.
func (t *Writer) Row(cells ...string) error {
	t.row = t.row[:0]
	for _, c := range cells {
		t.row = append(t.row, Cell(c))
	}
	return t.w.Write(t.row)
}

// Flush writes out what is buffered.
func (t *Writer) Flush() error {
	t.w.Flush()
	return t.w.Error()
}
