package train

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/model/linear"
)

const treebank = `# newdoc id = d1
# sent_id = s1
1	Mira	Mira	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	doubts	doubt	VERB	VBZ	_	0	root	_	_
3-4	it's	_	_	_	_	_	_	_	_
3	it	it	PRON	PRP	_	2	obj	_	_
3.1	x	x	X	X	_	_	_	_	_

# sent_id = s2
1	Two	two	NUM	CD	_	0	root	_	_
2	roots	root	NOUN	NNS	_	0	root	_	_

`

func TestReadCoNLLU(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.conllu")
	if err := os.WriteFile(path, []byte(treebank), 0o644); err != nil {
		t.Fatal(err)
	}
	drops := Drops{}
	s, err := ReadCoNLLU(path, "made", drops)
	if err != nil {
		t.Fatal(err)
	}
	if len(s) != 1 || len(s[0].Words) != 3 || s[0].Words[1].Head != -1 || s[0].Words[0].Head != 1 || s[0].Doc != "d1" {
		t.Errorf("read %+v", s)
	}
	if drops["multiword range"] != 1 || drops["empty node"] != 1 || drops["not one root"] != 1 {
		t.Errorf("drops %v", drops)
	}
	if err := os.WriteFile(path, []byte("1\tonly two\n\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadCoNLLU(path, "made", drops); err == nil || !strings.Contains(err.Error(), "a.conllu:1:") {
		t.Errorf("a line of two columns: error %v, want one with file and line", err)
	}
}

func TestProjectivise(t *testing.T) {
	heads := []int32{2, 3, 4, 4} // 0→2 and 1→3 cross
	projectivise(heads)
	for d := range heads {
		if !projectiveAt(heads, d) {
			t.Errorf("heads %v: the arc of %d still crosses", heads, d)
		}
	}
}

func projectiveAt(heads []int32, d int) bool {
	h := heads[d]
	for k := min(int32(d), h) + 1; k < max(int32(d), h); k++ {
		if h != int32(len(heads)) && !below(heads, k, h) {
			return false
		}
	}
	return true
}

// TestOracleLeadsToGold follows actions without cost: they rebuild a projective tree with its labels.
func TestOracleLeadsToGold(t *testing.T) {
	for _, heads := range [][]int32{{1, 3, 1, 4}, {4, 0, 0, 2}, {1, 2, 3, 4}, {3, 0, 1, 4}, {4, 2, 0, 2}} {
		p := &prepared{forms: make([]linear.Form, 4), auto: make([]uint8, 4), heads: heads, rels: []int{0, 1, 2, 1}}
		var s linear.State
		s.Init(p.forms, p.auto, []uint8{0})
		o := newOracle(p)
		for !s.Done() {
			_, good, _ := o.judge(&s, make([]int32, 7))
			s.Do(linear.Action(good))
		}
		for d, h := range heads {
			if s.Head(d) != int(h) || s.Label(d) != p.rels[d] {
				t.Errorf("heads %v: word %d got head %d and label %d", heads, d, s.Head(d), s.Label(d))
			}
		}
	}
}

// TestLearnerAndTable holds the frozen table against the averaged weights it was made from.
func TestLearnerAndTable(t *testing.T) {
	l := NewLearner(3)
	scores := make([]int32, 3)
	for n := range 3000 {
		l.Step()
		gold := n % 3
		keys := []uint64{uint64(gold+1) * 0x9E3779B97F4A7C15, uint64(n%7+10) * 0xC2B2AE3D27D4EB4F}
		l.Score(keys, scores)
		if r := rivalOf(scores, gold); scores[gold]-scores[r] <= 1 {
			l.Update(keys, gold, r)
		}
	}
	f, err := Freeze(l.Average(prune{}))
	if err != nil {
		t.Fatal(err)
	}
	table, err := f.Table(3)
	if err != nil {
		t.Fatal(err)
	}
	for gold := range 3 {
		table.Score([]uint64{uint64(gold+1) * 0x9E3779B97F4A7C15}, scores, nil)
		if linear.Best(scores) != gold {
			t.Errorf("class %d: scores %v", gold, scores)
		}
	}
	table.Score([]uint64{12345}, scores, nil)
	if scores[0]|scores[1]|scores[2] != 0 {
		t.Errorf("an unknown feature scores %v", scores)
	}
	if _, err := linear.NewTable(f.Slots, f.Entries[:2], f.Book, 3); err == nil {
		t.Error("a table whose rows point past its entries is read")
	}
	if _, err := linear.NewTable(f.Slots, f.Entries, f.Book, 1); err == nil {
		t.Error("a table that names a class it does not have is read")
	}
}

func TestMapName(t *testing.T) {
	drops := Drops{}
	before := []Word{{Name: "B-PER"}}
	for _, c := range []struct{ tag, want string }{{"O", "O"}, {"I-PER", "I-PER"}, {"I-ORG", "B-ORG"}, {"B-politician", "B-PER"},
		{"B-weather", unsure}} {
		if got := mapName(c.tag, before, drops); got != c.want {
			t.Errorf("%s after B-PER: %s, want %s", c.tag, got, c.want)
		}
	}
	if len(drops) != 1 {
		t.Errorf("drops %v, want the unknown kind counted", drops)
	}
}

func TestParts(t *testing.T) {
	s := &Sentence{Words: []Word{{Name: "B-PER"}, {Name: "I-PER"}, {Name: "B-PER"}, {Name: "O"}, {Name: unsure}}}
	want := []int{linear.NameClass(0, linear.Begin), linear.NameClass(0, linear.LastPart), linear.NameClass(0, linear.Single), 0, -1}
	if got := parts(s); !slices.Equal(got, want) {
		t.Errorf("parts %v, want %v", got, want)
	}
}

func TestClusterWords(t *testing.T) {
	var sents [][]string
	for n := range 400 {
		sents = append(sents, []string{"the", []string{"cat", "dog", "cow"}[n%3], []string{"runs", "sleeps", "eats"}[n/3%3], "."})
	}
	c := clusterWords(sents, 4, 2)
	if c["cat"] != c["dog"] || c["cat"] != c["cow"] || c["runs"] != c["eats"] || c["cat"] == c["runs"] || c["cat"] == 0 {
		t.Errorf("clusters %v: want animals together, verbs together, apart from each other", c)
	}
}

func TestSensesTable(t *testing.T) {
	known, err := senses()
	if err != nil {
		t.Fatal(err)
	}
	for w, bit := range map[string]uint16{"minister": sensePerson, "ministry": senseGroup, "village": sensePlace, "Tirana": senseNamedPlace,
		"Albanian": senseNation, "Arben": senseGiven, "Okafor": senseSurname, "Monday": senseTime, "deny": senseSpeech} {
		if known[linear.MakeForm(w).Low]&bit == 0 {
			t.Errorf("%s: senses %b lack %b", w, known[linear.MakeForm(w).Low], bit)
		}
	}
}
