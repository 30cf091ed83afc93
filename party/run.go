package party

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/lang"
)

// runFrom is the row of proper nouns that begins at token i, with the small words inside names: "University of Ostmark",
// "Mohammad bin Salman", "Ministry of Roads and Water". The entities of the model may widen it, and say where it is cut.
func (r *resolver) runFrom(i int) (last int, ok bool) {
	if !r.speaks[i] || !r.proper(i) && !r.opens(i) && !r.leadsIn(i) {
		return 0, false
	}
	_, end := r.Sentence(i)
	last = i
	for k := i + 1; k < end; {
		next := r.goesOn(i, last, k, end)
		if next < 0 {
			break
		}
		last, k = next, next+1
	}
	return last, true
}

// opens reports whether an entity that may be a party begins at token i.
func (r *resolver) opens(i int) bool {
	k := r.entity[i]
	return k >= 0 && r.Entities[k].First == i && r.Entities[k].Kind != misc && (r.noun(i) || r.Entities[k].Kind == org && capital(r.Text.Word(i)))
}

// leadsIn reports whether a name begins at token i with a word that the tagger took for a common one: "Press Nine".
func (r *resolver) leadsIn(i int) bool {
	if first, last := r.Sentence(i); i == first || i+1 >= last {
		return false
	}
	return r.written(i) && r.proper(i+1) && r.entityKind(i+1) != per && r.Is(i, "compound", "amod") && r.Words[i].Head > i &&
		!r.is(r.lower[i], lang.Demonym, lang.Human, lang.Lesser) && !r.pack.Is(lang.Title, r.lower[i])
}

// goesOn is the token to which the row [first, last] goes on at token k, -1 where it ends.
func (r *resolver) goesOn(first, last, k, end int) int {
	if r.entity[k] >= 0 && r.entity[k] == r.entity[last] && r.Entities[r.entity[k]].Kind != misc && (!r.Punct(k) || r.dash(k) || r.comma(k) && k+1 < end && r.entity[k+1] == r.entity[k]) {
		return k
	}
	if r.proper(k) || r.written(k) && (r.linked(first, last, k) || r.Is(k, "compound") && r.Words[k].Head == r.Words[last].Head) {
		return k
	}
	if k+1 >= end {
		return -1
	}
	w := r.lower[k]
	switch {
	case r.dash(k) && (r.proper(k+1) || r.Words[k+1].UPOS == "PROPN" || r.pack.Is(lang.Particle, r.lower[k+1])):
		return k + 1
	case r.pack.Is(lang.Particle, w) && r.proper(k+1) && r.linked(first, last, k+1):
		return k + 1
	case r.pack.Is(lang.Particle, w) && r.dash(k+1) && k+2 < end && r.proper(k+2):
		return k + 2
	case r.pack.Is(lang.InName, w) && r.proper(k+1) && r.linked(first, last, k+1) && r.mayGoOn(first, last, k):
		return k + 1
	case r.pack.Is(lang.InName, w) && r.pack.Is(lang.InName, r.lower[k+1]) && k+2 < end && r.proper(k+2) && r.linked(first, last, k+2) && r.mayGoOn(first, last, k):
		return k + 2
	case r.Words[k].UPOS == "ADP" && r.bodyWordAt(last) && k+2 < end && r.written(k+1) && (r.proper(k+2) || r.written(k+2)) && r.linked(first, last, k+2):
		return k + 2 // "Commission on Public Debates"
	case r.pack.Is(lang.Day, w) && capital(r.Text.Word(k)) && r.Words[k].XPOS == "NN" && !r.headline[k] && r.spelled(k):
		return k // "Harbour Today", unlike the days of the week, which always have a capital
	case r.Words[k].UPOS == "CCONJ" && r.proper(k+1) && r.inner(first, last, k+1):
		return k + 1
	}
	return -1
}

// written reports whether word k has a capital that its place does not give it, though the tagger took it for a common
// word: "Garmont Shipping".
func (r *resolver) written(k int) bool {
	if !capital(r.Text.Word(k)) || r.headline[k] || !r.spelled(k) || r.pack.Is(lang.Day, r.lower[k]) {
		return false
	}
	x := r.Words[k].XPOS
	return x == "NN" || x == "NNS" || x == "VBG" || x == "JJ"
}

// linked reports whether token k hangs below the row in the tree, or the other way round.
func (r *resolver) linked(first, last, k int) bool {
	for at, n := k, 0; at >= 0 && n < 8; at, n = r.Words[at].Head, n+1 {
		if at >= first && at <= last {
			return true
		}
	}
	return r.Below(r.top(first, last), k)
}

// inner: a conjunction inside a name joins what stands behind its preposition, not the name itself: "Ministry of Roads
// and Water", but not "the Bank of Ostmark and Lenn Brothers".
func (r *resolver) inner(first, last, k int) bool {
	h := r.Words[k].Head
	for n := 0; h > last && n < 3; n++ {
		h = r.Words[h].Head
	}
	return h > first && h <= last && h != r.top(first, last) && r.bodyWord(first, last) && !r.bodyWordAt(k) && r.nameKindHint(first, last) != onrecord.Person
}

