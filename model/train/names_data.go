package train

import (
	"onrecord/model/linear"
)

// targetNames is the corpus whose idea of names counts most.
const targetNames = "uner-ewt"

// nameSet is all sentences of one part with names, in documents.
type nameSet struct {
	data []named
	docs [][2]int // runs of data [from, to) that are one document
}

// makeNames prepares sentences with names. Their tags are still to be set.
func makeNames(sents []Sentence, lex *linear.Lexicon) *nameSet {
	set := &nameSet{}
	for i := range sents {
		s := &sents[i]
		d := named{prepared: prepared{sent: s, forms: make([]linear.Form, len(s.Words)), auto: make([]uint8, len(s.Words))},
			gold: parts(s), kind: make([]uint8, len(s.Words)), target: s.Corpus == targetNames}
		for k := range s.Words {
			d.forms[k] = linear.MakeForm(s.Words[k].Form)
			d.forms[k].Info = lex.Find(d.forms[k].Low)
		}
		d.runs = (&linear.Model{Lexicon: lex}).Runs(d.forms, nil)
		if n := len(set.docs); n > 0 && sents[i-1].Doc == s.Doc {
			set.docs[n-1][1] = i + 1
		} else {
			set.docs = append(set.docs, [2]int{i, i + 1})
		}
		set.data = append(set.data, d)
	}
	var m linear.Mentions
	for _, doc := range set.docs {
		m.Reset(set.words(doc))
		for i := doc[0]; i < doc[1]; i++ {
			m.Add(set.data[i].forms)
		}
		at := 0
		for i := doc[0]; i < doc[1]; i++ {
			for k := range set.data[i].forms {
				set.data[i].forms[k].Elsewhere = m.Elsewhere(at)
				at++
			}
		}
	}
	return set
}

func (set *nameSet) words(doc [2]int) int {
	n := 0
	for i := doc[0]; i < doc[1]; i++ {
		n += len(set.data[i].forms)
	}
	return n
}

// kinds fills in what each word is taken for elsewhere in its document, by a chain m that has not seen fold f; f < 0 is all documents.
func (set *nameSet) kinds(m *linear.Model, f, folds int) {
	b := linear.NewBuffer()
	var men linear.Mentions
	for _, doc := range set.docs {
		if f >= 0 && foldOf(set.data[doc[0]].sent, folds) != f {
			continue
		}
		men.Reset(set.words(doc))
		var guesses []uint8
		at := 0
		for i := doc[0]; i < doc[1]; i++ {
			d := &set.data[i]
			men.Add(d.forms)
			clear(d.kind)
			out := make([]uint8, len(d.forms))
			d.find(m, out, b)
			for _, c := range out {
				men.Vote(at, c)
				at++
			}
			guesses = append(guesses, out...)
		}
		at = 0
		for i := doc[0]; i < doc[1]; i++ {
			for k := range set.data[i].kind {
				set.data[i].kind[k] = men.Kind(at, guesses[at])
				at++
			}
		}
	}
}

// NameScores are exact spans by kind.
type NameScores struct{ Right, Found, Gold map[string]int }

// F1 is the micro average over persons, organisations and places.
func (n NameScores) F1(kinds ...string) (precision, recall, f1 float64) {
	var r, f, g int
	for _, k := range kinds {
		r, f, g = r+n.Right[k], f+n.Found[k], g+n.Gold[k]
	}
	precision, recall = 100*float64(r)/float64(max(f, 1)), 100*float64(r)/float64(max(g, 1))
	return precision, recall, 200 * float64(r) / float64(max(f+g, 1))
}

// score runs both passes of m over the set.
func (set *nameSet) score(m *linear.Model, passes int) NameScores {
	n := NameScores{map[string]int{}, map[string]int{}, map[string]int{}}
	b := linear.NewBuffer()
	if passes > 1 {
		set.kinds(m, -1, 1)
	}
	for i := range set.data {
		d := &set.data[i]
		if passes == 1 {
			clear(d.kind)
		}
		out := make([]uint8, len(d.forms))
		d.find(m, out, b)
		gold := make([]uint8, len(out))
		for k, g := range d.gold {
			gold[k] = uint8(max(g, 0))
		}
		want := map[[3]int]bool{}
		for _, s := range linear.Spans(gold, nil) {
			want[s] = true
			n.Gold[nameKinds[s[2]]]++
		}
		for _, s := range linear.Spans(out, nil) {
			n.Found[nameKinds[s[2]]]++
			if want[s] {
				n.Right[nameKinds[s[2]]]++
			}
		}
	}
	return n
}

// find sets out to the parts of names that m finds.
func (d *named) find(m *linear.Model, out []uint8, b *linear.Buffer) {
	base := make([]int32, len(d.forms)*m.Names.Classes)
	m.NameScores(d.forms, d.auto, base, b)
	m.FindNames(d.forms, base, d.kind, out, b)
}
