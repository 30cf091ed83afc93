package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// object: announced his resignation.
func (f *finder) object(d *draft) ([]run, string) {
	k := f.objectOf(d)
	if k < 0 {
		return f.contact(d)
	}
	if d.act == onrecord.Urges && f.pack.Is(lang.Comment, f.lower[k]) {
		return nil, "" // messages seeking comment: a request, told with its outcome
	}
	if d.act == onrecord.Denies && (f.person(k) || f.pack.Is(lang.Undeniable, f.lower[k])) {
		return nil, "" // who is dismissed or rejected loses a post; what is, is denied
	}
	if (d.act == onrecord.Denies || d.act == onrecord.Doubts) && f.noOne(k) {
		return nil, "" // doubted neither her word nor her motives
	}
	if f.fronted(d, k) {
		if p := f.antecedent(k, d.head); p.OK() {
			return []run{{p.First, p.Last}}, "object before"
		}
		return nil, ""
	}
	r := run{max(f.Left(k), d.cue.last+1), f.Right(k)}
	for _, x := range f.Children(d.head) { // plans to pull out: the tree may hang the infinitive beside the noun
		tail := f.Is(x, "xcomp", "advcl") && f.toInfinitive(x) || f.Is(x, "obl") && f.goesWithObject(x) && !f.temporal(x)
		tail = tail || d.act == onrecord.Rules && f.Is(x, "xcomp") && f.Words[x].XPOS == "VBN"                              // ordered him detained
		tail = tail || slices.Contains(answers, d.act) && f.Is(x, "obl", "advcl", "xcomp") && f.asBefore(x) && x-r.last < 6 // brushed off calls as premature
		if f.Left(x) == r.last+1 && tail {
			r.last = f.Right(x)
		}
	}
	return f.trimmed(r), "object"
}

// goesWithObject reports whether the phrase of x, which the tree hangs at the verb, says more of its object: "anger at the
// ruling", "an emergency in response to the storm".
func (f *finder) goesWithObject(x int) bool {
	if f.pack.Is(lang.ObjectTail, f.caseWord(x)) {
		return true
	}
	n, _ := f.pack.At(lang.ObjectTail, f.lower[:f.Right(x)+1], f.Left(x))
	return n > 1
}

// person reports whether noun k names or describes somebody, rather than something said.
func (f *finder) person(k int) bool {
	w := f.Words[k]
	return w.UPOS == "PROPN" || f.pack.Is(lang.Human, w.Lower) || f.pack.Is(lang.Human, w.Lemma) || f.pack.Is(lang.Title, w.Lower)
}

// objectOf is the object of the cue: of its head, or behind the last word of a cue of several words.
func (f *finder) objectOf(d *draft) int {
	if h := f.mainOver(d.head); h >= 0 {
		return h
	}
	if h := f.Words[d.head].Head; h >= 0 && h < d.cue.first && f.Is(d.head, "acl") && f.Finite(d.head) && f.deedTo(d.head) {
		for i := h + 1; i < d.cue.first; i++ { // "an accusation that X rejected", where the tree takes "that" for a conjunction
			if f.pack.Is(lang.Conjunction, f.lower[i]) && f.Words[i].Head == d.head {
				return i
			}
		}
	}
	for _, at := range []int{d.head, d.cue.last} {
		for _, k := range f.Children(at) {
			if f.Is(k, "iobj") && k > d.cue.last && f.Child(at, "obj") > k {
				continue // promised his publisher a chapter
			}
			if f.Is(k, "obj", "iobj") && (k > d.cue.last || f.relative(k) && f.Is(d.head, "acl", "ccomp", "xcomp", "conj")) {
				return k
			}
		}
		if d.cue.last == d.head {
			break
		}
	}
	if d.cue.last > d.head { // "called for X": the preposition is part of the cue, and X an oblique
		for at := d.head; at <= d.cue.last; at++ {
			for _, k := range f.Children(at) {
				if c := f.Child(k, "case", "mark"); c >= 0 && d.cue.has(c) && k > d.cue.last {
					return k
				}
			}
		}
	}
	return f.bareObject(d)
}

// bareObject is the noun right behind the cue, with nothing between that parts them, which the tree takes for a second subject of the verb
// or for an oblique without a preposition: "few believe the version", "brushed off claims". -1 for none.
func (f *finder) bareObject(d *draft) int {
	for _, k := range f.Children(d.head) {
		if f.Left(k) != d.cue.last+1 || f.Words[k].UPOS != "NOUN" || f.temporal(k) || f.Child(k, "case", "mark", "cop") >= 0 {
			continue
		}
		if s := f.ownSubject(d.head); s >= 0 && s < d.cue.first && (f.Is(k, "nsubj") || f.Is(k, "obl") && !f.Is(k, "obl:agent")) {
			return k
		}
	}
	return -1
}