// mayGoOn reports whether a name may go on behind the small word k: bodies have such names, people do not ("Mira Lund of
// the Northern Union").
func (r *resolver) mayGoOn(first, last, k int) bool {
	if r.bodyWordAt(last) || last > first+1 && r.bodyWord(first, last) {
		return true
	}
	if e := r.entity[last]; e >= 0 && r.Entities[e].Kind == per || last > first && r.firstName(first) {
		return false
	}
	return first == last || r.Text.Word(k) == "&" || r.titleRow(first, last)
}

func (r *resolver) firstName(i int) bool {
	return r.is(plain(r.lower[i]), lang.MaleName, lang.FemaleName)
}

func (r *resolver) bodyWord(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.bodyWordAt(i) {
			return true
		}
	}
	return false
}

func (r *resolver) bodyWordAt(i int) bool {
	if r.is(r.lower[i], lang.BodyHead, lang.OutletHead, lang.DocHead) {
		return true
	}
	n, _ := r.pack.At(lang.BodyHead, r.lower, i)
	return n > 0
}

func (r *resolver) proper(i int) bool {
	if w := r.Text.Word(i); r.Words[i].UPOS != "PROPN" && !strings.HasPrefix(r.Words[i].XPOS, "NNP") && !(acronym(w) && r.spelled(i)) || r.pack.Is(lang.Day, r.lower[i]) && !r.dayInName(i) {
		return false
	}
	if first, _ := r.Sentence(i); i == first && r.leads(i) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.Text.Word(i))
	return unicode.IsUpper(c) || unicode.IsDigit(c) || !unicode.IsLower(c) && unicode.IsLetter(c)
}

// dayInName reports whether a word of time has a capital that only a name gives it ("Harbour Today"), unlike the days of the week,
// which always have one.
func (r *resolver) dayInName(i int) bool {
	first, _ := r.Sentence(i)
	return i > first && r.Words[i].UPOS == "PROPN" && r.Words[i-1].UPOS != "ADP" && r.entity[i] >= 0 && r.entity[i] == r.entity[i-1] && r.Entities[r.entity[i]].Kind == org
}

// leads reports whether a word before a source ("per", "according to") begins at token i.
func (r *resolver) leads(i int) bool {
	for _, c := range r.pack.CuesAt(r.lower, i) {
		if c.Cue.Class == lang.Lead {
			return true
		}
	}
	return false
}

// spelled reports whether the words around word i are not in capitals too, so that its own say that it is an acronym, even
// where the model takes it for a word ("the WHO's website").
func (r *resolver) spelled(i int) bool {
	first, last := r.Sentence(i)
	for k := max(first, i-3); k < min(last, i+4); k++ {
		if w := r.Text.Word(k); len(w) > 2 && strings.ToLower(w) == w {
			return true
		}
	}
	return false
}

// cut parts a row into names: at the borders of a person whom the model found, before a first name behind a title with
// its office ("Mayor of Ostmark Mira Lund"), and where the tree parts it.
func (r *resolver) cut(first, last int) [][2]int {
	var out [][2]int
	start := first
	for k := first + 1; k <= last; k++ {
		if r.border(first, start, k, last) && (r.proper(k) || r.opens(k)) {
			end := k - 1
			for end > start && !r.proper(end) && r.entity[end] < 0 {
				end--
			}
			out = append(out, [2]int{start, end})
			start = k
		}
	}
	return append(out, [2]int{start, last})
}

func (r *resolver) border(first, start, k, last int) bool {
	if k < last && r.firstName(k) && r.proper(k+1) && start < k-1 && r.titleRow(start, k-1) && r.linkIn(start, k-1) {
		return true
	}
	a, b := r.entity[k-1], r.entity[k]
	if a == b && a >= 0 && !(k < last && r.firstName(k) && r.Is(k, "nsubj", "appos") && !r.Below(k, r.top(start, k-1))) {
		return false
	}
	if b >= 0 && r.Entities[b].First == k && r.Entities[b].Kind == per && !r.firstName(k-1) && !r.pack.Is(lang.InName, r.lower[k-1]) && (a >= 0 && r.Entities[a].Kind != per || r.titleRow(start, k-1)) {
		return true
	}
	if a >= 0 && r.Entities[a].Kind == per && b >= 0 && r.Entities[b].Kind != per {
		return true
	}
	h, g := r.Words[k].Head, r.top(start, k-1)
	if h < first || h > last {
		return r.Is(k, "appos", "nsubj", "obj", "parataxis", "root", "list") && r.Left(k) >= k && r.Words[g].Head != h && !r.pack.Is(lang.InName, r.lower[k-1])
	}
	return false
}

func (r *resolver) linkIn(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.pack.Is(lang.InName, r.lower[i]) {
			return true
		}
	}
	return false
}
