package ledger

import (
	"strings"

	"onrecord"
)

// ViewVersion counts the ways in which entries were folded into rows. A change of what Fold or Rows give raises it, so that stores make
// the view of an older story anew. TestViewVersion holds it.
const ViewVersion = 2

// NamesApart stands between the names of a party in the text of its row.
const NamesApart = " … "

// RowKind is what a row is about.
type RowKind string

const (
	StatementRow   RowKind = "statement"
	AbsenceRow     RowKind = "absence"
	RequestRow     RowKind = "request"
	DesignationRow RowKind = "designation"
	PartyRow       RowKind = "party"
	RoleRow        RowKind = "role" // a description of a party, as given at one place
	ClaimRow       RowKind = "claim"
	PassageRow     RowKind = "passage" // a block of the text, boilerplate left out
)

// RowKinds lists them in the order in which an article's rows stand.
func RowKinds() []RowKind {
	return []RowKind{StatementRow, AbsenceRow, RequestRow, DesignationRow, PartyRow, RoleRow, ClaimRow, PassageRow}
}

// Row is one line of the view that stores keep for asking. It is derived: never a fact of its own.
type Row struct {
	Capture ID
	Kind    RowKind
	// Ord counts within the capture and kind, from 0.
	Ord int
	// Key is the StatementKey, PartyKey or ClaimKey; "" for other kinds.
	Key string
	// ID is the row's name in its reading, "s1", "p2", "c1"; "" for other kinds.
	ID string
	// What is the act of a statement, the kind of an absence, party or passage, the outcome of a request, the status of a
	// designation.
	What string
	Form onrecord.Form
	// Party is who it is about: who made the statement (and, of an absence, who reports it), was asked, is designated, is
	// the party; "" when that is not known.
	Party PartyKey
	// Name is that party's name, and Source the words by which the text names it at this place.
	Name   string
	Source string
	// From and To are when it was said, or held, half-open; "" when not known.
	From onrecord.Date
	To   onrecord.Date
	// Basis lists the kinds of basis between bars, "|document|recording|"; "" for none.
	Basis string
	// Status is whose word a statement's reading is; "" for other kinds.
	Status Status
	// Score is the least of the findings' scores of a statement, 1 for other kinds: what is least sure is reviewed first.
	Score float64
	// Start and End are the passage, in bytes of document.text.
	Start int
	End   int
	// Text is what is searched and shown: a statement's content, its parts joined by " … ", else the passage.
	Text string
}

// Rows are the article's lines, in the order of kinds and of the reading. Rejected statements are in, with their status.
func (a *Article) Rows() []Row {
	if a.Reading == nil {
		return nil
	}
	b := &rows{a: a, key: map[onrecord.PartyID]PartyKey{}}
	for i, p := range a.Reading.Parties {
		b.key[p.ID] = a.Parties[i]
	}
	for i, s := range a.Reading.Statements {
		b.statement(s, a.Statements[i])
	}
	for _, s := range a.Rejected {
		b.statement(s.Statement, s.Kept)
	}
	b.answers()
	for _, d := range a.Reading.Designations {
		r := Row{Kind: DesignationRow, What: string(d.Status), Source: d.Label.Text, From: d.When.From, To: d.When.To}
		b.add(b.who(r, d.Party), d.Span)
	}
	for i, p := range a.Reading.Parties {
		at := onrecord.Span{}
		if len(p.Mentions) > 0 {
			at = p.Mentions[0]
		}
		text := strings.Join(append([]string{p.Name}, p.Aliases...), NamesApart)
		b.put(b.who(Row{Kind: PartyRow, Key: string(a.Parties[i]), ID: string(p.ID), What: string(p.Kind), Text: text, Start: at.Start, End: at.End}, p.ID))
	}
	for _, p := range a.Reading.Parties {
		for _, role := range p.Roles {
			b.add(b.who(Row{Kind: RoleRow, What: string(p.Kind)}, p.ID), role)
		}
	}
	for i, c := range a.Reading.Claims {
		b.add(Row{Kind: ClaimRow, Key: string(a.Claims[i]), ID: c.ID}, c.Wording)
	}
	for _, block := range a.Reading.Document.Blocks {
		if block.Kind != onrecord.Boilerplate {
			b.add(Row{Kind: PassageRow, What: string(block.Kind)}, onrecord.Span{Start: block.Start, End: block.End, Text: a.Reading.Document.Text[block.Start:block.End]})
		}
	}
	return b.out
}

