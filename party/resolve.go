package party

import (
	"onrecord/lang"
)

// resolve runs the sieves over a source, the surest first.
func (r *resolver) resolve(m Mention) resolution {
	r.taken[m.Head] = true
	m = r.trimmed(m)
	for _, sieve := range []func(Mention) resolution{
		r.bySpeaker, r.byJoint, r.byName, r.byPronoun, r.byDescription,
	} {
		if res := sieve(m); res.who >= 0 {
			return res
		}
	}
	return nobody
}

// bySpeaker: I, we, inside somebody's words.
func (r *resolver) bySpeaker(m Mention) resolution {
	if m.First != m.Last || !r.pack.Is(lang.Speaker, r.lower[m.First]) {
		return nobody
	}
	s := m.Speaker
	if s < 0 {
		s = r.speakerBeside(m)
	}
	if s < 0 || s >= len(r.sources) || r.res[s].who < 0 {
		return nobody
	}
	res := resolution{who: r.res[s].who, antecedent: r.res[s].antecedent, by: "speaker of the words"}
	if r.valid(r.sources[s]) {
		res.antecedent = r.span(r.sources[s].First, r.sources[s].Last)
	}
	return res
}

// speakerBeside is the source outside of quotation marks that a quotation in its paragraph goes with, for words in it that no statement
// reports: the last one before, else the first one behind. -1 for none.
func (r *resolver) speakerBeside(m Mention) int {
	if !r.quoted[m.First] {
		return -1
	}
	paragraph := r.Text.ParagraphOf(r.Text.SentenceOf(m.First))
	before, behind := -1, -1
	for i, x := range r.sources {
		if !r.valid(x) || r.quoted[x.Head] || r.Text.ParagraphOf(r.Text.SentenceOf(x.Head)) != paragraph {
			continue
		}
		switch {
		case x.Head < m.First && (before < 0 || x.Head > r.sources[before].Head):
			before = i
		case x.Head > m.First && (behind < 0 || x.Head < r.sources[behind].Head):
			behind = i
		}
	}
	if before >= 0 {
		return before
	}
	if behind >= 0 && !r.done[behind] {
		r.source(behind, len(r.sources)) // it stands outside: it waits for nobody's words
	}
	return behind
}

// byName: the head of the phrase is a name, or a title with its name.
func (r *resolver) byName(m Mention) resolution {
	k := r.nameAt[m.Head]
	if r.officeLast(m, k) {
		return r.describedBy(Mention{m.First, m.Last, m.Last, m.Speaker, m.Not})
	}
	if n := r.titledLast(m, k); n >= 0 {
		k = n
	} else if n := r.personFirst(m, k); n >= 0 {
		k = n
	}
	if k < 0 {
		k = r.nameAfterTitle(m)
	}
	if k < 0 {
		return nobody
	}
	nm := &r.names[k]
	who := r.cast.members[nm.who]
	if m.First < nm.first && nm.title >= nm.first && m.Head < nm.first {
		r.addRole(who, m.First, nm.first-1, m.Head)
	}
	return resolution{who: nm.who, by: "name"}
}

// officeLast reports whether a phrase of a headline is an office, which the tree heads by the body or place before it, name k:
// "Ostmark governor resigns".
func (r *resolver) officeLast(m Mention, k int) bool {
	return k >= 0 && r.headline[m.Last] && m.Last > r.names[k].last && r.nameAt[m.Last] < 0 && !r.plural(m.Last) && r.pack.Is(lang.Title, r.lower[m.Last]) && !r.apart(r.names[k].last, m.Last)
}

// titledLast is the person at the end of a phrase that the tree heads by the body in their title, name k: "Ostmark Savings
// Bank president Lena Okafor". -1 for none.
func (r *resolver) titledLast(m Mention, k int) int {
	n := r.nameAt[m.Last]
	if k < 0 || n < 0 || n == k || r.names[n].first <= m.Head || !r.cast.members[r.names[n].who].isPerson() {
		return -1
	}
	nm := &r.names[n]
	if before := nm.first - 1; !r.noun(before) || r.nameAt[before] >= 0 || r.classOf(before) != human || r.plural(before) || r.Is(nm.head, "conj") && r.Words[nm.head].Head == m.Head {
		return -1
	}
	for i := m.Head; i < nm.first; i++ {
		if r.Punct(i) && !r.dash(i) {
			return -1
		}
	}
	return n
}

