package onrecord

// StatementID names a Statement within one Reading: "s1", "s2" … in the order of the text.
type StatementID string

// Statement is one attribution: a source, by a cue, puts content on the record (the three terms of Pareti 2015 and of
// PolNeAR). Every field that is set has a Finding; the zero value of a field means "not known".
type Statement struct {
	ID   StatementID `json:"id"`
	Form Form        `json:"form"`
	Act  Act         `json:"act"`
	// Within is the statement that reports this one, "" for none: "the researcher said members told him that …".
	Within StatementID `json:"within"`
	Source Source      `json:"source"`
	// Cue is the lexical cue only; zero for a quotation that has no cue word.
	Cue Span `json:"cue"`
	// Content lists the parts in the order of the text; empty when the source declined or was silent.
	Content  []Span    `json:"content"`
	Hedges   []Span    `json:"hedges"`
	Basis    []Basis   `json:"basis"`
	Said     Said      `json:"said"`
	Findings []Finding `json:"findings"`
}

// Source is who speaks: the phrase that names the speaker at this place, what a pronoun or description there refers
// back to, and the Party it is taken to be ("" while unresolved).
type Source struct {
	Party      PartyID `json:"party"`
	Span       Span    `json:"span"`
	Antecedent Span    `json:"antecedent"`
}

// Basis is what a statement is said to rest on, and the words that say so.
type Basis struct {
	Kind BasisKind `json:"kind"`
	Span Span      `json:"span"`
}

// Said is when and where the words were spoken.
type Said struct {
	When  When `json:"when"`
	Venue Span `json:"venue"`
}

// Finding names what set a field: a rule or a model, with a score in [0, 1]; 0 means that the rule gives none.
type Finding struct {
	Field string  `json:"field"`
	By    string  `json:"by"`
	Score float64 `json:"score"`
}

type statementJSON Statement

// MarshalJSON writes empty lists as [] and an unknown Within as null.
func (s Statement) MarshalJSON() ([]byte, error) {
	s.Content, s.Hedges = orEmpty(s.Content), orEmpty(s.Hedges)
	s.Basis, s.Findings = orEmpty(s.Basis), orEmpty(s.Findings)
	return marshal(statementJSON(s))
}

// MarshalJSON writes the ID, or null when it is not known.
func (id StatementID) MarshalJSON() ([]byte, error) { return orNull(string(id)) }

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func orNull(s string) ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return marshal(s)
}
