package onrecord

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Breach is one law broken at one place. No breach is good news; a Reading with breaches must not be kept.
type Breach struct {
	Law   string // the law, in a few words: "span", "map", "statement order" …
	Where string // the thing that broke it: "s3 content[1]"
	What  string // what is wrong
}

func (b Breach) String() string { return b.Law + ": " + b.Where + ": " + b.What }

// breaches collects what the checks of one Reading find.
type breaches []Breach

func (b *breaches) add(law, where, format string, args ...any) {
	*b = append(*b, Breach{law, where, fmt.Sprintf(format, args...)})
}

// CheckMap holds m against the text it derives and the source it leads to: runs tile the text, stay inside the source,
// cut no character of the text, and copied runs are byte-equal.
func CheckMap(m Map, text string, source []byte) []Breach {
	var out breaches
	if m.source != len(source) {
		out.add("map", "source", "map of %d source bytes, source of %d", m.source, len(source))
		return out
	}
	at := 0
	for i, r := range m.runs {
		where := fmt.Sprintf("run %d", i)
		switch {
		case r.Text.Start != at || r.Text.Len() <= 0:
			out.add("map", where, "text [%d, %d) after %d: runs must tile the text", r.Text.Start, r.Text.End, at)
		case r.Text.End > len(text):
			out.add("map", where, "text [%d, %d) of %d bytes", r.Text.Start, r.Text.End, len(text))
		case r.Source.Start < 0 || r.Source.End > len(source) || r.Source.Len() < 0:
			out.add("map", where, "source [%d, %d) of %d bytes", r.Source.Start, r.Source.End, len(source))
		case r.TextUnit < 0 || r.SourceUnit < 0 || (r.TextUnit == 0) != (r.SourceUnit == 0) || r.Part && r.TextUnit > 0:
			out.add("map", where, "units %d and %d", r.TextUnit, r.SourceUnit)
		case r.TextUnit > 0 && (r.Text.Len()%r.TextUnit != 0 || r.Text.Len()/r.TextUnit*r.SourceUnit != r.Source.Len()):
			out.add("map", where, "%d text bytes in units of %d for %d source bytes in units of %d",
				r.Text.Len(), r.TextUnit, r.Source.Len(), r.SourceUnit)
		case r.Copied() && text[r.Text.Start:r.Text.End] != string(source[r.Source.Start:r.Source.End]):
			out.add("map", where, "copied bytes differ from the source's")
		}
		if len(out) > 0 {
			return out // one broken run makes all that follow look broken
		}
		at = r.Text.End
	}
	if at != len(text) {
		out.add("map", "end", "runs end at %d, text at %d", at, len(text))
	}
	return out
}

// CheckSpan holds a span against its Document: doc.Text[s.Start:s.End] == s.Text on character boundaries, or zero.
func CheckSpan(d *Document, where string, s Span) []Breach {
	var out breaches
	if s.IsZero() {
		return nil
	}
	if real, err := d.Span(s.Start, s.End); err != nil {
		out.add("span", where, "%v", err)
	} else if real.Text != s.Text {
		out.add("span", where, "[%d, %d) says %q, the text has %q", s.Start, s.End, s.Text, real.Text)
	}
	return out
}

// CheckDocument holds a Document against the bytes of its Capture (nil: the Map is not checked, as for a Reading that
// was read back from JSON): the Map's laws; every span; blocks in order, of a known kind, leaving out nothing but white space.
func CheckDocument(d *Document, source []byte) []Breach {
	var out breaches
	if source != nil {
		out = append(out, CheckMap(d.Map, d.Text, source)...)
	}
	if !utf8.ValidString(d.Text) {
		out.add("text", "document", "not valid UTF-8")
	}
	out = append(out, CheckSpan(d, "title", d.Title)...)
	out = append(out, CheckSpan(d, "published", d.Published.Span)...)
	for i, s := range d.Byline {
		out = append(out, CheckSpan(d, fmt.Sprintf("byline[%d]", i), s)...)
	}
	checkBlocks(&out, d)
	return out
}

func checkBlocks(out *breaches, d *Document) {
	at := 0
	for i, b := range d.Blocks {
		where := fmt.Sprintf("block %d", i)
		if b.Start < at || b.End <= b.Start || b.End > len(d.Text) {
			out.add("block order", where, "[%d, %d) after %d in %d bytes", b.Start, b.End, at, len(d.Text))
			return
		}
		if !boundary(d.Text, b.Start) || !boundary(d.Text, b.End) {
			out.add("span", where, "cuts a character in two")
		}
		if !slices.Contains(BlockKinds(), b.Kind) {
			out.add("vocabulary", where, "unknown kind %q", b.Kind)
		}
		if j := firstInk(d.Text[at:b.Start]); j >= 0 {
			out.add("nothing thrown away", where, "text at %d stands in no block", at+j)
		}
		*out = append(*out, CheckSpan(d, where+" repeats", b.Repeats)...)
		*out = append(*out, CheckSpan(d, where+" credit", b.Credit)...)
		if !b.Repeats.IsZero() && b.Range().Overlaps(b.Repeats.Range()) {
			out.add("block repeats", where, "repeats itself")
		}
		if !b.Credit.IsZero() && !b.Range().Contains(b.Credit.Range()) {
			out.add("block credit", where, "credit outside its block")
		}
		at = b.End
	}
	if j := firstInk(d.Text[at:]); j >= 0 {
		out.add("nothing thrown away", "end", "text at %d stands in no block", at+j)
	}
}
