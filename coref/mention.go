package coref

import "onrecord/model"

// Mention is a phrase that may stand for somebody or something: tokens [First, Last], both inclusive, headed by Head.
type Mention struct{ First, Last, Head int }

// Mentions lists the phrases of a that may stand for somebody or something, in the order of their first tokens, the longer
// first: one for each noun, name and pronoun that heads a phrase, and one for what "and" joins. Linear in the text.
func Mentions(a *model.Analysis) []Mention {
	var out []Mention
	for i := range a.Words {
		if !heads(a, i) {
			continue
		}
		m := phrase(a, i)
		if j := joined(a, i); j > i {
			out = place(out, Mention{m.First, j, i})
		}
		out = place(out, m)
	}
	return out
}

// place inserts m in its order; it is never far from the end.
func place(list []Mention, m Mention) []Mention {
	k := len(list)
	for k > 0 && (list[k-1].First > m.First || list[k-1].First == m.First && list[k-1].Last < m.Last) {
		k--
	}
	list = append(list, Mention{})
	copy(list[k+1:], list[k:])
	list[k] = m
	return list
}

// heads reports whether word i heads a phrase that may stand for something.
func heads(a *model.Analysis, i int) bool {
	w := &a.Words[i]
	switch w.UPOS {
	case "NOUN":
		return !a.Is(i, "compound", "fixed", "flat", "goeswith")
	case "PROPN":
		return !a.Is(i, "flat", "fixed", "goeswith") && !(a.Is(i, "compound") && w.Head == i+1 && a.Words[w.Head].UPOS == "PROPN")
	case "PRON":
		return w.XPOS != "EX" && !a.Is(i, "fixed")
	case "DET":
		return w.XPOS == "PRP$" || a.Is(i, "nsubj", "obj", "obl", "root", "conj", "nmod", "iobj")
	case "NUM", "ADJ":
		return a.Is(i, "nsubj", "obj", "iobj") || a.Is(i, "obl", "nmod") && a.Child(i, "det", "case") >= 0
	}
	return false
}

// phrase is the mention that word i heads: what stands below it in the tree without what leads it into the clause, what is
// joined to it, and the clause that it is the predicate of.
func phrase(a *model.Analysis, i int) Mention {
	m := Mention{i, i, i}
	predicate := a.Child(i, "cop", "nsubj") >= 0
	for _, k := range a.Children(i) {
		if outside(a, k) || predicate && !a.Is(k, "det", "amod", "compound", "nmod", "acl", "flat", "appos", "nummod") {
			continue
		}
		m.First, m.Last = min(m.First, a.Left(k)), max(m.Last, a.Right(k))
	}
	return trim(a, m)
}

// outside: relations of what is no part of the phrase.
func outside(a *model.Analysis, k int) bool {
	if a.Is(k, "case") && a.Words[k].XPOS == "POS" {
		return false // the minister's
	}
	return a.Is(k, "case", "cc", "conj", "punct", "cop", "aux", "nsubj", "csubj", "advcl", "parataxis", "discourse", "vocative", "mark", "list", "dislocated", "orphan", "root", "obl")
}

func trim(a *model.Analysis, m Mention) Mention {
	for m.Last > m.Head && a.Punct(m.Last) {
		m.Last--
	}
	for m.First < m.Head && a.Punct(m.First) {
		m.First++
	}
	return m
}

// joined is where the phrase ends that word i and what is joined to it make up together, or -1.
func joined(a *model.Analysis, i int) int {
	if a.Words[i].UPOS == "PRON" && a.Words[i].XPOS == "PRP$" || a.Child(i, "cop") >= 0 {
		return -1
	}
	last := -1
	for _, k := range a.Children(i) {
		if k > i && a.Is(k, "conj") && a.Nominal(k) {
			last = phrase(a, k).Last
		}
	}
	return last
}
