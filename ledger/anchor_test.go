package ledger

import (
	"strings"
	"testing"

	"onrecord"

	"pgregory.net/rapid"
)

func at(t *testing.T, text, words string, n int) Anchor {
	t.Helper()
	from := 0
	for range n {
		from += strings.Index(text[from:], words) + 1
	}
	start := from + strings.Index(text[from:], words)
	return AnchorAt(text, onrecord.Span{Start: start, End: start + len(words), Text: words})
}

func TestAnchorIsFoundAgain(t *testing.T) {
	const text = "The mayor said no. The minister said no. Nobody else was asked."
	for name, tt := range map[string]struct {
		a     Anchor
		now   string
		start int // -1 for not found
	}{
		"where it stood":            {at(t, text, "said no", 0), text, 10},
		"the second":                {at(t, text, "said no", 1), text, 32},
		"moved":                     {at(t, text, "said no", 1), "Menu. " + text, 38},
		"alone":                     {at(t, text, "Nobody", 0), "Nobody else was asked.", 0},
		"gone":                      {at(t, text, "Nobody", 0), "Everybody was asked.", -1},
		"two as good as each other": {Anchor{Text: "no", Start: 99, End: 101}, "no no", -1},
		"none":                      {Anchor{}, text, -1},
	} {
		s, ok := tt.a.In(tt.now)
		if ok != (tt.start >= 0) || ok && (s.Start != tt.start || tt.now[s.Start:s.End] != tt.a.Text) {
			t.Errorf("%s: %v, %v; want %d", name, s, ok, tt.start)
		}
	}
}

// Every passage is found in its own text, exactly where it stands, whatever the characters.
func TestAnchorInItsOwnText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom([]rune("ab é東\u0301🙂م")), 1, 120).Draw(t, "text")
		i := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
		j := rapid.IntRange(i+1, len(runes)).Draw(t, "to")
		text := string(runes)
		start, end := len(string(runes[:i])), len(string(runes[:j]))
		want := onrecord.Span{Start: start, End: end, Text: text[start:end]}
		a := AnchorAt(text, want)
		if got, ok := a.In(text); !ok || got != want {
			t.Fatalf("%+v: %v, %v", a, got, ok)
		}
		if !strings.HasSuffix(text[:start], a.Before) || !strings.HasPrefix(text[end:], a.After) {
			t.Fatalf("%+v is not what stands around", a)
		}
	})
}
