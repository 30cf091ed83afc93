package conll_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/eval/conll"
	"onrecord/lang"
	"onrecord/text"
)

const sample = `# newdoc id = d1
# newpar
# sent_id = 1
1	Mira	_	_	_	_	_	_	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	_	_	_	_	_	_	_	_
3	n't	_	_	_	_	_	_	_	_
4	go	_	_	_	_	_	_	_	SpaceAfter=No
5	.	_	_	_	_	_	_	_	_

# sent_id = 2
1	Stay	_	_	_	_	_	_	_	_
1.1	there	_	_	_	_	_	_	_	_
2-3	dunno	_	_	_	_	_	_	_	SpaceAfter=No
2	do	_	_	_	_	_	_	_	_
3	know	_	_	_	_	_	_	_	_

# newpar
1	Bye	_	_	_	_	_	_	_	_

# newdoc id = d2
1	Hi	_	_	_	_	_	_	_	_
`

func TestRead(t *testing.T) {
	docs, err := conll.Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].ID != "d1" || docs[1].Text != "Hi" {
		t.Fatalf("documents: %+v", docs)
	}
	d := docs[0]
	if want := "Mira don't go. Stay dunno\n\nBye"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	var words, sents, pars []string
	for _, r := range d.Words {
		words = append(words, d.Text[r.Start:r.End])
	}
	for _, r := range d.Sentences {
		sents = append(sents, d.Text[r.Start:r.End])
	}
	for _, r := range d.Paragraphs {
		pars = append(pars, d.Text[r.Start:r.End])
	}
	if got, want := strings.Join(words, " "), "Mira do n't go . Stay dunno dunno Bye"; got != want {
		t.Errorf("words %q, want %q", got, want)
	}
	if got, want := strings.Join(sents, "|"), "Mira don't go.|Stay dunno|Bye"; got != want {
		t.Errorf("sentences %q, want %q", got, want)
	}
	if got, want := strings.Join(pars, "|"), "Mira don't go. Stay dunno|Bye"; got != want {
		t.Errorf("paragraphs %q, want %q", got, want)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, in := range []string{"1\tMira", "x\tMira\t_\t_\t_\t_\t_\t_\t_\t_", "1\t\t_\t_\t_\t_\t_\t_\t_\t_", "1-y\tMira\t_\t_\t_\t_\t_\t_\t_\t_"} {
		if _, err := conll.Read(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: error %v, want one with the line", in, err)
		}
	}
}

func TestCompare(t *testing.T) {
	docs, _ := conll.Read(strings.NewReader(sample))
	d := docs[0]
	s := conll.Compare(d, text.New(d.OnRecord(), nil)) // no lists: don't stays whole
	if s.Words != (conll.Score{Gold: 9, System: 7, Match: 6}) || s.Sentences != (conll.Score{Gold: 3, System: 3, Match: 3}) {
		t.Errorf("scores %+v", s)
	}
	if got := s.Words.F1(); got != 0.75 {
		t.Errorf("F1 %v, want 0.75", got)
	}
}

// TestTreebanks holds the cutter to floors on the development parts. ONRECORD_CORPORA names the folder that holds corpora/.
func TestTreebanks(t *testing.T) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		t.Skip("ONRECORD_CORPORA is not set")
	}
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file             string
		words, sentences float64
	}{
		{"ud-ewt/dev", 0.989, 0.805},
		{"ud-gum/dev", 0.997, 0.955},
	} {
		data, err := os.ReadFile(filepath.Join(root, "corpora", c.file+".conllu"))
		if err != nil {
			t.Fatal(err)
		}
		docs, err := conll.Read(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var sum conll.Scores
		for _, d := range docs {
			cut := text.New(d.OnRecord(), pack.Text())
			if b := text.Check(cut); len(b) > 0 {
				t.Errorf("%s %s: %v", c.file, d.ID, b[0])
			}
			sum = sum.Add(conll.Compare(d, cut))
		}
		t.Logf("%s: words F1 %.4f, sentences F1 %.4f", c.file, sum.Words.F1(), sum.Sentences.F1())
		if sum.Words.F1() < c.words || sum.Sentences.F1() < c.sentences {
			t.Errorf("%s: words %.4f (floor %.4f), sentences %.4f (floor %.4f)", c.file, sum.Words.F1(), c.words, sum.Sentences.F1(), c.sentences)
		}
	}
}