// personFirst is the person at the start of a phrase that the tree heads by the body or place behind them, name k: "Dr Lena Okafor at
// Saint Brennan". -1 for none.
func (r *resolver) personFirst(m Mention, k int) int {
	if k < 0 || r.names[k].first <= m.First+1 {
		return -1
	}
	n := r.nameAt[r.names[k].first-2]
	if r.Words[r.names[k].first-1].UPOS != "ADP" || n < 0 || r.names[n].last != r.names[k].first-2 || r.entityKind(r.names[n].last) != per || min(r.names[n].first, r.names[n].title) > m.First {
		return -1
	}
	return n
}

// nameAfterTitle is the name at the end of a phrase headed by the title before it ("Police Chief Lena Okafor"), -1 for
// none. "A spokesman for the bank" and "residents of Ostmark" are not that.
func (r *resolver) nameAfterTitle(m Mention) int {
	if next := m.Last + 1; m.Head == m.Last && r.honorific(m.Head) && next < len(r.Words) && r.nameAt[next] >= 0 && r.names[r.nameAt[next]].first == next {
		return r.nameAt[next] // "Lord" alone, where the tree parted him from his name
	}
	for t := m.Last; t > m.Head; t-- {
		k := r.nameAt[t]
		if k < 0 || r.plural(m.Head) && r.exampled(m.Head, t) {
			continue
		}
		nm := &r.names[k]
		if o := r.owner[m.Head]; o >= 0 && o == nm.who || !r.parted(m.Head, nm.first) && nm.first > m.Head {
			return k
		}
		if nm.last != m.Last || nm.first <= m.Head || !r.cast.members[nm.who].isPerson() {
			continue
		}
		if r.titleEnds(nm.first-1, nm) || r.nameAt[nm.first-1] >= 0 && r.pack.Is(lang.Title, r.lower[m.Head]) {
			return k // "businessman and councillor Lena Okafor", "Mayor of Ostvik Hana Sato"
		}
		if r.Child(nm.head, "case", "cc") < 0 && !r.Is(nm.head, "conj") && r.Text.Word(nm.first-1) != "," {
			return k // "Member of Parliament (MP) Lena Okafor"
		}
	}
	return -1
}

// exampled reports whether a participle or preposition joins the name at token t to the plural before it, as one of many: "firms including
// Lenn Brothers".
func (r *resolver) exampled(head, t int) bool {
	for i := head + 1; i < t; i++ {
		if r.Words[i].XPOS == "VBG" && r.Is(i, "case") {
			return true
		}
	}
	return false
}

// titleEnds reports whether a title of the name ends at token i.
func (r *resolver) titleEnds(i int, nm *name) bool {
	if !r.noun(i) || r.nameAt[i] >= 0 || r.plural(i) {
		return false
	}
	return r.classOf(i) == human || r.Words[i].Head == nm.head && r.Is(i, "nmod:desc", "compound")
}

// parted reports whether anything but nouns and adjectives stands between tokens a and b.
func (r *resolver) parted(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if !r.noun(i) && r.Words[i].UPOS != "ADJ" && r.Words[i].UPOS != "NUM" && !r.dash(i) {
			return true
		}
	}
	return false
}

// byDescription: "the minister", "the company", "officials".
func (r *resolver) byDescription(m Mention) resolution {
	switch r.Words[m.Head].UPOS {
	case "NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", "VERB", "SYM":
	default:
		return nobody
	}
	if r.Words[m.Head].UPOS == "PRON" && m.First == m.Last && (r.thirdPerson(m.Head) || r.is(r.lower[m.Head], lang.Speaker, lang.Question)) {
		return nobody
	}
	if k := r.phraseAt[m.Head]; k >= 0 {
		return r.phraseWho(k)
	}
	return r.describedBy(m)
}

// trimmed is m without what the tree joined to it that is no part of a source: a description or a clause between commas, what
// stands behind a "but".
func (r *resolver) trimmed(m Mention) Mention {
	for i := m.Head + 1; i < m.Last; i++ {
		if r.Text.Word(i) != "," {
			continue
		}
		w := r.Words[i+1]
		if w.XPOS == "WP" || w.XPOS == "WDT" || w.UPOS == "CCONJ" && r.pack.Is(lang.Parting, w.Lower) || r.nameAt[m.Head] >= 0 && r.describing(i+1) {
			m.Last = i - 1
			return m
		}
	}
	return m
}

// describing reports whether the noun phrase that begins at token i describes people, with a possessor or an article.
func (r *resolver) describing(i int) bool {
	if x := r.Words[i].XPOS; x != "PRP$" && x != "DT" {
		return false
	}
	h := r.Words[i].Head
	return h > i && r.nameAt[h] < 0 && r.classOf(h) == human && !r.plural(h)
}
