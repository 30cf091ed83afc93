package party

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
)

// How well a description fits a member. Recency adds up to nearby, so that a fit one rank worse may win where it was seen
// a moment ago.
const (
	fitsRole    = 30
	fitsName    = 28
	fitsWords   = 24
	fitsKind    = 10
	exactWord   = 3
	lessRank    = 12
	nearby      = 12
	kindReaches = 3 // sentences within which "the company" finds the only company around
)

// described finds the member that a definite description means: one whose role, name or own description is headed by the
// same noun and has all its other words. poss is whose it must be, -1 for anybody's.
func (r *resolver) described(m Mention, poss int) resolution {
	best, bestScore := -1, 0
	tie := false
	here := r.Text.SentenceOf(m.Head)
	for k, x := range r.cast.members {
		fit := r.fit(m, k, x, poss)
		if fit == 0 {
			continue
		}
		at := r.lastSeen(k, m.First)
		if at < 0 && r.anyCompany(m) && x.named() && (!r.headline[m.Head] || fit < fitsRole+exactWord) {
			continue // "the company" is one that was named before
		}
		score := fit * 4
		switch {
		case at >= 0:
			score += 4*nearby/(1+here-r.Text.SentenceOf(at)) + 1
		case fit >= fitsRole || r.headline[m.Head] && fit >= fitsName:
		default:
			continue
		}
		switch {
		case score > bestScore:
			best, bestScore, tie = k, score, false
		case score == bestScore && at < 0:
			tie = true
		}
	}
	if best < 0 || tie {
		if res := r.byOffice(m); res.who >= 0 {
			return res
		}
		if res := r.byStems(m); res.who >= 0 {
			return res
		}
		return r.byKind(m)
	}
	return r.pointing(best, m.First, "description")
}

// anyCompany reports whether the description fits every body of a kind.
func (r *resolver) anyCompany(m Mention) bool {
	return r.pack.Is(lang.Generic, r.lower[m.Head]) && len(r.narrowing(m)) == 0
}

// pointing is a resolution to who, with the mention before the place as its antecedent.
func (r *resolver) pointing(who, before int, by string) resolution {
	res := resolution{who: who, by: by}
	if x, ok := r.mentionBefore(who, before); ok {
		res.antecedent = r.span(x.First, x.Last)
	}
	return res
}

// fit is how well the description fits member k, 0 for not at all.
func (r *resolver) fit(m Mention, k int, x *member, poss int) int {
	noun := r.lower[m.Head]
	many := r.plural(m.Head)
	if x.named() && x.isPerson() && many {
		return 0
	}
	best := 0
	for i := range x.roles {
		ro := &x.roles[i]
		if n := r.sameRole(noun, ro.heads); n > 0 {
			if c := r.covered(m, k, ro.words, ro.ids, x.folded); c >= 0 {
				best = max(best, fitsRole+n+c-r.lesser(m, ro.words))
			}
		}
	}
	switch {
	case x.parts != nil:
	case x.named() && !x.isPerson():
		if n := len(x.folded); slices.Contains(x.folded, noun) && r.covered(m, k, nil, nil, x.folded) >= 0 {
			fit := fitsName
			if x.folded[n-1] == noun || x.folded[0] == noun {
				fit++
			}
			best = max(best, fit)
		}
	case !x.named():
		if (x.noun == noun || r.synonyms(x.noun, noun)) && x.plural == (many || r.pack.Is(lang.GroupHead, noun)) && r.covered(m, k, x.words, x.ids, nil) >= 0 {
			if poss >= 0 && x.owner != poss {
				return 0
			}
			best = max(best, fitsWords)
		}
	}
	return best
}

// lesser weighs a role that says less than the description: a former or vice president is not simply the president.
func (r *resolver) lesser(m Mention, words []string) int {
	for _, w := range words {
		if r.pack.Is(lang.Lesser, w) {
			for k := m.First; k < m.Head; k++ {
				if r.lower[k] == w {
					return 0
				}
			}
			return lessRank
		}
	}
	return 0
}

// sameRole reports whether a noun is one of the heads of a role: exactWord for the same word, 1 for another word for it.
func (r *resolver) sameRole(noun string, heads []string) int {
	for _, h := range heads {
		if h == noun {
			return exactWord
		}
	}
	for _, h := range heads {
		if r.synonyms(h, noun) {
			return 1
		}
	}
	return 0
}

