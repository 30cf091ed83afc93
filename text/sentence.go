package text

import (
	"strings"

	"onrecord"
)

// sentencer cuts the tokens of a block into sentences.
type sentencer struct {
	text  string
	words *Words
	toks  []Token // all tokens of the text so far
	kind  onrecord.BlockKind
	first int // first token of the block
	start int // first token of the sentence at hand
}

// longestSentence bounds a sentence, in tokens. What reads sentences takes more than linear time on them, and nobody writes such; the
// longest of the treebanks has 159.
const longestSentence = 400

// cut appends the sentences of the tokens [first, len(toks)) to out.
func (s *sentencer) cut(out []Sentence, first int) []Sentence {
	s.first, s.start = first, first
	for i := first; i < len(s.toks); i++ {
		if i+1 == len(s.toks) || s.ends(&i) || i+1-s.start >= longestSentence {
			out = append(out, Sentence{s.start, i + 1})
			s.start = i + 1
		}
	}
	return out
}

// ends reports whether the sentence ends with token *i, which is moved on over the closing marks behind a stop.
func (s *sentencer) ends(i *int) bool {
	if s.lineEnds(*i) {
		return true
	}
	stop := s.stopAt(*i)
	if stop == noStop {
		return false
	}
	j := s.closers(*i + 1)
	if j == len(s.toks) {
		*i = j - 1
		return true
	}
	if s.lineEnds(j-1) || s.stopEnds(stop, *i, j-1) {
		*i = j - 1
		return true
	}
	return false
}

// stopAt is what kind of stop token i is. Stops that stand apart (. . .) are one, and only the last counts.
func (s *sentencer) stopAt(i int) stopKind {
	stop := stopOf(s.word(i))
	if stop == noStop || stop == abbrev {
		return stop
	}
	if next := stopOf(s.word(i + 1)); next != noStop && next != abbrev && next != smile {
		return noStop
	}
	if stop == fullStop && i > s.start+1 && s.word(i-1) == "." && s.word(i-2) == "." {
		return dots
	}
	return stop
}

// closers is the first token from i on that does not belong to the sentence whose stop stands before i: closing marks,
// smileys and the numbers of notes do.
func (s *sentencer) closers(i int) int {
	for i < len(s.toks) {
		switch {
		case s.closer(i), stopOf(s.word(i)) == smile:
			i++
		case s.word(i) == "[" && i+2 < len(s.toks) && s.word(i+2) == "]" && starts(s.word(i+1), digit):
			i += 3
		default:
			return i
		}
	}
	return i
}

// lineEnds reports whether the line break behind token i, if there is one, ends the sentence: an empty line; a list mark
// on the next line; in a list, a table or a byline every line that does not go on with a small letter.
func (s *sentencer) lineEnds(i int) bool {
	gap := s.text[s.toks[i].End:s.toks[i+1].Start]
	n := strings.IndexByte(gap, '\n')
	if n < 0 {
		return false
	}
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	next := s.word(i + 1)
	switch s.kind {
	case onrecord.List, onrecord.Table, onrecord.Byline:
		return !isLower(next)
	}
	if !isBullet(next) || i+2 >= len(s.toks) || s.toks[i+1].End == s.toks[i+2].Start {
		return false
	}
	if next != "-" && next != "–" {
		return true
	}
	// A dash may also begin a line of wrapped text.
	return s.word(i) == ":" || s.word(s.start) == next || stopOf(s.word(i)) != noStop || isUpper(s.word(i+2))
}

// isBullet reports whether w is a mark that begins an item of a list.
func isBullet(w string) bool {
	switch w {
	case "•", "·", "●", "○", "◦", "▪", "■", "►", "‣", "⁃", "*", "-", "–":
		return true
	}
	return false
}

func (s *sentencer) word(i int) string { return s.text[s.toks[i].Start:s.toks[i].End] }

// glued reports whether nothing stands between token i and the one before.
func (s *sentencer) glued(i int) bool { return i > s.first && s.toks[i-1].End == s.toks[i].Start }

// thin reports whether only a thin or no-break space parts token i from the one before, as between two closing marks.
func (s *sentencer) thin(i int) bool {
	return !strings.ContainsAny(s.text[s.toks[i-1].End:s.toks[i].Start], " \t\r\n")
}

// closer reports whether token i closes what stands before it: a closing bracket, or a quotation mark with nothing before
// it and no word right behind it.
func (s *sentencer) closer(i int) bool {
	switch w := s.word(i); w {
	case ")", "]", "}", "”", "’", "»", "›", "」", "』", "''", "’’", "“", "\"", "'":
		if !s.glued(i) && !s.thin(i) {
			return w == "»" && !s.wordAfter(i) || w == "''" || w == ")"
		}
		if w == "“" || w == "\"" || w == "'" {
			return !s.wordAfter(i)
		}
		return true
	}
	return false
}

// wordAfter reports whether a word follows token i with nothing between.
func (s *sentencer) wordAfter(i int) bool {
	e := s.toks[i].End
	return i+1 < len(s.toks) && s.toks[i+1].Start == e && (starts(s.text[e:], letter) || starts(s.text[e:], digit))
}
