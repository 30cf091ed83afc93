package dossier

import (
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"

	. "onrecord"

	"pgregory.net/rapid"
)

// checkTerminal holds plain text to what it promises: no control or format character that a terminal obeys, no line
// wider than allowed.
func checkTerminal(t rapid.TB, out string, width int) {
	t.Helper()
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || (r >= '\u202a' && r <= '\u202e') || (r >= '\u2066' && r <= '\u2069')) {
			t.Fatalf("the text holds the control character %U", r)
		}
	}
	for l := range strings.Lines(out) {
		l = strings.TrimSuffix(l, "\n")
		alone := uniseg.GraphemeClusterCount(strings.TrimLeft(l, " ")) == 1 // a letter under a heap of marks cannot be cut
		if uniseg.StringWidth(l) > width && !alone {
			t.Fatalf("a line of %d columns, %d allowed: %q", uniseg.StringWidth(l), width, l)
		}
		if strings.HasSuffix(l, " ") {
			t.Fatalf("a line ends in a space: %q", l)
		}
	}
}

func TestTerminal(t *testing.T) {
	for _, r := range []*Reading{ferry(t), hostile(t), plainWords(t), wide(t)} {
		for _, width := range []int{24, 40, 60, 80, 140, 1000} {
			checkTerminal(t, asText(t, r, TextOptions{Width: width}), width)
		}
	}
	if out := asText(t, hostile(t), TextOptions{Color: true}); strings.Contains(out, "\x1b[2J") || strings.Contains(out, "\x1b]") || strings.Contains(out, "\x1b[31m") || strings.Contains(out, "\u009b") {
		t.Error("with colour, an escape sequence of the article reaches the terminal")
	}
}

// wide is a Reading of text that counts its columns otherwise than its bytes.
func wide(t testing.TB) *Reading {
	t.Helper()
	s := newStory(t, "王小明说：\"港口今天没有船只离开，因为大雾笼罩了整个海湾，渔民们都在等待天气好转。\" Zoë Šedivá (Z\u0065\u0308) said 👩‍👩‍👧‍👦 waited.\n")
	s.blocks(func(int, string) BlockKind { return Body })
	s.party(Person, "王小明")
	s.tell(told{act: Asserts, form: Direct, party: "王小明", source: "王小明", cue: "说", content: []string{"港口今天没有船只离开，因为大雾笼罩了整个海湾，渔民们都在等待天气好转。"}})
	s.quotations()
	return s.done()
}

func TestCleanNeutralises(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"a\tb\r\nc\u00a0d", "a b \nc d"},
		{"\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
		{"\x00\x07\x7f", "␀␇␡"},
		{"\u009b31m", "\ufffd31m"},
		{"a\u202eb\u2066c", "a\ufffdb\ufffdc"},
		{"\xff", "\ufffd"},
		{"👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم"}, // joiners stay
		{"co\u00adop", "coop"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("clean(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestNestedStatementsStandUnderTheirReporter(t *testing.T) {
	out := asText(t, ferry(t), TextOptions{Width: 200})
	_, after, ok := strings.Cut(out, "11  Bram Tollevik said")
	if !ok {
		t.Fatal("statement 11 is missing")
	}
	lines := strings.SplitN(after, "\n", 6)
	if !slicesContainPrefix(lines, "    ↳ 12  ‘two former members’ said (‘told’), as told by Bram Tollevik in 11") {
		t.Errorf("statement 12 does not stand under 11:\n%s", strings.Join(lines, "\n"))
	}
}

func slicesContainPrefix(list []string, prefix string) bool {
	for _, l := range list {
		if strings.HasPrefix(l, prefix) {
			return true
		}
	}
	return false
}

// A ring of statements, or one that leads nowhere, still shows every statement once.
func TestBrokenNestingLosesNothing(t *testing.T) {
	r := overlapping(t)
	r.Statements[0].Within, r.Statements[1].Within, r.Statements[2].Within = "s2", "s1", "s9"
	r.Statements[3].Within = "s1"
	out := asText(t, r, TextOptions{})
	for _, n := range []string{"\n1  ", "\n2  ", "\n3  ", "↳ 4  "} {
		if strings.Count(out, n) != 1 {
			t.Errorf("%q stands %d times, want once", n, strings.Count(out, n))
		}
	}
}

func TestAReadingThatDoesNotFitItsTextIsRefused(t *testing.T) {
	r := ferry(t)
	r.Statements[0].Content[0].Text = "something else"
	for _, render := range []func() error{
		func() error { return Text(&strings.Builder{}, r, TextOptions{}) },
		func() error { return Markdown(&strings.Builder{}, r) },
		func() error { return HTML(&strings.Builder{}, r) },
		func() error { return HTML(&strings.Builder{}, nil) },
	} {
		if err := render(); err == nil || !strings.Contains(err.Error(), "read the article") {
			t.Errorf("error %v, want one that says to read the article again", err)
		}
	}
}
