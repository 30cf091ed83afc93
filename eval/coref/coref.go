// Package coref measures who is taken to be who against annotated texts: MUC, B³ and CEAFe and their mean, as the CoNLL
// shared tasks count them (Pradhan et al. 2014), and pronouns between two names (GAP, Webster et al. 2018). It reads the
// corpora and counts; the reader of the texts is handed in.
package coref

import "onrecord/eval/coref/assign"

// Mention is the tokens [First, Last], both inclusive, of a document.
type Mention struct{ First, Last int }

// Chain is the mentions of one entity. A document's chains share no mention.
type Chain []Mention

// Tally is the sums that a metric makes its precision and recall of; tallies of documents add up.
type Tally struct {
	RecallPart, RecallWhole       float64
	PrecisionPart, PrecisionWhole float64
}

// Add sums two tallies.
func (t Tally) Add(o Tally) Tally {
	return Tally{t.RecallPart + o.RecallPart, t.RecallWhole + o.RecallWhole, t.PrecisionPart + o.PrecisionPart, t.PrecisionWhole + o.PrecisionWhole}
}

// Recall is 0 where there was nothing to find.
func (t Tally) Recall() float64 { return share(t.RecallPart, t.RecallWhole) }

// Precision is 0 where nothing was found.
func (t Tally) Precision() float64 { return share(t.PrecisionPart, t.PrecisionWhole) }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	return share(2*p*r, p+r)
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// Scores of a set of documents.
type Scores struct {
	Mentions, MUC, B3, CEAFe Tally
}

// Add sums the scores of two sets.
func (s Scores) Add(o Scores) Scores {
	return Scores{s.Mentions.Add(o.Mentions), s.MUC.Add(o.MUC), s.B3.Add(o.B3), s.CEAFe.Add(o.CEAFe)}
}

// CoNLL is the mean of the three F1.
func (s Scores) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAFe.F1()) / 3 }

// Compare scores the chains of one document. Mentions that only one side has are kept as they are, as in version 8 of the
// reference scorer: no side is changed to fit the other. Chains of one mention count where they are given.
func Compare(gold, system []Chain) Scores {
	g, s := entities(gold), entities(system)
	var out Scores
	both := 0
	for m := range g {
		if _, ok := s[m]; ok {
			both++
		}
	}
	out.Mentions = Tally{float64(both), float64(len(g)), float64(both), float64(len(s))}
	out.MUC.RecallPart, out.MUC.RecallWhole = links(gold, s)
	out.MUC.PrecisionPart, out.MUC.PrecisionWhole = links(system, g)
	out.B3.RecallPart, out.B3.RecallWhole = overlaps(gold, system, s)
	out.B3.PrecisionPart, out.B3.PrecisionWhole = overlaps(system, gold, g)
	v := aligned(gold, system, s)
	out.CEAFe = Tally{v, float64(len(gold)), v, float64(len(system))}
	return out
}

// entities gives the index of the chain of every mention.
func entities(chains []Chain) map[Mention]int {
	out := map[Mention]int{}
	for k, c := range chains {
		for _, m := range c {
			out[m] = k
		}
	}
	return out
}

// links counts for MUC (Vilain et al. 1995): of the size-1 links that hold each chain together, those left when the other
// side's chains part it. A mention that the other side lacks is a part by itself.
func links(chains []Chain, other map[Mention]int) (part, whole float64) {
	for _, c := range chains {
		parts, lone := map[int]bool{}, 0
		for _, m := range c {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				lone++
			}
		}
		part += float64(len(c) - len(parts) - lone)
		whole += float64(len(c) - 1)
	}
	return part, whole
}

// overlaps sums for B³ (Bagga and Baldwin 1998): for every mention the share of its chain that the other side's chain of
// that mention holds.
func overlaps(chains, others []Chain, other map[Mention]int) (part, whole float64) {
	for _, c := range chains {
		count := make([]int, len(others))
		for _, m := range c {
			if k, ok := other[m]; ok {
				count[k]++
			}
		}
		for _, n := range count {
			part += float64(n*n) / float64(len(c))
		}
		whole += float64(len(c))
	}
	return part, whole
}

// aligned is the most that an alignment of chains, one to one, can have in common by φ4 (Luo 2005): 2·|common|/(|a|+|b|).
func aligned(gold, system []Chain, in map[Mention]int) float64 {
	worth := make([][]float64, len(gold))
	for i, c := range gold {
		worth[i] = make([]float64, len(system))
		for _, m := range c {
			if k, ok := in[m]; ok {
				worth[i][k] += 2 / float64(len(c)+len(system[k]))
			}
		}
	}
	return assign.Most(worth)
}
