package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// beforeMain is r, the clause behind a noun, without the main verb and what follows it, where the tree put all of it into
// the clause: "the claim that eleven people died could not be verified". Outside r there is no finite verb, so its last one,
// if nothing there subordinates or coordinates it, is that of the noun.
func (f *finder) beforeMain(d *draft, r run) run {
	first, last := f.Sentence(d.head)
	v := f.finiteIn(r)
	if v < 0 || !f.behindAuthor(d, r) && (f.finiteIn(run{first, r.first - 1}) >= 0 || f.finiteIn(run{r.last + 1, last - 1}) >= 0) {
		return r
	}
	main := -1
	for i := v + 1; i <= r.last; i++ {
		w := f.Words[i]
		switch {
		case w.UPOS == "CCONJ", w.UPOS == "SCONJ", f.relative(i), f.Is(i, "nsubj"), f.Punct(i):
			return r
		case finite(w.XPOS) && !f.Below(v, i) && !(f.Words[i-1].UPOS == "AUX" || f.Words[i-1].UPOS == "ADV"):
			main = i
		}
		if main >= 0 {
			break
		}
	}
	if main < 0 {
		return r
	}
	return run{r.first, main - 1}
}

// behindAuthor reports whether clause r hangs on the author of the noun, so that the tree is wrong of it in any case, and that the noun or its
// author is the subject of something: "said claims by the union that men died were false".
func (f *finder) behindAuthor(d *draft, r run) bool {
	a := f.nounAuthor(d)
	return a >= 0 && len(f.ofAuthor(a)) > 0 && r.has(f.ofAuthor(a)[0]) && !f.Is(d.head, "obj", "obl")
}

// saidThere reports whether the noun of d only says where the cue before it put its words on record, so that the clause behind is what
// that one reports: "said in a statement late on Tuesday that it was solvent".
func (f *finder) saidThere(d *draft) bool {
	v := f.Words[d.head].Head
	return v >= 0 && v < d.cue.first && f.used[v] && f.Verb(v) && f.Is(d.head, "obl") && f.wayOfSaying(d.head)
}

