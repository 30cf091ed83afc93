package neural

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Newspapers word reports as the treebanks seldom do: the report behind what is reported ("The dam was never safe, the mayor
// said", "…, says the mayor"), no "that" before it, and headlines without articles. News rewrites trees of
// the treebank so: the words and their relations stay, their order changes. A rewritten tree is learned from beside its own.
//
// Verbs are not listed: every one that has a finite clause for its complement can be put behind it.

// share is in how many of the sentences where it can be done each rewriting is done.
const (
	shareBare     = 0.8
	shareBehind   = 0.6
	shareInverted = 0.6
	shareHeadline = 0.07
)

// News rewrites trees, in an order and choice that seed decides.
func News(trees []Sentence, seed uint64) []Sentence {
	r := rand.New(rand.NewPCG(seed, 3))
	var out []Sentence
	for _, s := range trees {
		if that := conjunctionOf(s); that >= 0 && r.Float64() < shareBare {
			out = append(out, s.keep(func(i int) bool { return i != that }))
		}
		if b := s.behind(false); b != nil && r.Float64() < shareBehind {
			out = append(out, b)
			if r.Float64() < shareHeadline*4 {
				out = append(out, headline(b))
			}
		}
		if b := s.behind(true); b != nil && r.Float64() < shareInverted {
			out = append(out, b)
			if r.Float64() < shareHeadline*4 {
				out = append(out, headline(b))
			}
		}
		if len(s) >= 4 && len(s) <= 16 && r.Float64() < shareHeadline {
			if h := headline(s); len(h) >= 3 {
				out = append(out, h)
			}
		}
	}
	return out
}

// keep is s without the words that stay does not keep; their dependents hang where they hung.
func (s Sentence) keep(stay func(i int) bool) Sentence {
	place := make([]int, len(s))
	n := 0
	for i := range s {
		place[i] = -1
		if stay(i) {
			place[i] = n
			n++
		}
	}
	var out Sentence
	for i, w := range s {
		if place[i] < 0 {
			continue
		}
		h := w.Head
		for steps := 0; h >= 0 && place[h] < 0 && steps < len(s); steps++ {
			h = s[h].Head
		}
		if w.Head = -1; h >= 0 {
			w.Head = place[h]
		}
		out = append(out, w)
	}
	return out
}

// conjunctionOf is the conjunction that leads the complement of the main verb of s and could be left out, or -1.
func conjunctionOf(s Sentence) int {
	v, k := report(s)
	if v < 0 || k < v {
		return -1
	}
	for i := v + 1; i < k; i++ {
		if s[i].Head == k && s[i].Rel == "mark" && s[i].UPOS == "SCONJ" && s[i].XPOS == "IN" && strings.EqualFold(s[i].Form, "that") {
			return i
		}
	}
	return -1
}

// report finds the main verb of s and the head of the finite clause that it reports, -1 and -1 where there is none.
func report(s Sentence) (verb, clause int) {
	for v, w := range s {
		if w.Head >= 0 || w.UPOS != "VERB" || !past(w.XPOS) {
			continue
		}
		for k, c := range s {
			if c.Head == v && c.Rel == "ccomp" && s.child(k, "nsubj") >= 0 && s.child(v, "nsubj") >= 0 {
				return v, k
			}
		}
	}
	return -1, -1
}

func past(xpos string) bool { return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" }

// child is the first dependent of h in the relation or a subtype of it, or -1.
func (s Sentence) child(h int, rel string) int {
	for i, w := range s {
		if w.Head == h && (w.Rel == rel || strings.HasPrefix(w.Rel, rel+":")) {
			return i
		}
	}
	return -1
}

// behind puts the report of s behind what it reports: "C, S said", or "C, said S". nil where s is not built so that it can.
func (s Sentence) behind(inverted bool) Sentence {
	v, k := report(s)
	if v < 0 || k < v {
		return nil
	}
	group := make([]string, len(s)) // clause, subject, report, stop
	for i := range s {
		switch {
		case s.below(i, k):
			group[i] = "clause"
		case s[i].Head == v && s[i].UPOS == "PUNCT" && i == len(s)-1:
			group[i] = "stop"
		case s[i].UPOS == "PUNCT" && s[i].Head == v, s[i].Rel == "cc" && s[i].Head == v:
			group[i] = "out"
		case s.below(i, s.child(v, "nsubj")):
			group[i] = "subject"
		case i == v, s[i].Head == v && (s[i].Rel == "obj" || s[i].Rel == "iobj" || s[i].Rel == "aux" || s[i].Rel == "advmod"), s.below(i, s.child(v, "iobj")), s.below(i, s.child(v, "obj")):
			group[i] = "report"
		default:
			return nil // more hangs at the verb than can be moved
		}
	}
	var order []int
	pick := func(name string) []int {
		var out []int
		for i, g := range group {
			if g == name && !(name == "clause" && s[i].Head == k && s[i].Rel == "mark") {
				out = append(out, i)
			}
		}
		return out
	}
	clause, subject, verb, stop := pick("clause"), pick("subject"), pick("report"), pick("stop")
	for len(clause) > 0 && s[clause[len(clause)-1]].UPOS == "PUNCT" {
		clause = clause[:len(clause)-1]
	}
	if inverted && len(verb) != 1 || len(clause) < 3 || len(subject) == 0 || inverted && len(subject) == 1 && s[subject[0]].UPOS == "PRON" {
		return nil
	}
	if !slices.IsSorted(clause) || clause[len(clause)-1]-clause[0] >= len(clause)+2 {
		return nil
	}
	order = append(order, clause...)
	comma := len(order)
	if inverted {
		order = slices.Concat(order, verb, subject, stop)
	} else {
		order = slices.Concat(order, subject, verb, stop)
	}
	place := map[int]int{}
	for at, i := range order {
		if at >= comma {
			at++
		}
		place[i] = at
	}
	var out Sentence
	add := func(i int) {
		w := s[i]
		if w.Head >= 0 {
			h, ok := place[w.Head]
			for x := w.Head; !ok && x >= 0; x = s[x].Head {
				h, ok = place[x]
			}
			if w.Head = -1; ok {
				w.Head = h
			}
		}
		out = append(out, w)
	}
	for at, i := range order {
		if at == comma {
			out = append(out, Token{Form: ",", UPOS: "PUNCT", XPOS: ",", Rel: "punct", Head: place[k]})
		}
		add(i)
	}
	if first := slices.Min(subject); first == 0 && s[first].UPOS != "PROPN" && s[first].Form != "I" {
		out[place[first]].Form = lowerFirst(s[first].Form)
	}
	out[0].Form = upperFirst(out[0].Form)
	return out
}

// below reports whether word i is h or hangs below it.
func (s Sentence) below(i, h int) bool {
	if h < 0 {
		return false
	}
	for steps := 0; i >= 0 && steps <= len(s); steps++ {
		if i == h {
			return true
		}
		i = s[i].Head
	}
	return false
}

// headline is s as a headline: without articles, copulas, auxiliaries of the passive and the stop at the end.
func headline(s Sentence) Sentence {
	out := s.keep(func(i int) bool {
		w := s[i]
		if i == len(s)-1 && w.UPOS == "PUNCT" && w.Form == "." {
			return false
		}
		leaf := s.child(i, "") < 0
		return !(leaf && w.Head >= 0 && (w.Rel == "det" && w.XPOS == "DT" && w.Feats != "" && !strings.Contains(w.Feats, "PronType=Dem") && !strings.Contains(w.Feats, "PronType=Neg") ||
			w.Rel == "aux:pass" && past(w.XPOS) || w.Rel == "cop" && past(w.XPOS)))
	})
	if len(out) > 0 {
		out[0].Form = upperFirst(out[0].Form)
	}
	return out
}

func upperFirst(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

func lowerFirst(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	if len(w) > n && strings.ToUpper(w) == w {
		return w // an acronym
	}
	return string(unicode.ToLower(r)) + w[n:]
}
