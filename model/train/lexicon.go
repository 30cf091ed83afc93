package train

import (
	"sort"
	"strings"

	"onrecord/model/linear"
)

// ambiguity numbers, for each folded form of sents, the set of tags it takes: those with at least a tenth of its uses.
// Sets are numbered by how many forms have them; sets past most are left unknown.
func ambiguity(sents []Sentence, v *Vocab, most int) map[uint64]uint16 {
	counts := map[uint64]map[int]int{}
	for _, s := range sents {
		for i := range s.Words {
			low := linear.MakeForm(s.Words[i].Form).Low
			if counts[low] == nil {
				counts[low] = map[int]int{}
			}
			counts[low][v.Tag(&s.Words[i])]++
		}
	}
	sets := map[uint64]string{}
	tally := map[string]int{}
	for low, tags := range counts {
		total := 0
		for _, n := range tags {
			total += n
		}
		if total < 2 {
			continue
		}
		var set []int
		for t, n := range tags {
			if n*10 >= total {
				set = append(set, t)
			}
		}
		sort.Slice(set, func(i, j int) bool {
			if tags[set[i]] != tags[set[j]] {
				return tags[set[i]] > tags[set[j]]
			}
			return set[i] < set[j]
		})
		var name []string
		for _, t := range set {
			name = append(name, itoa(t))
		}
		sets[low] = strings.Join(name, " ")
		tally[sets[low]]++
	}
	number := numbered(ranked(tally))
	out := map[uint64]uint16{}
	for low, set := range sets {
		if n := number[set]; n < most {
			out[low] = uint16(n + 1)
		}
	}
	return out
}

// packLexicon writes a lexicon section.
func packLexicon(info map[uint64]linear.Info) []byte {
	lows := make([]uint64, 0, len(info))
	for low := range info {
		lows = append(lows, low)
	}
	sort.Slice(lows, func(i, j int) bool { return lows[i] < lows[j] })
	n := 16
	for len(lows)*100 > n*85 {
		n *= 2
	}
	for ; ; n *= 2 {
		slots := make([]byte, 16*n)
		full := false
		for _, low := range lows {
			if !linear.PutLexicon(slots, low, info[low]) {
				full = true
				break
			}
		}
		if !full {
			return slots
		}
	}
}
