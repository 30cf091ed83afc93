// Package when finds the expressions of time in a text and resolves them against the day of its publication.
//
// Every [onrecord.Time] that it gives is a passage of the text with a half-open interval and a grain. Relative times count
// from the publication ("last week") or from the last time that the text told of ("two days earlier"), never from now;
// where that is not known, and where the words leave day and month open ("5/3/2024"), the bounds are null and the words
// stay. Lengths ("for two years") are kept apart: they have a Duration and no bounds. Words come from a language pack
// ([NewWords]); nothing is said about whose time it is but for [Said] and [Near]. [Find] never fails, takes time linear in
// the text but for sentences, and reads no clock. Kinds and conventions follow TimeML's TIMEX3 (Pustejovsky et al. 2003)
// and its ISO successor 24617-1 where news asks for no other.
package when

import (
	"time"

	"onrecord"
	"onrecord/model"
)

// Order is which of day and month a page of the kind of 5/3/2024 writes first.
type Order uint8

// The orders. Unknown leaves such dates without bounds, but where a number above 12, a weekday or the same date in words settles it.
const (
	OrderUnknown Order = iota
	DayFirst
	MonthFirst
)

// Scene is what an article's times are counted from.
type Scene struct {
	// Published is the publication; the zero When leaves relative times without bounds.
	Published onrecord.When
	// Before is the time told of before the text begins, the zero When for none: "the next day" counts from it.
	Before onrecord.When
	Order  Order
}

// Find lists the times of a in the order of the text, disjoint. Blocks that do not speak (boilerplate, bylines), and those
// that repeat others, hold none.
func Find(a *model.Analysis, w *Words, sc Scene) []onrecord.Time {
	f := &finder{Analysis: a, w: w, pub: intervalOf(sc.Published), last: intervalOf(sc.Before), behind: intervalOf(sc.Before), order: sc.Order}
	if f.order == OrderUnknown {
		f.order = f.ownOrder()
	}
	f.entities()
	for _, par := range a.Text.Paragraphs {
		b := a.Text.Document.Blocks[par.Block]
		if !b.Kind.Speaks() || !b.Repeats.IsZero() {
			continue
		}
		f.day = interval{}
		for k := par.First; k < par.Last; k++ {
			f.sentence(k)
		}
	}
	return f.out
}

// finder holds what the finding of one article shares.
type finder struct {
	*model.Analysis
	w      *Words
	pub    interval // of the publication
	last   interval // the last time told of
	behind interval // the last of those that do not lie ahead of the publication
	order  Order
	entity []int // index into Entities of each word, -1 for none
	lex    []lexeme
	memo   []memo
	day    interval // the last day named in the paragraph, for times of day
	out    []onrecord.Time
}

func (f *finder) entities() {
	f.entity = make([]int, len(f.Words))
	for i := range f.entity {
		f.entity[i] = -1
	}
	for k, e := range f.Entities {
		for i := e.First; i < e.Last; i++ {
			f.entity[i] = k
		}
	}
}

// sentence finds the times of sentence k: at each place the longest expression.
func (f *finder) sentence(k int) {
	s := f.Text.Sentences[k]
	f.lex = f.w.lex(f.Analysis, s.First, s.Last, f.lex[:0])
	f.memo = append(f.memo[:0], make([]memo, len(f.lex))...)
	for i := 0; i < len(f.lex); {
		if k := f.skip(i, roleSkip); k > i {
			i = k
			continue
		}
		if !f.mayStart(i) {
			i++
			continue
		}
		n := f.expression(i)
		if n.end <= i {
			i++
			continue
		}
		f.emit(i, n)
		i = n.end
	}
}

// memo keeps what begins at one lexeme of the sentence, for several rules ask.
type memo struct {
	atom, based, point          node
	hasAtom, hasBased, hasPoint bool
}

// mayStart reports whether lexeme i can begin an expression at all.
func (f *finder) mayStart(i int) bool {
	l := &f.lex[i]
	return l.kind == number || l.kind == mark && l.low == "'" || len(l.terms) > 0
}

// expression is the longest expression at lexeme i, with end 0 for none.
func (f *finder) expression(i int) node {
	if _, n := f.at(i, roleSet); n > 0 { // every Monday: no point in time
		if p := f.point(n); p.end > 0 {
			return node{end: p.end, silent: true}
		}
	}
	best := node{}
	for _, parse := range []func(*finder, int) node{(*finder).ranged, (*finder).open, (*finder).point, (*finder).duration, (*finder).vague} {
		if n := parse(f, i); n.end > best.end && !n.weak {
			best = n
		}
	}
	if best.end > 0 && f.falseFriend(i, best) {
		return node{}
	}
	return best
}

// emit resolves n, which stands at lexeme i, and lists it.
func (f *finder) emit(i int, n node) {
	if n.silent {
		return
	}
	span, err := f.Text.Document.Span(f.lex[i].start, f.lex[n.end-1].end)
	if err != nil {
		return // lexemes stand on character boundaries, so this is never reached
	}
	t := onrecord.Time{Span: span, Grain: n.grain, Duration: n.length}
	if n.get != nil {
		v := n.get(&scene{f: f, tense: f.tenseAt(i, n.end)})
		if v.ok && v.inReach() {
			t.From, t.To = v.dates()
			if n.kind.anchors() && !v.from.IsZero() && !v.to.IsZero() {
				f.last = v
				if !f.pub.ok || v.from.Before(f.pub.to) {
					f.behind = v
				}
				if v.grain == onrecord.GrainDay || v.to.Sub(v.from) <= 24*time.Hour {
					f.day = v
				}
			}
		}
		if v.grain != "" {
			t.Grain = v.grain
		}
	}
	t.Grain = told(t.Grain)
	f.out = append(f.out, t)
}

// scene is what one expression is resolved in.
type scene struct {
	f     *finder
	tense tense
}
