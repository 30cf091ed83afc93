package party

import (
	"slices"
	"strings"

	"onrecord/lang"
)

// byDescription: "the minister", "the company", "officials". A definite description goes to the member last named whose
// role, title or name has its noun; any other, and one that finds nobody, is an unnamed party of its own.
func (r *resolver) byDescription(all []Mention, _ []resolution, i int) resolution {
	m := all[i]
	if u := r.Words[m.Head].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" && u != "NUM" && u != "PRON" && u != "DET" && u != "VERB" {
		return nobody
	}
	if r.Words[m.Head].UPOS == "PRON" && m.First == m.Last && r.personal(m.Head) {
		return nobody
	}
	if r.definite(m) {
		if res := r.described(m.Head, m.First); res.who >= 0 {
			return res
		}
	}
	return r.unnamed(m)
}

// definite reports whether the phrase points at somebody known: "the", a possessive or a demonstrative before it.
func (r *resolver) definite(m Mention) bool {
	for k := m.First; k < m.Head; k++ {
		x := r.Words[k]
		if x.UPOS == "DET" && !r.pack.Is(lang.Indefinite, x.Lower) || x.XPOS == "PRP$" {
			return true
		}
	}
	return false
}

// described finds the member last seen before the phrase whose role or name is headed by the same noun.
func (r *resolver) described(head, before int) resolution {
	noun := r.lower[head]
	modifiers := r.modifiers(head)
	best, bestScore := -1, 0
	for k, m := range r.cast.members {
		at := r.lastSeen(k, before)
		score := 0
		switch {
		case m.folded != nil && m.hasRole(noun, modifiers):
			score = 3
		case m.folded != nil && !m.person() && slices.Contains(m.folded, noun) && m.fits(modifiers):
			score = 2
		case m.folded == nil && m.headedBy(noun) && m.fits(modifiers):
			score = 1
		}
		if score == 0 {
			continue
		}
		if at < 0 {
			if score < 3 {
				continue
			}
			at = 0
		}
		if s := score<<24 + at; s > bestScore && (m.folded != nil || at >= 0) {
			best, bestScore = k, s
		}
	}
	if best < 0 {
		return nobody
	}
	res := resolution{who: best, by: "description"}
	if x := r.cast.members[best].lastMention(before); x.First >= 0 {
		res.antecedent = r.span(x.First, x.Last)
	}
	return res
}

// modifiers are the words before head that narrow it down.
func (r *resolver) modifiers(head int) []string {
	var out []string
	for _, c := range r.Children(head) {
		if c < head && r.Is(c, "amod", "compound", "nmod:poss") {
			out = append(out, foldWord(r.lower[c]))
		}
	}
	return out
}

func (m *member) hasRole(noun string, modifiers []string) bool {
	for _, ro := range m.roles {
		if slices.Contains(ro.heads, noun) && containsAll(ro.words, modifiers) {
			return true
		}
	}
	return false
}

// fits reports whether nothing in modifiers speaks against m: they are words of its name.
func (m *member) fits(modifiers []string) bool {
	words := m.folded
	if words == nil {
		words = strings.Fields(strings.ToLower(m.name))
	}
	return containsAll(words, modifiers)
}

func (m *member) headedBy(noun string) bool {
	words := strings.Fields(strings.ToLower(m.name))
	return slices.Contains(words, noun)
}

func containsAll(list, want []string) bool {
	for _, w := range want {
		if w != "" && !slices.Contains(list, w) {
			return false
		}
	}
	return true
}

// lastSeen is the token at which member who was last seen before a place, -1 for never.
func (r *resolver) lastSeen(who, before int) int {
	at := -1
	for _, s := range r.trail {
		if s.at >= before {
			break
		}
		if s.who == who {
			at = s.at
		}
	}
	return at
}

func (m *member) lastMention(before int) Mention {
	out := Mention{First: -1}
	for _, x := range m.mentions {
		if x.First < before && x.First > out.First {
			out = x
		}
	}
	return out
}

// unnamed is the unnamed party of this description: the one that the same words named before, or a new one.
func (r *resolver) unnamed(m Mention) resolution {
	first := m.First
	for first < m.Last && first < m.Head && (r.Words[first].UPOS == "DET" || r.Punct(first)) {
		first++
	}
	last := m.Last
	if last > m.Head && r.Words[last].XPOS == "POS" {
		last--
	}
	text := r.words(first, last)
	for k, x := range r.cast.members {
		if x.folded == nil && strings.EqualFold(x.name, text) {
			return resolution{who: k, by: "same description"}
		}
	}
	x := &member{name: text, kind: r.descriptionKind(m.Head), plural: r.pluralNoun(m.Head)}
	x.alias(r.words(m.First, m.Last))
	return resolution{who: r.cast.add(x), by: "description of its own"}
}

func (r *resolver) pluralNoun(i int) bool {
	x := r.Words[i].XPOS
	return x == "NNS" || x == "NNPS"
}
