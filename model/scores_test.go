package model

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"onrecord/text"
)

// column is the tokens and one or more columns of a corpus, cut into documents at comments that begin with "# newdoc".
type column struct {
	texts []*text.Text
	rows  [][]string // of each token, all texts after each other
}

func readColumns(t testing.TB, path string, form int) *column {
	t.Helper()
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		t.Skip("ONRECORD_CORPORA is not set")
	}
	data, err := os.ReadFile(root + "/corpora/" + path)
	if err != nil {
		t.Fatal(err)
	}
	c := &column{}
	var doc, words []string
	flush := func(all bool) {
		if len(words) > 0 {
			doc, words = append(doc, strings.Join(words, " ")), nil
		}
		if all && len(doc) > 0 {
			c.texts, doc = append(c.texts, textOf(doc...)), nil
		}
	}
	for _, line := range strings.Split(string(data), "\n") {
		row := strings.Split(line, "\t")
		switch {
		case line == "":
			flush(false)
		case strings.HasPrefix(line, "# newdoc"):
			flush(true)
		case line[0] == '#' && strings.HasPrefix(line, "# "), strings.ContainsAny(row[0], "-."):
		default:
			words = append(words, strings.ReplaceAll(row[form], " ", "_")) // tokens stand between spaces here
			c.rows = append(c.rows, row)
		}
	}
	flush(true)
	return c
}

// TestScores holds the models that ship against what they have to reach on the test parts, gold tokens, by the
// definitions of the CoNLL 2018 evaluation.
func TestScores(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for path, floor := range map[string][4]float64{ // UPOS, lemmas, UAS, LAS
		"ud-ewt/test.conllu": {95.0, 96.5, 86, 83}, "ud-gum/test.conllu": {96, 96.5, 86, 82},
		"ud-ewt/dev.conllu": {95.0, 96.5, 86, 83}, "ud-gum/dev.conllu": {96, 96.5, 86, 82},
	} {
		c := readColumns(t, path, 1)
		var right [4]float64
		at := 0
		for _, tx := range c.texts {
			a := p.Analyze(tx)
			for _, sent := range tx.Sentences {
				for i := sent.First; i < sent.Last; i++ {
					row, w := c.rows[at], a.Words[i]
					at++
					head := "0"
					if w.Head >= 0 {
						head = strconv.Itoa(w.Head - sent.First + 1)
					}
					got := [4]bool{w.UPOS == row[3], row[2] == "_" || w.Lemma == row[2], head == row[6],
						head == row[6] && universal(w.Rel) == universal(row[7])}
					for k := range right {
						if got[k] {
							right[k]++
						}
					}
				}
			}
		}
		for k, name := range []string{"UPOS", "lemmas", "UAS", "LAS"} {
			share := 100 * right[k] / float64(len(c.rows))
			t.Logf("%s %s %.2f", path, name, share)
			if share < floor[k] {
				t.Errorf("%s: %s %.2f, want %.2f", path, name, share, floor[k])
			}
		}
	}
}

// TestNameScores does the same for names.
func TestNameScores(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for path, floor := range map[string]float64{"uner-ewt/test.iob2": 75, "uner-ewt/dev.iob2": 74} {
		c := readColumns(t, path, 1)
		right, found, gold, at := 0, 0, 0, 0
		for _, tx := range c.texts {
			a := p.Analyze(tx)
			want := map[Entity]bool{}
			for _, s := range tx.Sentences {
				for i := s.First; i < s.Last; i++ {
					tag := c.rows[at+i][2]
					if strings.HasPrefix(tag, "B-") {
						e := Entity{i, i + 1, tag[2:]}
						for e.Last < s.Last && c.rows[at+e.Last][2] == "I-"+e.Kind {
							e.Last++
						}
						want[e] = true
					}
				}
			}
			at += len(tx.Tokens)
			gold += len(want)
			for _, e := range a.Entities {
				if e.Kind == "MISC" {
					continue
				}
				found++
				if want[e] {
					right++
				}
			}
		}
		f := 200 * float64(right) / float64(found+gold)
		t.Logf("%s: precision %.2f, recall %.2f, F1 %.2f", path, 100*float64(right)/float64(found), 100*float64(right)/float64(gold), f)
		if f < floor {
			t.Errorf("%s: F1 of names %.2f, want %.2f", path, f, floor)
		}
	}
}

func universal(rel string) string {
	base, _, _ := strings.Cut(rel, ":")
	return base
}
