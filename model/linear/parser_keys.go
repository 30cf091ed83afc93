package linear

// at is the i-th node, or nothing.
func (s *State) at(i int32) *node {
	if i < 0 || i > s.n {
		return &nothing
	}
	return &s.Nodes[i]
}

// stack is the index of the k-th word from the top, or none.
func (s *State) stack(k int) int32 {
	if k >= len(s.Stack) {
		return none
	}
	return s.Stack[len(s.Stack)-1-k]
}

// distance in words, in steps that widen.
func distance(a, b int32) uint64 {
	if a < 0 {
		return 0
	}
	d := b - a
	switch {
	case d < 6:
		return uint64(d)
	case d < 11:
		return 6
	case d < 21:
		return 7
	}
	return 8
}

// Keys appends the features of the state: the words around the top of the stack and the front of the buffer, alone, in
// pairs and in threes, after Zhang and Nivre (2011), for the arc-hybrid system.
func (s *State) Keys(keys []uint64) []uint64 {
	i0, i1, i2 := s.stack(0), s.stack(1), s.stack(2)
	s0, s1, s2 := s.at(i0), s.at(i1), s.at(i2)
	n0, n1, n2, n3 := s.at(s.N0), s.at(s.N0+1), s.at(s.N0+2), s.at(s.N0+3)
	s0l, s0l2, s0r, s0r2 := s.at(s0.l1), s.at(s0.l2), s.at(s0.r1), s.at(s0.r2)
	s1l, s1l2, s1r, s1r2 := s.at(s1.l1), s.at(s1.l2), s.at(s1.r1), s.at(s1.r2)
	n0l, n0l2 := s.at(n0.l1), s.at(n0.l2)
	d0, d1 := distance(i0, s.N0), distance(i1, i0)
	v0l, v0r, v1l, v1r, vnl := uint64(s0.nl), uint64(s0.nr), uint64(s1.nl), uint64(s1.nr), uint64(n0.nl)

	n := uint64(1)
	add := func(x uint64) {
		keys = append(keys, mix(mix(n, x), n*prime))
		n++
	}
	two := func(x, y uint64) { add(mix(x, y)) }
	three := func(x, y, z uint64) { add(mix(mix(x, y), z)) }
	four := func(x, y, z, w uint64) { add(mix(mix(mix(x, y), z), w)) }
	lab := func(x *node) uint64 { return uint64(x.label) + 500 }

	add(0)
	// single words
	for _, w := range [...]*node{s0, s1, n0} {
		two(w.low, w.xpos)
		add(w.low)
		add(w.xpos)
		two(w.upos, w.cluster)
	}
	for _, w := range [...]*node{s2, n1, n2} {
		two(w.low, w.upos)
		add(w.low)
		add(w.xpos)
	}
	add(n3.xpos)
	// pairs
	for _, p := range [...][2]*node{{s0, n0}, {s1, s0}} {
		a, b := p[0], p[1]
		four(a.low, a.upos, b.low, b.upos)
		three(a.low, b.low, 1)
		three(a.low, a.upos, b.xpos)
		three(a.xpos, b.low, b.upos)
		two(a.low, b.upos)
		two(a.upos, b.low)
		two(a.xpos, b.xpos)
		two(a.cluster, b.cluster)
		two(a.cluster>>9, b.cluster>>9)
		two(a.cluster, b.xpos)
		two(a.xpos, b.cluster)
		two(a.low, b.cluster>>6)
		two(a.cluster>>6, b.low)
		three(a.sense, b.sense, a.upos)
		three(a.sense, b.upos, d0)
		three(a.upos, b.sense, d0)
		three(a.low, b.upos, b.sense)
	}
	two(s1.xpos, n0.xpos)
	two(s1.low, n0.xpos)
	two(s1.xpos, n0.low)
	two(n0.xpos, n1.xpos)
	two(n0.low, n1.xpos)
	two(n0.xpos, n1.low)
	two(n0.low, n1.low)
	two(s0.low, n1.xpos)
	two(s0.xpos, n1.low)
	// threes
	three(s0.xpos, n0.xpos, n1.xpos)
	three(s1.xpos, s0.xpos, n0.xpos)
	three(s1.low, s0.xpos, n0.xpos)
	three(s1.xpos, s0.low, n0.xpos)
	three(s1.xpos, s0.xpos, n0.low)
	three(s0.low, n0.xpos, n1.xpos)
	three(s0.xpos, n0.low, n1.xpos)
	three(s0.upos, n0.upos, n1.low)
	three(s2.xpos, s1.xpos, s0.xpos)
	four(s2.upos, s1.upos, s0.upos, n0.upos)
	four(s1.upos, s0.upos, n0.upos, n1.upos)
	four(s0.xpos, n0.xpos, n1.xpos, n2.xpos)
	three(n0.xpos, n1.xpos, n2.xpos)
	// distance and valency
	two(s0.low, d0)
	two(s0.xpos, d0)
	two(n0.low, d0)
	two(n0.xpos, d0)
	three(s0.xpos, n0.xpos, d0)
	two(s1.xpos, d1)
	two(s0.xpos, d1+20)
	three(s1.xpos, s0.xpos, d1)
	three(s1.low, s0.upos, d1)
	three(s0.low, v0l, v0r)
	three(s0.xpos, v0l, v0r)
	three(s1.low, v1l, v1r)
	three(s1.xpos, v1l, v1r)
	two(n0.low, vnl)
	two(n0.xpos, vnl)
	// children
	for _, c := range [...]*node{s0l, s0r, s1l, s1r, n0l} {
		two(c.low, c.upos)
		add(c.xpos)
		add(lab(c))
	}
	three(s0.upos, s0l.xpos, lab(s0l))
	three(s0.upos, s0r.xpos, lab(s0r))
	three(s1.upos, s1l.xpos, lab(s1l))
	three(s1.upos, s1r.xpos, lab(s1r))
	three(n0.upos, n0l.xpos, lab(n0l))
	three(s0.upos, lab(s0l), lab(s0l2))
	three(s0.upos, lab(s0r), lab(s0r2))
	three(s1.upos, lab(s1l), lab(s1l2))
	three(s1.upos, lab(s1r), lab(s1r2))
	three(n0.upos, lab(n0l), lab(n0l2))
	three(s0.xpos, s0l.xpos, n0.xpos)
	three(s0.xpos, s0r.xpos, n0.xpos)
	three(s0.xpos, n0l.xpos, n0.xpos)
	three(s1.xpos, s1r.xpos, s0.xpos)
	three(s1.xpos, s0l.xpos, s0.xpos)
	three(s1.xpos, s0r.xpos, s0.xpos)
	three(s1.upos, s1r.low, s0.upos)
	three(s1.upos, s0l.low, s0.upos)
	three(s1.upos, s0r.low, s0.upos)
	three(s0.upos, s0r.low, n0.upos)
	two(s0.upos, s0.labels)
	two(s0.low, s0.labels)
	two(s1.upos, s1.labels)
	two(s1.low, s1.labels)
	two(n0.upos, n0.labels)
	two(n0.low, n0.labels)
	three(s1.xpos, s1.labels, s0.xpos)
	three(s0.xpos, s0.labels, n0.xpos)
	return keys
}
