package statement

import "onrecord/lang"

// measured: "put the loss at nine million", "counted six bodies": an object and a number.
func (f *finder) measured(d *draft) ([]run, string) {
	k := f.objectOf(d)
	if k <= d.cue.last || f.relative(k) {
		return nil, ""
	}
	r := run{max(f.Left(k), d.cue.last+1), f.Right(k)}
	for _, x := range append(append([]int{}, f.Children(d.head)...), f.Children(k)...) {
		if x > k && f.Is(x, "obl", "nmod") && f.pack.Is(lang.Measure, f.caseWord(x)) && f.numbered(run{f.Left(x), f.Right(x)}) {
			return f.trimmed(run{r.first, max(r.last, f.Right(x))}), "object and measure"
		}
	}
	if end := f.measureBehind(k); end > k { // put the amount escaping at nine kilograms
		return f.trimmed(run{r.first, end}), "object and measure"
	}
	if d.kind.Has(lang.Object) || !f.numbered(run{r.first, k}) {
		return nil, ""
	}
	return f.trimmed(r), "object"
}

// measureBehind is the last word of the measure that a preposition leads behind noun k in the same clause, or -1.
func (f *finder) measureBehind(k int) int {
	_, last := f.Sentence(k)
	for i := k + 1; i+1 < last && !f.Punct(i) && !(f.Verb(i) && finite(f.Words[i].XPOS)); i++ {
		if !f.pack.Is(lang.Measure, f.lower[i]) {
			continue
		}
		for n := i + 1; n < last && n < i+6 && !f.Punct(n); n++ {
			if f.Words[n].UPOS == "NUM" {
				if h := f.Words[n].Head; h > n && f.Is(n, "nummod") {
					return max(h, min(f.Right(h), last-1))
				}
				return n
			}
		}
	}
	return -1
}

// heard reports whether the source of d is a court: then it is where words were spoken, and the source is not told.
func (f *finder) heard(d *draft) bool {
	if !f.authority(d) {
		return false
	}
	d.said.venue = run{d.source.First, d.source.Last}
	d.set("said", "who heard it")
	d.source = NoPhrase
	return true
}

// numbered reports whether a number stands in r.
func (f *finder) numbered(r run) bool {
	for i := r.first; i <= r.last; i++ {
		if f.Words[i].UPOS == "NUM" {
			return true
		}
	}
	return false
}

// shown: "the register shows no entry": a document puts a thing on record.
func (f *finder) shown(d *draft) ([]run, string) {
	if !d.source.OK() {
		return nil, ""
	}
	w := f.Words[d.source.Head]
	if !f.pack.Is(lang.DocHead, w.Lower) && !f.pack.Is(lang.DocHead, w.Lemma) && !f.pack.Is(lang.Exhibit, w.Lower) {
		return nil, ""
	}
	if f.Child(d.head, "ccomp") > d.cue.last {
		return nil, ""
	}
	return f.object(d)
}
