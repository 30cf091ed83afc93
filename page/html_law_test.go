package page

import (
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"onrecord"
)

// wrappings are ways to make a page of paragraphs without saying what they are.
var wrappings = []struct {
	name string
	wrap func(paragraphs []string) string
}{
	{"paragraphs", func(ps []string) string {
		return "<!DOCTYPE html><html><body>\n<p>" + strings.Join(escapedAll(ps), "</p>\n<p>") + "</p>\n</body></html>"
	}},
	{"open paragraphs", func(ps []string) string {
		return "<html><body><p>" + strings.Join(escapedAll(ps), "\n<p>") + "</body></html>"
	}},
	{"divs", func(ps []string) string {
		return "<!DOCTYPE html><html><body><div class=a><div class=b>" + strings.Join(escapedAll(ps), "</div><div class=b>") + "</div></div></body></html>"
	}},
	{"line breaks", func(ps []string) string {
		return "<html><body>" + strings.Join(escapedAll(ps), "<br>\n<br>") + "</body></html>"
	}},
	{"preformatted", func(ps []string) string {
		return "<html><body><pre>" + strings.Join(escapedAll(ps), "\n\n") + "</pre></body></html>"
	}},
}

func escapedAll(ps []string) []string {
	var out []string
	for _, p := range ps {
		out = append(out, html.EscapeString(p))
	}
	return out
}

// Law: wrapping a plain text in markup that says nothing gives the same paragraphs of body.
func TestHTMLWrappedText(t *testing.T) {
	files, _ := filepath.Glob("testdata/plain/*.txtar")
	w := englishWords(t)
	same, all := 0, 0
	if dir := os.Getenv("ONRECORD_CORPORA"); dir != "" {
		more, _ := filepath.Glob(filepath.Join(dir, "corpora", "wikinews", "*.txt"))
		files = append(files, more...)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if strings.HasSuffix(f, ".txtar") {
			text = string(txtar.Parse(data).Files[0].Data)
		}
		lines := splitLines(text)
		var ps []string
		for _, u := range unwrap(text, lines) {
			ps = append(ps, strings.Join(strings.Fields(text[u.Start:u.End]), " "))
		}
		plainDoc, err := Read(onrecord.NewCapture("x.txt", "text/plain", []byte(strings.Join(ps, "\n\n"))), w)
		if err != nil {
			t.Fatal(err)
		}
		for _, wr := range wrappings {
			d := readChecked(t, "text/html", []byte(wr.wrap(ps)), w)
			all++
			if slices.Equal(bodies(d), bodies(plainDoc)) {
				same++
				continue
			}
			t.Errorf("%s as %s: body differs (- plain, + HTML)\n%s", f, wr.name, lineDiff(strings.Join(bodies(plainDoc), "\n"), strings.Join(bodies(d), "\n")))
		}
	}
	t.Logf("%d of %d wrapped texts have the same body", same, all)
}

func bodies(d *onrecord.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Kind == onrecord.Body {
			out = append(out, strings.Join(strings.Fields(d.Text[b.Start:b.End]), " "))
		}
	}
	return out
}

// Law: whatever the markup, the Document's laws hold, and characters lead to bytes that mean them.
func TestHTMLMapLaws(t *testing.T) {
	w := englishWords(t)
	rapid.Check(t, func(rt *rapid.T) {
		page := genPage(rt)
		label := rapid.SampledFrom([]string{"utf-8", "windows-1252", "utf-16le", "shift_jis", "gb18030"}).Draw(rt, "charset")
		data := encode(t, label, page)
		c := onrecord.NewCapture("x", "text/html; charset="+label, data)
		if label == "utf-16le" {
			data = append([]byte("\xff\xfe"), data...)
			c = onrecord.NewCapture("x", "text/html", data)
		}
		dec, err := decode(data, declared(c))
		if err != nil {
			rt.Fatal(err)
		}
		page = dec.text // the charset may not have all of it
		d, err := Read(c, w)
		if err != nil {
			var un *UnreadableError
			if asUnreadable(err, &un) {
				return
			}
			rt.Fatal(err)
		}
		for _, b := range onrecord.CheckDocument(d, data) {
			rt.Fatalf("law broken: %s\n%q\n%q", b, page, d.Text)
		}
		for i, r := range d.Text {
			if r > ' ' && r < 0x7f && r != '&' && r != '<' {
				src, exact, _ := d.Map.Source(i, i+1)
				if got := strings.Trim(string(data[src.Start:src.End]), "\x00"); src.Len() == 0 || exact && got != string(r) && !strings.HasPrefix(got, "&") {
					rt.Fatalf("%q at %d leads to %q in %q", r, i, data[src.Start:src.End], page)
				}
			}
		}
		if v := visible(page); v != letters(d.Text) {
			rt.Fatalf("letters of the page and of the text differ\n%q\n%q\n%q", page, v, letters(d.Text))
		}
	})
}

// genPage makes pages of few letters and much markup, well-formed or not. Every letter in it outside of tags is to be read.
func genPage(rt *rapid.T) string {
	bits := []string{"<p>", "</p>", "<div class=article>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href=x>", "</a>", "<br>", "<br><br>", "<table>", "</table>", "<tr>",
		"<td>", "<th>", "</td>", "<ul>", "<li>", "</ul>", "<h1>", "</h1>", "<h2>", "</h2>", "<blockquote>", "</blockquote>", "<pre>", "</pre>",
		"<aside class=pullquote>", "</aside>", "<figure>", "<figcaption>", "</figcaption>", "</figure>", "<span class=credit>", "</span>", "<form>", "</form>",
		"<!-- c -->", "<script>q</script>", "<style>q</style>", "&nbsp;", "&amp;", "&#8220;", "&lt", "&notit;", "\r\n", "\n", "  ", "\t", "é", "日", "\"", "<hr>", "<select><option>", "</select>",
		"<nav>", "</nav>", "<textarea>", "</textarea>", "<font size=1>", "</font>", "<time datetime=2030-01-02>", "</time>", "<button>", "</button>"}
	words := []string{"Kova", "said", "no", "proof.", "The mayor of Tarsk denied that anybody had been asked for money, and left.", "By Mira", "5 March 2030", "(AP)"}
	var b strings.Builder
	for range rapid.IntRange(1, 60).Draw(rt, "n") {
		if rapid.Bool().Draw(rt, "tag") {
			b.WriteString(rapid.SampledFrom(bits).Draw(rt, "bit"))
		} else {
			b.WriteString(rapid.SampledFrom(words).Draw(rt, "word"))
		}
	}
	return b.String()
}

// visible is the letters of a page of genPage that a reader would see, in an order-free form: the parser may move some.
func visible(page string) string {
	t, err := parse(page)
	if err != nil {
		return ""
	}
	var b strings.Builder
	var walk func(n *xhtml.Node)
	walk = func(n *xhtml.Node) {
		if n.Type == xhtml.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == xhtml.ElementNode && notText(n) {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(t.root)
	return letters(b.String())
}

func letters(s string) string { return strings.Join(strings.Fields(s), "") }
