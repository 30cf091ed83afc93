// Package statement finds who puts what on the record: cues, their sources and contents, refusals and silences, what is
// reported absent, and who was asked for comment.
//
// It reads a model.Analysis with the cue frames of a language pack, and quotation marks as the text room paired them. A
// Statement is made only where a cue or a quotation stands; nothing is said of who a source is beyond the words at this
// place and what they point back to: that is for the party room. Every field that is set carries a Finding. Find never
// fails: what cannot be read yields nothing.
package statement

import (
	"onrecord"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// Found is what one article's text says of its statements. The IDs and spans are final; parties are not yet known.
type Found struct {
	Statements []onrecord.Statement
	Sources    []Phrase         // for each statement, the words that name its source; First < 0 where none do
	Turns      []onrecord.Range // the labelled turns, label and words together
	Absences   []onrecord.Absence
	Requests   []Request
	finder     *finder
}

// Phrase is the tokens [First, Last], both inclusive, headed by token Head. First is -1 for no phrase; Head is then the first token of
// a quotation that stands without a cue, or -1.
type Phrase struct{ First, Last, Head int }

// NoPhrase is the phrase that is not there.
var NoPhrase = Phrase{-1, -1, -1}

// OK reports whether there is a phrase.
func (p Phrase) OK() bool { return p.First >= 0 }

// Request is a request for comment before its parties are known. Statement is the index of the statement whose source
// was asked, -1 where Asked says by itself who was.
type Request struct {
	Statement int
	Asker     Phrase
	Asked     Phrase
	Outcome   onrecord.Outcome
	Span      onrecord.Span
}

// finder holds what the finding of one article shares.
type finder struct {
	*model.Analysis
	t      *text.Text
	pack   *lang.Pack
	lower  []string // the words in lower case
	quote  []int    // the innermost quotation that each token stands in, marks included; -1: none
	outer  []int    // the outermost one that is speech or closed
	drafts []*draft
	bases  []*draft // drafts that turned out to say what another rests on
	used   []bool   // tokens that are part of a cue already
}

// Find reads a. Runs in time linear in the text, but for sentences: quadratic in the length of the longest.
func Find(a *model.Analysis, p *lang.Pack) *Found {
	f := newFinder(a, p)
	f.draft()
	f.settle()
	f.inOrder()
	f.nest()
	f.finish()
	return f.found()
}

// draft finds every cue and quotation.
func (f *finder) draft() {
	for _, par := range f.t.Paragraphs {
		if !f.speaks(par) {
			continue
		}
		for k := par.First; k < par.Last; k++ {
			f.sentenceCues(f.t.Sentences[k])
			if d := f.elliptic(f.t.Sentences[k]); d != nil {
				f.drafts = append(f.drafts, d)
			}
		}
	}
	f.draftTurns()
	f.draftTitles()
	f.draftHeadings()
	f.attachQuotations()
}

// speaks reports whether statements may be found in the paragraph.
func (f *finder) speaks(p text.Paragraph) bool {
	b := f.t.Document.Blocks[p.Block]
	return b.Kind.Speaks() && b.Repeats.IsZero() && b.Kind != onrecord.Table
}

func newFinder(a *model.Analysis, p *lang.Pack) *finder {
	n := len(a.Words)
	f := &finder{Analysis: a, t: a.Text, pack: p, lower: make([]string, n), quote: make([]int, n), outer: make([]int, n), used: make([]bool, n)}
	for i, w := range a.Words {
		f.lower[i] = w.Lower
		f.quote[i], f.outer[i] = -1, -1
	}
	for q, quotation := range f.t.Quotations {
		for i := f.t.TokenAt(quotation.Start); i < n && f.t.Tokens[i].End <= quotation.End; i++ {
			f.quote[i] = q
			if f.outer[i] < 0 {
				f.outer[i] = q
			}
		}
	}
	return f
}

// draft is a statement on its way: everything in tokens.
type draft struct {
	cue       run // First -1: a quotation without a cue
	head      int // the word of the cue that heads it in the tree; of a quotation its first word
	kind      *lang.Cue
	act       onrecord.Act
	source    Phrase
	content   []run
	passive   bool
	sentence  int
	headed    bool // turn is the source of a headline
	mark      int  // the closing mark that the cue clause stands behind; -1: not known
	turn      run  // the label of a turn, which is then all of d; First -1: none
	quotation int  // the quotation that is (part of) the content by its place; -1: none
	by        map[string]string
	within    *draft
	inner     []*draft // those within it
	hedges    []run
	basis     []basis
	said      said
	dead      bool
}

// run is the tokens [first, last], both inclusive.
type run struct{ first, last int }

var noRun = run{-1, -1}

func (r run) ok() bool                { return r.first >= 0 && r.last >= r.first }
func (r run) contains(s run) bool     { return r.first <= s.first && s.last <= r.last }
func (r run) overlaps(s run) bool     { return r.first <= s.last && s.first <= r.last }
func (r run) has(i int) bool          { return r.first <= i && i <= r.last }
func (d *draft) set(field, by string) { d.by[field] = "statement/" + by }

func (f *finder) span(r run) onrecord.Span {
	s, err := f.t.Document.Span(f.t.Tokens[r.first].Start, f.t.Tokens[r.last].End)
	if err != nil {
		return onrecord.Span{} // tokens stand on character boundaries, so this is never reached
	}
	return s
}
