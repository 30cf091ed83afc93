package text

// strength is how surely a single mark closes a quotation: ' is also the apostrophe of the parents' house.
type strength uint8

const (
	never  strength = iota
	weak            // behind a letter after which an apostrophe is common, before a word
	strong          // behind a point, before a point, or at the end
)

// openSingle is a single mark that waits for its close, with the first weak one seen.
type openSingle struct{ mark, weak int }

// segment is a stretch of a block in which singles pair: the block itself, or the inside of one double quotation.
type segment struct {
	cand  int // the double quotation, -1 for the block
	end   int // first token behind it
	stack []openSingle
	stray int // the first single behind a point that closes nothing, -1 for none
}

// singles pairs the single marks.
func (p *pairer) singles() {
	segs := []segment{{cand: -1, end: p.end, stray: -1}}
	next, doubles := 0, len(p.found)
	for k, m := range p.marks {
		for len(segs) > 1 && segs[len(segs)-1].end <= m.tok {
			p.flush(&segs[len(segs)-1])
			segs = segs[:len(segs)-1]
		}
		for next < doubles && p.found[next].open < m.tok {
			next++ // dropped ones
		}
		if next < doubles && p.found[next].open == m.tok {
			segs = append(segs, segment{cand: next, end: p.found[next].end, stray: -1})
			next++
			continue
		}
		seg := &segs[len(segs)-1]
		switch {
		case m.fam == single:
			p.one(seg, k)
		case !p.used[k] && m.mayClose() && m.left == point && len(seg.stack) > 0:
			p.close(seg, k) // '…" : closed by the wrong mark
			p.used[k] = true
		}
	}
	for i := len(segs) - 1; i >= 0; i-- {
		p.flush(&segs[i])
	}
}

// one handles a single mark in its segment.
func (p *pairer) one(seg *segment, k int) {
	m := p.marks[k]
	n := len(seg.stack)
	how := p.closes(k)
	opens := m.mayOpen() && m.right != dash || m.habit == opening && m.right == inside && m.left != inside
	switch {
	case opens && how == never, opens && n == 0:
		if n > 0 && seg.stack[n-1].weak >= 0 {
			p.close(seg, seg.stack[n-1].weak)
		}
		seg.stack = append(seg.stack, openSingle{k, -1})
	case how == strong && n > 0:
		p.close(seg, k)
	case how == weak && n > 0:
		if seg.stack[n-1].weak < 0 {
			seg.stack[n-1].weak = k
		}
	case how == strong && m.left == point && seg.stray < 0:
		seg.stray = k
	}
}

// closes tells how surely the single mark k closes.
func (p *pairer) closes(k int) strength {
	m := p.marks[k]
	if !m.mayClose() || m.left == dash && m.right == dash {
		return never
	}
	if m.left != inside || m.right != edge {
		return strong
	}
	i := m.tok
	if i+1 >= p.end || !starts(p.t.Word(i+1), letter) && !starts(p.t.Word(i+1), digit) {
		return strong
	}
	var f folded
	if b, ok := f.fold(p.t.Word(i - 1)); ok {
		for _, e := range p.words.Apostrophized {
			if len(b) > len(e)+1 && string(b[len(b)-len(e):]) == e {
				return weak
			}
		}
	}
	return strong
}

// close ends the innermost open single with mark k.
func (p *pairer) close(seg *segment, k int) {
	o := seg.stack[len(seg.stack)-1]
	seg.stack = seg.stack[:len(seg.stack)-1]
	tok := p.marks[k].tok
	p.found = append(p.found, candidate{open: p.marks[o.mark].tok, close: tok, fam: single, end: tok + 1})
}

// flush ends a segment: open singles take the weak close they saw; others stay open, pending, if they look like the
// beginning of speech; so do those with a weak close when the next paragraph begins as if speech went on. A double that was never closed takes the single behind a point that closes nothing.
func (p *pairer) flush(seg *segment) {
	for len(seg.stack) > 0 {
		o := seg.stack[len(seg.stack)-1]
		speech := seg.cand < 0 && p.beginsSpeech(p.marks[o.mark].tok)
		if o.weak >= 0 && !(speech && p.goesOn) {
			p.close(seg, o.weak)
			continue
		}
		seg.stack = seg.stack[:len(seg.stack)-1]
		if speech {
			p.found = append(p.found, candidate{open: p.marks[o.mark].tok, close: -1, fam: single, end: seg.end, pending: true})
		}
	}
	if seg.cand >= 0 && seg.stray >= 0 && p.found[seg.cand].close < 0 {
		tok := p.marks[seg.stray].tok
		p.found[seg.cand].close, p.found[seg.cand].end = tok, tok+1
	}
}

// beginsSpeech reports whether token i stands where speech begins: at the start of the block, or behind a comma or colon.
func (p *pairer) beginsSpeech(i int) bool {
	if i == p.first {
		return true
	}
	w := p.t.Word(i - 1)
	return w == "," || w == ":"
}
