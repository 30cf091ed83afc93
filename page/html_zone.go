package page

import (
	"strings"

	"golang.org/x/net/html"
	"onrecord"
)

// layout is the passages of a page while their kinds are found: first by markup and by what the library chose, then, for
// the article's own passages, by the stages that find the zones of plain text.
type layout struct {
	*reader
	text        string
	title       int // index of the title among the passages, -1 if the markup shows none
	first, last int // of the passages that the library chose
	kinds       []onrecord.BlockKind
	by          []string
	blocks      map[*html.Node]bool // blocks that chosen passages stand in, and their parents
	facts       facts
	running     int // the first chosen passage of running text
}

func (r *reader) lay(f facts) *layout {
	l := &layout{reader: r, text: r.w.b.Text(), first: -1, kinds: make([]onrecord.BlockKind, len(r.passages)),
		by: make([]string, len(r.passages)), blocks: map[*html.Node]bool{}, facts: f}
	if l.none() {
		l.fallBack()
	}
	for i := range r.passages {
		if u := &r.passages[i]; u.chosen() && !u.outside() {
			if l.first < 0 {
				l.first = i
			}
			l.last = i
			if b := u.block; b != nil && u.heading == 0 {
				l.blocks[b] = true
				if b != r.root && b.Parent != nil && !u.list && !u.table {
					l.blocks[b.Parent] = true
				}
			}
		}
	}
	l.running = l.firstRunning()
	l.title = l.findTitle(f.titles)
	for i := range r.passages {
		l.kinds[i], l.by[i] = l.judge(i)
	}
	return l
}

func (u *passage) chosen() bool  { return u.n.main*2 > u.n.all }
func (u *passage) outside() bool { return u.n.out*2 > u.n.all }

func (l *layout) none() bool {
	for i := range l.passages {
		if l.passages[i].chosen() && !l.passages[i].outside() {
			return false
		}
	}
	return true
}

const runningText = 80 // bytes; a paragraph of less says nothing by its length

// fallBack chooses by shape where the library chose nothing: running text that is not a link.
func (l *layout) fallBack() {
	for i := range l.passages {
		u := &l.passages[i]
		if !u.outside() && u.n.link*3 < u.n.all && u.n.all >= runningText && ended(l.text[u.Start:u.End]) {
			u.n.main = u.n.all
		}
	}
	if l.none() {
		for i := range l.passages {
			if u := &l.passages[i]; !u.outside() && u.n.link*2 <= u.n.all {
				u.n.main = u.n.all
			}
		}
	}
}

// near reports whether passages[i] stands where the article is: among the chosen passages, or in the same block or beside
// one of theirs, or in the element that holds them if that is not the whole page.
func (l *layout) near(i int) bool {
	u := &l.passages[i]
	switch {
	case l.first < 0:
		return false
	case u.chosen(), u.scope && l.scope != l.root, l.blocks[u.block]:
		return true
	case u.block != nil && u.block.Parent != nil && l.blocks[u.block.Parent]:
		return true
	}
	return i > l.first && i < l.last || l.title >= 0 && i > l.title && i < l.first
}

// judge tells the kind of passages[i] by its markup; "" for what may be body but is left to the stages of plain text.
func (l *layout) judge(i int) (onrecord.BlockKind, string) {
	u := &l.passages[i]
	near := l.near(i)
	switch {
	case i == l.title:
		return onrecord.Title, "html/title"
	case u.outside():
		return onrecord.Boilerplate, "html/" + string(u.outBy)
	case !near:
		return onrecord.Boilerplate, "html/outside the main text"
	case l.title >= 0 && i < l.title && !u.caption && !u.figure:
		return l.above(u)
	case u.table:
		if u.n.link*2 > u.n.all {
			return onrecord.Boilerplate, "html/table of links"
		}
		return onrecord.Table, "html/table"
	case u.pull:
		return onrecord.PullQuote, "html/pull quote"
	case u.caption, u.figure && !u.quote, u.credit && u.creditAt.Len()*10 >= 8*u.Len():
		return onrecord.Caption, "html/caption"
	case (u.n.byline+u.n.date)*10 >= u.n.all*7 && u.n.all <= longestMetaLine:
		return onrecord.Byline, "html/byline"
	case u.standfirst && i <= l.running:
		return onrecord.Standfirst, "html/standfirst"
	case u.quote:
		return onrecord.Blockquote, "html/blockquote"
	case i < l.running && i > l.title && l.isAuthor(i):
		return onrecord.Byline, "html/author's name"
	case u.n.link*2 > u.n.all && !u.chosen(), u.n.link*10 > u.n.all*9 && (u.list || !ended(l.text[u.Start:u.End])):
		return onrecord.Boilerplate, "html/links"
	case u.list:
		return onrecord.List, "html/list"
	case u.heading > 0:
		return l.heading(i)
	}
	return "", ""
}

