package linear

// Mentions gathers how the words of one document that are somewhere written with a capital occur in it, so that one
// place can tell another: "Kovač" alone is who "Mira Kovač" is. It is working memory: Reset before each document.
type Mentions struct {
	keys  []uint64
	seen  []mention
	marks []uint16 // of each word, in the order of Add
	slots []int32
}

// mention counts the uses of one folded form; counts stop at 200.
type mention struct {
	uses  [8]uint8
	kinds [5]uint8 // how often the first pass took it for each kind; the last: for none
}

// What a use of a word can show, as bits of Form.Elsewhere.
const (
	useSmall  = iota // written small
	useInner         // a capital inside the sentence
	useAfter         // after another capital
	useBefore        // before another capital
	useTitle         // after a kind of person
	useGiven         // after a given name
	useSpeech        // before a verb of saying
	useOften         // three times or more
)

// Sense bits that the code looks at; train writes them.
const (
	SenseGiven  = 1 << 0
	SensePerson = 1 << 2
	SenseSpeech = 1 << 10
)

// Reset forgets the last document and makes room for n words.
func (m *Mentions) Reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if len(m.keys) < size {
		m.keys, m.seen = make([]uint64, size), make([]mention, size)
	} else {
		m.keys, m.seen = m.keys[:size], m.seen[:size]
		clear(m.keys)
	}
	m.marks, m.slots = m.marks[:0], m.slots[:0]
}

func (m *Mentions) slot(low uint64) int32 {
	mask := uint64(len(m.keys) - 1)
	at := low & mask
	for m.keys[at] != 0 && m.keys[at] != low {
		at = (at + 1) & mask
	}
	if m.keys[at] == 0 {
		m.keys[at], m.seen[at] = low, mention{}
	}
	return int32(at)
}

// Add takes in one sentence of the document. Sentences come in order; no more words than Reset was told.
func (m *Mentions) Add(forms []Form) {
	for i := range forms {
		f := &forms[i]
		var use uint16
		if f.Flags&Letter != 0 {
			if f.Flags&Upper == 0 {
				use |= 1 << useSmall
			} else {
				if i > 0 {
					use |= 1 << useInner
				}
				use |= around(forms, i)
			}
		}
		slot := m.slot(f.Low)
		s := &m.seen[slot]
		for k := range s.uses {
			if use>>k&1 != 0 || k == useOften {
				s.uses[k] = min(s.uses[k]+1, 200)
			}
		}
		m.marks, m.slots = append(m.marks, use), append(m.slots, slot)
	}
}

func around(forms []Form, i int) (use uint16) {
	if i > 0 {
		b := &forms[i-1]
		if b.Flags&Upper != 0 {
			use |= 1 << useAfter
		}
		if b.Sense&SensePerson != 0 {
			use |= 1 << useTitle
		}
		if b.Sense&SenseGiven != 0 && b.Flags&Upper != 0 {
			use |= 1 << useGiven
		}
	}
	if i+1 < len(forms) {
		a := &forms[i+1]
		if a.Flags&Upper != 0 {
			use |= 1 << useBefore
		}
		if a.Sense&SenseSpeech != 0 && a.Flags&Upper == 0 {
			use |= 1 << useSpeech
		}
	}
	return use
}

// Elsewhere is what the other uses of word i of the document show: for Form.Elsewhere.
func (m *Mentions) Elsewhere(i int) uint16 {
	s, own := &m.seen[m.slots[i]], m.marks[i]
	var out uint16
	for k, n := range s.uses {
		least := uint8(1)
		if k == useOften {
			least = 3
		} else if own>>k&1 != 0 {
			least = 2
		}
		if n >= least {
			out |= 1 << k
		}
	}
	return out
}

// Vote counts what the first pass took word i for: the class of the chain.
func (m *Mentions) Vote(i int, class uint8) {
	if i >= len(m.slots) {
		return
	}
	k := &m.seen[m.slots[i]].kinds[voteOf(class)]
	*k = min(*k+1, 200)
}

// Kind is what the other uses of word i are mostly taken for: 1 + kind, 5 for no name, 0 when there is no other use.
func (m *Mentions) Kind(i int, own uint8) uint8 {
	if i >= len(m.slots) {
		return 0
	}
	votes := m.seen[m.slots[i]].kinds
	if v := &votes[voteOf(own)]; *v > 0 {
		*v--
	}
	best := -1
	for k, n := range votes {
		if n > 0 && (best < 0 || n > votes[best]) {
			best = k
		}
	}
	return uint8(best + 1)
}

func voteOf(class uint8) int {
	if class == 0 {
		return 4
	}
	return min(int(class-1)/4, 3)
}

// Fill sets Elsewhere of all forms of the document, which are those that were added.
func (m *Mentions) Fill(forms []Form) {
	for i := range min(len(forms), len(m.slots)) {
		forms[i].Elsewhere = m.Elsewhere(i)
	}
}
