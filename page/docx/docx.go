// Package docx sets a Word document (Office Open XML, ECMA-376 part 1, transitional or strict) as a galley: paragraphs,
// headings, lists, tables, text boxes and notes, with what runs above and below every page as header and footer.
//
// Of tracked changes the document as it would be accepted is read: inserted text is text, deleted text is none. Hidden text
// and the margin's comments are left out. Documents are hostile: parts, their size unpacked and the depth of their elements are
// bounded, and no entity is ever expanded that XML does not define itself.
//
// Text of a part that is stored as it is leads back to its bytes. Text of a compressed part leads to the compressed bytes of that
// part, and is never called exact.
package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/page/galley"
)

// Read sets the document in data. It fails when data is no whole ZIP file, holds no document, or goes beyond the bounds.
func Read(data []byte) (*galley.Galley, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open it as a ZIP file: %w; get the document again, it may be cut short", err)
	}
	p := &pack{data: data, zip: z}
	main := p.target("_rels/.rels", "/officeDocument")
	if main == "" {
		main = "word/document.xml"
	}
	body, err := p.part(main)
	switch {
	case err != nil:
		return nil, err
	case body == nil:
		return nil, errors.New("it holds no document part; export it as .docx once more")
	}
	rels := relsOf(main)
	styles, err := p.styles(p.target(rels, "/styles"))
	if err != nil {
		return nil, err
	}
	facts, err := p.facts()
	if err != nil {
		return nil, err
	}
	s := &setting{styles: styles}
	for _, kind := range []string{"/header", "/footer", "", "/footnotes", "/endnotes"} {
		list := []*part{body}
		if kind != "" {
			if list, err = p.parts(p.targets(rels, kind)); err != nil {
				return nil, err
			}
		}
		for _, x := range list {
			blocks, err := x.blocks()
			if err != nil {
				return nil, err
			}
			s.add(kind, blocks)
		}
	}
	return s.build(p, facts)
}

// pack is the parts of a document that were unpacked. They stand one behind the other in one text, the middle one of the two
// that lead back to the file.
type pack struct {
	data   []byte
	zip    *zip.Reader
	middle onrecord.Builder
	spent  int64 // bytes unpacked
}

// part is one XML part.
type part struct {
	name string
	xml  []byte
	base int // where it begins in the middle text
}

const (
	mostUnpacked = 20 << 20 // bytes of all parts together
	mostEntries  = 20_000
	mostParts    = 100 // headers and footers
	deepest      = 200 // elements in elements
)

func (p *pack) find(name string) (*zip.File, error) {
	if len(p.zip.File) > mostEntries {
		return nil, fmt.Errorf("it holds %d parts, more than the %d that are looked at", len(p.zip.File), mostEntries)
	}
	for _, f := range p.zip.File {
		if strings.EqualFold(strings.TrimPrefix(f.Name, "/"), name) {
			return f, nil
		}
	}
	return nil, nil
}
