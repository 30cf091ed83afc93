package onrecord

// AbsenceKind is what is reported not to exist.
type AbsenceKind string

// The kinds of Absence.
const (
	NoArrest         AbsenceKind = "arrest"
	NoCharge         AbsenceKind = "charge"
	NoWarrant        AbsenceKind = "warrant"
	NoProof          AbsenceKind = "proof"
	NoIdentification AbsenceKind = "identification"
	NoClaim          AbsenceKind = "claim of responsibility"
	NoComment        AbsenceKind = "comment"
	NoCasualties     AbsenceKind = "casualties"
	NoDamage         AbsenceKind = "damage"
	NoConfirmation   AbsenceKind = "confirmation"
	NoOther          AbsenceKind = "other"
)

// AbsenceKinds lists the closed vocabulary, in a stated order.
func AbsenceKinds() []AbsenceKind {
	return []AbsenceKind{NoArrest, NoCharge, NoWarrant, NoProof, NoIdentification, NoClaim, NoComment, NoCasualties,
		NoDamage, NoConfirmation, NoOther}
}

// Absence is something reported not to exist or not to have happened. By is the statement whose content says so, or ""
// for the article's own voice. It is not the same as nothing having been found by us.
type Absence struct {
	Kind AbsenceKind `json:"kind"`
	Span Span        `json:"span"`
	By   StatementID `json:"by"`
}
