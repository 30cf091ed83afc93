package main

import (
	"errors"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// press makes up newspapers' pages in any number, to measure what a large story costs. Each page has the paragraphs of a few real
// texts, shuffled, in the layout of one of several invented outlets, with all that stands round an article on the web.
type press struct {
	random *rand.Rand
	texts  []leaf
}

// leaf is one real text, and its paragraphs.
type leaf struct {
	title      string
	paragraphs []string
}

// newPress takes the plain texts in dir: a title in the first line, then paragraphs. The same seed makes the same pages.
func newPress(dir string, seed uint64) (*press, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	p := &press{random: rand.New(rand.NewPCG(seed, 0))}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		title, body, _ := strings.Cut(strings.TrimSpace(string(data)), "\n")
		l := leaf{title: strings.TrimSpace(title)}
		for line := range strings.Lines(body) {
			if line = strings.TrimSpace(line); len(line) > 80 {
				l.paragraphs = append(l.paragraphs, line)
			}
		}
		if l.title != "" && len(l.paragraphs) > 0 {
			p.texts = append(p.texts, l)
		}
	}
	if len(p.texts) == 0 {
		return nil, fmt.Errorf("make pages of %s: %w", dir, errors.New("no text of a title and paragraphs is there"))
	}
	return p, nil
}

// sheet is a page, made up.
type sheet struct {
	outlet, site, title, author string
	published                   time.Time
	paragraphs                  []string
	caption, pull, related      string
}

