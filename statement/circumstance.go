package statement

import (
	"onrecord"
	"onrecord/lang"
)

// basis is what a draft is said to rest on.
type basis struct {
	kind onrecord.BasisKind
	run  run
}

// said is when and where a draft was spoken.
type said struct{ venue run }

// hedge lists the words that weaken what d says: those in its content, but for what stands in a nested statement's
// content, which are that one's.
func (f *finder) hedge(d *draft) {
	for _, c := range d.content {
		for i := c.first; i <= c.last; {
			n, _ := f.pack.At(lang.Hedge, f.lower[:c.last+1], i)
			if n == 0 || d.cue.has(i) || f.innerHolds(d, i) || n == 1 && (f.Words[i].UPOS == "PROPN" || f.Words[i].UPOS == "NOUN") {
				i++
				continue
			}
			d.hedges = append(d.hedges, run{i, i + n - 1})
			i += n
		}
	}
	if len(d.hedges) > 0 {
		d.set("hedges", "hedge list")
	}
}

// innerHolds reports whether word i is part of a statement nested in d.
func (f *finder) innerHolds(d *draft, i int) bool {
	for _, e := range d.inner {
		if e.holds(run{i, i}) || e.cue.has(i) {
			return true
		}
	}
	return false
}

// circumstances fills basis and venue from the cue clause: the words beside the cue that are not content.
func (f *finder) circumstances(d *draft) {
	if !d.cue.ok() {
		return
	}
	first, last := f.Sentence(d.head)
	for i := first; i < last; i++ {
		if d.holds(run{i, i}) || d.cue.has(i) {
			continue
		}
		if n, kind := f.pack.At(lang.Basis, f.lower[:last], i); n > 0 && f.near(d, i) && f.Words[i].UPOS != "PROPN" {
			if onrecord.BasisKind(kind) == onrecord.InDocument && (d.source.OK() && d.source.First <= i && i <= d.source.Last || f.Is(i, "obj")) {
				continue // a report that speaks rests on no report, nor does what is said of one
			}
			d.basis = append(d.basis, basis{onrecord.BasisKind(kind), run{i, i + n - 1}})
			i += n - 1
		}
	}
	for _, b := range f.bases {
		if b.sentence == d.sentence && b.source.Head == d.source.Head && len(b.content) > 0 && d.kind.Class == lang.Verb && !d.holds(b.cue) {
			r := b.content[0]
			d.basis = append(d.basis, basis{f.basisOf(r), r})
		}
	}
	if len(d.basis) > 0 {
		d.set("basis", "basis list")
	}
	if v := f.venue(d); v.ok() {
		d.said.venue = v
		d.set("said", "venue list")
	}
}

// basisOf is the kind of what a source cites.
func (f *finder) basisOf(r run) onrecord.BasisKind {
	h := f.topOf(r)
	switch w := f.lower[h]; {
	case f.pack.Is(lang.DocHead, w):
		return onrecord.InDocument
	case f.outletName(h):
		return onrecord.AnotherOutlet
	case f.Words[h].UPOS == "PROPN":
		return onrecord.NamedSource
	}
	return onrecord.UnnamedSource
}

// near reports whether word i belongs to the cue clause of d: it stands in its source with all that describes it, or
// hangs below the cue.
func (f *finder) near(d *draft, i int) bool {
	if d.source.OK() && (i >= d.source.First && i <= d.source.Last || f.Below(i, d.source.Head)) {
		return true
	}
	for at, steps := i, 0; at >= 0 && steps < 6; at, steps = f.Words[at].Head, steps+1 {
		if at == d.head {
			return true
		}
		if d.holds(run{at, at}) {
			return false
		}
	}
	return false
}

// venue is where the words were put on record: at a press conference, on Twitter, told Reuters.
func (f *finder) venue(d *draft) run {
	for _, k := range f.Children(d.head) {
		if d.holds(run{k, k}) || d.source.OK() && f.Below(k, d.source.Head) {
			continue
		}
		c := f.Child(k, "case")
		if c >= 0 && f.pack.Is(lang.VenueLead, f.lower[c]) && f.Nominal(k) && f.placeOfWords(k) {
			p := f.nounPhrase(k)
			v := run{min(c, p.First), p.Last}
			if d.source.OK() && v.has(d.source.First) && d.source.First > c {
				v.last = d.source.First - 1
			}
			return v
		}
		if f.Is(k, "obj", "iobj") && d.kind != nil && d.kind.Has(lang.Hearer) && f.outletName(k) {
			p := f.nounPhrase(k)
			return run{p.First, p.Last}
		}
	}
	return noRun
}

// placeOfWords reports whether noun k is a venue or a channel.
func (f *finder) placeOfWords(k int) bool {
	for _, l := range []lang.List{lang.Venue, lang.Channel} {
		for i := max(0, k-3); i <= k; i++ {
			if n, _ := f.pack.At(l, f.lower[:k+1], i); n > 0 && i+n-1 == k {
				return true
			}
		}
	}
	return false
}

// outletName reports whether word k names a news outlet: a name with an outlet's word in it, or initials.
func (f *finder) outletName(k int) bool {
	if f.Words[k].UPOS != "PROPN" {
		return false
	}
	p := f.nounPhrase(k)
	for i := p.First; i <= p.Last; i++ {
		if f.pack.Is(lang.OutletHead, f.lower[i]) {
			return true
		}
	}
	for _, e := range f.Entities {
		if e.First <= k && k < e.Last {
			return e.Kind == "ORG"
		}
	}
	return false
}
