package neural

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Bounds on what is computed at one go. A sentence longer than widest is cut into windows.
const (
	widest    = 192
	batchSize = 1024 // words, of several sentences
)

// window is the words [first, last), analysed as one sentence. top is the first word of the sentence it is a part of.
type window struct{ first, last, top int }

// windows cuts [first, last) into pieces of at most widest words, after a mark where there is one in the second half.
func windows(words []string, first, last int, out []window) []window {
	top := first
	for last-first > widest {
		cut := first + widest
		for k := cut; k > first+widest/2; k-- {
			if mark(words[k-1]) {
				cut = k
				break
			}
		}
		out = append(out, window{first, cut, top})
		first = cut
	}
	if first < last {
		out = append(out, window{first, last, top})
	}
	return out
}

// mark reports whether a token is one character of punctuation.
func mark(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return size == len(w) && unicode.IsPunct(r)
}

// layout says where the words of a batch of windows stand: windows go from long to short, and word t of every window that
// has one is in the rows [off[t], off[t+1]).
type layout struct {
	wins []window
	off  []int
}

func (l *layout) set(wins []window) {
	l.wins = append(l.wins[:0], wins...)
	slices.SortStableFunc(l.wins, func(a, b window) int { return (b.last - b.first) - (a.last - a.first) })
	l.off = append(l.off[:0], 0)
	n := len(l.wins)
	for t := 0; ; t++ {
		for n > 0 && l.wins[n-1].last-l.wins[n-1].first <= t {
			n--
		}
		if n == 0 {
			return
		}
		l.off = append(l.off, l.off[t]+n)
	}
}

func (l *layout) rows() int { return l.off[len(l.off)-1] }
