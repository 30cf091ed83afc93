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
	Aside int // how many of them are none of its own
}

// CuesAt lists the cues that begin at words[i] (words in lower case), the longest first, in the order of the lists among
// equals. It allocates only where something is found.
func (p *Pack) CuesAt(words []string, i int) []Match { return p.CuesAround(words, i, nil) }

// mostAside is how many words of the text may stand inside a cue that are no words of it.
const mostAside = 2

// CuesAround is CuesAt with the cues in which other words stand, that aside, asked by their place, lets pass: "issued a flat denial" for
// "issue a denial", "has kept her own counsel". Such words count among those that the Match takes; of equals the one with more
// words of its own comes first. A nil aside lets none pass.
func (p *Pack) CuesAround(words []string, i int, aside func(k int) bool) []Match {
	var out []Match
	for _, f := range p.first[words[i]] {
		if n := p.spelled(f.words, words[i:], func(k int) bool { return aside != nil && aside(i+k) }); n > 0 {
			out = append(out, Match{&p.Cues[f.cue], n, f.form, n - len(f.words)})
		}
	}
	sort.SliceStable(out, func(a, b int) bool {
		return out[a].Words > out[b].Words || out[a].Words == out[b].Words && out[a].Aside < out[b].Aside
	})
	return out
}

// spelled is how many of words spell the cue, 0 where they do not.
func (p *Pack) spelled(cue, words []string, aside func(k int) bool) int {
	at, left := 0, mostAside
	for k := 0; k < len(cue); at++ {
		switch {
		case at >= len(words):
			return 0
		case cue[k] == words[at], cue[k][0] == slot && p.Is(List(cue[k][1:]), words[at]):
			k++
		case k > 0 && left > 0 && aside(at):
			left--
		default:
			return 0
		}
	}
	return at
}

// slot begins a word of a cue that stands for any word of a list: "keep ~one's counsel".
const slot = '~'

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
