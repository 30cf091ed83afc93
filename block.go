package onrecord

// BlockKind is what a run of a Document is.
type BlockKind string

// The kinds of Block. Blockquote is a quotation set off by the page's own markup, part of the article's flow; a pull
// quote is set beside the flow and most often repeats it.
const (
	Title       BlockKind = "title"
	Standfirst  BlockKind = "standfirst"
	Byline      BlockKind = "byline" // who wrote it and when: bylines, datelines of the page, date lines
	Heading     BlockKind = "heading"
	Body        BlockKind = "body"
	Blockquote  BlockKind = "blockquote"
	Caption     BlockKind = "caption"
	PullQuote   BlockKind = "pullquote"
	List        BlockKind = "list"
	Table       BlockKind = "table"
	Boilerplate BlockKind = "boilerplate"
)

// BlockKinds lists the closed vocabulary, in a stated order.
func BlockKinds() []BlockKind {
	return []BlockKind{Title, Standfirst, Byline, Heading, Body, Blockquote, Caption, PullQuote, List, Table, Boilerplate}
}

// Speaks reports whether statements may be found in a block of this kind. Boilerplate and bylines yield none.
func (k BlockKind) Speaks() bool { return k != Boilerplate && k != Byline && k != "" }

// Block is a run of a Document of one kind, about a paragraph long: byte offsets in Document.Text, half-open.
// Blocks stand in order and do not overlap; every byte between them is white space.
type Block struct {
	Kind  BlockKind
	Start int
	End   int
	// Repeats is the passage of another block that this one repeats (a pull quote, a caption printed twice); zero for none.
	Repeats Span
	// Credit is the photographer's or agency's credit inside a caption; zero for none.
	Credit Span
	// By is the rule or library that decided the kind.
	By string
}

// Range is the extent of b.
func (b Block) Range() Range { return Range{b.Start, b.End} }
