package ledger

import (
	"strconv"
	"strings"

	"onrecord"
)

// StatementKey names a statement of a capture by its passage: the words of source, cue and content. A better reading that
// finds the same passage gives it the same key, whatever number it has there.
type StatementKey string

// PartyKey names a party of a capture by its name and by whether it is one: an unnamed source never shares the key of a
// named one.
type PartyKey string

// ClaimKey names a claim of a capture by its wording.
type ClaimKey string

// StatementKeys are the keys of r's statements, in their order. Of several with the same words each has its own.
func StatementKeys(capture ID, r *onrecord.Reading) []StatementKey {
	out := make([]StatementKey, len(r.Statements))
	n := counter{}
	for i, s := range r.Statements {
		words := []string{s.Source.Span.Text, s.Cue.Text}
		for _, c := range s.Content {
			words = append(words, c.Text)
		}
		out[i] = StatementKey(n.key(capture, "statement", words...))
	}
	return out
}

// PartyKeys are the keys of r's parties, in their order.
func PartyKeys(capture ID, r *onrecord.Reading) []PartyKey {
	out := make([]PartyKey, len(r.Parties))
	n := counter{}
	for i, p := range r.Parties {
		named := "named"
		if p.Kind == onrecord.Unnamed {
			named = "unnamed"
		}
		out[i] = PartyKey(n.key(capture, "party", named, p.Name))
	}
	return out
}

// ClaimKeys are the keys of r's claims, in their order.
func ClaimKeys(capture ID, r *onrecord.Reading) []ClaimKey {
	out := make([]ClaimKey, len(r.Claims))
	n := counter{}
	for i, c := range r.Claims {
		out[i] = ClaimKey(n.key(capture, "claim", c.Wording.Text))
	}
	return out
}

// counter tells those apart that have the same words.
type counter map[string]int

func (n counter) key(capture ID, what string, words ...string) ID {
	same := strings.Join(words, "\x00")
	n[same]++
	return identify(append([]string{string(capture), what, strconv.Itoa(n[same])}, words...)...)
}
