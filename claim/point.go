package claim

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/lang"
)

// point is one thing that a statement says: a sentence of its content, or a coordinated clause of one; or, where somebody
// said nothing, that.
type point struct {
	*onrecord.Statement
	index     int    // of the statement
	at        int    // the token of the cue, or the first of the content
	block     int    // it stands in
	sentence  int    // of its first word
	words     [2]int // the tokens [first, last] of the point; of one without content, what stands behind the cue
	terms     []int  // what it speaks of, ascending
	norm      int    // the weight of the terms
	numbers   []int  // the terms that are numbers
	plain     bool   // says what the text has the opposite of elsewhere: solvent, where something is called insolvent
	parties   []onrecord.PartyID
	bearing   []string // of the phrases in it, sorted, each once
	negated   bool     // its main word, subject or object
	opens     bool     // a negation is among its first words
	own       bool     // speaks of the speaker
	asks      bool
	reference string // what the words point back at: allegation, matter, figure, pointer; "" for nothing
	title     bool
}

// says reports whether the point has words of its own.
func (p *point) says() bool { return len(p.Content) > 0 }

// reader holds what the room looks at.
type reader struct {
	Input
	lower    []string
	points   []point
	mentions []mention
	ids      map[string]int // of the terms
	idf      []int          // the weight of each, in thousandths
	kinds    map[onrecord.PartyID]onrecord.PartyKind
	acts     map[onrecord.PartyID]map[onrecord.Act]int // how often each party does what
	accused  map[onrecord.PartyID]bool                 // spoken of in what is alleged
	known    map[string]bool                           // what the text speaks of
	opposed  map[string]bool                           // … and what it has the opposite of, too
}

func newReader(in Input) *reader {
	r := &reader{Input: in, lower: make([]string, len(in.Analysis.Words)), ids: map[string]int{}, kinds: map[onrecord.PartyID]onrecord.PartyKind{}}
	for i, w := range in.Analysis.Words {
		r.lower[i] = w.Lower
	}
	r.lemmas()
	for _, p := range r.Parties {
		r.kinds[p.ID] = p.Kind
		for _, m := range p.Mentions {
			r.mentions = append(r.mentions, mention{m.Range(), p.ID})
		}
	}
	slices.SortStableFunc(r.mentions, func(a, b mention) int { return a.Start - b.Start })
	for i := range in.Statements {
		r.add(i)
	}
	r.acts, r.accused = map[onrecord.PartyID]map[onrecord.Act]int{}, map[onrecord.PartyID]bool{}
	for _, s := range in.Statements {
		if r.acts[s.Source.Party] == nil {
			r.acts[s.Source.Party] = map[onrecord.Act]int{}
		}
		r.acts[s.Source.Party][s.Act]++
	}
	for _, p := range r.points {
		for _, id := range p.parties {
			r.accused[id] = r.accused[id] || p.Act == onrecord.Alleges
		}
	}
	r.weigh()
	return r
}

// mention is one place where a party is named.
type mention struct {
	onrecord.Range
	party onrecord.PartyID
}

// add makes the points of statement i.
func (r *reader) add(i int) {
	t := r.Analysis.Text
	s := &r.Statements[i]
	start := s.Cue.Start
	if s.Cue.IsZero() && len(s.Content) > 0 {
		start = s.Content[0].Start
	}
	p := point{Statement: s, index: i, at: min(t.TokenAt(start), len(t.Tokens)-1)}
	if p.block = t.Document.BlockAt(start); p.block >= 0 {
		k := t.Document.Blocks[p.block].Kind
		p.title = k == onrecord.Title || k == onrecord.Standfirst
	}
	if len(s.Content) == 0 {
		_, last := r.Analysis.Sentence(p.at)
		from := t.TokenAt(s.Cue.End)
		to := from
		for to < last && !r.Analysis.Punct(to) {
			to++
		}
		p.words, p.sentence = [2]int{from, to - 1}, t.SentenceOf(p.at)
		r.look(&p)
		r.points = append(r.points, p)
		return
	}
	for _, c := range s.Content {
		first, last := t.TokenAt(c.Start), t.TokenAt(c.End-1)
		if first > last || last >= len(t.Tokens) {
			continue
		}
		for _, w := range r.cut(first, last) {
			q := p
			q.words, q.sentence = w, t.SentenceOf(w[0])
			r.look(&q)
			r.points = append(r.points, q)
		}
	}
}

