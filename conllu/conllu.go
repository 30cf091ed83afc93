// Package conllu writes an Analysis in CoNLL-U, the format of Universal Dependencies, so that linguists and their tools can
// see what every statement rests on: words, lemmas, tags, trees and names.
//
// It promises ten columns a word, one paragraph (newpar) a Block with its kind, and in the last column where each word stands in
// the Document, in bytes. It writes no enhanced dependencies, and no contractions: "don't" is two words with no space between.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"onrecord/model"
	"onrecord/text"
)

// Write writes a as one document called name, "" for none. Comments: newdoc; for each Block that holds words newpar, its kind and its
// Range; for each sentence sent_id, which is the name and a number, and text, which is the words as CoNLL-U spaces them.
//
// The last column holds, in this order, Entity (B- or I- and the kind of name, for words of one), Range (start:end, in bytes of
// Document.Text, half-open) and SpaceAfter=No, where the next word of the Block follows at once.
func Write(w io.Writer, a *model.Analysis, name string) error {
	p := &printer{out: bufio.NewWriter(w), a: a, prefix: idOf(name)}
	if name = line(name); name != "" {
		p.print("# newdoc id = ", name, "\n")
	} else {
		p.print("# newdoc\n")
	}
	paragraph := 0
	for k := range a.Text.Sentences {
		if t := a.Text; paragraph < len(t.Paragraphs) && t.Paragraphs[paragraph].First == k {
			p.block(t.Paragraphs[paragraph].Block)
			paragraph++
		}
		p.sentence(k)
	}
	if err := p.out.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// printer is a document on its way out. Errors wait in the writer until it is flushed.
type printer struct {
	out    *bufio.Writer
	a      *model.Analysis
	prefix string // of the ids of sentences
	entity int    // the first name that does not end before the word at hand
}

func (p *printer) print(parts ...string) {
	for _, s := range parts {
		p.out.WriteString(s)
	}
}

func (p *printer) block(i int) {
	p.print("# newpar\n")
	if blocks := p.a.Text.Document.Blocks; i < len(blocks) {
		b := blocks[i]
		p.print("# block = ", string(b.Kind), "\n# block_range = ", rangeOf(b.Start, b.End), "\n")
	}
}

func (p *printer) sentence(k int) {
	t := p.a.Text
	s := t.Sentences[k]
	p.print("# sent_id = ", p.prefix, strconv.Itoa(k+1), "\n# text = ")
	for i := s.First; i < s.Last; i++ {
		p.print(column(t.Word(i)))
		if i+1 < s.Last && !glued(t, i) {
			p.print(" ")
		}
	}
	p.print("\n")
	for i := s.First; i < s.Last; i++ {
		p.word(i, s.First, p.glue(i, k))
	}
	p.print("\n")
}

// glue reports whether word i of sentence k has no space after it. The last word of a Block has none to speak of.
func (p *printer) glue(i, k int) bool {
	t := p.a.Text
	if i+1 < t.Sentences[k].Last {
		return glued(t, i)
	}
	return k+1 < len(t.Sentences) && t.ParagraphOf(k) == t.ParagraphOf(k+1) && glued(t, i)
}

func glued(t *text.Text, i int) bool { return t.Tokens[i].End == t.Tokens[i+1].Start }

func (p *printer) word(i, first int, glue bool) {
	w, at := &p.a.Words[i], p.a.Text.Tokens[i]
	head := "0"
	if w.Head >= 0 {
		head = strconv.Itoa(w.Head - first + 1)
	}
	misc := "Range=" + rangeOf(at.Start, at.End)
	if e := p.name(i); e != "" {
		misc = "Entity=" + e + "|" + misc
	}
	if glue {
		misc += "|SpaceAfter=No"
	}
	p.print(strconv.Itoa(i-first+1), "\t", column(p.a.Text.Word(i)), "\t", column(w.Lemma), "\t", column(w.UPOS), "\t", column(w.XPOS), "\t", column(w.Feats), "\t", head,
		"\t", column(w.Rel), "\t_\t", misc, "\n")
}

// name is the IOB2 tag of word i, "" outside names. Words are asked for in order.
func (p *printer) name(i int) string {
	list := p.a.Entities
	for p.entity < len(list) && list[p.entity].Last <= i {
		p.entity++
	}
	switch {
	case p.entity == len(list) || i < list[p.entity].First:
		return ""
	case i == list[p.entity].First:
		return "B-" + list[p.entity].Kind
	}
	return "I-" + list[p.entity].Kind
}

func rangeOf(start, end int) string { return strconv.Itoa(start) + ":" + strconv.Itoa(end) }

// column is s as a column takes it: no control characters, and never empty.
func column(s string) string {
	if s == "" {
		return "_"
	}
	return line(s)
}

// line is s with a blank for every control character, so that it stays in its column and on its line.
func line(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// idOf is what the ids of sentences begin with: name without blanks and slashes, which the format reserves, and a hyphen.
func idOf(name string) string {
	if name == "" {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r == '/' || unicode.IsSpace(r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, name) + "-"
}
