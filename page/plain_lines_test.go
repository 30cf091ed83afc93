package page

import (
	"os"
	"strings"
	"testing"

	"onrecord"
)

// between stands on both sides of a line that is tried.
const (
	headOfArticle = "Mayor denies he sold the bridge\n\nBy Ana Moss\nThe Vale Herald, 5 March 2031\n\n" +
		"The mayor of Vale told the council on Monday that the bridge over the Dell had been lent, and not sold, to the mill.\n\n" +
		"Two members of the council said they had seen a contract of sale with his name under it. They would not show it.\n\n"
	endOfArticle = "\n\nThe mill declined to comment on the matter. Its owner, who lives abroad, could not be reached by telephone or letter.\n\n" +
		"Nobody has been charged, and the bridge has been closed since Friday. It is to open again when the court has ruled.\n"
)

// No line of an article may be lost to the page's own; the page's own lines should be found, most of them.
func TestLinesOfPagesAndArticles(t *testing.T) {
	w := englishWords(t)
	body := readLines(t, "testdata/lines/body.txt")
	for _, l := range body {
		for _, text := range []string{headOfArticle + l + endOfArticle, strings.TrimSpace(headOfArticle) + "\n\n" + l + "\n"} {
			if k := kindOf(t, text, l, w); !k.Speaks() || k == onrecord.Caption {
				t.Errorf("%q became %s, %q", l, k, place(text, l))
			}
		}
	}
	pages := readLines(t, "testdata/lines/boilerplate.txt")
	missed := 0
	for _, l := range pages {
		where, l, _ := strings.Cut(l, "\t")
		text := headOfArticle + l + endOfArticle
		if where == "tail" {
			text = headOfArticle + strings.TrimSpace(endOfArticle) + "\n\n" + l + "\n"
		}
		if k := kindOf(t, text, l, w); k.Speaks() {
			t.Logf("%s line %q became %s", where, l, k)
			missed++
		}
	}
	t.Logf("%d of %d lines of pages missed, %d lines of articles", missed, len(pages), len(body))
	if missed*50 > len(pages) {
		t.Errorf("%d of %d lines of pages missed, more than one in fifty", missed, len(pages))
	}
}

func place(text, l string) string {
	if strings.HasSuffix(strings.TrimSpace(text), l) {
		return "at the end"
	}
	return "in the middle"
}

func readLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for l := range strings.Lines(string(data)) {
		if l = strings.TrimRight(l, "\n"); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

func kindOf(t *testing.T, text, l string, w *Words) onrecord.BlockKind {
	t.Helper()
	d := checked(t, text, w)
	if k := d.BlockAt(strings.LastIndex(text, l)); k >= 0 {
		return d.Blocks[k].Kind
	}
	t.Fatalf("%q stands in no block", l)
	return ""
}
