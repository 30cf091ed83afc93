package page

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"onrecord"
)

func factsOf(t *testing.T, head string) facts {
	t.Helper()
	root, err := html.Parse(strings.NewReader("<html lang=en-GB><head>" + head + "</head><body></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	return readFacts(root)
}

func TestMetaFacts(t *testing.T) {
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, c := range []struct {
		name, head            string
		title, author, outlet string
		date                  string
	}{
		{name: "article", head: ld(`{"@type":"NewsArticle","headline":"A &amp; B","author":{"name":"Mira Kovač"},"publisher":{"name":"Post"},"datePublished":"2030-01-02T03:04:05Z"}`),
			title: "A & B", author: "Mira Kovač", outlet: "Post", date: "2030-01-02T03:04:05Z"},
		{name: "type list, author list", head: ld(`{"@type":["Article","NewsArticle"],"headline":["T"],"author":[{"name":"One"},{"name":"Two"}]}`), title: "T", author: "One"},
		{name: "author as text", head: ld(`{"@type":"http://schema.org/NewsArticle","headline":"T","author":"Ana Moss, Bo Ek"}`), title: "T", author: "Ana Moss"},
		{name: "graph with references", head: ld(`{"@graph":[{"@type":"WebPage","name":"W"},{"@type":"Article","headline":"T","author":{"@id":"#p"},"publisher":{"@id":"#o"}},{"@id":"#p","@type":"Person","name":"Ana"},{"@id":"#o","name":"Org"}]}`),
			title: "T", author: "Ana", outlet: "Org"},
		{name: "nested", head: ld(`{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"T"}}`), title: "T"},
		{name: "second block", head: ld(`{"@type":"BreadcrumbList"}`) + ld(`[{"@type":"Report","headline":"T"}]`), title: "T"},
		{name: "two values", head: ld(`{"@type":"X"}{"@type":"Article","headline":"T"}`), title: "T"},
		{name: "line break in a string", head: ld("{\"@type\":\"Article\",\"headline\":\"T\",\"description\":\"a\nb\"}"), title: "T"},
		{name: "comma too many", head: ld(`{"@type":"Article","headline":"T",}`), title: "T"},
		{name: "comment around", head: ld(`<!-- {"@type":"Article","headline":"T"} -->`), title: "T"},
		{name: "CDATA around", head: ld("//<![CDATA[\n" + `{"@type":"Article","headline":"T"}` + "\n//]]>"), title: "T"},
		{name: "cut off", head: ld(`{"@type":"Article","headline":"Say \"no\"","author":{"@type":"Person","name":"Ana"},"datePublished":"2030-01-02","x":`), title: `Say "no"`, author: "Ana", date: "2030-01-02"},
		{name: "unquoted", head: ld(`{@type: Article, "headline": "T"}`), title: "T"},
		{name: "og", head: `<meta property=og:title content=" T  U "><meta property="og:site_name" content=Post><meta property="article:published_time" content="2030-01-02">`, title: "T U", outlet: "Post", date: "2030-01-02"},
		{name: "dublin core", head: `<meta name="DC.title" content=T><meta name="DC.Creator" content="Ana Moss"><meta name="DC.date.issued" content="2030"><meta name=DC.publisher content=Post>`, title: "T", author: "Ana Moss", outlet: "Post", date: "2030"},
		{name: "parsely", head: `<meta name=parsely-title content=T><meta name=parsely-author content=Ana><meta name=parsely-pub-date content=2030-01-02>`, title: "T", author: "Ana", date: "2030-01-02"},
		{name: "sailthru", head: `<meta name=sailthru.title content=T><meta name=sailthru.author content=Ana><meta name=sailthru.date content=2030-01-02>`, title: "T", author: "Ana", date: "2030-01-02"},
		{name: "author is an address", head: `<meta property="article:author" content="https://social.example/ana"><meta name=author content="Ana">`, author: "Ana"},
		{name: "document title", head: `<title> T
			U </title>`, title: "T U"},
		{name: "svg title is none", head: `<title>T</title><svg><title>Icon</title></svg>`, title: "T"},
	} {
		f := factsOf(t, c.head)
		for _, x := range []struct {
			what, want string
			got        []string
		}{{"title", c.title, f.titles}, {"author", c.author, f.authors}, {"date", c.date, f.dates}, {"outlet", c.outlet, []string{f.outlet("")}}} {
			got := ""
			if len(x.got) > 0 {
				got = x.got[0]
			}
			if got != x.want {
				t.Errorf("%s: %s %q, want %q", c.name, x.what, x.got, x.want)
			}
		}
		if f.lang != "en-GB" {
			t.Errorf("%s: lang %q", c.name, f.lang)
		}
	}
}

func TestMetaOutletFromTitle(t *testing.T) {
	for _, c := range [][3]string{
		{"Mayor denies plot | The Post", "Mayor denies plot", "The Post"},
		{"Mayor denies plot - City - The Post", "Mayor denies plot", "The Post"},
		{"The Post: Mayor denies plot", "Mayor denies plot", "The Post"},
		{"Mayor denies plot – The Post", "Mayor  denies\nplot", "The Post"},
		{"Mayor denies plot to sell lake", "Mayor denies plot", ""},
		{"Mayor denies plot", "Mayor denies plot", ""},
		{"Something else | Post", "Mayor denies plot", ""},
	} {
		if got := (facts{titles: []string{c[0]}}).outlet(c[1]); got != c[2] {
			t.Errorf("outlet of %q with %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestMetaDate(t *testing.T) {
	w := englishWords(t)
	for _, c := range []struct {
		in  string
		day onrecord.Date
		utc bool
	}{
		{in: "2031-04-02T22:40:11+00:00", day: "2031-04-02", utc: true},
		{in: "2031-04-03T00:40:11+02:00", day: "2031-04-03"},
		{in: "2031-04-03T00:40:11.123-0700", day: "2031-04-03"},
		{in: "2031-04-03 00:40", day: "2031-04-03"},
		{in: "2031-04-03", day: "2031-04-03"}, {in: "2031/04/03", day: "2031-04-03"}, {in: "20310403", day: "2031-04-03"},
		{in: "20310403T004011Z", day: "2031-04-03", utc: true},
		{in: "Thu, 03 Apr 2031 00:40:11 +0200", day: "2031-04-03"},
		{in: "Thu, 03 Apr 2031 00:40:11 GMT", day: "2031-04-03", utc: true},
		{in: "April 3, 2031", day: "2031-04-03"}, {in: "3 April 2031, 10.15", day: "2031-04-03"},
		{in: "2031-13-03"}, {in: "2031-02-30"}, {in: "yesterday"}, {in: ""}, {in: "2031-04-031"}, {in: "1775180411"},
	} {
		got, utc := w.metaDate(c.in)
		if got.From != c.day || utc != c.utc || !got.Span.IsZero() {
			t.Errorf("%q: %q utc %v, want %q utc %v", c.in, got.From, utc, c.day, c.utc)
		}
	}
}

// The page's own day holds where its head counts in universal time; a date that the page does not show has no Span.
func TestMetaDateAgainstPage(t *testing.T) {
	w := englishWords(t)
	body := "<h1>Mayor denies plot</h1><p class=byline>By Ana Moss, %s</p><p>The mayor of Tarsk on Monday denied that there had been a plot, and said that no proof of one existed.</p>"
	for _, c := range []struct{ meta, shown, day, span string }{
		{"2031-04-02T22:40:11Z", "3 April 2031", "2031-04-03", "3 April 2031"},
		{"2031-04-02T22:40:11+02:00", "3 April 2031", "2031-04-02", ""},
		{"2031-04-02T22:40:11Z", "2 April 2031", "2031-04-02", "2 April 2031"},
		{"2031-04-02", "02/04/2031", "2031-04-02", "02/04/2031"},
		{"2031-04-02", "04/02/2031", "2031-04-02", "04/02/2031"},
		{"2031-04-02", "7 May 2031", "2031-04-02", ""},
		{"", "7 May 2031", "2031-05-07", "7 May 2031"},
	} {
		page := `<head><meta property="article:published_time" content="` + c.meta + `"></head>` + strings.Replace(body, "%s", c.shown, 1)
		d := readChecked(t, "text/html", []byte(page), w)
		if string(d.Published.From) != c.day || d.Published.Span.Text != c.span {
			t.Errorf("%s beside %s: %s %q, want %s %q", c.meta, c.shown, d.Published.From, d.Published.Span.Text, c.day, c.span)
		}
		if len(d.Byline) != 1 || d.Byline[0].Text != "Ana Moss" {
			t.Errorf("byline %v", d.Byline)
		}
	}
	c := onrecord.NewCapture("x", "text/html", []byte(strings.Replace(body, ", %s", "", 1)))
	c.URL = "https://post.example/2031/04/02/plot"
	if d, err := Read(c, w); err != nil || d.Published.From != "2031-04-02" {
		t.Errorf("date in the address: %v %v", d.Published, err)
	}
}

func TestMetaAuthorsAreShown(t *testing.T) {
	w := englishWords(t)
	page := `<head><meta name=author content="Ana Moss; Bo Ek; Nobody Shown"></head><h1>Mayor denies plot</h1><p>By Bo Ek and Ana Moss</p>
		<p>The mayor of Tarsk on Monday denied that there had been a plot, and said that no proof of one existed. Nobody Shown was there.</p>`
	var got []string
	for _, s := range readChecked(t, "text/html", []byte(page), w).Byline {
		got = append(got, s.Text)
	}
	if !slices.Equal(got, []string{"Ana Moss", "Bo Ek"}) {
		t.Errorf("authors %q: a name that no byline shows is none", got)
	}
}
