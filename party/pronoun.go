package party

import (
	"sort"

	"onrecord"
	"onrecord/lang"
)

// byPronoun: he, she, they, it.
func (r *resolver) byPronoun(m Mention) resolution {
	if m.First != m.Last || r.Words[m.First].UPOS != "PRON" || !r.thirdPerson(m.First) {
		return nobody
	}
	return r.pronoun(m)
}

// thirdPerson reports whether word i is a pronoun of the third person.
func (r *resolver) thirdPerson(i int) bool {
	return r.is(r.lower[i], lang.Masculine, lang.Feminine, lang.Plural, lang.Neuter)
}

// farthest is how many sentences back an antecedent may stand.
const farthest = 8

// readTo resolves the descriptions before token i, that a pronoun there may mean them even where it is resolved early, for
// the sake of what stands in its words.
func (r *resolver) readTo(i int) {
	for r.ready < len(r.phrases) && r.phrases[r.ready].head < i {
		r.ready++
		r.phraseWho(r.ready - 1)
	}
}

// pronoun picks the antecedent by agreement and salience: every place where somebody was named adds to theirs, more so the
// nearer it is and the higher its part in the clause (Lappin and Leass 1994). The tree rules some out.
func (r *resolver) pronoun(m Mention) resolution {
	i := m.First
	r.readTo(i)
	if res := r.ahead(i); res.who >= 0 {
		return res
	}
	if res := r.paper(m); res.who >= 0 {
		return res
	}
	return r.pick(m, r.rivals(m))
}

// paper: "Lund put out a statement. “…,” it says": what an article quotes in the present is what somebody wrote, the last document that it
// has told of as a subject or object within two sentences, unless a body has been its subject since.
func (r *resolver) paper(m Mention) resolution {
	i := m.First
	v := r.Words[i].Head
	if !r.pack.Is(lang.Neuter, r.lower[i]) || r.sourceAt[i] < 0 || !r.Is(i, "nsubj") || v < 0 || r.Words[v].XPOS != "VBZ" {
		return nobody
	}
	here := r.sentenceOf(i)
	for k := len(r.phrases) - 1; k >= 0; k-- {
		p := &r.phrases[k]
		if p.head >= i || r.quoted[p.head] != r.quoted[i] || r.classOf(p.head) != document || r.plural(p.head) {
			continue
		}
		if here-r.sentenceOf(p.head) > paperReaches || r.sentenceOf(p.head) == here && r.Below(p.head, v) {
			return nobody
		}
		if part := r.partOf(p.head); part != subject && part != object {
			continue
		}
		for t := len(r.trail) - 1; t >= 0 && r.trail[t].at > p.head; t-- {
			if s := r.trail[t]; s.at < i && s.part == subject && !r.quoted[s.at] && r.agrees(r.lower[i], s.who) {
				return nobody
			}
		}
		res := r.phraseWho(k)
		if res.who < 0 {
			return nobody
		}
		return resolution{who: res.who, antecedent: r.span(p.first, p.last), by: "document", score: guessed}
	}
	return nobody
}

// paperReaches is within how many sentences "it" may stand for a document.
const paperReaches = 2

// ahead finds the subject that follows a pronoun in what is put before it: "In his speech, X said", "When she left, X said".
func (r *resolver) ahead(i int) resolution {
	first, _ := r.Sentence(i)
	for at, n := i, 0; at >= 0 && n < 6; at, n = r.Words[at].Head, n+1 {
		h := r.Words[at].Head
		if h < 0 || !r.Is(at, "obl", "advcl") || h < at {
			continue
		}
		for k := first; k < i; k++ {
			if r.nameAt[k] >= 0 && r.agrees(r.lower[i], r.names[r.nameAt[k]].who) {
				return nobody // somebody stands before it in the sentence
			}
		}
		if s := r.Child(h, "nsubj"); s > i && r.nameAt[s] >= 0 {
			if who := r.names[r.nameAt[s]].who; (r.cast.members[who].person >= weak || r.genderOf(r.lower[i]) == unknownGender) && r.agrees(r.lower[i], who) {
				r.learnGender(r.lower[i], who)
				return resolution{who: who, antecedent: r.span(r.names[r.nameAt[s]].first, r.names[r.nameAt[s]].last), by: "pronoun"}
			}
		}
	}
	return nobody
}

