package party

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
)

// byJoint: X and Y said: one group party, named for both as they are here, and also by their fullest names.
func (r *resolver) byJoint(m Mention) resolution {
	heads := r.joined(m)
	if len(heads) < 2 {
		return nobody
	}
	var parts []int
	var text strings.Builder
	for i, h := range heads {
		res := r.partWho(h, h == m.Head)
		if res.who < 0 || slices.Contains(parts, res.who) {
			return nobody
		}
		parts = append(parts, res.who)
		if i > 0 {
			text.WriteString(r.between(heads[i-1], h))
		}
		text.WriteString(r.cast.members[res.who].name)
	}
	for k, x := range r.cast.members {
		if x.parts != nil && slices.Equal(sorted(x.parts), sorted(parts)) {
			return resolution{who: k, by: "joint source"}
		}
	}
	first := m.First
	for first < m.Head && (r.Is(first, "cc") || r.Words[first].UPOS == "DET") {
		first++
	}
	x := &member{name: r.words(first, m.Last), kind: onrecord.Group, plural: true, parts: parts, owner: -1}
	x.alias(text.String())
	return resolution{who: r.cast.add(x), by: "joint source"}
}

func sorted(list []int) []int {
	out := slices.Clone(list)
	slices.Sort(out)
	return out
}

// joined are the heads of the parts of a joint source, at least one of which is named or a pronoun: of "residents and
// officials" the description is one.
func (r *resolver) joined(m Mention) []int {
	if r.Words[m.Head].XPOS == "NN" && r.Child(m.Head, "det", "nmod:poss") < 0 && r.classOf(m.Head) == human && !r.headline[m.Head] {
		return nil // "businessman and councillor X"
	}
	heads := []int{m.Head}
	known := r.nameAt[m.Head] >= 0 || r.Words[m.Head].UPOS == "PRON"
	both := false
	for k := m.First; k < m.Head; k++ {
		both = both || r.Is(k, "cc:preconj")
	}
	for _, k := range r.conjoined(m.Head) {
		if !r.Is(k, "conj") || k > m.Last || k < m.First || !r.Nominal(k) {
			continue
		}
		if n := r.nameAt[k]; n >= 0 && n == r.nameAt[m.Head] {
			continue
		}
		if r.nameAt[k] < 0 && r.Words[k].XPOS == "NN" && r.Child(k, "det", "nmod:poss") < 0 && r.nameBefore(k) < 0 {
			continue // "X of the union and contributor to the Dispatch"
		}
		if cc := r.Child(k, "cc"); cc >= 0 && r.pack.Is(lang.Parting, r.lower[cc]) || r.negated(k) || r.Child(k, "case") >= 0 {
			continue
		}
		known = known || r.nameAt[k] >= 0 || r.Child(k, "det") >= 0 && r.Child(m.Head, "det") >= 0
		heads = append(heads, k)
	}
	if !known && !both {
		return nil
	}
	return heads
}

// conjoined are the words below noun h, and those that the tree hung below the last name of a person whom it heads by the
// first.
func (r *resolver) conjoined(h int) []int {
	out := r.Children(h)
	for _, k := range out {
		if r.Is(k, "flat") && r.nameAt[k] >= 0 && r.nameAt[k] == r.nameAt[h] {
			out = append(slices.Clip(out), r.Children(k)...)
		}
	}
	return out
}

// nameBefore is the name that modifies noun k, -1 for none.
func (r *resolver) nameBefore(k int) int {
	for _, c := range r.Children(k) {
		if c < k && r.nameAt[c] >= 0 {
			return r.nameAt[c]
		}
	}
	return -1
}

// partWho resolves one part of a joint source; the first part is what the tree heads the whole by.
func (r *resolver) partWho(h int, first bool) resolution {
	if n := r.nameAt[h]; n >= 0 {
		return resolution{who: r.names[n].who}
	}
	r.taken[h] = true
	if r.Words[h].UPOS == "PRON" {
		return r.pronoun(Mention{h, h, h, -1, -1})
	}
	if k := r.phraseAt[h]; k >= 0 && !first {
		return r.phraseWho(k)
	}
	if first && r.noun(h) {
		return r.describedBy(Mention{r.phraseStart(h), h, h, -1, -1})
	}
	if r.noun(h) {
		return r.unnamed(Mention{r.phraseStart(h), h, h, -1, -1})
	}
	return nobody
}

// between is what joins two parts: a comma, or the conjunction as it stands.
func (r *resolver) between(a, b int) string {
	for i := b - 1; i > a; i-- {
		if r.Words[i].UPOS == "CCONJ" && !r.pack.Is(lang.Parting, r.lower[i]) {
			return " " + r.Text.Word(i) + " "
		}
	}
	return ", "
}
