package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord"
)

// Pages made to hurt. Each is a few megabytes or deep; each must be read, by the laws, in seconds.
func TestHTMLHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds")
	}
	const n = 100_000
	rep := strings.Repeat
	article := "<h1>Mayor denies plot</h1><p>The mayor of Tarsk on Monday denied that there had been a plot, and said that no proof of one existed.</p>"
	pages := map[string]string{
		"divs":                rep("<div>", n) + article + rep("</div>", n),
		"divs never closed":   rep("<div>", n) + article,
		"spans with text":     rep("<span>x", n) + article,
		"formatting":          rep("<b><i><font size=1>", n/3) + article,
		"formatting, varied":  varied(n/4, `<font color="%d">`) + rep("<p>x", n/4) + article,
		"fonts round tables":  varied(n/8, `<b class=c%d><table><tr><td></b></td></tr></table>`) + article,
		"links":               rep("<a href=x>y", n) + article,
		"nested lists":        rep("<ul><li>x", n/2) + article,
		"nested tables":       rep("<table><tr><td>", n/3) + article,
		"tables, text before": rep("<table>x", n/2) + article,
		"divs across tables":  rep("<div><table><tr><td></div>", n/8) + article,
		"end tags":            rep("</p></b></div>", n) + article,
		"closing br":          rep("</br>", n) + article,
		"body tags":           varied(n/4, `<body a%d=1>`) + article,
		"attributes":          "<p " + varied(n, "a%d=1 ") + ">" + article,
		"one attribute":       `<p class="` + rep("pull-quote newsletter ", n) + `">` + article,
		"classes":             varied(n/4, `<p class="byline-%d related">x</p>`) + article,
		"tag name":            "<" + rep("x", 1<<20) + ">" + article,
		"references":          article + "<p>" + rep("&ampaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", n/4),
		"ampersands":          article + "<p>" + rep("&", 1<<20),
		"private characters":  article + "<p>" + varied(n/2, "&#x%x;", 0xF0000),
		"comments":            rep("<!-- -->", n) + article,
		"open comment":        article + "<!--" + rep("-", 1<<20),
		"select":              "<select>" + rep("<option>x", n) + article,
		"svg":                 rep("<svg><g><title>", n/3) + article,
		"math":                rep("<math><mi>", n/2) + article,
		"template":            rep("<template>", n) + article,
		"breaks":              article + "<p>" + rep("x<br>", n),
		"one line":            article + "<p>" + rep("The mayor said that there was no proof. ", 1<<18) + "</p>",
		"one word":            article + "<p>" + rep("a", 10<<20) + "</p>",
		"paragraphs":          article + rep("<p>The mayor said that there was no proof of it at all.</p>", n/2),
		"empty cells":         article + "<table>" + rep("<tr><td>1<td>2", n/2),
		"one row":             article + "<table><tr>" + rep("<td>", n),
		"quotes":              article + rep("<blockquote>The mayor of Tarsk on Monday denied that there had been a plot</blockquote>", n/20),
		"JSON-LD":             `<script type="application/ld+json">` + rep(`[{"author":`, n) + "</script>" + article,
		"rubies":              rep("<ruby><rt>", n/2) + article,
		"button p":            rep("<button><p>", n/2) + article,
		"frameset":            "<frameset>" + rep("<frameset>x", n) + article,
		"plaintext":           article + "<plaintext>" + rep("<p>x", n),
	}
	w := englishWords(t)
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d, err := Read(onrecord.NewCapture("x", "text/html", []byte(page)), w)
			took := time.Since(start)
			var un *UnreadableError
			if asUnreadable(err, &un) && (name == "svg" || name == "template" || name == "frameset") {
				return // its text lies where no browser shows any
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range onrecord.CheckDocument(d, []byte(page)) {
				t.Fatalf("law broken: %s", b)
			}
			if !strings.Contains(strings.Join(strings.Fields(d.Text), " "), "denied that there had been a plot") {
				t.Errorf("the article is gone; text is %.100q", d.Text)
			}
			t.Logf("%v for %d bytes", took.Round(time.Millisecond), len(page))
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func varied(n int, format string, from ...int) string {
	var b strings.Builder
	for i := range n {
		if len(from) > 0 {
			i += from[0]
		}
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
