package page

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Other spacing leaves the zones of a page as they are.
func TestSpacingLeavesZones(t *testing.T) {
	w := englishWords(t)
	files, err := filepath.Glob("testdata/plain/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	spacings := []struct {
		name  string
		apply func(string) string
	}{
		{"line ends of Windows", func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
		}},
		{"blanks at line ends", func(s string) string { return strings.ReplaceAll(s, "\n", " \u00a0\n") }},
		{"twice as many empty lines", func(s string) string { return strings.ReplaceAll(s, "\n\n", "\n\n\n\n") }},
		{"empty lines of blanks", func(s string) string { return strings.ReplaceAll(s, "\n\n", "\n \t\n") }},
		{"all indented", func(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }},
		{"space before and after", func(s string) string { return "\n\n\n" + s + "\n\n \n" }},
		{"a mark of byte order", func(s string) string { return "\ufeff" + s }},
	}
	for _, f := range files {
		a, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(strings.TrimSuffix(string(a.Files[0].Data), "\n"), "\r\n", "\n")
		want := kinds(t, text, w)
		for _, s := range spacings {
			if got := kinds(t, s.apply(text), w); got != want {
				t.Errorf("%s with %s:\n%s", f, s.name, lineDiff(want, got))
			}
		}
	}
}

// Hard wrapping leaves the kinds of long paragraphs as they are, where empty lines part them.
func TestWrappingLeavesZones(t *testing.T) {
	w := englishWords(t)
	for _, name := range []string{"newsletter_story", "captions", "interview", "republished", "one_line", "opinion", "press"} {
		a, err := txtar.ParseFile("testdata/plain/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSuffix(string(a.Files[0].Data), "\n")
		want := kinds(t, text, w)
		for _, width := range []int{60, 72, 80} {
			if got := kinds(t, wrap(text, width), w); got != want {
				t.Errorf("%s at %d columns:\n%s", name, width, lineDiff(want, got))
			}
		}
	}
}

func wrap(text string, width int) string {
	var out []string
	for l := range strings.Lines(text) {
		line := ""
		for _, f := range strings.Fields(l) {
			if line != "" && len([]rune(line))+1+len([]rune(f)) > width {
				out = append(out, line)
				line = ""
			}
			line = strings.TrimSpace(line + " " + f)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// kinds is what was found, whatever the white space and the marks of byte order.
func kinds(t *testing.T, text string, w *Words) string {
	t.Helper()
	d := checked(t, text, w)
	var b strings.Builder
	b.WriteString("outlet " + d.Outlet + "\n")
	for _, s := range d.Byline {
		b.WriteString("author " + squeeze(s.Text) + "\n")
	}
	for _, x := range d.Blocks {
		if words := squeeze(d.Text[x.Start:x.End]); words != "" {
			b.WriteString(string(x.Kind) + " " + words + "\n")
		}
	}
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(strings.Trim(s, "\ufeff")), " ") }