// fronted reports whether object k is a relative pronoun before its cue: the plan which she called a farce.
func (f *finder) fronted(d *draft, k int) bool {
	return k < d.cue.first && (f.relative(k) || f.pack.Is(lang.Conjunction, f.lower[k]))
}

// objectTo: urged X to …, asked X to …
func (f *finder) objectTo(d *draft) ([]run, string) {
	k := f.objectOf(d)
	for _, x := range f.Children(d.head) {
		if x > d.cue.last && f.Is(x, "xcomp", "advcl", "ccomp") && f.toInfinitive(x) {
			from := f.Left(x)
			if k > d.cue.last && k < x && !f.relative(k) {
				from = min(from, f.Left(k))
			}
			return f.trimmed(run{max(from, d.cue.last+1), f.Right(x)}), "object and infinitive"
		}
	}
	if k > d.cue.last { // the tree may hang the infinitive below the object
		for _, x := range f.Children(k) {
			if f.Is(x, "acl") && f.toInfinitive(x) {
				return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "object and infinitive"
			}
		}
	}
	return nil, ""
}

func (f *finder) toInfinitive(x int) bool {
	k := f.Child(x, "mark")
	return k >= 0 && f.pack.Is(lang.Infinitive, f.lower[k])
}

// objectFor: accused X of …, thanked X for …: the object and the phrase that says what for.
func (f *finder) objectFor(d *draft) ([]run, string) {
	k := f.objectOf(d)
	if k < 0 {
		return nil, ""
	}
	if f.fronted(d, k) {
		p := f.antecedent(k, d.head)
		tail := f.complements(d, d.cue.last)
		if !p.OK() || len(tail) == 0 {
			return nil, ""
		}
		return append([]run{{p.First, p.Last}}, tail...), "object before and phrase"
	}
	last := f.Right(k)
	found := f.hasPreposition(k)
	for _, x := range f.Children(d.head) {
		if x > k && f.Is(x, "obl", "advcl") && f.pack.Is(lang.Complement, f.caseWord(x)) {
			last, found = max(last, f.Right(x)), true
		}
	}
	if end := f.gerundBehind(k); !found && end >= 0 {
		last, found = max(last, end), true
	}
	if !found {
		return nil, ""
	}
	return f.trimmed(run{max(f.Left(k), d.cue.last+1), last}), "object and phrase"
}

// gerundBehind is the last word of what right behind the phrase of noun k says what for, where the tree joins it otherwise: "accused Holm
// of having “fallen in love”". -1 where nothing does.
func (f *finder) gerundBehind(k int) int {
	_, last := f.Sentence(k)
	at := f.nounPhrase(k).Last + 1
	if at+1 >= last || !f.pack.Is(lang.Complement, f.lower[at]) || f.Words[at+1].XPOS != "VBG" {
		return -1
	}
	for at+1 < last && !(f.Punct(at+1) && f.quote[at+1] == f.quote[k]) {
		at++
	}
	return at
}

// hasPreposition reports whether noun k has a phrase below it that says what for.
func (f *finder) hasPreposition(k int) bool {
	for _, x := range f.Children(k) {
		if x > k && f.Is(x, "nmod", "acl") && f.pack.Is(lang.Complement, f.caseWord(x)) || f.Is(x, "conj", "appos", "flat") && f.hasPreposition(x) {
			return true
		}
	}
	return false
}

// predicate: described X as Y, called X Y, found X guilty, considers X to be Y.
func (f *finder) predicate(d *draft) ([]run, string) {
	if f.namesOnly(d) {
		return nil, ""
	}
	k := f.objectOf(d)
	tail := noRun
	for _, x := range f.Children(d.head) {
		if x <= d.cue.last {
			continue
		}
		as := f.asBefore(x)
		second := k >= 0 && x > k && f.Is(x, "obj") // called it a cult
		if f.Is(x, "xcomp") || second || f.Is(x, "obl", "advcl", "nmod", "obj") && as && x != k || f.Is(x, "ccomp") && k >= 0 {
			tail = join(tail, run{f.Left(x), f.Right(x)})
		}
	}
	if k > d.cue.last && !tail.ok() && !f.asInside(k) {
		_, last := f.Sentence(d.head)
		if next := f.Right(k) + 1; next < last && f.opens(next) && f.quote[next] != f.quote[d.head] { // called the hints "tired and insulting"
			tail = f.inner(f.quote[next])
		}
	}
	switch {
	case k < 0 && !tail.ok():
		return nil, ""
	case k >= 0 && f.fronted(d, k):
		p := f.antecedent(k, d.head)
		if !p.OK() || !tail.ok() {
			return nil, ""
		}
		return append([]run{{p.First, p.Last}}, f.trimmed(tail)...), "object before and predicate"
	case k < 0:
		return f.trimmed(tail), "predicate"
	}
	r := run{f.Left(k), f.Right(k)}
	if !tail.ok() && !f.asInside(k) {
		return nil, ""
	}
	r = join(r, tail)
	r.first = max(r.first, d.cue.last+1)
	return f.trimmed(r), "object and predicate"
}

