package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/tools/txtar"

	"onrecord"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

func captured(url, mediaType, data string) *onrecord.Capture {
	c := onrecord.NewCapture(url, mediaType, []byte(data))
	c.URL = url
	return c
}

// print writes what Parse gives, a line a thing.
func print(f *Feed, err error) string {
	var b strings.Builder
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
		return b.String()
	}
	fmt.Fprintf(&b, "%s %q pace %v\n", f.Kind, f.Title, f.Pace)
	at := func(what, s string, t time.Time) {
		if s != "" {
			fmt.Fprintf(&b, "    %s %q", what, s)
			if !t.IsZero() {
				fmt.Fprintf(&b, " = %s", t.Format(time.RFC3339))
			}
			b.WriteByte('\n')
		}
	}
	for _, it := range f.Items {
		fmt.Fprintf(&b, "%s\n    %q id %q\n", it.URL, it.Title, it.ID)
		at("published", it.Published, it.PublishedAt)
		at("updated", it.Updated, it.UpdatedAt)
	}
	for _, l := range f.Links {
		fmt.Fprintf(&b, "%s\n    %q kind %q\n", l.URL, l.Title, l.Kind)
		if !l.UpdatedAt.IsZero() {
			fmt.Fprintf(&b, "    updated %s\n", l.UpdatedAt.Format(time.RFC3339))
		}
	}
	for _, s := range f.Faults {
		fmt.Fprintf(&b, "fault: %s\n", s)
	}
	return b.String()
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			_, url, ok := strings.Cut(string(a.Comment), "\nurl: ")
			if !ok || a.Files[0].Name != "feed" {
				t.Fatalf("%s names no url, or does not begin with its feed", name)
			}
			got := print(Parse(captured(strings.TrimSpace(url), "", strings.TrimSuffix(string(a.Files[0].Data), "\n"))))
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 2 || got != string(a.Files[1].Data) {
				t.Errorf("got\n%s\nrun go test -update if that is right", got)
			}
		})
	}
}

// packed is s as gzip.
func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.String()
}

const oneItem = `<rss version="2.0"><channel><title>Zürich</title><item><title>Größe</title><link>/1</link></item></channel></rss>`

