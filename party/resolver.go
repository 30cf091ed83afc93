package party

import (
	"sort"
	"strings"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
)

// resolver holds what the resolving of one article shares.
type resolver struct {
	*model.Analysis
	pack   *lang.Pack
	lower  []string
	speaks []bool // per token: it stands in a block that may speak
	entity []int  // per token: the entity that holds it, or -1
	names  []name // in the order of the text
	nameAt []int  // per token: the name that holds it, or -1
	cast   *cast
	trail  []step // everyone mentioned so far, in the order of the text
}

// step is one place where somebody in the cast was named or resolved.
type step struct {
	at      int // token of the head
	who     int // cast member
	source  bool
	subject bool
}

// resolution is a Resolved before the parties have their IDs.
type resolution struct {
	who        int // cast member, -1 for nobody
	antecedent onrecord.Span
	by         string
	phrase     Mention
}

var nobody = resolution{who: -1}

func newResolver(a *model.Analysis, p *lang.Pack) *resolver {
	n := len(a.Words)
	r := &resolver{Analysis: a, pack: p, lower: make([]string, n), speaks: make([]bool, n), entity: make([]int, n), nameAt: make([]int, n), cast: &cast{}}
	for i, w := range a.Words {
		r.lower[i] = w.Lower
		r.entity[i], r.nameAt[i] = -1, -1
	}
	for k, e := range a.Entities {
		for i := e.First; i < e.Last && i < n; i++ {
			r.entity[i] = k
		}
	}
	for _, par := range a.Text.Paragraphs {
		b := a.Text.Document.Blocks[par.Block]
		if !b.Kind.Speaks() || !b.Repeats.IsZero() || par.First >= par.Last {
			continue
		}
		for i := a.Text.Sentences[par.First].First; i < a.Text.Sentences[par.Last-1].Last; i++ {
			r.speaks[i] = true
		}
	}
	return r
}

// span is tokens [first, last] as a Span.
func (r *resolver) span(first, last int) onrecord.Span {
	t := r.Text
	s, err := t.Document.Span(t.Tokens[first].Start, t.Tokens[last].End)
	if err != nil {
		return onrecord.Span{} // tokens stand on character boundaries, so this is never reached
	}
	return s
}

// words is the text of tokens [first, last], white space folded.
func (r *resolver) words(first, last int) string {
	return strings.Join(strings.Fields(r.span(first, last).Text), " ")
}

func byPlace(mentions []Mention) []int {
	out := make([]int, len(mentions))
	for i := range out {
		out[i] = i
	}
	sort.SliceStable(out, func(a, b int) bool { return mentions[out[a]].First < mentions[out[b]].First })
	return out
}