// rows collects them.
type rows struct {
	a   *Article
	key map[onrecord.PartyID]PartyKey
	n   map[RowKind]int
	out []Row
}

func (b *rows) add(r Row, s onrecord.Span) {
	r.Start, r.End, r.Text = s.Start, s.End, s.Text
	b.put(r)
}

func (b *rows) put(r Row) {
	if b.n == nil {
		b.n = map[RowKind]int{}
	}
	r.Capture, r.Ord = b.a.ID, b.n[r.Kind]
	b.n[r.Kind]++
	if r.Kind != StatementRow {
		r.Score = 1
	}
	r.Name, r.Source, r.Text = Storable(r.Name), Storable(r.Source), Storable(r.Text)
	b.out = append(b.out, r)
}

func (b *rows) who(r Row, id onrecord.PartyID) Row {
	if p := b.a.Reading.Party(id); p != nil {
		r.Party, r.Name = b.key[id], p.Name
	}
	return r
}

func (b *rows) statement(s onrecord.Statement, k Kept) {
	r := Row{Kind: StatementRow, Key: string(k.Key), ID: string(s.ID), What: string(s.Act), Form: s.Form, Source: s.Source.Span.Text,
		From: s.Said.When.From, To: s.Said.When.To, Status: k.Status, Score: 1}
	for _, f := range s.Findings {
		if f.Score > 0 { // a rule has none
			r.Score = min(r.Score, f.Score)
		}
	}
	for _, basis := range s.Basis {
		if !strings.Contains(r.Basis, "|"+string(basis.Kind)+"|") {
			r.Basis = strings.TrimSuffix(r.Basis, "|") + "|" + string(basis.Kind) + "|"
		}
	}
	var parts []string
	at := hull(append([]onrecord.Span{s.Source.Span, s.Cue}, s.Content...))
	for _, c := range s.Content {
		parts = append(parts, c.Text)
	}
	r.Start, r.End, r.Text = at.Start, at.End, strings.Join(parts, " … ")
	if len(parts) == 0 {
		r.Text = b.a.Reading.Document.Text[at.Start:at.End]
	}
	b.put(b.who(r, s.Source.Party))
}

// answers are the absences and requests.
func (b *rows) answers() {
	for _, x := range b.a.Reading.Absences {
		r := Row{Kind: AbsenceRow, What: string(x.Kind)}
		if s := b.a.Reading.Statement(x.By); s != nil {
			r = b.who(r, s.Source.Party)
			r.Source = s.Source.Span.Text
		}
		b.add(r, x.Span)
	}
	for _, q := range b.a.Reading.Requests {
		b.add(b.who(Row{Kind: RequestRow, What: string(q.Outcome)}, q.Asked), q.Span)
	}
}

// hull is the least range that holds all spans that are not zero.
func hull(spans []onrecord.Span) onrecord.Range {
	var out onrecord.Range
	some := false
	for _, s := range spans {
		switch {
		case s.IsZero():
		case !some:
			out, some = s.Range(), true
		default:
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
		}
	}
	return out
}

// Row is the capture as the view has it; which Version of its place it is, and whether it is the Latest, hangs on the others.
func (a *Article) Row() ArticleRow {
	r := ArticleRow{ID: a.ID, Seq: a.Entry.Seq, SHA256: a.Capture.SHA256, Place: a.Capture.Place(), Arrived: a.Capture.Arrived, Added: a.Entry.Time.UTC(),
		Outcome: a.Outcome, Reason: a.Reason, Reading: a.ReadingEntry.ID, By: a.ReadingEntry.By, Statements: len(a.Statements)}
	if a.Reading != nil {
		d := a.Reading.Document
		r.Outlet, r.Title, r.Lang, r.From, r.To = d.Outlet, d.Title.Text, d.Lang, d.Published.From, d.Published.To
	}
	r.Place, r.Outlet, r.Title, r.Lang, r.Reason = Storable(r.Place), Storable(r.Outlet), Storable(r.Title), Storable(r.Lang), Storable(r.Reason)
	return r
}

// Storable is s as a row has it, which every database takes: PostgreSQL keeps no NUL in a text.
func Storable(s string) string { return strings.ReplaceAll(s, "\x00", "\uFFFD") }

// ClusterRow is a party that was judged, with its cluster, as the view has it.
type ClusterRow struct{ Party, Cluster PartyKey }
