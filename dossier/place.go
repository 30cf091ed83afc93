package dossier

import (
	"fmt"

	"onrecord"
)

// places names the blocks of an article as a reader would point at them: ¶3, caption 2, headline.
type places struct {
	doc    *onrecord.Document
	labels []string
}

func newPlaces(d *onrecord.Document) *places {
	p := &places{d, make([]string, len(d.Blocks))}
	n := map[onrecord.BlockKind]int{}
	for i, b := range d.Blocks {
		switch b.Kind {
		case onrecord.Body, onrecord.Blockquote, onrecord.List, onrecord.Table:
			n[onrecord.Body]++
			p.labels[i] = fmt.Sprintf("¶%d", n[onrecord.Body])
		case onrecord.Heading, onrecord.Caption, onrecord.PullQuote:
			n[b.Kind]++
			p.labels[i] = fmt.Sprintf("%s %d", blockName(b.Kind), n[b.Kind])
		default:
			p.labels[i] = blockName(b.Kind)
		}
	}
	return p
}

// label is the name of the block that holds offset, "" for none.
func (p *places) label(offset int) string {
	if i := p.doc.BlockAt(offset); i >= 0 {
		return p.labels[i]
	}
	return ""
}

// of says where the passage s stands, in words and in bytes of the document's text.
func (p *places) of(s onrecord.Span) string {
	if s.IsZero() {
		return "place not known"
	}
	at := bytesOf(s.Start, s.End)
	if l := p.label(s.Start); l != "" {
		return l + ", " + at
	}
	return at
}

func bytesOf(start, end int) string { return fmt.Sprintf("bytes %d–%d", start, end) }
