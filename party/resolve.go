package party

import (
	"onrecord"
	"onrecord/lang"
)

// resolve runs the sieves over mention i, the surest first.
func (r *resolver) resolve(all []Mention, done []resolution, i int) resolution {
	m := all[i]
	if m.First < 0 {
		return nobody
	}
	for _, sieve := range []func([]Mention, []resolution, int) resolution{
		r.bySpeaker, r.byJoint, r.byName, r.byBody, r.byPronoun, r.byDescription,
	} {
		if res := sieve(all, done, i); res.who >= 0 {
			res.phrase = m
			who := r.cast.members[res.who]
			who.mention(m)
			r.step(step{at: m.Head, who: res.who, source: true, subject: r.isSubject(m.Head)})
			return res
		}
	}
	return nobody
}

// step adds to the trail, in its place.
func (r *resolver) step(s step) {
	i := len(r.trail)
	for i > 0 && r.trail[i-1].at > s.at {
		i--
	}
	if i > 0 && r.trail[i-1].at == s.at && r.trail[i-1].who == s.who {
		r.trail[i-1].source = r.trail[i-1].source || s.source
		return
	}
	r.trail = append(r.trail, step{})
	copy(r.trail[i+1:], r.trail[i:])
	r.trail[i] = s
}

// bySpeaker: I, we, inside somebody's words.
func (r *resolver) bySpeaker(all []Mention, done []resolution, i int) resolution {
	m := all[i]
	if m.First != m.Last || !r.pack.Is(lang.Speaker, r.lower[m.First]) {
		return nobody
	}
	if m.Speaker < 0 || done[m.Speaker].who < 0 {
		return nobody
	}
	s := all[m.Speaker]
	return resolution{who: done[m.Speaker].who, antecedent: r.span(s.First, s.Last), by: "speaker of the words"}
}

// byJoint: X and Y said: one group party named for both.
func (r *resolver) byJoint(all []Mention, _ []resolution, i int) resolution {
	m := all[i]
	joint := false
	for _, k := range r.Children(m.Head) {
		if r.Is(k, "conj") && k <= m.Last && k >= m.First && r.Words[k].UPOS == "PROPN" || r.Is(k, "conj") && k <= m.Last && k > m.Head && r.Words[m.Head].UPOS == "PROPN" {
			joint = joint || r.nameAt[m.Head] < 0 || r.nameAt[k] != r.nameAt[m.Head]
		}
	}
	if !joint {
		return nobody
	}
	text := r.words(m.First, m.Last)
	for k, x := range r.cast.members {
		if x.name == text {
			return resolution{who: k, by: "joint source"}
		}
	}
	return resolution{who: r.cast.add(&member{name: text, kind: onrecord.Group, plural: true}), by: "joint source"}
}

// byName: the phrase is a name, or ends in one with its title before it.
func (r *resolver) byName(all []Mention, _ []resolution, i int) resolution {
	m := all[i]
	k := r.nameAt[m.Last]
	for t := m.Last; k < 0 && t > m.Head; t-- { // "Greenland (GRL)": what follows the name does not count
		k = r.nameAt[t]
	}
	if k >= 0 && m.Head < r.names[k].first && r.prepositionBetween(m.Head, r.names[k].first) {
		k = -1 // "a spokesman for Boeing", "residents of Paris"
	}
	if k < 0 {
		k = r.nameAt[m.Head]
	}
	if k < 0 || r.names[k].last < m.Head { // "Boeing officials": the name only describes the head
		return nobody
	}
	nm := r.names[k]
	if who := r.cast.members[nm.who]; who.person() && m.First < nm.first && nm.title > m.First && m.Head < nm.first {
		r.addRole(who, m.First, nm.first-1)
	}
	return resolution{who: nm.who, by: "name"}
}

// prepositionBetween reports whether a preposition, conjunction or mark stands between tokens a and b.
func (r *resolver) prepositionBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if r.Words[i].UPOS == "ADP" || r.Words[i].UPOS == "CCONJ" || r.Punct(i) {
			return true
		}
	}
	return false
}

// byBody: a spokesman, a report, a website of a body speaks for the body, where the body is named in the phrase.
func (r *resolver) byBody(all []Mention, done []resolution, i int) resolution {
	m := all[i]
	w := r.lower[m.Head]
	spokes := r.pack.Is(lang.Spokesman, w)
	doc := r.pack.Is(lang.DocHead, w)
	if !spokes && !doc {
		return nobody
	}
	for _, c := range r.Children(m.Head) {
		if !r.Is(c, "nmod", "compound", "amod") && !(r.Is(c, "obl")) {
			continue
		}
		if doc && !r.Is(c, "nmod:poss", "compound") && !(r.Is(c, "nmod") && r.authorCase(c)) {
			continue
		}
		if n := r.nameAt[c]; n >= 0 {
			if spokes || !r.cast.members[r.names[n].who].person() {
				return resolution{who: r.names[n].who, by: "speaks for"}
			}
		}
		if r.Words[c].UPOS == "PRON" && r.Is(c, "nmod:poss") {
			inner := Mention{First: c, Last: c, Head: c, Speaker: m.Speaker}
			if p := r.pronoun(inner, all, done); p.who >= 0 && !r.cast.members[p.who].person() {
				p.by = "speaks for"
				return p
			}
		}
		if spokes && r.Words[c].UPOS == "NOUN" && r.pack.Is(lang.BodyHead, r.lower[c]) {
			if k := r.described(c, m.First); k.who >= 0 {
				k.by = "speaks for"
				return k
			}
		}
	}
	return nobody
}

func (r *resolver) authorCase(c int) bool {
	k := r.Child(c, "case")
	return k >= 0 && (r.pack.Is(lang.AuthorLead, r.lower[k]) || r.pack.Is(lang.Complement, r.lower[k]))
}
