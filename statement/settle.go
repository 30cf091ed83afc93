package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// settle drops the drafts that found nothing, nests the rest and fills what depends on the whole: act, hedges, basis,
// venue.
func (f *finder) settle() {
	for _, d := range f.drafts {
		d.dead = d.dead || !f.stands(d)
	}
	f.cutParticiples()
	f.cutOuterCues()
	f.dropBases()
	f.dropDoubles()
	f.dropEchoes()
	f.dropDenied()
	f.drafts = slices.DeleteFunc(f.drafts, func(d *draft) bool { return d.dead })
	slices.SortStableFunc(f.drafts, func(a, b *draft) int { return f.start(a) - f.start(b) })
	f.nest()
	for _, d := range f.drafts {
		f.decideAct(d)
		f.hedge(d)
		f.circumstances(d)
	}
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
	d.content = f.byQuotation(merged(d.content))
	for i := range d.content {
		d.content[i] = f.withoutStop(d.content[i])
	}
	if len(d.content) > 0 {
		return f.inOneBlock(d)
	}
	return d.act == onrecord.Declines || d.act == onrecord.Silent || d.kind != nil && d.kind.Has(lang.Empty)
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

// inOneBlock drops content parts outside of speaking blocks.
func (f *finder) inOneBlock(d *draft) bool {
	d.content = slices.DeleteFunc(d.content, func(r run) bool { return !f.speaks(f.paragraphOf(r.first)) })
	return len(d.content) > 0
}

// cutParticiples: "criticised the move, accusing him of …": the participle goes on with the same source, so what stands
// before it ends at the comma.
func (f *finder) cutParticiples() {
	for _, e := range f.drafts {
		if e.dead || e.kind == nil || e.kind.Class != lang.Verb || f.Words[e.head].XPOS != "VBG" || f.Is(e.head, "acl") {
			continue
		}
		at := e.cue.first - 1
		for at > 0 && (f.Words[at].UPOS == "ADV" || f.Words[at].UPOS == "CCONJ") {
			at--
		}
		if at <= 0 || f.lower[at] != "," {
			continue
		}
		f.sharedSource(e, at)
		for _, d := range f.drafts {
			if d == e || d.dead || !d.cue.ok() || d.cue.first > at || f.t.SentenceOf(d.head) != f.t.SentenceOf(e.head) || f.quote[d.head] != f.quote[e.head] {
				continue
			}
			for i := range d.content {
				if c := &d.content[i]; c.first > d.cue.last && c.has(e.head) && c.first < at {
					if parts := f.trimmed(run{c.first, at - 1}); len(parts) > 0 {
						*c = parts[0]
					}
				}
			}
		}
	}
}

// cutOuterCues: where two statements hold each other's cue, the one whose cue clause is set off behind the other's words
// reports the other: "X denied it, according to Y". Its cue clause is no part of those words.
func (f *finder) cutOuterCues() {
	for _, e := range f.drafts {
		if e.dead || !e.cue.ok() || len(e.content) == 0 {
			continue
		}
		start := e.cue.first
		if e.kind.Class == lang.Verb && e.source.OK() && e.source.Last < e.cue.first {
			start = e.source.First
		}
		if start == 0 || !f.Punct(start-1) {
			continue
		}
		for _, d := range f.drafts {
			if d == e || d.dead || !d.cue.ok() || d.cue.first > start || !e.holds(d.cue) || !d.holds(e.cue) {
				continue
			}
			for i := range d.content {
				if c := &d.content[i]; c.has(e.cue.first) && c.first < start {
					if parts := f.trimmed(run{c.first, start - 1}); len(parts) > 0 {
						*c = parts[0]
					}
				}
			}
		}
	}
}

// sharedSource gives participle e behind the comma at the source of the nearest cue before it, where the tree found its
// source in the words of that cue, or none.
func (f *finder) sharedSource(e *draft, at int) {
	var near *draft
	for _, d := range f.drafts {
		if d != e && !d.dead && d.cue.ok() && d.kind.Class == lang.Verb && d.cue.last < at && d.source.OK() &&
			f.t.SentenceOf(d.head) == f.t.SentenceOf(e.head) && f.quote[d.head] == f.quote[e.head] && finite(f.Words[d.head].XPOS) &&
			(near == nil || d.cue.first > near.cue.first) && !d.passive {
			near = d
		}
	}
	if near == nil || e.source.OK() && !near.holds(run{e.source.Head, e.source.Head}) {
		return
	}
	e.source = near.source
	e.set("source", "source of the cue before")
}

// dropDoubles: an adverb or adjective of hearsay is a statement of its own only where no other cue carries its words;
// inside other content it is a hedge.
func (f *finder) dropDoubles() {
	for _, d := range f.drafts {
		if d.dead || d.kind == nil || d.kind.Class != lang.Adverb && d.kind.Class != lang.Adjective {
			continue
		}
		for _, e := range f.drafts {
			if e == d || e.dead || e.kind != nil && (e.kind.Class == lang.Adverb || e.kind.Class == lang.Adjective) {
				continue
			}
			if e.holds(d.cue) || d.kind.Class == lang.Adverb && f.clauseHead(d.head) == e.head {
				d.dead = true
				break
			}
		}
	}
}

// dropBases: "who asked not to be named", "citing a minister": words that say what a statement rests on are no statement of
// their own. They stand where circumstances finds them, beside a cue.
func (f *finder) dropBases() {
	for _, d := range f.drafts {
		if d.dead || !d.cue.ok() {
			continue
		}
		first, last := f.Sentence(d.head)
		for i := max(first, d.cue.first-3); i <= d.cue.first && !d.dead; i++ {
			n, kind := f.pack.At(lang.Basis, f.lower[:last], i)
			d.dead = n > 1 && onrecord.BasisKind(kind) == onrecord.UnnamedSource && d.cue.first < i+n
		}
		if d.kind != nil && d.kind.Has(lang.Based) && f.Words[d.head].XPOS == "VBG" {
			d.dead = true
			f.bases = append(f.bases, d)
		}
	}
}

// dropEchoes: a passive that names nobody, told inside somebody's words, is part of those words; an accusation or a ruling
// is kept, so that no accused stands there without it being said that nobody is named as accuser.
func (f *finder) dropEchoes() {
	for _, d := range f.drafts {
		if d.dead || !d.passive || d.source.OK() || d.act == onrecord.Alleges || d.act == onrecord.Rules {
			continue
		}
		for _, e := range f.drafts {
			if e != d && !e.dead && e.holds(d.cue) {
				d.dead = true
				break
			}
		}
	}
}

// dropDenied: "denied that he had threatened the mayor": what somebody denies having said is no statement of theirs.
func (f *finder) dropDenied() {
	for _, d := range f.drafts {
		if d.dead || d.kind == nil || d.kind.Class != lang.Verb || !d.source.OK() || f.Words[d.source.Head].UPOS != "PRON" {
			continue
		}
		for _, e := range f.drafts {
			if e != d && !e.dead && e.kind != nil && e.kind.Act == onrecord.Denies && !e.passive && e.holds(d.cue) && f.quote[e.head] == f.quote[d.head] {
				d.dead = true
				break
			}
		}
	}
}

// holds reports whether r lies inside one part of d's content.
func (d *draft) holds(r run) bool {
	for _, c := range d.content {
		if c.contains(r) {
			return true
		}
	}
	return false
}

// start is the first token of anything that d says.
func (f *finder) start(d *draft) int {
	at := 1 << 30
	if d.cue.ok() {
		at = d.cue.first
	}
	for _, c := range d.content {
		at = min(at, c.first)
	}
	if d.source.OK() {
		at = min(at, d.source.First)
	}
	return at
}

func (d *draft) size() int {
	n := 0
	for _, c := range d.content {
		n += c.last - c.first + 1
	}
	return n
}

// nest ties each statement to the smallest one whose content holds its cue, or its whole passage where it has none.
func (f *finder) nest() {
	for _, d := range f.drafts {
		r := d.cue
		if !r.ok() {
			r = d.content[0]
		}
		for _, e := range f.drafts {
			if e == d || !e.holds(r) || f.chains(e, d) {
				continue
			}
			if d.within == nil || e.size() < d.within.size() {
				d.within = e
			}
		}
		if d.within != nil {
			d.set("within", "content holds the cue")
		}
	}
}

// chains reports whether d is e, or e stands within d.
func (f *finder) chains(e, d *draft) bool {
	for at := e; at != nil; at = at.within {
		if at == d {
			return true
		}
	}
	return false
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
