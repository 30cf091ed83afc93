package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// settle drops the drafts that found nothing and cuts off what belongs to another.
func (f *finder) settle() {
	for _, d := range f.drafts {
		d.dead = d.dead || !f.stands(d)
	}
	f.finishClauses()
	f.intoQuotations()
	f.cutReasons()
	f.cutApposed()
	f.cutConjoined()
	f.cutUnlike()
	f.cutSecondClause()
	f.cutContrast()
	f.withExamples()
	f.onlyQuoted()
	f.cutParticiples()
	f.cutOuterCues()
	f.dropBases()
	f.dropDoubles()
	f.dropEchoes()
	f.dropDenied()
	f.drafts = slices.DeleteFunc(f.drafts, func(d *draft) bool { return d.dead })
}

// inOrder sorts what is left by its place.
func (f *finder) inOrder() {
	slices.SortStableFunc(f.drafts, func(a, b *draft) int { return f.start(a) - f.start(b) })
}

// finish fills what depends on the whole: act, hedges, basis, venue.
func (f *finder) finish() {
	for _, d := range f.drafts {
		f.decideAct(d)
		f.hedge(d)
		f.circumstances(d)
	}
	f.dropRefusals()
}

// stands reports whether d says something: content, or a source that declined.
func (f *finder) stands(d *draft) bool {
	if d.cue.ok() { // the content never holds its own cue
		var out []run
		for _, c := range d.content {
			if c.overlaps(d.cue) {
				out = append(out, f.without(c, d.cue)...)
			} else {
				out = append(out, c)
			}
		}
		d.content = out
	}
	d.content = slices.DeleteFunc(d.content, func(c run) bool { return f.onlyAsked(d, c) })
	d.content = f.byQuotation(merged(d.content))
	for i := range d.content {
		d.content[i] = f.withoutStop(d.content[i])
	}
	if len(d.content) > 0 {
		return f.inOneBlock(d)
	}
	return d.act == onrecord.Declines || d.act == onrecord.Silent || d.kind != nil && d.kind.Has(lang.Empty) || unsure(d)
}

// onlyAsked reports whether r, before the source of d, does no more than tell that it was asked: "Asked about the loan, the mayor shrugged".
func (f *finder) onlyAsked(d *draft, r run) bool {
	x := f.Words[r.first].XPOS
	return d.cue.ok() && d.source.OK() && r.last < d.source.First && f.quote[r.first] < 0 && (x == "VBN" || x == "VBD") &&
		f.pack.Is(lang.AskedWord, f.lower[r.first]) && f.ownSubject(r.first) < 0 && f.lower[r.last+1] == ","
}

// inOneBlock drops content parts outside of speaking blocks.
func (f *finder) inOneBlock(d *draft) bool {
	d.content = slices.DeleteFunc(d.content, func(r run) bool { return !f.speaks(f.paragraphOf(r.first)) })
	return len(d.content) > 0
}

// withoutStop is r without the comma, full stop or semicolon that ends it, as newspapers set them inside the marks.
func (f *finder) withoutStop(r run) run {
	for r.last > r.first {
		switch f.t.Word(r.last) {
		case ",", ".", ";", ":":
			r.last--
		default:
			return r
		}
	}
	return r
}

// byQuotation parts runs that hold several quotations and nothing else: each is a part of its own.
func (f *finder) byQuotation(list []run) []run {
	var out []run
	for _, r := range list {
		first, last := f.outer[r.first], f.outer[r.last]
		if first < 0 || last < 0 || first == last {
			out = append(out, r)
			continue
		}
		parts := []run{}
		for q := first; q <= last; q++ {
			if f.t.Quotations[q].Parent < 0 {
				in := f.inner(q)
				if part := (run{max(r.first, in.first), min(r.last, in.last)}); in.ok() && part.ok() {
					parts = append(parts, part)
				}
			}
		}
		whole := r.first
		for _, p := range parts {
			if !f.onlyMarks(whole, p.first) {
				parts = nil // words of the article's own stand between: a mixed quotation
				break
			}
			whole = p.last + 1
		}
		if parts == nil {
			parts = []run{r}
		}
		out = append(out, parts...)
	}
	return out
}

// merged sorts runs and joins those that overlap or touch.
func merged(list []run) []run {
	slices.SortFunc(list, func(a, b run) int { return a.first - b.first })
	var out []run
	for _, r := range list {
		if !r.ok() {
			continue
		}
		if n := len(out); n > 0 && r.first <= out[n-1].last+1 {
			out[n-1].last = max(out[n-1].last, r.last)
			continue
		}
		out = append(out, r)
	}
	return out
}
