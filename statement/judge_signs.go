package statement

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/lang"
)

// signs are the features by which a Judge decides on d, which is nested already. Each names what it is of and its value: what the cue is
// and how it takes its content, who the source is, where the cue stands in the tree, and what the content is made of.
func (f *finder) signs(d *draft) []string {
	if slices.Contains(notYes, d.act) {
		return nil
	}
	t := append(make(signs, 0, 64), "bias")
	cue, class, rule, source := "none", "none", d.by["content"], f.sort(d)
	if d.kind != nil {
		cue, class = d.kind.Text, string(d.kind.Class)
	}
	t.add("cue", cue)
	t.add("class", class)
	t.add("act", string(d.act))
	t.add("rule", rule)
	t.add("class, rule", class, rule)
	t.add("cue, rule", cue, rule)
	t.add("source", source)
	t.add("source rule", d.by["source"])
	t.add("source, act", source, string(d.act))
	t.add("source, class, rule", source, class, rule)
	t.add("passive", yes(d.passive))
	t.add("block", string(f.t.Document.Blocks[f.paragraphOf(d.head).Block].Kind))
	quoted := d.cue.ok() && f.quote[d.head] >= 0
	t.add("within", yes(d.within != nil))
	if d.within != nil {
		t.add("within, source", source)
		t.add("within, act", string(d.act))
		t.add("within, class", class)
		t.add("within, cue", cue)
		t.add("within, quoted", yes(quoted))
	}
	if d.cue.ok() {
		f.cueSigns(&t, d, rule)
		t.add("cue, quoted", cue, yes(quoted))
		t.add("passive, source, rule", yes(d.passive), source, rule)
	}
	f.contentSigns(&t, d, class, rule)
	return t
}

// signs are features on their way: what is told, a colon, and its values.
type signs []string

func (t *signs) add(name string, values ...string) {
	*t = append(*t, name+": "+strings.Join(values, " "))
}

func yes(b bool) string { return strconv.FormatBool(b) }

// cueSigns say where the cue stands.
func (f *finder) cueSigns(t *signs, d *draft, rule string) {
	w, g := f.Words[d.head], f.group(d.head)
	t.add("tag", w.XPOS)
	t.add("relation", w.Rel)
	t.add("tag, relation", w.XPOS, w.Rel)
	t.add("tag, rule", w.XPOS, rule)
	t.add("negated", yes(g.negation >= 0))
	t.add("modal", yes(g.modal))
	t.add("bare", yes(g.bare))
	t.add("quoted", yes(f.quote[d.head] >= 0))
	if h := w.Head; h >= 0 {
		t.add("below", w.Rel, f.Words[h].UPOS)
	}
	if d.cue.first > 0 {
		t.add("before", f.asSeen(d.cue.first-1))
	}
	if d.cue.last+1 < len(f.lower) {
		t.add("behind", f.asSeen(d.cue.last+1))
	}
}

// asSeen is word i in lower case; all quotation marks look alike.
func (f *finder) asSeen(i int) string {
	if f.quoteMark(i) {
		return "mark"
	}
	return f.lower[i]
}

// contentSigns say what the content is made of.
func (f *finder) contentSigns(t *signs, d *draft, class, rule string) {
	n, clause := 0, false
	for _, c := range d.content {
		n += c.last - c.first + 1
		clause = clause || f.finiteIn(c) >= 0
	}
	length := "many"
	switch {
	case n <= 2:
		length = strconv.Itoa(n)
	case n <= 5:
		length = "few"
	case n <= 12:
		length = "some"
	}
	t.add("length", length)
	t.add("clause", yes(clause))
	t.add("class, length, clause", class, length, yes(clause))
	t.add("act, length, clause", string(d.act), length, yes(clause))
	t.add("parts", strconv.Itoa(len(d.content)))
	if n == 0 {
		return
	}
	first := d.content[0]
	t.add("content quoted", yes(f.quote[first.first] >= 0))
	t.add("first", f.Words[first.first].UPOS)
	t.add("class, first", class, f.Words[first.first].UPOS)
	head := f.topOf(first)
	t.add("head", f.Words[head].UPOS)
	t.add("head relation", f.Words[head].Rel)
	t.add("rule, head", rule, f.Words[head].UPOS)
	t.add("head word", f.Words[head].Lemma)
	if f.person(head) {
		t.add("of a person", rule)
	}
	if f.reporting(head) {
		t.add("of something said", rule)
	}
}

// sort is what kind of words name the source of d.
func (f *finder) sort(d *draft) string {
	if !d.source.OK() {
		return "none"
	}
	h := d.source.Head
	switch u := f.Words[h].UPOS; {
	case f.relative(h):
		return "relative"
	case u == "PRON" && f.pack.Is(lang.Neuter, f.lower[h]):
		return "it"
	case u == "PRON":
		return "pronoun"
	case u == "PROPN":
		return "name"
	case f.speaker(h):
		return "speaker"
	case f.pack.Is(lang.DocHead, f.lower[h]):
		return "document"
	}
	return "thing"
}
