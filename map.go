package onrecord

import (
	"fmt"
	"sort"
)

// Map leads from the bytes of a derived text back to the bytes of its source. Its runs tile the text: they stand in the
// order of the text, without gap or overlap. Sources need not be in order, for a parser may move text about.
// The zero Map is that of an empty text. Look-ups cost O(log runs).
type Map struct {
	runs   []Run
	source int // bytes in the source
}

// Run is one piece of a Map: the text bytes [Text.Start, Text.End) come from the source bytes [Source.Start, Source.End).
//
// TextUnit and SourceUnit tell how. Both 1: the bytes were copied, and are equal. Both positive: the run is a row of
// characters, each TextUnit bytes in the text and SourceUnit bytes in the source (a page in another charset). Both 0: the
// text stands for the source as a whole (a character reference, folded white space), or for nothing where the source is
// empty (a line break that was put in).
type Run struct {
	Text       Range
	Source     Range
	TextUnit   int
	SourceUnit int
	// Part: the text stands for something inside the source range that cannot be told more closely, as where composition
	// cut a replacement in two. Only a run without units has it.
	Part bool
}

// Copied reports whether the bytes of r are those of the source.
func (r Run) Copied() bool { return r.TextUnit == 1 && r.SourceUnit == 1 }

// Len is the number of bytes in the text.
func (m Map) Len() int {
	if len(m.runs) == 0 {
		return 0
	}
	return m.runs[len(m.runs)-1].Text.End
}

// SourceLen is the number of bytes in the source.
func (m Map) SourceLen() int { return m.source }

// Runs lists the runs in the order of the text. The list is the Map's own: do not change it.
func (m Map) Runs() []Run { return m.runs }

// at is the index of the run that holds the text byte at offset.
func (m Map) at(offset int) int {
	return sort.Search(len(m.runs), func(i int) bool { return m.runs[i].Text.End > offset })
}

// Source is the smallest source range that holds everything that the text range [start, end) stands for, and whether it
// stands for exactly that (the ends fall on the borders of copied bytes, of characters or of whole runs, and the runs
// between follow one another in the source). It is an error when the range leaves the text or is reversed.
func (m Map) Source(start, end int) (Range, bool, error) {
	if start < 0 || end > m.Len() || start > end {
		return Range{}, false, fmt.Errorf("map of %d bytes: no range [%d, %d)", m.Len(), start, end)
	}
	if start == end {
		return m.point(start), false, nil
	}
	var all Range
	exact, first := true, true
	for i := m.at(start); i < len(m.runs) && m.runs[i].Text.Start < end; i++ {
		part, ok := m.runs[i].sourceOf(max(start, m.runs[i].Text.Start), min(end, m.runs[i].Text.End))
		if part.Len() == 0 && !first {
			exact = exact && ok // text put in between adds nothing to the source range
			continue
		}
		if first || all.Len() == 0 {
			all, first = part, false
			exact = exact && ok
			continue
		}
		exact = exact && ok && part.Start == all.End
		all = Range{min(all.Start, part.Start), max(all.End, part.End)}
	}
	return all, exact, nil
}

// point is where an empty range of the text falls in the source.
func (m Map) point(offset int) Range {
	if i := m.at(offset); i < len(m.runs) {
		r, _ := m.runs[i].sourceOf(offset, offset+1)
		return Range{r.Start, r.Start}
	}
	if len(m.runs) == 0 {
		return Range{}
	}
	e := m.runs[len(m.runs)-1].Source.End
	return Range{e, e}
}

// sourceOf maps a non-empty part [start, end) of r's own text.
func (r Run) sourceOf(start, end int) (Range, bool) {
	if r.TextUnit == 0 {
		return r.Source, !r.Part && start == r.Text.Start && end == r.Text.End
	}
	a, b := start-r.Text.Start, end-r.Text.Start
	first, last := a/r.TextUnit, (b+r.TextUnit-1)/r.TextUnit
	whole := a%r.TextUnit == 0 && b%r.TextUnit == 0
	return Range{r.Source.Start + first*r.SourceUnit, r.Source.Start + last*r.SourceUnit}, whole
}

// Then composes two maps: m leads from a text to a middle text, next from that middle text to a source. The result leads
// from the text to the source: for every range, looking it up there finds what next finds for what m finds.
func (m Map) Then(next Map) (Map, error) {
	if m.source != next.Len() {
		return Map{}, fmt.Errorf("compose maps: the first ends in a text of %d bytes, the second starts from one of %d", m.source, next.Len())
	}
	var b Builder
	for _, r := range m.runs {
		switch {
		case r.Copied():
			next.eachPart(r.Source, func(part Run) { b.add(part, part.Text.Len()) })
		case r.TextUnit > 0:
			composeUnits(&b, r, next)
		default:
			src, whole, err := next.Source(r.Source.Start, r.Source.End)
			if err != nil {
				return Map{}, fmt.Errorf("compose maps: %w", err)
			}
			b.add(Run{Source: src, Part: r.Part || !whole && r.Source.Len() > 0}, r.Text.Len())
		}
	}
	return Map{b.runs, next.source}, nil
}

// eachPart calls f with every run of m cut down to [in.Start, in.End) of m's text; parts that cut a whole-run or a
// character in two lead to the whole of it, with no unit, as a Part of it.
func (m Map) eachPart(in Range, f func(Run)) {
	for i := m.at(in.Start); i < len(m.runs) && m.runs[i].Text.Start < in.End; i++ {
		r := m.runs[i]
		cut := Range{max(in.Start, r.Text.Start), min(in.End, r.Text.End)}
		src, whole := r.sourceOf(cut.Start, cut.End)
		part := Run{Text: cut, Source: src, Part: !whole}
		if whole {
			part.TextUnit, part.SourceUnit = r.TextUnit, r.SourceUnit
		}
		f(part)
	}
}

// composeUnits composes a run of characters: it stays one run where next copies, and falls apart into its characters
// where next does anything else.
func composeUnits(b *Builder, r Run, next Map) {
	for at := r.Source.Start; at < r.Source.End; {
		i := next.at(at)
		n := next.runs[i]
		if units := (min(r.Source.End, n.Text.End) - at) / r.SourceUnit; n.Copied() && units > 0 {
			src, _ := n.sourceOf(at, at+units*r.SourceUnit)
			b.add(Run{Source: src, TextUnit: r.TextUnit, SourceUnit: r.SourceUnit}, units*r.TextUnit)
			at += units * r.SourceUnit
			continue
		}
		src, whole, _ := next.Source(at, at+r.SourceUnit) // in range: m.source equals next.Len
		b.add(Run{Source: src, Part: !whole}, r.TextUnit)
		at += r.SourceUnit
	}
}
