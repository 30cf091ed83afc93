package claim

import (
	"math"
	"strings"
	"unicode/utf8"

	"onrecord/lang"
)

// stem is how many characters of a lemma tell what it is about: smuggling and smugglers, insolvent and insolvency.
const stem = 6

// about is what word i says of the matter in lower case, its lemma; "" for nothing.
func (r *reader) about(i int) string {
	w := r.Analysis.Words[i]
	switch w.UPOS {
	case "NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV":
	default:
		return ""
	}
	lemma := strings.ToLower(w.Lemma)
	if r.Pack.Is(lang.Light, lemma) || r.Pack.Is(lang.Light, w.Lower) || w.UPOS == "ADV" && utf8.RuneCountInString(lemma) < 6 {
		return ""
	}
	return lemma
}

// lemmas gathers what the text speaks of, so that opposites of one word are known: solvent and insolvent.
func (r *reader) lemmas() {
	r.known, r.opposed = map[string]bool{}, map[string]bool{}
	for i := range r.Analysis.Words {
		if l := r.about(i); l != "" {
			r.known[l] = true
		}
	}
	for l := range r.known {
		if o := r.opposite(l); o != "" {
			r.opposed[o] = true
		}
	}
}

// opposite is the word that lemma is the opposite of, where the text has that word, too; else "".
func (r *reader) opposite(lemma string) string {
	for n := 2; n <= 3 && n+stem <= len(lemma); n++ {
		if r.Pack.Is(lang.Opposite, lemma[:n]) && r.known[lemma[n:]] {
			return lemma[n:]
		}
	}
	return ""
}

// term is the number of what word i says of the matter, the beginning of its lemma; -1 for nothing. Opposites are of one
// matter.
func (r *reader) term(i int) int {
	lemma := r.about(i)
	if lemma == "" {
		return -1
	}
	if o := r.opposite(lemma); o != "" {
		lemma = o
	}
	n := 0
	for at := range lemma {
		if n == stem {
			lemma = lemma[:at]
			break
		}
		n++
	}
	id, ok := r.ids[lemma]
	if !ok {
		id = len(r.ids)
		r.ids[lemma] = id
	}
	return id
}

// weigh gives each term its weight: the fewer statements of the article speak of it, the more it says.
func (r *reader) weigh() {
	df := make([]int, len(r.ids))
	for _, v := range r.points {
		for _, t := range v.terms {
			df[t]++
		}
	}
	r.idf = make([]int, len(df))
	for t, k := range df {
		r.idf[t] = int(math.Round(1000 * math.Log1p(float64(len(r.points)+1)/float64(max(k, 1)))))
	}
	for i := range r.points {
		for _, t := range r.points[i].terms {
			r.points[i].norm += r.idf[t]
		}
	}
}

// shared is the weight of the terms that stand in both ascending lists.
func (r *reader) shared(a, b []int) int {
	sum := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			sum += r.idf[a[i]]
			i++
			j++
		}
	}
	return sum
}

// merge is the union of two ascending lists.
func merge(a, b []int) []int {
	out := make([]int, 0, len(a)+len(b))
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			out = append(out, a[i])
			i++
		case i == len(a) || a[i] > b[j]:
			out = append(out, b[j])
			j++
		default:
			out = append(out, a[i])
			i++
			j++
		}
	}
	return out
}
