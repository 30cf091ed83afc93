package party

// step is one place where somebody in the cast was named or resolved.
type step struct {
	at     int // token of the head
	who    int // cast member
	source bool
	quoted bool
	part   part
}

// part is what a mention does in its clause.
type part uint8

const (
	modifier part = iota // a possessor, a compound, something in a noun phrase
	oblique
	object
	subject
)

func (r *resolver) stepAt(i, who int) step {
	return step{at: i, who: who, quoted: r.quoted[i], part: r.partOf(i)}
}

func (r *resolver) partOf(i int) part {
	for n := 0; n < 3 && r.Is(i, "conj", "flat", "appos") && r.Words[i].Head >= 0; n++ {
		i = r.Words[i].Head
	}
	switch {
	case r.Is(i, "nsubj"):
		return subject
	case r.Is(i, "obj", "iobj"):
		return object
	case r.Is(i, "obl"):
		return oblique
	case r.Words[i].Head < 0:
		return object
	}
	return modifier
}

// step adds to the trail, in its place.
func (r *resolver) step(s step) {
	i := len(r.trail)
	for i > 0 && r.trail[i-1].at > s.at {
		i--
	}
	for k := i; k > 0 && r.trail[k-1].at == s.at; k-- {
		if r.trail[k-1].who == s.who {
			r.trail[k-1].source = r.trail[k-1].source || s.source
			return
		}
	}
	r.trail = append(r.trail, step{})
	copy(r.trail[i+1:], r.trail[i:])
	r.trail[i] = s
}

// lastSeen is the token at which member who was last seen before a place, -1 for never.
func (r *resolver) lastSeen(who, before int) int {
	for i := len(r.trail) - 1; i >= 0; i-- {
		if r.trail[i].at < before && r.trail[i].who == who {
			return r.trail[i].at
		}
	}
	return -1
}

// mentionBefore is the last mention of member who that begins before a token, false where there is none.
func (r *resolver) mentionBefore(who, before int) (Mention, bool) {
	m := r.cast.members[who]
	if k := m.mentionUpTo(before - 1); k >= 0 {
		return m.mentions[k], true
	}
	return Mention{}, false
}
