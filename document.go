package onrecord

import (
	"fmt"
	"unicode/utf8"
)

// Document is the readable text of a Capture, with a Map from its bytes back to the Capture's.
type Document struct {
	// Text is UTF-8; all offsets of the project are bytes of it.
	Text string
	// Map leads from Text back to Capture.Data.
	Map Map
	// Lang is the ISO 639-1 code of the language, "" if not known.
	Lang      string
	Outlet    string
	Title     Span
	Byline    []Span
	Published When
	Blocks    []Block
}

// Span is the passage [start, end) of d. It is an error, never a guess, when the offsets leave the text, are empty or
// cut a character in two.
func (d *Document) Span(start, end int) (Span, error) {
	switch {
	case start < 0 || end > len(d.Text) || start >= end:
		return Span{}, fmt.Errorf("span [%d, %d) of a document of %d bytes: outside or empty", start, end, len(d.Text))
	case !boundary(d.Text, start) || !boundary(d.Text, end):
		return Span{}, fmt.Errorf("span [%d, %d): cuts a character in two", start, end)
	}
	return Span{start, end, d.Text[start:end]}, nil
}

// BlockAt is the index of the block that holds offset, or -1.
func (d *Document) BlockAt(offset int) int {
	lo, hi := 0, len(d.Blocks)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		switch b := d.Blocks[mid]; {
		case offset < b.Start:
			hi = mid
		case offset >= b.End:
			lo = mid + 1
		default:
			return mid
		}
	}
	return -1
}

// boundary reports whether i falls between two characters of s.
func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
