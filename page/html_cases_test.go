package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
)

var updateHTML = flag.Bool("update-html", false, "rewrite the golden part of testdata/html")

// Each case is one file: page.html is a saved page, in the charset that the comment names; expect is what must be found in
// it, by phrase; golden is all that was found. "credit", "repeats" and "absent" are no kinds: a credited name, the passage
// that a pull quote repeats, and what must not be in the text at all.
func TestHTMLCases(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.txtar")
	if err != nil || len(files) < 8 {
		t.Fatalf("only %d cases: %v", len(files), err)
	}
	w := englishWords(t)
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) < 2 || a.Files[0].Name != "page.html" || a.Files[1].Name != "expect" {
				t.Fatalf("%s: want the files page.html and expect, in this order", f)
			}
			data := a.Files[0].Data
			if label, ok := strings.CutPrefix(strings.SplitN(string(a.Comment), "\n", 2)[0], "charset: "); ok {
				data = encode(t, label, string(data))
			}
			d := readChecked(t, "text/html", data, w)
			for line := range strings.Lines(string(a.Files[1].Data)) {
				if missing := unmet(d, strings.TrimSuffix(line, "\n")); missing != "" {
					t.Error(missing)
				}
			}
			got := render(d)
			if len(a.Files) > 2 && string(a.Files[2].Data) == got {
				return
			}
			if *updateHTML {
				a.Files = append(a.Files[:2], txtar.File{Name: "golden", Data: []byte(got)})
				if err := os.WriteFile(f, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := ""
			if len(a.Files) > 2 {
				want = string(a.Files[2].Data)
			}
			t.Errorf("%s: blocks differ (- wanted, + found); -update-html rewrites them\n%s", f, lineDiff(want, got))
		})
	}
}

// readChecked reads a page and holds the Document against the laws, its source included.
func readChecked(t testing.TB, mediaType string, data []byte, w *Words) *onrecord.Document {
	t.Helper()
	d, err := Read(onrecord.NewCapture("page.html", mediaType, data), w)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range onrecord.CheckDocument(d, data) {
		t.Errorf("law broken: %s", b)
	}
	return d
}

// unmet says what is wrong with one line of expectations, "" if nothing is.
func unmet(d *onrecord.Document, line string) string {
	key, phrase, ok := strings.Cut(line, ": ")
	if !ok {
		return "expect: no kind in " + line
	}
	found := []string{}
	switch key {
	case "outlet":
		if d.Outlet == phrase {
			return ""
		}
		found = append(found, d.Outlet)
	case "author":
		for _, s := range d.Byline {
			if s.Text == phrase {
				return ""
			}
			found = append(found, s.Text)
		}
	case "published":
		got := fmt.Sprintf("%s %q", d.Published.From, d.Published.Span.Text)
		if got == phrase {
			return ""
		}
		found = append(found, got)
	case "absent":
		if !strings.Contains(d.Text, phrase) {
			return ""
		}
		found = append(found, "it is there")
	case "credit", "repeats":
		for _, b := range d.Blocks {
			s := b.Credit
			if key == "repeats" {
				s = b.Repeats
			}
			if strings.Contains(s.Text, phrase) {
				return ""
			}
			if !s.IsZero() {
				found = append(found, s.Text)
			}
		}
	default:
		for _, b := range d.Blocks {
			if !strings.Contains(d.Text[b.Start:b.End], phrase) {
				continue
			}
			if string(b.Kind) == key {
				return ""
			}
			found = append(found, string(b.Kind)+" by "+b.By)
		}
	}
	return fmt.Sprintf("expected %s; found %q", line, found)
}
