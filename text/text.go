// Package text cuts a Document into paragraphs, sentences and tokens, and pairs its quotation marks.
//
// Everything is byte offsets into Document.Text; nothing is normalised. Tokens are those of Universal Dependencies
// English (do|n't, minister|'s, $|2.5). Tokens and the gaps between them join to the text, offsets never go back, every
// token is in exactly one sentence, and no sentence crosses the border of a Block. The package knows no language: word
// lists come in as [Words].
package text

import (
	"sort"

	"onrecord"
)

// Token is one word or mark: bytes [Start, End) of the document's text.
type Token struct{ Start, End int }

// Sentence is a run of tokens [First, Last).
type Sentence struct{ First, Last int }

// Paragraph is a run of sentences [First, Last) that makes up one Block of the document.
type Paragraph struct {
	Block       int // index into Document.Blocks
	First, Last int // sentences
}

// Quotation is one stretch between quotation marks. A quotation that runs over several paragraphs is one Quotation a
// paragraph, chained by Next: most often with an opening mark on each; the last may have none, and then begins with its
// paragraph. One that is never closed ends with its paragraph, or before the next opening mark of its kind.
type Quotation struct {
	onrecord.Range                // with its marks
	Inner          onrecord.Range // without them
	Parent         int            // the quotation that this one stands in, or -1
	Next           int            // where it goes on in a following paragraph, or -1
	Closed         bool           // a closing mark was found; false also for the parts of a chain but the last
	// Scare tells, by shape and place alone, that this is a term, a title or scare quotes: at most four words inside one
	// sentence, no clausal word and no point in it, joined to the words around it with no comma or colon before. A mixed
	// quotation (called it "a farce") looks the same: whether somebody said it is for those who find cues to decide.
	Scare bool
}

// Text is a Document cut up. It is not changed after [New] and may be shared.
type Text struct {
	Document   *onrecord.Document
	Tokens     []Token
	Sentences  []Sentence
	Paragraphs []Paragraph
	Quotations []Quotation // in the order of their opening marks
	marks      []uint64    // the tokens that are marks of quotations, a bit each
}

// Word is the characters of token i.
func (t *Text) Word(i int) string { return t.Document.Text[t.Tokens[i].Start:t.Tokens[i].End] }

// SentenceOf is the index of the sentence that holds token i. O(log sentences).
func (t *Text) SentenceOf(i int) int {
	return sort.Search(len(t.Sentences), func(k int) bool { return t.Sentences[k].Last > i })
}

// ParagraphOf is the index of the paragraph that holds sentence k. O(log paragraphs).
func (t *Text) ParagraphOf(k int) int {
	return sort.Search(len(t.Paragraphs), func(p int) bool { return t.Paragraphs[p].Last > k })
}

// TokenAt is the index of the first token that ends after offset; len(Tokens) when none does. O(log tokens).
func (t *Text) TokenAt(offset int) int {
	return sort.Search(len(t.Tokens), func(k int) bool { return t.Tokens[k].End > offset })
}
