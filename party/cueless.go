package party

// quotedBefore bounds how many paragraphs of nothing but quoted words may stand between a quotation without a cue and whoever speaks.
const quotedBefore = 4

// goesOnBy is the sieve of quotations without a cue.
const goesOnBy = "speaker before"

// cueless reports whether the mention is a quotation that neither a cue nor a source goes with.
func (r *resolver) cueless(m Mention) bool {
	return m.First < 0 && m.Head >= 0 && m.Head < len(r.Words)
}

// goingOn finds who speaks in a quotation without a cue: whoever the text before it, in its paragraph or the one before, speaks of
// or lets speak last. "Lund shrugged. “Ask the bank.”" Nobody in a title, which may quote anybody.
func (r *resolver) goingOn(m Mention) resolution {
	if k := r.pulledFrom(m); k >= 0 {
		return r.pulled(m, k)
	}
	if r.headline[m.Head] || !r.speaks[m.Head] {
		return nobody
	}
	here := r.Text.ParagraphOf(r.Text.SentenceOf(m.Head))
	for p, left := here, 1+quotedBefore; p >= 0 && left > 0; p-- {
		par := r.Text.Paragraphs[p]
		first := r.Text.Sentences[par.First].First
		if par.First >= par.Last || !r.speaks[first] || r.headline[first] {
			continue // a caption, a cross-heading
		}
		end := min(r.Text.Sentences[par.Last-1].Last, m.Head)
		if who := r.holdsFloor(first, end); who >= 0 {
			return r.pointing(who, m.Head, goesOnBy)
		}
		if p < here && !r.allQuoted(first, end) {
			return nobody
		}
		left--
	}
	return nobody
}

// holdsFloor is whom tokens [first, end) leave speaking: the last source of the article's own voice, unless a later sentence is
// about another person. -1 for nobody.
func (r *resolver) holdsFloor(first, end int) int {
	who, sentence := -1, -1
	for i := len(r.trail) - 1; i >= 0; i-- {
		s := r.trail[i]
		if s.at >= end {
			continue
		}
		here := r.Text.SentenceOf(s.at)
		if s.at < first || who >= 0 && here < sentence {
			break
		}
		switch {
		case r.quoted[s.at]:
		case s.source && r.ownVoice(s.at):
			return s.who
		case who < 0 && s.part == subject && r.ofMainClause(s.at) && r.cast.members[s.who].isPerson():
			who, sentence = s.who, here
		}
	}
	return who
}

// ownVoice reports whether the source at token i speaks in the article's own voice, not in somebody's words.
func (r *resolver) ownVoice(i int) bool {
	s := r.sourceAt[i]
	return s >= 0 && r.sources[s].Speaker < 0
}

// ofMainClause reports whether token i belongs to the verb that heads its sentence, or to one beside that.
func (r *resolver) ofMainClause(i int) bool {
	h := r.Words[i].Head
	for n := 0; n < 4 && h >= 0 && r.Is(h, "conj"); n++ {
		h = r.Words[h].Head
	}
	return h >= 0 && r.Words[h].Head < 0
}

// allQuoted reports whether nothing but quoted words and marks stands in tokens [first, end).
func (r *resolver) allQuoted(first, end int) bool {
	for i := first; i < end; i++ {
		if !r.quoted[i] && !r.Punct(i) {
			return false
		}
	}
	return true
}
