package party

import (
	"onrecord"
	"onrecord/lang"
)

// byBody: an unnamed spokesman speaks for the body that the phrase names, and a report, a website, a statement for who put
// it out. What stands by itself (a law, a treaty) speaks for nobody.
func (r *resolver) byBody(m Mention) resolution {
	w := r.lower[m.Head]
	switch {
	case r.pack.Is(lang.Spokesman, w):
		return r.spokesman(m)
	case r.pack.Is(lang.DocHead, w) && r.pack.Value(lang.DocHead, w) == "", r.paperOfTwo(m.Head):
		return r.author(m, 0)
	}
	return nobody
}

func (r *resolver) spokesman(m Mention) resolution {
	for _, c := range r.Children(m.Head) {
		if !r.Is(c, "nmod", "compound", "amod", "obl") {
			continue
		}
		if res := r.bodyAt(c); res.who >= 0 {
			return res
		}
	}
	if r.definite(m) && !r.plural(m.Head) {
		if k := r.phraseBefore(m.Head); k >= 0 && r.phrases[k].res.by == speaksFor {
			return r.pointing(r.phrases[k].res.who, m.First, speaksFor)
		}
	}
	return r.bodyAround(m)
}

// bodyAround is the one body that a sentence or two before a spokesman, or his own, speaks of as the subject of its clause: "Hydra
// has replied. A spokeswoman says". Nobody where there are two.
func (r *resolver) bodyAround(m Mention) resolution {
	if r.plural(m.Head) || r.headline[m.Head] || len(r.narrowing(m)) > 0 {
		return nobody
	}
	here, best, from := r.Text.SentenceOf(m.Head), -1, -1
	for i := len(r.trail) - 1; i >= 0; i-- {
		s := r.trail[i]
		at := r.Text.SentenceOf(s.at)
		if s.at >= m.First || s.part != subject {
			continue
		}
		if here-at > 2 || from >= 0 && at != from {
			break
		}
		if x := r.cast.members[s.who]; x.isPerson() || x.parts != nil || !speaksThrough(x.shownKind()) {
			continue
		}
		if best >= 0 && best != s.who {
			return nobody
		}
		best, from = s.who, at
	}
	if best < 0 {
		return nobody
	}
	res := r.pointing(best, m.First, speaksFor)
	res.score = guessed
	return res
}

// speaksThrough reports whether such a party has spokesmen.
func speaksThrough(k onrecord.PartyKind) bool {
	return k == onrecord.Organisation || k == onrecord.Government || k == onrecord.Court
}

const speaksFor = "speaks for"

// bodyAt is the party that token c names or describes, as somebody for whom others speak.
func (r *resolver) bodyAt(c int) resolution {
	if n := r.nameAt[c]; n >= 0 {
		return resolution{who: r.names[n].who, by: speaksFor}
	}
	if o := r.owner[c]; o >= 0 {
		return resolution{who: o, by: speaksFor}
	}
	if r.Words[c].UPOS == "PRON" && r.Is(c, "nmod:poss") {
		if p := r.pronoun(Mention{c, c, c, -1, -1}); p.who >= 0 {
			p.by = speaksFor
			return p
		}
		return nobody
	}
	if k := r.phraseAt[c]; k >= 0 {
		if cl := r.classOf(c); cl == body || cl == outlet || cl == human {
			res := r.phraseWho(k)
			res.by = speaksFor
			return res
		}
	}
	if r.noun(c) && r.pack.Is(lang.BodyHead, r.lower[c]) { // "a police spokesman"
		res := r.describedBy(Mention{c, c, c, -1, -1})
		if res.who >= 0 {
			r.cast.members[res.who].mention(Mention{c, c, c, -1, -1})
		}
		res.by = speaksFor
		return res
	}
	return nobody
}

// author is who put out the document that the phrase describes. depth bounds how far it is followed back.
func (r *resolver) author(m Mention, depth int) resolution {
	h := m.Head
	for _, c := range r.Children(h) {
		switch {
		case r.Is(c, "nmod:poss"), r.Is(c, "nmod", "obl") && r.authorCase(c):
			if res := r.bodyAt(c); res.who >= 0 {
				return res
			}
		case r.Is(c, "compound") && c < h && r.nameAt[c] >= 0 && r.mayWrite(r.names[r.nameAt[c]].who):
			return r.bodyAt(c)
		case r.Is(c, "compound") && c < h && r.pack.Is(lang.BodyHead, r.lower[c]):
			return r.bodyAt(c)
		case r.Is(c, "acl") && c > h && r.pack.Is(lang.Issue, r.Words[c].Lemma):
			for _, g := range r.Children(c) {
				if !r.Is(g, "obl") {
					continue
				}
				if p := r.Child(g, "nmod:poss"); p >= 0 {
					if res := r.bodyAt(p); res.who >= 0 {
						return res // "a letter sent from the minister's office"
					}
				}
				if r.caseIs(g, lang.AgentLead) {
					if res := r.bodyAt(g); res.who >= 0 {
						return res
					}
				}
			}
		}
	}
	if res := r.issuer(h); res.who >= 0 {
		return res
	}
	if depth < 4 && r.definite(m) && (len(r.narrowing(m)) == 0 || r.measured(m)) {
		if k := r.phraseBefore(h); k >= 0 {
			p := &r.phrases[k]
			if res := r.author(Mention{p.first, p.last, p.head, -1, -1}, depth+1); res.who >= 0 {
				return r.pointing(res.who, m.First, speaksFor)
			}
		}
	}
	return nobody
}

