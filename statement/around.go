package statement

// around: the cue clause stands as a parenthesis in, or behind, the clause that it reports: the tree has it as parataxis
// below the head of that clause.
func (f *finder) around(d *draft) []run {
	h := f.Words[d.head].Head
	if h < 0 || !f.Is(d.head, "parataxis") || !d.source.OK() {
		return nil
	}
	cue := run{f.clauseStart(d), max(f.clauseEnd(d), min(f.Right(d.source.Head), f.Right(d.head)))}
	for _, k := range f.Children(d.head) { // "… , he said, and added that …": what is coordinated with the cue is not reported by it
		if k > d.cue.last && f.Is(k, "conj") {
			cue.last = max(cue.last, f.Right(k))
		}
	}
	r := run{f.Left(h), f.Right(h)}
	if r.last < cue.first || r.first > cue.last {
		return nil
	}
	if h > cue.last { // "X said, Y happened": Y is the head, and follows
		return f.trimmed(run{cue.last + 1, r.last})
	}
	if !f.setOff(d) {
		return nil
	}
	if r.first < cue.first {
		r.first = f.sinceBreak(run{r.first, cue.first - 1}).first
	}
	return f.without(r, cue)
}

// clauseHead is the head of the clause that word i stands in: the nearest verb, or noun with a copula, above it.
func (f *finder) clauseHead(i int) int {
	for at, steps := i, 0; at >= 0 && steps < 30; at, steps = f.Words[at].Head, steps+1 {
		if at != i && (f.Words[at].UPOS == "VERB" || f.Child(at, "cop") >= 0 || f.Words[at].Head < 0) {
			return at
		}
		if f.Words[at].Head < 0 {
			return at
		}
	}
	return -1
}

// clauseExtent is the words of the clause headed by h: its subtree, cut where another finite clause is coordinated.
func (f *finder) clauseExtent(h int) run {
	r := run{f.Left(h), f.Right(h)}
	for _, k := range f.Children(h) {
		if k > h && f.Is(k, "conj", "parataxis") && f.Finite(k) && f.ownSubject(k) >= 0 {
			r.last = min(r.last, f.Left(k)-1)
		}
	}
	return r
}
