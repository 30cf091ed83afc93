package conll

import "strings"

// Align pairs the rows of two analyses of one text, both in its order, as the CoNLL 2018 evaluation does. Words pair that
// stand at the same characters. Where either side has a contraction, the words of both sides that stand at its characters
// pair by their forms, small and capital letters alike, as a longest common subsequence. The result is, for each row of
// system, the index of its gold row, or -1.
func Align(gold, system []Row) []int {
	out := make([]int, len(system))
	for i := range out {
		out[i] = -1
	}
	g, s := 0, 0
	for g < len(gold) && s < len(system) {
		switch a, b := gold[g], system[s]; {
		case a.Part || b.Part:
			if skipped := skip(gold, system, &g, &s); skipped {
				continue
			}
			gEnd, sEnd := region(gold, system, g, s)
			alignForms(gold[g:gEnd], system[s:sEnd], g, out[s:sEnd])
			g, s = gEnd, sEnd
		case a.Range == b.Range:
			out[s] = g
			g, s = g+1, s+1
		case a.Start <= b.Start:
			g++
		default:
			s++
		}
	}
	return out
}

// skip steps over a plain word of one side that begins before the contraction of the other: it pairs with nothing, and
// the contraction's region is no larger for it.
func skip(gold, system []Row, g, s *int) bool {
	switch a, b := gold[*g], system[*s]; {
	case !a.Part && a.Start < b.Start:
		*g++
	case !b.Part && b.Start < a.Start:
		*s++
	default:
		return false
	}
	return true
}

// region is where the words end that stand at the characters of the contraction at g or s, and of contractions of either
// side that overlap it.
func region(gold, system []Row, g, s int) (gEnd, sEnd int) {
	end := 0
	if gold[g].Part {
		end = gold[g].End
	}
	if system[s].Part {
		end = max(end, system[s].End)
	}
	for {
		was := g + s
		for g < len(gold) && within(gold[g], end) {
			end = max(end, gold[g].End)
			g++
		}
		for s < len(system) && within(system[s], end) {
			end = max(end, system[s].End)
			s++
		}
		if g+s == was {
			return g, s
		}
	}
}

// within: a part of a contraction belongs to the region when it begins there, a plain word when it ends there.
func within(r Row, end int) bool {
	if r.Part {
		return r.Start < end
	}
	return r.End <= end
}

// alignForms pairs rows by a longest common subsequence of their forms; first is the index of gold[0].
func alignForms(gold, system []Row, first int, out []int) {
	same := func(i, j int) bool { return strings.EqualFold(gold[i].Form, system[j].Form) }
	best := make([][]int, len(gold)+1) // longest common subsequence of gold[i:] and system[j:]
	best[len(gold)] = make([]int, len(system)+1)
	for i := len(gold) - 1; i >= 0; i-- {
		best[i] = make([]int, len(system)+1)
		for j := len(system) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if same(i, j) {
				best[i][j] = max(best[i][j], 1+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch {
		case same(i, j):
			out[j] = first + i
			i, j = i+1, j+1
		case best[i+1][j] == best[i][j]:
			i++
		default:
			j++
		}
	}
}
