package ledger

import (
	"strings"
	"unicode/utf8"

	"onrecord"
)

// Anchor is a passage that can be found again when a text was extracted anew: its words, where they stood, and what stood
// around them, as in the text quote selector of the W3C Web Annotation Data Model (section 4.2.4). Offsets are bytes.
type Anchor struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
	Before string `json:"before"`
	After  string `json:"after"`
}

const contextBytes = 40 // of an Anchor, on either side

// AnchorAt is the anchor of a span of text; the zero Anchor for the zero Span.
func AnchorAt(text string, s onrecord.Span) Anchor {
	if s.IsZero() || s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return Anchor{}
	}
	from, to := max(0, s.Start-contextBytes), min(len(text), s.End+contextBytes)
	for from < s.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > s.End && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return Anchor{s.Start, s.End, s.Text, text[from:s.Start], text[s.End:to]}
}

// IsZero reports whether there is no passage.
func (a Anchor) IsZero() bool { return a == Anchor{} }

// In finds the passage in text: where it stood, if it stands there in the same context, else the one place whose context agrees
// best. Not found, or two places as good as each other, is false.
func (a Anchor) In(text string) (onrecord.Span, bool) {
	if a.Text == "" {
		return onrecord.Span{}, false
	}
	whole := len(a.Before) + len(a.After)
	best, second, at := -1, -1, 0
	for from := 0; ; {
		i := strings.Index(text[from:], a.Text)
		if i < 0 {
			break
		}
		start := from + i
		score := commonSuffix(text[:start], a.Before) + commonPrefix(text[start+len(a.Text):], a.After)
		if start == a.Start && score == whole {
			return onrecord.Span{Start: start, End: start + len(a.Text), Text: a.Text}, true
		}
		if score > best {
			best, second, at = score, best, start
		} else if score > second {
			second = score
		}
		from = start + 1
		for from < len(text) && !utf8.RuneStart(text[from]) {
			from++
		}
	}
	if best < 0 || best == second || second >= 0 && best < whole/4 {
		return onrecord.Span{}, false
	}
	return onrecord.Span{Start: at, End: at + len(a.Text), Text: a.Text}, true
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
