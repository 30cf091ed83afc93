package onrecord

import (
	"errors"
	"strings"
)

// Builder writes a derived text and the Map back to its source together, so that they cannot disagree.
// The zero Builder is empty and ready. Source offsets are bytes of whatever the text is derived from.
type Builder struct {
	text strings.Builder
	runs []Run
}

// Len is the number of text bytes written so far.
func (b *Builder) Len() int { return b.text.Len() }

// Copy appends s, which stands byte for byte at source offset start.
func (b *Builder) Copy(s string, start int) {
	b.write(s, Run{Source: Range{start, start + len(s)}, TextUnit: 1, SourceUnit: 1})
}

// Recode appends one character s that stands as the source bytes r in another charset.
func (b *Builder) Recode(s string, r Range) {
	b.write(s, Run{Source: r, TextUnit: len(s), SourceUnit: r.Len()})
}

// Replace appends s, which stands for the source bytes r as a whole: a character reference, folded white space.
func (b *Builder) Replace(s string, r Range) { b.write(s, Run{Source: r}) }

// Insert appends s, for which nothing stands in the source; at is the source offset where it would.
func (b *Builder) Insert(s string, at int) { b.write(s, Run{Source: Range{at, at}}) }

// Append appends s, which was derived from the same source before, with its own Map m.
func (b *Builder) Append(s string, m Map) {
	b.text.WriteString(s)
	for _, r := range m.runs {
		b.add(r, r.Text.Len())
	}
}

// Text is what was written so far.
func (b *Builder) Text() string { return b.text.String() }

// Build ends the work: the text, and its Map to a source of sourceLen bytes. It is an error when a run lies outside it, or
// when a text was appended with the Map of another.
func (b *Builder) Build(sourceLen int) (string, Map, error) {
	for _, r := range b.runs {
		if r.Source.Start < 0 || r.Source.End > sourceLen || r.Source.Start > r.Source.End {
			return "", Map{}, errors.New("build map: a run lies outside its source")
		}
	}
	m := Map{b.runs, sourceLen}
	if m.Len() != b.text.Len() {
		return "", Map{}, errors.New("build map: it covers less or more than its text")
	}
	return b.text.String(), m, nil
}

func (b *Builder) write(s string, r Run) {
	if s == "" {
		return
	}
	b.text.WriteString(s)
	if r.TextUnit > 0 && r.SourceUnit == 0 {
		r.TextUnit = 0 // a character that stands for nothing is an insertion
	}
	b.add(r, len(s))
}

// add appends a run of n text bytes, joined to the last one where both go on at the same pace.
func (b *Builder) add(r Run, n int) {
	start := 0
	if k := len(b.runs); k > 0 {
		last := &b.runs[k-1]
		start = last.Text.End
		if r.TextUnit > 0 && last.TextUnit == r.TextUnit && last.SourceUnit == r.SourceUnit && last.Source.End == r.Source.Start {
			last.Text.End += n
			last.Source.End = r.Source.End
			return
		}
	}
	r.Text = Range{start, start + n}
	b.runs = append(b.runs, r)
}
