package party

import (
	"strings"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
)

// resolver holds what the resolving of one article shares.
type resolver struct {
	*model.Analysis
	pack     *lang.Pack
	by       By
	see      func(Mention, []rival) // watches decisions about pronouns, for learning
	lower    []string
	speaks   []bool // per token: it stands in a block that may speak
	headline []bool // per token: it stands in a title, where articles are left out and names are short
	quoted   []bool // per token: it stands between quotation marks that hold speech
	entity   []int  // per token: the entity that holds it, or -1
	names    []name // in the order of the text
	nameAt   []int  // per token: the name that holds it, or -1
	number   []int  // of each sentence, among those that speak
	phrases  []phrase
	phraseAt []int // per token: the phrase that it heads, or -1
	sources  []Mention
	sourceAt []int           // per token: the source that it heads, or -1
	ready    int             // the phrases before this one are resolved
	res      []resolution    // of the sources
	done     []bool          // which sources are resolved
	owner    []int           // per token: the member whom the description that it heads belongs to, or -1
	taken    []bool          // per token: a source, or part of one
	weights  map[string]int  // the evidence for persons, by spelling
	firstAt  map[string]int  // where a spelling stands first below the titles
	places   map[string]bool // which spellings stand for a place somewhere
	alone    map[string]int  // how often a single word is a name
	voted    map[string]int  // by folded names: what the model takes them for, as evidence
	cast     *cast
	trail    []step // everyone mentioned so far, in the order of the text
}

// resolution is a Resolved before the parties have their IDs.
type resolution struct {
	who        int // cast member, -1 for nobody
	antecedent onrecord.Span
	by         string
	score      float64 // how sure a model is, 0 where none was asked
}

var nobody = resolution{who: -1}

func newResolver(a *model.Analysis, p *lang.Pack, sources []Mention) *resolver {
	n := len(a.Words)
	r := &resolver{Analysis: a, pack: p, lower: make([]string, n), speaks: make([]bool, n), headline: make([]bool, n),
		quoted: make([]bool, n), entity: fill(n), nameAt: fill(n), phraseAt: fill(n), owner: fill(n), taken: make([]bool, n),
		sources: sources, cast: &cast{}}
	r.res, r.done = make([]resolution, len(sources)), make([]bool, len(sources))
	r.sourceAt = fill(n)
	for i, m := range sources {
		r.res[i] = nobody
		if r.valid(m) {
			r.sourceAt[m.Head] = i
		}
	}
	for i, w := range a.Words {
		r.lower[i] = w.Lower
	}
	for k, e := range a.Entities {
		for i := max(e.First, 0); i < e.Last && i < n; i++ {
			r.entity[i] = k
		}
	}
	r.readBlocks()
	for _, q := range a.Text.Quotations {
		for i := a.Text.TokenAt(q.Start); !q.Scare && i < n && a.Text.Tokens[i].End <= q.End; i++ {
			r.quoted[i] = true
		}
	}
	return r
}

func fill(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (r *resolver) readBlocks() {
	t := r.Text
	r.number = make([]int, len(t.Sentences))
	n := 0
	for _, par := range t.Paragraphs {
		b := t.Document.Blocks[par.Block]
		for k := par.First; k < par.Last; k++ {
			r.number[k] = n
			if b.Kind.Speaks() && b.Repeats.IsZero() {
				n++
			}
		}
	}
	for _, par := range t.Paragraphs {
		b := t.Document.Blocks[par.Block]
		if !b.Kind.Speaks() || !b.Repeats.IsZero() || par.First >= par.Last {
			continue
		}
		head := b.Kind == onrecord.Title || b.Kind == onrecord.Heading || b.Kind == onrecord.Standfirst
		for i := t.Sentences[par.First].First; i < t.Sentences[par.Last-1].Last; i++ {
			if tok := t.Tokens[i]; b.Credit.Range().Overlaps(onrecord.Range{Start: tok.Start, End: tok.End}) {
				continue // who took the picture is no party to the story
			}
			r.speaks[i], r.headline[i] = true, head
		}
	}
}

// sentenceOf numbers the sentence of token i among those that speak: what a page says for itself parts nobody from his words.
func (r *resolver) sentenceOf(i int) int { return r.number[r.Text.SentenceOf(i)] }

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

// top is the token of [first, last] whose head lies outside of it.
func (r *resolver) top(first, last int) int {
	for i := first; i <= last; i++ {
		if h := r.Words[i].Head; h < first || h > last {
			return i
		}
	}
	return first
}

// is reports whether the single word w is in one of the lists.
func (r *resolver) is(w string, lists ...lang.List) bool {
	for _, l := range lists {
		if r.pack.Is(l, w) {
			return true
		}
	}
	return false
}

func (r *resolver) plural(i int) bool {
	x := r.Words[i].XPOS
	return x == "NNS" || x == "NNPS"
}

func (r *resolver) noun(i int) bool {
	u := r.Words[i].UPOS
	return u == "NOUN" || u == "PROPN"
}

// dash reports whether word i is a hyphen or dash that joins the words around it without a space.
func (r *resolver) dash(i int) bool {
	t := r.Text.Tokens
	if i <= 0 || i+1 >= len(t) || t[i-1].End != t[i].Start || t[i].End != t[i+1].Start {
		return false
	}
	switch r.Text.Word(i) {
	case "-", "‐", "‑", "–":
		return true
	}
	return false
}

// apart reports whether a comma, bracket or other mark stands between words a and b, both left out.
func (r *resolver) apart(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if r.Punct(i) && !r.dash(i) {
			return true
		}
	}
	return false
}
