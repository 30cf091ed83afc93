package dossier

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"onrecord"

	"pgregory.net/rapid"
)

func itoa(n int) string { return strconv.Itoa(n) }

func parse(t rapid.TB, page string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// textOf is what a reader of the page sees, a line for each element that stands as a block.
func textOf(t testing.TB, page string) string {
	t.Helper()
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == html.ElementNode && (n.Data == "style" || n.Data == "title") {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && slices.Contains([]string{"p", "li", "dt", "dd", "h1", "h2", "h3", "summary"}, n.Data) {
			b.WriteByte('\n')
		}
	}
	walk(parse(t, page))
	return b.String()
}

// withoutArticle is the page without the article as published, which is shown as it is under its outlet's name.
func withoutArticle(t testing.TB, page string) string {
	t.Helper()
	return strings.Replace(page, publishedPart(t, page), "<div>", 1)
}

// allowed are the elements and attributes of the template. Whatever else is in the page came from an article.
var allowed = map[string][]string{
	"html": {"lang"}, "head": nil, "body": nil, "title": nil, "style": nil, "meta": {"charset", "http-equiv", "content", "name"},
	"a": {"class", "href", "aria-label"}, "header": {"class"}, "main": nil, "footer": nil, "nav": {"aria-label"},
	"section": {"id", "class", "aria-labelledby", "tabindex"}, "div": {"class", "id", "lang"}, "p": {"class", "dir", "id"},
	"h1": nil, "h2": {"id"}, "h3": {"class", "dir"}, "ul": {"class"}, "ol": {"class"}, "li": {"id"}, "dl": {"class"}, "dt": nil,
	"dd": {"class"}, "span": {"class", "id"}, "b": {"class"}, "bdi": {"class"}, "sup": {"class"}, "blockquote": {"class", "dir"},
	"details": {"class"}, "summary": nil,
}

// checkPage holds a page to what every page promises: only our own elements and attributes, no address but anchors of
// its own, each of which exists, no anchor twice, and a policy that names the one style sheet.
func checkPage(t rapid.TB, page string) {
	t.Helper()
	ids, links := map[string]bool{}, []string{}
	style, policy := "", ""
	for n := range parse(t, page).Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("the page holds a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		attrs, ok := allowed[n.Data]
		if !ok {
			t.Errorf("the page holds an element <%s>", n.Data)
		}
		if n.Data == "style" {
			style += n.FirstChild.Data
		}
		isPolicy := false
		for _, a := range n.Attr {
			if !slices.Contains(attrs, a.Key) {
				t.Errorf("the page holds an attribute %s of <%s>", a.Key, n.Data)
			}
			switch {
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("the anchor %q stands twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Val == "Content-Security-Policy":
				isPolicy = true
			case a.Key == "content" && isPolicy:
				policy = a.Val
			}
		}
	}
	for _, l := range links {
		if !strings.HasPrefix(l, "#") || !ids[l[1:]] {
			t.Errorf("the link %q leads nowhere in the page", l)
		}
	}
	sum := sha256.Sum256([]byte(style))
	if want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"; policy != want {
		t.Errorf("policy %q, want %q", policy, want)
	}
	if strings.Contains(style, "url(") || strings.Contains(style, "@import") {
		t.Error("the style sheet loads something")
	}
}

func TestPage(t *testing.T) {
	checkPage(t, asHTML(t, ferry(t)))
	checkPage(t, asHTML(t, hostile(t)))
	checkPage(t, asHTML(t, plainWords(t)))
	checkPage(t, asHTML(t, overlapping(t)))
}

// The article stands in the page whole and in order: its text without our marks is the text of its blocks.
func TestThePageHoldsTheArticleAsPublished(t *testing.T) {
	r := ferry(t)
	var got strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for _, a := range n.Attr {
			if a.Key == "class" && (a.Val == "tag" || a.Val == "ref") {
				return
			}
		}
		if n.Data == "summary" {
			return
		}
		if n.Type == html.TextNode {
			got.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Data == "p" || n.Data == "h3" || n.Data == "blockquote" {
			got.WriteByte(' ')
		}
	}
	walk(parse(t, publishedPart(t, asHTML(t, r))))
	if want := line(r.Document.Text); line(got.String()) != want {
		t.Errorf("the article in the page differs from the document:\n%s", firstDiff(strings.ReplaceAll(want, ". ", ".\n"), strings.ReplaceAll(line(got.String()), ". ", ".\n")))
	}
}

// Card and passage lead to each other.
func TestLinkedBothWays(t *testing.T) {
	page := asHTML(t, ferry(t))
	article := publishedPart(t, page)
	for i := range ferry(t).Statements {
		n := itoa(i + 1)
		if !strings.Contains(article, `id="m`+n+`"`) || !strings.Contains(article, `href="#s`+n+`"`) {
			t.Errorf("statement %s: no way from the passage to the card", n)
		}
		if !strings.Contains(withoutArticle(t, page), `href="#m`+n+`"`) || !strings.Contains(page, `<li id="s`+n+`">`) {
			t.Errorf("statement %s: no way from the card to the passage", n)
		}
	}
}

// Marks that overlap never share an underline, so that each can be followed.
func TestOverlappingMarksHaveLinesOfTheirOwn(t *testing.T) {
	sh, err := newSheet(overlapping(t))
	if err != nil {
		t.Fatal(err)
	}
	marks := sh.marks()
	for i, a := range marks {
		for _, b := range marks[i+1:] {
			if a.line != "" && b.line != "" && a.depth == b.depth && a.Overlaps(b.Range) {
				t.Errorf("marks %v and %v share line %d", a.Range, b.Range, a.depth)
			}
		}
	}
}

// Every element that is opened is closed in its turn: a parser that mends pages must have nothing to mend.
func TestPageIsWellFormed(t *testing.T) {
	for _, r := range []*onrecord.Reading{ferry(t), overlapping(t)} {
		z := html.NewTokenizer(strings.NewReader(asHTML(t, r)))
		var open []string
		for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
			name, _ := z.TagName()
			switch tag := string(name); {
			case tt == html.StartTagToken && tag != "meta":
				open = append(open, tag)
			case tt == html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != tag {
					t.Fatalf("</%s> closes %q", tag, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("never closed: %q", open)
		}
	}
}