func (r *resolver) synonyms(a, b string) bool {
	v := r.pack.Value(lang.Synonym, a)
	return v != "" && v == r.pack.Value(lang.Synonym, b)
}

// covered reports whether what narrows the description down is also said of the member: its words, or members named in it.
// How many of them are, -1 when one is not. In titles, which are short, the names of places may be missing.
func (r *resolver) covered(m Mention, who int, words []string, ids []int, name []string) int {
	found := 0
	for _, k := range r.narrowing(m) {
		w := r.canon(k)
		if w == "" || slices.Contains(words, w) || slices.Contains(name, w) {
			found++
			continue
		}
		if n := r.nameAt[k]; n >= 0 && (slices.Contains(ids, r.names[n].who) || r.names[n].who == who || r.headline[m.Head] && len(ids) == 0 && !r.otherCountry(words, w)) {
			continue
		}
		if r.headline[m.Head] && r.pack.Is(lang.Demonym, r.lower[k]) && !r.otherCountry(words, w) {
			continue
		}
		return -1
	}
	return found
}

// otherCountry reports whether the words name a country.
func (r *resolver) otherCountry(words []string, country string) bool {
	for _, w := range words {
		if w != country && (r.pack.Is(lang.State, w) || r.pack.Is(lang.Demonym, w)) {
			return true
		}
	}
	return false
}

// narrowing are the words that narrow a description down: adjectives, nouns and names before its head, names behind it, and
// the noun that it is the head of ("the head of the bronzes department" is not the council's chief).
func (r *resolver) narrowing(m Mention) []int {
	var out []int
	for k := r.phraseStart(m.Head); k <= m.Last; k++ {
		switch {
		case k == m.Head || r.Punct(k):
		case k < m.Head && (r.noun(k) || r.Words[k].UPOS == "ADJ"):
			out = append(out, k)
		case k > m.Head && (r.nameAt[k] >= 0 || r.Words[k].Head == m.Head && r.Is(k, "nmod") && r.noun(k)):
			out = append(out, k)
		}
	}
	return out
}

// byOffice: "Ostmark's culture minister" before anybody is named is the one person of the article whose role is simply
// "minister", if nobody else is described as one.
func (r *resolver) byOffice(m Mention) resolution {
	if r.plural(m.Head) || r.classOf(m.Head) != human || !r.pack.Is(lang.Title, r.lower[m.Head]) || r.pack.Is(lang.Spokesman, r.lower[m.Head]) {
		return nobody
	}
	best := -1
	for k, x := range r.cast.members {
		for i := range x.roles {
			ro := &x.roles[i]
			if !slices.Contains(ro.heads, r.lower[m.Head]) || !x.isPerson() {
				continue
			}
			if best >= 0 && best != k || r.lesser(m, ro.words) > 0 || !r.within(m, ro) {
				return nobody
			}
			best = k
		}
	}
	if best < 0 || r.othersDescribed(m, best) {
		return nobody
	}
	return r.pointing(best, m.First, "office")
}

// shortestStem is how many letters words share that are of one stem.
const shortestStem = 6

// byStems: "the banking supervisor" before anybody is named is the one person whose role has words of the same stems: "head of the Office of
// Banking Supervision". Places that narrow the description down may be missing.
func (r *resolver) byStems(m Mention) resolution {
	if r.plural(m.Head) || r.classOf(m.Head) != human || len(r.lower[m.Head]) < shortestStem {
		return nobody
	}
	words := []string{r.lower[m.Head]}
	for _, k := range r.narrowing(m) {
		if r.nameAt[k] < 0 && !r.is(r.lower[k], lang.State, lang.Demonym) {
			words = append(words, r.lower[k])
		}
	}
	if len(words) < 2 {
		return nobody
	}
	best := -1
	for k, x := range r.cast.members {
		if !x.isPerson() || !slices.ContainsFunc(x.roles, func(ro role) bool { return ofStems(words, ro.words) }) {
			continue
		}
		if best >= 0 {
			return nobody
		}
		best = k
	}
	if best < 0 {
		return nobody
	}
	res := r.pointing(best, m.First, "office")
	res.score = guessed
	return res
}

