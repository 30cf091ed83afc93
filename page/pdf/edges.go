package pdf

import (
	"strings"
	"unicode"
)

const (
	edgePart  = 0.12 // of a page's height, above and below
	edgeLines = 3    // that run there
)

// edges finds the lines that run at the edge of the pages: those that stand there on another page too, at the same height, the
// same but for numbers; and numbers of pages that stand alone.
func (s *script) edges(pages []sheet) {
	type place struct {
		words  string
		height int
	}
	seen := map[place]map[int]bool{}
	places := make([]place, len(s.lines))
	perPage := map[int][]int{}
	for i, l := range s.lines {
		perPage[l.page] = append(perPage[l.page], i)
	}
	for i, l := range s.lines {
		h := pages[l.page].height
		top := l.bottom > h*(1-edgePart)
		if !top && l.top > h*edgePart || s.inward(perPage[l.page], i, top) >= edgeLines {
			continue
		}
		places[i] = place{unnumbered(l.text), int(l.bottom/6 + 0.5)}
		if seen[places[i]] == nil {
			seen[places[i]] = map[int]bool{}
		}
		seen[places[i]][l.page] = true
	}
	for i := range s.lines {
		p := places[i]
		if p.words == "" {
			continue
		}
		n := 0
		for _, d := range []int{-1, 0, 1} {
			n = max(n, len(seen[place{p.words, p.height + d}]))
		}
		s.lines[i].edge = n >= 2 || p.words == "#"
	}
}

// inward counts the lines between lines[i] and the edge of its page.
func (s *script) inward(page []int, i int, top bool) int {
	n := 0
	for _, k := range page {
		if top && s.lines[k].bottom > s.lines[i].top || !top && s.lines[k].top < s.lines[i].bottom {
			if n++; n >= edgeLines {
				break
			}
		}
	}
	return n
}

// unnumbered is s with each number as one mark, so that lines which differ by the number of the page are one.
func unnumbered(s string) string {
	var b strings.Builder
	number := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsDigit(r):
			if !number {
				b.WriteByte('#')
			}
			number = true
			continue
		case unicode.IsSpace(r) || r == '-' || r == '–' || r == '—' || r == '|':
		default:
			b.WriteRune(r)
		}
		number = false
	}
	return b.String()
}