// namesOnly reports whether the cue of d only tells the name of somebody new, of whom a clause goes on to tell: "a group called the Free
// Valley Front planned the attack". Who calls somebody something says what, and does not do so before a verb.
func (f *finder) namesOnly(d *draft) bool {
	at, end := d.cue.first-1, d.cue.last+1
	_, last := f.Sentence(d.head)
	if at < 0 || !f.Nominal(at) || f.Child(at, "det") < 0 || !f.pack.Is(lang.Indefinite, f.lower[f.Child(at, "det")]) {
		return false
	}
	if end < last && f.Words[end].UPOS == "DET" {
		end++
	}
	first := end
	for end < last && (f.Words[end].XPOS == "NNP" || f.Words[end].XPOS == "NNPS") {
		end++
	}
	return end > first && end < last && f.quote[end] == f.quote[d.head] && (finite(f.Words[end].XPOS) || f.Words[end].XPOS == "VBN" || f.Words[end].UPOS == "AUX")
}

// asInside reports whether the object holds "X as Y", or a second noun beside the first, within its own subtree.
func (f *finder) asInside(k int) bool {
	for _, x := range f.Children(k) {
		if x > k && (f.asBefore(x) || f.Is(x, "appos") || f.Is(x, "amod") || f.Is(x, "acl") && f.toInfinitive(x) && f.Child(x, "cop") >= 0) {
			return true
		}
	}
	return false
}

// prepositional: commented on X, is concerned about X. The preposition is part of the content.
func (f *finder) prepositional(d *draft) ([]run, string) {
	places := []int{d.head, d.cue.last}
	if k := f.objectOf(d); k > d.cue.last && d.cue.last > d.head {
		places = append(places, k) // complained to the school about the food
	}
	for _, at := range places {
		for _, k := range f.Children(at) {
			if k > d.cue.last && f.Is(k, "obl", "nmod", "advcl", "xcomp", "obj") && slices.Contains(d.kind.Prepositions(), f.caseWord(k)) {
				if f.temporal(k) {
					continue // poured cold water on Tuesday on the theory
				}
				if f.pack.Is(lang.Infinitive, f.caseWord(k)) && f.furtherPhrase(d, at, k) {
					continue // apologised to the people for the delay
				}
				return f.trimmed(run{max(f.Left(k), d.cue.last+1), f.Right(k)}), "preposition"
			}
		}
	}
	return nil, ""
}

// furtherPhrase reports whether another phrase that the cue of d takes hangs at word at behind k.
func (f *finder) furtherPhrase(d *draft, at, k int) bool {
	for _, x := range f.Children(at) {
		if x > k && f.Is(x, "obl", "nmod", "advcl") && f.caseWord(x) != f.caseWord(k) && slices.Contains(d.kind.Prepositions(), f.caseWord(x)) {
			return true
		}
	}
	return false
}

func join(a, b run) run {
	switch {
	case !a.ok():
		return b
	case !b.ok():
		return a
	}
	return run{min(a.first, b.first), max(a.last, b.last)}
}

// contact: "something it has always denied", "a claim the bank disputes": what is denied or doubted is what a relative clause that no word leads describes.
func (f *finder) contact(d *draft) ([]run, string) {
	h := f.Words[d.head].Head
	if d.act != onrecord.Denies && d.act != onrecord.Doubts && d.act != onrecord.Retracts || h < 0 || h > d.cue.first || !f.Is(d.head, "acl:relcl") || f.person(h) {
		return nil, ""
	}
	s := f.ownSubject(d.head)
	if s < h || f.relative(s) || f.Left(d.head) != h+1 || f.Left(d.head) != f.Left(s) || f.Child(d.head, "ccomp", "xcomp") >= 0 {
		return nil, ""
	}
	p := f.nounPhrase(h)
	return f.trimmed(run{p.First, min(p.Last, h)}), "object before"
}
