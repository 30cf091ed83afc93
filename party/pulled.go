package party

// fewestPulled is how many words a quotation must have to be known again elsewhere.
const fewestPulled = 3

// pulledFrom is where the words of the quotation of m, set out without a cue in a title or a paragraph of its own, stand again in
// quotation marks in the text; -1 for nowhere. Linear in the text.
func (r *resolver) pulledFrom(m Mention) int {
	var words []string
	end := m.Head
	for ; end < len(r.Words) && r.quoted[end] && (end == m.Head || r.Text.ParagraphOf(r.Text.SentenceOf(end)) == r.Text.ParagraphOf(r.Text.SentenceOf(m.Head))); end++ {
		if !r.Punct(end) {
			words = append(words, r.lower[end])
		}
	}
	if len(words) < fewestPulled {
		return -1
	}
	for i := range r.Words {
		if r.quoted[i] && r.speaks[i] && !r.headline[i] && (i < m.Head || i >= end) && r.lower[i] == words[0] && r.repeats(i, words) {
			return i
		}
	}
	return -1
}

// repeats reports whether the quoted words from token i on are these, whatever marks stand between them.
func (r *resolver) repeats(i int, words []string) bool {
	for ; len(words) > 0; i++ {
		if i >= len(r.Words) || !r.quoted[i] {
			return false
		}
		if r.Punct(i) {
			continue
		}
		if r.lower[i] != words[0] {
			return false
		}
		words = words[1:]
	}
	return true
}

// pulled is who speaks in the words at token i, which a quotation set out elsewhere repeats: the source of their sentence, else of their
// paragraph.
func (r *resolver) pulled(m Mention, i int) resolution {
	best := -1
	for k, x := range r.sources {
		if r.valid(x) && !r.quoted[x.Head] && x.Speaker < 0 && r.Text.SentenceOf(x.Head) == r.Text.SentenceOf(i) && (best < 0 || x.Head < r.sources[best].Head) {
			best = k
		}
	}
	if best < 0 {
		best = r.speakerBeside(Mention{i, i, i, -1, -1})
	}
	if best < 0 || r.res[best].who < 0 {
		return nobody
	}
	return r.pointing(r.res[best].who, m.Head, "the same words elsewhere")
}
