package party

import (
	"slices"
	"sort"

	"onrecord"
	"onrecord/lang"
)

// gather clusters the names of the article into the cast: full forms first, so that short ones find them wherever they
// stand; then roles, then the trail of who was named where.
func (r *resolver) gather() {
	r.findNames()
	byLength := make([]int, len(r.names))
	for i := range byLength {
		byLength[i] = i
	}
	sort.SliceStable(byLength, func(a, b int) bool {
		return len(r.names[byLength[a]].folded) > len(r.names[byLength[b]].folded)
	})
	for _, i := range byLength {
		r.place(i)
	}
	for i := range r.names {
		nm := &r.names[i]
		m := r.cast.members[nm.who]
		m.mention(Mention{First: nm.first, Last: nm.last, Head: r.top(nm.first, nm.last), Speaker: -1})
		r.readRoles(nm, m)
	}
	for i := range r.names {
		nm := &r.names[i]
		head := r.top(nm.first, nm.last)
		r.trail = append(r.trail, step{at: head, who: nm.who, subject: r.isSubject(head)})
	}
}

// place finds the member that name i is a form of, or makes it one.
func (r *resolver) place(i int) {
	nm := &r.names[i]
	text := r.words(nm.first, nm.last)
	best, how := -1, ""
	for k, m := range r.cast.members {
		if h := r.sameAs(nm, m); h != "" {
			if best < 0 || h == "name" || r.nearer(nm, k, best) {
				best, how = k, h
			}
			if h == "name" {
				break
			}
		}
	}
	if best >= 0 {
		nm.who = best
		m := r.cast.members[best]
		m.alias(text)
		if m.kind == "" || how == "name" && m.kind != onrecord.Person && nm.kind == onrecord.Person {
			m.kind = nm.kind
		}
		if nm.acronym != "" && m.acronym == "" {
			m.acronym = nm.acronym
		}
		return
	}
	nm.who = r.cast.add(&member{name: text, folded: nm.folded, kind: nm.kind, acronym: nm.acronym})
}

// sameAs says how name nm may name member m, "" for not at all. A person and a body never share a short form.
func (r *resolver) sameAs(nm *name, m *member) string {
	person := m.person() || nm.kind == onrecord.Person
	if m.kind != "" && nm.kind != "" && person && m.kind != nm.kind {
		if nm.kind == onrecord.Person || !slices.Equal(nm.folded, m.folded) || len(nm.folded) > 1 {
			// "Day" of the model's LOC may still be the last name of Doris Day
			if !(len(nm.folded) == 1 && m.person() && nm.kind != onrecord.State && len(m.folded) > 1 && nm.folded[0] == m.folded[len(m.folded)-1]) {
				return ""
			}
		}
	}
	if how := compatible(nm.folded, m.folded, person); how != "" {
		return how
	}
	if person && m.person() && len(nm.folded) == len(m.folded) {
		return ""
	}
	if len(nm.folded) == 1 && !person {
		if m.acronym != "" && m.acronym == nm.folded[0] {
			return "acronym"
		}
		if all, big := initials(m.folded); len(m.folded) > 1 && (all == nm.folded[0] || big == nm.folded[0]) && acronym(r.Text.Word(nm.last)) {
			return "initials"
		}
	}
	return ""
}

// nearer prefers the member named last before nm, or else the first one named.
func (r *resolver) nearer(nm *name, a, b int) bool {
	pa, pb := r.lastBefore(a, nm.first), r.lastBefore(b, nm.first)
	return pa > pb
}

func (r *resolver) lastBefore(who, at int) int {
	last := -1
	for i := range r.names {
		if r.names[i].who == who && r.names[i].first < at {
			last = r.names[i].first
		}
	}
	return last
}

// readRoles takes the title before a name and the apposition behind it.
func (r *resolver) readRoles(nm *name, m *member) {
	if nm.title < nm.first {
		r.addRole(m, nm.title, nm.first-1)
	}
	head := r.top(nm.first, nm.last)
	for _, k := range r.Children(head) {
		if k > nm.last && r.Is(k, "appos") && r.Words[k].UPOS == "NOUN" {
			r.addRole(m, r.Left(k), r.phraseEnd(k))
		}
	}
	if h := r.Words[head].Head; h >= 0 && h < nm.first && r.Is(head, "appos") && r.Words[h].UPOS == "NOUN" {
		r.addRole(m, r.Left(h), min(r.phraseEnd(h), nm.first-1))
	}
	if h := r.Words[head].Head; h >= 0 && r.Is(head, "nsubj") && r.Child(h, "cop") >= 0 && r.Words[h].UPOS == "NOUN" && m.person() {
		r.addRole(m, r.Left(h), h) // X is a local journalist
		for len(m.roles) > 0 && r.Child(h, "cop") >= 0 {
			last := &m.roles[len(m.roles)-1]
			first := r.Child(h, "det")
			if first < 0 {
				m.roles = m.roles[:len(m.roles)-1]
			} else {
				last.span = r.span(first, h)
			}
			break
		}
	}
	r.readGender(nm, m)
}

func (r *resolver) addRole(m *member, first, last int) {
	for first < last && r.Punct(first) {
		first++
	}
	for last > first && r.Punct(last) {
		last--
	}
	if last-first > 14 {
		return
	}
	ro := role{span: r.span(first, last)}
	for k := first; k <= last; k++ {
		ro.words = append(ro.words, r.lower[k])
		if r.Words[k].UPOS == "NOUN" || r.Words[k].UPOS == "PROPN" {
			ro.heads = append(ro.heads, r.lower[k])
		}
	}
	for _, x := range m.roles {
		if x.span.Text == ro.span.Text {
			return
		}
	}
	m.roles = append(m.roles, ro)
}

// phraseEnd is the last token of the noun phrase of h that belongs to a short description: its modifiers, no clause.
func (r *resolver) phraseEnd(h int) int {
	end := h
	for _, k := range r.Children(h) {
		if k > h && r.Is(k, "nmod", "compound", "flat", "conj") {
			end = max(end, r.Right(k))
		}
	}
	return end
}

func (r *resolver) isSubject(i int) bool { return r.Is(i, "nsubj") }

// gender is what is known of a person's pronouns; unknown until the text says so.
type gender uint8

const (
	unknownGender gender = iota
	masculine
	feminine
)

// readGender reads titles and roles for a gender: Mrs, spokeswoman, king.
func (r *resolver) readGender(nm *name, m *member) {
	if m.gender != unknownGender {
		return
	}
	for k := nm.title; k < nm.first; k++ {
		m.gender = r.genderOf(r.lower[k])
		if m.gender != unknownGender {
			return
		}
	}
	if m.person() && nm.first < nm.last {
		switch w := r.lower[nm.first]; {
		case r.pack.Is(lang.MaleName, w):
			m.gender = masculine
			return
		case r.pack.Is(lang.FemaleName, w):
			m.gender = feminine
			return
		}
	}
	for _, ro := range m.roles {
		if len(ro.heads) > 0 {
			if g := r.genderOf(ro.heads[len(ro.heads)-1]); g != unknownGender {
				m.gender = g
				return
			}
		}
	}
}

func (r *resolver) genderOf(w string) gender {
	switch {
	case r.pack.Is(lang.Masculine, w):
		return masculine
	case r.pack.Is(lang.Feminine, w):
		return feminine
	}
	return unknownGender
}
