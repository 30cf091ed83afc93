package onrecord

// PartyID names a Party within one Reading: "p1", "p2" … in the order of first mention.
type PartyID string

// MarshalJSON writes the ID, or null when it is not known.
func (id PartyID) MarshalJSON() ([]byte, error) { return orNull(string(id)) }

// PartyKind is what a Party is.
type PartyKind string

// The kinds of Party. A document or a court can be held to its words as a person can.
const (
	Person       PartyKind = "person"
	Organisation PartyKind = "organisation"
	Government   PartyKind = "government"
	State        PartyKind = "state"
	Outlet       PartyKind = "outlet"
	Group        PartyKind = "group"
	Unnamed      PartyKind = "unnamed"
	DocumentKind PartyKind = "document"
	Court        PartyKind = "court"
)

// PartyKinds lists the closed vocabulary, in a stated order.
func PartyKinds() []PartyKind {
	return []PartyKind{Person, Organisation, Government, State, Outlet, Group, Unnamed, DocumentKind, Court}
}

// Party is someone who can be held to a statement. Name is the fullest form used in the article. An unnamed source is a
// Party of its own and is never merged into a named one.
type Party struct {
	ID       PartyID   `json:"id"`
	Kind     PartyKind `json:"kind"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases"`
	Roles    []Span    `json:"roles"`
	Mentions []Span    `json:"mentions"`
}

type partyJSON Party

// MarshalJSON writes empty lists as [].
func (p Party) MarshalJSON() ([]byte, error) {
	p.Aliases, p.Roles, p.Mentions = orEmpty(p.Aliases), orEmpty(p.Roles), orEmpty(p.Mentions)
	return marshal(partyJSON(p))
}
