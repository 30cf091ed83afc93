package onrecord

import (
	"unicode/utf8"

	"pgregory.net/rapid"
)

// derived is a text made from a source by random work, with the Map that the Builder wrote and, for comparison, what it
// was made of: one piece for each copied byte, each recoded character, each replacement and each insertion.
type derived struct {
	source, text string
	m            Map
	pieces       []piece
}

type piece struct{ text, source Range }

// anyText draws short texts with characters of one to four bytes.
func anyText(t *rapid.T, label string) string {
	return rapid.StringOfN(rapid.RuneFrom([]rune("ab \n&Zčß„”日𝄞")), 0, 24, -1).Draw(t, label)
}

// derive does random work over source, on whole characters of it, in order but for some jumps, if they are allowed.
func derive(t *rapid.T, source string, jumps bool) derived {
	d := derived{source: source}
	var b Builder
	borders := []int{}
	for i := range source {
		borders = append(borders, i)
	}
	borders = append(borders, len(source))
	at := 0 // index into borders
	put := func(s string, r Range) { d.pieces = append(d.pieces, piece{Range{b.Len(), b.Len() + len(s)}, r}) }
	for range rapid.IntRange(0, 12).Draw(t, "steps") {
		if jumps && rapid.IntRange(0, 9).Draw(t, "jump") == 0 {
			at = rapid.IntRange(0, len(borders)-1).Draw(t, "to")
		}
		next := min(at+rapid.IntRange(0, 5).Draw(t, "characters"), len(borders)-1)
		from, to := borders[at], borders[next]
		switch rapid.SampledFrom([]string{"copy", "copy", "recode", "replace", "insert", "skip"}).Draw(t, "what") {
		case "copy":
			for i := from; i < to; i++ {
				d.pieces = append(d.pieces, piece{Range{b.Len() + i - from, b.Len() + i - from + 1}, Range{i, i + 1}})
			}
			b.Copy(source[from:to], from)
		case "recode":
			for _, r := range source[from:to] {
				n := utf8.RuneLen(r)
				s := recoded(r)
				put(s, Range{from, from + n})
				b.Recode(s, Range{from, from + n})
				from += n
			}
		case "replace":
			if s := anyText(t, "replacement"); s != "" {
				put(s, Range{from, to})
				b.Replace(s, Range{from, to})
			}
		case "insert":
			if s := anyText(t, "insertion"); s != "" {
				put(s, Range{from, from})
				b.Insert(s, from)
			}
			continue // nothing of the source is used up
		}
		at = next
	}
	var err error
	if d.text, d.m, err = b.Build(len(source)); err != nil {
		t.Fatalf("build: %v", err)
	}
	return d
}

// recoded is a character of another length than r's, always the same for r.
func recoded(r rune) string { return []string{"", "é", "a", "ß", "日"}[utf8.RuneLen(r)] }

// find is what Map.Source must say of the non-empty range [start, end), by the definition and slowly.
func (d derived) find(start, end int) (Range, bool) {
	var all Range
	exact, first, solid := true, true, false
	for _, p := range d.pieces {
		if !p.text.Overlaps(Range{start, end}) {
			continue
		}
		exact = exact && Range{start, end}.Contains(p.text)
		switch {
		case p.source.Len() == 0 && !first:
		case first || !solid:
			all = p.source
		default:
			exact = exact && p.source.Start == all.End
			all = Range{min(all.Start, p.source.Start), max(all.End, p.source.End)}
		}
		first = false
		solid = solid || p.source.Len() > 0
	}
	return all, exact
}

// anyRange draws a range of a text of n bytes, n > 0, that is not empty.
func anyRange(t *rapid.T, n int) (start, end int) {
	start = rapid.IntRange(0, n-1).Draw(t, "start")
	return start, rapid.IntRange(start+1, n).Draw(t, "end")
}
