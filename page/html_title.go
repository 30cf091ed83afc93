package page

import "strings"

// findTitle finds the passage that is the title: the heading that agrees best with what the page's head calls itself, or
// else the first main heading of the article.
func (l *layout) findTitle(titles []string) int {
	best, top := -1, 0.0
	var heads [][]string
	for _, t := range titles[:min(len(titles), mostTitles)] {
		heads = append(heads, strings.Fields(clean(t)))
	}
	for i := range l.passages {
		u := &l.passages[i]
		if u.n.all > longestTitle || u.list && u.heading == 0 || u.n.link == u.n.all && u.heading != 1 || l.last >= 0 && l.first >= 0 && i > l.last {
			continue
		}
		score := 0.0
		own := strings.Fields(clean(l.text[u.Start:u.End]))
		for k, t := range heads {
			if s := sameTitle(own, t); s > score {
				score = s - float64(k)*0.001
			}
		}
		exact := score > 0.98
		switch {
		case u.outside() && !exact, u.heading == 0 && !u.title && !exact, u.heading > 2 && score < 0.8:
			continue
		case u.heading == 2 && score < 0.6 && !u.title:
			continue
		}
		switch {
		case u.heading == 1:
			score += 0.5
		case u.title:
			score += 0.4
		case u.heading == 2:
			score += 0.2
		}
		if u.article || u.scope && l.scope != l.root {
			score += 0.2
		}
		if u.outside() {
			score -= 0.6
		}
		if score > top {
			best, top = i, score
		}
	}
	return best
}

const (
	longestTitle = 400 // bytes
	mostTitles   = 12
)

// sameTitle tells how far a, the words of a passage, is b, the title that the head of the page gives: 1 for the same words.
func sameTitle(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if strings.Join(a, " ") == strings.Join(b, " ") {
		return 1
	}
	in := map[string]bool{}
	for _, w := range b {
		in[w] = true
	}
	both := 0
	for _, w := range a {
		if in[w] {
			both++
		}
	}
	if len(a) < 3 && both < len(b) {
		return 0.5 * float64(both) / float64(max(len(a), len(b))) // a short name in a long title is the outlet's
	}
	if strings.HasPrefix(strings.Join(b, " "), strings.Join(a, " ")+" ") {
		return 0.99 // with the outlet's name after it
	}
	return 0.9 * float64(both) / float64(len(a))
}
