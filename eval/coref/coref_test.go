package coref

import (
	"math"
	"strings"
	"testing"

	"onrecord/text"
)

// chains makes chains of mentions named by one letter each: "ABC DE".
func chains(s string) []Chain {
	var out []Chain
	for _, w := range strings.Fields(s) {
		var c Chain
		for _, m := range w {
			c = append(c, Mention{int(m), int(m)})
		}
		out = append(out, c)
	}
	return out
}

// The worked example of Pradhan et al. (2014): the key has {a b c} and {d e f g}, the response {a b}, {c d} and {f g h i}. The
// figures are theirs.
func TestPaper(t *testing.T) {
	s := Compare(chains("abc defg"), chains("ab cd fghi"))
	for name, x := range map[string][2]float64{
		"MUC recall":        {s.MUC.Recall(), 2.0 / 5},
		"MUC precision":     {s.MUC.Precision(), 2.0 / 5},
		"MUC F1":            {s.MUC.F1(), 0.40},
		"B3 recall":         {s.B3.Recall(), 1.0 / 7 * (4.0/3 + 1.0/3 + 1.0/4 + 4.0/4)},
		"B3 precision":      {s.B3.Precision(), 1.0 / 8 * (4.0/2 + 1.0/2 + 1.0/2 + 4.0/4)},
		"CEAFe recall":      {s.CEAFe.Recall(), 0.65},
		"CEAFe precision":   {s.CEAFe.Precision(), 0.4333333333},
		"mention recall":    {s.Mentions.Recall(), 6.0 / 7},
		"mention precision": {s.Mentions.Precision(), 6.0 / 8},
	} {
		if math.Abs(x[0]-x[1]) > 1e-4 {
			t.Errorf("%s is %.4f, want %.4f", name, x[0], x[1])
		}
	}
}

// By the definitions, worked by hand.
func TestCompare(t *testing.T) {
	for name, tt := range map[string]struct {
		gold, system   string
		muc, b3, ceafe [2]float64 // recall, precision
	}{
		"the same":          {"abc de", "abc de", [2]float64{1, 1}, [2]float64{1, 1}, [2]float64{1, 1}},
		"all in one":        {"ab cd", "abcd", [2]float64{1, 2.0 / 3}, [2]float64{1, 0.5}, [2]float64{1.0 / 3, 2.0 / 3}},
		"parted":            {"abcd", "ab cd", [2]float64{2.0 / 3, 1}, [2]float64{0.5, 1}, [2]float64{2.0 / 3, 1.0 / 3}},
		"nothing in common": {"ab", "cd", [2]float64{}, [2]float64{}, [2]float64{}},
		"nothing read":      {"ab", "", [2]float64{}, [2]float64{}, [2]float64{}},
	} {
		t.Run(name, func(t *testing.T) {
			s := Compare(chains(tt.gold), chains(tt.system))
			for i, x := range []struct {
				of   string
				got  Tally
				want [2]float64
			}{{"MUC", s.MUC, tt.muc}, {"B3", s.B3, tt.b3}, {"CEAFe", s.CEAFe, tt.ceafe}} {
				if math.Abs(x.got.Recall()-x.want[0]) > 1e-9 || math.Abs(x.got.Precision()-x.want[1]) > 1e-9 {
					t.Errorf("%d %s: recall %.4f, precision %.4f, want %.4f and %.4f", i, x.of, x.got.Recall(), x.got.Precision(), x.want[0], x.want[1])
				}
			}
		})
	}
}

// Swapping the sides swaps precision and recall.
func TestSidesSwap(t *testing.T) {
	a, b := chains("abc defg hi"), chains("ab cd fghi")
	x, y := Compare(a, b), Compare(b, a)
	for i, p := range [][2]Tally{{x.MUC, y.MUC}, {x.B3, y.B3}, {x.CEAFe, y.CEAFe}, {x.Mentions, y.Mentions}} {
		if p[0].Recall() != p[1].Precision() || p[0].Precision() != p[1].Recall() {
			t.Errorf("%d: %+v, %+v", i, p[0], p[1])
		}
	}
}

