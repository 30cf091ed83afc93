package train

import (
	"fmt"
	"strings"
)

// counted are the kinds of names that all corpora mark.
var counted = []string{"PER", "ORG", "LOC"}

// Report is the scores and the rows dropped, for people.
func (r *Result) Report() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-23s %7s %6s %6s %6s %6s %6s %6s\n", "gold tokens", "words", "UPOS", "XPOS", "Feats", "Lemma", "UAS", "LAS")
	for _, name := range sortedKeys(r.Scores) {
		s := r.Scores[name]
		if !r.Trees {
			fmt.Fprintf(&b, "%-23s %7d %6.2f %6.2f %6s %6.2f\n", name, s.Words, s.UPOS, s.XPOS, "", s.Lemmas)
			continue
		}
		fmt.Fprintf(&b, "%-23s %7d %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f\n", name, s.Words, s.UPOS, s.XPOS, s.Feats, s.Lemmas, s.UAS, s.LAS)
	}
	fmt.Fprintf(&b, "\n%-23s %7s %6s %6s %6s %6s %6s %6s\n", "names, gold tokens", "names", "P", "R", "F1", "PER", "ORG", "LOC")
	for _, name := range sortedKeys(r.Names) {
		n := r.Names[name]
		total := n.Gold["PER"] + n.Gold["ORG"] + n.Gold["LOC"]
		p, rec, f := n.F1(counted...)
		_, _, per := n.F1("PER")
		_, _, org := n.F1("ORG")
		_, _, loc := n.F1("LOC")
		fmt.Fprintf(&b, "%-23s %7d %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f\n", name, total, p, rec, f, per, org, loc)
	}
	fmt.Fprintf(&b, "\nRows of the training parts that were not used:\n")
	for _, name := range sortedKeys(r.Drops) {
		fmt.Fprintf(&b, "%7d %s\n", r.Drops[name], name)
	}
	return b.String()
}
