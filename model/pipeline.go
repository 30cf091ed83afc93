package model

import (
	"strings"
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
	p, err := read("models/en-linear/weights.bin", models.Linear())
	if err != nil {
		return nil, err
	}
	if err := p.addNetwork("models/en-neural/weights.bin", models.Neural()); err != nil {
		return nil, err
	}
	return p, nil
}

// read parses the weights file of linear models, which it keeps and does not change; name is only used in errors.
func read(name string, data []byte) (*Pipeline, error) {
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
	b        *linear.Buffer
	mentions linear.Mentions
	forms    []linear.Form // of the whole text
	tags     []uint8
	kinds    []uint8
	chain    []uint8
	spans    [][3]int
	base     []int32 // scores of the parts of names
	arena    []byte
	cuts     []cut
	net      netBench
}

// cut is where in the arena the lower-case form and the lemma of a word lie; an empty one is the word as written.
type cut struct{ lower, lemma, end int }

// grow makes room for n words.
func (bn *bench) grow(n int) {
	if cap(bn.forms) < n {
		bn.forms, bn.tags, bn.cuts = make([]linear.Form, n), make([]uint8, n), make([]cut, n)
		bn.kinds, bn.chain = make([]uint8, n), make([]uint8, n)
	}
	bn.forms, bn.tags, bn.cuts = bn.forms[:n], bn.tags[:n], bn.cuts[:n]
	bn.kinds, bn.chain = bn.kinds[:n], bn.chain[:n]
	clear(bn.cuts)
	clear(bn.kinds)
	bn.arena = bn.arena[:0]
}

// apostrophe is the one that printers set; word lists have the one of typewriters.
const apostrophe = "\u2019"

// Analyze tags, lemmatises and parses t and finds its names. Time and memory are linear in the length of t.
func (p *Pipeline) Analyze(t *text.Text) *Analysis {
	bn := p.benches.Get().(*bench)
	defer p.benches.Put(bn)
	words := make([]Word, len(t.Tokens))
	p.look(t, bn)
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
		if strings.Contains(words[i].Lower, apostrophe) {
			words[i].Lower = strings.ReplaceAll(words[i].Lower, apostrophe, "'")
		}
		if c.lemma < c.end {
			words[i].Lemma = all[c.lemma:c.end]
		}
	}
	return NewAnalysis(t, words, p.names(t, bn))
}

// look makes the forms of t: how they are spelled, what the lexicon knows of them, how they are used in the document.
func (p *Pipeline) look(t *text.Text, bn *bench) {
	bn.grow(len(t.Tokens))
	for i := range bn.forms {
		bn.forms[i] = linear.MakeForm(t.Form(i))
	}
	p.linear.Look(bn.forms)
	bn.mentions.Reset(len(bn.forms))
	for _, s := range t.Sentences {
		bn.mentions.Add(bn.forms[s.First:s.Last])
	}
	bn.mentions.Fill(bn.forms)
}

// sentence analyses one sentence into words.
func (p *Pipeline) sentence(t *text.Text, s text.Sentence, words []Word, bn *bench) {
	forms, tags, m := bn.forms[s.First:s.Last], bn.tags[s.First:s.Last], p.linear
	if p.net == nil {
		p.alone(forms, tags, words[s.First:s.Last], s.First, bn.b)
	} else {
		for i := range forms {
			tags[i] = p.net.class(&words[s.First+i])
		}
	}
	for i := range forms {
		words[s.First+i].Cluster = forms[i].Cluster
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

// names finds the names of t in two passes: the second knows what the first took the other uses of each word for.
func (p *Pipeline) names(t *text.Text, bn *bench) []Entity {
	m := p.linear
	k := m.Names.Classes
	if cap(bn.base) < k*len(bn.forms) {
		bn.base = make([]int32, k*len(bn.forms))
	}
	bn.base = bn.base[:k*len(bn.forms)]
	for _, s := range t.Sentences {
		m.NameScores(bn.forms[s.First:s.Last], bn.tags[s.First:s.Last], bn.base[k*s.First:k*s.Last], bn.b)
	}
	p.namePass(t, bn)
	for i, c := range bn.chain {
		bn.mentions.Vote(i, c)
	}
	for i, c := range bn.chain {
		bn.kinds[i] = bn.mentions.Kind(i, c)
	}
	p.namePass(t, bn)
	var found []Entity
	for _, s := range t.Sentences {
		bn.spans = linear.Spans(bn.chain[s.First:s.Last], bn.spans[:0])
		for _, e := range bn.spans {
			found = append(found, Entity{First: s.First + e[0], Last: s.First + e[1], Kind: m.Kinds[e[2]]})
		}
	}
	return found
}

func (p *Pipeline) namePass(t *text.Text, bn *bench) {
	k := p.linear.Names.Classes
	for _, s := range t.Sentences {
		p.linear.FindNames(bn.forms[s.First:s.Last], bn.base[k*s.First:k*s.Last], bn.kinds[s.First:s.Last], bn.chain[s.First:s.Last], bn.b)
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
