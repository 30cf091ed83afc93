package linear

import "fmt"

// Names are found by a linear chain over the parts of names: outside, and begin, inside, last and single word of each
// kind. The best chain is found exactly (Viterbi); what may follow what is fixed, how much it scores is learned.

// Parts of a name. Class 0 is outside, class 1+4*kind+part the part of a name of that kind.
const (
	Begin = iota
	Inside
	LastPart
	Single
)

// NameClass is the class of a part of a kind of name.
func NameClass(kind, part int) int { return 1 + 4*kind + part }

// Follows reports whether class b may stand after class a; -1 is the border of the sentence.
func Follows(a, b int) bool {
	open := a > 0 && (a-1)%4 <= Inside
	inner := b > 0 && (b-1)%4 != Begin && (b-1)%4 != Single
	if open || inner {
		return open && inner && (a-1)/4 == (b-1)/4
	}
	return true
}

// far is below any score.
const far = -1 << 30

// Chain finds the best sequence of classes.
type Chain struct {
	Classes int
	Trans   []int32 // Trans[a*Classes+b] scores b after a; a == Classes is the start of the sentence

	preds [][]int // the classes that may stand before each
	emit  []int32
	back  []uint8
	score []int32
}

// NewChain is a chain over kinds of names with all transitions scoring 0.
func NewChain(kinds int) *Chain {
	c := &Chain{Classes: 1 + 4*kinds}
	c.Trans = make([]int32, (c.Classes+1)*c.Classes)
	c.preds = predecessors(c.Classes)
	return c
}

func predecessors(classes int) [][]int {
	preds := make([][]int, classes)
	for b := range preds {
		for a := range classes {
			if Follows(a, b) {
				preds[b] = append(preds[b], a)
			}
		}
	}
	return preds
}

// Reset makes room for the emission scores of n words and returns them, word by word.
func (c *Chain) Reset(n int) []int32 {
	if cap(c.emit) < n*c.Classes {
		c.emit, c.back = make([]int32, n*c.Classes), make([]uint8, n*c.Classes)
	}
	c.emit, c.back = c.emit[:n*c.Classes], c.back[:n*c.Classes]
	return c.emit
}

// Best sets out to the best chain over the emissions. The last word cannot leave a name open.
func (c *Chain) Best(out []uint8) {
	n, k := len(out), c.Classes
	if n == 0 {
		return
	}
	if cap(c.score) < 2*k {
		c.score = make([]int32, 2*k)
	}
	now, next := c.score[:k], c.score[k:2*k]
	for b := range k {
		now[b] = far
		if Follows(-1, b) {
			now[b] = c.emit[b] + c.Trans[k*k+b]
		}
	}
	for i := 1; i < n; i++ {
		for b := range k {
			best, from := int32(2*far), 0
			for _, a := range c.preds[b] {
				if s := now[a] + c.Trans[a*k+b]; s > best {
					best, from = s, a
				}
			}
			next[b] = max(best+c.emit[i*k+b], far)
			c.back[i*k+b] = uint8(from)
		}
		now, next = next, now
	}
	end := 0
	for b := range k {
		if !(b > 0 && (b-1)%4 <= Inside) && now[b] > now[end] {
			end = b
		}
	}
	for i := n - 1; ; i-- {
		out[i] = uint8(end)
		if i == 0 {
			return
		}
		end = int(c.back[i*k+end])
	}
}

// NameScores sets base, a score for each class of each word, to what a sentence says by itself.
func (m *Model) NameScores(forms []Form, tags []uint8, base []int32, b *Buffer) {
	k := m.Names.Classes
	b.runs = m.Runs(forms, b.runs)
	for i := range forms {
		b.keys = NameKeys(b.keys[:0], forms, tags, m.Coarse, b.runs, i)
		b.rows = m.Names.Score(b.keys, base[i*k:(i+1)*k], b.rows)
	}
}

// FindNames sets out to the parts of names of one sentence, from its base scores and what the other uses of its words
// were taken for; kinds is all 0 in the first pass.
func (m *Model) FindNames(forms []Form, base []int32, kinds, out []uint8, b *Buffer) {
	c := &b.chain
	c.Classes, c.Trans, c.preds = m.Names.Classes, m.nameTrans, m.namePreds
	k := c.Classes
	emit := c.Reset(len(forms))
	for i := range forms {
		b.keys = KindKeys(b.keys[:0], forms, kinds, i)
		row := emit[i*k : (i+1)*k]
		b.rows = m.Names.Score(b.keys, row, b.rows)
		for j, s := range base[i*k : (i+1)*k] {
			row[j] += s
		}
	}
	c.Best(out)
}

// Spans appends the names in a chain: first word, word after the last, kind.
func Spans(chain []uint8, spans [][3]int) [][3]int {
	first := 0
	for i, c := range chain {
		if c == 0 {
			continue
		}
		kind, part := int(c-1)/4, int(c-1)%4
		if part == Begin || part == Single {
			first = i
		}
		if part == LastPart || part == Single {
			spans = append(spans, [3]int{first, i + 1, kind})
		}
	}
	return spans
}

// SetTrans takes the transition scores of the chain, as in [Chain.Trans].
func (m *Model) SetTrans(trans []int32) error {
	k := 1 + 4*len(m.Kinds)
	if len(trans) != (k+1)*k {
		return fmt.Errorf("%d transition scores for %d kinds of names: want %d", len(trans), len(m.Kinds), (k+1)*k)
	}
	m.nameTrans, m.namePreds = trans, predecessors(k)
	return nil
}
