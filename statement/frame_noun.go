package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// nounFrame: allegations of fraud; Tehran's denial that …; criticism from …
func (f *finder) nounFrame(d *draft) *draft {
	for _, k := range f.Children(d.head) {
		switch {
		case f.Is(k, "nmod:poss") && k < d.head:
			d.source = f.nounPhrase(k)
			d.set("source", "possessor")
		case f.Is(k, "nmod") && k > d.head && f.pack.Is(lang.AuthorLead, f.caseWord(k)):
			d.source = f.nounPhrase(k)
			if c := f.Child(k, "case"); c >= d.source.First {
				d.source.First = c + 1
			}
			d.set("source", "author")
		}
	}
	for _, k := range f.Children(d.head) {
		if k < d.head {
			continue
		}
		switch {
		case f.Is(k, "acl", "ccomp", "appos") && d.kind.Has(lang.Clause) && f.Child(k, "mark") >= 0 && f.Finite(k):
			r := run{f.Left(k), f.Right(k)}
			if c := f.conjunction(r.first, k); c >= 0 {
				r.first = c + 1
				d.content = f.trimmed(r)
				d.set("content", "noun and clause")
			}
		case f.Is(k, "acl", "xcomp") && d.kind.Has(lang.To) && f.toInfinitive(k):
			d.content = f.trimmed(run{f.Left(k), f.Right(k)})
			d.set("content", "noun and infinitive")
		case f.Is(k, "nmod", "acl") && slices.Contains(d.kind.Prepositions(), f.caseWord(k)):
			r := run{f.Left(k), f.Right(k)}
			if c := f.Child(k, "case", "mark"); c == r.first {
				r.first++
			}
			if d.act == onrecord.Urges && f.pack.Is(lang.Comment, f.lower[k]) {
				return nil // a request for comment is told with its outcome
			}
			d.content = f.trimmed(r)
			d.set("content", "noun and preposition")
		}
	}
	if d.kind.Has(lang.Empty) {
		if !d.source.OK() {
			return nil
		}
		return d
	}
	if len(d.content) == 0 || !d.source.OK() && d.act == onrecord.Asserts && f.Words[d.head].XPOS == "NN" {
		return nil
	}
	return d
}
