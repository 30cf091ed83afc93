package onrecord

// StanceKind is a Statement's bearing on a Claim. It is not the same as its Act: "they have no evidence" asserts, and
// doubts the claim of the police.
type StanceKind string

// The stances.
const (
	Supports   StanceKind = "supports"
	DeniesIt   StanceKind = "denies"
	DoubtsIt   StanceKind = "doubts"
	DeclinesIt StanceKind = "declines"
	Reports    StanceKind = "reports"
	Context    StanceKind = "context" // it bears on the claim, and how is not known
)

// StanceKinds lists the closed vocabulary, in a stated order.
func StanceKinds() []StanceKind {
	return []StanceKind{Supports, DeniesIt, DoubtsIt, DeclinesIt, Reports, Context}
}

// Stance ties a Statement, and the Party behind it, to a Claim.
type Stance struct {
	Statement StatementID `json:"statement"`
	Party     PartyID     `json:"party"`
	Stance    StanceKind  `json:"stance"`
}

// Claim is a proposition that statements are about, in the words of one of them, never in ours.
type Claim struct {
	ID      string   `json:"id"`
	Wording Span     `json:"wording"`
	Stances []Stance `json:"stances"`
}

type claimJSON Claim

// MarshalJSON writes empty lists as [].
func (c Claim) MarshalJSON() ([]byte, error) {
	c.Stances = orEmpty(c.Stances)
	return marshal(claimJSON(c))
}
