package coref

import (
	"onrecord/lang"
	"onrecord/model"
)

// reading is the work on one text.
type reading struct {
	*model.Analysis
	pack     *lang.Pack
	classes  *Classes
	quick    bool   // names and descriptions are linked by their words
	people   []int  // the entities that are named as people, once names are linked
	seen     []int  // scratch
	last     [8]int // by gender: the last pronoun of the third person that was linked
	Mentions []Mention
	trait    []trait
	number   []int // of each sentence, among those that speak
	quoteAt  []int
	entity   []int     // per mention: the entity that it belongs to so far
	group    []*entity // by the index of its first mention
	order    []int     // in which mentions are linked
	subjects subjects  // of the pronoun in hand
	byToken  map[uint32][]int
}

// entity is what is known of several mentions together.
type entity struct {
	mentions []int
	gender   uint8
	number   uint8
	ent      uint8
	names    int
	subjects int
	pronouns int
	tokens   []uint32
	forms    []uint32
}

func newReading(a *model.Analysis, p *lang.Pack, c *Classes) *reading {
	r := &reading{Analysis: a, pack: p, classes: c}
	r.countSentences()
	for _, m := range Mentions(a) {
		if r.number[a.Text.SentenceOf(m.Head)] >= 0 {
			r.Mentions = append(r.Mentions, m)
		}
	}
	r.traits()
	for g := range r.last {
		r.last[g] = -1
	}
	r.entity = make([]int, len(r.Mentions))
	r.group = make([]*entity, len(r.Mentions))
	r.byToken = map[uint32][]int{}
	for i := range r.Mentions {
		t := &r.trait[i]
		r.entity[i] = i
		e := &entity{mentions: []int{i}, gender: t.gender, number: t.number, ent: t.ent, tokens: t.tokens}
		switch t.kind {
		case pronoun:
			e.pronouns, e.forms = 1, []uint32{t.form}
		case name:
			e.names = 1
		}
		if t.part == 1 || t.part == 2 {
			e.subjects = 1
		}
		r.group[i] = e
	}
	for _, pass := range [2]bool{false, true} {
		for i := range r.Mentions {
			if (r.trait[i].kind == pronoun) == pass {
				r.order = append(r.order, i)
			}
		}
	}
	return r
}

// countSentences numbers the sentences of blocks that may speak, -1 for others: what a page says for itself is nobody's story, and
// where it stands must not matter.
func (r *reading) countSentences() {
	t := r.Text
	r.number = make([]int, len(t.Sentences))
	n := 0
	for _, par := range t.Paragraphs {
		b := t.Document.Blocks[par.Block]
		speaks := b.Kind.Speaks() && b.Repeats.IsZero()
		for k := par.First; k < par.Last; k++ {
			r.number[k] = -1
			if speaks {
				r.number[k] = n
				n++
			}
		}
	}
}

// findPeople lists the entities that are named as people.
func (r *reading) findPeople() {
	r.people = r.people[:0]
	for k, e := range r.group {
		if e != nil && e.names > 0 && e.ent == 1 {
			r.people = append(r.people, k)
		}
	}
}

// join makes mentions i and j one entity.
func (r *reading) join(i, j int) {
	a, b := r.entity[i], r.entity[j]
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	x, y := r.group[a], r.group[b]
	for _, k := range y.mentions {
		r.entity[k] = a
	}
	x.mentions = append(x.mentions, y.mentions...)
	if g := x.gender & y.gender; g != 0 {
		x.gender = g
	}
	if n := x.number & y.number; n != 0 {
		x.number = n
	}
	if x.ent == 0 {
		x.ent = y.ent
	}
	x.names, x.subjects, x.pronouns = x.names+y.names, x.subjects+y.subjects, x.pronouns+y.pronouns
	x.tokens = append(x.tokens[:len(x.tokens):len(x.tokens)], y.tokens...)
	x.forms = append(x.forms[:len(x.forms):len(x.forms)], y.forms...)
	r.group[b] = nil
}

// How far a mention looks for what it goes back to, in mentions.
const (
	reachPronoun = 40
	reachNoun    = 12
	reachAhead   = 12
	sameToken    = 8
)

// candidates appends what mention i may go back to, the nearest first; of those behind a pronoun, names and descriptions
// that follow it.
func (r *reading) candidates(i int, out []int) []int {
	t := &r.trait[i]
	if t.kind == pronoun {
		for j := i - 1; j >= 0 && j >= i-reachPronoun; j-- {
			if r.meets(i, j) {
				out = append(out, j)
			}
		}
		if t.who == 3 {
			for j := i + 1; j < len(r.Mentions) && j <= i+reachAhead; j++ {
				if !r.meets(i, j) {
					continue
				}
				if r.trait[j].kind == name || r.trait[j].kind == noun && r.trait[j].sentence == t.sentence {
					out = append(out, j)
				}
			}
		}
		return out
	}
	seen := map[int]bool{}
	near := 0
	for j := i - 1; j >= 0 && near < reachNoun; j-- {
		if r.trait[j].kind != pronoun {
			if r.may(i, j) {
				out = append(out, j)
				seen[j] = true
			}
			near++
		}
	}
	for _, w := range append(t.tokens[:len(t.tokens):len(t.tokens)], t.head, t.initials) {
		if w == 0 {
			continue
		}
		list := r.byToken[w]
		for k := len(list) - 1; k >= 0 && k >= len(list)-sameToken; k-- {
			if j := list[k]; j < i && !seen[j] {
				seen[j] = true
				out = append(out, j)
			}
		}
	}
	return out
}

// meets reports whether pronoun i may go back to mention j by gender. Where the name alone may be of that gender, what it was linked with
// may be another's.
func (r *reading) meets(i, j int) bool {
	b := &r.trait[j]
	return r.trait[i].gender&(r.group[r.entity[j]].gender|b.gender) != 0
}

// passed notes that mention i has been linked, so that what shares a word with it finds it.
func (r *reading) passed(i int) {
	t := &r.trait[i]
	if t.kind == pronoun {
		if t.who == 3 {
			r.last[t.gender] = i
		}
		return
	}
	for _, w := range t.tokens {
		r.byToken[w] = append(r.byToken[w], i)
	}
	r.byToken[t.head] = append(r.byToken[t.head], i)
	if t.initials != 0 {
		r.byToken[t.initials] = append(r.byToken[t.initials], i)
	}
}
