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

// circumstances fills basis and venue from the cue clause: the words beside the cue that are not content.
func (f *finder) circumstances(d *draft) {
	if !d.cue.ok() {
		return
	}
	f.rests(d)
	if v := f.venue(d); v.ok() {
		d.said.venue = v
		d.set("said", "venue list")
	}
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
