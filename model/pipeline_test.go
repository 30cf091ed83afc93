package model

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/text"
)

// textOf makes a Text of sentences whose tokens stand between spaces.
func textOf(sentences ...string) *text.Text {
	t := &text.Text{Document: &onrecord.Document{Text: strings.Join(sentences, "\n")}}
	at := 0
	for _, s := range sentences {
		first := len(t.Tokens)
		for _, w := range strings.Split(s, " ") {
			t.Tokens = append(t.Tokens, text.Token{Start: at, End: at + len(w)})
			at += len(w) + 1
		}
		t.Sentences = append(t.Sentences, text.Sentence{First: first, Last: len(t.Tokens)})
	}
	return t
}

func TestAnalyze(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tx := textOf("The minister said that she had not met the two farmers .", "Arben Kovač went to Tirana .")
	a := p.Analyze(tx)
	var got []string
	for i, w := range a.Words {
		head := "ROOT"
		if w.Head >= 0 {
			head = tx.Word(w.Head)
		}
		got = append(got, strings.Join([]string{tx.Word(i), w.Lower, w.Lemma, w.UPOS, w.XPOS, w.Rel, head}, " "))
	}
	for _, want := range []string{"minister minister minister NOUN NN nsubj said", "said said say VERB VBD root ROOT",
		"met met meet VERB VBN ccomp said", "farmers farmers farmer NOUN NNS obj met", "went went go VERB VBD root ROOT",
		"Tirana tirana Tirana PROPN NNP obl went"} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
}
