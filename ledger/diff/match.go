package diff

import (
	"cmp"
	"math"
	"slices"
)

const (
	// alike is how alike two statements must be to be taken for one that was changed. Of a sentence that lost or gained half of
	// its words with the same speaker that is so; of two that share their little words only it is not.
	alike = 0.5
	// common is in how many statements of the older version a word may stand to bring two together: it bounds the work on an article
	// with any number of statements.
	common = 64
	// bySpeaker and byCue are how much of likeness is left to the speaker and to the cue.
	bySpeaker, byCue = 0.12, 0.05
)

// match pairs the statements of x with those of y: it gives the index in y for each of x, -1 for none. Those whose words are the
// same are paired first, in the order of the text, then the most alike.
func match(x, y *version) []int {
	other := make([]int, len(x.statements))
	taken := make([]bool, len(y.statements))
	for i := range other {
		other[i] = -1
	}
	for _, key := range []func(*statement) string{
		func(s *statement) string { return s.words + "\n" + string(s.Form) + string(s.Act) + "\n" + s.party },
		func(s *statement) string { return s.words },
	} {
		same(x, y, other, taken, key)
	}
	var pairs []pair
	w := weights(x, y)
	for i, candidates := range candidates(x, y, other, taken) {
		for _, j := range candidates {
			if score := w.likeness(x.statements[i], y.statements[j]); score >= alike {
				pairs = append(pairs, pair{i, j, score})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	for _, p := range pairs {
		if other[p.i] < 0 && !taken[p.j] {
			other[p.i], taken[p.j] = p.j, true
		}
	}
	return other
}

type pair struct {
	i, j  int
	score float64
}

// same pairs what has the same key.
func same(x, y *version, other []int, taken []bool, key func(*statement) string) {
	at := map[string][]int{}
	for j, s := range y.statements {
		if !taken[j] {
			at[key(s)] = append(at[key(s)], j)
		}
	}
	for i, s := range x.statements {
		if k := key(s); other[i] < 0 && len(at[k]) > 0 {
			other[i], taken[at[k][0]] = at[k][0], true
			at[k] = at[k][1:]
		}
	}
}

// candidates gives for each statement of x that has no pair those of y that share a word with it, or, where neither has content,
// the speaker.
func candidates(x, y *version, other []int, taken []bool) [][]int {
	having := map[string][]int{}
	terms := func(s *statement) []string {
		if len(s.content) == 0 {
			return []string{"\n" + s.party, "\n" + s.source} // no word holds a line feed
		}
		t := slices.Clone(s.content)
		slices.Sort(t)
		return slices.Compact(t)
	}
	for j, s := range y.statements {
		if taken[j] {
			continue
		}
		for _, t := range terms(s) {
			having[t] = append(having[t], j)
		}
	}
	out := make([][]int, len(x.statements))
	for i, s := range x.statements {
		if other[i] >= 0 {
			continue
		}
		for _, t := range terms(s) {
			if list := having[t]; len(list) <= common {
				out[i] = append(out[i], list...)
			}
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// weigher says how much words tell: those that stand in few statements tell most, and long ones more than short ones, which in any
// language are the little words (Zipf 1935).
type weigher map[string]float64

func weights(x, y *version) weigher {
	n, all := map[string]int{}, 0
	for _, v := range []*version{x, y} {
		for _, s := range v.statements {
			all++
			seen := map[string]bool{}
			for _, w := range s.content {
				if !seen[w] {
					seen[w] = true
					n[w]++
				}
			}
		}
	}
	out := weigher{}
	for w, count := range n {
		length := min(len(w), 8)
		out[w] = math.Log(1+float64(all)/float64(count)) * float64(length*length)
	}
	return out
}

// likeness is in [0, 1]: what the contents have in common of both, weighed, or nearly all of the shorter where one was cut, with a
// little more for the same speaker and cue.
func (w weigher) likeness(a, b *statement) float64 {
	if len(a.content) == 0 || len(b.content) == 0 {
		if len(a.content)+len(b.content) == 0 && sameSpeaker(a, b) {
			return 1
		}
		return 0
	}
	left := map[string]int{}
	sumA, sumB, both := 0.0, 0.0, 0.0
	for _, x := range a.content {
		left[x]++
		sumA += w[x]
	}
	for _, x := range b.content {
		sumB += w[x]
		if left[x] > 0 {
			left[x]--
			both += w[x]
		}
	}
	score := 2 * both / (sumA + sumB)
	if min(len(a.content), len(b.content)) >= 4 && sameSpeaker(a, b) {
		score = max(score, 0.8*both/min(sumA, sumB))
	}
	rest := 1 - bySpeaker - byCue
	score *= rest
	if sameSpeaker(a, b) {
		score += bySpeaker
	}
	if a.cue == b.cue {
		score += byCue
	}
	return score
}
