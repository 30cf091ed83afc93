package diff

import (
	"strings"
	"unicode"

	"onrecord/ledger/search"
)

// Op is what became of a run of words.
type Op string

const (
	Kept Op = "kept"
	Gone Op = "gone"
	New  Op = "new"
)

// Run is some words of a content as they stand in the article: of the newer version where they are kept.
type Run struct {
	Op   Op
	Text string
}

// longest is over how many words, after what begins and ends alike, words are compared one by one; above it all of them are gone and
// all are new, which is true and bounds the work.
const longest = 800

// runs tells two contents apart word by word, by a longest common subsequence of folded words.
func runs(before, after string) []Run {
	a, b := cut(before), cut(after)
	var out runList
	head := 0
	for head < len(a) && head < len(b) && a[head].folded == b[head].folded {
		out.add(Kept, b[head].text)
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].folded == b[len(b)-1-tail].folded {
		tail++
	}
	out.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	for _, w := range b[len(b)-tail:] {
		out.add(Kept, w.text)
	}
	for i := range out {
		out[i].Text = strings.TrimSpace(out[i].Text)
	}
	return out
}

type runList []Run

func (r *runList) add(op Op, text string) {
	if n := len(*r); n > 0 && (*r)[n-1].Op == op {
		(*r)[n-1].Text += text
		return
	}
	*r = append(*r, Run{op, text})
}

// middle adds what stands between what begins and ends alike.
func (r *runList) middle(a, b []word) {
	var length [][]int // of the longest common subsequence of a[i:] and b[j:]
	if len(a) <= longest && len(b) <= longest {
		length = make([][]int, len(a)+1)
		for i := range length {
			length[i] = make([]int, len(b)+1)
		}
		for i := len(a) - 1; i >= 0; i-- {
			for j := len(b) - 1; j >= 0; j-- {
				if a[i].folded == b[j].folded {
					length[i][j] = length[i+1][j+1] + 1
				} else {
					length[i][j] = max(length[i+1][j], length[i][j+1])
				}
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) && length != nil {
		switch {
		case a[i].folded == b[j].folded:
			r.add(Kept, b[j].text)
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			r.add(Gone, a[i].text)
			i++
		default:
			r.add(New, b[j].text)
			j++
		}
	}
	for ; i < len(a); i++ {
		r.add(Gone, a[i].text)
	}
	for ; j < len(b); j++ {
		r.add(New, b[j].text)
	}
}

// word is one word with what stands around it up to the next.
type word struct{ text, folded string }

// cut cuts s into words that tile it: marks and spaces go with the word before them, those that open something with the word
// behind. What folds to nothing is no word of its own.
func cut(s string) []word {
	var out []word
	from, pending := 0, false // pending: what stands from from on has a letter or digit
	flush := func(to int) {
		text := s[from:to]
		if folded := search.Fold(text); folded != "" {
			out = append(out, word{text, folded})
		} else if len(out) > 0 {
			out[len(out)-1].text += text
		} else {
			return
		}
		from, pending = to, false
	}
	in, space := false, false
	for i, c := range s {
		is := unicode.In(c, unicode.L, unicode.M, unicode.N) || !parts(c)
		switch {
		case is && !in && pending && !space: // behind a mark without a space: "well-known"
			flush(i)
		case !is && space && !unicode.IsSpace(c) && pending, is && space && pending: // the first behind a space
			flush(i)
		}
		pending = pending || is
		in, space = is, unicode.IsSpace(c)
	}
	flush(len(s))
	return out
}

// parts reports whether c ends a word; a soft hyphen, say, does not.
func parts(c rune) bool { return search.Fold("a"+string(c)+"a") == "a a" }
