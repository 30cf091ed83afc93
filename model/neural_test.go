package model

import (
	"os"
	"strings"
	"testing"

	"onrecord/text"
)

// TestNetwork: the network's trees reach the Analysis with their heads in the right sentence, whatever tokens lie between.
func TestNetwork(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tx := textOf("The spokeswoman of the ministry declined to comment .", "Officials who were asked twice did not reply .")
	a := p.Analyze(tx)
	tree := func(word string) string {
		for i := range a.Words {
			if tx.Word(i) == word {
				head := "ROOT"
				if a.Words[i].Head >= 0 {
					head = tx.Word(a.Words[i].Head)
				}
				return strings.Join([]string{a.Words[i].Rel, head, a.Words[i].XPOS}, " ")
			}
		}
		return "absent"
	}
	for word, want := range map[string]string{"spokeswoman": "nsubj declined NN", "comment": "xcomp declined VB", "declined": "root ROOT VBD",
		"Officials": "nsubj reply NNS", "who": "nsubj:pass asked WP", "asked": "acl:relcl Officials VBN", "reply": "root ROOT VB"} {
		if got := tree(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestNetworkForeign(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{nil, []byte("foreign"), make([]byte, 4096)} {
		if err := p.addNetwork("some.bin", data); err == nil || !strings.Contains(err.Error(), "some.bin") {
			t.Errorf("%d foreign bytes: error %v", len(data), err)
		}
	}
}

// BenchmarkPipeline is the whole chain on the development part of ud-ewt, a hundred sentences at a time, and its parts.
func BenchmarkPipeline(b *testing.B) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		b.Skip("ONRECORD_CORPORA is not set")
	}
	data, err := os.ReadFile(root + "/corpora/ud-ewt/dev.conllu")
	if err != nil {
		b.Fatal(err)
	}
	var texts []*text.Text
	var sentences []string
	var words []string
	tokens := 0
	for _, line := range strings.Split(string(data), "\n") {
		col := strings.Split(line, "\t")
		switch {
		case line == "" && len(words) > 0:
			sentences, words = append(sentences, strings.Join(words, " ")), nil
			if len(sentences) == 100 {
				texts, sentences = append(texts, textOf(sentences...)), nil
			}
		case len(col) == 10 && !strings.ContainsAny(col[0], "-.") && !strings.Contains(col[1], " "):
			words = append(words, col[1])
		}
	}
	for _, t := range texts {
		tokens += len(t.Tokens)
	}
	p, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	net := p.net
	run := func(name string, f func(t *text.Text)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, t := range texts {
					f(t)
				}
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
	run("all", func(t *text.Text) { p.Analyze(t) })
	var nb netBench
	run("network", func(t *text.Text) { net.run(t, make([]Word, len(t.Tokens)), &nb) })
	bn := p.benches.New().(*bench)
	run("forms and names", func(t *text.Text) {
		p.look(t, bn)
		p.names(t, bn)
	})
}

// BenchmarkLoad is what every start of the program pays.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
