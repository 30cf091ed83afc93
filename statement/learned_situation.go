package statement

import (
	"slices"

	"onrecord"
	"onrecord/lang"
)

// situation is an article as the model of acts sees it: what was found by whom, and where the parties are spoken of.
type situation struct {
	found  *Found
	f      *finder
	rules  []onrecord.Act // what the rules make of each statement
	form   []string
	mains  [][]int                     // the heads of the clauses that open each content
	kind   map[onrecord.PartyID]string // what each party is
	spoken [][]onrecord.PartyID        // the parties that the content of each statement names
	terms  [][]string                  // the words of each content that say something, sorted
	zone   []onrecord.BlockKind
}

func (f *Found) situation(parties []onrecord.Party) *situation {
	n := len(f.Statements)
	s := &situation{found: f, f: f.finder, kind: map[onrecord.PartyID]string{}, rules: make([]onrecord.Act, n), form: make([]string, n),
		mains: make([][]int, n), spoken: make([][]onrecord.PartyID, n), terms: make([][]string, n), zone: make([]onrecord.BlockKind, n)}
	var marks []mark
	for _, p := range parties {
		s.kind[p.ID] = string(p.Kind)
		for _, m := range p.Mentions {
			marks = append(marks, mark{m.Start, p.ID})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.at - b.at })
	for i, d := range s.f.drafts {
		st := &f.Statements[i]
		s.rules[i], s.form[i] = st.Act, string(st.Form)
		s.zone[i] = s.f.t.Document.Blocks[s.f.paragraphOf(d.head).Block].Kind
		s.mains[i] = s.f.opening(d)
		s.spoken[i] = spokenOf(st.Content, marks)
		s.terms[i] = s.f.termsOf(d)
	}
	return s
}

// mark is where a party is spoken of.
type mark struct {
	at int
	of onrecord.PartyID
}

// spokenOf lists the parties of marks, which are sorted, that stand in spans, each once.
func spokenOf(spans []onrecord.Span, marks []mark) []onrecord.PartyID {
	var out []onrecord.PartyID
	for _, c := range spans {
		k, _ := slices.BinarySearchFunc(marks, c.Start, func(m mark, at int) int { return m.at - at })
		for ; k < len(marks) && marks[k].at < c.End; k++ {
			if !slices.Contains(out, marks[k].of) {
				out = append(out, marks[k].of)
			}
		}
	}
	return out
}

// mostTerms bounds how many words of a content are kept: very long ones echo everything.
const mostTerms = 60

// termsOf lists the lemmas of the nouns, verbs and adjectives of d's content, sorted, each once.
func (f *finder) termsOf(d *draft) []string {
	var out []string
	for _, c := range d.content {
		for i := c.first; i <= c.last && len(out) < mostTerms; i++ {
			w := &f.Words[i]
			switch w.UPOS {
			case "NOUN", "PROPN", "VERB", "ADJ":
				if !f.pack.Is(lang.Light, w.Lemma) && len(w.Lemma) > 2 {
					out = append(out, w.Lemma)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shared is how many entries two sorted lists have in common.
func shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}
