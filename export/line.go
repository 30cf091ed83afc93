package export

import (
	"encoding/json"
	"fmt"

	"onrecord"
	"onrecord/ledger"
)

// Schema names the lines of [JSONL].
const Schema = "onrecord.line/1"

// LineKind is what a line is about.
type LineKind string

// The kinds: those of the view's rows that say something, what people remarked, and the last line.
const (
	StatementLine   LineKind = "statement"
	AbsenceLine     LineKind = "absence"
	RequestLine     LineKind = "request"
	DesignationLine LineKind = "designation"
	ClaimLine       LineKind = "claim"
	PartyLine       LineKind = "party"
	NoteLine        LineKind = "note"
	LabelLine       LineKind = "label"
	RatingLine      LineKind = "rating"
	PassageLine     LineKind = "passage" // words of the article, attributed or not
	ArticleLine     LineKind = "article"
	EntryLine       LineKind = "entry" // of the ledger's log
	SummaryLine     LineKind = "summary"
)

// Line is one thing that the story holds, with the article that it stands in. Of the fields behind Decided one is set, by Kind: the
// object as the contract onrecord.reading/1 has it, whose offsets are bytes of the article's text.
type Line struct {
	Schema string   `json:"schema"`
	Kind   LineKind `json:"kind"`
	// Sentence says it in words, with who says so; nothing in it is a fact.
	Sentence string `json:"sentence"`
	// Key names it across readings of one capture; "" for what has none.
	Key string `json:"key,omitempty"`
	// Party is who it is about: speaker, asked, designated.
	Party *Party `json:"party,omitempty"`
	// Status says whose word the reading of a statement is.
	Status ledger.Status `json:"status,omitempty"`
	// Decided lists the decisions of people that it rests on.
	Decided []Decision `json:"decided,omitempty"`

	Statement   *onrecord.Statement   `json:"statement,omitempty"`
	Absence     *onrecord.Absence     `json:"absence,omitempty"`
	Request     *onrecord.Request     `json:"request,omitempty"`
	Designation *onrecord.Designation `json:"designation,omitempty"`
	Claim       *onrecord.Claim       `json:"claim,omitempty"`
	Described   *onrecord.Party       `json:"described,omitempty"`
	Remark      json.RawMessage       `json:"remark,omitempty"`
	Summary     *Summary              `json:"summary,omitempty"`
	Entry       *ledger.Entry         `json:"entry,omitempty"` // as it is stored

	Article *ArticleRef `json:"article,omitempty"`
	// Passage is where it stands in the article's text; from the first word to the last where it has several parts.
	Passage *onrecord.Span `json:"passage,omitempty"`
	// Matches say where the words stand that were looked for; nil where none were.
	Matches *Matches `json:"matches,omitempty"`

	at    onrecord.Range // the passage, of the article's text
	what  string         // act, kind, outcome or status
	form  onrecord.Form
	said  onrecord.When
	score float64
}

// Party is a party of one article, and the cluster that people put it in: its own key when they did not.
type Party struct {
	Key     ledger.PartyKey    `json:"key"`
	Cluster ledger.PartyKey    `json:"cluster"`
	Name    string             `json:"name"`
	Kind    onrecord.PartyKind `json:"kind"`
}

// Decision is what a person decided.
type Decision struct {
	Entry ledger.ID `json:"entry"`
	By    string    `json:"by"`
	// At is RFC 3339 in UTC.
	At   string      `json:"at"`
	Kind ledger.Kind `json:"kind"`
	Why  string      `json:"why"`
}

// ArticleRef is the article that a line stands in, and the bytes that prove it.
type ArticleRef struct {
	Capture  ledger.ID     `json:"capture"`
	SHA256   ledger.Digest `json:"sha256"`
	Source   string        `json:"source"`
	URL      string        `json:"url"`
	Captured string        `json:"captured"`
	Outlet   string        `json:"outlet"`
	Title    string        `json:"title"`
	From     onrecord.Date `json:"published_from"`
	To       onrecord.Date `json:"published_to"`
	Lang     string        `json:"lang"`
	Version  int           `json:"version"`
	Latest   bool          `json:"latest"`
	Reader   string        `json:"read_by"`
}

func (a *article) ref() *ArticleRef {
	r := a.row
	return &ArticleRef{a.ID, a.Capture.SHA256, a.Capture.Source, a.Capture.URL, a.Capture.Arrived, r.Outlet, r.Title, r.From, r.To, r.Lang, r.Version, r.Latest, r.By}
}

func (a *article) party(id onrecord.PartyID) *Party {
	for i, p := range a.Reading.Parties {
		if p.ID == id {
			return &Party{a.Parties[i], a.clusters.Of(a.Parties[i]), p.Name, p.Kind}
		}
	}
	return nil
}

func (a *article) decisions(ids []ledger.ID) []Decision {
	var out []Decision
	for _, id := range ids {
		out = append(out, decision(a.entries[id]))
	}
	return out
}

func decision(e ledger.Entry) Decision {
	var body struct{ Why string }
	_ = json.Unmarshal(e.Body, &body) // a note has no reason
	return Decision{e.ID, e.By, e.Time.UTC().Format("2006-01-02T15:04:05Z"), e.Kind, body.Why}
}

