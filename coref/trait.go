package coref

import (
	"strings"

	"onrecord/lang"
	"onrecord/model"
)

// kind is how a mention names what it stands for.
type kind uint8

const (
	pronoun kind = iota
	name
	noun
)

// Masks of what a mention may be, all bits for not known.
const (
	he, she, it    = 1, 2, 4
	one, many      = 1, 2
	anyGender      = he | she | it
	person, number = he | she, one | many
)

// trait is what is known of one mention by itself.
type trait struct {
	kind     kind
	gender   uint8
	hint     uint8 // the gender that a lone name has as a first name, which it may not be
	number   uint8
	who      uint8  // first, second or third person
	ent      uint8  // kind of entity: 0 none, 1 PER, 2 ORG, 3 LOC, 4 MISC
	class    uint8  // what its noun may name, see Classes
	form     uint32 // hash of a pronoun's form, or of how a noun is pointed at: its determiner
	head     uint32 // hash of the lemma of its head
	text     uint32 // hash of its own words
	sentence int
	quote    int // quotation that it stands in, -1 for none
	part     uint8
	gov      uint32 // hash of the lemma of what governs it
	tokens   []uint32
	mods     []uint32
	initials uint32
	own      []uint32 // keys of its features
}

// Classes of nouns, by WordNet's lexicographer files, as bits.
const (
	ClassPerson = 1 << iota
	ClassGroup
	ClassPlace
	ClassThing
	ClassAct
	ClassWords
	ClassTime
	ClassOther
)

// traits reads what the mentions are like.
func (r *reading) traits() {
	r.quoteAt = make([]int, len(r.Words))
	for i := range r.quoteAt {
		r.quoteAt[i] = -1
	}
	for k, q := range r.Text.Quotations {
		if q.Scare {
			continue
		}
		for i := r.Text.TokenAt(q.Start); i < len(r.Words) && r.Text.Tokens[i].End <= q.End; i++ {
			r.quoteAt[i] = k
		}
	}
	ents := make([]uint8, len(r.Words))
	for _, e := range r.Entities {
		for i := e.First; i < e.Last; i++ {
			ents[i] = entityCode(e.Kind)
		}
	}
	r.trait = make([]trait, len(r.Mentions))
	for k := range r.Mentions {
		r.trait[k] = r.traitOf(r.Mentions[k], ents)
	}
}

func entityCode(k string) uint8 {
	switch k {
	case "PER":
		return 1
	case "ORG":
		return 2
	case "LOC":
		return 3
	}
	return 4
}

func (r *reading) traitOf(m Mention, ents []uint8) trait {
	w := &r.Words[m.Head]
	t := trait{kind: noun, gender: anyGender, hint: anyGender, number: number, who: 3, sentence: r.number[r.Text.SentenceOf(m.Head)], quote: r.quoteAt[m.Head], ent: ents[m.Head]}
	switch {
	case w.UPOS == "PRON" || w.UPOS == "DET":
		t.kind = pronoun
	case w.UPOS == "PROPN":
		t.kind = name
	}
	t.head = hashOf(w.Lemma)
	if t.kind != noun {
		t.head = hashOf(w.Lower)
	}
	t.part = r.partOf(m.Head)
	if h := w.Head; h >= 0 {
		t.gov = hashOf(r.Words[h].Lemma)
	}
	t.class = r.classes.of(w.Lemma)
	switch t.kind {
	case pronoun:
		r.readPronoun(&t, w)
	default:
		r.readNoun(&t, m, ents)
	}
	return t
}

func (r *reading) readPronoun(t *trait, w *model.Word) {
	t.form = hashOf(w.Lower)
	if w.XPOS == "PRP$" {
		t.form++
	}
	t.text = t.form
	switch {
	case strings.Contains(w.Feats, "Person=1"):
		t.who = 1
	case strings.Contains(w.Feats, "Person=2"):
		t.who = 2
	}
	switch {
	case r.pack.Is(lang.Masculine, w.Lower):
		t.gender = he
	case r.pack.Is(lang.Feminine, w.Lower):
		t.gender = she
	case strings.Contains(w.Feats, "Gender=Neut"):
		t.gender = it
	}
	switch {
	case strings.Contains(w.Feats, "Number=Plur"):
		t.number = many
	case strings.Contains(w.Feats, "Number=Sing"):
		t.number = one
	}
}

