package diff

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// version is one version of an article, made ready to be compared.
type version struct {
	newer      bool
	statements []*statement
	struck     map[string]bool // the words of statements that people rejected
}

// statement is a statement as it is compared.
type statement struct {
	*onrecord.Statement
	text    string   // the content as it stands, its parts joined
	content []string // folded words
	cue     string   // folded
	source  string   // folded words of the text for the speaker
	party   string   // folded name of the party; "" while unresolved
	basis   string
	hedges  string
	words   string // source, cue and content, folded: what the article says
}

func newVersion(a *ledger.Article) *version {
	v := &version{struck: map[string]bool{}}
	for i := range a.Reading.Statements {
		v.statements = append(v.statements, newStatement(a.Reading, &a.Reading.Statements[i]))
	}
	for _, s := range a.Rejected {
		v.struck[newStatement(a.Reading, &s.Statement).words] = true
	}
	return v
}

func newStatement(r *onrecord.Reading, s *onrecord.Statement) *statement {
	out := &statement{Statement: s, text: content(s), cue: search.Fold(s.Cue.Text), source: search.Fold(s.Source.Span.Text)}
	out.content = search.Words(out.text)
	if p := r.Party(s.Source.Party); p != nil {
		out.party = search.Fold(p.Name)
	}
	var basis, hedges []string
	for _, b := range s.Basis {
		basis = append(basis, string(b.Kind))
	}
	for _, h := range s.Hedges {
		hedges = append(hedges, search.Fold(h.Text))
	}
	slices.Sort(basis)
	slices.Sort(hedges)
	out.basis, out.hedges = strings.Join(slices.Compact(basis), "\n"), strings.Join(hedges, "\n")
	out.words = out.source + "\n" + out.cue + "\n" + strings.Join(out.content, " ")
	return out
}

func content(s *onrecord.Statement) string {
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, c.Text)
	}
	return strings.Join(parts, " … ")
}

// sameSpeaker reports whether both are by one source, as far as two articles tell: the same party by name, or by the last words of
// it ("Brandvold" of "Ilse Brandvold"), or the same words where nobody was resolved.
func sameSpeaker(a, b *statement) bool {
	if a.party == "" || b.party == "" {
		return a.source == b.source && (a.source != "" || a.party == b.party)
	}
	return a.party == b.party || strings.HasSuffix(a.party, " "+b.party) || strings.HasSuffix(b.party, " "+a.party)
}

// differ lists what is not the same in two statements. Other words for the same party ("she", her name) are no difference.
func differ(a, b *statement) []Part {
	var out []Part
	add := func(p Part, differs bool) {
		if differs {
			out = append(out, p)
		}
	}
	add(Speaker, !sameSpeaker(a, b))
	add(Cue, a.cue != b.cue)
	add(Content, !slices.Equal(a.content, b.content))
	add(Marks, a.Form != b.Form && slices.Equal(a.content, b.content))
	add(Hedges, a.hedges != b.hedges && slices.Equal(a.content, b.content))
	add(Act, a.Act != b.Act)
	add(Basis, a.basis != b.basis)
	return out
}

// passages tells of absences, requests and designations that stand in one version only, by kind and words.
func (d *Difference) passages(before, after *onrecord.Reading) {
	x, y := list(before), list(after)
	d.Passages = append(only(Vanished, x, y), only(Appeared, y, x)...)
}

type listed struct {
	row   ledger.RowKind
	index int
	words string
}

func list(r *onrecord.Reading) []listed {
	var out []listed
	add := func(k ledger.RowKind, i int, what, name string, s onrecord.Span) {
		out = append(out, listed{k, i, string(k) + "\n" + what + "\n" + name + "\n" + search.Fold(s.Text)})
	}
	name := func(id onrecord.PartyID) string {
		if p := r.Party(id); p != nil {
			return search.Fold(p.Name)
		}
		return ""
	}
	for i, a := range r.Absences {
		add(ledger.AbsenceRow, i, string(a.Kind), "", a.Span)
	}
	for i, q := range r.Requests {
		add(ledger.RequestRow, i, string(q.Outcome), name(q.Asked), q.Span)
	}
	for i, g := range r.Designations {
		add(ledger.DesignationRow, i, string(g.Status), name(g.Party), g.Span)
	}
	return out
}

// only are those of here that there does not have as often.
func only(k Kind, here, there []listed) []Passage {
	n := map[string]int{}
	for _, x := range there {
		n[x.words]++
	}
	var out []Passage
	for _, x := range here {
		if n[x.words]--; n[x.words] < 0 {
			out = append(out, Passage{k, x.row, x.index})
		}
	}
	return out
}
