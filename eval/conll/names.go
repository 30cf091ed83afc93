package conll

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"onrecord"
	"onrecord/model"
	"onrecord/text"
)

// NameDocument is a document of a corpus of names: its text, cut as the corpus cuts it, and the names in it.
type NameDocument struct {
	Text  *text.Text
	Names []model.Entity
}

// ReadNames reads a corpus in the columns of uner: number, form and IOB2 tag, with "# newdoc" before each document. Blanks
// inside a word become low lines. An error names the line.
func ReadNames(r io.Reader) ([]NameDocument, error) {
	var out []NameDocument
	doc := &Document{}
	var tags []string
	first := 0
	endSentence := func() {
		if first < len(doc.Rows) {
			doc.Sentences = append(doc.Sentences, onrecord.Range{Start: first, End: len(doc.Rows)})
			first = len(doc.Rows)
		}
	}
	endDocument := func() {
		if endSentence(); len(doc.Rows) > 0 {
			_, t := doc.Given()
			out = append(out, NameDocument{t, namesOf(tags, t)})
		}
		doc, tags, first = &Document{}, nil, 0
	}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		col := strings.Split(line, "\t")
		switch {
		case line == "":
			endSentence()
		case strings.HasPrefix(line, "# newdoc"):
			endDocument()
		case strings.HasPrefix(line, "# "):
		case len(col) < 3 || col[1] == "":
			return nil, fmt.Errorf("read names: line %d: want a number, a form and a tag, with tabs between", n)
		default:
			at := len(doc.Rows) // any range will do that tells the sentences apart
			doc.Rows = append(doc.Rows, Row{Range: onrecord.Range{Start: at, End: at + 1}, Form: col[1]})
			tags = append(tags, col[2])
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	endDocument()
	return out, nil
}

// namesOf reads the IOB2 tags of the tokens of t. A name ends with its sentence.
func namesOf(tags []string, t *text.Text) []model.Entity {
	var out []model.Entity
	for _, s := range t.Sentences {
		for i := s.First; i < s.Last; i++ {
			kind, ok := strings.CutPrefix(tags[i], "B-")
			if !ok {
				continue
			}
			e := model.Entity{First: i, Last: i + 1, Kind: kind}
			for e.Last < s.Last && tags[e.Last] == "I-"+kind {
				e.Last++
			}
			out = append(out, e)
		}
	}
	return out
}

// CompareNames counts the names of gold and those found; a name matches with both borders and its kind. Kinds that the
// corpus does not mark are left out of what was found.
func CompareNames(gold, found []model.Entity, marks func(kind string) bool) Score {
	s := Score{Gold: len(gold)}
	want := map[model.Entity]bool{}
	for _, e := range gold {
		want[e] = true
	}
	for _, e := range found {
		if !marks(e.Kind) {
			continue
		}
		if s.System++; want[e] {
			s.Match++
		}
	}
	return s
}
