package conll

import (
	"fmt"
	"strconv"

	"onrecord"
)

// Row is one syntactic word with its annotation. Columns that say nothing ("_") are empty.
type Row struct {
	// Range is where the word stands in the text; that of the whole contraction for a part of one.
	onrecord.Range
	Part                                      bool // of a contraction
	Form, Lemma, UPOS, XPOS, Feats, Rel, Misc string
	// Head is an index into the rows of the document: -1 for a root, and for a head that is not in the sentence.
	Head int
}

// readRow reads ten columns. Head is the number as written, 0 for none, until [plant] makes it an index.
func readRow(cols []string) (Row, error) {
	r := Row{Form: cols[1], Lemma: said(cols[2]), UPOS: said(cols[3]), XPOS: said(cols[4]), Feats: said(cols[5]), Rel: said(cols[7]), Misc: said(cols[9])}
	if head := said(cols[6]); head != "" {
		n, err := strconv.Atoi(head)
		if err != nil || n < 0 {
			return Row{}, fmt.Errorf("head %q is no number of a word", head)
		}
		r.Head = n
	}
	if cols[1] == "_" && cols[2] == "_" {
		r.Lemma = "_" // the word _ itself
	}
	return r, nil
}

func said(col string) string {
	if col == "_" {
		return ""
	}
	return col
}

// plant makes the heads of the sentence rows[first:] indices.
func plant(rows []Row, first int) {
	for i := first; i < len(rows); i++ {
		if h := rows[i].Head; h <= 0 || h > len(rows)-first {
			rows[i].Head = -1
		} else {
			rows[i].Head = first + h - 1
		}
	}
}
