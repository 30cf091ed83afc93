package neural

import (
	"strings"
	"testing"
)

const reported = `1	She	_	PRON	PRP	_	2	nsubj	_	_
2	said	_	VERB	VBD	_	0	root	_	_
3	that	_	SCONJ	IN	_	6	mark	_	_
4	the	_	DET	DT	Definite=Def|PronType=Art	5	det	_	_
5	dam	_	NOUN	NN	_	7	nsubj:pass	_	_
6	was	_	AUX	VBD	_	7	aux:pass	_	_
7	closed	_	VERB	VBN	_	2	ccomp	_	_
8	.	_	PUNCT	.	_	2	punct	_	_

`

func forms(s Sentence) string {
	var out []string
	for _, w := range s {
		out = append(out, w.Form)
	}
	return strings.Join(out, " ")
}

func TestNewsKeepsTheTree(t *testing.T) {
	trees, err := Read(strings.NewReader(strings.Replace(reported, "6	mark", "7	mark", 1)), "test")
	if err != nil {
		t.Fatal(err)
	}
	s := trees[0]
	if that := conjunctionOf(s); that != 2 {
		t.Errorf("the conjunction is word %d, want 2", that)
	}
	b := s.behind(false)
	if got := forms(b); got != "The dam was closed , she said ." {
		t.Errorf("behind: %q", got)
	}
	if s.behind(true) != nil {
		t.Error("a pronoun was inverted")
	}
	if b[6].Head != -1 || b[3].Head != 6 || b[3].Rel != "ccomp" || b[5].Head != 6 || b[4].Head != 3 {
		t.Errorf("the tree is not the same: %v", b)
	}
	if got := forms(headline(b)); got != "Dam closed , she said" {
		t.Errorf("headline: %q", got)
	}
	s[0] = Token{Form: "Officials", UPOS: "NOUN", XPOS: "NNS", Rel: "nsubj", Head: 1}
	if got := forms(s.behind(true)); got != "The dam was closed , said officials ." {
		t.Errorf("inverted: %q", got)
	}
}

// Every rewritten tree has one root, and heads that are there.
func TestNewsMakesTrees(t *testing.T) {
	trees, err := Read(strings.NewReader(strings.Replace(strings.Repeat(reported, 50), "6	mark", "7	mark", -1)), "test")
	if err != nil {
		t.Fatal(err)
	}
	news := News(trees, 1)
	if len(news) < 50 {
		t.Errorf("%d trees of 50 were rewritten", len(news))
	}
	for _, s := range news {
		roots := 0
		for i, w := range s {
			if w.Head < 0 {
				roots++
			}
			if w.Head >= len(s) || w.Head == i {
				t.Fatalf("word %d has head %d: %v", i, w.Head, s)
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots: %v", roots, s)
		}
	}
}
