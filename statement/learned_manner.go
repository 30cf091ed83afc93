package statement

import (
	"slices"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/lang"
)

func (t *traits) add(parts ...string) { t.list = append(t.list, strings.Join(parts, "")) }

// manner: the cue, the form, where it stands and within what.
func (t *traits) manner() {
	s, d, f := t.s, t.d, t.s.f
	t.add("bias")
	t.add("form=", s.form[t.i])
	t.add("content by=", d.by["content"])
	t.add("zone=", string(s.zone[t.i]))
	if d.kind == nil {
		t.add("cue=none")
	} else {
		t.add("cue=", d.kind.Text)
		t.add("cue class=", string(d.kind.Class))
		t.add("cue act=", string(d.kind.Act))
		t.add("cue,form=", d.kind.Text, ",", s.form[t.i])
		t.add("cue tag=", f.Words[d.head].XPOS)
		if f.negatedHead(d.head) {
			t.add("cue negated")
		}
		for _, fr := range d.kind.Frames {
			if len(d.kind.Prepositions()) == 0 || !strings.HasPrefix(string(fr), ":") {
				t.add("frame=", string(fr))
			}
		}
	}
	if d.within != nil {
		t.add("within=", string(d.within.act))
	}
	for _, e := range d.inner {
		t.add("inner=", string(e.act))
	}
	t.add("size=", sized(d.size()))
	t.add("hedges=", strconv.Itoa(min(len(d.hedges), 2)))
}

func sized(n int) string {
	switch {
	case n <= 3:
		return strconv.Itoa(n)
	case n <= 6:
		return "phrase"
	case n <= 15:
		return "clause"
	case n <= 30:
		return "sentence"
	}
	return "sentences"
}

// source: who speaks.
func (t *traits) source() {
	f, d := t.s.f, t.d
	t.src = f.sourceKind(d)
	t.add("source=", t.src)
	t.add("source,contested=", t.src, ",", t.contested)
	if k := t.s.kind[t.s.source(t.i)]; k != "" {
		t.add("party kind=", k)
	}
	if !d.source.OK() {
		return
	}
	for i := d.source.First; i <= d.source.Last; i++ {
		switch w := &f.Words[i]; w.UPOS {
		case "NOUN":
			t.add("who=", w.Lemma)
			if w.Cluster != 0 {
				t.add("who like=", path(w.Cluster, 10))
			}
		case "PRON":
			t.add("who=", w.Lemma)
		}
	}
}

// sourceKind is the list that names what kind of source d has, else the tag of its head.
func (f *finder) sourceKind(d *draft) string {
	if !d.source.OK() {
		return "none"
	}
	h := d.source.Head
	w, lemma := f.lower[h], f.Words[h].Lemma
	if f.Words[h].UPOS == "PRON" {
		for _, l := range []lang.List{lang.Speaker, lang.Masculine, lang.Feminine, lang.Plural, lang.Neuter} {
			if f.pack.Is(l, w) {
				return string(l)
			}
		}
		return "pronoun"
	}
	if f.authority(d) {
		return string(lang.Authority)
	}
	for i := d.source.First; i <= d.source.Last; i++ {
		if f.pack.Is(lang.Spokesman, f.lower[i]) {
			return string(lang.Spokesman)
		}
	}
	for _, l := range []lang.List{lang.DocHead, lang.OutletHead, lang.BodyHead, lang.State, lang.GroupHead, lang.UnnamedHead, lang.Title, lang.Human} {
		if f.pack.Is(l, w) || f.pack.Is(l, lemma) {
			return string(l)
		}
	}
	return f.Words[h].UPOS
}

// narration: what the article says around the content in the sentence of the cue, and where in the article that is.
func (t *traits) narration() {
	f, d := t.s.f, t.d
	first, last := f.Sentence(d.head)
	var seen []string
	for i := first; i < last; i++ {
		if d.holds(run{i, i}) || d.cue.ok() && d.cue.has(i) || d.within != nil && !d.within.holds(run{i, i}) {
			continue
		}
		t.signs(i, last, func(name string) {
			if !slices.Contains(seen, name) {
				seen = append(seen, name)
				t.add("beside ", name)
			}
		})
		if f.pack.Is(lang.Parting, f.lower[i]) {
			t.add("parting")
		}
	}
	t.add("at=", strconv.Itoa(5*t.i/len(t.s.f.drafts)))
	if t.i == 0 {
		t.add("first of all")
	}
}

// signs tells of each list for acts with an entry that begins at word i and ends before word last.
func (t *traits) signs(i, last int, tell func(name string)) {
	t.s.f.pack.Signs(t.s.f.lower[:last], i, func(l lang.List, value string) {
		if value != "" {
			tell(string(l) + " " + value)
			return
		}
		tell(string(l))
	})
}

// path is the first bits of a cluster's path.
func path(c uint16, bits int) string { return strconv.FormatUint(uint64(c>>(16-bits)|1<<bits), 36) }

func (s *situation) source(i int) onrecord.PartyID { return s.found.Statements[i].Source.Party }
