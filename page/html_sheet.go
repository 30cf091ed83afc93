package page

import (
	"slices"

	"golang.org/x/net/html"
	"onrecord"
)

// sheetOf makes a sheet of the article's own passages, so that what markup left open is decided as in a plain text: the
// same paragraphs get the same kinds, whether or not somebody wrapped them in tags.
func (l *layout) sheetOf() *sheet {
	s := &sheet{text: l.text, w: l.words}
	title := -1
	var boxes []*html.Node // of the units
	for i := range l.passages {
		if l.kinds[i] == onrecord.Boilerplate {
			continue
		}
		for _, u := range l.units(i) {
			u.kind, u.by = l.kinds[i], l.by[i]
			if u.kind == onrecord.Caption {
				u.credit = l.credit(i)
			}
			if u.kind == onrecord.Title {
				title = len(s.units)
			}
			s.units, boxes = append(s.units, u), append(boxes, l.passages[i].box)
		}
	}
	s.prepare()
	s.titled = -1
	s.phrases()
	s.tables()
	s.captions()
	if title < 0 {
		s.head()
	} else {
		s.headUnder(title)
	}
	s.pulledOut()
	s.pullQuotes()
	s.lists()
	s.edges()
	s.headings()
	s.joinPulled(boxes)
	s.unjoin()
	return s
}

// units makes one unit of a passage, or one for each paragraph of preformatted text.
func (l *layout) units(i int) []unit {
	p := &l.passages[i]
	if !p.pre {
		return []unit{{Range: p.Range, blank: !p.lines}}
	}
	lines := splitLines(l.text[p.Start:p.End])
	if l.kinds[i] != "" || len(lines) == 0 {
		return []unit{{Range: p.Range, blank: true}}
	}
	out := unwrap(l.text[p.Start:p.End], lines)
	for k := range out {
		out[k].Start += p.Start
		out[k].End += p.Start
	}
	return out
}

// headUnder finds the rest of the head where the title is known by markup.
func (s *sheet) headUnder(title int) {
	bylines := s.headBylines()
	s.first = max(title+1, s.bodyStart(bylines))
	s.titled = title
	for i := range min(s.first, len(s.units)) {
		if u := &s.units[i]; u.open() && bylines[i] != "" {
			u.set(onrecord.Byline, bylines[i])
		}
	}
	s.headBlock()
	s.deck(title)
}

// pulledOut makes a pull quote of a block quotation that only repeats the body, and finds what pull quotes repeat.
func (s *sheet) pulledOut() {
	var at []int
	var candidates, originals []onrecord.Range
	for i := range s.units {
		switch u := &s.units[i]; {
		case (u.kind == onrecord.Blockquote || u.kind == onrecord.PullQuote) && u.n <= longestPull && u.n >= shortestPull:
			at, candidates = append(at, i), append(candidates, u.Range)
		case u.open() && u.n > 6:
			originals = append(originals, u.Range)
		}
	}
	found, part := findRepeats(s.text, candidates, originals)
	for c, i := range at {
		u := &s.units[i]
		if u.kind == onrecord.Blockquote && part[c] > 0.8 {
			u.kind, u.by = onrecord.PullQuote, "html/blockquote that repeats"
		}
		if u.kind == onrecord.PullQuote && part[c] >= enoughRepeated {
			u.repeats = withMarks(s.text, found[c])
		}
	}
}

// joinPulled makes one block of a pull quote and the line in the same element that says who spoke.
func (s *sheet) joinPulled(boxes []*html.Node) {
	for i := 1; i < len(s.units); i++ {
		u, before := &s.units[i], &s.units[i-1]
		if before.kind != onrecord.PullQuote || boxes[i] == nil || boxes[i] != boxes[i-1] {
			continue
		}
		if u.kind == onrecord.Blockquote && s.signature(u) {
			u.kind, u.by = onrecord.PullQuote, "html/speaker of a pull quote"
		}
		u.joined = u.kind == onrecord.PullQuote
	}
}

// unjoin parts units that are to be one block but have something else between them on the page.
func (s *sheet) unjoin() {
	for i := 1; i < len(s.units); i++ {
		if u := &s.units[i]; u.joined && firstWord(s.text[s.units[i-1].End:u.Start]) {
			u.joined = false
		}
	}
}

func firstWord(gap string) bool { return len(foldWords(gap, 1)) > 0 }

// credit is who is credited in a caption: by markup, or by its words.
func (l *layout) credit(i int) onrecord.Range {
	p := &l.passages[i]
	if p.creditAt.Len() > 0 {
		if r, ok := l.words.credit(l.text[p.creditAt.Start:p.creditAt.End]); ok {
			return onrecord.Range{Start: p.creditAt.Start + r.Start, End: p.creditAt.Start + r.End}
		}
		return p.creditAt
	}
	r, ok := l.words.credit(l.text[p.Start:p.End])
	if !ok {
		return onrecord.Range{}
	}
	return onrecord.Range{Start: p.Start + r.Start, End: p.Start + r.End}
}

// all is the blocks of the sheet and, between them, the passages that never came to it.
func (l *layout) all(z zoned) []onrecord.Block {
	out := slices.Clone(z.blocks)
	for i := range l.passages {
		if p := &l.passages[i]; l.kinds[i] == onrecord.Boilerplate {
			out = append(out, onrecord.Block{Kind: onrecord.Boilerplate, Start: p.Start, End: p.End, By: l.by[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b onrecord.Block) int { return a.Start - b.Start })
	return out
}
