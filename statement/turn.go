package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/text"
)

// turn is a labelled turn of an interview: "Rusk: What happened?", with the paragraphs that go on without a label.
type turn struct {
	label run
	words []run
}

// longestLabel is how many tokens a speaker label has at most, its colon not counted.
const longestLabel = 5

// fewestTurns is how many labelled paragraphs make an interview; a single "Warning: …" does not.
const fewestTurns = 3

// draftTurns drafts one statement for each labelled turn. Labels count only where they come back: at least three labelled
// paragraphs, and each label twice or as part of a name elsewhere in the text.
func (f *finder) draftTurns() {
	for _, t := range f.turns() {
		d := &draft{cue: noRun, mark: -1, head: t.words[0].first, act: onrecord.Asserts, content: t.words, quotation: -1, turn: t.words[0],
			source: NoPhrase, sentence: f.t.SentenceOf(t.words[0].first), by: map[string]string{}, said: said{noRun}}
		d.set("content", "labelled turn")
		if t.label.ok() {
			d.turn, d.source = t.label, Phrase{t.label.first, t.label.last, f.topOf(t.label)}
			d.set("source", "speaker label")
		}
		if f.lower[t.words[len(t.words)-1].last] == "?" {
			d.act = onrecord.Asks
		}
		f.drafts = append(f.drafts, d)
	}
}

func (f *finder) turns() []turn {
	labels := make([]run, len(f.t.Paragraphs))
	count := map[string]int{}
	total := 0
	for p, par := range f.t.Paragraphs {
		if labels[p] = f.label(par); labels[p].ok() {
			count[f.span(labels[p]).Text]++
			total++
		}
	}
	if total < fewestTurns {
		return nil
	}
	last := len(labels) - 1
	for last >= 0 && !labels[last].ok() {
		last--
	}
	asked := len(count) == 1 // only the questions have a label: what stands between them answers
	var out []turn
	for p, l := range labels {
		par := f.t.Paragraphs[p]
		switch {
		case l.ok():
			if name := f.span(l).Text; count[name] > 1 || f.standsElsewhere(name, l) {
				r := run{l.last + 1, f.t.Sentences[par.Last-1].Last - 1}
				for r.first < r.last && f.Punct(r.first) && !f.opens(r.first) {
					r.first++
				}
				out = append(out, turn{l, f.unquoted(r)})
			}
		case len(out) > 0 && p < last && f.speaks(par) && f.t.Document.Blocks[par.Block].Kind == onrecord.Body:
			r := run{f.t.Sentences[par.First].First, f.t.Sentences[par.Last-1].Last - 1}
			t := &out[len(out)-1]
			if asked && f.lower[t.words[len(t.words)-1].last] == "?" {
				out = append(out, turn{noRun, []run{r}})
				continue
			}
			t.words = append(t.words, r)
		}
	}
	return out
}

// unquoted is r as one part, without quotation marks that hold all of it.
func (f *finder) unquoted(r run) []run {
	if f.opens(r.first) && f.closesAt(r) {
		return f.trimmed(r)
	}
	return []run{r}
}

// label is the speaker label that paragraph par begins with: a few words in capitals before a colon that text follows.
func (f *finder) label(par text.Paragraph) run {
	if !f.speaks(par) || f.t.Document.Blocks[par.Block].Kind != onrecord.Body || par.First >= par.Last {
		return noRun
	}
	first, last := f.t.Sentences[par.First].First, f.t.Sentences[par.Last-1].Last
	if l := f.bracketed(first, last); l.ok() {
		return l
	}
	for i := first; i < last-1 && i <= first+longestLabel; i++ {
		w := f.t.Word(i)
		if w == ":" {
			if i == first || f.t.Tokens[i].End == f.t.Tokens[i+1].Start {
				return noRun
			}
			return run{first, i - 1}
		}
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) && w != "." && !f.hyphen(i) {
			return noRun
		}
	}
	return noRun
}

// bracketed is the label in brackets or doubled brackets that a paragraph begins with: "[Rusk] What happened?", "((WN)) : …".
func (f *finder) bracketed(first, last int) run {
	at := first
	for at < last && (f.t.Word(at) == "(" || f.t.Word(at) == "[" || f.t.Word(at) == "((" || f.t.Word(at) == "[[") {
		at++
	}
	open := at - first
	end := at
	for end < last && end-at < longestLabel && f.capital(end) {
		end++
	}
	if open == 0 || end == at {
		return noRun
	}
	for i := range open {
		if end+i+1 >= last || !strings.HasPrefix(f.t.Word(end+i), ")") && !strings.HasPrefix(f.t.Word(end+i), "]") {
			return noRun
		}
	}
	return run{at, end - 1}
}

// standsElsewhere reports whether the label is a part of a name that stands elsewhere in the text.
func (f *finder) standsElsewhere(label string, at run) bool {
	doc := f.t.Document.Text
	span := f.span(at)
	return strings.Contains(doc[:span.Start], label) || strings.Contains(doc[span.End:], label)
}
