package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"onrecord"
)

// Stamping must not change what the parser makes of a page, and must find every character again.
func TestStampLeavesThePageAlone(t *testing.T) {
	for _, page := range []string{
		"<p>one<p>two", "text before <html><body>text", "<table>foster<tr><td>cell</table>after", "<b><p>x</b>y</p>z",
		"<a>1<a>2</a>3", "<select><option>a<option>b</select>c", "<ul><li>a<li>b</ul>", "<title>T &amp; U</title><p>x",
		"<textarea>\n a &lt; b</textarea>", "<pre>\n\n  a\n b</pre>", "<p>a&nbsp;b&#x2014;c&notit;d&ampe", "<div>a</span>b</p>c</div>",
		"<script>if (a<b) x</script>y<style>p{}</style>", "<svg><text>q</text></svg>r", "<frameset><frame></frameset>",
		"<p>a<!-- b -->c", "<table><td>x<table><td>y</table>z</table>", "<xmp><b>raw &amp;</xmp>", "a\r\nb\rc", "<body>  <p> x </p> ",
		"<math><mi>x</mi></math>", "<p>a<noscript><p>b</noscript>c", "<h1>a<h2>b</h1>c", "<form>a<form>b</form>c",
	} {
		plain, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		tr, err := parse(page)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := outline(tr.root), outline(plain); got != want {
			t.Errorf("%q\n got %s\nwant %s", page, got, want)
		}
		for n, chunks := range tr.chunks {
			joined := ""
			for _, c := range chunks {
				joined += c.text
				if c.how == copied && page[c.src.Start:c.src.End] != c.text {
					t.Errorf("%q: %q is said to stand at %v", page, c.text, c.src)
				}
				if c.how == nowhere && strings.Trim(c.text, htmlSpace) != "" {
					t.Errorf("%q: %q stands nowhere", page, c.text)
				}
			}
			if joined != n.Data {
				t.Errorf("%q: runs %q of text %q", page, joined, n.Data)
			}
		}
	}
}

// outline is the tree with the texts that are read, comments left out and neighbouring texts joined.
func outline(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			if p := n.Parent.Data; p != "script" && p != "style" && p != "noscript" {
				b.WriteString(strings.ReplaceAll(n.Data, "\n", "␊"))
			}
			return
		case html.ElementNode:
			b.WriteString("<" + n.Data + ">")
			defer b.WriteString("</>")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

func TestReference(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		text string
	}{
		{"&amp; x", 5, "&"}, {"&ampx", 4, "&"}, {"&amp", 4, "&"}, {"& x", 0, ""}, {"&", 0, ""}, {"&;", 0, ""}, {"&nosuch;", 0, ""},
		{"&notit;", 4, "¬"}, {"&notin;", 7, "∉"}, {"&#8220;x", 7, "“"}, {"&#x201c", 7, "“"}, {"&#65x", 4, "A"}, {"&#;", 0, ""}, {"&#x;", 0, ""},
		{"&#0;", 4, "\ufffd"}, {"&#150;", 6, "–"}, {"&CounterClockwiseContourIntegral;", 33, "∳"}, {"&lt;b&gt;", 4, "<"}, {"&nbsp;&nbsp;", 6, "\u00a0"},
		{"&acE;", 5, "∾̳"},
	} {
		if n, text := reference(c.in); n != c.n || text != c.text {
			t.Errorf("%q: %d %q, want %d %q", c.in, n, text, c.n, c.text)
		}
	}
}

// Every span of the text leads to the bytes that a person would point at.
func TestHTMLSpansLeadBack(t *testing.T) {
	page := "<html><body><h1>Plot &amp;&nbsp;proof</h1>\r\n<p>The mayor\r\n  of <b>Tar</b>sk said &ldquo;there is\u00a0no&rdquo; <i>proof</i>, and left the room to the press of the whole town.</p>\n<p>\n    Indented text of the second paragraph.\n  </p></body></html>"
	d := readChecked(t, "text/html", []byte(page), englishWords(t))
	for _, c := range []struct {
		phrase, source string
		exact          bool
	}{
		{"Plot &\u00a0proof", "Plot &amp;&nbsp;proof", true},
		{"The mayor of", "The mayor\r\n  of", true},
		{"Tarsk", "Tar</b>sk", false},
		{"mayor of Tar", "mayor\r\n  of <b>Tar", true},
		{"“there is\u00a0no” proof", "&ldquo;there is\u00a0no&rdquo; <i>proof", true},
		{"said", "said", true},
		{"Indented text", "Indented text", true},
	} {
		at := strings.Index(d.Text, c.phrase)
		if at < 0 {
			t.Errorf("%q is not in %q", c.phrase, d.Text)
			continue
		}
		r, exact, err := d.Map.Source(at, at+len(c.phrase))
		if err != nil || page[r.Start:r.End] != c.source || exact != c.exact {
			t.Errorf("%q leads to %q, exact %v, %v; want %q, %v", c.phrase, page[r.Start:r.End], exact, err, c.source, c.exact)
		}
	}
}

