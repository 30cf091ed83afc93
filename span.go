package onrecord

import (
	"bytes"
	"encoding/json"

	jsonv1 "github.com/go-json-experiment/json/v1"
)

// Span is a passage of one Document: half-open byte offsets in its text (UTF-8) and the words that stand there.
// The zero Span means "not known" and marshals to null. Only [Document.Span] makes one, so that no span is made up; one that was read
// from JSON does not know its Document, so [CheckSpan] must still be asked.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// IsZero reports whether s is the unknown span.
func (s Span) IsZero() bool { return s == Span{} }

// Range is the extent of s.
func (s Span) Range() Range { return Range{s.Start, s.End} }

// spanJSON is a Span without its way of being written.
type spanJSON Span

// MarshalJSON writes {"start":…,"end":…,"text":…}, or null for the zero Span.
func (s Span) MarshalJSON() ([]byte, error) {
	if s.IsZero() {
		return []byte("null"), nil
	}
	return marshal(spanJSON(s))
}

// marshal is json.Marshal without escaping <, > and &: the words of a source stay as they are.
func marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

// unmarshal is json.Unmarshal as its second version does it, with the first one's rules: in a fifth of the time.
func unmarshal(b []byte, v any) error { return jsonv1.Unmarshal(b, v) }