// cut parts the words [first, last] at the ends of sentences and before coordinated clauses with subjects of their own.
func (r *reader) cut(first, last int) [][2]int {
	var out [][2]int
	a := r.Analysis
	from := first
	for i := first + 1; i <= last; i++ {
		s := a.Text.Sentences[a.Text.SentenceOf(i)]
		if i != s.First && !r.beginsClause(i, from, last) {
			continue
		}
		out = append(out, [2]int{from, i - 1})
		from = i
	}
	return append(out, [2]int{from, last})
}

// beginsClause reports whether word i begins a clause with a subject of its own that is coordinated with the main word of
// what stands before it from word from on.
func (r *reader) beginsClause(i, from, last int) bool {
	a := r.Analysis
	if a.Words[i].UPOS != "CCONJ" && a.Words[i].Lower != ";" {
		return false
	}
	for h := a.Words[i].Head; h > i && h <= last; {
		return a.Is(h, "conj", "parataxis") && a.Child(h, "nsubj", "expl") > i && a.Words[h].Head >= from && a.Words[h].Head < i && a.Verb(h)
	}
	return false
}

// look reads the words of p.
func (r *reader) look(p *point) {
	first, last := p.words[0], p.words[1]
	words := r.lower[:last+1]
	for i := first; i <= last; i++ {
		if p.says() {
			if n, bearing := r.Pack.At(lang.Bearing, words, i); n > 0 {
				p.bearing = append(p.bearing, bearing)
			}
			p.own = p.own || r.Pack.Is(lang.Speaker, r.lower[i])
			if r.negates(i) {
				p.opens = p.opens || i < first+3
				p.negated = p.negated || r.negatesHead(i, first, last)
			}
		}
		r.pointsBack(p, i)
		if t := r.term(i); t >= 0 {
			p.terms = append(p.terms, t)
			p.plain = p.plain || r.opposed[r.about(i)]
			if r.Analysis.Words[i].UPOS == "NUM" {
				p.numbers = append(p.numbers, t)
			}
		}
	}
	slices.Sort(p.terms)
	p.terms = slices.Compact(p.terms)
	slices.Sort(p.bearing)
	p.bearing = slices.Compact(p.bearing)
	if first > last {
		return
	}
	p.asks = strings.HasSuffix(r.lower[last], "?") || last+1 < len(r.lower) && r.lower[last+1] == "?"
	from, to := r.Analysis.Text.Tokens[first].Start, r.Analysis.Text.Tokens[last].End
	k, _ := slices.BinarySearchFunc(r.mentions, from, func(m mention, at int) int { return m.Start - at })
	for ; k < len(r.mentions) && r.mentions[k].Start < to; k++ {
		p.parties = append(p.parties, r.mentions[k].party)
	}
}

// pointsBack notes that word i points back at a claim.
func (r *reader) pointsBack(p *point, i int) {
	if kind := r.Pack.Value(lang.Reference, r.lower[i]); kind != "" && r.definite(i) {
		p.reference = kind
	} else if p.reference == "" && r.Pack.Is(lang.Pointer, r.lower[i]) && r.Analysis.Words[i].UPOS != "SCONJ" {
		p.reference = "pointer"
	}
}

// definite reports whether noun i is one that is known: the claim, this claim, the ministry's claim, his claim.
func (r *reader) definite(i int) bool {
	for _, k := range r.Analysis.Children(i) {
		if r.Analysis.Is(k, "det", "nmod:poss") && !r.Pack.Is(lang.Indefinite, r.lower[k]) {
			return true
		}
	}
	return false
}

// negates reports whether word i says that something is not so.
func (r *reader) negates(i int) bool {
	return r.Pack.Is(lang.Negation, r.lower[i]) || r.Pack.Is(lang.NoWord, r.lower[i])
}

// negatesHead reports whether negation i holds for the main word of [first, last], its subject or its object.
func (r *reader) negatesHead(i, first, last int) bool {
	a := r.Analysis
	at := i
	for steps := 0; steps < 4; steps++ {
		h := a.Words[at].Head
		if h < first || h > last {
			return true
		}
		if !a.Is(at, "advmod", "det", "nsubj", "obj", "cc", "aux", "cop", "xcomp", "conj") {
			return false
		}
		at = h
	}
	return false
}
