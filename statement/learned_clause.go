package statement

import "strconv"

// mostClauses is how many clauses of the opening are looked at.
const mostClauses = 3

// clauses: the heads of the clauses that open the content, and who their subjects are.
func (t *traits) clauses() {
	mains := t.s.mains[t.i]
	for _, m := range mains[:min(len(mains), mostClauses)] {
		t.clause(m)
	}
	t.add("clauses=", strconv.Itoa(min(len(mains), mostClauses)))
}

func (t *traits) clause(m int) {
	f := t.s.f
	w := &f.Words[m]
	who := f.subjectKind(t.d, m, t.s.form[t.i])
	modal, negated, passive := "", "", ""
	for _, k := range f.Children(m) {
		switch {
		case f.Words[k].XPOS == "MD":
			modal = f.lower[k]
		case f.Is(k, "aux:pass"):
			passive = "passive"
		}
	}
	if f.negatedHead(m) {
		negated = "not "
	}
	tense := f.tense(m)
	t.add("head=", negated, w.Lemma)
	t.add("subject=", who)
	t.add("subject,contested=", negated, who, ",", t.contested)
	t.add("subject,tense=", who, ",", tense, negated, passive)
	t.add("tense=", tense, negated)
	if modal != "" {
		t.add("modal=", modal)
		t.add("modal,subject=", negated, modal, ",", who)
	}
	if negated != "" {
		t.add("negated,source=", t.src)
		t.add("negated,subject=", who)
	}
	if w.Cluster != 0 {
		for _, bits := range []int{6, 10, 14} {
			t.add("head like=", path(w.Cluster, bits))
		}
	}
	_, last := f.Sentence(m)
	t.signs(m, last, func(name string) {
		t.add("head is=", negated, name)
		t.add("head is,subject=", negated, name, ",", who)
	})
	t.about(m, negated+tense)
}

// about tells who the clause of m is about, by its subject.
func (t *traits) about(m int, tense string) {
	f := t.s.f
	k := f.subjectOf(m)
	if k < 0 {
		return
	}
	if w := &f.Words[k]; w.UPOS == "NOUN" {
		t.add("of=", w.Lemma)
		if w.Cluster != 0 {
			t.add("of like=", path(w.Cluster, 10))
		}
	}
	if f.someone(k) {
		t.add("of somebody")
		t.add("of somebody=", tense)
	}
	if det := f.Child(k, "det", "nmod:poss"); det >= 0 {
		t.add("of,det=", f.lower[det])
	}
}

// tense is how the verb group of clause head m is finite, as tags.
func (f *finder) tense(m int) string {
	for _, k := range f.Children(m) {
		if f.Is(k, "aux", "cop") && finite(f.Words[k].XPOS) {
			return f.Words[k].XPOS + "+" + f.Words[m].XPOS
		}
	}
	return f.Words[m].XPOS
}
