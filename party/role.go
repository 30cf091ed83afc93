package party

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
)

// role is a description of a member at one place, and the nouns that head it.
type role struct {
	span  onrecord.Span
	heads []string // the noun, and what is joined to it
	words []string // all of its words, countries and their people folded
	ids   []int    // the members named in it
}

// readRoles takes the title before a name, the apposition beside it, and what the text says that it is.
func (r *resolver) readRoles(nm *name, m *member) {
	if nm.title < nm.first {
		r.addRole(m, nm.title, nm.first-1, r.roleHead(nm.title, nm.first-1))
	}
	for _, k := range r.Children(nm.head) {
		if k > nm.last && r.Is(k, "appos") && r.mayBeRole(k) && r.suits(k, nm, m) {
			r.addRole(m, r.Left(k), r.phraseEnd(k), k)
			r.own(k, nm)
		}
		if k < nm.first && r.Is(k, "compound", "amod", "nmod", "flat") && r.noun(k) && r.nameAt[k] < 0 {
			r.own(k, nm)
		}
		if r.Is(k, "acl") && r.who(k) && r.noun(k) && r.Child(k, "cop") >= 0 && r.mayBeRole(k) {
			r.addRole(m, max(r.Left(k), r.Child(k, "cop")+1), r.phraseEnd(k), k) // who is the head of the union
		}
	}
	h := r.Words[nm.head].Head
	if r.Is(nm.head, "appos") && m.person > 0 {
		h = r.climb(h)
	}
	if h >= 0 && r.nameAt[h] < 0 && r.mayBeRole(h) {
		switch {
		case r.Is(nm.head, "appos", "flat") && h < nm.first && r.suits(h, nm, m):
			r.addRole(m, r.Left(h), min(r.phraseEnd(h), nm.first-1), h)
			r.own(h, nm)
		case r.Is(nm.head, "nsubj") && r.Child(h, "cop") >= 0 && !r.negated(h):
			if d := r.Child(h, "det"); d >= 0 && d < h {
				r.addRole(m, d, r.phraseEnd(h), h) // X is a local journalist
			}
		case r.Is(nm.head, "xcomp", "obj", "appos", "obl", "nmod", "dep") && r.Is(h, "acl") && r.pack.Is(lang.Naming, r.lower[h]):
			if g := r.calledBy(h); g >= 0 && g < h && r.mayBeRole(g) && !r.plural(g) { // a bank called X
				r.addRole(m, r.Left(g), g, g)
				r.own(g, nm)
			}
		}
	}
	if h >= 0 && h < nm.first && r.pack.Is(lang.Naming, r.lower[h]) && r.Is(h, "acl") {
		if g := r.calledBy(h); g >= 0 && g < h && r.mayBeRole(g) && !r.plural(g) {
			r.addRole(m, r.Left(g), g, g)
			r.own(g, nm)
		}
	}
	r.readGender(nm, m)
}

// calledBy is the noun to which naming word h gives a name: the one that it hangs on, or one nearer to it that points at nobody known, "the claim of
// the embassy that a group called X …".
func (r *resolver) calledBy(h int) int {
	g := r.Words[h].Head
	for k := h - 1; k > g && k >= 0; k-- {
		if d := r.Child(k, "det"); r.Words[k].UPOS == "NOUN" && d >= 0 && r.pack.Is(lang.Indefinite, r.lower[d]) {
			return k
		}
	}
	return g
}

// suits reports whether noun h can describe the member: people are not described as bodies, nor places as either.
func (r *resolver) suits(h int, nm *name, m *member) bool {
	switch c := r.classOf(h); {
	case r.entityKind(nm.last) == loc || m.state != "":
		return c == body && r.pack.Value(lang.Generic, r.lower[h]) == string(onrecord.State)
	case c == human:
		return m.person > -sure
	default:
		return !m.isPerson()
	}
}

// climb leads from a body to the person described by it, where the tree put a person's name beside the body: "the head of
// the coast guard, X".
func (r *resolver) climb(h int) int {
	for at, n := h, 0; at >= 0 && n < 3 && r.Is(at, "nmod", "compound"); n++ {
		at = r.Words[at].Head
		if at >= 0 && at < h && r.classOf(at) == human && !r.plural(at) && r.classOf(h) != human {
			return at
		}
	}
	return h
}

