package conll

import (
	"strings"

	"onrecord"
	"onrecord/model"
)

// TreeScores are those of the shared task for an analysis. Each counts words: those of both sides, and the ones that are
// aligned and right. With the gold's own tokens all words are aligned, and an F1 is the share of words that are right.
type TreeScores struct {
	Words, Sentences, UPOS, XPOS, Lemmas, UAS, LAS Score
}

// Add is the sum of both.
func (s TreeScores) Add(o TreeScores) TreeScores {
	return TreeScores{s.Words.Add(o.Words), s.Sentences.Add(o.Sentences), s.UPOS.Add(o.UPOS), s.XPOS.Add(o.XPOS),
		s.Lemmas.Add(o.Lemmas), s.UAS.Add(o.UAS), s.LAS.Add(o.LAS)}
}

// CompareTrees scores the system's rows and sentences of the gold's text. Relations count without their subtypes; a word whose
// lemma the gold leaves out counts as right; a head is right when both words are roots or their heads are aligned.
func CompareTrees(gold, system *Document) TreeScores {
	pairs := Align(gold.Rows, system.Rows)
	all := Score{Gold: len(gold.Rows), System: len(system.Rows)}
	out := TreeScores{Words: all, UPOS: all, XPOS: all, Lemmas: all, UAS: all, LAS: all, Sentences: compare(gold.Sentences, system.Sentences)}
	for j, i := range pairs {
		if i < 0 {
			continue
		}
		g, s := &gold.Rows[i], &system.Rows[j]
		head := g.Head < 0 && s.Head < 0 || g.Head >= 0 && s.Head >= 0 && pairs[s.Head] == g.Head
		out.Words.Match++
		out.UPOS.count(g.UPOS == s.UPOS)
		out.XPOS.count(g.XPOS == s.XPOS)
		out.Lemmas.count(g.Lemma == "" || g.Lemma == s.Lemma)
		out.UAS.count(head)
		out.LAS.count(head && universal(g.Rel) == universal(s.Rel))
	}
	return out
}

func (s *Score) count(right bool) {
	if right {
		s.Match++
	}
}

func universal(rel string) string {
	base, _, _ := strings.Cut(rel, ":")
	return base
}

// Of is an analysis as a Document, to compare with the gold. Its forms are those of its text.
func Of(a *model.Analysis) *Document {
	d := &Document{Text: a.Text.Document.Text}
	d.Words, d.Sentences = Ranges(a.Text)
	for i, w := range a.Words {
		d.Rows = append(d.Rows, Row{Range: onrecord.Range(a.Text.Tokens[i]), Form: a.Text.Word(i), Lemma: w.Lemma, UPOS: w.UPOS,
			XPOS: w.XPOS, Feats: w.Feats, Rel: w.Rel, Head: w.Head})
	}
	return d
}
