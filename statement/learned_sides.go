package statement

import (
	"strconv"

	"onrecord"
)

// sides is who stands on which side in an article, by what the rules make of its statements.
type sides struct {
	s      *situation
	own    map[onrecord.PartyID]map[onrecord.Act]int // how often each source does what
	all    map[onrecord.Act]int
	blamed map[onrecord.PartyID]int // in how many accusations of others each party is spoken of
	before []int                    // the statement of the same source before each, -1 for none
	other  []int                    // … of another source
	after  []int                    // the next one of another source
}

func (s *situation) sides() *sides {
	n := len(s.rules)
	v := &sides{s: s, own: map[onrecord.PartyID]map[onrecord.Act]int{}, all: map[onrecord.Act]int{},
		blamed: map[onrecord.PartyID]int{}, before: make([]int, n), other: make([]int, n), after: make([]int, n)}
	last := map[onrecord.PartyID]int{}
	for i, act := range s.rules {
		p := s.source(i)
		v.all[act]++
		v.before[i], v.other[i], v.after[i] = -1, i-1, -1
		if i > 0 && p != "" && s.source(i-1) == p {
			v.other[i] = v.other[i-1]
		}
		if act == onrecord.Alleges || act == onrecord.Criticises {
			for _, q := range s.spoken[i] {
				if q != p {
					v.blamed[q]++
				}
			}
		}
		if p == "" {
			continue
		}
		if k, ok := last[p]; ok {
			v.before[i] = k
		}
		last[p] = i
		if v.own[p] == nil {
			v.own[p] = map[onrecord.Act]int{}
		}
		v.own[p][act]++
	}
	for i := n - 2; i >= 0; i-- {
		if v.after[i] = i + 1; s.source(i) != "" && s.source(i+1) == s.source(i) {
			v.after[i] = v.after[i+1]
		}
	}
	return v
}

// disputes are the acts of a dispute.
func disputes() []onrecord.Act {
	return []onrecord.Act{onrecord.Alleges, onrecord.Denies, onrecord.Doubts, onrecord.Criticises, onrecord.Declines, onrecord.Silent}
}

// contested is how much of a dispute the article is, "0" to "2": the share of statements that accuse, reject, doubt or refuse.
func (v *sides) contested() string { return strconv.Itoa(min(v.tenths()/2, 2)) }

func (v *sides) tenths() int {
	n := 0
	for _, a := range disputes() {
		n += v.all[a]
	}
	return 10 * n / max(len(v.s.rules), 1)
}

// features adds what tells of the statement of t among the others.
func (v *sides) features(t *traits) {
	s, i := v.s, t.i
	me := s.source(i)
	if me == "" {
		t.add("no party")
	}
	for _, a := range onrecord.Acts() {
		n := v.own[me][a]
		if s.rules[i] == a {
			n--
		}
		if n > 0 {
			t.add("own ", string(a))
		}
		if n > 1 {
			t.add("own twice ", string(a))
		}
	}
	for _, a := range disputes()[:4] {
		share := float64(v.all[a]) / float64(len(s.rules))
		for _, step := range []float64{0.03, 0.07, 0.12, 0.2, 0.3} {
			if share >= step {
				t.add("all ", string(a), ">", strconv.FormatFloat(step, 'g', -1, 64))
			}
		}
	}
	t.add("contested=", strconv.Itoa(min(v.tenths(), 5)))
	v.neighbour(t, "prev=", v.other[i])
	v.neighbour(t, "next=", v.after[i])
	v.neighbour(t, "before=", v.before[i])
	v.matter(t, me)
}

func (v *sides) neighbour(t *traits, name string, k int) {
	if k < 0 {
		return
	}
	act := string(v.s.rules[k])
	t.add(name, act)
	if k == t.i-1 || k == t.i+1 {
		t.add("by ", name, act)
	}
}

// accusing is the feature of statements in an article where somebody accuses.
const accusing = "accusing"

// matter: whether the source was accused, whether the words go back to what was said before, and of whom they speak.
func (v *sides) matter(t *traits, me onrecord.PartyID) {
	s, i := v.s, t.i
	negated := len(s.mains[i]) > 0 && s.f.negatedHead(s.mains[i][0])
	if me != "" && v.blamed[me] > 0 {
		t.add("accused")
		if negated {
			t.add("accused,negated")
		}
	}
	if v.all[onrecord.Alleges] > 0 {
		t.add(accusing)
	}
	if act, n := v.echo(i); n > 0 {
		t.add("echo=", string(act), strconv.Itoa(min(n, 4)))
		if negated {
			t.add("echo negated=", string(act))
		}
	}
	for _, q := range s.spoken[i] {
		t.add("speaks of=", v.role(q, i))
	}
	if len(s.spoken[i]) == 0 {
		t.add("speaks of=nobody")
	}
}

// role is what party q is to statement i.
func (v *sides) role(q onrecord.PartyID, i int) string {
	act := v.s.rules[i]
	blamed := v.blamed[q]
	if act == onrecord.Alleges || act == onrecord.Criticises {
		blamed--
	}
	switch {
	case q == v.s.source(i):
		return "self"
	case v.own[q][onrecord.Alleges] > 0:
		return "accuser"
	case blamed > 0:
		return "accused"
	}
	return v.s.kind[q]
}

// nearby is how many statements back an echo is looked for.
const nearby = 20

// echo is the accusation or denial of another source, not far before statement i, that has most words in common with it, two at
// least; and how many.
func (v *sides) echo(i int) (act onrecord.Act, n int) {
	s := v.s
	for j := max(0, i-nearby); j < i; j++ {
		if a := s.rules[j]; a != onrecord.Alleges && a != onrecord.Denies || s.source(i) != "" && s.source(j) == s.source(i) {
			continue
		}
		if k := shared(s.terms[i], s.terms[j]); k >= 2 && k >= n {
			act, n = s.rules[j], k
		}
	}
	return act, n
}