const longestMetaLine = 300 // bytes of a line of authors and dates

// above tells what stands over the title: bylines and dates at times, else labels and menus.
func (l *layout) above(u *passage) (onrecord.BlockKind, string) {
	if (u.n.byline+u.n.date)*10 >= u.n.all*7 && u.n.all <= longestMetaLine {
		return onrecord.Byline, "html/byline"
	}
	if u.standfirst {
		return onrecord.Standfirst, "html/standfirst"
	}
	return onrecord.Boilerplate, "html/above the title"
}

// heading tells a heading of the article from one over something else: the next passage near it must be the article's.
func (l *layout) heading(i int) (onrecord.BlockKind, string) {
	for k := i + 1; k < min(len(l.passages), i+headReach); k++ {
		u := &l.passages[k]
		under := l.title >= 0 && i > l.title && k < l.first // a standfirst may be a heading, with share buttons under it
		switch {
		case u.heading > l.passages[i].heading, u.caption, u.figure, u.pull, under && (u.outside() || !l.near(k)):
			continue
		case u.heading > 0:
			return onrecord.Boilerplate, "html/heading over nothing"
		case u.outside(), !l.near(k):
			return onrecord.Boilerplate, "html/heading of boilerplate"
		}
		if kind, _ := l.judge(k); kind == onrecord.Boilerplate {
			return onrecord.Boilerplate, "html/heading of boilerplate"
		}
		return l.headingKind(i, k)
	}
	return l.headingKind(i, len(l.passages))
}

// headReach is how many passages are looked through for what belongs to a heading or a title.
const headReach = 40

// headingKind tells a standfirst that is marked up as a heading from a cross-heading; next is the passage under it.
func (l *layout) headingKind(i, next int) (onrecord.BlockKind, string) {
	under := l.title >= 0 && i > l.title && i < min(l.running, l.title+headReach) && l.passages[i].n.all >= shortestDeck
	if under && l.onlyHeadBetween(l.title+1, i) && (next == len(l.passages) || !l.passages[next].list || l.passages[next].byline) {
		return onrecord.Standfirst, "html/heading under the title"
	}
	return onrecord.Heading, "html/heading"
}

const shortestDeck = 25 // bytes

// onlyHeadBetween reports whether the passages are such as stand in the head of an article.
func (l *layout) onlyHeadBetween(from, to int) bool {
	for k := from; k < to; k++ {
		u := &l.passages[k]
		if !u.caption && !u.figure && !u.outside() && !u.standfirst && u.heading == 0 && (u.n.byline+u.n.date)*2 < u.n.all {
			return false
		}
	}
	return true
}

// firstRunning is the first chosen passage of running text.
func (l *layout) firstRunning() int {
	for i := max(l.first, 0); i < len(l.passages); i++ {
		u := &l.passages[i]
		if u.chosen() && !u.outside() && u.n.all >= runningText && u.heading == 0 && !u.caption && !u.figure && !u.standfirst &&
			(u.n.byline+u.n.date)*2 < u.n.all {
			return i
		}
	}
	return len(l.passages)
}

// isAuthor reports whether passages[i] is one of the names that the page's head gives as its authors, with a word or two
// that lead it in, and nothing else.
func (l *layout) isAuthor(i int) bool {
	u := &l.passages[i]
	if u.n.all > 2*longestName {
		return false
	}
	have := " " + clean(l.text[u.Start:u.End]) + " "
	for _, name := range l.facts.authors {
		if before, after, ok := strings.Cut(have, " "+clean(name)+" "); ok && name != "" && len(strings.Fields(before)) <= 2 && after == "" {
			return true
		}
	}
	return false
}
