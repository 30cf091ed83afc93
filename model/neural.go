package model

import (
	"onrecord/model/linear"
	"onrecord/model/neural"
	"onrecord/model/weights"
	"onrecord/text"
)

// network gives tags, features and trees, where there is one; the linear models then give lemmas and names for its tags.
type network struct {
	net     *neural.Net
	classes map[linear.TagName]uint8 // the linear models' number of a pair of tags
	ofXPOS  map[string]uint8         // … of the first pair with that tag, for pairs that they do not know
}

// addNetwork reads the weights of a network, keeps data and does not change it. name is only used in errors.
func (p *Pipeline) addNetwork(name string, data []byte) error {
	f, err := weights.Read(name, data)
	if err != nil {
		return err
	}
	net, err := neural.Load(f)
	if err != nil {
		return err
	}
	n := &network{net: net, classes: map[linear.TagName]uint8{}, ofXPOS: map[string]uint8{}}
	for i, t := range p.linear.Tags {
		n.classes[t] = uint8(i)
		if _, ok := n.ofXPOS[t.XPOS]; !ok {
			n.ofXPOS[t.XPOS] = uint8(i)
		}
	}
	p.net = n
	return nil
}

// netBench is the working memory of one call.
type netBench struct {
	forms []string
	ends  []int
	out   []neural.Word
}

// run fills tags, features and trees of all words.
func (n *network) run(t *text.Text, words []Word, b *netBench) {
	b.forms, b.ends = b.forms[:0], b.ends[:0]
	for _, s := range t.Sentences {
		for i := s.First; i < s.Last; i++ {
			b.forms = append(b.forms, t.Form(i))
		}
		b.ends = append(b.ends, len(b.forms))
	}
	if cap(b.out) < len(b.forms) {
		b.out = make([]neural.Word, len(b.forms)+len(b.forms)/4)
	}
	b.out = b.out[:len(b.forms)]
	if err := n.net.Analyze(b.forms, b.ends, b.out); err != nil {
		for i := range words {
			words[i].Head = -1 // cannot be: the ends were made above, and fit
		}
		return
	}
	at := 0
	for _, s := range t.Sentences {
		for i := s.First; i < s.Last; i++ {
			w := b.out[at+i-s.First]
			if w.Head >= 0 {
				w.Head += s.First - at
			}
			words[i].UPOS, words[i].XPOS, words[i].Feats, words[i].Rel, words[i].Head = w.UPOS, w.XPOS, w.Feats, w.Rel, w.Head
		}
		at += s.Last - s.First
	}
	clear(b.forms) // so that the pool keeps no text alive
}

// class is the linear models' number for the tags of w.
func (n *network) class(w *Word) uint8 {
	if c, ok := n.classes[linear.TagName{UPOS: w.UPOS, XPOS: w.XPOS}]; ok {
		return c
	}
	return n.ofXPOS[w.XPOS]
}
