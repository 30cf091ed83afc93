package statement

import (
	"fmt"
	"slices"

	"onrecord"
)

// found writes the drafts out.
func (f *finder) found() *Found {
	out := &Found{finder: f}
	id := map[*draft]onrecord.StatementID{}
	for i, d := range f.drafts {
		id[d] = onrecord.StatementID(fmt.Sprintf("s%d", i+1))
	}
	for _, d := range f.drafts {
		s := onrecord.Statement{ID: id[d], Act: d.act, Form: f.form(d)}
		d.set("form", "quotation marks")
		if d.within != nil {
			s.Within = id[d.within]
		}
		if d.cue.ok() {
			s.Cue = f.span(d.cue)
		}
		if d.source.OK() {
			s.Source.Span = f.span(run{d.source.First, d.source.Last})
		}
		for _, c := range d.content {
			s.Content = append(s.Content, f.span(c))
		}
		for _, h := range d.hedges {
			s.Hedges = append(s.Hedges, f.span(h))
		}
		for _, b := range d.basis {
			s.Basis = append(s.Basis, onrecord.Basis{Kind: b.kind, Span: f.span(b.run)})
		}
		if d.said.venue.ok() {
			s.Said.Venue = f.span(d.said.venue)
		}
		for _, field := range []string{"source", "cue", "content", "form", "act", "within", "hedges", "basis", "said"} {
			if by := d.by[field]; by != "" && (field != "source" || d.source.OK()) && (field != "cue" || d.cue.ok()) {
				s.Findings = append(s.Findings, onrecord.Finding{Field: field, By: by})
			}
		}
		if d.turn.ok() {
			whole := run{min(d.turn.first, d.content[0].first), max(d.turn.last, d.content[0].last)} // a headline may end with its label
			for _, c := range append([]run{whole}, d.content[1:]...) {
				sp := f.span(c)
				out.Turns = append(out.Turns, onrecord.Range{Start: sp.Start, End: sp.End})
			}
		}
		out.Statements = append(out.Statements, s)
		out.Sources = append(out.Sources, f.place(d))
	}
	out.Absences = f.absences(id)
	out.Requests = f.requests()
	return out
}

// place is the words that name the source of d; of a quotation that neither a cue nor a source goes with, only where it begins.
func (f *finder) place(d *draft) Phrase {
	if !d.source.OK() && !d.cue.ok() && d.quotation >= 0 && len(d.content) > 0 {
		return Phrase{First: -1, Last: -1, Head: d.content[0].first}
	}
	return d.source
}

// form says how near the words of d are to those spoken: by the quotation marks around its content, those around d as a
// whole not counted.
func (f *finder) form(d *draft) onrecord.Form {
	if len(d.content) == 0 {
		return onrecord.None
	}
	if d.turn.ok() && !d.headed {
		return onrecord.Direct
	}
	base := -1
	if d.cue.ok() {
		base = f.quote[d.head]
	}
	quoted, plain := 0, 0
	for _, c := range d.content {
		for i := c.first; i <= c.last; i++ {
			switch {
			case f.Punct(i):
			case f.deeper(f.quote[i], base):
				quoted++
			default:
				plain++
			}
		}
	}
	switch {
	case quoted == 0:
		return onrecord.Indirect
	case plain == 0 && !slices.ContainsFunc(d.content, func(c run) bool { return !f.quotedWhole(c) }):
		return onrecord.Direct
	}
	return onrecord.Mixed
}

// quotedWhole reports whether one quotation holds all of r, or one block that is a quotation as a whole: of a part that runs from one
// quotation into the next nobody can tell whose all of it is.
func (f *finder) quotedWhole(r run) bool {
	kind := f.t.Document.Blocks[f.paragraphOf(r.first).Block].Kind
	if kind == onrecord.Blockquote || kind == onrecord.PullQuote {
		return true
	}
	whole := f.span(r).Range()
	for i := r.first; i <= r.last; i++ {
		for q := f.quote[i]; q >= 0; q = f.t.Quotations[q].Parent {
			if f.t.Quotations[q].Range.Contains(whole) {
				return true
			}
		}
		if f.quote[i] >= 0 && !f.Punct(i) {
			return false
		}
	}
	return false
}

// deeper reports whether quotation q stands inside base (-1: the article itself), not being it.
func (f *finder) deeper(q, base int) bool {
	for q >= 0 && q != base {
		if f.t.Quotations[q].Parent == base {
			return true
		}
		q = f.t.Quotations[q].Parent
	}
	return false
}
