package review

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// Stops are where, in the blocks that statement i stands in, a passage may begin and where it may end, in bytes of the text: at words, with
// and without the punctuation that hugs them.
func (f *File) Stops(i int) (starts, ends []int) {
	at := f.extent(f.Reading.Statements[i])
	text := f.Reading.Document.Text
	for from := at.Start; from < at.End; {
		r, size := utf8.DecodeRuneInString(text[from:])
		if unicode.IsSpace(r) {
			from += size
			continue
		}
		to := from // the run of what is no white space
		first, last := -1, from
		for to < at.End {
			r, size := utf8.DecodeRuneInString(text[to:])
			if unicode.IsSpace(r) {
				break
			}
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
				if first < 0 {
					first = to
				}
				last = to + size
			}
			to += size
		}
		if starts = append(starts, from); first > from {
			starts = append(starts, first)
		}
		if first >= 0 && last < to {
			ends = append(ends, last)
		}
		ends = append(ends, to)
		from = to
	}
	return starts, ends
}

// Step moves one edge of a passage of statement i to the next stop, on or back: the end if end is set, else the beginning. Where
// there is no such stop, or nothing would be left of it, it stays as it is.
func (f *File) Step(i int, at onrecord.Range, end bool, by int) onrecord.Range {
	starts, ends := f.Stops(i)
	stops, now := starts, at.Start
	if end {
		stops, now = ends, at.End
	}
	k, found := slices.BinarySearch(stops, now)
	switch {
	case by < 0:
		k--
	case found:
		k++
	}
	if k < 0 || k >= len(stops) {
		return at
	}
	moved := at
	if end {
		moved.End = stops[k]
	} else {
		moved.Start = stops[k]
	}
	if moved.Start >= moved.End {
		return at
	}
	return moved
}
