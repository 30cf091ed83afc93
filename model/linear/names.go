package linear

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