// nounFrame: allegations of fraud; Tehran's denial that …; criticism from …
func (f *finder) nounFrame(d *draft) *draft {
	if f.saidThere(d) {
		return nil
	}
	if c := f.Child(d.head, "case"); d.kind.Has(lang.Leads) && c >= 0 && f.pack.Is(lang.ViewLead, f.lower[c]) {
		if p := f.Child(d.head, "nmod:poss"); p >= 0 && p < d.head {
			return f.possessedLead(d, p)
		}
	}
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
	author := f.nounAuthor(d)
	if !d.source.OK() && author >= 0 {
		d.source = f.nounPhrase(author)
		d.source.First = max(d.source.First, f.Child(author, "case")+1)
		d.set("source", "author")
	}
	if !d.source.OK() {
		f.lightSource(d)
	}
	if k := f.ownSubject(d.head); !d.source.OK() && k >= 0 && k < d.head && f.Child(d.head, "cop") >= 0 && f.pack.Is(lang.NameLink, f.caseWord(d.head)) {
		d.source = f.wholeSubject(k, d.head) // is of the view that
		d.set("source", "subject")
	}
	behind := f.Children(d.head)
	if author >= 0 && d.kind.Has(lang.Clause) {
		behind = append(slices.Clone(behind), f.ofAuthor(author)...)
	}
	for _, k := range behind {
		if k < d.head {
			continue
		}
		switch {
		case f.Is(k, "acl", "acl:relcl", "ccomp", "appos") && d.kind.Has(lang.Clause) && (f.Finite(k) || f.mandated(k)) && f.leadsClause(k):
			r := run{f.Left(k), f.Right(k)}
			if c := f.conjunctionBefore(r.first, k); c >= 0 {
				r.first = c + 1
				d.content = f.trimmed(f.beforeMain(d, r))
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
			if u := f.Words[k].UPOS; u == "NUM" || u == "PROPN" && f.temporal(k) {
				return nil // a report of 2021
			}
			if d.act == onrecord.Urges && f.pack.Is(lang.Comment, f.lower[k]) {
				return nil // a request for comment is told with its outcome
			}
			d.content = f.trimmed(r)
			d.set("content", "noun and preposition")
		}
	}
	if len(d.content) == 0 && d.act == onrecord.Urges && d.source.OK() {
		if d.content = f.held(d); len(d.content) > 0 {
			d.set("content", "what the noun holds")
		}
	}
	if d.kind.Has(lang.Empty) && (len(d.content) == 0 || d.act == onrecord.Declines || d.act == onrecord.Silent) {
		if !d.source.OK() {
			return nil
		}
		return d
	}
	if len(d.content) == 0 || !d.source.OK() && d.act == onrecord.Asserts && f.Words[d.head].XPOS == "NN" && d.by["content"] != "statement/noun and clause" {
		return nil
	}
	return d
}

// nounAuthor is who the noun of d comes from, right behind it ("allegations by the minister"), wherever the tree hangs them; -1 for none.
func (f *finder) nounAuthor(d *draft) int {
	for _, h := range []int{d.head, f.Words[d.head].Head} {
		if h < 0 {
			continue
		}
		for _, k := range f.Children(h) {
			if k > d.head && f.Is(k, "nmod", "obl") && f.Left(k) == d.head+1 && f.pack.Is(lang.AuthorLead, f.caseWord(k)) && (h == d.head || len(f.ofAuthor(k)) > 0) {
				return k
			}
		}
	}
	return -1
}

// ofAuthor are clauses that the tree takes for relative ones of an author, and that have all that such a clause would lack: what the
// author's claim is ("a claim by the embassy that a group planned the attack").
func (f *finder) ofAuthor(author int) []int {
	var out []int
	for _, k := range f.Children(author) {
		if k > author && f.Is(k, "acl", "acl:relcl") {
			out = append(out, k)
		}
	}
	return out
}

// leadsClause reports whether the clause of k is one that "that" leads and that has a subject of its own: what a reporting
// noun says, even where the tree takes it for a relative clause.
func (f *finder) leadsClause(k int) bool {
	c := f.conjunctionBefore(f.Left(k), k)
	s := f.ownSubject(k)
	for _, x := range f.Children(k) { // where the tree takes "that" for a subject, too
		if x > c && x < k && f.Is(x, "nsubj") {
			s = x
		}
	}
	return c >= 0 && (f.Is(c, "mark") || s > c) && !f.deedTo(k)
}

// mandated reports whether clause head k has the bare verb of what is asked for: "that the ban be lifted".
func (f *finder) mandated(k int) bool {
	for _, x := range f.Children(k) {
		if f.Is(x, "aux", "cop") && f.Words[x].XPOS == "VB" && f.ownSubject(k) >= 0 && f.ownSubject(k) < x {
			return true
		}
	}
	return false
}

// conjunctionBefore is the "that" which begins at word from, punctuation before it aside, or -1.
func (f *finder) conjunctionBefore(from, k int) int {
	for from < k && f.Punct(from) {
		from++
	}
	if from < k && f.pack.Is(lang.Conjunction, f.lower[from]) {
		return from
	}
	return f.conjunction(from, k)
}

// possessedLead: in X's view, by her account: the possessor is the source, and the content the clause around the phrase.
func (f *finder) possessedLead(d *draft, possessor int) *draft {
	d.source = f.nounPhrase(possessor)
	d.set("source", "possessor")
	first, last := f.Sentence(d.head)
	hole := run{f.Child(d.head, "case"), d.head}
	r := f.sinceBreak(run{first, last - 1})
	if h := f.clauseHead(d.head); h >= 0 && r.has(h) && !f.startsClause(hole.first, first) {
		r.last = max(f.clauseExtent(h).last, hole.last)
	}
	d.content = f.without(r, hole)
	if len(d.content) == 0 || f.finiteIn(d.content[len(d.content)-1]) < 0 && f.finiteIn(d.content[0]) < 0 {
		return nil
	}
	d.set("content", "clause around")
	return d
}
