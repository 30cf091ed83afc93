package train

import "onrecord/model/linear"

// learnLemmas trains the choice of lemma scripts, on gold tags.
func learnLemmas(data []prepared, v *Vocab, epochs int, seed uint64, drops Drops) *Learner {
	l := NewLearner(len(v.Scripts))
	scores := make([]int32, len(v.Scripts))
	var keys []uint64
	for e := range epochs {
		for _, k := range shuffled(len(data), seed+uint64(e)) {
			p := &data[k]
			for i := range p.forms {
				w := &p.sent.Words[i]
				gold, ok := v.script[scriptName(linear.MakeScript(w.Form, w.Lemma))]
				if !ok || w.Lemma == "_" {
					if e == 0 {
						drops["word without a usable lemma"]++
					}
					continue
				}
				l.Step()
				keys = linear.LemmaKeys(keys[:0], &p.forms[i], p.tags[i], i == 0)
				l.Score(keys, scores)
				if rival := rivalOf(scores, gold); scores[gold]-scores[rival] <= 2 {
					l.Update(keys, gold, rival)
				}
			}
		}
	}
	return l
}

// learnFeats trains the choice of morphological features, on gold tags.
func learnFeats(data []prepared, v *Vocab, epochs int, seed uint64) *Learner {
	l := NewLearner(len(v.Feats))
	scores := make([]int32, len(v.Feats))
	var keys []uint64
	for e := range epochs {
		for _, k := range shuffled(len(data), seed+uint64(e)) {
			p := &data[k]
			for i := range p.forms {
				gold, ok := v.feat[p.sent.Words[i].Feats]
				if !ok {
					continue
				}
				l.Step()
				keys = linear.FeatKeys(keys[:0], p.forms, p.tags, i)
				l.Score(keys, scores)
				if rival := rivalOf(scores, gold); scores[gold]-scores[rival] <= 2 {
					l.Update(keys, gold, rival)
				}
			}
		}
	}
	return l
}