// lines are those of one article, in the order of kinds and of the reading.
func (a *article) lines() ([]Line, error) {
	if a.Reading == nil {
		return nil, nil
	}
	var out []Line
	for _, kind := range []LineKind{StatementLine, AbsenceLine, RequestLine, DesignationLine, ClaimLine, PartyLine} {
		for i := range a.count(kind) {
			out = append(out, a.line(kind, i))
		}
	}
	for _, m := range a.Remarks {
		l, err := a.remark(m)
		if err != nil {
			return nil, err
		}
		out = append(out, a.placed(l))
	}
	return out, nil
}

// count is how many lines of a kind the reading has.
func (a *article) count(kind LineKind) int {
	switch r := a.Reading; kind {
	case StatementLine:
		return len(r.Statements)
	case AbsenceLine:
		return len(r.Absences)
	case RequestLine:
		return len(r.Requests)
	case DesignationLine:
		return len(r.Designations)
	case ClaimLine:
		return len(r.Claims)
	case PartyLine:
		return len(r.Parties)
	}
	return 0
}

// line is number i of a kind, in the order of the reading.
func (a *article) line(kind LineKind, i int) Line {
	var l Line
	switch r := a.Reading; kind {
	case StatementLine:
		l = a.statement(i)
	case AbsenceLine:
		x := &r.Absences[i]
		l = Line{Sentence: a.sentences.Absence(i), Absence: x, at: x.Span.Range(), what: string(x.Kind)}
		if by := r.Statement(x.By); by != nil {
			l.Party = a.party(by.Source.Party)
		}
	case RequestLine:
		x := &r.Requests[i]
		l = Line{Sentence: a.sentences.Request(i), Request: x, Party: a.party(x.Asked), at: x.Span.Range(), what: string(x.Outcome)}
	case DesignationLine:
		x := &r.Designations[i]
		l = Line{Sentence: a.sentences.Designation(i), Designation: x, Party: a.party(x.Party), at: x.Span.Range(), what: string(x.Status), said: x.When}
	case ClaimLine:
		x := &r.Claims[i]
		l = Line{Sentence: a.sentences.Claim(i), Key: string(a.Claims[i]), Claim: x, at: x.Wording.Range()}
	case PartyLine:
		x := &r.Parties[i]
		l = Line{Sentence: a.sentences.Party(i), Key: string(a.Parties[i]), Described: x, Party: a.party(x.ID), what: string(x.Kind)}
		if len(x.Mentions) > 0 {
			l.at = x.Mentions[0].Range()
		}
	}
	l.Kind = kind
	return a.placed(l)
}

// placed is l with its article, and its passage as the text has it.
func (a *article) placed(l Line) Line {
	l.Schema, l.Article = Schema, a.ref()
	if at := l.at; at.Len() > 0 {
		l.Passage = &onrecord.Span{Start: at.Start, End: at.End, Text: a.Reading.Document.Text[at.Start:at.End]}
	}
	return l
}

func (a *article) statement(i int) Line {
	s, k := &a.Reading.Statements[i], a.Statements[i]
	l := Line{Sentence: a.sentences.Statement(i), Key: string(k.Key), Party: a.party(s.Source.Party), Status: k.Status,
		Decided: a.decisions(k.By), Statement: s, what: string(s.Act), form: s.Form, said: s.Said.When, score: 1}
	for _, f := range s.Findings {
		if f.Score > 0 { // a rule has none
			l.score = min(l.score, f.Score)
		}
	}
	for _, span := range passages(s) {
		if l.at.Len() == 0 {
			l.at = span.Range()
		}
		l.at.Start, l.at.End = min(l.at.Start, span.Start), max(l.at.End, span.End)
	}
	return l
}

// passages are the words that put s on record: its content, else the cue, else the source.
func passages(s *onrecord.Statement) []onrecord.Span {
	switch {
	case len(s.Content) > 0:
		return s.Content
	case !s.Cue.IsZero():
		return []onrecord.Span{s.Cue}
	case !s.Source.Span.IsZero():
		return []onrecord.Span{s.Source.Span}
	}
	return nil
}

func (a *article) remark(m ledger.Remark) (Line, error) {
	l := Line{Kind: LineKind(m.Entry.Kind), Decided: []Decision{decision(m.Entry)}, Remark: m.Entry.Body, at: m.At.Range()}
	body, err := m.Entry.Decode()
	if err != nil {
		return l, err
	}
	switch b := body.(type) {
	case ledger.NoteBody:
		l.Sentence = fmt.Sprintf("%s noted at ‘%s’: %s", m.Entry.By, m.At.Text, b.Text)
	case ledger.LabelBody:
		l.Sentence, l.what = fmt.Sprintf("%s put the label “%s” on ‘%s’", m.Entry.By, b.Label, m.At.Text), b.Label
	case ledger.RatingBody:
		l.Sentence, l.what = fmt.Sprintf("%s judged the %s of ‘%s’: %s", m.Entry.By, b.Scale, b.Name, b.Grade), b.Grade
		l.Key = string(b.Party) + string(b.Claim)
	default:
		return l, fmt.Errorf("entry %d: a %s is no remark", m.Entry.Seq, m.Entry.Kind)
	}
	return l, nil
}
