package text

// candidate is a quotation in the making. close is the closing mark's token, or -1.
type candidate struct {
	open, close int // tokens
	fam         family
	end         int  // first token behind it, with its closing mark
	pending     bool // a single never closed
	bare        bool // has no opening mark: open is its first token
}

// pairer pairs the marks of one block. Doubles and guillemets come first, by direction and nesting; singles, which may be
// apostrophes, then pair inside the stretches that the doubles leave.
type pairer struct {
	t      *Text
	words  *Words
	first  int // tokens of the block
	end    int
	marks  []quoteMark
	used   []bool      // marks that open or close a double
	found  []candidate // in the order in which they were opened, doubles first
	goesOn bool        // the next paragraph of the flow begins with a single mark
	strays []int       // double closing marks that close nothing, outside every quotation
}

// doubles pairs all but the singles.
func (p *pairer) doubles() {
	type open struct{ mark, cand int }
	var stack []open
	var depth [families]int
	for k, m := range p.marks {
		if m.fam == single || p.isInches(k) {
			continue
		}
		if m.role(depth[m.fam] > 0) == opening {
			stack = append(stack, open{k, len(p.found)})
			p.found = append(p.found, candidate{open: m.tok, close: -1, fam: m.fam, end: p.end})
			depth[m.fam]++
			p.used[k] = true
			continue
		}
		if depth[m.fam] == 0 {
			if len(stack) == 0 && m.mayClose() && m.left == point {
				p.strays = append(p.strays, k)
			}
			continue
		}
		p.used[k] = true
		for {
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			c := &p.found[top.cand]
			depth[c.fam]--
			if c.fam == m.fam {
				c.close, c.end = m.tok, m.tok+1
				break
			}
			c.end = m.tok // left open inside one that closes
		}
	}
	p.cutShort()
}

// isInches reports whether mark k stands behind feet and inches, as in 6'2".
func (p *pairer) isInches(k int) bool {
	i := p.marks[k].tok
	if p.marks[k].habit != either || i < p.first+3 || p.marks[k].left != inside {
		return false
	}
	t := p.t
	_, ok := isApostrophe(t.Word(i - 2))
	return ok && starts(t.Word(i-1), digit) && starts(t.Word(i-3), digit) && t.Tokens[i-3].End == t.Tokens[i-2].Start &&
		t.Tokens[i-2].End == t.Tokens[i-1].Start
}

// cutShort ends a quotation that was never closed before the next one of its family that opens inside it: it is more
// likely that its closing mark is missing than that the rest is nested.
func (p *pairer) cutShort() {
	next := [families]int{}
	for f := range next {
		next[f] = p.end
	}
	for i := len(p.found) - 1; i >= 0; i-- {
		c := &p.found[i]
		if c.close < 0 && next[c.fam] < c.end {
			c.end = next[c.fam]
		}
		next[c.fam] = c.open
	}
}
