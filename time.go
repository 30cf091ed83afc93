package onrecord

// Time is one expression of time in the text and the interval that it names, as in [When]. A length, "for two years", has a
// Duration and no bounds.
type Time struct {
	Span  Span  `json:"span"`
	From  Date  `json:"from"`
	To    Date  `json:"to"`
	Grain Grain `json:"grain"`
	// Duration is a length as ISO 8601 writes it ("P2Y"), with X for a number that the text leaves open ("PXD", for days);
	// "" for what is no length.
	Duration string `json:"duration,omitempty"`
}

// When is t as a [When].
func (t Time) When() When { return When{From: t.From, To: t.To, Grain: t.Grain, Span: t.Span} }
