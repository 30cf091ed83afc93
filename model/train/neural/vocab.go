package neural

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"onrecord/model/neural"
)

// vocab numbers what the network knows by name.
type vocab struct {
	words  map[uint32]int32 // hash of the folded word → row; row 0 is for all others
	counts []int            // of each row, in the training text
	upos   labels
	xpos   labels
	feats  labels
	rels   labels
	tags   [][3]int32       // the triples of UPOS, XPOS and Feats that occur
	lex    map[uint32]int32 // hash of a folded word of the lexicon → class, from 1
	marks  int              // how many marks the classes are made of
	class  [][]int32        // the marks of each class; class 0 has none
	vec    map[uint32]int32 // hash of a folded word → row of vecs; row 0 is all zero
	vecs   []float32        // rows of vectorDim
}

// labels numbers strings, the most frequent first.
type labels struct {
	names []string
	index map[string]int32
}

func newLabels(count map[string]int) labels {
	l := labels{index: map[string]int32{}}
	for s := range count {
		l.names = append(l.names, s)
	}
	slices.SortFunc(l.names, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	for i, s := range l.names {
		l.index[s] = int32(i)
	}
	return l
}

// at is the number of s, or -1.
func (l labels) at(s string) int32 {
	if i, ok := l.index[s]; ok {
		return i
	}
	return -1
}

func newVocab(train []Sentence, minCount int, forms map[string][]string) *vocab {
	v := &vocab{lex: map[uint32]int32{}, class: [][]int32{nil}, words: map[uint32]int32{}, counts: []int{0}}
	seen := map[uint32]int{}
	var order []uint32
	u, x, f, rel := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	triple := map[[3]string]int{}
	var feat neural.Features
	var rows []uint32
	for _, s := range train {
		for _, t := range s {
			var h uint32
			if h, rows = feat.Of(t.Form, rows[:0]); seen[h] == 0 {
				order = append(order, h)
			}
			seen[h]++
			u[t.UPOS]++
			x[t.XPOS]++
			f[t.Feats]++
			rel[t.Rel]++
			triple[[3]string{t.UPOS, t.XPOS, t.Feats}]++
		}
	}
	for _, h := range order {
		if seen[h] >= minCount {
			v.words[h] = int32(len(v.counts))
			v.counts = append(v.counts, seen[h])
		}
	}
	v.upos, v.xpos, v.feats, v.rels = newLabels(u), newLabels(x), newLabels(f), newLabels(rel)
	for t := range triple {
		v.tags = append(v.tags, [3]int32{v.upos.at(t[0]), v.xpos.at(t[1]), v.feats.at(t[2])})
	}
	slices.SortFunc(v.tags, func(a, b [3]int32) int { return slices.Compare(a[:], b[:]) })
	v.addLexicon(forms)
	return v
}

// rare is how few words of the lexicon may have a mark that is left out.
const rare = 20

// addLexicon numbers the marks of the forms, and the sets of marks that occur.
func (v *vocab) addLexicon(forms map[string][]string) {
	count := map[string]int{}
	for _, marks := range forms {
		for _, m := range marks {
			count[m]++
		}
	}
	maps.DeleteFunc(count, func(_ string, n int) bool { return n < rare })
	marks := newLabels(count)
	v.marks = len(marks.names)
	var f neural.Features
	var rows []uint32
	known := map[string]int32{}
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		var set []int32
		for _, m := range forms[form] {
			if k := marks.at(m); k >= 0 {
				set = append(set, k)
			}
		}
		if len(set) == 0 {
			continue
		}
		key := fmt.Sprint(set)
		if known[key] == 0 {
			known[key] = int32(len(v.class))
			v.class = append(v.class, set)
		}
		var h uint32
		if h, rows = f.Of(form, rows[:0]); v.lex[h] == 0 {
			v.lex[h] = known[key]
		}
	}
}

// example is a sentence as numbers. Labels that training did not see are -1.
type example struct {
	words []int32
	vecs  []int32
	parts [][]int32
	tags  [][3]int32
	heads []int32
	rels  []int32
}

func (v *vocab) example(s Sentence, partRows int) example {
	var e example
	var f neural.Features
	var rows []uint32
	for _, t := range s {
		var h uint32
		h, rows = f.Of(t.Form, rows[:0])
		e.words, e.vecs = append(e.words, v.words[h]), append(e.vecs, v.vec[h])
		parts := make([]int32, len(rows))
		for i, r := range rows {
			parts[i] = int32(r & uint32(partRows-1))
		}
		for _, m := range v.class[v.lex[h]] {
			parts = append(parts, int32(partRows)+m)
		}
		e.parts = append(e.parts, parts)
		e.tags = append(e.tags, [3]int32{v.upos.at(t.UPOS), v.xpos.at(t.XPOS), v.feats.at(t.Feats)})
		e.heads = append(e.heads, int32(t.Head))
		e.rels = append(e.rels, v.rels.at(t.Rel))
	}
	return e
}
