package page

import (
	"strings"
	"unicode/utf8"

	"onrecord"
)

const (
	repeatGram   = 3   // words that must agree before a repeat is looked at
	repeatSkip   = 14  // words of the original that a repeat may leave out at one place: "…," she said. "…"
	repeatOdd    = 2   // words of its own that a repeat may have at one place
	mostRepeats  = 400 // candidates; a page has a handful
	longestAsked = 200 // words of one candidate that are compared
)

// findRepeats tells, for each of the candidates, the passage of one of the originals that it repeats, and the part of the
// candidate's words that stand there; a zero range for none. Originals are looked through once, whatever the number of
// candidates. A candidate is never held against an original that it overlaps.
func findRepeats(text string, candidates, originals []onrecord.Range) ([]onrecord.Range, []float64) {
	found, part := make([]onrecord.Range, len(candidates)), make([]float64, len(candidates))
	if len(candidates) > mostRepeats {
		candidates = candidates[:mostRepeats]
	}
	asked := make([][]string, len(candidates))
	grams := map[[repeatGram]string][]int{} // opening words of a run → candidates
	for c, r := range candidates {
		for _, w := range foldWords(text[r.Start:r.End], longestAsked) {
			if !w.mark {
				asked[c] = append(asked[c], w.text)
			}
		}
		for i := 0; i+repeatGram <= len(asked[c]) && i < repeatGram+repeatOdd; i++ {
			g := [repeatGram]string(asked[c][i : i+repeatGram])
			if l := grams[g]; len(l) == 0 || l[len(l)-1] != c {
				grams[g] = append(l, c)
			}
		}
	}
	if len(grams) == 0 {
		return found, part
	}
	for _, o := range originals {
		words := plainWords(text[o.Start:o.End])
		budget := 8*len(words) + 4096 // comparisons; a text made of one word repeated must not cost its square
		for k := 0; k+repeatGram <= len(words) && budget > 0; k++ {
			for _, c := range grams[[repeatGram]string{words[k].text, words[k+1].text, words[k+2].text}] {
				if candidates[c].Overlaps(o) || budget <= 0 {
					continue
				}
				r, p, cost := follow(asked[c], words[k:])
				budget -= cost
				if p > part[c] {
					part[c] = p
					found[c] = onrecord.Range{Start: o.Start + r.Start, End: o.Start + r.End}
				}
			}
		}
	}
	return found, part
}

// follow walks along asked and words together from the first words of both, and tells the extent of what agrees, the part
// of asked in it, and how many comparisons that took.
func follow(asked []string, words []word) (onrecord.Range, float64, int) {
	a := 0
	for a < len(asked) && asked[a] != words[0].text {
		a++
	}
	same, cost, last := 0, a, -1
	for k := 0; a < len(asked) && k < len(words); {
		step, jump := -1, 0
		for odd := 0; odd <= repeatOdd && a+odd < len(asked) && step < 0; odd++ {
			for skip := 0; skip <= repeatSkip && k+skip < len(words); skip++ {
				cost++
				if asked[a+odd] != words[k+skip].text || skip+odd > 0 && !agrees(asked, a+odd, words, k+skip) {
					continue
				}
				step, jump = odd, skip
				break
			}
		}
		if step < 0 {
			break
		}
		a, k = a+step+1, k+jump+1
		same, last = same+1, k-1
	}
	if same < repeatGram || last < 0 {
		return onrecord.Range{}, 0, cost
	}
	return onrecord.Range{Start: words[0].start, End: words[last].end}, float64(same) / float64(len(asked)), cost
}

// agrees asks for two words in a row after a gap, so that a stray "the" does not lengthen a repeat.
func agrees(asked []string, a int, words []word, k int) bool {
	if a+1 >= len(asked) || k+1 >= len(words) {
		return a+1 >= len(asked) && len(asked[a]) > 3
	}
	return asked[a+1] == words[k+1].text
}

func plainWords(s string) []word {
	all := foldWords(s, 0)
	out := all[:0]
	for _, w := range all {
		if !w.mark {
			out = append(out, w)
		}
	}
	return out
}

// linkRepeats points the pull quotes, captions and quoted headings among d.Blocks at the passage of the body that they
// repeat, and a caption printed again at the earlier one. Blocks that have a Repeats already are left alone.
func linkRepeats(d *onrecord.Document) {
	var at []int
	var candidates, originals []onrecord.Range
	for i, b := range d.Blocks {
		switch b.Kind {
		case onrecord.PullQuote, onrecord.Caption, onrecord.Heading:
			if b.Repeats.IsZero() && (b.Kind != onrecord.Heading || wholeQuote(d.Text[b.Start:b.End])) {
				at, candidates = append(at, i), append(candidates, b.Range())
			}
		case onrecord.Body, onrecord.Blockquote, onrecord.List:
			originals = append(originals, b.Range())
		}
	}
	found, part := findRepeats(d.Text, candidates, originals)
	for c, i := range at {
		if part[c] >= enoughRepeated {
			r := withMarks(d.Text, found[c])
			d.Blocks[i].Repeats, _ = d.Span(r.Start, r.End)
		}
	}
	linkCaptions(d)
}

const captionKey = 8 // words by which two captions may be the same one

// linkCaptions points each caption that repeats an earlier one, with or without its credit, at that one.
func linkCaptions(d *onrecord.Document) {
	type printed struct {
		block int
		words []word
	}
	seen := map[string][]printed{}
	for i, b := range d.Blocks {
		if b.Kind != onrecord.Caption {
			continue
		}
		words := foldWords(d.Text[b.Start:b.End], longestAsked)
		if len(words)-len(foldWords(b.Credit.Text, longestAsked)) < repeatGram {
			continue // one photographer may have taken many pictures
		}
		key := ""
		for _, w := range words[:min(captionKey, len(words))] {
			key += w.text + " "
		}
		for _, p := range seen[key] {
			if b.Repeats.IsZero() && samePrint(p.words, words) {
				d.Blocks[i].Repeats, _ = d.Span(d.Blocks[p.block].Start, d.Blocks[p.block].End)
			}
		}
		if len(seen[key]) < mostPrints && d.Blocks[i].Repeats.IsZero() {
			seen[key] = append(seen[key], printed{i, words})
		}
	}
}

const mostPrints = 8 // captions that begin alike and differ; a gallery has as many

// samePrint reports whether one of two captions is the other, or its first part and most of it.
func samePrint(a, b []word) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a)*2 >= len(b) && equalWords(a, b[:len(a)])
}

// wholeQuote reports whether s, of a few words, stands in quotation marks from end to end.
func wholeQuote(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return isOpening(first) && isClosing(last) && len(plainWords(s)) >= repeatGram && !strings.ContainsFunc(inner(s), isDoubleQuote)
}

// enoughRepeated is the part of a pull quote's words that must stand in the body for it to repeat it; the rest is who said it.
const enoughRepeated = 0.6

// withMarks widens r by the quotation mark before and the marks after it.
func withMarks(text string, r onrecord.Range) onrecord.Range {
	if c, size := utf8.DecodeLastRuneInString(text[:r.Start]); size > 0 && isOpening(c) {
		r.Start -= size
	}
	end := r.End
	for end < len(text) {
		c, size := utf8.DecodeRuneInString(text[end:])
		if isClosing(c) {
			r.End = end + size
			break
		}
		if c != '.' && c != ',' && c != '!' && c != '?' && c != '…' {
			break
		}
		end += size
	}
	return r
}
