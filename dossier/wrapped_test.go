package dossier

import (
	"strings"
	"testing"

	"onrecord"
)

// Marks are on the words, whatever line they come to stand on, and change nothing else.
func TestWrappedMarked(t *testing.T) {
	for _, c := range []struct{ text, marks, want string }{
		{"Police  said the pier burnt", "pier", "1 Police said\n  the <pier>\n  burnt\n"},
		{"the old pier burnt", "old pier burnt", "1 the <old pier>\n  <burnt>\n"},
		{"pier", "pier", "1 <pier>\n"},
		{" a\x1b[2J b\u202e ", "\x1b[2J b", "1 a<␛[2J b>�\n"},
		{"a b  c", "", "1 a b c\n"},
		{"", "", ""},
	} {
		var marks []onrecord.Range
		if c.marks != "" {
			at := strings.Index(c.text, c.marks)
			marks = []onrecord.Range{{Start: at, End: at + len(c.marks)}}
		}
		got := WrappedMarked(c.text, marks, 14, "1 ", "  ")
		if plain := strings.NewReplacer("\x1b[1;4m", "<", "\x1b[0m", ">").Replace(got); plain != c.want {
			t.Errorf("%q: %q, want %q", c.text, plain, c.want)
		}
		if unmarked := strings.NewReplacer("\x1b[1;4m", "", "\x1b[0m", "").Replace(got); unmarked != Wrapped(c.text, 14, "1 ", "  ") {
			t.Errorf("%q: %q, without marks %q", c.text, unmarked, Wrapped(c.text, 14, "1 ", "  "))
		}
	}
}
