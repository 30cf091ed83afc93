package lang

import (
	"sort"
	"strings"
)

// Form says in which forms of its verb a cue was met; a word may be several at once ("said").
type Form uint8

// The forms.
const (
	Base       Form = 1 << iota // infinitive and plain present
	Present                     // third person
	Past                        //
	Participle                  // past participle
	Gerund                      // -ing
)

// form is one inflected row of words that spells a cue.
type form struct {
	words []string
	cue   int
	form  Form
}

// Match is a cue found at a word.
type Match struct {
	Cue   *Cue
	Words int // how many words it takes
	Form  Form
}

// CuesAt lists the cues that begin at words[i] (words in lower case), the longest first, in the order of the lists among
// equals. It allocates only where something is found.
func (p *Pack) CuesAt(words []string, i int) []Match {
	var out []Match
	for _, f := range p.first[words[i]] {
		if len(f.words) <= len(words)-i && same(f.words, words[i:i+len(f.words)]) {
			out = append(out, Match{&p.Cues[f.cue], len(f.words), f.form})
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Words > out[b].Words })
	return out
}

func same(a, b []string) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// index spells every cue in all its forms.
func (p *Pack) index(irregular map[string]verbForms) {
	p.first = map[string][]form{}
	for i := range p.Cues {
		c := &p.Cues[i]
		words := strings.Fields(strings.ToLower(c.Text))
		switch c.Class {
		case Verb:
			for spelled, f := range inflectVerb(words[0], irregular) {
				p.spell(append([]string{spelled}, words[1:]...), i, f)
			}
		case Noun:
			p.spell(words, i, 0)
			last := len(words) - 1
			plural := append(append([]string{}, words[:last]...), pluralOf(words[last]))
			p.spell(plural, i, 0)
		default:
			p.spell(words, i, 0)
		}
	}
	for _, list := range p.first {
		sort.Slice(list, func(a, b int) bool {
			if list[a].cue != list[b].cue {
				return list[a].cue < list[b].cue
			}
			return strings.Join(list[a].words, " ") < strings.Join(list[b].words, " ")
		})
	}
}

func (p *Pack) spell(words []string, cue int, f Form) {
	p.first[words[0]] = append(p.first[words[0]], form{words, cue, f})
}
