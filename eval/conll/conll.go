// Package conll reads treebanks in CoNLL-U with their raw text, and scores how a text was cut and analysed by the
// definitions of the CoNLL 2018 shared task.
//
// The raw text is put together again from the forms and SpaceAfter=No; paragraphs (newpar) become blocks with an empty
// line between, since that is what a reader of pages is given. Enhanced dependencies and empty nodes are not read.
package conll

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord"
)

// Document is one document of a treebank: its raw text and where its parts stand in it, in bytes.
type Document struct {
	ID         string
	Text       string
	Paragraphs []onrecord.Range
	Sentences  []onrecord.Range
	// Words are the syntactic words, what package text calls tokens: do, n't. The parts of a contraction whose forms do not
	// spell it stand at one range, the contraction's.
	Words []onrecord.Range
	// Rows are what the treebank says of each of Words.
	Rows []Row
}

// OnRecord is d as the earlier rooms would hand it over: one body block a paragraph.
func (d *Document) OnRecord() *onrecord.Document {
	out := &onrecord.Document{Text: d.Text, Lang: "en"}
	for _, p := range d.Paragraphs {
		out.Blocks = append(out.Blocks, onrecord.Block{Kind: onrecord.Body, Start: p.Start, End: p.End, By: "conll"})
	}
	return out
}

// Read reads all documents of r. A file without newdoc is one document. An error names the line.
func Read(r io.Reader) ([]*Document, error) {
	p := &parser{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		p.line++
		if err := p.read(strings.TrimSuffix(in.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("read CoNLL-U: line %d: %w", p.line, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read CoNLL-U: after line %d: %w", p.line, err)
	}
	p.endSentence()
	p.endDocument()
	return p.docs, nil
}

// parser holds the document and the sentence at hand.
type parser struct {
	line   int
	docs   []*Document
	doc    *Document
	text   strings.Builder
	newPar bool     // the next sentence begins a paragraph
	space  bool     // a space is due before the next word
	first  int      // offset of the sentence at hand, -1 before its first word
	upto   int      // last word of the contraction at hand
	forms  []string // its words so far
	whole  string
	glue   bool  // SpaceAfter=No of the contraction
	rows   []Row // of its words
	start  int   // first row of the sentence at hand
}

func (p *parser) read(line string) error {
	switch {
	case line == "":
		p.endSentence()
	case strings.HasPrefix(line, "# newdoc"):
		p.endSentence()
		p.endDocument()
		_, id, _ := strings.Cut(line, "id = ")
		p.doc = &Document{ID: id}
		p.newPar, p.first = true, -1
	case strings.HasPrefix(line, "# newpar"):
		p.newPar = true
	case line[0] == '#':
	default:
		if p.doc == nil {
			p.doc = &Document{}
			p.newPar, p.first = true, -1
		}
		return p.word(strings.Split(line, "\t"))
	}
	return nil
}

func (p *parser) word(cols []string) error {
	if len(cols) != 10 {
		return fmt.Errorf("%d columns instead of 10", len(cols))
	}
	id, form, glue := cols[0], cols[1], strings.Contains(cols[9], "SpaceAfter=No")
	if form == "" {
		return fmt.Errorf("word %s has no form", id)
	}
	if strings.Contains(id, ".") {
		return nil // an empty node, not in the text
	}
	if _, to, ok := strings.Cut(id, "-"); ok {
		n, err := strconv.Atoi(to)
		if err != nil {
			return fmt.Errorf("range %q of words: %w", id, err)
		}
		p.upto, p.whole, p.glue, p.forms, p.rows = n, form, glue, p.forms[:0], p.rows[:0]
		return nil
	}
	n, err := strconv.Atoi(id)
	if err != nil {
		return fmt.Errorf("word number %q: %w", id, err)
	}
	row, err := readRow(cols)
	if err != nil {
		return fmt.Errorf("word %s: %w", id, err)
	}
	if n > p.upto {
		p.put(form, []string{form}, []Row{row}, glue)
		return nil
	}
	row.Part = true
	p.forms, p.rows = append(p.forms, form), append(p.rows, row)
	if n == p.upto {
		p.put(p.whole, p.forms, p.rows, p.glue)
	}
	return nil
}

// put writes a surface form, which is the given words.
func (p *parser) put(form string, words []string, rows []Row, glue bool) {
	switch {
	case p.newPar:
		p.endParagraph()
		if p.text.Len() > 0 {
			p.text.WriteString("\n\n")
		}
		p.doc.Paragraphs = append(p.doc.Paragraphs, onrecord.Range{Start: p.text.Len()})
	case p.space:
		p.text.WriteString(" ")
	}
	p.newPar, p.space = false, !glue
	at := p.text.Len()
	if p.first < 0 {
		p.first = at
	}
	p.text.WriteString(form)
	for _, r := range rows {
		r.Range = onrecord.Range{Start: at, End: at + len(form)}
		p.doc.Rows = append(p.doc.Rows, r)
	}
	spelled := strings.Join(words, "") == form
	for _, w := range words {
		if !spelled {
			p.doc.Words = append(p.doc.Words, onrecord.Range{Start: at, End: at + len(form)})
			continue
		}
		p.doc.Words = append(p.doc.Words, onrecord.Range{Start: at, End: at + len(w)})
		at += len(w)
	}
}

func (p *parser) endSentence() {
	if p.doc != nil && p.first >= 0 {
		p.doc.Sentences = append(p.doc.Sentences, onrecord.Range{Start: p.first, End: p.text.Len()})
		plant(p.doc.Rows, p.start)
		p.start = len(p.doc.Rows)
	}
	p.first, p.upto = -1, 0
}

func (p *parser) endParagraph() {
	if n := len(p.doc.Paragraphs); n > 0 {
		p.doc.Paragraphs[n-1].End = p.text.Len()
	}
}

func (p *parser) endDocument() {
	if p.doc == nil {
		return
	}
	p.endParagraph()
	p.doc.Text = p.text.String()
	p.docs = append(p.docs, p.doc)
	p.doc, p.space, p.newPar, p.start = nil, false, false, 0
	p.text.Reset()
}
