package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// authority reports whether the source of d is one whose word decides: a court, a judge, a decree.
func (f *finder) authority(d *draft) bool {
	if !d.source.OK() {
		return false
	}
	h := d.source.Head
	if f.Words[h].UPOS == "PROPN" { // Supreme Court of …, Judge Victor Marr; no Court Commissioner
		for i := d.source.First; i <= d.source.Last; i++ {
			if f.pack.Is(lang.Authority, f.lower[i]) && f.Words[i].UPOS != "VERB" && (i == d.source.Last || !f.office(i+1)) {
				return true
			}
		}
	}
	if f.pack.Is(lang.Authority, f.lower[h]) {
		return true
	}
	if k := f.Child(h, "nmod:poss"); k >= 0 && f.pack.Is(lang.DocHead, f.lower[h]) && f.pack.Is(lang.Authority, f.lower[k]) {
		return true // the court's opinion
	}
	k := f.Child(h, "compound") // a court decision; no court clerk, no court records
	return k >= 0 && f.pack.Is(lang.Authority, f.lower[k]) && !f.office(h) && !f.pack.Is(lang.DocHead, f.lower[h])
}

// addressed reports whether the source of d is rather who was spoken to: the court heard, High Court told.
func (f *finder) addressed(d *draft) bool {
	return d.kind != nil && (d.kind.Has(lang.Heard) || d.kind.Has(lang.Hearer) && d.cue.first > d.source.Last && f.Words[d.head].XPOS == "VBN" && f.Child(d.head, "aux") < 0)
}

// office reports whether word i is a title, or a noun for people, that is none of authority.
func (f *finder) office(i int) bool {
	w := f.lower[i]
	return !f.pack.Is(lang.Authority, w) && (f.pack.Is(lang.Title, w) || f.pack.Is(lang.Human, w) || f.pack.Is(lang.UnnamedHead, w))
}

// lawSpeaks: a law that says what is to be done rules; one that says how things are only asserts. Who is no law speaks for it.
func (f *finder) lawSpeaks(d *draft) bool {
	if f.pack.Value(lang.DocHead, f.lower[d.source.Head]) != string(lawValue) {
		return true
	}
	return f.count(d, lang.Duty) > 0 || f.count(d, lang.Required) > 0
}

// decrees: declared a state of emergency, announced the town to be a danger zone: the cue makes it so.
func (f *finder) decrees(d *draft) bool {
	if d.kind == nil || !d.kind.Has(lang.Decrees) || f.form(d) == onrecord.Direct {
		return false
	}
	switch strings.TrimPrefix(d.by["content"], "statement/") {
	case "object", "passive subject", "object and predicate", "object before and predicate":
		return f.count(d, lang.Decree) > 0
	}
	return false
}

// lawValue marks, among documents, those that stand by themselves.
const lawValue = "law"
