package claim

import (
	"strings"

	"onrecord/lang"
)

// passive reports whether the verb group of i is passive.
func (l *labeler) passive(i int) bool {
	if l.Words[i].XPOS != "VBN" && l.Words[i].XPOS != "VBD" && l.Words[i].UPOS != "ADJ" {
		return false
	}
	for _, k := range l.Children(i) {
		if l.Words[k].Rel == "aux:pass" || l.Words[k].Rel == "nsubj:pass" || l.Words[k].Rel == "cop" {
			return true
		}
		if l.Is(k, "aux") && l.Words[k].Lemma == "have" {
			return false
		}
	}
	if l.Child(i, "obj") >= 0 && l.Child(i, "nsubj") < 0 && l.Is(i, "conj") {
		return false
	}
	if l.Words[i].XPOS == "VBN" && (l.Is(i, "acl", "advcl", "amod") || l.Child(i, "aux", "obj") < 0 && !l.Is(i, "conj")) {
		return true
	}
	// Coordinated with a passive, with no subject of its own.
	return l.Is(i, "conj") && l.Words[i].Head >= 0 && l.Child(i, "nsubj", "aux") < 0 && l.Child(i, "obj") < 0 && l.passive(l.Words[i].Head)
}

// subject is the head of the subject of verb i, that of the verb it is coordinated with where it has none, or the noun that
// it modifies; -1 for none.
func (l *labeler) subject(i int) int {
	for at, steps := i, 0; at >= 0 && steps < 4; steps++ {
		if k := l.Child(at, "nsubj"); k >= 0 {
			return l.antecedent(k)
		}
		h := l.Words[at].Head
		switch {
		case l.Is(at, "acl:relcl") || l.Is(at, "acl") && (l.Words[at].XPOS == "VBN" || l.Words[at].XPOS == "VBG"):
			return l.beside(h)
		case l.Is(at, "amod") && at == i && l.Words[h].UPOS == "PROPN":
			return h
		case l.Is(at, "conj", "advcl", "xcomp"):
			at = h
		default:
			return -1
		}
	}
	return -1
}

// antecedent is what a relative pronoun stands for, else k itself.
func (l *labeler) antecedent(k int) int {
	if !strings.Contains(l.Words[k].Feats, "PronType=Rel") && !l.pack.Is(lang.Question, l.lower[k]) {
		return k
	}
	for at, steps := k, 0; at >= 0 && steps < 5; at, steps = l.Words[at].Head, steps+1 {
		if l.Is(at, "acl:relcl") && l.Words[at].Head >= 0 {
			return l.beside(l.Words[at].Head)
		}
	}
	return k
}

// beside is the name that noun h stands beside as a description: the Church of the Open Gate, a body that …; else h itself.
// Where the tree does not join the two, a comma and an indefinite article do.
func (l *labeler) beside(h int) int {
	if n := l.Words[h].Head; n >= 0 && l.Is(h, "appos") && l.Words[n].UPOS == "PROPN" {
		return n
	}
	d := l.Child(h, "det")
	first, _ := l.Sentence(h)
	if d < first+2 || d > h || !l.pack.Is(lang.Indefinite, l.lower[d]) || !l.Punct(d-1) || l.Words[d-2].UPOS != "PROPN" {
		return h
	}
	n := d - 2
	for up := l.Words[n].Head; up >= first && up < n && l.Nominal(up); up = l.Words[n].Head {
		n = up
	}
	return n
}

// object is the head of the one whom verb i labels, -1 for none.
func (l *labeler) object(i int, at place) int {
	for _, k := range l.Children(i) {
		if l.Is(k, "obj", "iobj") && !l.overlaps(k, at.label) && !l.overlaps(k, at.roll) {
			return l.antecedent(k)
		}
	}
	// The tree made the object and its label one phrase, or a clause: the last noun before the label.
	for k := at.label.first - 1; k > i; k-- {
		if l.Nominal(k) {
			return k
		}
	}
	// Whom A had designated, and then took off the list: the verb of a relative clause with no object of its own.
	for l.Is(i, "conj") && l.Child(i, "nsubj") < 0 && l.Verb(l.Words[i].Head) {
		i = l.Words[i].Head
	}
	if l.Is(i, "acl:relcl") && l.Child(i, "nsubj") >= 0 {
		return l.beside(l.Words[i].Head)
	}
	return -1
}

