package statement

import (
	"strings"

	"onrecord/lang"
)

// scope is how many words behind a negation count as negated.
const scope = 6

// tally counts what stands in the content of one statement, in the order in which it is met.
type tally struct {
	count map[string]int
	order []string
}

func (y *tally) note(name string) {
	if y.count[name] == 0 {
		y.order = append(y.order, name)
	}
	y.count[name]++
}

// words: which words stand in the content, of which lists, and how often.
func (t *traits) words() {
	f, d := t.s.f, t.d
	y := &tally{count: map[string]int{}}
	negated := 0
	for _, c := range d.content {
		for i := c.first; i <= c.last; i++ {
			if f.innerSays(d, i) {
				t.signs(i, c.last+1, func(name string) { y.note("inner has " + name) })
				continue
			}
			t.signs(i, c.last+1, func(name string) {
				y.note("has " + name)
				if negated > 0 {
					y.note("has not " + name)
				}
			})
			t.word(i, y)
			negated = max(negated-1, 0)
			if f.pack.Is(lang.Negation, f.lower[i]) {
				negated = scope
			}
		}
	}
	t.tell(y)
	first, last := d.content[0], d.content[len(d.content)-1].last
	if f.t.Word(last) == "?" || last+1 < len(f.Words) && f.t.Word(last+1) == "?" {
		t.add("question")
	}
	t.add("begins=", f.lower[first.first])
	if first.first < first.last {
		t.add("begins=", f.lower[first.first], " ", f.lower[first.first+1])
	}
}

// word notes what word i is.
func (t *traits) word(i int, y *tally) {
	f, w := t.s.f, &t.s.f.Words[i]
	switch w.UPOS {
	case "NOUN", "VERB", "ADJ":
		if w.Cluster != 0 {
			y.note("like=" + path(w.Cluster, 9))
		}
		y.note("word=" + w.Lemma)
	case "ADV", "AUX", "SCONJ", "DET", "PRON", "PART":
		y.note("word=" + w.Lemma)
	case "PROPN":
		y.note("name")
	case "NUM":
		y.note("number")
	}
	if f.pack.Is(lang.Speaker, w.Lower) {
		y.note("speaker " + f.pack.Value(lang.Speaker, w.Lower))
	}
}

// tell adds what was counted; of lists with the source, the form and the dispute that it stands in.
func (t *traits) tell(y *tally) {
	called := t.d.kind != nil && t.d.kind.Has(lang.As)
	for _, name := range y.order {
		t.add(name)
		if !strings.HasPrefix(name, "has ") {
			continue
		}
		t.add(name, ",", t.src)
		t.add(name, ",", t.s.form[t.i])
		t.add(name, ",contested ", t.contested)
		if called {
			t.add("called ", name)
		}
		if y.count[name] > 1 {
			t.add(name, " twice")
		}
		if y.count[name] > 2 {
			t.add(name, " often")
		}
	}
}
