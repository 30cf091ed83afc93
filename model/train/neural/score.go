package neural

import (
	"time"

	"onrecord/model/neural"
)

// Score runs the shipped code over the trees, about a hundred sentences at a time, and also gives its speed in words a
// second.
func Score(net *neural.Net, trees []Sentence) (Scores, float64, error) {
	var right [5]int
	total := 0
	var spent time.Duration
	for len(trees) > 0 {
		part := trees[:min(len(trees), 100)]
		trees = trees[len(part):]
		var words []string
		var ends []int
		for _, s := range part {
			for _, t := range s {
				words = append(words, t.Form)
			}
			ends = append(ends, len(words))
		}
		out := make([]neural.Word, len(words))
		start := time.Now()
		if err := net.Analyze(words, ends, out); err != nil {
			return Scores{}, 0, err
		}
		spent += time.Since(start)
		at := 0
		for _, s := range part {
			for i, t := range s {
				got := out[at+i]
				head := -1
				if got.Head >= 0 {
					head = got.Head - at
				}
				count(&right, got.UPOS == t.UPOS, got.XPOS == t.XPOS, got.Feats == t.Feats, head == t.Head,
					head == t.Head && plain(got.Rel) == plain(t.Rel))
			}
			at += len(s)
		}
		total += len(words)
	}
	return shares(right, total), float64(total) / spent.Seconds(), nil
}

func count(right *[5]int, is ...bool) {
	for k, ok := range is {
		if ok {
			right[k]++
		}
	}
}

func shares(right [5]int, total int) Scores {
	pc := func(k int) float64 { return 100 * float64(right[k]) / float64(max(total, 1)) }
	return Scores{pc(0), pc(1), pc(2), pc(3), pc(4)}
}