// overlaps reports whether word k heads r.
func (l *labeler) overlaps(k int, r run) bool { return r.ok() && k >= r.first && k <= r.last }

// hasCase reports whether the preposition of noun k is in list.
func (l *labeler) hasCase(k int, list lang.List) bool {
	c := l.Child(k, "case")
	return c >= 0 && l.pack.Is(list, l.lower[c])
}

// leads reports whether noun k stands behind a preposition that leads whom d is done to.
func (l *labeler) leads(k int, d *lang.Deed) bool {
	c := l.Child(k, "case")
	return c >= 0 && d.Has(l.lower[c])
}

// real reports whether verb i is said to have been done: no modal, no negation, no infinitive, no condition, and not what
// somebody denies or refuses.
func (l *labeler) real(i int) bool {
	for at, steps := i, 0; at >= 0 && steps < 5; steps++ {
		w := l.Words[at]
		for _, k := range l.Children(at) {
			c := l.Words[k]
			switch {
			case c.XPOS == "MD", l.Is(k, "advmod", "det", "aux") && l.pack.Is(lang.Negation, c.Lower),
				l.Is(k, "mark", "advmod") && l.pack.Is(lang.Condition, c.Lower) && k < at,
				l.Is(k, "nsubj") && (l.pack.Is(lang.NoWord, c.Lower) || l.nobody(k)):
				return false
			case l.Is(k, "mark", "aux") && l.pack.Is(lang.Infinitive, c.Lower):
				return false
			}
		}
		if w.XPOS == "VBG" && !l.Is(at, "acl") && l.Child(at, "aux") < 0 {
			return false
		}
		if at != i && l.pack.Is(lang.Unreal, w.Lemma) {
			return false
		}
		if l.Is(at, "acl:relcl") || !l.Is(at, "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis") {
			return true
		}
		if l.Is(at, "conj") && l.Child(at, "nsubj") >= 0 {
			return true
		}
		at = w.Head
		if at >= 0 && !l.Verb(at) {
			return true
		}
	}
	return true
}

func (l *labeler) nobody(k int) bool {
	d := l.Child(k, "det")
	return d >= 0 && l.pack.Is(lang.NoWord, l.lower[d])
}

// phrase is the noun phrase headed by h as a name of somebody: without what is set off by commas and without clauses.
func (l *labeler) phrase(h int) Phrase {
	p := Phrase{h, h, h}
	if l.Is(h, "flat", "compound") { // the tree made the name part of something else
		for p.First > 0 && l.Words[p.First-1].UPOS == "PROPN" {
			p.First--
		}
	}
	for _, k := range l.Children(h) {
		if l.Is(k, "acl", "appos", "conj", "cc", "punct", "case", "cop", "aux", "advcl", "nsubj", "parataxis", "mark", "advmod", "obl", "obj", "xcomp") {
			continue
		}
		if l.Is(k, "nmod") && k > h && !l.hasCase(k, lang.NameLink) && (l.Words[h].UPOS != "NOUN" || !l.hasCase(k, lang.PlaceLead) || l.pack.Is(lang.Light, l.lower[k])) {
			continue
		}
		if k < h {
			p.First = min(p.First, l.Left(k))
		} else if l.Left(k) == p.Last+1 {
			p.Last = l.inner(k)
		}
	}
	return p
}

// inner is the last word of the subtree of k without what is coordinated, clausal or set off.
func (l *labeler) inner(k int) int {
	last := k
	for _, c := range l.Children(k) {
		if c > k && !l.Is(c, "acl", "appos", "conj", "cc", "punct", "parataxis") && l.Left(c) == last+1 {
			last = l.inner(c)
		}
	}
	return last
}

// each lists the coordinated noun phrases that h heads.
func (l *labeler) each(h int) []Phrase {
	h = l.antecedent(h)
	out := []Phrase{l.phrase(h)}
	for _, k := range l.Children(h) {
		if l.Is(k, "conj") && l.Nominal(k) {
			out = append(out, l.phrase(k))
		}
	}
	return out
}

// definite reports whether noun k is one that is known: the list, its list.
func (l *labeler) definite(k int) bool {
	for _, c := range l.Children(k) {
		if l.Is(c, "det", "nmod:poss") && !l.pack.Is(lang.Indefinite, l.lower[c]) {
			return true
		}
	}
	return false
}
