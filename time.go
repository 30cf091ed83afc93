package onrecord

// Time is one expression of time in the text and the interval that it names, as in [When].
type Time struct {
	Span  Span  `json:"span"`
	From  Date  `json:"from"`
	To    Date  `json:"to"`
	Grain Grain `json:"grain"`
}