func TestEncodings(t *testing.T) {
	wide := utf16.Encode([]rune("<?xml version='1.0' encoding='utf-16'?>" + oneItem))
	var le, be strings.Builder
	for _, u := range wide {
		le.Write([]byte{byte(u), byte(u >> 8)})
		be.Write([]byte{byte(u >> 8), byte(u)})
	}
	latin := strings.NewReplacer("ü", "\xfc", "ö", "\xf6", "ß", "\xdf").Replace(oneItem)
	for name, c := range map[string]*onrecord.Capture{
		"mark":             captured("https://a.example/f", "", "\xef\xbb\xbf"+oneItem),
		"gzip":             captured("https://a.example/f", "application/gzip", packed(t, oneItem)),
		"little":           captured("https://a.example/f", "", "\xff\xfe"+le.String()),
		"little, no mark":  captured("https://a.example/f", "", le.String()),
		"big":              captured("https://a.example/f", "", "\xfe\xff"+be.String()),
		"big, no mark":     captured("https://a.example/f", "", be.String()),
		"declared":         captured("https://a.example/f", "text/xml; charset=utf-8", "<?xml version=\"1.0\" encoding='iso-8859-1' ?>"+latin),
		"server":           captured("https://a.example/f", "text/xml; charset=iso-8859-1", latin),
		"nobody says":      captured("https://a.example/f", "text/xml", latin),
		"declared wrongly": captured("https://a.example/f", "text/xml; charset=iso-8859-1", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>"+oneItem),
		"control":          captured("https://a.example/f", "", strings.Replace(oneItem, "</title>", "\x0b\x00</title>", 1)),
	} {
		f, err := Parse(c)
		if err != nil || len(f.Items) != 1 || f.Title != "Zürich" || f.Items[0].Title != "Größe" || f.Items[0].URL != "https://a.example/1" || len(f.Faults) != 0 {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

// A packed sitemap that ends early gives what is whole of it.
func TestPackedAndCut(t *testing.T) {
	var b strings.Builder
	b.WriteString("<urlset>")
	for i := range 5000 {
		fmt.Fprintf(&b, "<url><loc>https://a.example/%x</loc></url>", i*i*7919)
	}
	whole := packed(t, b.String()+"</urlset>")
	f, err := Parse(captured("https://a.example/s.xml.gz", "application/x-gzip", whole[:len(whole)/2]))
	if err != nil || len(f.Items) < 1000 || len(f.Items) > 4000 || len(f.Faults) != 2 || !strings.Contains(strings.Join(f.Faults, "\n"), "ends in the middle") {
		t.Errorf("%v, %v", f, err)
	}
	if _, err := Parse(captured("https://a.example/s.xml.gz", "", whole[:5])); err == nil || !strings.Contains(err.Error(), "cannot be unpacked") {
		t.Errorf("a header cut off: %v", err)
	}
}

func TestBounds(t *testing.T) {
	item := func(in string) string {
		return `<rss version="2.0"><channel><item><link>/1</link>` + in + `</item></channel></rss>`
	}
	deep := item(strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200))
	var spaces strings.Builder
	for i := range 100 {
		fmt.Fprintf(&spaces, " xmlns:n%d='u'", i)
	}
	for name, tt := range map[string]struct{ data, says string }{
		"depth":      {deep, "100 deep"},
		"unclosed":   {item(strings.Repeat("<br>", 200)), "100 deep"},
		"namespaces": {item("<a" + spaces.String() + "/>"), "64 namespaces"},
		"elements":   {item(strings.Repeat("<a/>", maxWork/24)), "in good time"},
		"dates":      {item(strings.Repeat("<pubDate/>", maxWork/224+1)), "in good time"},
		"sitemap":    {strings.Repeat("<urlset>", 200), "too deep"},
		"opml":       {"<opml>" + strings.Repeat("<body>", 200), "too deep"},
		"bomb":       {packed(t, strings.Repeat(" ", MaxUnpacked+1)), "more than 50 MiB"},
		"empty":      {"", "no feed"},
	} {
		_, err := Parse(captured("https://a.example/f", "", tt.data))
		if e, ok := errors.AsType[*Error](err); !ok || !strings.Contains(err.Error(), tt.says) || !strings.HasPrefix(err.Error(), "https://a.example/f: ") || e.Next == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	many := "<urlset>" + strings.Repeat("<url><loc>http://a.example/</loc></url>", MaxItems+3) + "</urlset>"
	f, err := Parse(captured("https://a.example/f", "", many))
	if err != nil || len(f.Items) != MaxItems || len(f.Faults) != 1 || f.Faults[0] != "left out: 3 beyond the first 50000" {
		t.Errorf("%d items, %v, %v", len(f.Items), f.Faults, err)
	}
	long := "https://a.example/" + strings.Repeat("a", MaxURL)
	f, err = Parse(captured("https://a.example/f", "", long+"\nhttps://a.example/b"))
	if err != nil || len(f.Items) != 1 || len(f.Faults) != 1 {
		t.Errorf("a long address: %d items, %v, %v", len(f.Items), f.Faults, err)
	}
}

func TestTooManyItems(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for kind, many := range map[Kind]string{
		RSS:      "<rss><channel>" + strings.Repeat("<item><link>http://a.example/</link></item>", MaxItems+3) + "</channel></rss>",
		JSONFeed: `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat(`{"url":"/a"},`, MaxItems+2) + `{"url":"/a"}]}`,
	} {
		f, err := Parse(captured("https://a.example/f", "", many))
		if err != nil || len(f.Items) != MaxItems || len(f.Faults) != 1 || !strings.Contains(f.Faults[0], "beyond the first 50000") {
			t.Errorf("%s: %+v, %v", kind, f.Faults, err)
		}
	}
}

// A feed from a file has no base: what is relative cannot be found.
func TestFileWithoutBase(t *testing.T) {
	f, err := Parse(onrecord.NewCapture("feed.xml", "", []byte(oneItem)))
	if err != nil || len(f.Items) != 0 || len(f.Faults) != 1 || f.Faults[0] != "left out: 1 with an address that cannot be fetched" {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestDiscover(t *testing.T) {
	page := `<!doctype html><head><base href="/en/"><base href="/fr/">
<link rel="stylesheet alternate" href="s.css"><link REL="Alternate" type="application/rss+xml; charset=utf-8" title="News &amp; views" href=feed>
<link rel=alternate type=application/atom+xml href="https://isle.example.org/atom#x"><link rel=alternate type="application/rss+xml" href="/en/feed">
<link rel=alternate hreflang=fr type=text/html href=/fr/><link rel=feed type=application/feed+json href="f.json"><link rel=alternate type=application/rss+xml href="javascript:1">
</head><body><link rel=alternate type=application/rss+xml href=late>`
	got := Discover(captured("https://harbour.example.org/", "text/html", page))
	want := []Link{{URL: "https://harbour.example.org/en/feed", Title: "News & views", Kind: RSS}, {URL: "https://isle.example.org/atom", Kind: Atom}, {URL: "https://harbour.example.org/en/f.json", Kind: JSONFeed}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestKindOf(t *testing.T) {
	for data, want := range map[string]Kind{
		"<rss/>": RSS, "<feed/>": Atom, "<urlset/>": Sitemap, "<sitemapindex/>": SitemapIndex, "<opml/>": OPML,
		"<html>": HTML, "<!doctype html><title>x": HTML, "<p>hello": HTML, "hello": Unknown, "": Unknown, "{}": Unknown, `{"items":[]}`: Unknown,
		`{"version":"https:\/\/jsonfeed.org\/version\/1"}`: JSONFeed, `{"items":[],"version":"https://jsonfeed.org/version/1.1"}`: JSONFeed,
		"<?xml version='1.0'?>\n<!-- x --><?xml-stylesheet href='a'?><rss>": RSS, "https://a.example/1\r\nhttp://a.example/2": Sitemap, "https://a.example/1 is what he said": Unknown,
	} {
		if got := KindOf(captured("https://a.example/", "", data)); got != want {
			t.Errorf("%q: %q, want %q", data, got, want)
		}
	}
	if got := KindOf(captured("https://a.example/", "", packed(t, "<urlset/>"))); got != Sitemap {
		t.Errorf("packed: %q", got)
	}
}

// Broken in every item, a feed is looked at a bounded number of times: this would take hours otherwise.
func TestMendIsBounded(t *testing.T) {
	data := "<rss><channel>" + strings.Repeat("<item><![CDATA[", 100_000)
	if _, err := Parse(captured("https://a.example/f", "", data)); err == nil {
		t.Error("nothing is whole there")
	}
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c := captured("https://a.example/dir/feed", "text/xml", string(data))
		got, err := Parse(c)
		if err != nil {
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Fatalf("%v is no *Error", err)
			}
			return
		}
		if got.Kind == Unknown || got.Kind == HTML {
			t.Fatalf("kind %q has been read", got.Kind)
		}
		for _, it := range got.Items {
			if !strings.HasPrefix(it.URL, "http://") && !strings.HasPrefix(it.URL, "https://") || strings.Contains(it.URL, "#") || it.ID == "" {
				t.Fatalf("item %+v", it)
			}
		}
		again, err := Parse(c)
		if err != nil || print(again, nil) != print(got, nil) {
			t.Fatalf("read again it differs: %v\n%s\n%s", err, print(got, nil), print(again, err))
		}
	})
}

// What a feed loses when it is cut anywhere is no more than the item that the cut hit.
func FuzzCut(f *testing.F) {
	f.Add(uint16(0), uint8(3))
	f.Add(uint16(200), uint8(5))
	f.Fuzz(func(t *testing.T, at uint16, n uint8) {
		var b strings.Builder
		b.WriteString(`<rss version="2.0"><channel><title>T</title>`)
		ends := []int{}
		for i := range int(n%8) + 1 {
			fmt.Fprintf(&b, `<item><title><![CDATA[a </item> %d]]></title><link>/%d</link></item>`, i, i)
			ends = append(ends, b.Len())
		}
		data := b.String() + "</channel></rss>"
		cut := int(at) % (len(data) + 1)
		whole := 0
		for _, e := range ends {
			if e <= cut {
				whole++
			}
		}
		got, err := Parse(captured("https://a.example/f", "", data[:cut]))
		switch {
		case err != nil && whole > 0:
			t.Fatalf("cut at %d: %v, %d items are whole", cut, err, whole)
		case err == nil && (len(got.Items) != whole || cut < len(data) && len(got.Faults) == 0):
			t.Fatalf("cut at %d: %d items of %d whole ones, faults %q", cut, len(got.Items), whole, got.Faults)
		}
	})
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<base href=//b.example><link rel=alternate type=application/rss+xml href="../feed">`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, l := range Discover(captured("https://a.example/dir/", "text/html", string(data))) {
			if !strings.HasPrefix(l.URL, "http") || l.Kind == Unknown {
				t.Fatalf("%+v", l)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var s strings.Builder
	s.WriteString(`<rss version="2.0"><channel><title>T</title>`)
	for i := range 500 {
		fmt.Fprintf(&s, `<item><title>Number %d</title><link>/%d</link><pubDate>Wed, 13 Mar 2024 08:00:00 +0100</pubDate><description><![CDATA[%s]]></description></item>`, i, i, strings.Repeat("<p>words and words</p>", 50))
	}
	c := captured("https://a.example/f", "", s.String()+"</channel></rss>")
	b.SetBytes(int64(len(c.Data)))
	for b.Loop() {
		if f, err := Parse(c); err != nil || len(f.Items) != 500 {
			b.Fatal(err)
		}
	}
}
