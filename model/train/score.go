package train

import (
	"strings"

	"onrecord/model/linear"
)

// Scores are shares of gold tokens, as the CoNLL 2018 evaluation defines them: all tokens count, relations without subtypes.
type Scores struct {
	Words                                           int
	UPOS, XPOS, Feats, Lemmas, UAS, LAS, LASSubtype float64
}

// scoreModel runs m over gold tokens.
func scoreModel(m *linear.Model, data []prepared) Scores {
	b := linear.NewBuffer()
	var s Scores
	var buf []byte
	for i := range data {
		p := &data[i]
		tags := make([]uint8, len(p.forms))
		m.Tag(p.forms, tags, b)
		if m.Parser != nil {
			m.Parse(p.forms, tags, b)
		}
		for k := range p.forms {
			w := &p.sent.Words[k]
			s.Words++
			s.UPOS += one(m.Tags[tags[k]].UPOS == w.UPOS)
			s.XPOS += one(m.Tags[tags[k]].XPOS == w.XPOS)
			if m.Feats != nil {
				s.Feats += one(m.FeatNames[m.Feat(p.forms, tags, k, b)] == w.Feats)
			}
			if m.Lemmas != nil {
				buf = m.Scripts[m.Lemma(p.forms, tags, k, b)].Apply(buf[:0], w.Form)
				s.Lemmas += one(w.Lemma == "_" || string(buf) == w.Lemma)
			}
			if m.Parser != nil {
				head := b.State.Head(k)
				if head == len(p.forms) {
					head = -1
				}
				if head == w.Head {
					rel := m.Rels[b.State.Label(k)]
					s.UAS++
					s.LAS += one(universal(rel) == universal(w.Rel))
					s.LASSubtype += one(rel == w.Rel)
				}
			}
		}
	}
	for _, x := range []*float64{&s.UPOS, &s.XPOS, &s.Feats, &s.Lemmas, &s.UAS, &s.LAS, &s.LASSubtype} {
		*x = 100 * *x / float64(max(s.Words, 1))
	}
	return s
}

func universal(rel string) string {
	base, _, _ := strings.Cut(rel, ":")
	return base
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
