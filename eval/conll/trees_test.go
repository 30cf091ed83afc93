package conll_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/eval/conll"
	"onrecord/model"
)

// tree reads one document from short lines: number, form, lemma, UPOS, head, relation; a form that ends in ^ has no space
// behind it; an empty line ends a sentence; a range line has number and form only.
func tree(t *testing.T, lines string) *conll.Document {
	t.Helper()
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 {
			b.WriteString("\n")
			continue
		}
		form, glued := strings.CutSuffix(f[1], "^")
		misc := "_"
		if glued {
			misc = "SpaceAfter=No"
		}
		if len(f) == 2 {
			f = append(f, "_", "_", "_", "_")
		}
		b.WriteString(strings.Join([]string{f[0], form, f[2], f[3], f[3], "_", f[4], f[5], "_", misc}, "\t") + "\n")
	}
	docs, err := conll.Read(strings.NewReader(b.String()))
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v, in\n%s", len(docs), err, b.String())
	}
	return docs[0]
}

const slept = `1 Mira Mira PROPN 2 nsubj
2 slept sleep VERB 0 root
3 late^ late ADV 2 advmod
4 . . PUNCT 2 punct`

func TestCompareTrees(t *testing.T) {
	n := func(gold, system, match int) conll.Score {
		return conll.Score{Gold: gold, System: system, Match: match}
	}
	for name, c := range map[string]struct {
		gold, system                            string
		words, sentences, upos, lemma, uas, las conll.Score
	}{
		"the same": {slept, slept, n(4, 4, 4), n(1, 1, 1), n(4, 4, 4), n(4, 4, 4), n(4, 4, 4), n(4, 4, 4)},
		// The subtype does not count; a wrong relation costs LAS, a wrong head both, a wrong tag and lemma themselves.
		"labels": {slept, `1 Mira Mira NOUN 2 nsubj:pass
2 slept slept VERB 0 root
3 late^ late ADV 2 obl
4 . . PUNCT 3 punct`, n(4, 4, 4), n(1, 1, 1), n(4, 4, 3), n(4, 4, 3), n(4, 4, 3), n(4, 4, 2)},
		// "late." as one word: its two gold words pair with nothing; the others are right.
		"tokens glued": {slept, `1 Mira Mira PROPN 2 nsubj
2 slept sleep VERB 0 root
3 late. late ADV 2 advmod`, n(4, 3, 2), n(1, 1, 1), n(4, 3, 2), n(4, 3, 2), n(4, 3, 2), n(4, 3, 2)},
		// "slept" in two: Mira is aligned, but its head is not, so it is wrong; so is the point's and the adverb's.
		"head cut in two": {slept, `1 Mira Mira PROPN 2 nsubj
2 sle^ sleep VERB 0 root
3 pt sleep VERB 2 dep
4 late^ late ADV 2 advmod
5 . . PUNCT 2 punct`, n(4, 5, 3), n(1, 1, 1), n(4, 5, 3), n(4, 5, 3), n(4, 5, 0), n(4, 5, 0)},
		// A border of sentences before "late": it becomes a root, and the point hangs on it.
		"sentence cut in two": {slept, `1 Mira Mira PROPN 2 nsubj
2 slept sleep VERB 0 root

1 late^ late ADV 0 root
2 . . PUNCT 1 punct`, n(4, 4, 4), n(1, 2, 0), n(4, 4, 4), n(4, 4, 4), n(4, 4, 2), n(4, 4, 2)},
		// Two roots in one gold: heads by number in the sentence lead to the right word all the same.
		"sentences joined": {`1 Go^ go VERB 0 root
2 ! ! PUNCT 1 punct

1 Stay^ stay VERB 0 root
2 ! ! PUNCT 1 punct`, `1 Go^ go VERB 0 root
2 ! ! PUNCT 1 punct
3 Stay^ stay VERB 1 parataxis
4 ! ! PUNCT 3 punct`, n(4, 4, 4), n(2, 1, 0), n(4, 4, 4), n(4, 4, 4), n(4, 4, 3), n(4, 4, 3)},
		// The gold's contraction against two plain words that spell it: paired by form.
		"contraction found": {`1-2 don't
1 do do AUX 3 aux
2 n't not PART 3 advmod
3 go go VERB 0 root`, `1 do^ do AUX 3 aux
2 n't not PART 3 advmod
3 go go VERB 0 root`, n(3, 3, 3), n(1, 1, 1), n(3, 3, 3), n(3, 3, 3), n(3, 3, 3), n(3, 3, 3)},
		// Left whole, its form is that of neither part.
		"contraction missed": {`1-2 don't
1 do do AUX 3 aux
2 n't not PART 3 advmod
3 go go VERB 0 root`, `1 don't do AUX 2 aux
2 go go VERB 0 root`, n(3, 2, 1), n(1, 1, 1), n(3, 2, 1), n(3, 2, 1), n(3, 2, 1), n(3, 2, 1)},
		// Forms that spell nothing; one of them right, capital letters aside.
		"contraction by other forms": {`1-2 Dunno
1 Do do AUX 2 aux
2 know know VERB 0 root
3 why why ADV 2 advmod`, `1-3 Dunno
1 do do AUX 3 aux
2 not not PART 3 advmod
3 know know VERB 0 root
4 why why ADV 3 advmod`, n(3, 4, 3), n(1, 1, 1), n(3, 4, 3), n(3, 4, 3), n(3, 4, 3), n(3, 4, 3)},
		// Contractions that overlap make one region: a b | c d against a | b c d.
		"contractions overlap": {`1-2 ab^
1 a a X 0 root
2 b b X 1 dep
3-4 cd
3 c c X 1 dep
4 d d X 1 dep`, `1 a^ a X 0 root
2-4 bcd
2 b b X 1 dep
3 c c X 1 dep
4 d d X 2 dep`, n(4, 4, 4), n(1, 1, 1), n(4, 4, 4), n(4, 4, 4), n(4, 4, 3), n(4, 4, 3)},
		// What the gold does not say of lemmas counts as right.
		"no lemma": {"1 Hm _ INTJ 0 root", "1 Hm hm INTJ 0 root", n(1, 1, 1), n(1, 1, 1), n(1, 1, 1), n(1, 1, 1), n(1, 1, 1), n(1, 1, 1)},
	} {
		t.Run(name, func(t *testing.T) {
			s := conll.CompareTrees(tree(t, c.gold), tree(t, c.system))
			for _, x := range []struct {
				what      string
				got, want conll.Score
			}{{"words", s.Words, c.words}, {"sentences", s.Sentences, c.sentences}, {"UPOS", s.UPOS, c.upos}, {"XPOS", s.XPOS, c.upos},
				{"lemmas", s.Lemmas, c.lemma}, {"UAS", s.UAS, c.uas}, {"LAS", s.LAS, c.las}} {
				if x.got != x.want {
					t.Errorf("%s %+v, want %+v", x.what, x.got, x.want)
				}
			}
		})
	}
}

