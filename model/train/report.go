package train

import (
	"fmt"
	"strings"
)

// Report is the scores and the rows dropped, for people.
func (r *Result) Report() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s %7s %6s %6s %6s %6s %6s %6s\n", "gold tokens", "words", "UPOS", "XPOS", "Feats", "Lemma", "UAS", "LAS")
	for _, name := range sortedKeys(r.Scores) {
		s := r.Scores[name]
		fmt.Fprintf(&b, "%-14s %7d %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f\n", name, s.Words, s.UPOS, s.XPOS, s.Feats, s.Lemmas, s.UAS, s.LAS)
	}
	fmt.Fprintf(&b, "\nRows of the training parts that were not used:\n")
	for _, name := range sortedKeys(r.Drops) {
		fmt.Fprintf(&b, "%7d %s\n", r.Drops[name], name)
	}
	return b.String()
}
