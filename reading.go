package onrecord

import "fmt"

// Schema names the JSON contract that a Reading marshals to.
const Schema = "onrecord.reading/1"

// Reading is all that was found in one article. Its lists stand in the order of the text.
type Reading struct {
	Capture      *Capture
	Document     *Document
	Parties      []Party
	Statements   []Statement
	Absences     []Absence
	Requests     []Request
	Designations []Designation
	Times        []Time
	Claims       []Claim
	// Quotations are the quotation pairs of the text with their marks, as the text room found them. They are not part of
	// the JSON contract; the law on direct speech is checked against them.
	Quotations []Range
	// Turns are the labelled turns of an interview ("Q: …"), label and words together, for the same law.
	Turns []Range
}

// Party looks a party up by its ID; nil when there is none.
func (r *Reading) Party(id PartyID) *Party {
	for i := range r.Parties {
		if r.Parties[i].ID == id {
			return &r.Parties[i]
		}
	}
	return nil
}

// Statement looks a statement up by its ID; nil when there is none.
func (r *Reading) Statement(id StatementID) *Statement {
	for i := range r.Statements {
		if r.Statements[i].ID == id {
			return &r.Statements[i]
		}
	}
	return nil
}

type readingJSON struct {
	Schema       string        `json:"schema"`
	Capture      captureJSON   `json:"capture"`
	Document     documentJSON  `json:"document"`
	Blocks       []blockJSON   `json:"blocks"`
	Parties      []Party       `json:"parties"`
	Statements   []Statement   `json:"statements"`
	Absences     []Absence     `json:"absences"`
	Requests     []Request     `json:"requests"`
	Designations []Designation `json:"designations"`
	Times        []Time        `json:"times"`
	Claims       []Claim       `json:"claims"`
}

type captureJSON struct {
	SHA256    string `json:"sha256"`
	Source    string `json:"source"`
	MediaType string `json:"media_type"`
	Bytes     int    `json:"bytes"`
}

type documentJSON struct {
	Text      string `json:"text"`
	Lang      string `json:"lang"`
	Outlet    string `json:"outlet"`
	Title     Span   `json:"title"`
	Byline    []Span `json:"byline"`
	Published When   `json:"published"`
}

type blockJSON struct {
	Kind    BlockKind `json:"kind"`
	Start   int       `json:"start"`
	End     int       `json:"end"`
	Text    string    `json:"text"`
	Repeats Span      `json:"repeats"`
	Credit  *Span     `json:"credit,omitempty"`
}

// MarshalJSON writes the contract onrecord.reading/1 of the design: every list present, unknown values null. A block that
// is no passage of the text is an error.
func (r *Reading) MarshalJSON() ([]byte, error) {
	out := readingJSON{Schema: Schema, Parties: orEmpty(r.Parties), Statements: orEmpty(r.Statements),
		Absences: orEmpty(r.Absences), Requests: orEmpty(r.Requests), Designations: orEmpty(r.Designations),
		Times: orEmpty(r.Times), Claims: orEmpty(r.Claims), Blocks: []blockJSON{}, Document: documentJSON{Byline: []Span{}}}
	if c := r.Capture; c != nil {
		out.Capture = captureJSON{c.SHA256, c.Source, c.MediaType, c.Size()}
	}
	if d := r.Document; d != nil {
		out.Document = documentJSON{d.Text, d.Lang, d.Outlet, d.Title, orEmpty(d.Byline), d.Published}
		for i, b := range d.Blocks {
			s, err := d.Span(b.Start, b.End)
			if err != nil {
				return nil, fmt.Errorf("write reading: block %d: %w", i, err)
			}
			j := blockJSON{Kind: b.Kind, Start: b.Start, End: b.End, Text: s.Text, Repeats: b.Repeats}
			if !b.Credit.IsZero() {
				j.Credit = &b.Credit
			}
			out.Blocks = append(out.Blocks, j)
		}
	}
	return marshal(out)
}

// UnmarshalJSON reads the contract back; another schema is an error. The Capture comes without its bytes and the Document
// without its Map, for the contract does not carry them.
func (r *Reading) UnmarshalJSON(data []byte) error {
	var in readingJSON
	if err := unmarshal(data, &in); err != nil {
		return err
	}
	if in.Schema != Schema {
		return fmt.Errorf("read reading: schema %q, want %q", in.Schema, Schema)
	}
	*r = Reading{
		Capture: &Capture{SHA256: in.Capture.SHA256, Source: in.Capture.Source, MediaType: in.Capture.MediaType, size: in.Capture.Bytes},
		Document: &Document{Text: in.Document.Text, Lang: in.Document.Lang, Outlet: in.Document.Outlet,
			Title: in.Document.Title, Byline: in.Document.Byline, Published: in.Document.Published},
		Parties: in.Parties, Statements: in.Statements, Absences: in.Absences, Requests: in.Requests,
		Designations: in.Designations, Times: in.Times, Claims: in.Claims,
	}
	for _, b := range in.Blocks {
		block := Block{Kind: b.Kind, Start: b.Start, End: b.End, Repeats: b.Repeats}
		if b.Credit != nil {
			block.Credit = *b.Credit
		}
		r.Document.Blocks = append(r.Document.Blocks, block)
	}
	return nil
}