func TestAlignSkips(t *testing.T) {
	// The system's second word begins before the gold's contraction and reaches into it: it pairs with nothing, not even
	// with a part of its own form.
	gold := tree(t, "1 x^ x X 0 root\n2 y^ y X 1 dep\n3-4 ab\n3 ya a X 1 dep\n4 b b X 1 dep\n5 z z X 1 dep")
	system := tree(t, "1 x^ x X 0 root\n2 ya^ y X 1 dep\n3 b b X 1 dep\n4 z z X 1 dep")
	if got, want := conll.Align(gold.Rows, system.Rows), []int{0, -1, 3, 4}; !slices.Equal(got, want) {
		t.Errorf("pairs %v, want %v", got, want)
	}
}

func TestReadRefusesHeads(t *testing.T) {
	for _, head := range []string{"x", "-1"} {
		in := "1\tMira\t_\t_\t_\t_\t" + head + "\t_\t_\t_"
		if _, err := conll.Read(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), "head") {
			t.Errorf("%q: error %v", head, err)
		}
	}
	d := tree(t, "1 Mira Mira PROPN 7 nsubj\n2 slept sleep VERB 0 root")
	if d.Rows[0].Head != -1 {
		t.Errorf("a head outside the sentence is read as %d", d.Rows[0].Head)
	}
}

// TestGiven: the gold's own words, analysed by the gold, score one.
func TestGiven(t *testing.T) {
	d := tree(t, "1-2 Dunno\n1 Do do AUX 2 aux\n2 know know VERB 0 root\n3 why^ why ADV 2 advmod\n4 . . PUNCT 2 punct\n\n1 Go go VERB 0 root")
	given, tx := d.Given()
	if want := "Do know why .\nGo"; given.Text != want || tx.Document.Text != want {
		t.Fatalf("text %q and %q, want %q", given.Text, tx.Document.Text, want)
	}
	if b := (&model.Analysis{Text: tx, Words: make([]model.Word, len(tx.Tokens))}); len(conll.Of(b).Sentences) != 2 {
		t.Errorf("sentences %v", tx.Sentences)
	}
	words := make([]model.Word, len(given.Rows))
	for i, r := range given.Rows {
		words[i] = model.Word{Lemma: r.Lemma, UPOS: r.UPOS, XPOS: r.XPOS, Rel: r.Rel, Head: r.Head}
	}
	s := conll.CompareTrees(given, conll.Of(model.NewAnalysis(tx, words, nil)))
	if s.LAS.F1() != 1 || s.Sentences.F1() != 1 || s.Lemmas.F1() != 1 {
		t.Errorf("scores %+v", s)
	}
}

// FuzzAlign: whatever is cut how, no gold row is paired twice, pairs are in order, and a text pairs wholly with itself.
func FuzzAlign(f *testing.F) {
	f.Add("ab cd ef", uint64(0b1011), uint64(0b110))
	f.Fuzz(func(t *testing.T, s string, a, b uint64) {
		if len(s) > 64 {
			return
		}
		rows := func(bits uint64) []conll.Row {
			var out []conll.Row
			for at, first := 0, 0; at < len(s); at++ {
				if bits>>at&1 == 0 && at+1 < len(s) {
					continue
				}
				r := conll.Row{Range: onrecord.Range{Start: first, End: at + 1}, Form: s[first : at+1]}
				if r.Part = bits>>(at+1)&3 == 3; r.Part {
					out = append(out, r)
				}
				out, first = append(out, r), at+1
			}
			return out
		}
		gold, system := rows(a), rows(b)
		last := -1
		for _, g := range conll.Align(gold, system) {
			if g >= 0 && g <= last || g >= len(gold) {
				t.Fatalf("row %d paired after %d", g, last)
			}
			last = max(last, g)
		}
		for i, g := range conll.Align(gold, gold) {
			if i != g {
				t.Fatalf("row %d of the same text paired with %d", i, g)
			}
		}
	})
}
