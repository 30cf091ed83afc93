package ask

import (
	"onrecord"
	"onrecord/export"
	"onrecord/ledger/search"
)

// mark sets where terms stand in lines that were found by them.
func mark(lines []export.Line, terms search.Terms, exact bool) {
	for i := range lines {
		l := &lines[i]
		if l.Passage == nil {
			continue
		}
		m := &export.Matches{Sentence: []export.Match{}, Passage: []export.Match{}}
		for _, at := range searched(l) {
			for _, r := range terms.Marks(l.Passage.Text[at.Start:at.End], exact) {
				m.Passage = append(m.Passage, match(l.Passage.Text, r, at.Start))
			}
		}
		from := told(l)
		for _, r := range terms.Marks(l.Sentence[from:], exact) {
			m.Sentence = append(m.Sentence, match(l.Sentence, r, from))
		}
		l.Matches = m
	}
}

func match(text string, r onrecord.Range, offset int) export.Match {
	start, end := offset+r.Start, offset+r.End
	return export.Match{Start: start, End: end, Text: text[start:end]}
}

// searched are the parts of a line's passage in which words are looked for: the content of a statement, else all of it.
func searched(l *export.Line) []onrecord.Range {
	if l.Statement == nil || len(l.Statement.Content) == 0 {
		return []onrecord.Range{{End: len(l.Passage.Text)}}
	}
	var out []onrecord.Range
	for _, c := range l.Statement.Content {
		out = append(out, onrecord.Range{Start: c.Start - l.Passage.Start, End: c.End - l.Passage.Start})
	}
	return out
}

// told is where in a line's sentence the words begin that were searched, and not those of who says so: these stand at its end. It is the
// whole sentence where that is not so, as of a statement without content.
func told(l *export.Line) int {
	var words []string
	for _, at := range searched(l) {
		words = append(words, search.Words(l.Passage.Text[at.Start:at.End])...)
	}
	places := search.Spots(l.Sentence)
	from := len(places) - len(words)
	if from < 0 || len(words) == 0 {
		return 0
	}
	for i, w := range words {
		if places[from+i].Word != w {
			return 0
		}
	}
	return places[from].Start
}

// marked are the places in a line's sentence that are set off; none without color.
func marked(l export.Line, color bool) []onrecord.Range {
	var out []onrecord.Range
	if color && l.Matches != nil {
		for _, m := range l.Matches.Sentence {
			out = append(out, onrecord.Range{Start: m.Start, End: m.End})
		}
	}
	return out
}
