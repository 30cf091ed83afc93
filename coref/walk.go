package coref

import (
	"onrecord/lang"
	"onrecord/model"
)

// Decision is one mention that has to pick what it goes back to.
type Decision struct {
	Mention    int
	Candidates []int      // mentions, the nearest first; what follows a pronoun last
	Pairs      [][]uint32 // features of the mention with each candidate
	Own        func(i int) []uint32
	Gender     func(i int) uint8
	Kind       func(i int) uint8
	Sentence   func(i int) int
	Entity     func(i int) int // the entity that mention i belongs to so far, by its first mention
}

// Walk goes through the mentions of a in the order in which they are linked and lets choose pick for each an index into its
// candidates, or -1. It is how the model both reads and learns.
func Walk(a *model.Analysis, p *lang.Pack, classes *Classes, choose func(*Decision) int) *Chains {
	return newReading(a, p, classes).walk(choose)
}

// Pronouns is Walk for the pronouns of the third person alone: names and descriptions are linked by their words.
func Pronouns(a *model.Analysis, p *lang.Pack, classes *Classes, choose func(*Decision) int) *Chains {
	r := newReading(a, p, classes)
	r.quick = true
	return r.walk(choose)
}

func (r *reading) walk(choose func(*Decision) int) *Chains {
	c := &Chains{Mentions: r.Mentions, Links: make([]Link, len(r.Mentions))}
	var d Decision
	d.Own = r.own
	d.Gender = func(i int) uint8 { return r.trait[i].gender }
	d.Kind = func(i int) uint8 { return uint8(r.trait[i].kind) }
	d.Sentence = func(i int) int { return r.trait[i].sentence }
	d.Entity = func(i int) int { return r.entity[i] }
	var arena []uint32
	var cuts []int
	listed := false
	for _, i := range r.order {
		if !listed && r.trait[i].kind == pronoun {
			r.findPeople()
			listed = true
		}
		if r.quick && (r.trait[i].kind != pronoun || r.trait[i].who != 3) {
			c.Links[i] = Link{To: -1}
			if r.trait[i].kind != pronoun {
				if j := r.byWords(i); j >= 0 {
					c.Links[i].To = j
					r.join(i, j)
				}
				r.passed(i)
			}
			continue
		}
		d.Mention, d.Candidates, d.Pairs = i, r.candidates(i, d.Candidates[:0]), d.Pairs[:0]
		arena, cuts = arena[:0], append(cuts[:0], 0)
		r.own(i)
		seen := r.seen[:0]
		for _, j := range d.Candidates {
			rank := 0
			e := r.entity[j]
			for rank < len(seen) && seen[rank] != e {
				rank++
			}
			if rank == len(seen) && rank < 6 && r.may(i, j) {
				seen = append(seen, e)
			}
			arena = r.pair(i, j, rank, arena)
			cuts = append(cuts, len(arena))
		}
		r.seen = seen
		for k := range d.Candidates {
			d.Pairs = append(d.Pairs, arena[cuts[k]:cuts[k+1]])
		}
		c.Links[i] = Link{To: -1}
		if k := choose(&d); k >= 0 {
			c.Links[i].To = d.Candidates[k]
			r.join(i, d.Candidates[k])
		}
		r.passed(i)
	}
	c.entity = r.entity
	return c
}

// may reports whether mention i may go back to the entity of j by gender and number.
func (r *reading) may(i, j int) bool {
	a, e := &r.trait[i], r.group[r.entity[j]]
	return a.gender&e.gender != 0 && a.number&e.number != 0
}

// byWords is the mention before i that names the same by its words: the same description with an article, the same name, a
// longer name that holds all of a short one, or what the initials stand for. -1 for none.
func (r *reading) byWords(i int) int {
	t := &r.trait[i]
	if t.kind == noun && (t.form == 0 || t.form == 2) {
		return -1
	}
	for _, w := range [...]uint32{t.head, t.lastToken(), t.initials} {
		if w == 0 {
			continue
		}
		list := r.byToken[w]
		for k := len(list) - 1; k >= 0 && k >= len(list)-sameToken; k-- {
			j := list[k]
			if j >= i || !r.may(i, j) {
				continue
			}
			al := r.alike(i, j)
			switch b := &r.trait[j]; {
			case t.kind == noun && al&1 != 0 && mods(t, b) != 5, t.kind == noun && al&2 != 0 && len(t.mods) == 0 && t.form != 1:
				return j
			case t.kind == name && b.kind == name && (al&1 != 0 || al&8 != 0 || al&32 != 0):
				return j
			}
		}
	}
	return -1
}

func (t *trait) lastToken() uint32 {
	if len(t.tokens) == 0 {
		return 0
	}
	return t.tokens[len(t.tokens)-1]
}