// page makes page n, and what to call its file.
func (p *press) page(n int) (name, content string) {
	r := p.random
	outlets := []struct{ name, site string }{{"Pilot Review", "pilot-review.example"}, {"Harrowgate Courier", "courier.example"}, {"Tessaly Standard", "standard.example.org"},
		{"The Lantern", "lantern.example.net"}, {"Northmoor Gazette", "gazette.example.com"}, {"Ostby Wire", "wire.example.org"}, {"Coast Observer", "observer.example"},
		{"Daily Beacon", "beacon.example.net"}, {"Kelmar Times", "times.example.com"}, {"The Ferryman", "ferryman.example.org"}, {"Provincial Post", "post.example"}, {"Quarry Herald", "herald.example.net"}}
	o := outlets[r.IntN(len(outlets))]
	lead := p.texts[r.IntN(len(p.texts))]
	s := sheet{outlet: o.name, site: o.site, title: lead.title, author: pick(r, "Ada Merrin", "Tomas Ilyan", "Ruth Okonjo-Vale", "Staff and agencies"),
		published: time.Date(2016, 1, 1, 6, 0, 0, 0, time.UTC).Add(time.Duration(r.IntN(3500*24)) * time.Hour), caption: p.sentence(), pull: p.sentence(), related: p.texts[r.IntN(len(p.texts))].title}
	s.paragraphs = slices.Clone(lead.paragraphs[:min(len(lead.paragraphs), 4+r.IntN(8))])
	for range 2 + r.IntN(3) {
		other := p.texts[r.IntN(len(p.texts))].paragraphs
		from := r.IntN(len(other))
		s.paragraphs = append(s.paragraphs, other[from:min(len(other), from+1+r.IntN(5))]...)
	}
	s.paragraphs = append(s.paragraphs, fmt.Sprintf("This is report %d of the %s.", n, s.outlet))
	layouts := []func(sheet, int) string{broadsheet, tabloid, agency, plain}
	return fmt.Sprintf("%05d.html", n), layouts[r.IntN(len(layouts))](s, n)
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// sentence is the first of some paragraph.
func (p *press) sentence() string {
	l := p.texts[p.random.IntN(len(p.texts))]
	first, _, _ := strings.Cut(l.paragraphs[p.random.IntN(len(l.paragraphs))], ". ")
	return strings.TrimSuffix(first, ".") + "."
}

// paragraphs as elements.
func (s sheet) body(class string) string {
	var b strings.Builder
	for _, p := range s.paragraphs {
		fmt.Fprintf(&b, "<p class=%q>%s</p>\n", class, html.EscapeString(p))
	}
	return b.String()
}

func (s sheet) url(n int) string {
	return fmt.Sprintf("https://%s/%d/story-%d", s.site, s.published.Year(), n)
}

// broadsheet has its metadata in the head, a caption, a pull quote and related links.
func broadsheet(s sheet, n int) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%[1]s | %[2]s</title>
<meta property="og:site_name" content="%[2]s"><meta property="article:published_time" content="%[3]s"><link rel="canonical" href="%[4]s"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav><main><article><h1>%[1]s</h1><p class="byline">By %[5]s</p>
<figure><img src="a.jpg" alt=""><figcaption>%[6]s Photograph: %[5]s/%[2]s</figcaption></figure>
%[8]s<blockquote class="pullquote">%[7]s</blockquote></article>
<aside><h2>Read more</h2><ul><li><a href="/x">%[9]s</a></li></ul></aside></main><footer>© %[2]s. All rights reserved.</footer></body></html>
`, html.EscapeString(s.title), s.outlet, s.published.Format(time.RFC3339), s.url(n), s.author, html.EscapeString(s.caption), html.EscapeString(s.pull), s.body("text"), html.EscapeString(s.related))
}

// tabloid keeps its metadata as JSON-LD and has a newsletter box in the middle.
func tabloid(s sheet, n int) string {
	half := len(s.paragraphs) / 2
	above, below := s, s
	above.paragraphs, below.paragraphs = s.paragraphs[:half], s.paragraphs[half:]
	return fmt.Sprintf(`<html><head><meta charset="utf-8"><title>%[1]s</title><link rel="canonical" href="%[4]s"><script type="application/ld+json">
{"@context":"https://schema.org","@type":"NewsArticle","headline":%[5]q,"datePublished":%[3]q,"publisher":{"@type":"Organization","name":%[2]q}}</script></head>
<body><header><a href="/">%[2]s</a></header><div class="story"><h1>%[1]s</h1><time datetime="%[3]s">%[3]s</time>
%[6]s<div class="newsletter"><h3>Sign up for our newsletter</h3><p>Get the day's stories every morning. Enter your email address.</p></div>%[7]s</div>
<div class="most-read"><h3>Most read</h3><a href="/y">%[8]s</a></div></body></html>
`, html.EscapeString(s.title), s.outlet, s.published.Format("2006-01-02"), s.url(n), s.title, above.body("par"), below.body("par"), html.EscapeString(s.related))
}

// agency says where and when in its first line.
func agency(s sheet, n int) string {
	s.paragraphs[0] = strings.ToUpper(pick(rand.New(rand.NewPCG(uint64(n), 1)), "Kelmar", "Ostby", "Port Alder")) + ", " + s.published.Format("2 January") + " — " + s.paragraphs[0]
	return fmt.Sprintf(`<!doctype html><html><head><meta charset="utf-8"><title>%[1]s - %[2]s</title><meta name="date" content="%[3]s"><link rel="canonical" href="%[4]s"></head>
<body><div id="content"><h1>%[1]s</h1>%[5]s<p><em>Reporting by %[6]s. Our articles may be republished free of charge with a link to the original.</em></p></div></body></html>
`, html.EscapeString(s.title), s.outlet, s.published.Format("2006-01-02"), s.url(n), s.body(""), s.author)
}

// plain is hardly a page at all.
func plain(s sheet, n int) string {
	return fmt.Sprintf("<html><head><title>%s</title><link rel=\"canonical\" href=%q></head><body><h1>%s</h1><p>%s, %s</p>%s</body></html>\n",
		html.EscapeString(s.title), s.url(n), html.EscapeString(s.title), s.outlet, s.published.Format("January 2, 2006"), s.body(""))
}
