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
		out[i] = PartyKey(n.key(capture, "party", named(p.Kind == onrecord.Unnamed), p.Name))
	}
	return out
}

func named(unnamed bool) string {
	if unnamed {
		return "unnamed"
	}
	return "named"
}

// proven tells from a reference's key, which is made from them, whether capture and name are those of its party, and whether that is an
// unnamed source; ok is false where the key is not made from them.
func (r PartyRef) proven() (unnamed, ok bool) {
	const most = 1000 // parties of one name in one article
	for n := 1; n <= most; n++ {
		for _, unnamed := range []bool{false, true} {
			if r.Party == PartyKey(keyOf(r.Capture, "party", n, named(unnamed), r.Name)) {
				return unnamed, true
			}
		}
	}
	return false, false
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
	return keyOf(capture, what, n[same], words...)
}

// keyOf is the key of the nth of those that have the same words.
func keyOf(capture ID, what string, n int, words ...string) ID {
	return identify(append([]string{string(capture), what, strconv.Itoa(n)}, words...)...)
}
