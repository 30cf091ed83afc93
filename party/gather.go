package party

import (
	"slices"
	"sort"
	"strings"

	"onrecord"
	"onrecord/lang"
)

func sortBy[T any](list []T, key func(T) int) {
	sort.SliceStable(list, func(a, b int) bool { return key(list[a]) < key(list[b]) })
}

// gather clusters the names of the article into the cast: full forms first, so that short ones find them wherever they
// stand; then roles, then the trail of who was named where.
func (r *resolver) gather() {
	r.findNames()
	r.weigh()
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
		m.mention(Mention{First: nm.first, Last: nm.last, Head: nm.head})
		if m.isPerson() || !r.bodyWord(nm.first, nm.last) || i+1 >= len(r.names) {
			continue
		}
		if next := &r.names[i+1]; next.first <= nm.last+3 && r.joinedBy(nm.last, next.last) {
			m.alias(r.words(nm.first, next.last)) // "the Embassy in Ostmark"
		}
	}
	for i := range r.names {
		nm := &r.names[i]
		r.readRoles(nm, r.cast.members[nm.who])
	}
	for i := range r.names {
		nm := &r.names[i]
		r.step(r.stepAt(nm.head, nm.who))
	}
}

// weigh sums the evidence of every spelling over the article. A last name that stands alone tells that its long form is
// a person's.
func (r *resolver) weigh() {
	r.weights, r.places, r.firstAt = map[string]int{}, map[string]bool{}, map[string]int{}
	r.alone, r.voted = map[string]int{}, map[string]int{}
	votes := map[string]int{}
	for i := range r.names {
		nm := &r.names[i]
		key := strings.Join(nm.folded, " ")
		votes[key] += r.vote(nm)
		r.places[key] = r.places[key] || r.locative(nm)
		if at, seen := r.firstAt[key]; !r.headline[nm.first] && (!seen || nm.first < at) {
			r.firstAt[key] = nm.first
		} else if !seen {
			r.firstAt[key] = len(r.Words)
		}
		if _, seen := r.weights[key]; !seen {
			r.weights[key] = r.byForm(nm)
		}
		r.weights[key] += r.evidence(nm)
		if len(nm.folded) == 1 {
			r.alone[nm.folded[0]]++
		}
	}
	for key, v := range votes {
		r.voted[key] = min(max(v, -1), 1) * sure // however often the model says so, it counts once
		r.weights[key] += r.voted[key]
	}
}

// personal is how far name nm seems to be a person's.
func (r *resolver) personal(nm *name) int {
	w := r.weights[strings.Join(nm.folded, " ")]
	if n := len(nm.folded); n > 1 && n < 5 && r.alone[nm.folded[n-1]] > 0 && w > -fair {
		w += fair + max(0, r.weights[nm.folded[n-1]])
	}
	return w
}

// place finds the member that name i is a form of, or makes it one.
func (r *resolver) place(i int) {
	nm := &r.names[i]
	text := r.words(nm.first, nm.last)
	best, most := -1, 0
	for k, m := range r.cast.members {
		if h := r.sameAs(nm, m); h != "" {
			if h == "name" {
				best = k
				break
			}
			if n := r.nearness(nm, k); best < 0 || n > most {
				best, most = k, n
			}
		}
	}
	if best >= 0 {
		nm.who = best
		m := r.cast.members[best]
		m.alias(text)
		m.count++
		if k := r.bodyKind(nm); m.kind == "" && !(k == onrecord.DocumentKind && len(nm.folded) < len(m.folded)) { // the Order, for the Order of the Lantern
			m.kind = k
		}
		if nm.acronym != "" && m.acronym == "" {
			m.acronym = nm.acronym
		}
		r.titleGender(nm, m)
		return
	}
	m := &member{name: text, folded: nm.folded, acronym: nm.acronym, person: r.personal(nm), count: 1, firstAt: nm.first}
	if n, v := r.pack.At(lang.State, r.lower[:nm.last+1], nm.first); n == nm.last-nm.first+1 {
		m.state = v
	}
	if m.person >= fair {
		m.kind = onrecord.Person
	} else {
		m.kind = r.bodyKind(nm)
	}
	if last := len(m.folded) - 1; m.kind != onrecord.Person && m.state == "" && r.plural(nm.last) && r.entityKind(nm.last) != org && (last > 0 && r.classOf(nm.last) == human || last == 0 && r.pack.Is(lang.GroupHead, r.lower[nm.last])) {
		m.kind, m.plural = onrecord.Group, true
	}
	nm.who = r.cast.add(m)
	r.readGender(nm, m)
}

