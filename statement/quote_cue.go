package statement

import (
	"onrecord/lang"
)

// introducing finds the draft whose cue introduces or follows quotation q in a sentence that holds a part of it, and
// gives it the quotation. nil when there is none.
func (f *finder) introducing(q int, inner run) *draft {
	m := f.marks(q)
	before := f.t.Sentences[f.t.SentenceOf(m.first)]
	after := f.t.Sentences[f.t.SentenceOf(m.last)]
	parent := f.t.Quotations[q].Parent
	var best *draft
	bestDistance := 1 << 30
	for _, d := range f.drafts {
		if d.dead || !f.takesQuotation(d) || f.quote[d.head] != parent && !(d.cue.ok() && f.quote[d.cue.first] == parent) {
			continue
		}
		covers := false
		for _, c := range d.content {
			covers = covers || c.overlaps(inner)
		}
		distance := -1
		switch {
		case d.cue.last < m.first && d.cue.first >= before.First:
			if covers || f.leadsTo(d, m.first) {
				distance = m.first - d.cue.last
			}
		case d.cue.first > m.last && d.cue.last < after.Last:
			if covers || f.followsFrom(d, m.last) {
				distance = d.cue.first - m.last
			}
		}
		if distance >= 0 && distance < bestDistance {
			best, bestDistance = d, distance
		}
	}
	if best == nil {
		return nil
	}
	f.give(best, q, inner)
	return best
}

// takesQuotation reports whether the cue of d may put quoted words on record.
func (f *finder) takesQuotation(d *draft) bool {
	if d.kind == nil {
		return false
	}
	return len(d.content) > 0 || d.kind.Has(lang.Clause) || d.kind.Has(lang.Quote) || d.kind.Has(lang.As)
}

// leadsTo reports whether nothing stands between the cue of d and the opening mark at token to but what belongs to the
// cue clause: a hearer, a time, a place, a colon.
func (f *finder) leadsTo(d *draft, to int) bool {
	if to-d.cue.last > 25 {
		return false
	}
	if len(d.content) > 0 && !f.colonBefore(to) && d.quotation < 0 && f.quoted(d) < 0 {
		return false
	}
	if f.quoted(d) >= 0 && f.quoted(d) < d.cue.first { // “…,” X said, who …, “…”: the same speech goes on
		return !f.cueBetween(d.cue.last, to)
	}
	for i := d.cue.last + 1; i < to; i++ {
		if f.Words[i].UPOS == "VERB" && f.quote[i] == f.quote[d.head] && f.Finite(i) && !f.below(i, d.source) && !f.Is(i, "acl") && !f.colonBefore(to) {
			return false
		}
	}
	return true
}

// quoted is the first token of quoted words among the content of d, -1 for none.
func (f *finder) quoted(d *draft) int {
	for _, c := range d.content {
		if f.quote[c.first] >= 0 && f.quote[c.first] != f.quote[d.head] {
			return c.first
		}
	}
	return -1
}

// cueBetween reports whether the cue of another draft stands between tokens a and b.
func (f *finder) cueBetween(a, b int) bool {
	for _, e := range f.drafts {
		if !e.dead && e.cue.ok() && e.cue.first > a && e.cue.last < b {
			return true
		}
	}
	return false
}

// followsFrom reports whether the cue clause of d stands right behind the closing mark at token from.
func (f *finder) followsFrom(d *draft, from int) bool {
	if d.mark == from && len(d.content) == 0 {
		return true // "…," his wife, X, asked
	}
	if d.source.OK() && d.source.First > from && d.source.Last < d.cue.first && f.onlyMarks(from+1, d.source.First) && len(d.content) == 0 {
		return true // "…," X, who …, said
	}
	start := f.clauseStart(d)
	if d.source.OK() && d.source.First > d.cue.last {
		start = d.cue.first
	}
	for i := from + 1; i < start; i++ {
		if !f.Punct(i) && f.Words[i].UPOS != "ADV" && f.Words[i].UPOS != "CCONJ" {
			return false
		}
	}
	return start > from && (len(d.content) == 0 || d.quotation < 0 && f.before(d, from))
}

func (f *finder) before(d *draft, from int) bool {
	for _, c := range d.content {
		if c.first <= from {
			return true
		}
	}
	return false
}

func (f *finder) below(i int, p Phrase) bool { return p.OK() && f.Below(i, p.Head) }

// colonBefore reports whether a colon stands right before token i.
func (f *finder) colonBefore(i int) bool { return i > 0 && f.lower[i-1] == ":" }

// onlyMarks reports whether tokens [first, last) are punctuation only.
func (f *finder) onlyMarks(first, last int) bool {
	for i := first; i < last; i++ {
		if !f.Punct(i) {
			return false
		}
	}
	return true
}
