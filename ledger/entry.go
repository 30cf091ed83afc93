package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// Kind is what an entry says. The list is closed; a stored word is never given another meaning.
type Kind string

const (
	KindCapture   Kind = "capture"   // bytes arrived
	KindReading   Kind = "reading"   // what was read from them, or why nothing was
	KindReview    Kind = "review"    // a person accepts, rejects or edits a statement
	KindSpeaker   Kind = "speaker"   // a person says who made statements
	KindSplit     Kind = "split"     // a person says that one party of a reading is two
	KindJudgement Kind = "judgement" // a person says that two parties are the same, different or unclear
	KindNote      Kind = "note"      // a person's note on a passage
	KindLabel     Kind = "label"     // a person's label on a passage
	KindRating    Kind = "rating"    // a person's grade of a party or a claim (Admiralty code)
	KindUndo      Kind = "undo"      // a person takes a decision back, or an undo
	KindTimestamp Kind = "timestamp" // an authority's word on when a checkpoint was there (RFC 3161)
)

// Kinds lists every kind, what machines append first.
func Kinds() []Kind {
	return []Kind{KindCapture, KindReading, KindReview, KindSpeaker, KindSplit, KindJudgement, KindNote, KindLabel, KindRating,
		KindUndo, KindTimestamp}
}

// Entry is one line of the ledger.
type Entry struct {
	// Seq counts from 1 without gaps.
	Seq int64 `json:"seq"`
	ID  ID    `json:"id"`
	// Kind tells how Body is to be read.
	Kind Kind `json:"kind"`
	// Time is when it was appended: UTC, whole seconds.
	Time time.Time `json:"time"`
	// By is the person, or the program and its version.
	By string `json:"by"`
	// Cause is the entry that this one rests on; following it ends at a capture, the one kind that has none.
	Cause ID `json:"cause"`
	// Body is the kind's body as JSON, kept to the byte.
	Body json.RawMessage `json:"body"`
	// Hash binds the entry to all before it: see [Chain]. It is no part of the line that it is made from.
	Hash Digest `json:"-"`
}

// Line is the entry as the bytes that are hashed and exported: one JSON object without line break, its fields in the order of
// the struct, characters written out where JSON allows it.
func (e Entry) Line() ([]byte, error) {
	e.Time = e.Time.UTC().Truncate(time.Second)
	line, err := marshal(e)
	if err != nil {
		return nil, fmt.Errorf("write entry %d (%s): %w", e.Seq, e.Kind, err)
	}
	return line, nil
}

// ParseEntry reads a Line back. A line that would not be written the same way again is an error.
func ParseEntry(line []byte) (Entry, error) {
	var e Entry
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&e); err != nil {
		return Entry{}, fmt.Errorf("read entry: %w", err)
	}
	again, err := e.Line()
	if err != nil {
		return Entry{}, err
	}
	if !bytes.Equal(again, line) {
		return Entry{}, fmt.Errorf("read entry %d: the line is not written as onrecord writes entries", e.Seq)
	}
	return e, nil
}

// Decode reads the body of an entry of B's kind; another kind is an error.
func Decode[B Body](e Entry) (B, error) {
	var b B
	if e.Kind != b.Kind() {
		return b, fmt.Errorf("entry %d is a %s, not a %s", e.Seq, e.Kind, b.Kind())
	}
	dec := json.NewDecoder(bytes.NewReader(e.Body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		return b, fmt.Errorf("read entry %d (%s): %w", e.Seq, e.Kind, err)
	}
	return b, nil
}

// Body is what an entry says; the types are in this package.
type Body interface {
	// Kind is the kind of entry that it is the body of.
	Kind() Kind
	// identity is what makes it the same thing when it comes again, besides its kind and cause; false where coming again
	// makes it another thing: people may say the same twice.
	identity() (string, bool)
}

// Draft is an entry that is not appended yet.
type Draft struct {
	Body  Body
	By    string
	Cause ID
	// Blobs are the bytes that Body names by their digest.
	Blobs [][]byte
}

// Entry is the draft as the entry that it becomes as number seq, without Hash.
func (d Draft) Entry(seq int64, now time.Time) (Entry, error) {
	now = now.UTC().Truncate(time.Second)
	body, err := marshal(d.Body)
	if err != nil {
		return Entry{}, fmt.Errorf("write a %s: %w", d.Body.Kind(), err)
	}
	return Entry{Seq: seq, ID: d.ID(now), Kind: d.Body.Kind(), Time: now, By: d.By, Cause: d.Cause, Body: body}, nil
}

// ID is the ID that the draft gets. For what machines append, now does not count.
func (d Draft) ID(now time.Time) ID {
	kind := d.Body.Kind()
	if same, ok := d.Body.identity(); ok {
		return identify(string(kind), string(d.Cause), same)
	}
	body, _ := marshal(d.Body) // what cannot be written fails where it is written
	return identify(string(kind), string(d.Cause), d.By, now.UTC().Format(time.RFC3339), string(body))
}

// marshal writes v as JSON with <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
