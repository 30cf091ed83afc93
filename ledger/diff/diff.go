// Package diff says how the statements of two versions of one article differ: which appeared, which vanished, which were changed and
// how. White space, punctuation, case and the style of quotation marks make no difference.
//
// Statements with the same words are paired first, in order; of the rest those that have most words in common, if they have
// half of them. It is a pure function of two readings.
package diff

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger/search"
)

// Change is a pair of statements, or one that has no partner: Old or New is -1 then. Both are indexes.
type Change struct {
	Old, New int
	// What lists what differs, of a pair: "content", "speaker", "act", "cue", "basis". Empty where nothing does.
	What []string
}

// Statements compares old and new. Changes come in the order of new, what vanished after what stood before it in old.
func Statements(old, new *onrecord.Reading) []Change {
	a, b := words(old), words(new)
	partner := make([]int, len(b)) // of new, in old
	taken := make([]bool, len(a))
	for j := range b {
		partner[j] = -1
	}
	same := map[string][]int{}
	for i, s := range a {
		same[s.key] = append(same[s.key], i)
	}
	for j, s := range b {
		if list := same[s.key]; len(list) > 0 {
			partner[j], taken[list[0]], same[s.key] = list[0], true, list[1:]
		}
	}
	type pair struct {
		i, j  int
		score float64
	}
	var rest []pair
	for j, s := range b {
		if partner[j] >= 0 {
			continue
		}
		for i, t := range a {
			if !taken[i] {
				if score := alike(t, s); score >= 0.5 {
					rest = append(rest, pair{i, j, score})
				}
			}
		}
	}
	slices.SortStableFunc(rest, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.j, y.j), cmp.Compare(x.i, y.i))
	})
	for _, p := range rest {
		if partner[p.j] < 0 && !taken[p.i] {
			partner[p.j], taken[p.i] = p.i, true
		}
	}
	var out []Change
	next := 0 // of old: what vanished before it has been told
	vanished := func(until int) {
		for ; next < until; next++ {
			if !taken[next] {
				out = append(out, Change{Old: next, New: -1})
			}
		}
	}
	for j, i := range partner {
		if i < 0 {
			out = append(out, Change{Old: -1, New: j})
			continue
		}
		vanished(i)
		out = append(out, Change{i, j, differ(old, new, i, j)})
	}
	vanished(len(a))
	return out
}

// statement is what is compared of one.
type statement struct {
	key     string // all of it, folded
	content map[string]int
	size    int
	speaker string
	cue     string
}

func words(r *onrecord.Reading) []statement {
	out := make([]statement, len(r.Statements))
	for i, s := range r.Statements {
		x := statement{content: map[string]int{}, speaker: speaker(r, s), cue: search.Fold(s.Cue.Text)}
		for _, w := range search.Words(content(s)) {
			x.content[w]++
			x.size++
		}
		x.key = strings.Join([]string{x.speaker, x.cue, search.Fold(content(s)), string(s.Act)}, "\x00")
		out[i] = x
	}
	return out
}

func content(s onrecord.Statement) string {
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, c.Text)
	}
	return strings.Join(parts, " ")
}

// speaker is who made s: the party's name, else the words of the text.
func speaker(r *onrecord.Reading, s onrecord.Statement) string {
	if p := r.Party(s.Source.Party); p != nil {
		return search.Fold(p.Name)
	}
	return search.Fold(s.Source.Span.Text)
}

// alike is the F1 of the words of two contents; of two without content, whether speaker and cue agree.
func alike(a, b statement) float64 {
	if a.size == 0 && b.size == 0 {
		if a.speaker == b.speaker && a.cue != "" && a.cue == b.cue {
			return 1
		}
		return 0
	}
	common := 0
	for w, n := range a.content {
		common += min(n, b.content[w])
	}
	return 2 * float64(common) / float64(a.size+b.size)
}

func differ(old, new *onrecord.Reading, i, j int) []string {
	a, b := old.Statements[i], new.Statements[j]
	var out []string
	add := func(what string, differs bool) {
		if differs {
			out = append(out, what)
		}
	}
	add("content", search.Fold(content(a)) != search.Fold(content(b)))
	add("speaker", speaker(old, a) != speaker(new, b))
	add("act", a.Act != b.Act)
	add("cue", search.Fold(a.Cue.Text) != search.Fold(b.Cue.Text))
	add("basis", bases(a) != bases(b))
	return out
}

func bases(s onrecord.Statement) string {
	var kinds []string
	for _, b := range s.Basis {
		kinds = append(kinds, string(b.Kind))
	}
	slices.Sort(kinds)
	return strings.Join(slices.Compact(kinds), " ")
}