func (r *reading) readNoun(t *trait, m Mention, ents []uint8) {
	if m.Head != m.First && r.Words[m.First].UPOS == "DET" || r.Words[m.First].XPOS == "PRP$" {
		t.form = hashOf(r.Words[m.First].Lower)
	} else if p := r.Child(m.Head, "nmod:poss"); p >= 0 {
		t.form = 1
	}
	switch {
	case strings.Contains(r.Words[m.Head].Feats, "Number=Plur"):
		t.number = many
	case strings.Contains(r.Words[m.Head].Feats, "Number=Sing"):
		t.number = one
		if t.class&ClassGroup != 0 || t.ent == 2 || t.ent == 3 {
			t.number = number
		}
	}
	if j := joined(r.Analysis, m.Head); j > 0 && m.Last >= j {
		t.number, t.ent, t.kind = many, 0, noun
		t.form = 2
	}
	first, last := m.Head, m.Head
	for _, k := range r.Children(m.Head) {
		if !r.Is(k, "compound", "flat", "amod", "nummod", "nmod:desc", "nmod:unmarked") || r.Punct(k) {
			continue
		}
		if r.Is(k, "flat") || r.Is(k, "compound") {
			first, last = min(first, k), max(last, k)
		}
		if k >= m.First && k <= m.Last {
			t.mods = append(t.mods, hashOf(r.Words[k].Lower))
		}
	}
	text := uint32(7)
	var letters []byte
	for k := max(first, m.First); k <= min(last, m.Last); k++ {
		if r.Punct(k) {
			continue
		}
		text = mix(text, hashOf(r.Words[k].Lower))
		if r.Words[k].UPOS == "PROPN" || k == m.Head {
			t.tokens = append(t.tokens, hashOf(r.Words[k].Lower))
			letters = append(letters, r.Words[k].Lower[0])
		}
		if t.ent == 0 {
			t.ent = ents[k]
		}
	}
	t.text = text
	if len(letters) > 1 {
		t.initials = hashOf(string(letters))
	}
	t.gender = r.genderOf(t, m, first)
	if t.kind == name && t.gender&person == person && t.ent != 2 && t.ent != 3 {
		t.hint = r.firstName(first)
	}
}

// firstName is the gender of word i as a first name, person where it could be either.
func (r *reading) firstName(i int) uint8 {
	w := r.Words[i].Lower
	male, female := r.pack.Is(lang.MaleName, w), r.pack.Is(lang.FemaleName, w)
	switch {
	case male && !female:
		return he
	case female && !male:
		return she
	}
	return person
}

// genderOf is what the words around a name or in a description say.
func (r *reading) genderOf(t *trait, m Mention, first int) uint8 {
	for k := m.First; k <= m.Head; k++ {
		w := r.Words[k].Lower
		if r.Words[k].UPOS == "PRON" || k < m.Head && t.kind == noun && !r.Is(k, "compound", "nmod:desc") {
			continue
		}
		switch {
		case r.pack.Is(lang.Masculine, w):
			return he
		case r.pack.Is(lang.Feminine, w):
			return she
		}
	}
	switch {
	case t.kind == name && len(t.tokens) < 2:
		if t.ent == 1 {
			return person
		}
		return anyGender // a last name may be that of a place, and a man's first name
	case t.kind == name && t.ent != 2 && t.ent != 3:
		if g := r.firstName(first); g != person || t.ent == 1 {
			return g
		}
		return anyGender
	case t.ent == 2 || t.ent == 3:
		return it
	case t.class == ClassPerson:
		return person
	case t.class != 0 && t.class&(ClassPerson|ClassGroup) == 0:
		return it
	}
	return anyGender
}

// partOf is what a mention does in its clause, as a small number.
func (r *reading) partOf(i int) uint8 {
	for n := 0; n < 3 && r.Is(i, "conj", "flat", "appos") && r.Words[i].Head >= 0; n++ {
		i = r.Words[i].Head
	}
	for k, rels := range [...]string{"nsubj:pass", "nsubj", "obj", "iobj", "obl", "nmod:poss", "nmod", "compound", "root", "xcomp", "ccomp", "parataxis", "vocative"} {
		if r.Is(i, rels) {
			return uint8(k + 1)
		}
	}
	return 0
}

func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func mix(h, v uint32) uint32 {
	h ^= v + 0x9e3779b9 + h<<6 + h>>2
	h *= 0x85ebca6b
	return h ^ h>>15
}
