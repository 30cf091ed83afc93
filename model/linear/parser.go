package linear

// The parser is arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011), greedy, with the root as the last word of the
// buffer: shift moves N0 to the stack, left makes N0 the head of S0, right makes S1 the head of S0. The root takes one word only.

// Kinds of action. Action 0 is shift; action 1+2*label is left, 2+2*label is right.
const (
	Shift = iota
	Left
	Right
)

// Action is what class c of the parser's table does.
func Action(c int) (kind, label int) {
	if c == 0 {
		return Shift, 0
	}
	return Left + (c-1)&1, (c - 1) >> 1
}

// Class is the inverse of Action.
func Class(kind, label int) int {
	if kind == Shift {
		return 0
	}
	return 1 + label<<1 + (kind - Left)
}

const none = -1

// node is a word during parsing. Children are told by their two outermost on each side.
type node struct {
	low, xpos, upos, cluster uint64
	sense                    uint64
	head                     int32
	l1, l2, r1, r2           int32
	label                    uint8
	nl, nr                   uint8
	labels                   uint64 // a hash of the labels of its children, order left out
}

// State is a sentence half parsed.
type State struct {
	Nodes []node
	Stack []int32
	N0    int32 // the next word; len(words) is the root
	n     int32
}

// nothing stands where there is no word.
var nothing = node{low: 31, xpos: 32, upos: 33, cluster: 34, head: none, l1: none, l2: none, r1: none, r2: none, label: 255}

// Init sets s to the start of a parse of forms with the tags given; upos maps a tag class to a coarser one.
func (s *State) Init(forms []Form, tags []uint8, upos []uint8) {
	s.n = int32(len(forms))
	s.Nodes = s.Nodes[:0]
	s.Stack = s.Stack[:0]
	s.N0 = 0
	for i := range forms {
		s.Nodes = append(s.Nodes, node{low: forms[i].Low, xpos: uint64(tags[i]) + 1, upos: uint64(upos[tags[i]]) + 1,
			cluster: uint64(forms[i].Cluster), sense: uint64(forms[i].Sense & parserSenses), head: none, l1: none, l2: none, r1: none, r2: none, label: 254})
	}
	s.Nodes = append(s.Nodes, node{low: 41, xpos: 42, upos: 43, cluster: 44, head: none, l1: none, l2: none, r1: none, r2: none, label: 253})
}

// Done reports whether every word has its head.
func (s *State) Done() bool { return len(s.Stack) == 0 && s.N0 == s.n }

// Can reports which kinds of action are possible.
func (s *State) Can(kind int) bool {
	switch kind {
	case Shift:
		return s.N0 < s.n
	case Left:
		return len(s.Stack) > 0 && (s.N0 < s.n || len(s.Stack) == 1)
	}
	return len(s.Stack) > 1
}

// Head and Label of word i; Head is len(words) for the root.
func (s *State) Head(i int) int  { return int(s.Nodes[i].head) }
func (s *State) Label(i int) int { return int(s.Nodes[i].label) }

// Do carries an action out. It must be possible.
func (s *State) Do(kind, label int) {
	if kind == Shift {
		s.Stack = append(s.Stack, s.N0)
		s.N0++
		return
	}
	d := s.Stack[len(s.Stack)-1]
	s.Stack = s.Stack[:len(s.Stack)-1]
	h := s.N0
	if kind == Right {
		h = s.Stack[len(s.Stack)-1]
	}
	child, head := &s.Nodes[d], &s.Nodes[h]
	child.head, child.label = h, uint8(label)
	if kind == Left {
		head.l2, head.l1 = head.l1, d
		head.nl = min(head.nl+1, 7)
	} else {
		head.r2, head.r1 = head.r1, d
		head.nr = min(head.nr+1, 7)
	}
	head.labels += mix(77, uint64(label)) // a sum: the order does not matter
}

// Parse parses forms into b.State.
func (m *Model) Parse(forms []Form, tags []uint8, b *Buffer) {
	s := &b.State
	s.Init(forms, tags, m.Coarse)
	scores := b.scores[:m.Parser.Classes]
	for !s.Done() {
		b.keys = s.Keys(b.keys[:0])
		b.rows = m.Parser.Score(b.keys, scores, b.rows)
		kind, label := Action(s.best(scores))
		s.Do(kind, label)
	}
}

// best is the possible action with the highest score.
func (s *State) best(scores []int32) int {
	best := -1
	if s.Can(Shift) {
		best = 0
	}
	for kind := Left; kind <= Right; kind++ {
		if !s.Can(kind) {
			continue
		}
		for c := kind; c < len(scores); c += 2 {
			if best < 0 || scores[c] > scores[best] {
				best = c
			}
		}
	}
	return best
}

// parserSenses are the senses that tell the parser something: kinds of persons, groups and places, speech, times, names.
const parserSenses = 0b1110_1101_1111
