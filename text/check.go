package text

import (
	"fmt"
	"unicode/utf8"

	"onrecord"
)

// Check holds t against the laws of the room: tokens in order, not empty, on character boundaries, with nothing but
// characters that no token holds between them inside a block; every token in exactly one sentence, every sentence in
// exactly one paragraph, every paragraph within its block; quotations in order, each within one block and its Parent,
// with Inner inside it, and Next chains that lead onwards. It is empty when all hold.
func Check(t *Text) []onrecord.Breach {
	c := checker{t: t, valid: utf8.ValidString(t.Document.Text)}
	c.tokens()
	if len(c.out) == 0 { // the rest looks tokens up
		c.sentences()
	}
	if len(c.out) == 0 {
		c.quotations()
	}
	return c.out
}

type checker struct {
	t     *Text
	valid bool
	out   []onrecord.Breach
}

func (c *checker) add(law, where, format string, args ...any) {
	c.out = append(c.out, onrecord.Breach{Law: law, Where: where, What: fmt.Sprintf(format, args...)})
}

func (c *checker) tokens() {
	text, at := c.t.Document.Text, 0
	for i, tok := range c.t.Tokens {
		where := fmt.Sprintf("token %d", i)
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
			c.add("token order", where, "[%d, %d) after %d in %d bytes", tok.Start, tok.End, at, len(text))
			return
		}
		if c.valid && (!utf8.RuneStart(text[tok.Start]) || tok.End < len(text) && !utf8.RuneStart(text[tok.End])) {
			c.add("span", where, "cuts a character in two")
		}
		at = tok.End
	}
	next := 0
	for b, block := range c.t.Document.Blocks {
		at := block.Start
		for ; next < len(c.t.Tokens) && c.t.Tokens[next].Start < block.End; next++ {
			c.gap(b, at, c.t.Tokens[next].Start)
			at = c.t.Tokens[next].End
		}
		c.gap(b, at, block.End)
	}
	if next != len(c.t.Tokens) {
		c.add("token order", fmt.Sprintf("token %d", next), "stands behind the last block")
	}
}

// gap holds that [from, to) of block b has nothing that belongs into a token.
func (c *checker) gap(b, from, to int) {
	if to < from {
		c.add("block border", fmt.Sprintf("block %d", b), "a token crosses its border")
		return
	}
	for s := c.t.Document.Text[from:to]; s != ""; {
		k, n := kindOf(s)
		if k != gap && !isJoiner(s) {
			c.add("nothing thrown away", fmt.Sprintf("block %d", b), "%q at %d is in no token", s[:n], to-len(s))
			return
		}
		s = s[n:]
	}
}

func (c *checker) sentences() {
	token, sentence := 0, 0
	for i, s := range c.t.Sentences {
		if s.First != token || s.Last <= s.First || s.Last > len(c.t.Tokens) {
			c.add("sentence order", fmt.Sprintf("sentence %d", i), "tokens [%d, %d) after %d of %d", s.First, s.Last, token, len(c.t.Tokens))
			return
		}
		token = s.Last
	}
	if token != len(c.t.Tokens) {
		c.add("sentence order", "end", "sentences end at token %d of %d", token, len(c.t.Tokens))
		return
	}
	for i, p := range c.t.Paragraphs {
		where := fmt.Sprintf("paragraph %d", i)
		if p.First != sentence || p.Last <= p.First || p.Last > len(c.t.Sentences) || p.Block < 0 || p.Block >= len(c.t.Document.Blocks) {
			c.add("paragraph order", where, "block %d, sentences [%d, %d) after %d of %d", p.Block, p.First, p.Last, sentence, len(c.t.Sentences))
			return
		}
		sentence = p.Last
		first, last := c.t.tokensOf(i)
		if b := c.t.Document.Blocks[p.Block]; c.t.Tokens[first].Start < b.Start || c.t.Tokens[last-1].End > b.End {
			c.add("block border", where, "leaves block %d", p.Block)
		}
	}
	if sentence != len(c.t.Sentences) {
		c.add("paragraph order", "end", "paragraphs end at sentence %d of %d", sentence, len(c.t.Sentences))
	}
}

func (c *checker) quotations() {
	at := 0
	var open []int // the quotations that hold the place at hand
	for i, q := range c.t.Quotations {
		where := fmt.Sprintf("quotation %d", i)
		if q.Start < at || q.Len() <= 0 || q.End > len(c.t.Document.Text) || q.Inner.Len() <= 0 || !q.Contains(q.Inner) {
			c.add("quotation", where, "%v with %v inside, after %d", q.Range, q.Inner, at)
			return
		}
		at = q.Start
		if b := c.t.Document.BlockAt(q.Start); b < 0 || q.End > c.t.Document.Blocks[b].End {
			c.add("block border", where, "leaves its block")
		}
		if c.t.Tokens[c.t.TokenAt(q.Start)].Start != q.Start || c.t.Tokens[c.t.TokenAt(q.End-1)].End != q.End {
			c.add("quotation", where, "%v cuts a token", q.Range)
		}
		for len(open) > 0 && c.t.Quotations[open[len(open)-1]].End <= q.Start {
			open = open[:len(open)-1]
		}
		parent := -1
		if len(open) > 0 {
			parent = open[len(open)-1]
		}
		if q.Parent != parent {
			c.add("quotation nesting", where, "parent %d, stands in %d", q.Parent, parent)
		} else if parent >= 0 && !c.t.Quotations[parent].Inner.Contains(q.Range) {
			c.add("quotation nesting", where, "%v crosses its parent %v", q.Range, c.t.Quotations[parent].Inner)
		}
		if q.Next != -1 && (q.Next <= i || q.Next >= len(c.t.Quotations) || q.Closed) {
			c.add("quotation chain", where, "next %d, closed %v", q.Next, q.Closed)
		}
		open = append(open, i)
	}
}
