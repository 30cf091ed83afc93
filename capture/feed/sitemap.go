package feed

import (
	"bytes"
	"encoding/xml"
)

// sitemap reads sitemaps and indexes of them as sitemaps.org defines them, with Google's extension for news, which gives
// titles and times of publication; and the plain form, one address a line.
func (p *parser) sitemap() error {
	if p.text = bytes.TrimSpace(p.text); len(p.text) > 0 && p.text[0] != '<' {
		for line := range bytes.Lines(p.text) {
			if line = bytes.TrimSpace(line); len(line) > 0 {
				p.add(string(line), Item{})
			}
		}
		return nil
	}
	var it Item
	var loc string
	open := func(path string, _ []xml.Attr) {
		if path == "urlset/url" || path == "sitemapindex/sitemap" {
			it, loc = Item{}, ""
		}
	}
	whole := 0
	done := func(path, text string) {
		switch path {
		case "urlset/url/loc", "sitemapindex/sitemap/loc":
			loc = text
		case "urlset/url/lastmod", "sitemapindex/sitemap/lastmod":
			it.Updated, it.UpdatedAt = text, moment(text)
		case "urlset/url/news/publication_date":
			it.Published, it.PublishedAt = text, moment(text)
		case "urlset/url/news/title":
			it.Title = text
		case "urlset/url/news/publication/name":
			if p.feed.Title == "" {
				p.feed.Title = fold(text)
			}
		case "urlset/url":
			whole++
			p.add(loc, it)
		case "sitemapindex/sitemap":
			whole++
			p.link(loc, Link{Kind: Sitemap, UpdatedAt: it.UpdatedAt})
		}
	}
	err := walk(p.text, open, done)
	return p.ended(err, whole)
}

// ended says of a list that ended early what came of it: whole entries, or an error where there are none.
func (p *parser) ended(err error, whole int) error {
	switch {
	case err == nil:
	case whole == 0:
		return p.fail("the "+string(p.feed.Kind)+" is cut off or broken before the end of its first entry ("+innerXML(err)+")", "try again later", err)
	default:
		p.broken(innerXML(err), whole)
	}
	return nil
}
