package statement

import (
	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// absences lists what the article reports not to exist: phrases of the absence list, and what can be absent right behind
// a word that says so. By is the innermost statement whose content says it.
func (f *finder) absences(id map[*draft]onrecord.StatementID) []onrecord.Absence {
	var out []onrecord.Absence
	for _, p := range f.t.Paragraphs {
		if !f.speaks(p) {
			continue
		}
		for k := p.First; k < p.Last; k++ {
			out = f.absencesIn(f.t.Sentences[k], id, out)
		}
	}
	return out
}

func (f *finder) absencesIn(s text.Sentence, id map[*draft]onrecord.StatementID, out []onrecord.Absence) []onrecord.Absence {
	from := s.First
	for i := s.First; i < s.Last; i++ {
		if i < from {
			continue
		}
		r, kind := f.absenceAt(i, s)
		if kind == "" {
			continue
		}
		r.first = max(r.first, from)
		a := onrecord.Absence{Kind: onrecord.AbsenceKind(kind), Span: f.span(r)}
		if d := f.sayer(r); d != nil {
			a.By = id[d]
		}
		out = append(out, a)
		from = r.last + 1
	}
	return out
}

// absenceAt is the phrase of absence that word i gives away, and its kind, "" for none: a listed phrase, a noun that is
// not there, a deed not done, or a state in which nothing is known. It may begin before i, with the subject.
func (f *finder) absenceAt(i int, s text.Sentence) (run, string) {
	if n, kind := f.pack.At(lang.Absence, f.lower[:s.Last], i); n > 0 {
		return f.absenceExtent(run{i, i + n - 1}), kind
	}
	if n, _ := f.pack.At(lang.NotOne, f.lower[:s.Last], i); n > 0 {
		if r, kind := f.noNoun(i+n-1, s); kind != "" {
			return run{i, r.last}, kind
		}
		if r, kind := f.nothingDone(i + n - 1); kind != "" {
			return run{min(i, r.first), r.last}, kind
		}
	}
	if f.pack.Is(lang.AbsenceFailing, f.Words[i].Lemma) && f.Words[i].UPOS == "VERB" && !f.hypothetical(i) && !f.negated(i) {
		if x := f.Child(i, "xcomp"); x > i && f.toInfinitive(x) {
			if r, kind := f.undone(i, x); kind != "" {
				return r, kind
			}
		}
	}
	if n, _ := f.pack.At(lang.YetTo, f.lower[:s.Last], i); n > 0 {
		if r, kind := f.notYet(i, i+n); kind != "" {
			return r, kind
		}
	}
	if f.pack.Is(lang.Negation, f.lower[i]) {
		if r, kind := f.notDone(i); kind != "" {
			return r, kind
		}
	}
	if f.pack.Is(lang.NoWord, f.lower[i]) {
		done, by := f.nothingDone(i)
		r, kind := f.noNoun(i, s)
		switch {
		case kind != "" && by != "" && by != absentOther && by != kind && by == f.pack.Value(lang.AbsenceVerb, f.lower[done.last]):
			return done, by // "no suspect has been caught" tells more than "no suspect"
		case kind != "":
			return r, kind
		case by != "":
			return done, by
		}
		if r, kind := f.leavesNothing(i); kind != "" {
			return r, kind
		}
	}
	if r, kind := f.lacking(i); kind != "" {
		return r, kind
	}
	return f.unknown(i)
}

// absenceExtent widens a phrase of absence to the words that say of what: "no evidence of Israeli involvement".
func (f *finder) absenceExtent(r run) run {
	for _, k := range f.Children(r.last) {
		if k > r.last && f.Is(k, "nmod") && !f.apart(r.last, f.Left(k)) && f.Left(k) == r.last+1 {
			r.last = f.nounPhrase(k).Last
		}
	}
	return r
}

// sayer is the innermost draft whose content holds r.
func (f *finder) sayer(r run) *draft {
	var best *draft
	for _, d := range f.drafts {
		if d.holds(r) && (best == nil || d.size() < best.size()) {
			best = d
		}
	}
	return best
}
