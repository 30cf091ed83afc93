package text

// The bounds of what can be a term in quotation marks.
const (
	scareWords  = 4
	scareTokens = 6 // hyphens and apostrophes are tokens too
)

// isScare reports whether q is, by its shape and place alone, a term, a title or words held at arm's length rather than
// somebody's sentence: one closed stretch of at most four words inside one sentence, with no clausal word, no point but
// those of abbreviations, and joined to the sentence around it: a word stands right before it, or, at the beginning of
// the sentence, right behind it. Behind a comma or colon it is speech, however short. A mixed quotation (called it
// "a farce") has the same shape: whether somebody said it is for the statement room to find.
func isScare(t *Text, w *Words, q Quotation) bool {
	if !q.Closed || q.Next >= 0 {
		return false
	}
	first := t.TokenAt(q.Inner.Start)
	end := t.TokenAt(q.Inner.End - 1)
	if end++; end-first > scareTokens {
		return false
	}
	words := 0
	for i := first; i < end; i++ {
		switch word := t.Word(i); {
		case isWord(word) || len(word) > 1 && word[0] == '\'':
			if has(w.Clausal, word) {
				return false
			}
			words++
		case word == "," || word == ";" || word == ":" || stopOf(word) != noStop:
			return false
		}
	}
	sent := t.SentenceOf(first)
	s := t.Sentences[sent]
	if words == 0 || words > scareWords || end > s.Last {
		return false
	}
	before, behind := t.TokenAt(q.Start)-1, t.TokenAt(q.End-1)+1
	if before >= s.First {
		return joins(t.Word(before))
	}
	return behind < s.Last && joins(t.Word(behind))
}

// joins reports whether the token w ties a term to its sentence: a word, an ending ('s), a bracket, a mark of quotation.
func joins(w string) bool {
	if f, _ := quoteOf(w); f != noQuote {
		return true
	}
	r, _ := last(w)
	return isWord(w) || kindOfRune(r) == letter || w == "(" || w == "["
}

// isWord reports whether the token w begins with a letter or a digit.
func isWord(w string) bool { return starts(w, letter) || starts(w, digit) }