// governs reports whether the clause of word a holds the clause of word b: "X said that he …".
func (r *resolver) governs(a, b int) bool {
	h := r.Words[a].Head
	return h >= 0 && r.Is(a, "nsubj") && h != r.Words[b].Head && r.Below(b, h)
}

// agrees reports whether pronoun w may stand for member who.
func (r *resolver) agrees(w string, who int) bool {
	m := r.cast.members[who]
	switch {
	case r.pack.Is(lang.Masculine, w):
		return r.mayBePerson(m) && m.gender != feminine
	case r.pack.Is(lang.Feminine, w):
		return r.mayBePerson(m) && m.gender != masculine
	case r.pack.Is(lang.Plural, w):
		return m.plural || !m.isPerson() && m.kind != onrecord.DocumentKind
	case r.pack.Is(lang.Neuter, w):
		return !m.isPerson() && !m.plural && m.kind != onrecord.Group && !(m.kind == onrecord.Unnamed && !m.thing)
	}
	return false
}

// mayBePerson: where the model finds names, one that it does not take for a person's needs more than its place to be one.
func (r *resolver) mayBePerson(m *member) bool {
	switch {
	case m.isPerson():
		return true
	case m.plural:
		return false
	case m.named():
		return m.kind == "" && m.person >= 0 && (len(r.Entities) == 0 || m.person > weak)
	}
	return m.kind == onrecord.Unnamed && !m.thing
}

// bars reports whether the tree forbids that what stands at word a and the pronoun at word i are one: both belong to one
// verb, or a is inside a phrase that depends on the verb of which the pronoun is the subject ("Speaking to X, he said").
func (r *resolver) bars(a, i int) bool {
	h := r.Words[i].Head
	if r.Words[a].UPOS == "PRON" && r.genderOf(r.lower[a]) == r.genderOf(r.lower[i]) {
		return false
	}
	if h < 0 || r.Text.SentenceOf(a) != r.Text.SentenceOf(i) || r.Is(i, "nmod") {
		return false
	}
	if r.Is(i, "conj") || r.Is(a, "conj") && r.Words[a].Head == i {
		return r.Words[i].Head == a || r.Words[a].Head == i
	}
	if g := r.Words[a].Head; g == h && r.Is(a, "nsubj", "obj", "iobj", "obl") {
		return !r.caseOutside(a)
	}
	if !r.Is(i, "nsubj") {
		return false
	}
	for at, n := a, 0; at >= 0 && at != h && n < 8; at, n = r.Words[at].Head, n+1 {
		if r.Is(at, "advcl") && r.Words[at].Head == h && r.Child(at, "nsubj") < 0 && at < i {
			return true
		}
	}
	return false
}

// barObjects adds to barred whoever is named as an object of the verb of which the pronoun is the subject.
func (r *resolver) barObjects(i int, barred map[int]bool) {
	h := r.Words[i].Head
	if h < 0 || !r.Is(i, "nsubj") {
		return
	}
	for _, k := range r.Children(h) {
		if k > i && r.Is(k, "obj", "iobj") && r.nameAt[k] >= 0 {
			barred[r.names[r.nameAt[k]].who] = true
		}
	}
}

// caseOutside: "according to X, he …" names the source of the whole clause, who may well be he.
func (r *resolver) caseOutside(a int) bool {
	c := r.Child(a, "case")
	return c >= 0 && r.Words[c].UPOS == "VERB"
}

// learnGender keeps what a pronoun told about a person.
func (r *resolver) learnGender(w string, who int) {
	if g := r.genderOf(w); g != unknownGender {
		r.cast.members[who].heard = g
	}
}

func (r *resolver) antecedentAt(who, at int) onrecord.Span {
	if x, ok := r.mentionBefore(who, at+1); ok && at <= x.Last {
		return r.span(x.First, x.Last)
	}
	return onrecord.Span{}
}

// memberAt is whom the word at token i names, describes or was resolved to, -1 for nobody.
func (r *resolver) memberAt(i int) int {
	if n := r.nameAt[i]; n >= 0 {
		return r.names[n].who
	}
	for k := sort.Search(len(r.trail), func(k int) bool { return r.trail[k].at >= i }); k < len(r.trail) && r.trail[k].at == i; k++ {
		return r.trail[k].who
	}
	return -1
}
