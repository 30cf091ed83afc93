package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord"
)

// mark is a passage of the article that a row of the dossier points at.
type mark struct {
	onrecord.Range
	line  string // the style of its underline, "" for a passage that only lights up with its row
	depth int    // which of the underlines below each other is its own, from 1
	class string // the class by which it lights up
	id    string // the anchor at its first character, "" for none
	ref   *pointer
}

// pointer is the note at the end of a mark, in words, for readers without colours and without lines.
type pointer struct {
	Label string
	To    string
	order int
}

// seg is a run of a block under the same marks.
type seg struct {
	Wraps []wrapper // outermost first
	Text  string
	Refs  []pointer
}

type wrapper struct{ Class, ID string }

// marks lists what is marked in the article, in the order of the text, with underlines that never share a line.
func (s *sheet) marks() []mark {
	var out []mark
	add := func(sp onrecord.Span, m mark) {
		if !sp.IsZero() {
			m.Range = sp.Range()
			out = append(out, m)
		}
	}
	for i, r := range s.Rows {
		st, class := r.st, fmt.Sprintf("q%d", r.N)
		ref := &pointer{strconv.Itoa(r.N) + " " + s.verb(st), r.ID, i}
		m := mark{line: lineStyle(st.Form), class: class, id: fmt.Sprintf("m%d", r.N), ref: ref}
		lit := mark{class: class}
		for _, c := range st.Content {
			add(c, m)
			m.id = ""
		}
		if len(st.Content) == 0 {
			if st.Cue.IsZero() {
				add(st.Source.Span, m)
				continue
			}
			add(st.Cue, m)
		} else {
			add(st.Cue, lit)
		}
		add(st.Source.Span, lit)
	}
	n := len(s.Rows)
	rows := func(list []row, id, label string) {
		for i, r := range list {
			l := label
			if len(list) > 1 {
				l += " " + strconv.Itoa(i+1)
			}
			add(r.Span, mark{line: "other", id: id + strconv.Itoa(i+1), class: "x" + r.ID, ref: &pointer{l, r.ID, n + i}})
		}
	}
	rows(s.Requests, "mq", "asked")
	rows(s.Absences, "ma", "reported absent")
	for _, list := range s.Designations {
		for _, r := range list {
			add(r.Span, mark{line: "other", class: "x" + r.ID, ref: &pointer{"label", r.ID, n}})
		}
	}
	for _, b := range s.r.Document.Blocks {
		add(b.Credit, mark{class: "credit"})
	}
	slices.SortStableFunc(out, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	layer(out)
	return out
}

func lineStyle(f onrecord.Form) string {
	switch f {
	case onrecord.Direct:
		return "direct"
	case onrecord.Mixed:
		return "mixed"
	case onrecord.Indirect:
		return "indirect"
	}
	return "none"
}

// layer gives every underlined mark the highest line that no overlapping mark before it has.
func layer(marks []mark) {
	var ends []int // where the last mark on each line ends
	for i := range marks {
		if marks[i].line == "" {
			continue
		}
		d := 0
		for d < len(ends) && ends[d] > marks[i].Start {
			d++
		}
		if d == len(ends) {
			ends = append(ends, 0)
		}
		ends[d] = marks[i].End
		marks[i].depth = d + 1
	}
}

// segments cuts the range in of the article at every border of a mark, so that overlapping marks need no overlapping
// elements.
func (s *sheet) segments(in onrecord.Range, marks []mark) []seg {
	var here []mark
	cuts := []int{in.Start, in.End}
	for _, m := range marks {
		if m.Overlaps(in) {
			here = append(here, m)
			cuts = append(cuts, max(m.Start, in.Start), min(m.End, in.End))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(here, func(a, b mark) int { return cmp.Compare(a.depth, b.depth) })
	var out []seg
	for i := 0; i+1 < len(cuts); i++ {
		at := onrecord.Range{Start: cuts[i], End: cuts[i+1]}
		g := seg{Text: clean(s.r.Document.Text[at.Start:at.End])}
		var lit []string
		for _, m := range here {
			if !m.Overlaps(at) {
				continue
			}
			if m.line == "" {
				lit = append(lit, m.class)
			} else {
				w := wrapper{Class: fmt.Sprintf("ln %s d%d %s", m.line, min(m.depth, deepestLine), m.class)}
				if m.Start == at.Start {
					w.ID = m.id
				}
				g.Wraps = append(g.Wraps, w)
			}
			if m.End == at.End && m.ref != nil {
				g.Refs = append(g.Refs, *m.ref)
			}
		}
		if len(lit) > 0 {
			slices.Sort(lit)
			g.Wraps = append(g.Wraps, wrapper{Class: strings.Join(slices.Compact(lit), " ")})
		}
		slices.SortStableFunc(g.Refs, func(a, b pointer) int { return cmp.Compare(a.order, b.order) })
		out = append(out, g)
	}
	return out
}

// deepestLine is how many underlines fit below each other between two lines of text.
const deepestLine = 4
