package model

import (
	"strings"

	"onrecord/text"
)

// Word is one token with its analysis in Universal Dependencies.
type Word struct {
	Lower string // the token in lower case
	Lemma string
	UPOS  string
	XPOS  string // Penn Treebank tag
	Feats string // "Number=Sing|Person=3", "" for none
	Rel   string // relation to Head: "nsubj", "nsubj:pass" …
	Head  int    // index into Analysis.Words, -1 for the root of a sentence
}

// Entity is a name: the tokens [First, Last) and what they name.
type Entity struct {
	First, Last int
	Kind        string // "PER", "ORG", "LOC", "MISC"
}

// Analysis is a Text with one Word a token, its names, and its trees made easy to walk. It is not changed once made.
type Analysis struct {
	Text     *text.Text
	Words    []Word
	Entities []Entity // in order, disjoint
	kids     [][]int  // children in the order of the text
	left     []int    // first word of the subtree
	right    []int    // last word of the subtree
}

// NewAnalysis takes words as they are, one for each token of t, with heads inside their own sentence. A head that points
// outside it, or a cycle, is cut: the word becomes a root, so that no later walk can run away.
func NewAnalysis(t *text.Text, words []Word, entities []Entity) *Analysis {
	a := &Analysis{Text: t, Words: words, Entities: entities, kids: make([][]int, len(words)),
		left: make([]int, len(words)), right: make([]int, len(words))}
	for _, s := range t.Sentences {
		a.plant(s.First, s.Last)
	}
	return a
}

// plant builds the tree over words [first, last) in linear time.
func (a *Analysis) plant(first, last int) {
	for i := first; i < last; i++ {
		if h := a.Words[i].Head; h == i || h < first || h >= last {
			a.Words[i].Head = -1
		}
		a.left[i], a.right[i] = i, i
	}
	a.cutCycles(first, last)
	for i := first; i < last; i++ {
		if h := a.Words[i].Head; h >= 0 {
			a.kids[h] = append(a.kids[h], i)
		}
	}
	a.extents(first, last)
}

func (a *Analysis) cutCycles(first, last int) {
	state := make([]int8, last-first) // 0 unseen, 1 on the way up, 2 known to reach a root
	var path []int
	for i := first; i < last; i++ {
		path = path[:0]
		at := i
		for at >= 0 && state[at-first] == 0 {
			state[at-first] = 1
			path = append(path, at)
			at = a.Words[at].Head
		}
		if at >= 0 && state[at-first] == 1 {
			a.Words[at].Head = -1 // the way up came back to itself
		}
		for _, p := range path {
			state[p-first] = 2
		}
	}
}

// extents finds the first and last word below every word, children before parents.
func (a *Analysis) extents(first, last int) {
	waiting := make([]int, last-first)
	var ready []int
	for i := first; i < last; i++ {
		waiting[i-first] = len(a.kids[i])
		if len(a.kids[i]) == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		h := a.Words[i].Head
		if h < 0 {
			continue
		}
		a.left[h], a.right[h] = min(a.left[h], a.left[i]), max(a.right[h], a.right[i])
		if waiting[h-first]--; waiting[h-first] == 0 {
			ready = append(ready, h)
		}
	}
}

// Children lists the children of word i in the order of the text. The list is the Analysis's own: do not change it.
func (a *Analysis) Children(i int) []int { return a.kids[i] }

// Left is the first word of the subtree of i.
func (a *Analysis) Left(i int) int { return a.left[i] }

// Right is the last word of the subtree of i.
func (a *Analysis) Right(i int) int { return a.right[i] }

// Child is the first child of i with one of the relations (subtypes included, as in [Analysis.Is]), or -1.
func (a *Analysis) Child(i int, rels ...string) int {
	for _, k := range a.kids[i] {
		if a.Is(k, rels...) {
			return k
		}
	}
	return -1
}

// Is reports whether word i has one of the relations; "nsubj" matches "nsubj:pass" as well.
func (a *Analysis) Is(i int, rels ...string) bool {
	r := a.Words[i].Rel
	for _, want := range rels {
		if r == want || strings.HasPrefix(r, want) && r[len(want)] == ':' {
			return true
		}
	}
	return false
}

// Below reports whether word i stands in the subtree of top, top itself included.
func (a *Analysis) Below(i, top int) bool {
	for ; i >= 0; i = a.Words[i].Head {
		if i == top {
			return true
		}
	}
	return false
}

// Sentence is the range of words [first, last) of the sentence that holds word i.
func (a *Analysis) Sentence(i int) (first, last int) {
	s := a.Text.Sentences[a.Text.SentenceOf(i)]
	return s.First, s.Last
}

// Punct reports whether word i is punctuation.
func (a *Analysis) Punct(i int) bool { return a.Words[i].UPOS == "PUNCT" }

// Verb reports whether word i is a verb or an auxiliary.
func (a *Analysis) Verb(i int) bool { return a.Words[i].UPOS == "VERB" || a.Words[i].UPOS == "AUX" }

// Nominal reports whether word i is a noun, a name, a pronoun or a number.
func (a *Analysis) Nominal(i int) bool {
	switch a.Words[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM":
		return true
	}
	return false
}

// Finite reports whether the verb group of i is finite: its own tag, or that of an auxiliary below it, says so.
func (a *Analysis) Finite(i int) bool {
	if finiteTag(a.Words[i].XPOS) {
		return true
	}
	for _, k := range a.kids[i] {
		if a.Is(k, "aux", "cop") && finiteTag(a.Words[k].XPOS) {
			return true
		}
	}
	return false
}

// finiteTag: the Penn Treebank tags of finite verb forms and modals.
func finiteTag(x string) bool { return x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" }