func TestClassHints(t *testing.T) {
	v := newVocabulary()
	for _, c := range []struct {
		class string
		want  hint
	}{
		{"newsletter-signup", hintNewsletter}, {"c-newsletterBox", hintNewsletter}, {"article__pull-quote", hintPull}, {"pullQuote", hintPull},
		{"has-newsletter", ""}, {"is-paywalled", ""}, {"shareholders", ""}, {"header", ""}, {"leaderboard", ""}, {"wp-caption-text", hintCaption},
		{"ad", hintAd}, {"load", ""}, {"badge", ""}, {"byline", hintByline}, {"post-author", hintByline}, {"jp-relatedposts", hintRelated},
		{"screen-reader-text", hintHidden}, {"entry-title", hintTitle}, {"photo_credit", hintCredit}, {"READ-MORE", hintRelated}, {"", ""},
	} {
		var got hint
		if h := v.classHints(c.class); len(h) > 0 {
			got = h[0]
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.class, got, c.want)
		}
	}
}

func TestReadTellsHTMLFromText(t *testing.T) {
	for _, c := range []struct {
		mediaType, text string
		html            bool
	}{
		{"text/html", "just words", true}, {"text/plain", "just words", false}, {"", "just words", false},
		{"text/plain", "<!DOCTYPE html><p>x", true}, {"", "\ufeff \n<html>", true}, {"application/octet-stream", "<?xml version='1.0'?><!-- c --><!DOCTYPE html>", true},
		{"", "<div><p>x</p></div>", true}, {"text/plain", "In HTML, <p> begins a paragraph and <br> a line; <div is a box.", false},
		{"application/xhtml+xml; charset=utf-8", "x", true}, {"text/plain; charset=utf-8", "a < b and b > c", false}, {"", "<?", false}, {"", "<!--", false},
	} {
		if got := isHTML(c.mediaType, c.text); got != c.html {
			t.Errorf("%q %q: HTML %v", c.mediaType, c.text, got)
		}
	}
}

func FuzzReadHTML(f *testing.F) {
	for _, s := range []string{
		"<p>one<p>two", "<table>foster<tr><td>cell</table>after", "<pre>\n a\n\nb</pre>", "<p>a&nbsp;b&notit;&#x1b;[31m", "<title>T</title><h1>T</h1><p>x",
		`<script type="application/ld+json">{"@type":"Article","headline":"T","datePublished":"2030-01-02"}</script><h1>T</h1>2 January 2030<br>By Ana Moss<br><br>x`,
		"<blockquote class=pullquote>x</blockquote><figure><figcaption>y <span class=credit>z</span></figcaption></figure>", "<svg><title><p>x", "\xff\xfe<\x00p\x00>\x00x\x00",
		"<table><tr><th>a<th>b<tr><td>1<td>2</table>", "<plaintext><b>", "<a href=x><button>y</button></a>", "<frameset>x", "\U000F0000 5 \U000F0001",
	} {
		f.Add([]byte(s))
	}
	w := englishWords(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		d, err := Read(onrecord.NewCapture("x", "text/html", data), w)
		if err != nil {
			var un *UnreadableError
			if !asUnreadable(err, &un) {
				t.Fatal(err)
			}
			return
		}
		for _, b := range onrecord.CheckDocument(d, data) {
			t.Errorf("law broken: %s", b)
		}
		if strings.ContainsAny(d.Text, "\x1b\x00\x07") {
			t.Errorf("control characters in %q", d.Text)
		}
		again, err := Read(onrecord.NewCapture("x", "text/html", data), w)
		if err != nil || again.Text != d.Text || len(again.Blocks) != len(d.Blocks) || again.Published != d.Published {
			t.Errorf("read twice, found twice: %v", err)
		}
	})
}