func (r *resolver) negated(h int) bool {
	for _, k := range r.Children(h) {
		if r.pack.Is(lang.Negation, r.lower[k]) {
			return true
		}
	}
	return false
}

// own notes that the description headed by h is one of the person or body named nm.
func (r *resolver) own(h int, nm *name) { r.owner[h] = nm.who }

func (r *resolver) mayBeRole(h int) bool {
	return r.classOf(h) != noClass && (r.Words[h].UPOS == "NOUN" || r.nameAt[h] < 0 && r.noun(h))
}

// roleHead is the noun that heads tokens [first, last], a title before a name: the last noun before any preposition.
func (r *resolver) roleHead(first, last int) int {
	for k := first + 1; k <= last; k++ {
		if r.Words[k].UPOS == "ADP" {
			return k - 1
		}
	}
	return last
}

func (r *resolver) addRole(m *member, first, last, head int) {
	for first < last && (r.Punct(first) || r.Words[first].UPOS == "ADP" && first < head) {
		first++
	}
	for last > first && r.Punct(last) {
		last--
	}
	if head < first || head > last || last-first > 14 || first == last && r.honorific(first) {
		return
	}
	ro := role{span: r.span(first, r.roleEnd(head, last)), heads: []string{r.lower[head]}}
	for _, k := range r.Children(head) {
		if r.Is(k, "conj") && k > head && k <= last && r.noun(k) {
			ro.heads = append(ro.heads, r.lower[k])
		}
	}
	for k := first; k <= last; k++ {
		ro.words = append(ro.words, r.canon(k))
		if n := r.nameAt[k]; n >= 0 && !slices.Contains(ro.ids, r.names[n].who) {
			ro.ids = append(ro.ids, r.names[n].who)
		}
	}
	for _, x := range m.roles {
		if x.span.Text == ro.span.Text {
			return
		}
	}
	m.roles = append(m.roles, ro)
}

// roleEnd is where a description ends with the relative clause that belongs to it: "a former member who left in 2017". What is said
// between commas is told of its bearer, and no part of it.
func (r *resolver) roleEnd(head, last int) int {
	for _, k := range r.Children(head) {
		if r.Is(k, "acl") && k > last && r.Left(k) == last+1 && !r.Punct(last+1) && r.who(k) && r.Right(k)-head <= longestClause {
			end := r.Right(k)
			for end > last && r.Punct(end) {
				end--
			}
			return end
		}
	}
	return last
}

// canon is word k in lower case, a people as its country's name.
func (r *resolver) canon(k int) string {
	w := foldWord(r.lower[k])
	if v := r.pack.Value(lang.Demonym, w); v != "" {
		return strings.ToLower(v)
	}
	if v := r.pack.Value(lang.State, w); v != "" {
		return strings.ToLower(v)
	}
	return w
}

// phraseEnd is the last token of the noun phrase of h that belongs to a short description: its modifiers, no clause.
func (r *resolver) phraseEnd(h int) int { return r.phraseEndAt(h, 0) }

func (r *resolver) phraseEndAt(h, depth int) int {
	end := h
	if depth > 8 {
		return end
	}
	for _, k := range r.Children(h) {
		if k <= h || r.apart(end, r.Left(k)) || r.Punct(r.Left(k)) && !r.dash(r.Left(k)) {
			continue
		}
		if r.Is(k, "nmod", "compound", "flat", "conj", "nummod", "amod") || r.Is(k, "appos") && r.Words[k].UPOS == "PROPN" {
			end = max(end, r.phraseEndAt(k, depth+1))
		} else if r.Words[k].XPOS == "POS" {
			end = max(end, k)
		}
	}
	return end
}

// honorific reports whether word i is a title that says nothing of what somebody does: Mrs, Dr.
func (r *resolver) honorific(i int) bool { return r.pack.Value(lang.Title, r.lower[i]) != "" }
