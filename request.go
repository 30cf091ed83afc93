package onrecord

// Outcome is how a Request for comment ended.
type Outcome string

// The outcomes.
const (
	Answered    Outcome = "answered"
	Declined    Outcome = "declined"
	Refused     Outcome = "refused"
	NoReply     Outcome = "no reply"
	Unreachable Outcome = "unreachable"
)

// Outcomes lists the closed vocabulary, in a stated order.
func Outcomes() []Outcome { return []Outcome{Answered, Declined, Refused, NoReply, Unreachable} }

// Request says that somebody (Asker, "" when not said) asked a Party for comment, and what came of it.
type Request struct {
	Asker   PartyID `json:"asker"`
	Asked   PartyID `json:"asked"`
	Outcome Outcome `json:"outcome"`
	Span    Span    `json:"span"`
}
