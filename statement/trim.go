package statement

import "onrecord/lang"

// without is r without the words of hole, in one or two trimmed runs.
func (f *finder) without(r, hole run) []run {
	if !r.overlaps(hole) {
		return f.trimmed(r)
	}
	var out []run
	if r.first < hole.first {
		out = append(out, f.trimmed(run{r.first, hole.first - 1})...)
	}
	if r.last > hole.last {
		out = append(out, f.trimmed(run{hole.last + 1, r.last})...)
	}
	return out
}

// trimmed is r without the punctuation, conjunctions and quotation marks at its ends that are no part of what is said:
// none or one run.
func (f *finder) trimmed(r run) []run {
	if !r.ok() {
		return nil
	}
	for r.ok() && f.Punct(r.first) && !(f.opens(r.first) && !f.closesAt(r)) && !f.bracketOpen(r.first) {
		r.first++
	}
	for r.ok() && f.trailing(r) {
		r.last--
	}
	if !r.ok() {
		return nil
	}
	return []run{r}
}

// trailing reports whether the last word of r is no part of what is said.
func (f *finder) trailing(r run) bool {
	i := r.last
	if f.Words[i].UPOS == "CCONJ" {
		return true
	}
	if !f.Punct(i) {
		return false
	}
	switch f.t.Word(i) {
	case "?", "!", "…", "...", ")", "]", "%":
		return false
	}
	if f.opens(i) {
		return true
	}
	if f.quoteMark(i) { // the closing mark of a quotation that begins inside stays
		q := f.t.Quotations[f.quote[i]]
		return q.Start < f.t.Tokens[r.first].Start
	}
	return true
}

// closesAt reports whether the quotation that opens at the first word of r closes at its end: then both marks go.
func (f *finder) closesAt(r run) bool {
	q := f.t.Quotations[f.quote[r.first]]
	last := r.last
	for last > r.first && f.Punct(last) && !f.quoteMark(last) {
		last--
	}
	return f.t.Tokens[last].End >= q.End || f.t.Tokens[last].End >= q.Inner.End
}

func (f *finder) bracketOpen(i int) bool {
	w := f.t.Word(i)
	return w == "(" || w == "[" || w == "#" || w == "$"
}

// finishClauses: where the tree lost a clause behind its subject, or in its verb, the content would be half a thought: "quoted
// her as saying a lieutenant | apologised". A cue that takes nothing but clauses has the verb behind it too, up to the
// next mark.
func (f *finder) finishClauses() {
	for _, d := range f.drafts {
		if d.dead || d.kind == nil || len(d.content) == 0 || d.kind.Class != lang.Verb || d.passive {
			continue
		}
		c := &d.content[len(d.content)-1]
		_, last := f.Sentence(d.head)
		if c.first <= d.cue.last || c.last+1 >= last || f.Punct(c.last+1) || f.quote[c.first] != f.quote[d.head] {
			continue
		}
		half := d.by["content"] == "statement/clause after" && f.finiteIn(*c) < 0 && f.Words[c.last+1].UPOS != "ADP"
		u := f.Words[c.last].UPOS
		broken := u == "AUX" || u == "DET" || u == "ADP" || u == "SCONJ" || u == "VERB" && f.pack.Is(lang.Be, f.lower[c.last])
		if !half && !broken {
			continue
		}
		end := c.last
		for end+1 < last && !f.stops(end+1, d) {
			end++
		}
		if half && !broken && f.finiteIn(run{c.last + 1, end}) < 0 {
			continue
		}
		if parts := f.trimmed(run{c.first, end}); len(parts) > 0 {
			*c = parts[0]
		}
	}
}

// stops reports whether word i is a mark that may end a clause, outside of quotations within the words of d.
func (f *finder) stops(i int, d *draft) bool {
	if q := f.quote[i]; q >= 0 && q != f.quote[d.head] {
		return false
	}
	switch f.lower[i] {
	case ",", ";", ":", "—", "–", ")", ".":
		return true
	}
	return false
}
