package model

import (
	"sync"

	"onrecord/model/linear"
	"onrecord/model/weights"
	"onrecord/models"
	"onrecord/text"
)

// Pipeline turns a Text into an Analysis. It may be shared by goroutines.
type Pipeline struct {
	linear  *linear.Model
	net     *network // nil: the linear models do it all
	benches sync.Pool
}

// Load reads the models that ship inside the program.
func Load() (*Pipeline, error) {
	p, err := Read("models/en-linear/weights.bin", models.Linear())
	if err != nil {
		return nil, err
	}
	if err := p.addNetwork("models/en-neural/weights.bin", models.Neural()); err != nil {
		return nil, err
	}
	return p, nil
}

// Read makes a Pipeline of the bytes of a weights file of linear models, which it keeps and does not change; they then do
// all the work. name is only used in errors.
func Read(name string, data []byte) (*Pipeline, error) {
	f, err := weights.Read(name, data)
	if err != nil {
		return nil, err
	}
	m, err := linear.Read(f)
	if err != nil {
		return nil, err
	}
	p := &Pipeline{linear: m}
	p.benches.New = func() any { return &bench{b: linear.NewBuffer()} }
	return p, nil
}

// bench is the working memory of one call.
type bench struct {
	b     *linear.Buffer
	forms []linear.Form
	tags  []uint8
	arena []byte
	cuts  []cut
	net   netBench
}

// cut is where in the arena the lower-case form and the lemma of a word lie; an empty one is the word as written.
type cut struct{ lower, lemma, end int }

// Analyze tags, lemmatises and parses t and finds its names. Time and memory are linear in the length of t.
func (p *Pipeline) Analyze(t *text.Text) *Analysis {
	bn := p.benches.Get().(*bench)
	defer p.benches.Put(bn)
	words := make([]Word, len(t.Tokens))
	bn.arena = bn.arena[:0]
	if cap(bn.cuts) < len(words) {
		bn.cuts = make([]cut, len(words))
	}
	bn.cuts = bn.cuts[:len(words)]
	clear(bn.cuts)
	if p.net != nil {
		p.net.run(t, words, &bn.net)
	}
	for _, s := range t.Sentences {
		p.sentence(t, s, words, bn)
	}
	all := string(bn.arena)
	for i := range words {
		w, c := t.Word(i), bn.cuts[i]
		words[i].Lower, words[i].Lemma = w, w
		if c.lower < c.lemma {
			words[i].Lower = all[c.lower:c.lemma]
		}
		if c.lemma < c.end {
			words[i].Lemma = all[c.lemma:c.end]
		}
	}
	return NewAnalysis(t, words, nil)
}

// sentence analyses one sentence into words.
func (p *Pipeline) sentence(t *text.Text, s text.Sentence, words []Word, bn *bench) {
	n := s.Last - s.First
	if n <= 0 {
		return
	}
	if cap(bn.forms) < n {
		bn.forms, bn.tags = make([]linear.Form, n), make([]uint8, n)
	}
	forms, tags, m := bn.forms[:n], bn.tags[:n], p.linear
	for i := range forms {
		forms[i] = linear.MakeForm(t.Word(s.First + i))
	}
	m.Look(forms)
	if p.net == nil {
		p.alone(forms, tags, words[s.First:s.Last], s.First, bn.b)
	} else {
		for i := range forms {
			tags[i] = p.net.class(&words[s.First+i])
		}
	}
	for i := range forms {
		bn.cuts[s.First+i] = bn.spell(t.Word(s.First+i), m.Scripts[m.Lemma(forms, tags, i, bn.b)])
	}
}

// alone tags and parses one sentence, which starts at word first, with the linear models alone.
func (p *Pipeline) alone(forms []linear.Form, tags []uint8, words []Word, first int, b *linear.Buffer) {
	m := p.linear
	m.Tag(forms, tags, b)
	m.Parse(forms, tags, b)
	for i := range forms {
		w := &words[i]
		name := m.Tags[tags[i]]
		w.UPOS, w.XPOS = name.UPOS, name.XPOS
		if f := m.FeatNames[m.Feat(forms, tags, i, b)]; f != "_" {
			w.Feats = f
		}
		w.Rel = m.Rels[b.State.Label(i)]
		if w.Head = first + b.State.Head(i); w.Head == first+len(words) {
			w.Head = -1
		}
	}
}

// spell writes the lower-case form and the lemma of word to the arena where they differ from it.
func (bn *bench) spell(word string, s linear.Script) cut {
	c := cut{lower: len(bn.arena)}
	bn.arena = linear.Lower(bn.arena, word)
	if string(bn.arena[c.lower:]) == word {
		bn.arena = bn.arena[:c.lower]
	}
	c.lemma = len(bn.arena)
	bn.arena = s.Apply(bn.arena, word)
	if string(bn.arena[c.lemma:]) == word {
		bn.arena = bn.arena[:c.lemma]
	}
	c.end = len(bn.arena)
	return c
}
