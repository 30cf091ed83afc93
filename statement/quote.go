package statement

import (
	"onrecord"
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

// signed is the name behind the dash that follows quotation q: “…” — Katya Brisbane, analyst.
func (f *finder) signed(q int) Phrase {
	at := f.marks(q).last + 1
	par := f.paragraphOf(at - 1)
	last := f.t.Sentences[par.Last-1].Last
	for at < last && f.t.Word(at) == "." {
		at++
	}
	if at+1 >= last || f.lower[at] != "—" && f.lower[at] != "–" && f.lower[at] != "-" {
		return NoPhrase
	}
	p := f.nameBehind(at+1, last)
	if !p.OK() || !f.speaker(p.Head) || f.finiteIn(run{p.Last, last - 1}) >= 0 {
		return NoPhrase
	}
	return p
}

// uncued drafts a statement of quoted words that no cue introduces. Its source is not known by any word here.
func (f *finder) uncued(q int, inner run) *draft {
	d := &draft{cue: noRun, mark: -1, head: inner.first, act: onrecord.Asserts, source: NoPhrase, content: []run{inner}, quotation: q, turn: noRun,
		sentence: f.t.SentenceOf(inner.first), by: map[string]string{}, said: said{noRun}}
	d.set("content", "quotation without a cue")
	if p := f.signed(q); p.OK() {
		d.source = p
		d.set("source", "behind a dash")
	}
	f.drafts = append(f.drafts, d)
	return d
}
