package lang

import (
	"io/fs"
	"slices"
	"strings"

	"onrecord/text"
)

// parseText reads tokens.tsv, the lists of the text room; the head of that file says what its columns hold.
func parseText(fsys fs.FS, dir string) (*text.Words, error) {
	rows, err := readTable(fsys, dir, "tokens.tsv")
	if err != nil {
		return nil, err
	}
	w := &text.Words{Abbreviations: map[string]text.Class{}, Splits: map[string][]int{}}
	sets := map[string]*map[string]bool{
		"prefix": &w.Prefixes, "suffix": &w.Suffixes, "elision": &w.Elisions, "unit": &w.Units, "domain": &w.Domains,
		"starter": &w.Starters, "saying": &w.Sayings, "clausal": &w.Clausal,
	}
	for _, s := range sets {
		*s = map[string]bool{}
	}
	for _, r := range rows {
		for _, form := range strings.Split(r.field(2), " | ") {
			if err := addForm(w, sets, r, form); err != nil {
				return nil, err
			}
		}
	}
	// The longest ending is tried first: n't before 't.
	slices.SortStableFunc(w.Clitics, func(a, b string) int { return len(b) - len(a) })
	return w, nil
}

// addForm adds one form of row r to w.
func addForm(w *text.Words, sets map[string]*map[string]bool, r row, form string) error {
	kind, detail := r.field(0), r.field(1)
	if form == "" || strings.TrimSpace(form) != form {
		return r.errorf("%s: empty form, or white space around %q: part the forms with one space, | and one space", kind, form)
	}
	if kind != "abbrev" && strings.ToLower(form) != form {
		return r.errorf("%s %q: only abbreviations may have capitals", kind, form)
	}
	switch kind {
	case "abbrev":
		class := text.Class(detail)
		if !slices.Contains(text.Classes(), class) {
			return r.errorf("abbreviation %q: class %q is none of %v", form, detail, text.Classes())
		}
		form = strings.TrimSuffix(form, ".")
		return addAbbreviation(w, r, form, class)
	case "split":
		return addSplit(w, r, form)
	case "clitic":
		w.Clitics = append(w.Clitics, form)
	case "whole":
		w.Whole = append(w.Whole, form)
	case "apostrophe":
		w.Apostrophized = append(w.Apostrophized, form)
	default:
		set, ok := sets[kind]
		if !ok {
			return r.errorf("unknown kind %q: see the head of the file", kind)
		}
		(*set)[form] = true
	}
	return nil
}

// addAbbreviation adds an abbreviation, and its form in capitals when it has a capital; others match any case as they are.
func addAbbreviation(w *text.Words, r row, form string, class text.Class) error {
	forms := []string{form}
	if upper := strings.ToUpper(form); form != strings.ToLower(form) && form != upper {
		forms = append(forms, upper)
	}
	for _, f := range forms {
		if old, ok := w.Abbreviations[f]; ok && old != class {
			return r.errorf("abbreviation %q: is of class %s already, cannot be of class %s", f, old, class)
		}
		w.Abbreviations[f] = class
	}
	return nil
}

// addSplit adds a split word, written with | where it is cut.
func addSplit(w *text.Words, r row, form string) error {
	var cuts []int
	at := 0
	for _, part := range strings.Split(form, "|") {
		if part == "" {
			return r.errorf("split %q: empty part", form)
		}
		if at > 0 {
			cuts = append(cuts, at)
		}
		at += len(part)
	}
	w.Splits[strings.ReplaceAll(form, "|", "")] = cuts
	return nil
}
