package model

import (
	"strings"

	"onrecord/text"
)

// Word is one token with its analysis in Universal Dependencies.
type Word struct {
	Lower string // the token in lower case, its apostrophe a plain one
	Lemma string
	UPOS  string
	XPOS  string // Penn Treebank tag
	Feats string // "Number=Sing|Person=3", "" for none
	Rel   string // relation to Head: "nsubj", "nsubj:pass" …
	Head  int    // index into Analysis.Words, -1 for the root of a sentence
	// Cluster is the class of words that are used alike which the word belongs to: the first 16 bits of its path in the tree of
	// Brown et al. (1992), so that words whose first bits agree are alike; 0 where it is not known.
	Cluster uint16
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
	n := len(words)
	a := &Analysis{Text: t, Words: words, Entities: entities, kids: make([][]int, n), left: make([]int, n), right: make([]int, n)}
	p := &planter{a: a, count: make([]int, n), state: make([]int8, n), room: make([]int, n)}
	for _, s := range t.Sentences {
		p.plant(s.First, s.Last)
	}
	return a
}

// planter makes trees easy to walk, sentence by sentence, in linear time.
type planter struct {
	a     *Analysis
	count []int  // children of each word; those not yet looked at
	state []int8 // 0 unseen, 1 on the way up, 2 known to reach a root
	room  []int  // for the lists of children
	stack []int
}

// plant builds the tree over words [first, last).
func (p *planter) plant(first, last int) {
	a := p.a
	for i := first; i < last; i++ {
		if h := a.Words[i].Head; h == i || h < first || h >= last {
			a.Words[i].Head = -1
		}
		a.left[i], a.right[i] = i, i
	}
	p.cutCycles(first, last)
	for i := first; i < last; i++ {
		if h := a.Words[i].Head; h >= 0 {
			p.count[h]++
		}
	}
	for i := first; i < last; i++ {
		n := p.count[i]
		a.kids[i], p.room = p.room[:0:n], p.room[n:]
	}
	for i := first; i < last; i++ {
		if h := a.Words[i].Head; h >= 0 {
			a.kids[h] = append(a.kids[h], i)
		}
	}
	p.extents(first, last)
}

func (p *planter) cutCycles(first, last int) {
	for i := first; i < last; i++ {
		p.stack = p.stack[:0]
		at := i
		for at >= 0 && p.state[at] == 0 {
			p.state[at] = 1
			p.stack = append(p.stack, at)
			at = p.a.Words[at].Head
		}
		if at >= 0 && p.state[at] == 1 {
			p.a.Words[at].Head = -1 // the way up came back to itself
		}
		for _, k := range p.stack {
			p.state[k] = 2
		}
	}
}

// extents finds the first and last word below every word, children before parents.
func (p *planter) extents(first, last int) {
	a := p.a
	p.stack = p.stack[:0]
	for i := first; i < last; i++ {
		if p.count[i] == 0 {
			p.stack = append(p.stack, i)
		}
	}
	for len(p.stack) > 0 {
		i := p.stack[len(p.stack)-1]
		p.stack = p.stack[:len(p.stack)-1]
		h := a.Words[i].Head
		if h < 0 {
			continue
		}
		a.left[h], a.right[h] = min(a.left[h], a.left[i]), max(a.right[h], a.right[i])
		if p.count[h]--; p.count[h] == 0 {
			p.stack = append(p.stack, h)
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
