package train

import "onrecord/model/linear"

// prepared is a sentence as the learners see it.
type prepared struct {
	sent  *Sentence
	forms []linear.Form
	tags  []uint8 // gold
	auto  []uint8 // by a tagger that has not seen this sentence
	rels  []int   // gold relation classes
	heads []int32 // gold heads made projective; len(words) for the root
}

func prepare(sents []Sentence, v *Vocab, lex *linear.Lexicon) []prepared {
	out := make([]prepared, len(sents))
	for i := range sents {
		s := &sents[i]
		p := prepared{sent: s, forms: make([]linear.Form, len(s.Words)), tags: make([]uint8, len(s.Words)),
			auto: make([]uint8, len(s.Words)), rels: make([]int, len(s.Words)), heads: make([]int32, len(s.Words))}
		for k := range s.Words {
			w := &s.Words[k]
			p.forms[k] = linear.MakeForm(w.Form)
			p.forms[k].Info = lex.Find(p.forms[k].Low)
			p.tags[k] = uint8(max(v.Tag(w), 0))
			p.rels[k] = v.Rel(w.Rel)
			p.heads[k] = int32(w.Head)
			if w.Head < 0 {
				p.heads[k] = int32(len(s.Words))
			}
		}
		projectivise(p.heads)
		out[i] = p
	}
	var m linear.Mentions
	for first := 0; first < len(out); {
		last, words := first, 0
		for ; last < len(out) && out[last].sent.Doc == out[first].sent.Doc; last++ {
			words += len(out[last].forms)
		}
		m.Reset(words)
		for i := first; i < last; i++ {
			m.Add(out[i].forms)
		}
		at := 0
		for ; first < last; first++ {
			for k := range out[first].forms {
				out[first].forms[k].Elsewhere = m.Elsewhere(at)
				at++
			}
		}
	}
	return out
}

// projectivise lifts arcs that cross others, the shortest first, to the head of their head (Nivre and Nilsson 2005,
// without their encoding: what is lifted stays lifted).
func projectivise(heads []int32) {
	n := int32(len(heads))
	for {
		worst, length := int32(-1), n+2
		for d := int32(0); d < n; d++ {
			h := heads[d]
			lo, hi := min(d, h), max(d, h)
			for k := lo + 1; k < hi && h != n; k++ {
				if !below(heads, k, h) {
					if hi-lo < length {
						worst, length = d, hi-lo
					}
					break
				}
			}
		}
		if worst < 0 {
			return
		}
		heads[worst] = heads[heads[worst]]
	}
}

func below(heads []int32, k, top int32) bool {
	for steps := 0; k < int32(len(heads)) && steps <= len(heads); steps++ {
		if k == top {
			return true
		}
		k = heads[k]
	}
	return k == top
}
