package ledger

import (
	"fmt"

	"onrecord"
)

// Article is what the ledger holds of one capture at present: its latest reading with people's decisions laid over it.
type Article struct {
	// ID is the capture's entry.
	ID      ID
	Entry   Entry
	Capture CaptureBody
	// ReadingEntry is the entry of the latest reading, with its body; zero while nothing was read.
	ReadingEntry Entry
	Outcome      Outcome
	Reason       string
	// Reading is the reading as people decided; nil when nothing was read. Rejected statements are not in it.
	Reading *onrecord.Reading
	// Statements, Parties and Claims say more of those of Reading, in the same order.
	Statements []Kept
	Parties    []PartyKey
	Claims     []ClaimKey
	// Rejected are statements that people struck out, each with the entries that did.
	Rejected []Struck
	// Notes, labels and ratings in force, in the order of entries.
	Remarks []Remark
	// Stale are decisions whose passage the latest reading does not have: somebody must look at them again.
	Stale []Stale
}

// Status says whose word a statement's reading is.
type Status string

const (
	Machine  Status = "machine"  // nobody has looked at it
	Accepted Status = "accepted" // a person said that it is right
	Edited   Status = "edited"   // a person set its parts or its speaker
	Rejected Status = "rejected" // a person struck it out
)

// Kept is what is known of a statement beside its reading.
type Kept struct {
	Key    StatementKey
	Status Status
	// By are the entries that decided, in order.
	By []ID
}

// Struck is a statement that a person rejected.
type Struck struct {
	Statement onrecord.Statement
	Kept
}

// Remark is a note, a label or a rating in force: Entry's body tells. At is the passage in the latest reading's text; zero for
// a rating.
type Remark struct {
	Entry Entry
	At    onrecord.Span
}

// Stale is a decision that hangs in the air.
type Stale struct {
	Entry  Entry
	Reason string
}

// Blobs gives bytes by their digest.
type Blobs func(Digest) ([]byte, error)

// Fold makes the article of one capture: entries are those that reach it by their causes, in order, the capture's own first.
// An entry that contradicts the vocabulary is an error; a decision that fits no longer is not, but Stale.
func Fold(entries []Entry, blobs Blobs) (*Article, error) {
	if len(entries) == 0 {
		return nil, fmt.Errorf("fold: no entries")
	}
	capture, err := Decode[CaptureBody](entries[0])
	if err != nil {
		return nil, err
	}
	a := &Article{ID: entries[0].ID, Entry: entries[0], Capture: capture}
	undone := Undone(entries)
	if err := a.read(entries, blobs); err != nil {
		return nil, err
	}
	for _, e := range entries[1:] {
		if undone[e.ID] {
			continue
		}
		if err := a.decide(e); err != nil {
			return nil, err
		}
	}
	a.strike()
	return a, nil
}

// InForce are those of entries, which are in order, that were not taken back; undos are left out.
func InForce(entries []Entry) []Entry {
	gone := Undone(entries)
	var out []Entry
	for _, e := range entries {
		if e.Kind != KindUndo && !gone[e.ID] {
			out = append(out, e)
		}
	}
	return out
}

// Undone are the entries, which are in order, that were taken back. An undo of an undo gives what that took back its force again, so they are weighed
// from the last to the first.
func Undone(entries []Entry) map[ID]bool {
	out := map[ID]bool{}
	for i := len(entries) - 1; i >= 0; i-- {
		if e := entries[i]; e.Kind == KindUndo && !out[e.ID] {
			out[e.Cause] = true
		}
	}
	return out
}

// read takes the latest reading of entries.
func (a *Article) read(entries []Entry, blobs Blobs) error {
	for _, e := range entries {
		if e.Kind != KindReading {
			continue
		}
		a.ReadingEntry = e
	}
	if a.ReadingEntry.ID == "" {
		return nil
	}
	body, err := Decode[ReadingBody](a.ReadingEntry)
	if err != nil {
		return err
	}
	a.Outcome, a.Reason = body.Outcome, body.Reason
	if body.Reading == "" {
		return nil
	}
	data, err := blobs(body.Reading)
	if err != nil {
		return fmt.Errorf("reading of entry %d: %w", a.ReadingEntry.Seq, err)
	}
	r := &onrecord.Reading{}
	if err := r.UnmarshalJSON(data); err != nil {
		return fmt.Errorf("reading of entry %d: %w", a.ReadingEntry.Seq, err)
	}
	a.Reading = r
	a.Parties, a.Claims = PartyKeys(a.ID, r), ClaimKeys(a.ID, r)
	for _, key := range StatementKeys(a.ID, r) {
		a.Statements = append(a.Statements, Kept{Key: key, Status: Machine})
	}
	return nil
}

// statement is the index of the statement with that key, -1 for none.
func (a *Article) statement(key StatementKey) int {
	for i, k := range a.Statements {
		if k.Key == key {
			return i
		}
	}
	return -1
}

// party is the party with that key; "" is the ID of nobody. false when the reading has none such.
func (a *Article) party(key PartyKey) (onrecord.PartyID, bool) {
	if key == "" {
		return "", true
	}
	for i, k := range a.Parties {
		if k == key {
			return a.Reading.Parties[i].ID, true
		}
	}
	return "", false
}

// strike takes rejected statements out of the reading: what they reported stands in what reported them.
func (a *Article) strike() {
	if a.Reading == nil {
		return
	}
	within := map[onrecord.StatementID]onrecord.StatementID{}
	for i, k := range a.Statements {
		if s := a.Reading.Statements[i]; k.Status == Rejected {
			within[s.ID] = s.Within
		}
	}
	if len(within) == 0 {
		return
	}
	above := func(id onrecord.StatementID) onrecord.StatementID {
		for range len(within) + 1 { // nesting ends by law; a bound all the same
			up, ok := within[id]
			if !ok {
				return id
			}
			id = up
		}
		return ""
	}
	var kept []Kept
	var left []onrecord.Statement
	for i, s := range a.Reading.Statements {
		if a.Statements[i].Status == Rejected {
			a.Rejected = append(a.Rejected, Struck{s, a.Statements[i]})
			continue
		}
		s.Within = above(s.Within)
		kept, left = append(kept, a.Statements[i]), append(left, s)
	}
	a.Statements, a.Reading.Statements = kept, left
	for i := range a.Reading.Absences {
		a.Reading.Absences[i].By = above(a.Reading.Absences[i].By)
	}
	a.strikeClaims(within)
}

// strikeClaims drops the stances of struck statements, and claims that nobody words any more.
func (a *Article) strikeClaims(struck map[onrecord.StatementID]onrecord.StatementID) {
	var claims []onrecord.Claim
	var keys []ClaimKey
	for i, c := range a.Reading.Claims {
		var stances []onrecord.Stance
		for _, s := range c.Stances {
			if _, gone := struck[s.Statement]; !gone {
				stances = append(stances, s)
			}
		}
		if c.Stances = stances; a.worded(c) {
			claims, keys = append(claims, c), append(keys, a.Claims[i])
		}
	}
	a.Reading.Claims, a.Claims = claims, keys
}
