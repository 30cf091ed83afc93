package lang

import (
	"io/fs"
	"strconv"

	"onrecord/page"
)

// The files of a pack that the page room reads. Their columns are described at the top of each.
const (
	boilerplateFile = "boilerplate.tsv"
	pageFile        = "page.tsv"
)

// parsePage reads what the page room must know of the language in folder dir of fsys. An error names the file and line.
func parsePage(fsys fs.FS, dir string) (*page.Words, error) {
	rows, err := boilerplate(fsys, dir)
	if err != nil {
		return nil, err
	}
	var phrases []page.Phrase
	for _, r := range rows {
		phrases = append(phrases, r.phrase)
	}
	terms, err := pageTerms(fsys, dir)
	if err != nil {
		return nil, err
	}
	return page.NewWords(phrases, terms)
}

// boilerplateRow is one phrase with its examples: a line that it must make boilerplate and one that it must not.
type boilerplateRow struct {
	where        string
	phrase       page.Phrase
	fires, never string
}

func boilerplate(fsys fs.FS, dir string) ([]boilerplateRow, error) {
	rows, err := readTable(fsys, dir, boilerplateFile)
	if err != nil {
		return nil, err
	}
	var out []boilerplateRow
	for _, r := range rows {
		b := boilerplateRow{r.where, page.Phrase{Rule: r.field(0), Where: page.Where(r.field(1)), Pattern: r.field(2)}, r.field(3), r.field(4)}
		if b.phrase.Rule == "" {
			return nil, r.errorf("a phrase without a rule")
		}
		if b.fires == "" {
			return nil, r.errorf("phrase %q: no example that must fire it", b.phrase.Pattern)
		}
		if _, err := page.NewWords([]page.Phrase{b.phrase}, nil); err != nil {
			return nil, r.errorf("%v", err)
		}
		out = append(out, b)
	}
	return out, nil
}

func pageTerms(fsys fs.FS, dir string) ([]page.Term, error) {
	rows, err := readTable(fsys, dir, pageFile)
	if err != nil {
		return nil, err
	}
	var out []page.Term
	seen := map[page.Term]bool{}
	for _, r := range rows {
		t := page.Term{Role: page.Role(r.field(0)), Text: r.field(1)}
		if seen[t] {
			return nil, r.errorf("%s %q is listed twice", t.Role, t.Text)
		}
		seen[t] = true
		if v := r.field(2); v != "" {
			if t.Value, err = strconv.Atoi(v); err != nil {
				return nil, r.errorf("%s %q: value %q is no number", t.Role, t.Text, v)
			}
		}
		if _, err := page.NewWords(nil, []page.Term{t}); err != nil {
			return nil, r.errorf("%v", err)
		}
		out = append(out, t)
	}
	return out, nil
}
