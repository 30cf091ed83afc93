// Package party says who is who in one article: it gathers the names, their short forms, titles and roles, and resolves
// what names a source at one place ("he", "the defector", "the ministry") to a Party.
//
// It works in sieves, the surest first (Raghunathan et al. 2010; Lee et al. 2013): names, then short forms and acronyms, then
// what speaks for a body, then descriptions, then pronouns. It reads the article once from start to end, so that what
// stands before is known. What no sieve resolves stays unresolved, and an unnamed source stays a party of its own, never
// merged into a named one. Names are the fullest form used in the article. The package looks at one article only and knows
// no one from elsewhere.
package party

import (
	"fmt"
	"sort"

	"onrecord"
	"onrecord/coref"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/model/loglinear"
	"onrecord/models"
)

// Mention is a phrase of the text that names a source, an asker or someone asked: tokens [First, Last], both inclusive,
// headed by Head. First is -1 where no words name the source; Head is then the first token of a quotation without a cue, whose speaker
// the text around it tells, or -1.
type Mention struct {
	First, Last, Head int
	// Speaker is the index of the mention whose words this one stands in ("I", "we"), -1 in the article's own voice.
	Speaker int
	// Not is the head of words whose party it cannot be, -1 for none: who asked is not who does not answer.
	Not int
}

// Resolved is what became of a Mention. Party is "" and By "" where nobody could be told.
type Resolved struct {
	Party onrecord.PartyID
	// Antecedent is what a pronoun or a description points back to; zero for a name.
	Antecedent onrecord.Span
	By         string // the sieve
	// Score is how sure a sieve is that knows: between 0 and 1, 0 where it cannot tell.
	Score float64
}

// By is what has been learned of pronouns.
type By struct {
	Who  *coref.Chains    // what the pronouns of the article may mean, by the model of who is who
	Pick *loglinear.Model // weighs that against what the article shows, see learn.go
}

// LoadPick reads the weights that ship inside the program.
func LoadPick() (*loglinear.Model, error) {
	m, err := loglinear.Read(models.Pronouns())
	if err != nil {
		return nil, fmt.Errorf("models/en-coref/pronouns.tsv: %w", err)
	}
	return m, nil
}

// Resolve gathers the parties of the article and resolves the mentions. A mention outside the text is nobody's. Parties
// come in the order of their first mention. Linear in the text but for names and descriptions, which are compared pairwise.
//
// by tells what pronouns may mean; the zero By leaves them to agreement and salience alone.
func Resolve(a *model.Analysis, p *lang.Pack, by By, mentions []Mention) ([]onrecord.Party, []Resolved) {
	r := newResolver(a, p, mentions)
	r.by = by
	r.gather()
	r.findPhrases()
	r.beside()
	r.read()
	return r.cast.parties(r)
}

// item is one thing to resolve: a source, a description or a pronoun, at a token.
type item struct{ at, source, phrase int }

// read resolves everything in the order of the text. A source whose words another stands in is resolved before it.
func (r *resolver) read() {
	var items []item
	for i, m := range r.sources {
		switch {
		case r.cueless(m) && r.pulledFrom(m) >= 0:
			items = append(items, item{len(r.Words), i, -1}) // whoever speaks there must be known
		case r.valid(m) || r.cueless(m):
			items = append(items, item{m.Head, i, -1})
		}
	}
	for k := range r.phrases {
		items = append(items, item{r.phrases[k].head, -1, k})
	}
	for i := range r.Words {
		if r.speaks[i] && !r.quoted[i] && r.genderOf(r.lower[i]) != unknownGender && r.Words[i].UPOS == "PRON" {
			items = append(items, item{i, -1, -1})
		}
	}
	sort.SliceStable(items, func(a, b int) bool {
		if items[a].at != items[b].at {
			return items[a].at < items[b].at
		}
		return items[a].source > items[b].source
	})
	for _, it := range items {
		switch {
		case it.source >= 0:
			r.source(it.source, 0)
		case it.phrase >= 0:
			r.phraseWho(it.phrase)
		default:
			r.passing(it.at)
		}
	}
}

// valid reports whether the mention stands in the text.
func (r *resolver) valid(m Mention) bool {
	return m.First >= 0 && m.First <= m.Head && m.Head <= m.Last && m.Last < len(r.Words)
}

// passing resolves a pronoun that names no source, so that what follows finds whom the text goes on about.
func (r *resolver) passing(i int) {
	if r.taken[i] {
		return
	}
	m := Mention{First: i, Last: i, Head: i, Speaker: -1}
	if res := r.pronoun(m); res.who >= 0 {
		r.step(r.stepAt(i, res.who))
	}
}

// source resolves source i, after the one whose words it stands in. depth bounds circles.
func (r *resolver) source(i, depth int) {
	m := r.sources[i]
	if r.cueless(m) && !r.done[i] {
		r.done[i] = true
		r.res[i] = r.goingOn(m)
		return
	}
	if r.done[i] || !r.valid(m) {
		return
	}
	r.done[i] = true
	if s := m.Speaker; s >= 0 && s < len(r.sources) && s != i && depth < len(r.sources) {
		r.source(s, depth+1)
	}
	res := r.resolve(m)
	r.res[i] = res
	if res.who >= 0 {
		who := r.cast.members[res.who]
		who.source = true
		if res.by != speaksFor {
			who.mention(r.trimmed(m))
		}
		s := r.stepAt(m.Head, res.who)
		s.source = true
		r.step(s)
	}
}
