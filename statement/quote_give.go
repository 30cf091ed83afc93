package statement

import (
	"onrecord/lang"
)

// give makes quotation q content of d. Where the content found in the tree runs into the quotation, it goes on to the end
// of it; where a colon leads to the quotation, or the cue had no content yet, the quotation is the content.
func (f *finder) give(d *draft, q int, inner run) {
	m := f.marks(q)
	touched := false
	for i := range d.content {
		c := &d.content[i]
		if !c.overlaps(inner) {
			continue
		}
		touched = true
		if c.first >= m.first && c.first <= inner.first && !f.t.Quotations[q].Scare && f.clauselike(inner) && c.first > d.cue.last {
			rest := noRun
			if k := m.last + 1; k+2 <= c.last && f.Words[k].UPOS == "CCONJ" && f.pack.Is(lang.Conjunction, f.lower[k+1]) {
				rest = run{k + 2, c.last} // said that "nothing was sold" and that the books were open
			}
			*c = inner // it begins with speech, and is that speech
			if rest.ok() {
				d.content = append(d.content, rest)
				break
			}
			continue
		}
		if c.first >= inner.first || f.onlyMarks(c.first, m.first) {
			c.first = inner.first
		}
		c.last = max(c.last, inner.last)
		if c.last <= m.last || f.onlyMarks(m.last+1, c.last+1) {
			if c.last = inner.last; c.first < m.first {
				c.last = m.last // what opens inside a paraphrase closes inside it
			}
		}
	}
	if !touched {
		if f.colonBefore(m.first) && d.cue.last < m.first {
			d.content = nil
		}
		d.content = append(d.content, f.withSubjectBefore(d, inner, m))
		d.set("content", "quotation")
	}
	if f.colonBefore(m.first) && d.cue.last < m.first {
		d.content = []run{inner}
	}
	d.content = merged(d.content)
	d.quotation = q
	f.speakerBeside(d, m.last)
}

// intoQuotations: "said the answer “required all hands”": content that ends right before an opening mark goes on to the end of
// the quotation, for nothing parts them; so does content that ends inside of one that it did not begin in.
func (f *finder) intoQuotations() {
	for _, d := range f.drafts {
		if d.dead || len(d.content) == 0 || !d.cue.ok() {
			continue
		}
		c := &d.content[len(d.content)-1]
		next := c.last + 1
		if c.first < d.cue.first || next >= len(f.lower) || f.t.SentenceOf(next) != f.t.SentenceOf(c.last) {
			continue
		}
		q := f.quote[next]
		if q < 0 || q == f.quote[d.head] || f.t.Quotations[q].Parent != f.quote[d.head] || f.quote[c.first] == q {
			continue
		}
		if m := f.marks(q); m.last < len(f.lower) && f.t.SentenceOf(m.last) == f.t.SentenceOf(c.last) && !(d.source.OK() && run{c.last, m.last}.has(d.source.First)) {
			c.last = m.last
			if rest := (run{c.first, c.last}); f.trailing(rest) {
				c.last = f.inner(q).last
			}
		}
	}
}

// withSubjectBefore is inner with the noun phrase right before its opening mark, where the quoted words begin with a finite
// verb that lacks its subject: said they "would not consider it".
func (f *finder) withSubjectBefore(d *draft, inner, m run) run {
	if x := f.Words[inner.first]; !(x.UPOS == "AUX" || x.UPOS == "VERB") || !finite(x.XPOS) || m.first-1 <= d.cue.last || d.cue.last > m.first {
		return inner
	}
	p := f.nounBefore(m.first)
	if !p.OK() || p.Last != m.first-1 || p.First <= d.cue.last || d.source.OK() && p.First <= d.source.Last && d.source.First <= p.Last {
		return inner
	}
	return run{p.First, inner.last}
}

// clauselike reports whether r holds a finite verb, or ends as a sentence does.
func (f *finder) clauselike(r run) bool {
	for i := r.first; i <= r.last; i++ {
		if f.Verb(i) && finite(f.Words[i].XPOS) {
			return true
		}
	}
	return f.Punct(r.last)
}

// speakerBeside: "…," X said, where the tree hangs X elsewhere: what stands between the mark and the cue.
func (f *finder) speakerBeside(d *draft, from int) {
	if d.source.OK() || d.kind == nil || d.kind.Class != lang.Verb || d.cue.first < from {
		return
	}
	k := from + 1
	for k < d.cue.first && f.Punct(k) {
		k++
	}
	if p := f.nameBehind(k, d.cue.first); p.OK() && p.Last == d.cue.first-1 {
		d.source = p
		d.set("source", "between quotation and cue")
	}
}
