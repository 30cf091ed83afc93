package conllu_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord"
	"onrecord/conllu"
	"onrecord/eval/conll"
	"onrecord/model"
	"onrecord/text"
)

// analysis cuts blocks, and hangs every word of a sentence on its first. Words in capitals are names; two in a row are one.
func analysis(blocks ...string) *model.Analysis {
	d := &onrecord.Document{}
	for i, b := range blocks {
		if i > 0 {
			d.Text += "\n"
		}
		d.Blocks = append(d.Blocks, onrecord.Block{Kind: onrecord.BlockKinds()[i%3], Start: len(d.Text), End: len(d.Text) + len(b)})
		d.Text += b
	}
	t := text.New(d, nil)
	words := make([]model.Word, len(t.Tokens))
	var names []model.Entity
	for _, s := range t.Sentences {
		for i := s.First; i < s.Last; i++ {
			w := t.Word(i)
			words[i] = model.Word{Lemma: strings.ToLower(w), UPOS: "X", XPOS: "FW", Rel: "dep", Head: s.First}
			if i == s.First {
				words[i].Head, words[i].Rel, words[i].Feats = -1, "root", "Foreign=Yes"
			}
			if w == strings.ToLower(w) {
				continue
			}
			if n := len(names) - 1; n >= 0 && names[n].Last == i && i > s.First {
				names[n].Last++
			} else {
				names = append(names, model.Entity{First: i, Last: i + 1, Kind: "PER"})
			}
		}
	}
	return model.NewAnalysis(t, words, names)
}

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	if err := conllu.Write(&b, analysis("OLE", "go, ANA ROE. Stay!"), "a b/c.txt"); err != nil {
		t.Fatal(err)
	}
	want := `# newdoc id = a b/c.txt
# newpar
# block = title
# block_range = 0:3
# sent_id = a_b_c.txt-1
# text = OLE
1	OLE	ole	X	FW	Foreign=Yes	0	root	_	Entity=B-PER|Range=0:3

# newpar
# block = standfirst
# block_range = 4:22
# sent_id = a_b_c.txt-2
# text = go, ANA ROE.
1	go	go	X	FW	Foreign=Yes	0	root	_	Range=4:6|SpaceAfter=No
2	,	,	X	FW	_	1	dep	_	Range=6:7
3	ANA	ana	X	FW	_	1	dep	_	Entity=B-PER|Range=8:11
4	ROE	roe	X	FW	_	1	dep	_	Entity=I-PER|Range=12:15|SpaceAfter=No
5	.	.	X	FW	_	1	dep	_	Range=15:16

# sent_id = a_b_c.txt-3
# text = Stay!
1	Stay	stay	X	FW	Foreign=Yes	0	root	_	Entity=B-PER|Range=17:21|SpaceAfter=No
2	!	!	X	FW	_	1	dep	_	Range=21:22

`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteTellsErrors(t *testing.T) {
	if err := conllu.Write(full{}, analysis("a"), ""); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("error %v", err)
	}
}

// TestNoControlCharacters: nothing that a word or a name of a file holds leaves its column or its line.
func TestNoControlCharacters(t *testing.T) {
	d := &onrecord.Document{Text: "a\tb\nc"}
	tx := &text.Text{Document: d, Tokens: []text.Token{{Start: 0, End: 5}}, Sentences: []text.Sentence{{First: 0, Last: 1}}}
	var b bytes.Buffer
	if err := conllu.Write(&b, model.NewAnalysis(tx, []model.Word{{Lemma: "a\tb", Head: -1}}, nil), "x\ny"); err != nil {
		t.Fatal(err)
	}
	want := "# newdoc id = x y\n# sent_id = x_y-1\n# text = a b c\n1\ta b c\ta b\t_\t_\t_\t0\t_\t_\tRange=0:5\n\n"
	if b.String() != want {
		t.Errorf("got %q\nwant %q", b.String(), want)
	}
}

// TestBlocksThatTouch: the border of a Block is no place without a space, even where nothing stands between two of them.
func TestBlocksThatTouch(t *testing.T) {
	d := &onrecord.Document{Text: "ab", Blocks: []onrecord.Block{{Kind: onrecord.Title, End: 1}, {Kind: onrecord.Body, Start: 1, End: 2}}}
	tx := text.New(d, nil)
	var b bytes.Buffer
	if err := conllu.Write(&b, model.NewAnalysis(tx, make([]model.Word, len(tx.Tokens)), nil), ""); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); strings.Count(s, "# newpar\n") != 2 || strings.Contains(s, "SpaceAfter") || !strings.HasPrefix(s, "# newdoc\n") {
		t.Errorf("got\n%s", s)
	}
}

// back reads what was written and tells where it differs from a.
func back(a *model.Analysis, name string) error {
	var b bytes.Buffer
	if err := conllu.Write(&b, a, name); err != nil {
		return err
	}
	docs, err := conll.Read(&b)
	if err != nil {
		return err
	}
	if len(a.Words) == 0 {
		return nil
	}
	d, t := docs[0], a.Text
	if len(docs) != 1 || d.ID != name || len(d.Rows) != len(a.Words) || len(d.Sentences) != len(t.Sentences) || len(d.Paragraphs) != len(t.Paragraphs) {
		return fmt.Errorf("%d documents, %q, %d rows, %d sentences, %d paragraphs", len(docs), d.ID, len(d.Rows), len(d.Sentences), len(d.Paragraphs))
	}
	tags := make([]string, len(a.Words))
	for _, e := range a.Entities {
		for i := e.First; i < e.Last; i++ {
			tags[i] = "Entity=I-" + e.Kind + "|"
		}
		tags[e.First] = "Entity=B-" + e.Kind + "|"
	}
	for i, r := range d.Rows {
		w, at := a.Words[i], t.Tokens[i]
		got := model.Word{Lower: w.Lower, Lemma: r.Lemma, UPOS: r.UPOS, XPOS: r.XPOS, Feats: r.Feats, Rel: r.Rel, Head: r.Head}
		misc := strings.TrimSuffix(r.Misc, "|SpaceAfter=No")
		if want := fmt.Sprintf("%sRange=%d:%d", tags[i], at.Start, at.End); got != w || r.Form != t.Word(i) || misc != want || d.Text[r.Start:r.End] != t.Word(i) {
			return fmt.Errorf("row %d is %+v, want %+v, %q, %q", i, r, w, t.Word(i), want)
		}
	}
	for k, s := range t.Sentences {
		if d.Sentences[k].Start != d.Rows[s.First].Start || d.Sentences[k].End != d.Rows[s.Last-1].End {
			return fmt.Errorf("sentence %d stands at %v", k, d.Sentences[k])
		}
	}
	return nil
}

func TestRoundTrip(t *testing.T) {
	for _, blocks := range [][]string{{"OLE left. he slept", "go, ANA ROE.stay!", "_ # 1.5 \"so\"he said"}, {""}, {"a_b _"}, {"# newpar", "1-2 x"}} {
		if err := back(analysis(blocks...), "some name"); err != nil {
			t.Errorf("%q: %v", blocks, err)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("go, ANA ROE. stay!\n“so” he said")
	f.Add("A4 ?A ?ʼ")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 {
			return
		}
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r", " "), "?")
		if err := back(analysis(strings.Split(s, "\n")...), "fuzz"); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	})
}
