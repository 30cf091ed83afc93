package model

import (
	"strings"
	"testing"
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

// BenchmarkLoad is what every start of the program pays.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
