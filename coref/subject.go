package coref

import "slices"

// subjects are the entities that stand as subjects before a pronoun and that it may mean, the nearest first.
type subjects struct {
	of         int // the pronoun
	same, back []int
}

// subjectsOf lists the subjects in the sentence of pronoun i before it, and in the one before that.
func (r *reading) subjectsOf(i int) *subjects {
	s := &r.subjects
	if s.of == i+1 {
		return s
	}
	s.of, s.same, s.back = i+1, s.same[:0], s.back[:0]
	a := &r.trait[i]
	for k := i - 1; k >= 0; k-- {
		b := &r.trait[k]
		if a.sentence-b.sentence > 1 {
			break
		}
		if !r.Is(r.Mentions[k].Head, "nsubj") || !r.may(i, k) {
			continue
		}
		if b.sentence == a.sentence {
			s.same = append(s.same, r.entity[k])
		} else {
			s.back = append(s.back, r.entity[k])
		}
	}
	return s
}

// subjectRank says whether entity e is the last subject before pronoun i in its sentence, and in the one before: 0 there is none, 1 it is,
// 2 another is, 3 it is an earlier one of the sentence before.
func (r *reading) subjectRank(i, e int) (same, back uint32) {
	s := r.subjectsOf(i)
	if len(s.same) > 0 {
		same = 2
		if s.same[0] == e {
			same = 1
		}
	}
	switch {
	case len(s.back) == 0:
	case s.back[0] == e:
		back = 1
	case slices.Contains(s.back, e):
		back = 3
	default:
		back = 2
	}
	return same, back
}
