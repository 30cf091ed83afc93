package feed

import (
	"bytes"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"
)

// syndication reads RSS and Atom. The survey decides whether gofeed is shown the feed as it came, or what is whole of it:
// gofeed gives nothing of a feed that breaks anywhere.
func (p *parser) syndication() error {
	s, err := surveyOf(p.text)
	if err != nil {
		return p.fail("is no feed that can be read: "+err.Error(), "give the addresses of its articles one by one", err)
	}
	text := p.text
	if s.broken == nil && s.count > MaxItems {
		text, _ = s.mend(text)
		p.dropped += s.count - MaxItems
	}
	if s.broken != nil {
		mended, whole := s.mend(text)
		if whole == 0 {
			return p.fail("the "+string(p.feed.Kind)+" is cut off or broken before the end of its first item ("+innerXML(s.broken)+")", "try again later", s.broken)
		}
		p.broken(innerXML(s.broken), whole)
		text = mended
	}
	f, err := p.gofeed(text)
	if err != nil && s.broken == nil { // it stumbles over what the survey let pass
		if mended, whole := s.mend(text); whole > 0 {
			if f, err = p.gofeed(mended); err == nil {
				p.broken("not as "+string(p.feed.Kind)+"s are written", whole)
			}
		}
	}
	if err != nil {
		return p.fail("the "+string(p.feed.Kind)+" cannot be read: "+err.Error(), "try again later", err)
	}
	p.feed.Title = fold(f.Title)
	p.feed.Pace = pace(f)
	switch o := f.OriginalFeed().(type) {
	case *rss.Feed:
		p.rssItems(f, o)
	case *atom.Feed:
		p.atomItems(f, o)
	}
	return nil
}

func (p *parser) gofeed(text []byte) (*gofeed.Feed, error) {
	g := gofeed.NewParser()
	g.KeepOriginalFeed = true
	return g.Parse(bytes.NewReader(text))
}

// innerXML is what the XML decoder complains of, without its name for itself.
func innerXML(err error) string { return strings.TrimPrefix(err.Error(), "XML syntax error on ") }

func (p *parser) rssItems(f *gofeed.Feed, o *rss.Feed) {
	for i, it := range f.Items {
		link := it.Link
		// The guid is the address where it is not said to be none, and looks like one.
		if g := o.Items[i].GUID; link == "" && g != nil && !strings.EqualFold(g.IsPermalink, "false") && strings.Contains(g.Value, "://") {
			link = g.Value
		}
		p.add(link, item(it))
	}
}

func (p *parser) atomItems(f *gofeed.Feed, o *atom.Feed) {
	for i, it := range f.Items {
		link := it.Link
		// gofeed takes the first alternate; a page is better than another form of the same.
		for _, l := range o.Entries[i].Links {
			if (l.Rel == "" || l.Rel == "alternate") && strings.HasPrefix(l.Type, "text/html") {
				link = l.Href
				break
			}
		}
		out := item(it)
		if o.Entries[i].Published == "" { // gofeed would give the update
			out.Published, out.PublishedAt = "", time.Time{}
		}
		p.add(link, out)
	}
}

func item(it *gofeed.Item) Item {
	out := Item{Title: it.Title, ID: it.GUID, Published: it.Published, Updated: it.Updated}
	if t := it.PublishedParsed; t != nil {
		out.PublishedAt = t.UTC()
	}
	if t := it.UpdatedParsed; t != nil {
		out.UpdatedAt = t.UTC()
	}
	return out
}
