package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"onrecord"
)

// facts is what the head of a page says of the article, each list with the most trusted source first. They are claims of
// the page's maker: a Document takes from them only what its visible text bears out, but for the outlet and the date.
type facts struct {
	titles  []string
	authors []string
	outlets []string
	dates   []string // of publication, as written
	lang    string
	urls    []string // of the page, as it calls itself
}

// metaNames lists the names of meta tags by what they give, the most trusted first.
var metaNames = struct{ titles, authors, outlets, dates []string }{
	titles: []string{"og:title", "headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "title"},
	authors: []string{"author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
		"dc.contributor", "byl", "citation_author", "cxenseparse:author", "authors"},
	outlets: []string{"og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher",
		"al:ios:app_name", "apple-mobile-web-app-title", "cre"},
	dates: []string{"article:published_time", "og:article:published_time", "article.published", "datepublished", "parsely-pub-date",
		"sailthru.date", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
		"cxenseparse:recs:publishtime", "pubdate", "publishdate", "publish-date", "publish_date", "ptime", "published_time",
		"originalpublicationdate", "article_date_original", "citation_publication_date", "citation_date", "date", "rnews:datepublished", "og:published_time"},
}

const (
	longestFact = 1000 // bytes of one value
	mostFacts   = 40   // values of one list
)

// readFacts gathers what the head of the page, and its JSON-LD wherever that stands, say of the article.
func readFacts(root *html.Node) facts {
	var f facts
	metas := map[string][]string{}
	var documentTitle string
	var ld []any
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "html":
				f.lang = attr(n, "lang")
			case "svg":
				return
			case "title":
				if documentTitle == "" {
					documentTitle = oneLine(nodeText(n))
				}
			case "link":
				if strings.EqualFold(attr(n, "rel"), "canonical") {
					f.urls = append(f.urls, attr(n, "href"))
				}
			case "meta":
				content := oneLine(attr(n, "content"))
				for _, key := range []string{"property", "name", "itemprop"} {
					if k := strings.ToLower(attr(n, key)); k != "" && content != "" && len(metas[k]) < mostFacts {
						metas[k] = append(metas[k], content)
					}
				}
			case "script":
				if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
					ld = append(ld, parseLD(nodeText(n))...)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(root)
	f.readLD(ld)
	take := func(names []string) (out []string) {
		for _, k := range names {
			out = append(out, metas[k]...)
		}
		return out
	}
	f.titles = append(f.titles, take(metaNames.titles)...)
	if documentTitle != "" {
		f.titles = append(f.titles, documentTitle)
	}
	f.authors = append(f.authors, take(metaNames.authors)...)
	f.authors = splitNames(f.authors)
	f.outlets = append(take(metaNames.outlets[:1]), append(f.outlets, take(metaNames.outlets[1:])...)...)
	f.dates = append(f.dates, take(metaNames.dates)...)
	f.urls = append(f.urls, metas["og:url"]...)
	return f
}

// splitNames parts lists of authors at the marks that part names, and leaves out addresses.
func splitNames(lists []string) []string {
	var out []string
	for _, l := range lists {
		if strings.Contains(l, "://") || strings.Contains(l, "@") {
			continue
		}
		for _, name := range strings.FieldsFunc(l, func(r rune) bool { return strings.ContainsRune(";|/&,", r) }) {
			if name = strings.TrimSpace(name); name != "" && len(out) < mostFacts {
				out = append(out, name)
			}
		}
	}
	return out
}

// oneLine folds white space and cuts what is too long to be a name or title.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(printable, s[:min(len(s), longestFact)])), " ")
}

func nodeText(n *html.Node) string {
	var b strings.Builder
	eachText(n, func(t *html.Node) { b.WriteString(t.Data) })
	return b.String()
}

// outlet chooses the outlet's name: what the head says, or what the page's title has after the article's own.
func (f facts) outlet(title string) string {
	for _, o := range f.outlets {
		if o != "" && !strings.Contains(o, "://") && !strings.HasPrefix(o, "@") && len(o) <= longestName*2 {
			return o
		}
	}
	if title == "" {
		return ""
	}
	for _, t := range f.titles {
		if rest, ok := strings.CutSuffix(t, oneLine(title)); ok {
			if name := strings.TrimRight(rest, titleMarks); name != "" && strings.TrimRight(rest, " ") != name {
				return name
			}
		}
		if rest, ok := strings.CutPrefix(t, oneLine(title)); ok {
			parts := strings.FieldsFunc(strings.ReplaceAll(rest, " - ", " | "), func(r rune) bool { return strings.ContainsRune("|–—·»•", r) })
			if rest = strings.TrimLeft(rest, " "); rest != "" && strings.ContainsAny(rest[:1], titleMarks) || len(parts) > 0 && parts[0] == " " {
				return strings.Trim(parts[len(parts)-1], titleMarks)
			}
		}
	}
	return ""
}

// titleMarks part the article's title from the outlet's name in the title of a page.
const titleMarks = " |-–—·»•:"

// dateInURL is a date in the path of one of the page's addresses: /2031/04/05/ or /2031-04-05-.
func (f facts) dateInURL(more ...string) onrecord.When {
	for _, raw := range append(f.urls, more...) {
		u, err := url.Parse(raw)
		if err != nil {
			continue
		}
		path := strings.NewReplacer("/", "-", "_", "-").Replace(u.Path)
		parts := strings.Split(path, "-")
		for i := 0; i+2 < len(parts); i++ {
			if len(parts[i]) == 4 && len(parts[i+1]) == 2 && len(parts[i+2]) == 2 {
				if d, ok := threeNumbers(parts[i : i+3]); ok {
					return d.when()
				}
			}
		}
	}
	return onrecord.When{}
}