const lanternFile = "# begin document lantern\n0\tThe\t(1\n1\tkeeper\t_\n2\tof\t_\n3\tLow\t(2\n4\tIsle\t2)1)\n5\tsaid\t_\n6\the\t(1)\n7\twas\t_\n8\tn't\t_\n9\tthere\t(2)\n10\t.\t_\n"

func TestRead(t *testing.T) {
	docs, err := Read(strings.NewReader(lanternFile), "lantern")
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	d := docs[0]
	if len(d.Chains) != 2 || d.Chains[0][0] != (Mention{0, 4}) || d.Chains[0][1] != (Mention{6, 6}) || d.Chains[1][0] != (Mention{3, 4}) || d.Chains[1][1] != (Mention{9, 9}) {
		t.Errorf("chains %v", d.Chains)
	}
	for name, s := range map[string]string{
		"never closed": "# begin document x\n0\ta\t(1\n",
		"never opened": "# begin document x\n0\ta\t1)\n",
		"two columns":  "# begin document x\n0\ta\n",
		"no document":  "0\ta\t_\n",
		"no number":    "# begin document x\n0\ta\t(x)\n",
	} {
		if _, err := Read(strings.NewReader(s), "x"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// What is written reads as prose, and mentions find their way to the tokens of a text and back.
func TestWritten(t *testing.T) {
	docs, err := Read(strings.NewReader(lanternFile), "lantern")
	if err != nil {
		t.Fatal(err)
	}
	doc, ranges := docs[0].Written()
	if want := "The keeper of Low Isle said he wasn't there."; doc.Text != want {
		t.Errorf("written %q, want %q", doc.Text, want)
	}
	p := Align(text.New(doc, &text.Words{Clitics: []string{"n't"}}), ranges)
	for _, c := range docs[0].Chains {
		for _, m := range c {
			in, ok := p.InText(m)
			if !ok || p.InDocument(in.First, in.Last) != m {
				t.Errorf("%v becomes %v (%v)", m, in, ok)
			}
		}
	}
	got := p.Chains([][]Mention{{{0, 4}, {6, 6}}, {{3, 4}}, {{3, 4}, {9, 9}}})
	if len(got) != 2 || got[1][0] != (Mention{3, 4}) {
		t.Errorf("chains %v: one of a single mention is none", got)
	}
}

const header = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"

func TestGAP(t *testing.T) {
	row := "x-1\tÖda met Runa. \"She left,\" said Runa.\tShe\t15\tÖda\t0\tTRUE\tRuna\t8\tFALSE\thttp://example.org\n"
	qs, err := ReadGAP(strings.NewReader(header+row), "x")
	if err != nil || len(qs) != 1 {
		t.Fatal(qs, err)
	}
	q := qs[0]
	if q.Text[q.Pronoun.Start:q.Pronoun.End()] != "She" || q.Text[q.Names[1].Start:q.Names[1].End()] != "Runa" || !q.Means[0] || q.Means[1] {
		t.Errorf("%+v", q)
	}
	var tally GAPTally
	tally.Count(q, Answer([]float64{1, 0}))
	tally.Count(q, Answer([]float64{0, 1}))
	tally.Count(q, Answer([]float64{0.01, 0.02}))
	if tally != (GAPTally{1, 1, 2}) || math.Abs(tally.F1()-0.4) > 1e-9 {
		t.Errorf("%+v, F1 %v", tally, tally.F1())
	}
	for name, s := range map[string]string{"columns": "a\tb\n", "offset": strings.Replace(row, "\t15\t", "\t16\t", 1), "number": strings.Replace(row, "\t15\t", "\tx\t", 1)} {
		if _, err := ReadGAP(strings.NewReader(header+s), "x"); err == nil || !strings.Contains(err.Error(), "x:2") {
			t.Errorf("%s: error %v, want one that names the line", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(lanternFile)
	f.Fuzz(func(t *testing.T, s string) {
		docs, err := Read(strings.NewReader(s), "x")
		if err != nil {
			return
		}
		for i := range docs {
			doc, ranges := docs[i].Written()
			Align(text.New(doc, nil), ranges).Chains(nil)
			Compare(docs[i].Chains, docs[i].Chains)
		}
	})
}
