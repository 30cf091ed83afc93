package party

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
)

// phrase is a description of a party at one place: tokens [first, last] headed by a noun.
type phrase struct {
	first, last, head int
	done              bool
	res               resolution
}

// findPhrases lists the descriptions of the article: noun phrases headed by a word for people, bodies or documents.
func (r *resolver) findPhrases() {
	for i := range r.Words {
		if !r.speaks[i] || r.nameAt[i] >= 0 || !r.noun(i) && !r.nominal(i) || r.classOf(i) == noClass {
			continue
		}
		if r.Is(i, "compound") && r.owner[i] < 0 || r.Is(i, "flat") && r.Words[i].Head >= 0 && r.nameAt[r.Words[i].Head] < 0 && r.noun(r.Words[i].Head) && r.owner[i] < 0 {
			continue // part of another description
		}
		if r.honorific(i) && i+1 < len(r.Words) && r.nameAt[i+1] >= 0 {
			continue
		}
		r.phraseAt[i] = len(r.phrases)
		r.phrases = append(r.phrases, phrase{first: r.phraseStart(i), last: r.phraseEnd(i), head: i, res: nobody})
	}
}

// nominal reports whether a word that heads descriptions is used as a noun though it is tagged as something else.
func (r *resolver) nominal(i int) bool {
	return (r.Words[i].UPOS == "PRON" || r.Words[i].UPOS == "ADJ") && r.is(r.lower[i], lang.UnnamedHead, lang.GroupHead) && r.Is(i, "nsubj", "obl")
}

func (r *resolver) phraseStart(h int) int {
	first := h
	for _, k := range r.Children(h) {
		if k < h && r.Is(k, "det", "amod", "compound", "nummod", "nmod", "flat", "advmod") && !r.apart(k, h) {
			first = min(first, r.Left(k))
		}
	}
	for first < h && r.Punct(first) {
		first++
	}
	return first
}

// phraseWho resolves phrase k, once.
func (r *resolver) phraseWho(k int) resolution {
	p := &r.phrases[k]
	if p.done {
		return p.res
	}
	p.done = true
	m := Mention{p.first, p.last, p.head, -1, -1}
	if s := r.sourceAt[p.head]; s >= 0 {
		m = r.trimmed(r.sources[s])
	}
	if p.res = r.byJoint(m); p.res.who < 0 {
		p.res = r.describedBy(m)
	}
	if p.res.who >= 0 {
		s := r.stepAt(p.head, p.res.who)
		r.step(s)
		if p.res.by != speaksFor {
			r.cast.members[p.res.who].mention(Mention{p.first, p.last, p.head, -1, -1})
		}
	}
	return p.res
}

// describedBy resolves a description: to who it stands in apposition with, to the body that it speaks for, to who was
// described so before, or to an unnamed party of its own.
func (r *resolver) describedBy(m Mention) resolution {
	if o := r.owner[m.Head]; o >= 0 {
		return resolution{who: o, by: "apposition"}
	}
	if res := r.byBody(m); res.who >= 0 {
		return res
	}
	if r.classOf(m.Head) == noClass {
		return r.unnamed(m)
	}
	poss := r.possessor(m.Head)
	if poss < -1 {
		return r.unnamed(m)
	}
	if res := r.inHeadline(m); res.who >= 0 {
		return res
	}
	if r.definite(m) {
		if res := r.described(m, poss); res.who >= 0 {
			return res
		}
		if res := r.byTopic(m); res.who >= 0 {
			return res
		}
	}
	return r.unnamed(m)
}

// possessor is the member that a pronoun before the noun means, -1 where there is none, -2 where it cannot be told.
func (r *resolver) possessor(head int) int {
	for _, c := range r.Children(head) {
		if c < head && r.Is(c, "nmod:poss") && r.Words[c].UPOS == "PRON" {
			if res := r.pronoun(Mention{c, c, c, -1, -1}); res.who >= 0 {
				return res.who
			}
			return -2
		}
	}
	return -1
}

// definite reports whether the phrase points at somebody known: "the", a possessive or a demonstrative before it; in a
// title, where articles are left out, also a bare noun.
func (r *resolver) definite(m Mention) bool {
	for k := r.phraseStart(m.Head); k < m.Head; k++ {
		x := r.Words[k]
		if x.UPOS == "DET" && r.Words[k].Head == m.Head {
			return !r.pack.Is(lang.Indefinite, x.Lower)
		}
		if x.XPOS == "PRP$" || x.XPOS == "POS" {
			return true
		}
	}
	return r.headline[m.Head] && !r.plural(m.Head) || r.bodyNoun(m.Head)
}

