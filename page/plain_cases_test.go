package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
)

var update = flag.Bool("update-plain", false, "rewrite the wanted zones in testdata/plain")

// Each case is one file: page.txt is a text as scraped, zones is what must be found in it, one block a line. The sum of
// blocks that are of the wanted kind is printed, so that a change of rules shows its cost.
func TestPlainCases(t *testing.T) {
	files, err := filepath.Glob("testdata/plain/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	w := englishWords(t)
	right, all := 0, 0
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) != 2 || a.Files[0].Name != "page.txt" || a.Files[1].Name != "zones" {
				t.Fatalf("%s: want the files page.txt and zones, in this order", f)
			}
			text := strings.TrimSuffix(string(a.Files[0].Data), "\n")
			got := render(checked(t, text, w))
			r, n := agreement(got, string(a.Files[1].Data))
			right, all = right+r, all+n
			if got == string(a.Files[1].Data) {
				return
			}
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(f, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s: zones differ (- wanted, + found); -update-plain rewrites them\n%s", f, lineDiff(string(a.Files[1].Data), got))
		})
	}
	if all > 0 {
		t.Logf("kinds: %d of %d blocks as wanted (%.1f %%) in %d cases", right, all, 100*float64(right)/float64(all), len(files))
	}
}

// checked finds the zones of text and holds them against the laws of a Document.
func checked(t testing.TB, text string, w *Words) *onrecord.Document {
	t.Helper()
	z := plain(text, w)
	d := &onrecord.Document{Text: text, Blocks: z.blocks, Title: z.title, Byline: z.byline, Published: z.published, Outlet: z.outlet}
	for _, b := range onrecord.CheckDocument(d, nil) {
		t.Errorf("law broken: %v", b)
	}
	return d
}

// render writes what was found with phrases in the place of offsets: enough of each block to know it by.
func render(d *onrecord.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "outlet: %s\n", d.Outlet)
	for _, s := range d.Byline {
		fmt.Fprintf(&b, "author: %s\n", s.Text)
	}
	fmt.Fprintf(&b, "published: %s %s %q\n", d.Published.From, d.Published.Grain, d.Published.Span.Text)
	for _, x := range d.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", x.Kind, phrase(d.Text[x.Start:x.End]))
		if !x.Credit.IsZero() {
			fmt.Fprintf(&b, "\tcredit: %s\n", phrase(x.Credit.Text))
		}
		if !x.Repeats.IsZero() {
			fmt.Fprintf(&b, "\trepeats: %s\n", phrase(x.Repeats.Text))
		}
	}
	return b.String()
}

// phrase is s, or its two ends, with white space made visible.
func phrase(s string) string {
	r := []rune(strings.Trim(strconv.Quote(s), `"`))
	if len(r) > 76 {
		return string(r[:48]) + " … " + string(r[len(r)-24:])
	}
	return string(r)
}

// agreement counts the wanted block lines, and those that were found with their kind.
func agreement(got, want string) (right, all int) {
	found := map[string]int{}
	for l := range strings.Lines(got) {
		found[l]++
	}
	for l := range strings.Lines(want) {
		kind, _, _ := strings.Cut(l, ":")
		if kind == "outlet" || kind == "author" || kind == "published" || strings.HasPrefix(l, "\t") {
			continue
		}
		all++
		if found[l] > 0 {
			found[l]--
			right++
		}
	}
	return right, all
}

// lineDiff lists the lines of want and got that the other lacks, in place.
func lineDiff(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	longest := make([][]int, len(a)+1)
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				longest[i][k] = longest[i+1][k+1] + 1
			} else {
				longest[i][k] = max(longest[i+1][k], longest[i][k+1])
			}
		}
	}
	var out strings.Builder
	for i, k := 0, 0; i < len(a) || k < len(b); {
		switch {
		case i < len(a) && k < len(b) && a[i] == b[k]:
			i, k = i+1, k+1
		case k == len(b) || i < len(a) && longest[i+1][k] >= longest[i][k+1]:
			fmt.Fprintf(&out, "- %s\n", a[i])
			i++
		default:
			fmt.Fprintf(&out, "+ %s\n", b[k])
			k++
		}
	}
	return out.String()
}

// englishWords reads the English lists that package lang hands to this room; package lang tests their form.
func englishWords(t testing.TB) *Words {
	t.Helper()
	rows := func(name string) [][]string {
		data, err := os.ReadFile(filepath.Join("..", "lang", "en", name))
		if err != nil {
			t.Fatal(err)
		}
		var out [][]string
		for l := range strings.Lines(string(data)) {
			if l = strings.TrimRight(l, "\n"); l != "" && l[0] != '#' {
				out = append(out, append(strings.Split(l, "\t"), "", "", ""))
			}
		}
		return out
	}
	var phrases []Phrase
	for _, r := range rows("boilerplate.tsv") {
		phrases = append(phrases, Phrase{Rule: r[0], Where: Where(r[1]), Pattern: r[2]})
	}
	var terms []Term
	for _, r := range rows("page.tsv") {
		v, _ := strconv.Atoi(r[2])
		terms = append(terms, Term{Role: Role(r[0]), Text: r[1], Value: v})
	}
	w, err := NewWords(phrases, terms)
	if err != nil {
		t.Fatal(err)
	}
	return w
}
