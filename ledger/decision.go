package ledger

import "onrecord"

// What people decide is keyed to passages, not to the numbers of one reading, so that it survives a better one. Each body
// carries what the person saw; where a new reading has no such passage, the decision comes up for review ([Article.Stale]).

// Verdict is what a person says of a statement.
type Verdict string

const (
	Accept Verdict = "accept" // it is right as it stands; later readings do not change it
	Reject Verdict = "reject" // the article attributes no such thing
	Edit   Verdict = "edit"   // it is right as the person sets it
)

// ReviewBody decides on one statement.
type ReviewBody struct {
	Statement StatementKey `json:"statement"`
	Verdict   Verdict      `json:"verdict"`
	// As is the statement as it is to stand; its spans are found again by Anchors where the text was extracted anew. null for
	// a rejected one.
	As *onrecord.Statement `json:"as"`
	// Party is who made it, for the ID in As holds in one reading only; "" for nobody resolved.
	Party PartyKey `json:"party"`
	// Passage is where the statement stands: source, cue and content as they were when it was decided on.
	Passage []Anchor `json:"passage"`
	Why     string   `json:"why"`
}

// SpeakerBody says who made statements of one reading.
type SpeakerBody struct {
	Statements []StatementKey `json:"statements"`
	// Party is one that the reading has; "" with no New says that nobody is known to have made them.
	Party PartyKey `json:"party"`
	// New is a party that the reading does not have.
	New     *NewParty `json:"new"`
	Passage []Anchor  `json:"passage"`
	Why     string    `json:"why"`
}

// NewParty is a party that a person adds, named by a passage.
type NewParty struct {
	Kind onrecord.PartyKind `json:"kind"`
	// Name stands in the text, and is the party's name.
	Name Anchor `json:"name"`
}

// SplitBody says that a party of a reading is two: what stands at Mentions is somebody else.
type SplitBody struct {
	Party    PartyKey `json:"party"`
	New      NewParty `json:"new"`
	Mentions []Anchor `json:"mentions"`
	Why      string   `json:"why"`
}

// Sameness is a Judgement's verdict on two parties.
type Sameness string

const (
	Same      Sameness = "same"
	Different Sameness = "different"
	Unsure    Sameness = "unsure"
)

// PartyRef is a party of one capture.
type PartyRef struct {
	Capture ID       `json:"capture"`
	Party   PartyKey `json:"party"`
	// Name and Kind are what it was called when it was decided on.
	Name string             `json:"name"`
	Kind onrecord.PartyKind `json:"kind"`
}

// Unnamed reports whether the party is described and not named. The key says so, whatever Kind says; Kind counts only where the key is not
// made from Capture and Name.
func (r PartyRef) Unnamed() bool {
	if unnamed, ok := r.proven(); ok {
		return unnamed
	}
	return r.Kind == onrecord.Unnamed
}

// JudgementBody says whether two parties, of one capture or of two, are the same.
type JudgementBody struct {
	A       PartyRef `json:"a"`
	B       PartyRef `json:"b"`
	Verdict Sameness `json:"verdict"`
	Why     string   `json:"why"`
}

// NoteBody is a note on a passage.
type NoteBody struct {
	At   Anchor `json:"at"`
	Text string `json:"text"`
}

// LabelBody is a label on a passage.
type LabelBody struct {
	At    Anchor `json:"at"`
	Label string `json:"label"`
}

// Scale is one of the two of the Admiralty code (NATO AJP-2.1).
type Scale string

const (
	Reliability Scale = "reliability" // of a party, A (completely reliable) to E (unreliable), F (cannot be judged)
	Credibility Scale = "credibility" // of a claim, 1 (confirmed by other sources) to 5 (improbable), 6 (cannot be judged)
)

// RatingBody is a person's grade of a party or a claim; never a machine's.
type RatingBody struct {
	Scale Scale `json:"scale"`
	// Party is rated for reliability, Claim for credibility; the other is "".
	Party PartyKey `json:"party"`
	Claim ClaimKey `json:"claim"`
	// Name is the party's name or the claim's wording as it stood.
	Name  string `json:"name"`
	Grade string `json:"grade"`
	Why   string `json:"why"`
}

// UndoBody takes back the entry that is its Cause: a decision, or an undo.
type UndoBody struct {
	Why string `json:"why"`
}

// TimestampBody is a token over the hash of a checkpoint, whose last entry is its Cause.
type TimestampBody struct {
	Checkpoint Checkpoint `json:"checkpoint"`
	// Authority is the URL that was asked.
	Authority string `json:"authority"`
	// Token is the TimeStampResp of RFC 3161 in DER.
	Token []byte `json:"token"`
}

// Kind is KindReview.
func (ReviewBody) Kind() Kind { return KindReview }

// Kind is KindSpeaker.
func (SpeakerBody) Kind() Kind { return KindSpeaker }

// Kind is KindSplit.
func (SplitBody) Kind() Kind { return KindSplit }

// Kind is KindJudgement.
func (JudgementBody) Kind() Kind { return KindJudgement }

// Kind is KindNote.
func (NoteBody) Kind() Kind { return KindNote }

// Kind is KindLabel.
func (LabelBody) Kind() Kind { return KindLabel }

// Kind is KindRating.
func (RatingBody) Kind() Kind { return KindRating }

// Kind is KindUndo.
func (UndoBody) Kind() Kind { return KindUndo }

// Kind is KindTimestamp.
func (TimestampBody) Kind() Kind { return KindTimestamp }

func (ReviewBody) identity() (string, bool)    { return "", false }
func (SpeakerBody) identity() (string, bool)   { return "", false }
func (SplitBody) identity() (string, bool)     { return "", false }
func (JudgementBody) identity() (string, bool) { return "", false }
func (NoteBody) identity() (string, bool)      { return "", false }
func (LabelBody) identity() (string, bool)     { return "", false }
func (RatingBody) identity() (string, bool)    { return "", false }
func (UndoBody) identity() (string, bool)      { return "", false }
func (TimestampBody) identity() (string, bool) { return "", false }