// bodyNoun: some bodies need no article: "police said".
func (r *resolver) bodyNoun(h int) bool {
	return r.pack.Is(lang.BodyHead, r.lower[h]) && r.Child(h, "det") < 0
}

// unnamed is the unnamed party of this description: the one that the same words named before, or a new one.
func (r *resolver) unnamed(m Mention) resolution {
	first := m.First
	for first < m.Head && (r.Words[first].UPOS == "DET" && !r.pack.Is(lang.Other, r.lower[first]) || r.Punct(first)) {
		first++
	}
	last := m.Last
	if last > m.Head && r.Words[last].XPOS == "POS" {
		last--
	}
	text := r.words(first, last)
	key := strings.ToLower(text)
	owner := r.possessor(m.Head)
	for k, x := range r.cast.members {
		if x.folded == nil && x.parts == nil && x.key == key && x.owner == owner {
			return resolution{who: k, by: "same description"}
		}
	}
	x := &member{name: text, key: key, noun: r.lower[m.Head], kind: r.descriptionKind(m.Head), owner: owner,
		plural: r.plural(m.Head) || r.classOf(m.Head) == human && r.pack.Is(lang.GroupHead, r.lower[m.Head])}
	if k := r.phraseAt[m.Head]; k < 0 && r.nameAt[m.Head] >= 0 {
		x.kind = onrecord.Organisation
	}
	x.gender = r.genderOf(x.noun)
	x.thing = r.classOf(m.Head) != human
	for k := first; k <= last; k++ {
		x.words = append(x.words, r.canon(k))
		if n := r.nameAt[k]; n >= 0 && !slices.Contains(x.ids, r.names[n].who) {
			x.ids = append(x.ids, r.names[n].who)
		}
	}
	r.describeFurther(x, m, first)
	return resolution{who: r.cast.add(x), by: "description of its own"}
}

// placeBehind is the last token of the place that tells, between commas, where the place that ends at token i lies; -1 for none.
func (r *resolver) placeBehind(i int) int {
	if r.nameAt[i] < 0 || r.entityKind(i) != loc || !r.comma(i+1) || i+2 >= len(r.Words) {
		return -1
	}
	n := r.nameAt[i+2]
	if n < 0 || r.names[n].first != i+2 || r.entityKind(i+2) != loc {
		return -1
	}
	if end := r.names[n].last; end+1 < len(r.Words) && r.Punct(end+1) {
		return end
	}
	return -1
}

// longestClause bounds the relative clause that is kept as part of an unnamed party's alias, in tokens.
const longestClause = 14

// describeFurther keeps the other ways to call an unnamed party: with its article, without what follows the noun, and
// with the clause that tells it from others.
func (r *resolver) describeFurther(x *member, m Mention, first int) {
	if m.First < first {
		x.alias(r.words(m.First, m.Last))
	}
	if m.Last > m.Head && first <= m.Head {
		x.alias(r.words(first, m.Head))
	}
	if end := r.placeBehind(m.Last); end >= 0 {
		x.alias(r.words(first, end)) // police in Ostvik, Karvia
	}
	if n := r.nameAt[m.Last]; n >= 0 && r.names[n].acronym != "" && r.names[n].last == m.Last && m.Last+3 < len(r.Words) {
		x.alias(r.words(first, m.Last+3))
	}
	for _, k := range r.Children(m.Head) {
		if r.Is(k, "acl") && k > m.Head && !r.apart(m.Last, r.Left(k)) && !r.Punct(r.Left(k)) && r.Right(k)-m.Head <= longestClause {
			x.alias(r.words(first, r.Right(k)))
		}
		if k > m.Head && r.Words[k].UPOS == "ADJ" && r.Is(k, "amod", "acl") && r.Right(k) > m.Last && r.Right(k)-m.Head <= longestClause {
			x.alias(r.words(first, r.Right(k))) // people familiar with the matter
		}
		if k > m.Last && r.Is(k, "appos") && r.Left(k) == k-1 && r.Text.Word(k-1) == "(" && k+1 < len(r.Words) && r.Text.Word(k+1) == ")" {
			x.alias(r.words(first, k+1))
		}
	}
}