// ofStems reports whether each of the words shares its stem with one of the role's.
func ofStems(words, role []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(role, func(o string) bool {
			return o == w || len(w) >= shortestStem && len(o) >= shortestStem && w[:shortestStem] == o[:shortestStem]
		}) {
			return false
		}
	}
	return true
}

// within reports whether all that a role says of its noun is said in the description, too.
func (r *resolver) within(m Mention, ro *role) bool {
	for _, w := range ro.words {
		found := w == "" || r.pack.Is(lang.Complement, w) || r.pack.Is(lang.InName, w)
		for k := m.First; k <= m.Last && !found; k++ {
			found = r.canon(k) == w
		}
		if !found {
			return false
		}
	}
	return true
}

// othersDescribed reports whether the article has descriptions by the same noun with other words to narrow them.
func (r *resolver) othersDescribed(m Mention, who int) bool {
	for k := range r.phrases {
		p := &r.phrases[k]
		if r.lower[p.head] != r.lower[m.Head] || p.head == m.Head || r.owner[p.head] == who {
			continue
		}
		for _, n := range r.narrowing(Mention{p.first, p.last, p.head, -1, -1}) {
			same := false
			for _, o := range r.narrowing(m) {
				same = same || r.canon(o) == r.canon(n)
			}
			if !same {
				return true
			}
		}
	}
	return false
}

// guessed is the score of what is taken only for want of another: about three of four were right in annotated articles.
const guessed = 0.7

// inHeadline: "Norvane falls as lender sues; company denies it" means the one body that the headline names before.
func (r *resolver) inHeadline(m Mention) resolution {
	if !r.headline[m.Head] || r.plural(m.Head) || len(r.narrowing(m)) > 0 || r.pack.Value(lang.Generic, r.lower[m.Head]) != string(onrecord.Organisation) {
		return nobody
	}
	block := r.Text.ParagraphOf(r.Text.SentenceOf(m.Head))
	best := -1
	for i := range r.trail {
		s := r.trail[i]
		if s.at >= m.First || r.Text.ParagraphOf(r.Text.SentenceOf(s.at)) != block {
			continue
		}
		if x := r.cast.members[s.who]; !x.named() || x.isPerson() || x.shownKind() != onrecord.Organisation {
			continue
		}
		if best >= 0 && best != s.who {
			return nobody
		}
		best = s.who
	}
	if best < 0 {
		return nobody
	}
	return r.pointing(best, m.First, "kind")
}

// byKind: "the company", "the paper": the only party of the kind seen within a few sentences.
func (r *resolver) byKind(m Mention) resolution {
	kind := onrecord.PartyKind(r.pack.Value(lang.Generic, r.lower[m.Head]))
	if kind == "" || r.plural(m.Head) || len(r.narrowing(m)) > 0 || r.headline[m.Head] {
		return nobody
	}
	here := r.Text.SentenceOf(m.Head)
	best := -1
	for i := len(r.trail) - 1; i >= 0; i-- {
		s := r.trail[i]
		if s.at >= m.First {
			continue
		}
		if here-r.Text.SentenceOf(s.at) > kindReaches {
			break
		}
		x := r.cast.members[s.who]
		if !x.named() || x.isPerson() || x.kind != kind && !(x.kind == "" && kind == onrecord.Organisation && x.person < fair) && !(kind == onrecord.Outlet && r.untold(x)) {
			continue
		}
		if best >= 0 && best != s.who {
			return nobody
		}
		best = s.who
	}
	if best < 0 {
		return nobody
	}
	res := r.pointing(best, m.First, "kind")
	res.score = guessed
	return res
}

// untold reports whether nothing in the name of member x says what it is: "The Hallower" may well be a paper, "Ostmark" and "the Ostmark
// Bank" are none.
func (r *resolver) untold(x *member) bool {
	if x.kind != "" && x.kind != onrecord.Organisation || x.person >= fair || x.state != "" || r.places[strings.Join(x.folded, " ")] {
		return false
	}
	for _, w := range x.folded {
		if r.is(w, lang.BodyHead, lang.Demonym) {
			return false
		}
	}
	return true
}
