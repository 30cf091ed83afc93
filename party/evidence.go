package party

import (
	"strings"
	"unicode"

	"onrecord/lang"
)

// What speaks for and against a name's being a person's, summed over the places where it stands. Nothing of this is
// sure by itself: an organisation may have a title in its name, and a man may be named after a town.
const (
	sure   = 4
	strong = 3
	fair   = 2
	weak   = 1
)

// evidence is how far the place of a name speaks for a person, positive, or against, negative.
func (r *resolver) evidence(nm *name) int {
	if r.isState(nm.first, nm.last) {
		return -sure
	}
	return r.byTitle(nm) + r.byClause(nm)
}

// vote is what the model takes the name for at this place.
func (r *resolver) vote(nm *name) int {
	switch r.entityKind(nm.last) {
	case per:
		return 1
	case org, loc:
		if r.Entities[r.entity[nm.last]].First < nm.first && r.firstName(nm.first) && nm.last > nm.first {
			return 0 // a person behind the body in the title, whom the model did not part from it
		}
		return -1
	}
	return 0
}

// byForm looks at the words of the name itself; it counts once, however often the name stands in the text.
func (r *resolver) byForm(nm *name) int {
	score, n := 0, len(nm.folded)
	if n > 1 && n < 5 && r.firstName(nm.first) {
		score += fair
	}
	switch {
	case n > 1 && r.is(r.lower[nm.last], lang.BodyHead):
		score -= sure + weak // more than the model can say against it alone
	case r.bodyWord(nm.first, nm.last):
		score -= strong
	}
	for k := nm.first + 1; k < nm.last; k++ {
		if r.Text.Word(k) == "&" {
			return score - sure
		}
		if r.is(r.lower[k], lang.InName) && !r.pack.Is(lang.Particle, r.lower[k]) || r.Words[k].UPOS == "CCONJ" {
			score -= fair
			break
		}
		if w := r.Text.Word(k); n == 3 && len(w) == 2 && w[1] == '.' {
			score += fair // a middle initial
		}
	}
	if n == 1 && acronym(r.Text.Word(nm.last)) && r.spelled(nm.last) || n > 1 && !r.headline[nm.first] && acronym(r.Text.Word(nm.first)) && acronym(r.Text.Word(nm.last)) {
		score -= sure // initials, a dateline
	}
	if n == 1 && r.pack.Is(lang.Demonym, nm.folded[0]) {
		score -= fair
	}
	if strings.IndexFunc(r.Text.Word(nm.last), unicode.IsDigit) >= 0 {
		score -= fair
	}
	return score
}

// byTitle looks at titles, roles and ages around the name.
func (r *resolver) byTitle(nm *name) int {
	score := 0
	if nm.title < nm.first && r.noun(nm.first-1) {
		w := r.lower[nm.first-1]
		switch {
		case r.pack.Is(lang.Title, w):
			score += strong
		case r.classOf(nm.first-1) == human && !r.plural(nm.first-1):
			score += fair
		case r.classOf(nm.first-1) == body || r.classOf(nm.first-1) == outlet:
			score -= fair
		}
	}
	for _, k := range r.Children(nm.head) {
		switch {
		case r.Is(k, "appos") && k > nm.last && r.noun(k) && r.nameAt[k] < 0:
			score += r.toward(k)
		case k > nm.last && r.Words[k].UPOS == "NUM" && r.Is(k, "appos", "nummod", "parataxis", "amod", "nmod") && r.apart(nm.last, k) && len(r.lower[k]) < 3:
			score += strong // an age
		case r.Is(k, "acl") && r.who(k):
			score += fair
		case r.Is(k, "det") && k < nm.first:
			score -= strong
		}
	}
	if h := r.Words[nm.head].Head; h >= 0 && r.Is(nm.head, "appos") && r.noun(h) && r.nameAt[h] < 0 {
		score += r.toward(h)
	}
	return score
}

func (r *resolver) toward(noun int) int {
	switch r.classOf(noun) {
	case human:
		if !r.plural(noun) && !r.pack.Is(lang.Trader, r.lower[noun]) {
			return strong
		}
	case body, outlet, document:
		return -strong
	}
	return 0
}

// who reports whether relative clause k begins with a pronoun for people.
func (r *resolver) who(k int) bool {
	for i := r.Left(k); i < k; i++ {
		if x := r.Words[i].XPOS; x == "WP" || x == "WP$" {
			return true
		}
	}
	return false
}

// byClause looks at the part that the name plays in its clause.
func (r *resolver) byClause(nm *name) int {
	score := 0
	if c := r.Child(nm.head, "case"); c >= 0 && c < nm.first && r.pack.Is(lang.PlaceLead, r.lower[c]) {
		score -= strong
	}
	h := r.Words[nm.head].Head
	if h < 0 {
		return score
	}
	switch {
	case r.Is(nm.head, "nsubj") && r.Child(h, "cop") >= 0 && r.noun(h) && r.nameAt[h] < 0:
		score += r.toward(h)
	case r.Is(nm.head, "nsubj"):
		score += weak
	case r.Is(nm.head, "compound") && r.noun(h) && h > nm.last:
		score -= weak
	}
	return score
}