// measured reports whether all that narrows the description of a document down is its size, so that it may be the one named before: "the
// 41-page report".
func (r *resolver) measured(m Mention) bool {
	for _, k := range r.narrowing(m) {
		if k < 2 || k > m.Head || !r.dash(k-1) || r.Words[k-2].UPOS != "NUM" {
			return false
		}
	}
	return true
}

// mayWrite: a channel, a place or a person before a document does not say who wrote it ("a Twitter post").
func (r *resolver) mayWrite(who int) bool {
	m := r.cast.members[who]
	for _, w := range m.folded {
		if r.pack.Is(lang.Channel, w) {
			return false
		}
	}
	return m.kind != onrecord.State
}

// issuer is who does with the document what puts it out: "the company released a statement", or who says what a source
// says in it: "said in a statement".
func (r *resolver) issuer(h int) resolution {
	v := r.Words[h].Head
	if v < 0 || !r.Verb(v) || r.reported(v) {
		return nobody
	}
	if r.Is(h, "obj") && !r.pack.Is(lang.Issue, r.Words[v].Lemma) || !r.Is(h, "obj", "obl") || r.caseIs(h, lang.AuthorLead) {
		return nobody
	}
	if r.Is(h, "obl") {
		if !r.caseIs(h, lang.PlaceLead) {
			return nobody
		}
		return r.sourceOf(v)
	}
	for at, n := v, 0; at >= 0 && n < 4; at, n = r.Words[at].Head, n+1 {
		if s := r.Child(at, "nsubj"); s >= 0 && !r.Is(s, "nsubj:pass") {
			return r.whoAt(s)
		}
		if !r.Is(at, "conj", "xcomp", "advcl") {
			break
		}
	}
	return nobody
}

// reported: who is said to have written something has not thereby put it out.
func (r *resolver) reported(v int) bool {
	for at, n := v, 0; at >= 0 && n < 8; at, n = r.Words[at].Head, n+1 {
		if r.Is(at, "ccomp") && r.Words[at].Head >= 0 && r.Words[at].Head < at {
			return true
		}
	}
	return false
}

// sourceOf is the source whose cue is verb v.
func (r *resolver) sourceOf(v int) resolution {
	for i, s := range r.sources {
		if r.valid(s) && (r.Words[s.Head].Head == v && r.Is(s.Head, "nsubj") || r.Words[v].Head == s.Head && r.Is(v, "acl") && s.Last == v-1) {
			r.source(i, 0)
			if r.res[i].who >= 0 {
				return resolution{who: r.res[i].who, by: speaksFor}
			}
		}
	}
	return nobody
}

// whoAt is the member that the word at token i names, describes or stands for.
func (r *resolver) whoAt(i int) resolution {
	if n := r.nameAt[i]; n >= 0 {
		return resolution{who: r.names[n].who, by: speaksFor}
	}
	if k := r.phraseAt[i]; k >= 0 {
		res := r.phraseWho(k)
		res.by = speaksFor
		return res
	}
	if r.Words[i].UPOS == "PRON" && r.thirdPerson(i) {
		res := r.pronoun(Mention{i, i, i, -1, -1})
		res.by = speaksFor
		return res
	}
	return nobody
}

// phraseBefore is the last description before h headed by the same noun, -1 for none.
func (r *resolver) phraseBefore(h int) int {
	for k := len(r.phrases) - 1; k >= 0; k-- {
		if p := &r.phrases[k]; p.head < h && (r.lower[p.head] == r.lower[h] || r.synonyms(r.lower[p.head], r.lower[h])) {
			return k
		}
	}
	return -1
}

func (r *resolver) caseIs(c int, l lang.List) bool {
	k := r.Child(c, "case")
	return k >= 0 && r.pack.Is(l, r.lower[k])
}

func (r *resolver) authorCase(c int) bool {
	return r.caseIs(c, lang.AuthorLead)
}
