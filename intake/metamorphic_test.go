package intake

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

// articles are the texts that the laws are held against: our own, and those of the corpora where they are at hand and there
// is time.
func articles(t *testing.T) map[string]string {
	t.Helper()
	patterns := []string{"../examples/*.txt", "../eval/testdata/own/corpora/wikinews/*.txt"}
	if testing.Short() {
		patterns[1] = "../eval/testdata/own/corpora/wikinews/own-a*.txt"
	}
	if dir := os.Getenv("ONRECORD_CORPORA"); dir != "" && !testing.Short() {
		patterns = append(patterns, filepath.Join(dir, "corpora/wikinews/*.txt"), filepath.Join(dir, "stories/*/*.txt"))
	}
	out := map[string]string{}
	for _, p := range patterns {
		names, err := filepath.Glob(p)
		if err != nil || len(names) == 0 {
			t.Fatalf("no articles at %s (%v)", p, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[name] = string(data)
		}
	}
	return out
}

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestLawsHold reads every article: Read itself holds each reading against every law.
func TestLawsHold(t *testing.T) {
	r := reader(t)
	for name, s := range articles(t) {
		got, err := r.Read(onrecord.NewCapture(filepath.Base(name), "text/plain", []byte(s)))
		if err != nil {
			t.Error(err)
			continue
		}
		if len(got.Statements) == 0 {
			t.Logf("%s: no statement", name)
		}
	}
}

// TestSpacingChangesNothing: more white space, other line ends, leave the statements as they are.
func TestSpacingChangesNothing(t *testing.T) {
	sameStatements(t, map[string]func(string) string{
		"CRLF":         func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"more space":   func(s string) string { return strings.ReplaceAll(s, "\n\n", "\n \n\n") },
		"final spaces": func(s string) string { return strings.ReplaceAll(s, "\n", "  \n") },
	})
}

// TestQuotationMarksChangeNothing: curly or straight double marks, guillemets, leave the statements as they are. Texts
// that mix the styles are left out, for there a change of style changes what pairs with what.
func TestQuotationMarksChangeNothing(t *testing.T) {
	sameStatements(t, map[string]func(string) string{
		"curly":      func(s string) string { return restyle(s, "“", "”") },
		"guillemets": func(s string) string { return restyle(s, "«", "»") },
	})
}

// restyle gives straight double quotation marks another shape: an opening one behind white space or a bracket. A text with
// another style already, or an odd paragraph, is left as it is.
func restyle(s, open, close string) string {
	if strings.ContainsAny(s, "“”«»„‘") {
		return s
	}
	var b strings.Builder
	for _, line := range strings.SplitAfter(s, "\n") {
		if strings.Count(line, `"`)%2 == 1 {
			return s
		}
		in := false
		for _, c := range line {
			switch {
			case c == '"' && !in:
				b.WriteString(open)
				in = true
			case c == '"':
				b.WriteString(close)
				in = false
			default:
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

// TestMarkupChangesNothing: the same paragraphs as HTML give the same statements of the body.
func TestMarkupChangesNothing(t *testing.T) {
	r := reader(t)
	bad, all := 0, 0
	for name, s := range articles(t) {
		plain, err := r.Read(onrecord.NewCapture("a.txt", "text/plain", []byte(s)))
		if err != nil {
			t.Fatal(err)
		}
		page, err := r.Read(onrecord.NewCapture("a.html", "text/html", []byte(asHTML(plain.Document))))
		if err != nil {
			t.Errorf("%s as HTML: %v", name, err)
			continue
		}
		all++
		if d := difference(signatures(plain), signatures(page)); d != "" {
			bad++
			t.Errorf("%s as HTML:\n%s", name, d)
		}
	}
	t.Logf("%d of %d articles differ", bad, all)
}

// asHTML writes the blocks of a document as the page of a simple CMS.
func asHTML(d *onrecord.Document) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
	b.WriteString(html.EscapeString(d.Title.Text) + "</title></head><body><article>\n")
	for _, x := range d.Blocks {
		text := html.EscapeString(d.Text[x.Start:x.End])
		switch x.Kind {
		case onrecord.Title:
			fmt.Fprintf(&b, "<h1>%s</h1>\n", text)
		case onrecord.Heading:
			fmt.Fprintf(&b, "<h2>%s</h2>\n", text)
		case onrecord.Body:
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		case onrecord.Standfirst:
			fmt.Fprintf(&b, "<p class=\"standfirst\">%s</p>\n", text)
		case onrecord.Caption:
			fmt.Fprintf(&b, "<figure><figcaption>%s</figcaption></figure>\n", text)
		case onrecord.PullQuote:
			fmt.Fprintf(&b, "<aside class=\"pullquote\">%s</aside>\n", text)
		case onrecord.List:
			fmt.Fprintf(&b, "<ul><li>%s</li></ul>\n", text)
		}
	}
	b.WriteString("</article></body></html>")
	return b.String()
}

func sameStatements(t *testing.T, changes map[string]func(string) string) {
	r := reader(t)
	for name, s := range articles(t) {
		was, err := r.Read(onrecord.NewCapture("a.txt", "text/plain", []byte(s)))
		if err != nil {
			t.Fatal(err)
		}
		for change, f := range changes {
			is, err := r.Read(onrecord.NewCapture("a.txt", "text/plain", []byte(f(s))))
			if err != nil {
				t.Errorf("%s, %s: %v", name, change, err)
				continue
			}
			if d := difference(signatures(was), signatures(is)); d != "" {
				t.Errorf("%s, %s:\n%s", name, change, d)
			}
		}
	}
}

// signatures are the statements of title, standfirst and body without their offsets and marks.
func signatures(r *onrecord.Reading) []string {
	var out []string
	for _, s := range r.Statements {
		at := s.Cue.Start
		if s.Cue.IsZero() {
			at = s.Content[0].Start
		}
		b := r.Document.Blocks[r.Document.BlockAt(at)]
		if b.Kind != onrecord.Title && b.Kind != onrecord.Body && b.Kind != onrecord.Heading && b.Kind != onrecord.Standfirst {
			continue
		}
		var content []string
		for _, c := range s.Content {
			content = append(content, plainMarks(c.Text))
		}
		name := ""
		if p := r.Party(s.Source.Party); p != nil {
			name = plainMarks(strings.ToLower(p.Name)) // the first mention may stand in another block
		}
		out = append(out, fmt.Sprintf("%s %s <%s> {%s} %s", s.Act, s.Form, name, s.Cue.Text, strings.Join(content, " … ")))
	}
	return out
}

func plainMarks(s string) string {
	s = strings.NewReplacer("“", "\"", "”", "\"", "«", "\"", "»", "\"").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// difference lists what stands in one list and not in the other, "" when they are equal.
func difference(a, b []string) string {
	count := map[string]int{}
	for _, s := range a {
		count[s]++
	}
	for _, s := range b {
		count[s]--
	}
	var out strings.Builder
	for _, s := range append(append([]string{}, a...), b...) {
		switch {
		case count[s] > 0:
			fmt.Fprintf(&out, "  only before: %s\n", s)
		case count[s] < 0:
			fmt.Fprintf(&out, "  only after:  %s\n", s)
		}
		count[s] = 0
	}
	return out.String()
}
