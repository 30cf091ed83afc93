package onrecord

// DesignationStatus is whether a label was put on or taken off.
type DesignationStatus string

// The statuses.
const (
	Listed   DesignationStatus = "listed"
	Delisted DesignationStatus = "delisted"
)

// DesignationStatuses lists the closed vocabulary, in a stated order.
func DesignationStatuses() []DesignationStatus { return []DesignationStatus{Listed, Delisted} }

// Designation is a label that an authority puts on a Party or takes off it, with the words that say so.
type Designation struct {
	Party     PartyID           `json:"party"`
	Authority []PartyID         `json:"authority"`
	Label     Span              `json:"label"`
	Status    DesignationStatus `json:"status"`
	When      When              `json:"when"`
	Span      Span              `json:"span"`
}

type designationJSON Designation

// MarshalJSON writes empty lists as [].
func (d Designation) MarshalJSON() ([]byte, error) {
	d.Authority = orEmpty(d.Authority)
	return marshal(designationJSON(d))
}
