package page

import (
	"cmp"
	"slices"

	"github.com/gogs/chardet"
)

const (
	leastConfidence = 10
	sniffBytes      = 1 << 16
)

// sniff guesses the charset of data, in which bytes above ASCII stand, from the statistics of ICU's detector. Its guesses
// come in no stated order where they are equally sure, so they are put in one: the same bytes are always read alike.
func sniff(data []byte) (coding, bool) {
	data = fromFirstHigh(data)
	all, err := chardet.NewHtmlDetector().DetectAll(data[:min(len(data), sniffBytes)])
	if err != nil {
		return coding{}, false
	}
	slices.SortFunc(all, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset), cmp.Compare(a.Language, b.Language))
	})
	for _, r := range all {
		if r.Confidence < leastConfidence {
			break
		}
		k, ok := byLabel(r.Charset)
		if ok && k.enc != nil && bearsOut(k, data) {
			return k, true
		}
	}
	return coding{}, false
}

// fromFirstHigh leaves out most of what stands before the first byte above ASCII, as the head of a page may be long.
func fromFirstHigh(data []byte) []byte {
	for i, c := range data {
		if c >= 0x80 {
			return data[max(0, i-1024):]
		}
	}
	return data
}
