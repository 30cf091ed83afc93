package statement

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// judged is the act of calling something what it is called: a farce, a triumph, a crime, likely.
func (f *finder) judged(d *draft) (onrecord.Act, string) {
	if d.kind == nil || !d.kind.Has(lang.As) || d.kind.Has(lang.Hearsay) && !d.kind.Has(lang.Accuses) ||
		!strings.HasSuffix(d.by["content"], "predicate") || len(d.inner) > 0 {
		return "", ""
	}
	for _, t := range []struct {
		list lang.List
		act  onrecord.Act
	}{{lang.Falsehood, onrecord.Denies}, {lang.Dubious, onrecord.Doubts}, {lang.Blame, onrecord.Criticises}, {lang.Wrongdoing, onrecord.Alleges}, {lang.Praise, onrecord.Praises},
		{lang.Outlook, onrecord.Predicts}, {lang.Bad, onrecord.Criticises}, {lang.Good, onrecord.Praises}} {
		if f.calledBy(d, t.list) {
			return t.act, "called " + string(t.list)
		}
	}
	return "", ""
}

// calledBy reports whether a word of list l stands in what is said of the object of d, and no word there negates it.
func (f *finder) calledBy(d *draft, l lang.List) bool {
	k := f.objectOf(d)
	found := false
	for _, c := range d.content {
		for i := c.first; i <= c.last; i++ {
			if k >= c.first && (i <= k || f.Below(i, k) && !f.asInside(k)) {
				continue
			}
			if f.pack.Is(lang.Negation, f.lower[i]) {
				return false
			}
			found = found || f.listed(l, i)
		}
	}
	return found
}

// finds reports whether a clause of the opening calls its subject by a word of list l: "that is the problem".
func (f *finder) finds(d *draft, l lang.List) bool {
	for _, m := range f.opening(d) {
		if f.Child(m, "cop") >= 0 && f.listed(l, m) && !f.uncertain(m) {
			k := f.subjectOf(m)
			return k < 0 || !f.pack.Is(lang.Speaker, f.lower[k]) && !f.ownThing(k)
		}
	}
	return false
}

// ownThing reports whether noun k is the speaker's: "our silos were empty" blames nobody.
func (f *finder) ownThing(k int) bool {
	p := f.Child(k, "nmod:poss")
	return p >= 0 && p < k && f.pack.Is(lang.Speaker, f.lower[p])
}

// listed reports whether word i, as written or by lemma, begins an entry of list l.
func (f *finder) listed(l lang.List, i int) bool {
	_, last := f.Sentence(i)
	if n, _ := f.pack.At(l, f.lower[:last], i); n > 0 {
		return true
	}
	return f.Words[i].XPOS != "JJS" && f.pack.Is(l, f.Words[i].Lemma) // "our best enemy" is no good one
}
