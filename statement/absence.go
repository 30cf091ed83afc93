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
	for i := s.First; i < s.Last; {
		r, kind := f.absenceAt(i, s)
		if kind == "" {
			i++
			continue
		}
		a := onrecord.Absence{Kind: onrecord.AbsenceKind(kind), Span: f.span(r)}
		if d := f.sayer(r); d != nil {
			a.By = id[d]
		}
		out = append(out, a)
		i = r.last + 1
	}
	return out
}

// absenceAt is the phrase of absence that begins at word i and its kind, "" for none.
func (f *finder) absenceAt(i int, s text.Sentence) (run, string) {
	words := f.lower[:s.Last]
	if n, kind := f.pack.At(lang.Absence, words, i); n > 0 {
		return f.absenceExtent(run{i, i + n - 1}), kind
	}
	if f.pack.Is(lang.Negation, f.lower[i]) {
		return f.notDone(i)
	}
	if !f.pack.Is(lang.NoWord, f.lower[i]) {
		return noRun, ""
	}
	for k := i + 1; k < s.Last && k <= i+4; k++ {
		if n, kind := f.pack.At(lang.AbsenceNoun, words, k); n > 0 {
			return f.absenceExtent(run{i, k + n - 1}), kind
		}
		if u := f.Words[k].UPOS; u != "ADJ" && u != "NOUN" && u != "ADV" && u != "DET" {
			break
		}
	}
	return f.nothingDone(i)
}

// notDone: "his remains had not been recovered", "a decision was not yet made": a passive that is negated, with its
// subject. A refusal is no absence.
func (f *finder) notDone(i int) (run, string) {
	v := f.Words[i].Head
	if v <= i || f.used[v] || !f.Verb(v) || !f.group(v).passive {
		return noRun, ""
	}
	return f.withSubject(v)
}

// nothingDone: "no cause was known", "no crew were injured": what is said not to be is the subject of a passive.
func (f *finder) nothingDone(i int) (run, string) {
	k := f.Words[i].Head
	if k < i {
		k = i // "nobody"
	}
	v := f.Words[k].Head
	if v < k || !f.Is(k, "nsubj") || !f.Verb(v) || !f.group(v).passive {
		return noRun, ""
	}
	return f.withSubject(v)
}

// withSubject is a passive clause from its subject to its verb, and the kind of absence that its verb tells.
func (f *finder) withSubject(v int) (run, string) {
	k := f.ownSubject(v)
	if k < 0 || k > v || f.relative(k) || f.Words[k].UPOS == "PRON" && f.pack.Is(lang.Speaker, f.lower[k]) || !f.past(v) ||
		f.Is(v, "advcl", "acl") {
		return noRun, ""
	}
	kind := f.pack.Value(lang.AbsenceVerb, f.lower[v])
	if kind == "" {
		kind = string(onrecord.NoOther)
	}
	return run{f.nounPhrase(k).First, v}, kind
}

// past reports whether a passive verb group tells of what was, or has been: no modal, and not the plain present.
func (f *finder) past(v int) bool {
	g := f.group(v)
	if g.modal {
		return false
	}
	for i := g.first; i < v; i++ {
		if x := f.Words[i].XPOS; x == "VBD" || x == "VBN" {
			return true
		}
	}
	return false
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