// near is within how many sentences a short form goes on about the one named last.
const near = 3

// nearness prefers, among the members that a short form may stand for, one named a few sentences before; among these the
// nearer one, unless the article is about the other.
func (r *resolver) nearness(nm *name, who int) int {
	last := -1
	for i := range r.names {
		if r.names[i].who == who && r.names[i].first < nm.first {
			last = r.names[i].first
		}
	}
	m := r.cast.members[who]
	if last < 0 {
		return m.count
	}
	back := r.Text.SentenceOf(nm.first) - r.Text.SentenceOf(last)
	if back > near {
		return 100 + min(m.count, 50)
	}
	return 1000 - 5*back + 4*min(m.count, 30)
}

// sameAs says how name nm may name member m, "" for not at all. A person and a body never share a short form.
func (r *resolver) sameAs(nm *name, m *member) string {
	w := r.weights[strings.Join(nm.folded, " ")]
	if slices.Equal(nm.folded, m.folded) {
		return "name"
	}
	if r.clash(nm, m) {
		return ""
	}
	if m.person >= fair {
		if w <= -sure && len(nm.folded) > 1 || r.isState(nm.first, nm.last) {
			return ""
		}
		return personForm(nm.folded, m.folded)
	}
	if (w >= fair && len(nm.folded) > 1 || w >= sure) && !r.goesOnAs(nm, m, w) {
		return ""
	}
	if m.state != "" {
		if n, v := r.pack.At(lang.State, r.lower[:nm.last+1], nm.first); n == nm.last-nm.first+1 && v == m.state {
			return "state"
		}
		return ""
	}
	if len(nm.folded) == 1 {
		f := nm.folded[0]
		if m.acronym != "" && m.acronym == f {
			return "acronym"
		}
		if all, big := initials(m.folded); len(m.folded) > 1 && (all == f || big == f) && acronym(r.Text.Word(nm.last)) {
			return "initials"
		}
	}
	if r.isState(nm.first, nm.last) || r.isPlace(nm) {
		return ""
	}
	how := bodyForm(nm.folded, m.folded)
	if how == firstWords && r.firstAt[strings.Join(nm.folded, " ")] < m.firstAt && !r.bodyWord(nm.first, nm.last) {
		return "" // the place that the body is named after was there before
	}
	return how
}

// goesOnAs reports whether words that only the model takes for a person's name are the first of a body's that was named before:
// "Norvane Freight" is called Norvane as a man would be.
func (r *resolver) goesOnAs(nm *name, m *member, w int) bool {
	n, key := len(nm.folded), strings.Join(nm.folded, " ")
	return n < len(m.folded) && slices.Equal(nm.folded, m.folded[:n]) && m.person < 0 && w-r.voted[key] < fair && !r.firstName(nm.first) && m.firstAt < r.firstAt[key]
}

// isPlace reports whether the name stands for a place somewhere: no short form of the body that is named after it.
func (r *resolver) isPlace(nm *name) bool {
	if r.entityKind(nm.last) == loc {
		return true
	}
	return r.places[strings.Join(nm.folded, " ")]
}

// locative reports whether a preposition of place stands before the name, and it is no body ("in the Senate").
func (r *resolver) locative(nm *name) bool {
	c := r.Child(nm.head, "case")
	return c >= 0 && c < nm.first && r.pack.Is(lang.PlaceLead, r.lower[c]) && !r.bodyWord(nm.first, nm.last)
}

// clash reports whether the title before nm speaks of another gender than m's.
func (r *resolver) clash(nm *name, m *member) bool {
	g := r.genderBefore(nm)
	return g != unknownGender && m.gender != unknownGender && g != m.gender
}

// joinedBy reports whether what follows a name up to end goes with it by a preposition, with no conjunction.
func (r *resolver) joinedBy(last, end int) bool {
	if !r.is(r.lower[last+1], lang.PlaceLead, lang.NameLink) {
		return false
	}
	for i := last + 1; i <= end; i++ {
		if r.Words[i].UPOS == "CCONJ" || r.Punct(i) {
			return false
		}
	}
	return true
}
