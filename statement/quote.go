package statement

import (
	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// attachQuotations gives every quotation to the cue that introduces or follows it, or makes it go on with the statement
// before it, or lets it stand as a statement without a cue.
func (f *finder) attachQuotations() {
	var last *draft // the statement that the quotation before this one belongs to
	lastEnd := -1   // the last token of that statement's passage
	for q := range f.t.Quotations {
		r := f.inner(q)
		if !r.ok() || !f.speaks(f.paragraphOf(r.first)) {
			continue
		}
		quotation := f.t.Quotations[q]
		if f.isContinued(q) {
			if last != nil && quotation.Parent < 0 {
				f.append(last, r)
				lastEnd = r.last
			}
			continue
		}
		d := f.introducing(q, r)
		if d == nil && quotation.Parent < 0 {
			d = f.goingOn(q, r, last, lastEnd)
		}
		if d == nil && quotation.Parent < 0 && !quotation.Scare && f.alone(q, r) {
			d = f.uncued(q, r)
		}
		if d != nil && quotation.Parent < 0 {
			last, lastEnd = d, r.last
		}
	}
}

// inner is the tokens between the marks of quotation q.
func (f *finder) inner(q int) run {
	in := f.t.Quotations[q].Inner
	first := f.t.TokenAt(in.Start)
	last := f.t.TokenAt(in.End - 1)
	if last >= len(f.t.Tokens) || in.Start >= in.End {
		return noRun
	}
	for last >= first && f.t.Tokens[last].Start >= in.End {
		last--
	}
	return run{first, last}
}

func (f *finder) paragraphOf(token int) text.Paragraph {
	return f.t.Paragraphs[f.t.ParagraphOf(f.t.SentenceOf(token))]
}

// isContinued reports whether quotation q goes on with one in an earlier paragraph.
func (f *finder) isContinued(q int) bool {
	for k := q - 1; k >= 0; k-- {
		if f.t.Quotations[k].Next == q {
			return true
		}
		if f.t.Quotations[k].Parent < 0 && f.t.Quotations[k].Next < 0 {
			return false
		}
	}
	return false
}

// marks is the tokens of quotation q with its marks.
func (f *finder) marks(q int) run {
	in := f.t.Quotations[q]
	r := run{f.t.TokenAt(in.Start), f.t.TokenAt(in.End - 1)}
	if r.last >= len(f.t.Tokens) {
		r.last = len(f.t.Tokens) - 1
	}
	return r
}

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
		if f.Words[i].UPOS == "VERB" && f.Finite(i) && !f.below(i, d.source) && !f.Is(i, "acl") && !f.colonBefore(to) {
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
			*c = inner // it begins with speech, and is that speech
			continue
		}
		if c.first >= inner.first || f.onlyMarks(c.first, m.first) {
			c.first = inner.first
		}
		c.last = max(c.last, inner.last)
		if c.last <= m.last || f.onlyMarks(m.last+1, c.last+1) {
			c.last = inner.last
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

// inverted finds the source behind a cue that stands right behind the closing mark of quoted speech: "…," said X. It goes
// by place alone, for there the tree is often lost. NoPhrase when word i is no such cue.
func (f *finder) inverted(i int, m lang.Match) Phrase {
	if m.Words != 1 || m.Form&(lang.Past|lang.Present|lang.Base) == 0 || !(m.Cue.Has(lang.Clause) || m.Cue.Has(lang.Quote)) {
		return NoPhrase
	}
	first, last := f.Sentence(i)
	k := i - 1
	if k >= first && f.lower[k] == "," {
		k--
	}
	if k < first || !f.quoteMark(k) || f.opens(k) || f.quote[i] == f.quote[k] || f.t.Quotations[f.quote[k]].Scare {
		return NoPhrase
	}
	return f.nameBehind(i+1, last)
}

// nameBehind reads a noun phrase off the parts of speech from word i on: determiners, adjectives, nouns and names, with
// "of" between. A common noun ends it only when a name follows no more.
func (f *finder) nameBehind(i, last int) Phrase {
	p := NoPhrase
	for k := i; k < last; k++ {
		w := f.Words[k]
		switch {
		case w.UPOS == "PROPN" && f.pack.Is(lang.Day, w.Lower):
			return p
		case w.UPOS == "PRON" && k == i && w.XPOS == "PRP":
			return Phrase{k, k, k}
		case w.UPOS == "PROPN", w.UPOS == "NOUN":
			if !p.OK() {
				p = Phrase{i, k, k}
			}
			p.Last = k
			if w.UPOS == "PROPN" || f.Words[p.Head].UPOS == "NOUN" {
				p.Head = k
			}
		case w.UPOS == "DET", w.UPOS == "ADJ", w.UPOS == "NUM", w.XPOS == "POS", w.XPOS == "PRP$", f.hyphen(k):
			if p.OK() && (w.UPOS == "DET" || w.XPOS == "PRP$") {
				return p
			}
		case w.UPOS == "VERB" && k+1 < last && (f.Words[k+1].UPOS == "NOUN" || f.Words[k+1].UPOS == "PROPN") && !finite(w.XPOS):
		case p.OK() && f.pack.Is(lang.NameLink, w.Lower):
			if q := f.nameBehind(k+1, last); q.OK() {
				p.Last = q.Last
			}
			return p
		default:
			return p
		}
	}
	return p
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

// onlyMarks reports whether tokens [first, last) are punctuation only.
func (f *finder) onlyMarks(first, last int) bool {
	for i := first; i < last; i++ {
		if !f.Punct(i) {
			return false
		}
	}
	return true
}

// goingOn: a quotation with no cue of its own goes on with the statement of the quotation before it, when only the cue
// clause of that statement, or nothing, stands between them.
func (f *finder) goingOn(q int, inner run, last *draft, lastEnd int) *draft {
	if last == nil || f.t.Quotations[q].Scare && !f.alone(q, inner) || !f.alone(q, inner) {
		return nil
	}
	m := f.marks(q)
	if f.t.SentenceOf(m.first)-f.t.SentenceOf(lastEnd) > 1 {
		return nil // a sentence of the article's own stands between
	}
	here, there := f.t.ParagraphOf(f.t.SentenceOf(m.first)), f.t.ParagraphOf(f.t.SentenceOf(lastEnd))
	if here-there > 1 {
		return nil
	}
	f.append(last, inner)
	return last
}

// alone reports whether the sentences of quotation q hold nothing but it.
func (f *finder) alone(q int, inner run) bool {
	m := f.marks(q)
	first := f.t.Sentences[f.t.SentenceOf(m.first)].First
	last := f.t.Sentences[f.t.SentenceOf(m.last)].Last
	return f.onlyMarks(first, m.first) && f.onlyMarks(m.last+1, last)
}

func (f *finder) append(d *draft, r run) {
	for _, c := range d.content {
		if c.overlaps(r) {
			return
		}
	}
	d.content = merged(append(d.content, r))
}

// uncued drafts a statement of quoted words that no cue introduces. Its source is not known by any word here.
func (f *finder) uncued(q int, inner run) *draft {
	d := &draft{cue: noRun, head: inner.first, act: onrecord.Asserts, source: NoPhrase, content: []run{inner}, quotation: q,
		sentence: f.t.SentenceOf(inner.first), by: map[string]string{}, said: said{noRun}}
	d.set("content", "quotation without a cue")
	f.drafts = append(f.drafts, d)
	return d
}
