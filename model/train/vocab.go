package train

import (
	"sort"
	"strings"

	"onrecord/model/linear"
)

// ranked lists the keys of counts, the most frequent first, ties by name: the order of all numberings.
func ranked(counts map[string]int) []string {
	out := make([]string, 0, len(counts))
	for k := range counts {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool {
		if counts[out[i]] != counts[out[j]] {
			return counts[out[i]] > counts[out[j]]
		}
		return out[i] < out[j]
	})
	return out
}

func numbered(names []string) map[string]int {
	m := make(map[string]int, len(names))
	for i, n := range names {
		m[n] = i
	}
	return m
}

// Vocab numbers the classes of all linear models.
type Vocab struct {
	Tags, Rels, Scripts, Feats []string
	tag, rel, script, feat     map[string]int
	byX                        map[string]int // most frequent tag class for an XPOS
}

// NewVocab counts the classes of sents. Tag pairs seen fewer than five times fall to the commonest pair with their XPOS.
func NewVocab(sents []Sentence, drops Drops) *Vocab {
	tags, rels, scripts, feats := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range sents {
		for _, w := range s.Words {
			tags[w.UPOS+"\t"+w.XPOS]++
			rels[w.Rel]++
			feats[w.Feats]++
			if w.Lemma != "_" {
				scripts[scriptName(linear.MakeScript(w.Form, w.Lemma))]++
			}
		}
	}
	v := &Vocab{byX: map[string]int{}}
	for _, t := range ranked(tags) {
		if tags[t] >= 5 {
			if _, x, _ := strings.Cut(t, "\t"); v.byX != nil {
				if _, ok := v.byX[x]; !ok {
					v.byX[x] = len(v.Tags)
				}
			}
			v.Tags = append(v.Tags, t)
		} else {
			drops["tag pair seen fewer than 5 times: taken as the commonest with its XPOS"] += tags[t]
		}
	}
	cut := func(name string, counts map[string]int, least, most int) []string {
		all := ranked(counts)
		for i, k := range all {
			if counts[k] < least || i == most {
				for _, k := range all[i:] {
					drops[name+" too rare for a class"] += counts[k]
				}
				return all[:i]
			}
		}
		return all
	}
	v.Rels = cut("relation", rels, 5, 120)
	v.Scripts = cut("lemma script", scripts, 2, 256)
	v.Feats = cut("features", feats, 2, 256)
	v.tag, v.rel, v.script, v.feat = numbered(v.Tags), numbered(v.Rels), numbered(v.Scripts), numbered(v.Feats)
	return v
}

func scriptName(s linear.Script) string {
	return strings.Join([]string{itoa(s.Cut), s.Add, string(s.Case)}, "\t")
}

// Tag is the class of the tags of w, -1 for none.
func (v *Vocab) Tag(w *Word) int {
	if c, ok := v.tag[w.UPOS+"\t"+w.XPOS]; ok {
		return c
	}
	if c, ok := v.byX[w.XPOS]; ok {
		return c
	}
	return -1
}

// Rel is the class of a relation; one too rare for a class is taken without its subtype, or -1.
func (v *Vocab) Rel(rel string) int {
	if c, ok := v.rel[rel]; ok {
		return c
	}
	base, _, _ := strings.Cut(rel, ":")
	if c, ok := v.rel[base]; ok {
		return c
	}
	return -1
}

// Model is a linear.Model with the lists of v and no weights yet.
func (v *Vocab) Model() *linear.Model {
	m := &linear.Model{Rels: v.Rels, FeatNames: v.Feats}
	coarse := map[string]uint8{}
	for _, t := range v.Tags {
		u, x, _ := strings.Cut(t, "\t")
		if _, ok := coarse[u]; !ok {
			coarse[u] = uint8(len(coarse))
		}
		m.Tags, m.Coarse = append(m.Tags, linear.TagName{UPOS: u, XPOS: x}), append(m.Coarse, coarse[u])
	}
	for _, s := range v.Scripts {
		p := strings.Split(s, "\t")
		m.Scripts = append(m.Scripts, linear.Script{Cut: atoi(p[0]), Add: p[1], Case: p[2][0]})
	}
	return m
}
